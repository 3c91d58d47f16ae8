//! Texts that made other annotators lose or misplace notes, and texts made to.

use crate::anchor::{Alignment, Origin, Placement, Selectors, State, TextView, describe, place};
use crate::text::CharRange;

/// The selectors of the `nth` occurrence (from 0) of `quote` in `text`.
fn note(text: &str, quote: &str, nth: usize) -> Selectors {
    let (byte, _) = text
        .match_indices(quote)
        .nth(nth)
        .expect("the quote is in the text");
    let start = text[..byte].chars().count();
    let range = CharRange::new(start, start + quote.chars().count());
    describe(&TextView::plain(text), range, Origin::default())
}

fn with_old(old: &str, new: &str, selectors: &Selectors) -> Placement {
    let (old, new) = (TextView::plain(old), TextView::plain(new));
    place(selectors, Some((&old, &Alignment::new(&old, &new))), &new)
}

fn alone(new: &str, selectors: &Selectors) -> Placement {
    place(selectors, None, &TextView::plain(new))
}

/// Both ways of placing the first occurrence of `quote`.
fn both(old: &str, new: &str, quote: &str) -> [Placement; 2] {
    let selectors = note(old, quote, 0);
    [with_old(old, new, &selectors), alone(new, &selectors)]
}

/// What a placement names: its place, or its first candidate.
fn words<'a>(new: &'a str, placement: &Placement) -> &'a str {
    let candidate = placement
        .candidates
        .first()
        .map(|candidate| candidate.range);
    let range = placement.range.or(candidate).unwrap_or_default();
    TextView::plain(new).slice(range)
}

const TEAMS: &str = "Meeting notes for the spring, kept by the secretary.\n\n\
    Team Alpha will present the irrigation report on Monday in the large hall.\n\n\
    The budget is discussed after lunch, with the treasurer.\n\n\
    Team Beta will present the irrigation report on Friday in the large hall.\n\n\
    Coffee is served at ten.";

#[test]
fn a_rewritten_sentence_does_not_jump_to_its_lookalike() {
    // client#7571
    let quote = "Team Alpha will present the irrigation report on Monday in the large hall.";
    let new = TEAMS.replace(quote, "Nobody knows yet who speaks first; ask at the desk.");
    for placement in both(TEAMS, &new, quote) {
        assert!(
            !placement.state.is_placed(),
            "{placement:?}: {}",
            words(&new, &placement)
        );
    }
}

#[test]
fn a_corrected_name_is_found_by_what_surrounds_it() {
    // h#2798
    let old = "In the story of that night, it was Robin who carried the lamp up the stairs, and later \
        Robin was the one who came down without it, said the porter.";
    let new = old.replacen("Robin", "Elisa", 1);
    for placement in both(old, &new, "Robin") {
        assert!(
            matches!(placement.state, State::Changed | State::Review),
            "{placement:?}"
        );
        assert_eq!(words(&new, &placement), "Elisa");
    }
}

#[test]
fn a_short_word_is_not_found_inside_another() {
    // h#2634
    let old =
        "The kernel was announced by Linus on a mailing list, and few people noticed at first.";
    let new = "Chapter two. In the workshop, the machines were oiled every evening by apprentices.";
    for placement in both(old, new, "Linus") {
        assert_eq!(placement.state, State::Lost, "{placement:?}");
    }
}

#[test]
fn a_rewritten_page_loses_its_notes() {
    // h#4328
    let old =
        "Open positions\n\nDeveloper, Frontend\n\nDeveloper, Backend\n\nWrite to us before June.";
    let new = "Working here\n\nOur developers and designers sit in one room and share one kettle.\n\n\
        We hire when somebody leaves, which is seldom.";
    for placement in both(old, new, "Developer, Frontend") {
        assert_eq!(placement.state, State::Lost, "{placement:?}");
    }
}

