//! Edits after which a passage keeps whole words, and its sentences their ends.

use proptest::prelude::*;

use crate::anchor::{Alignment, Origin, Placement, Selectors, State, TextView, describe, place};
use crate::text::CharRange;

fn find(text: &str, quote: &str) -> CharRange {
    let byte = text.find(quote).expect("the quote is in the text");
    let start = text[..byte].chars().count();
    CharRange::new(start, start + quote.chars().count())
}

fn note(old: &str, quote: &str) -> Selectors {
    describe(&TextView::plain(old), find(old, quote), Origin::default())
}

/// The placements with the old text and without it.
fn both(old: &str, new: &str, quote: &str) -> [Placement; 2] {
    let selectors = note(old, quote);
    let (old, new) = (TextView::plain(old), TextView::plain(new));
    [
        place(&selectors, Some((&old, &Alignment::new(&old, &new))), &new),
        place(&selectors, None, &new),
    ]
}

/// What a placement names: its place, or what it offers first.
fn named<'a>(new: &'a str, placement: &Placement) -> &'a str {
    let first = placement.candidates.first().map(|one| one.range);
    let range = placement.range.or(first).unwrap_or_default();
    TextView::plain(new).slice(range)
}

fn assert_named(old: &str, new: &str, quote: &str, expected: &str) {
    for (placement, way) in both(old, new, quote).iter().zip(["with", "without"]) {
        let named = named(new, placement);
        assert_eq!(
            named, expected,
            "{way} the old text, of {quote:?}: {placement:?}"
        );
    }
}

const AROUND: (&str, &str) = (
    "Le comité s’est réuni en mars dans la grande salle du port.",
    "La prochaine réunion aura lieu en juin, avec les habitants.",
);

fn among(middle: &str) -> String {
    format!("{}\n\n{middle}\n\n{}", AROUND.0, AROUND.1)
}

#[test]
fn an_inflected_sentence_is_taken_whole() {
    for (old, new) in [
        (
            "La mesure est utile pour tous.",
            "Les mesures sont utiles pour toutes.",
        ),
        (
            "The measure is useful for everyone.",
            "These measures are useful to everybody.",
        ),
        (
            "Un capteur compte les passants du quai.",
            "Des capteurs comptent les passantes du quai.",
        ),
        (
            "A sensor counts the boats at night.",
            "Sensors count the boats by night.",
        ),
    ] {
        assert_named(&among(old), &among(new), old, new);
        assert_named(old, new, old, new);
    }
}

#[test]
fn a_replaced_word_at_an_end_belongs_to_the_passage() {
    for (old, new, quote, expected) in [
        (
            "On compte 3 capteurs sur le quai nord du port.",
            "On compte trois capteurs sur le quai nord du port.",
            "3 capteurs",
            "trois capteurs",
        ),
        (
            "On compte trois capteurs sur le quai nord du port.",
            "On compte trois sondes sur le quai nord du port.",
            "trois capteurs",
            "trois sondes",
        ),
        (
            "There are 3 sensors along the northern quay today.",
            "There are three sensors along the northern quay today.",
            "3 sensors",
            "three sensors",
        ),
        (
            "La ville a posé douze bornes neuves devant la gare.",
            "La ville a posé douze bornes récentes devant la gare.",
            "douze bornes neuves",
            "douze bornes récentes",
        ),
    ] {
        assert_named(&among(old), &among(new), quote, expected);
    }
    assert_named(
        "3 capteurs",
        "trois capteurs",
        "3 capteurs",
        "trois capteurs",
    );
}

#[test]
fn a_sentence_that_stands_word_for_word_is_exact_whatever_follows() {
    let sentence = "Les capteurs comptent les passants du quai.";
    let old = format!("{sentence}\n\nPuis on parle du quai.\n\nFin du texte.");
    for new in [
        format!(
            "{sentence} On ajoute ici une phrase.\n\nPuis on parle du port et du quai.\n\nFin du texte."
        ),
        format!(
            "{sentence}\n\nRien d’autre ici.\n\nPlus loin encore le quai. Puis on parle du quai.\n\nFin."
        ),
        format!("Avant tout. {sentence}\n\nTout a changé ensuite, sauf le nom du quai."),
    ] {
        for placement in both(&old, &new, sentence) {
            assert_eq!(
                (placement.state, named(&new, &placement)),
                (State::Exact, sentence),
                "{new}"
            );
        }
    }
}

