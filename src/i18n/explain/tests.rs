//! Every sentence of an explanation and every remark, in both languages.

use super::*;
use crate::search::Zone;
use crate::text::Language;

fn english() -> Messages {
    Messages::new(Language::English)
}

fn french() -> Messages {
    Messages::new(Language::French)
}

/// A sentence with plain spaces: which of them are no-break ones is held elsewhere.
fn spaced(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn word(role: WordRole, articles: usize, rarity: f32) -> WordReading {
    WordReading {
        typed: "ville".to_owned(),
        terms: Vec::new(),
        role,
        articles,
        rarity,
    }
}

fn part(word: &str, equivalent: bool, stems: f32, exact: f32) -> ScorePart {
    ScorePart {
        word: word.to_owned(),
        equivalent,
        forms: vec![(Zone::Body, format!("{word}s"), 2)],
        stems,
        exact,
    }
}

fn hit(how: MatchedBy, parts: Vec<ScorePart>, score: f32, nearness: f32) -> HitReading {
    HitReading {
        slug: "a".to_owned(),
        place: 3,
        how,
        score,
        nearness,
        parts,
    }
}

#[test]
fn a_query_is_first_said_as_it_was_read() {
    let explanation = Explanation {
        query: "objets tag:iot".to_owned(),
        ..Explanation::default()
    };
    assert_eq!(
        english().query_reading(&explanation),
        ["Read as: objets tag:iot"]
    );
    let lines = french().query_reading(&explanation);
    assert_eq!(lines.len(), 1);
    assert_eq!(spaced(&lines[0]), "Compris ainsi : objets tag:iot");
}

#[test]
fn the_words_of_a_query_follow_in_their_order() {
    let explanation = Explanation {
        query: "le x".to_owned(),
        words: vec![
            word(WordRole::Function, 9, 0.1),
            word(WordRole::Wanted, 2, 5.0),
            word(WordRole::Excluded, 1, 5.0),
            word(WordRole::Equivalent, 4, 2.0),
        ],
        ..Explanation::default()
    };
    let lines = english().query_reading(&explanation);
    assert_eq!(
        lines[1..],
        [
            "“ville”: a common word of the language; it decides nothing, it breaks ties",
            "“ville”, in all its forms: in 2 articles (a rare word, which counts for much)",
            "“ville”: must not be there",
            "≈ “ville”, an equivalent, looked for too: in 4 articles",
        ]
    );
    let lines: Vec<String> = french()
        .query_reading(&explanation)
        .iter()
        .map(|line| spaced(line))
        .collect();
    assert_eq!(
        lines[1..],
        [
            "« ville » : mot courant de la langue ; il ne décide de rien, il départage",
            "« ville », sous toutes ses formes : dans 2 articles (mot rare, qui compte beaucoup)",
            "« ville » : ne doit pas s’y trouver",
            "≈ « ville », équivalent cherché aussi : dans 4 articles",
        ]
    );
}

#[test]
fn a_word_of_no_article_is_said_to_be_in_none_in_both_languages() {
    for (role, en, fr) in [
        (
            WordRole::Wanted,
            "“ville”, in all its forms: in no article",
            "« ville », sous toutes ses formes : dans aucun article",
        ),
        (
            WordRole::Equivalent,
            "≈ “ville”, an equivalent, looked for too: in no article",
            "≈ « ville », équivalent cherché aussi : dans aucun article",
        ),
    ] {
        let word = word(role, 0, 9.0);
        assert_eq!(english().word_reading(&word), en);
        assert_eq!(spaced(&french().word_reading(&word)), fr);
    }
}

#[test]
fn one_article_is_said_in_the_singular() {
    for (role, en, fr) in [
        (WordRole::Wanted, "in 1 article (", "dans 1 article ("),
        (WordRole::Equivalent, "in 1 article", "dans 1 article"),
    ] {
        let word = word(role, 1, 9.0);
        let (said, dit) = (english().word_reading(&word), french().word_reading(&word));
        assert!(said.contains(en) && !said.contains("articles"), "{said}");
        assert!(
            spaced(&dit).contains(fr) && !dit.contains("articles"),
            "{dit}"
        );
    }
}

#[test]
fn rarity_is_said_in_three_steps_whose_bounds_belong_to_the_rarer() {
    for (rarity, en, fr) in [
        (9.0, "a rare word", "mot rare"),
        (3.9, "a rare word", "mot rare"),
        (3.89, "fairly common", "assez courant"),
        (1.4, "fairly common", "assez courant"),
        (1.39, "very common", "très courant"),
        (0.0, "very common", "très courant"),
    ] {
        let word = word(WordRole::Wanted, 12, rarity);
        let (said, dit) = (english().word_reading(&word), french().word_reading(&word));
        assert!(said.contains(en), "{rarity}: {said}");
        assert!(dit.contains(fr), "{rarity}: {dit}");
    }
}

#[test]
fn remarks_stand_beside_the_words_but_equivalents_are_said_by_theirs() {
    let explanation = Explanation {
        query: "x".to_owned(),
        notes: vec![
            Remark::Equivalent {
                of: "x".to_owned(),
                terms: vec!["y".to_owned()],
            },
            Remark::UnknownFilter("titel".to_owned()),
        ],
        ..Explanation::default()
    };
    assert_eq!(
        english().query_reading(&explanation),
        ["Read as: x", "Unknown filter “titel”: read as words."]
    );
}

#[test]
fn a_hit_is_said_with_its_place_and_how_it_was_found() {
    for (how, en, fr) in [
        (
            MatchedBy::AllWords,
            "Result 3: all the words as you wrote them",
            "Résultat 3 : tous les mots, tels que vous les avez écrits",
        ),
        (
            MatchedBy::Equivalents,
            "Result 3: all the words, some through an equivalent or another spelling",
            "Résultat 3 : tous les mots, certains par un équivalent ou une autre graphie",
        ),
        (
            MatchedBy::SomeWords,
            "Result 3: some of the words",
            "Résultat 3 : une partie des mots",
        ),
    ] {
        let hit = hit(how, Vec::new(), 1.0, 0.0);
        assert_eq!(english().hit_reading(&hit), [en]);
        assert_eq!(spaced(&french().hit_reading(&hit)[0]), fr);
    }
}

#[test]
fn what_was_typed_is_said_before_its_equivalents_wherever_they_stand() {
    let parts = vec![
        part("object", true, 1.0, 0.0),
        part("objet", false, 2.0, 1.0),
        part("device", true, 1.0, 0.0),
    ];
    let lines = english().hit_reading(&hit(MatchedBy::Equivalents, parts, 10.0, 5.0));
    assert_eq!(
        lines[1..],
        [
            "“objet”, 30% of the ranking: objets, 2 times (text)",
            "≈ “object”, 10% of the ranking: objects, 2 times (text)",
            "≈ “device”, 10% of the ranking: devices, 2 times (text)",
            "words near each other, common words: 50% of the ranking",
        ]
    );
}

#[test]
fn the_parts_of_a_hit_are_said_in_french_too() {
    let parts = vec![
        part("objet", false, 2.0, 1.0),
        part("device", true, 1.0, 0.0),
    ];
    let lines: Vec<String> = french()
        .hit_reading(&hit(MatchedBy::Equivalents, parts, 10.0, 6.0))
        .iter()
        .map(|line| spaced(line))
        .collect();
    assert_eq!(
        lines[1..],
        [
            "« objet », 30 % du classement : objets, 2 fois (texte)",
            "≈ « device », 10 % du classement : devices, 2 fois (texte)",
            "mots voisins et mots courants : 60 % du classement",
        ]
    );
}

#[test]
fn words_that_add_nothing_by_standing_near_are_not_spoken_of() {
    let lines = english().hit_reading(&hit(
        MatchedBy::AllWords,
        vec![part("objet", false, 1.0, 0.0)],
        1.0,
        0.0,
    ));
    assert_eq!(lines.len(), 2);
    assert!(lines[1].contains("100% of the ranking"), "{}", lines[1]);
}

#[test]
fn every_form_is_said_with_its_zone_and_how_often() {
    let forms = [
        (Zone::Title, 1, "title", "titre"),
        (Zone::Body, 3, "text", "texte"),
        (Zone::Notes, 1, "notes", "notes"),
        (Zone::Tags, 1, "tags", "étiquettes"),
        (Zone::Author, 1, "author", "auteur"),
        (Zone::Site, 2, "site", "site"),
    ];
    for (zone, count, en, fr) in forms {
        let part = ScorePart {
            forms: vec![(zone, "villes".to_owned(), count)],
            ..part("ville", false, 1.0, 0.0)
        };
        let times = if count == 1 {
            "once".to_owned()
        } else {
            format!("{count} times")
        };
        let (said, dit) = (
            english().part_reading(&part, 1.0),
            french().part_reading(&part, 1.0),
        );
        assert!(said.ends_with(&format!("villes, {times} ({en})")), "{said}");
        assert!(
            spaced(&dit).ends_with(&format!("villes, {count} fois ({fr})")),
            "{dit}"
        );
    }
}

#[test]
fn several_forms_of_a_word_are_told_apart_by_commas() {
    let part = ScorePart {
        forms: vec![
            (Zone::Title, "ville".to_owned(), 1),
            (Zone::Body, "villes".to_owned(), 2),
        ],
        ..part("ville", false, 1.0, 0.0)
    };
    assert_eq!(
        english().part_reading(&part, 2.0),
        "“ville”, 50% of the ranking: ville, once (title), villes, 2 times (text)"
    );
}

#[test]
fn a_share_is_of_the_whole_in_rounded_hundredths_and_never_beyond() {
    for (part, whole, expected) in [
        (0.0, 4.0, 0),
        (1.0, 4.0, 25),
        (1.0, 3.0, 33),
        (2.0, 3.0, 67),
        (4.0, 4.0, 100),
        (5.0, 4.0, 100),
        (-1.0, 4.0, 0),
        (0.0, 0.0, 0),
        (1.0, 0.0, 100),
    ] {
        assert_eq!(share(part, whole), expected, "{part} of {whole}");
    }
}

fn remarks() -> Vec<(Remark, &'static str, &'static str)> {
    let text = str::to_owned;
    vec![
        (
            Remark::Corrected {
                from: text("objest"),
                to: vec![text("objets"), text("objet")],
            },
            "“objest” is in no text: looked for “objets, objet”. “+objest” looks for the word as it is.",
            "« objest » n’est dans aucun texte : cherché « objets, objet ». « +objest » cherche le mot tel quel.",
        ),
        (
            Remark::Equivalent {
                of: text("courriel"),
                terms: vec![text("e-mail"), text("email")],
            },
            "“courriel” ≈ e-mail, email (“~” before the query does without)",
            "« courriel » ≈ e-mail, email (« ~ » devant la recherche s’en passe)",
        ),
        (
            Remark::PhraseNowhere(text("ouvertes données")),
            "No text holds “ouvertes données” word for word: looked for its words, close together first.",
            "Aucun texte ne contient « ouvertes données » mot pour mot : cherché ses mots, les plus proches d’abord.",
        ),
        (
            Remark::UnknownFilter(text("titel")),
            "Unknown filter “titel”: read as words.",
            "Filtre inconnu « titel » : lu comme des mots.",
        ),
        (
            Remark::UnknownValue {
                name: text("langue"),
                value: text("klingon"),
            },
            "“klingon” is no value of “langue”: nothing has it.",
            "« klingon » n’est pas une valeur de « langue » : rien ne l’a.",
        ),
        (
            Remark::ImpossibleDate(text("2017-13")),
            "“2017-13” is no date: nothing has it.",
            "« 2017-13 » n’est pas une date : rien ne l’a.",
        ),
        (
            Remark::TooManyWords { used: 64, of: 1204 },
            "A very long query: the 64 rarest words of 1,204 were looked for.",
            "Recherche très longue : les 64 mots les plus rares sur 1 204 ont été cherchés.",
        ),
        (
            Remark::Damaged {
                detail: text("bad block"),
            },
            "The index cannot be read to the end (bad block): “glose reindex” makes it anew.",
            "L’index ne peut pas être lu jusqu’au bout (bad block) : « glose reindex » le refait.",
        ),
    ]
}

#[test]
fn every_remark_is_a_sentence_in_english() {
    for (remark, expected, _) in remarks() {
        assert_eq!(english().remark(&remark), expected);
    }
}

#[test]
fn every_remark_is_a_sentence_in_french() {
    for (remark, _, expected) in remarks() {
        assert_eq!(spaced(&french().remark(&remark)), expected);
    }
}

#[test]
fn a_remark_shows_what_was_typed_as_it_was_whatever_it_holds() {
    for typed in ["{ $name }", "<b>", "\"", "« »", "a\u{301}", ""] {
        let remark = Remark::UnknownFilter(typed.to_owned());
        assert_eq!(
            english().remark(&remark),
            format!("Unknown filter “{typed}”: read as words.")
        );
    }
}