const REFRAIN: &str = "On monte au village à pied.\n\nEt la neige tombe, et la neige tombe.\n\n\
    On compte les bougies du marché.\n\nEt la neige tombe, et la neige tombe.\n\n\
    On rentre par le chemin du moulin.\n\nEt la neige tombe, et la neige tombe.";

#[test]
fn a_refrain_keeps_its_verse() {
    let refrain = "Et la neige tombe, et la neige tombe.";
    let new = format!("Chanson d’hiver, recueillie en 1923.\n\n{REFRAIN}");
    for nth in 0..3 {
        let selectors = note(REFRAIN, refrain, nth);
        let wanted = note(&new, refrain, nth).range();
        for placement in [with_old(REFRAIN, &new, &selectors), alone(&new, &selectors)] {
            assert_eq!((placement.state, placement.range), (State::Exact, wanted));
        }
    }
}

#[test]
fn a_refrain_whose_verse_is_gone_does_not_take_another() {
    let refrain = "Et la neige tombe, et la neige tombe.";
    let verse = format!("On compte les bougies du marché.\n\n{refrain}\n\n");
    let new = REFRAIN.replace(&verse, "");
    let selectors = note(REFRAIN, refrain, 1);
    for placement in [with_old(REFRAIN, &new, &selectors), alone(&new, &selectors)] {
        assert!(!placement.state.is_placed(), "{placement:?}");
    }
}

#[test]
fn a_changed_number_or_an_inserted_negation_is_never_exact() {
    let old = "Selon le rapport annuel, les usages du service ont connu une hausse de 12 % cette année, \
        et les agents estiment que la réforme est utile aux familles de la vallée.";
    for (quote, from, to) in [
        ("une hausse de 12 % cette année", "12 %", "21 %"),
        (
            "la réforme est utile aux familles",
            "est utile",
            "n’est pas utile",
        ),
    ] {
        let new = old.replace(from, to);
        for placement in both(old, &new, quote) {
            assert!(
                matches!(placement.state, State::Changed | State::Review),
                "{placement:?}"
            );
            assert!(
                words(&new, &placement).contains(to),
                "{}",
                words(&new, &placement)
            );
        }
    }
}

#[test]
fn a_cell_of_a_table_keeps_its_row() {
    let old = "Ville | Prêts | Visites\nAngers | 120 | 900\nNantes | 120 | 850\nRennes | 95 | 700";
    let new = "Ville | Prêts | Visites\nBrest | 120 | 410\nAngers | 120 | 900\nNantes | 120 | 850\n\
        Rennes | 95 | 700";
    let selectors = note(old, "120", 1);
    let placement = with_old(old, new, &selectors);
    assert_eq!(
        (placement.state, placement.range),
        (State::Exact, note(new, "120", 2).range())
    );
    let placement = alone(new, &selectors);
    assert!(!placement.state.is_placed() || placement.range == note(new, "120", 2).range());
}

#[test]
fn a_quote_of_a_quote_stays_in_the_outer_text() {
    let old = "Elle avait écrit : « rien ne se perd dans une bibliothèque bien tenue ».\n\n\
        Dix ans plus tard, un lecteur cite : « rien ne se perd dans une bibliothèque bien tenue » et \
        ajoute qu’il n’en croit rien.";
    let new = format!("Note de l’éditeur : ce texte a été relu.\n\n{old}");
    let quote = "rien ne se perd dans une bibliothèque bien tenue";
    for nth in 0..2 {
        let selectors = note(old, quote, nth);
        for placement in [with_old(old, &new, &selectors), alone(&new, &selectors)] {
            assert_eq!(placement.range, note(&new, quote, nth).range());
        }
    }
}

const ARTICLE: &str = "Les bibliothèques prêtent des livres, mais aussi des objets et du temps.\n\n\
    À Angers, une semaine entière a été donnée aux objets connectés que l’on peut toucher.\n\n\
    Les visiteurs sont venus en famille, avec des questions très simples et très justes.\n\n\
    Le bilan tient en une page : on recommencera, avec moins d’écrans et plus de chaises.";