#[test]
fn a_shortened_sentence_stays_in_its_block() {
    let old = "Les relevés montrent que le port attire plus de monde le soir que le matin en été.\n\n\
        Le marché ouvre à huit heures.\n\nLes bateaux rentrent le soir, surtout en été.";
    let new = "Les relevés montrent que le port attire plus de monde le soir.\n\n\
        Le marché ouvre à neuf heures.\n\nLes bateaux rentrent plus tard que le matin en été.";
    let quote =
        "Les relevés montrent que le port attire plus de monde le soir que le matin en été.";
    assert_named(
        old,
        new,
        quote,
        "Les relevés montrent que le port attire plus de monde le soir.",
    );
}

#[test]
fn a_passage_begins_at_a_word_or_a_sign_and_not_at_a_line() {
    let old = among("• Mesurer le bruit du port chaque nuit de juillet");
    let new = among("• Mesurer le bruit du port chaque nuit de l’été");
    for placement in both(
        &old,
        &new,
        "• Mesurer le bruit du port chaque nuit de juillet",
    ) {
        let named = named(&new, &placement);
        assert_eq!(named, named.trim(), "{placement:?}");
        assert!(
            named.contains("Mesurer") && named.ends_with("l’été"),
            "{named}"
        );
    }
    let new = among("Mesurer le bruit du port chaque nuit de juillet");
    for placement in both(
        &old,
        &new,
        "• Mesurer le bruit du port chaque nuit de juillet",
    ) {
        let named = named(&new, &placement);
        assert_eq!(named, named.trim(), "{placement:?}");
    }
}

#[test]
fn what_is_left_of_a_sentence_in_another_section_is_offered() {
    let sentence =
        "Le conseil a voté la pose de douze capteurs de bruit sur les quais du port en mai.";
    let rest = "Suit le détail des dépenses, poste par poste, avec les réserves du trésorier et les réponses des élus.";
    let old = format!("{}\n\n{sentence}\n\n{}\n\n{rest}", AROUND.0, AROUND.1);
    let new = format!(
        "{}\n\n{}\n\n{rest}\n\nEn annexe, on lit : la pose de douze capteurs de bruit sur les quais du port, dit-on.",
        AROUND.0, AROUND.1
    );
    for placement in both(&old, &new, sentence) {
        assert_eq!(placement.state, State::Review, "{placement:?}");
        assert!(named(&new, &placement).contains("douze capteurs de bruit sur les quais"));
    }
}

#[test]
fn a_sentence_with_another_end_takes_its_own_and_not_what_follows() {
    let old = among("Il pleut beaucoup sur le port. Les pêcheurs attendent.");
    let new = among("Il pleut énormément. Puis il neige. Les pêcheurs attendent.");
    let [with_old, alone] = both(&old, &new, "Il pleut beaucoup sur le port.");
    assert_eq!(named(&new, &with_old), "Il pleut énormément.");
    // Without the old text, what stands between the same words may all be the passage.
    assert!(named(&new, &alone).starts_with("Il pleut énormément."));
    assert!(named(&new, &alone).ends_with('.'));
    let old = among("We count every boat that enters. The crane sleeps.");
    let new = among("We count every boat that leaves the basin. The crane sleeps.");
    assert_named(
        &old,
        &new,
        "We count every boat that enters.",
        "We count every boat that leaves the basin.",
    );
}

#[test]
fn a_whole_word_is_not_found_inside_another() {
    let old = among("On note une mesure dans le carnet du gardien.");
    let new = among("On note les mesures dans le carnet du gardien.");
    for placement in both(&old, &new, "mesure") {
        assert_ne!(named(&new, &placement), "mesure", "{placement:?}");
    }
}

#[test]
fn a_word_cut_at_an_end_is_left_where_the_passage_would_grow_longer_than_it_was() {
    let old = "De 9h15 à 17h, cette formation spéciale aura lieu le 22 septembre en ligne.";
    let new = "De 9h15 à 17h, cette formation spéciale aura lieu le 17 novembre en ligne.";
    for placement in both(&among(old), &among(new), "lieu le 22") {
        let new = among(new);
        let named = named(&new, &placement);
        assert!(named.starts_with("lieu le") && !named.contains("novembre"));
    }
}