#[test]
fn boilerplate_between_paragraphs_changes_nothing() {
    let new = ARTICLE.replace(
        "\n\n",
        "\n\nLire aussi : notre dossier complet sur le sujet.\n\n",
    );
    for quote in [
        "Les visiteurs sont venus en famille",
        "objets connectés",
        "toucher",
    ] {
        for placement in both(ARTICLE, &new, quote) {
            assert_eq!(
                (placement.state, words(&new, &placement)),
                (State::Exact, quote)
            );
        }
    }
}

#[test]
fn typography_and_normal_forms_change_nothing() {
    use unicode_normalization::UnicodeNormalization;
    let typeset = ARTICLE
        .replace('’', "'")
        .replace(" :", "\u{a0}:")
        .replace("fi", "ﬁ");
    let decomposed: String = ARTICLE.nfd().collect();
    for new in [typeset, decomposed, ARTICLE.to_uppercase()] {
        for quote in [
            "l’on peut toucher",
            "Le bilan tient en une page : on recommencera",
            "été",
        ] {
            for placement in both(ARTICLE, &new, quote) {
                assert_eq!(placement.state, State::Exact, "{quote}: {placement:?}");
                let found: String = words(&new, &placement).nfc().collect();
                assert_eq!(found.chars().count(), quote.chars().count(), "{found}");
            }
        }
    }
}

#[test]
fn a_translated_article_loses_its_notes() {
    let new = "Libraries lend books, but also objects and time.\n\n\
        In the city, a whole week was given to connected things that anyone may touch.\n\n\
        Visitors came as families, with questions both plain and fair.\n\n\
        The report fits on a page: they will do it again, with fewer screens and more chairs.";
    for quote in [
        "Les visiteurs sont venus en famille",
        "objets",
        "Angers",
        "très justes",
    ] {
        for placement in both(ARTICLE, new, quote) {
            assert_eq!(placement.state, State::Lost, "{quote}: {placement:?}");
        }
    }
}

#[test]
fn paragraphs_in_reverse_order_keep_their_notes() {
    let mut parts: Vec<&str> = ARTICLE.split("\n\n").collect();
    parts.reverse();
    let new = parts.join("\n\n");
    for quote in [
        "prêtent des livres",
        "À Angers, une semaine entière",
        "moins d’écrans",
        "famille",
    ] {
        for placement in both(ARTICLE, &new, quote) {
            assert!(placement.state.is_placed(), "{quote}: {placement:?}");
            assert_eq!(words(&new, &placement), quote);
        }
    }
}

#[test]
fn a_paywall_loses_notes_instead_of_scattering_them() {
    let new = "Les bibliothèques prêtent des livres, mais aussi des objets et du temps.\n\n\
        Il vous reste 80 % de cet article à lire. La suite est réservée aux abonnés, avec des offres \
        très simples.";
    for quote in [
        "Les visiteurs sont venus en famille",
        "une semaine entière",
        "moins d’écrans",
    ] {
        for placement in both(ARTICLE, new, quote) {
            assert_eq!(placement.state, State::Lost, "{quote}: {placement:?}");
        }
    }
    for placement in both(ARTICLE, new, "prêtent des livres") {
        assert_eq!(placement.state, State::Exact);
    }
}

#[test]
fn ten_thousand_words_are_one_passage() {
    let text: String = (0..12_000_u32)
        .map(|n| ["sel ", "eau ", "vent "][(n % 3) as usize].to_owned() + &n.to_string() + " ")
        .collect();
    let range = CharRange::new(4_000, 100_000);
    let old = TextView::plain(&text);
    let selectors = describe(&old, range, Origin::default());
    assert!(selectors.exact.chars().count() == 300);
    let shifted = format!("Un mot avant. {text}");
    let edited = shifted.replace("eau 6001 ", "");
    for (new, state) in [(shifted, State::Exact), (edited, State::Changed)] {
        let view = TextView::plain(&new);
        for placement in [with_old(&text, &new, &selectors), alone(&new, &selectors)] {
            assert_eq!(placement.state, state);
            let found = view.slice(placement.range.unwrap());
            assert!(
                found.starts_with(&selectors.exact[..280]),
                "{}",
                &found[..50]
            );
            assert!(found.len() > 95_900);
        }
    }
}

#[test]
fn emoji_and_right_to_left_text_keep_their_notes() {
    let old = "Une famille 👩\u{200d}👩\u{200d}👧 sourit sur la photo, et l’on écrit 🎉 dessous.\n\n\
        קראנו את הספר הזה פעמיים, פעם בבית ופעם ברכבת.\n\nنقرأ الكتب في القطار كل صباح.";
    let new = format!("🎈 Mise à jour.\n\n{old}");
    for quote in [
        "👩\u{200d}👩\u{200d}👧 sourit",
        "🎉",
        "הספר הזה פעמיים",
        "في القطار",
    ] {
        for placement in both(old, &new, quote) {
            assert_eq!(
                (placement.state, words(&new, &placement)),
                (State::Exact, quote)
            );
        }
    }
}

#[test]
fn a_quote_alone_is_enough_for_a_note_written_by_hand() {
    let bare = |exact: &str| Selectors {
        exact: exact.into(),
        ..Selectors::default()
    };
    let placement = alone(ARTICLE, &bare("Les   visiteurs sont\nvenus"));
    assert_eq!(
        (placement.state, words(ARTICLE, &placement)),
        (State::Exact, "Les visiteurs sont venus")
    );
    let placement = alone(ARTICLE, &bare("Angers"));
    assert_eq!(
        (placement.state, words(ARTICLE, &placement)),
        (State::Exact, "Angers")
    );
    // Several times in the text, or inside a word: the reader is asked.
    for exact in ["des", "amill"] {
        assert_eq!(alone(ARTICLE, &bare(exact)).state, State::Review, "{exact}");
    }
    assert_eq!(alone(ARTICLE, &bare("")).state, State::Lost);
    assert_eq!(alone("", &bare("Angers")).state, State::Lost);
}

#[test]
fn a_long_prefix_at_the_beginning_and_an_end_without_suffix_are_found() {
    let selectors = Selectors {
        exact: "bibliothèques".into(),
        prefix: Some("un préfixe bien plus long que ce qui précède dans le texte : Les ".into()),
        suffix: Some(" prêtent des livres, mais aussi des objets".into()),
        ..Selectors::default()
    };
    assert_eq!(words(ARTICLE, &alone(ARTICLE, &selectors)), "bibliothèques");
    let selectors = note(ARTICLE, "plus de chaises.", 0);
    let placement = alone(&format!("Début.\n\n{ARTICLE}"), &selectors);
    assert_eq!(placement.state, State::Exact);
}

#[test]
fn a_better_context_never_scores_less_and_the_position_only_breaks_ties() {
    let text = "un chat noir dort ici. deux chats gris dorment là. un chat noir dort ici.";
    let second = note(text, "chat noir", 1);
    let mut without = Selectors {
        block: None,
        nth: None,
        rev: None,
        ..second.clone()
    };
    let full = alone(text, &without);
    without.prefix = Some("tout à fait autre chose".into());
    let half = alone(text, &without);
    assert!(half.score <= full.score, "{half:?} {full:?}");
    // Nothing but the position tells the two apart: the reader is asked, the nearer one first.
    let tie = Selectors {
        exact: "chat noir".into(),
        start: second.start,
        end: second.end,
        len: second.len,
        ..Selectors::default()
    };
    let placement = alone(text, &tie);
    assert_eq!(placement.state, State::Review);
    assert_eq!(placement.candidates[0].range, second.range().unwrap());
}