#[test]
fn what_is_left_between_the_same_neighbours_is_the_passage() {
    let old = among("Écrivez-nous, et un membre de l’équipe beta.gouv reviendra vers vous.");
    let new = among("Écrivez-nous, et un membre de l’équipe reviendra vers vous.");
    let [with_old, _] = both(&old, &new, "l’équipe beta.gouv");
    assert_eq!(
        (with_old.state, named(&new, &with_old)),
        (State::Changed, "l’équipe")
    );
}

#[test]
fn a_passage_that_is_offered_word_for_word_does_not_grow() {
    let quote = "l’expression de besoin";
    let old = among(&format!(
        "Plusieurs années séparent alors la livraison de {quote}."
    ));
    let new = among(&format!(
        "La livraison intervient des années après {quote} associée. On parle aussi ici de {quote} du service."
    ));
    let [_, alone] = both(&old, &new, quote);
    assert_eq!((alone.state, named(&new, &alone)), (State::Review, quote));
}

/// A text of sentences.
fn text() -> impl Strategy<Value = Vec<Vec<String>>> {
    let word = prop::sample::select(vec![
        "la",
        "mesure",
        "les",
        "capteurs",
        "l’été",
        "port",
        "12",
        "utile",
        "pour",
        "tous",
        "quai",
        "the",
        "boats",
        "naïve",
        "e\u{301}té",
        "«",
        "»",
        "(sic)",
        "M.",
        "C’est",
        "œuvre",
        "rendez-vous",
    ]);
    let sentence = prop::collection::vec(word, 2..12).prop_map(|words| words.join(" ") + ".");
    prop::collection::vec(prop::collection::vec(sentence, 1..4), 1..5)
}

/// One change of a text: of which word, and what is done to it.
fn changed(text: &str, edits: &[(usize, usize)]) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    for (at, what) in edits {
        let at = at % words.len();
        let word = words[at].clone();
        words[at] = match what % 7 {
            0 => format!("{word}s"),
            1 => word.chars().skip(1).collect(),
            2 => "autre".to_owned(),
            3 => format!("{word} encore un mot"),
            4 => word.replace('.', ", suite."),
            5 => word.replace("\n\n", " "),
            _ => format!("re{word}"),
        };
    }
    words.join(" ")
}

/// Whether a place of a text is inside a word.
fn is_inside_word(text: &str, at: usize) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric() || *c == '\u{301}');
    at > 0 && word(chars.get(at - 1)) && word(chars.get(at))
}

proptest! {
    #[test]
    fn no_passage_begins_or_ends_inside_a_word(
        parts in text(), from in 0_usize..90, length in 1_usize..20,
        edits in prop::collection::vec((0_usize..200, 0_usize..7), 1..6),
    ) {
        let old = parts.iter().map(|part| part.join(" ")).collect::<Vec<_>>().join("\n\n");
        let new = changed(&old, &edits);
        let ends: Vec<usize> = (0..=old.chars().count()).filter(|at| !is_inside_word(&old, *at)).collect();
        let start = ends[from % ends.len()];
        let end = *ends.iter().filter(|end| **end > start).nth(length).unwrap_or(ends.last().unwrap());
        if TextView::plain(&old).slice(CharRange::new(start, end)).trim().is_empty() {
            return Ok(());
        }
        let selectors = describe(&TextView::plain(&old), CharRange::new(start, end), Origin::default());
        let blocks = |text: &str| text.split("\n\n").filter(|part| !part.trim().is_empty()).count();
        let (before, after) = (TextView::plain(&old), TextView::plain(&new));
        let alignment = Alignment::new(&before, &after);
        for placement in [place(&selectors, Some((&before, &alignment)), &after), place(&selectors, None, &after)] {
            let offered = placement.candidates.iter().map(|one| one.range);
            for range in placement.range.into_iter().chain(offered) {
                let inside = is_inside_word(&new, range.start) || is_inside_word(&new, range.end);
                prop_assert!(!inside, "{:?} of {:?} in {:?}", after.slice(range), selectors.exact, new);
            }
            if let Some(range) = placement.range {
                prop_assert!(blocks(after.slice(range)) <= blocks(&selectors.exact).max(1), "{:?} of {:?}", after.slice(range), selectors.exact);
            }
        }
    }
}
