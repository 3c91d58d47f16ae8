//! Which of two texts comes first, and why: in French and in English.

use super::{ask, entry, searcher, slugs};
use crate::search::{Answer, IndexEntry, MatchedBy, Request, Searcher};
use crate::text::{Date, Language};

/// Words that no query asks for, in each language, so that texts are of one length.
const FILLER: [&str; 2] = [
    "Un matin calme passe sur le quai tandis que chacun attend encore.",
    "Some quiet morning passes over the quay while everyone still waits.",
];

fn filler(language: Language) -> &'static str {
    FILLER[usize::from(language == Language::English)]
}

/// Texts by name, in one language, beside others that hold none of their words.
pub(super) fn shelf(language: Language, texts: &[(&str, &str)]) -> Searcher {
    let mut entries: Vec<IndexEntry> = texts
        .iter()
        .map(|(slug, text)| entry(slug, text, language))
        .collect();
    entries.extend((0..6).map(|nth| entry(&format!("autre-{nth}"), filler(language), language)));
    searcher(entries)
}

/// The names of a query's hits in their order.
fn order(searcher: &Searcher, query: &str) -> String {
    slugs(&ask(searcher, query)).join(" ")
}

/// Holds that one text comes before another though its name, which decides between equals, comes after.
fn before(language: Language, query: &str, first: &str, second: &str) {
    let searcher = shelf(language, &[("b", first), ("a", second)]);
    let found = order(&searcher, query);
    assert!(
        found.starts_with('b') && found.contains('a'),
        "{query}: {found:?}; {first:?} before {second:?}"
    );
}

#[test]
fn the_form_that_was_typed_comes_before_other_forms_of_the_word() {
    let french = [
        ("un", "Les marchés ouvrent."),
        ("deux", "Le marché ouvre."),
        ("trois", "Le journal paraît."),
        ("quatre", "Les journaux paraissent."),
    ];
    let english = [
        ("five", "Cities grow."),
        ("six", "A city grows."),
        ("seven", "She wrote letters."),
        ("eight", "She writes letters."),
    ];
    for (language, texts, queries) in [
        (
            Language::French,
            french,
            [
                ("marchés", "un deux"),
                ("marché", "deux un"),
                ("journal", "trois quatre"),
                ("journaux", "quatre trois"),
            ],
        ),
        (
            Language::English,
            english,
            [
                ("cities", "five six"),
                ("city", "six five"),
                ("wrote", "seven eight"),
                ("writes", "eight seven"),
            ],
        ),
    ] {
        let searcher = shelf(language, &texts);
        for (query, expected) in queries {
            assert_eq!(order(&searcher, query), expected, "{query}");
        }
    }
}

#[test]
fn accents_that_are_typed_are_meant() {
    let filler = filler(Language::French);
    for (query, first, second) in [
        ("pêche", "La pêche du jour.", "Le péché du jour."),
        ("péché", "Le péché du jour.", "La pêche du jour."),
        ("côté", "Un côté de la rue.", "Une cote de la rue."),
    ] {
        let searcher = shelf(
            Language::French,
            &[
                ("b", &format!("{first} {filler}")),
                ("a", &format!("{second} {filler}")),
            ],
        );
        assert!(order(&searcher, query).starts_with('b'), "{query}");
    }
}

#[test]
fn a_text_that_says_the_word_more_often_comes_first() {
    for (language, query, once, thrice) in [
        (
            Language::French,
            "phare",
            "Le phare brille. La tour aussi. Le mur non plus.",
            "Le phare brille. Le phare tourne. Le phare dort.",
        ),
        (
            Language::English,
            "beacon",
            "The beacon shines. The tower too. The wall sleeps.",
            "The beacon shines. The beacon turns. The beacon sleeps.",
        ),
    ] {
        before(language, query, thrice, once);
    }
}

#[test]
fn a_short_text_comes_before_a_long_one_that_says_the_word_as_often() {
    for (language, query) in [(Language::French, "phare"), (Language::English, "beacon")] {
        let short = format!("{query}. {}", filler(language));
        let long = format!("{query}. {}", filler(language).repeat(12));
        before(language, query, &short, &long);
    }
}

#[test]
fn all_the_words_come_before_some_of_them_however_often() {
    for (language, query, both, one) in [
        (
            Language::French,
            "phare breton",
            "Un phare, puis un port, et bien plus loin un village breton.",
            "Le phare, un phare, des phares, phare sur phare.",
        ),
        (
            Language::English,
            "beacon harbour",
            "A beacon, then a road, and much farther away a harbour.",
            "The beacon, a beacon, some beacons, beacon upon beacon.",
        ),
    ] {
        before(language, query, both, one);
        let answer = ask(&shelf(language, &[("a", one), ("b", both)]), query);
        assert_eq!(answer.partial_from, Some(1), "{query}");
    }
}

#[test]
fn the_rarer_of_two_words_tells_more() {
    // Many texts have the common word, so that it tells little.
    for (language, common, rare) in [
        (Language::French, "port", "phare"),
        (Language::English, "harbour", "beacon"),
    ] {
        let mut entries: Vec<IndexEntry> = (0..8)
            .map(|nth| {
                let text = format!("{common}. {}", filler(language));
                entry(&format!("c-{nth}"), &text, language)
            })
            .collect();
        let text = format!("{rare}. {}", filler(language));
        entries.push(entry("z-rare", &text, language));
        let answer = ask(&searcher(entries), &format!("{common} {rare}"));
        assert_eq!(slugs(&answer)[0], "z-rare", "{common} {rare}");
        assert_eq!(answer.partial_from, Some(0));
    }
}

#[test]
fn words_near_each_other_come_before_the_same_words_far_apart() {
    for (language, query, near, far) in [
        (
            Language::French,
            "phare breton",
            "Le phare breton brille. Un mur, une tour, un toit, une porte, une cour, un puits.",
            "Le phare brille. Un mur, une tour, un toit, une porte, une cour, un puits breton.",
        ),
        (
            Language::English,
            "harbour beacon",
            "A harbour beacon shines. One wall, some tower, one roof, some door, one yard.",
            "A harbour shines. One wall, some tower, one roof, some door, one yard, beacon.",
        ),
    ] {
        before(language, query, near, far);
    }
}

#[test]
fn words_in_their_order_come_before_the_same_words_turned_round() {
    before(
        Language::English,
        "garden house",
        "The garden house stands here, quiet and old.",
        "The house garden stands here, quiet and old.",
    );
}

#[test]
fn nearness_does_not_reach_from_one_paragraph_into_the_next() {
    before(
        Language::French,
        "phare breton",
        "Un mur. Voici le phare breton.\n\nUne tour enfin.",
        "Un mur. Voici le phare.\n\nBreton, une tour enfin.",
    );
}

#[test]
fn a_word_in_the_title_comes_before_the_same_word_in_the_text() {
    for (language, query) in [(Language::French, "phare"), (Language::English, "beacon")] {
        let text = format!("{query}. {}", filler(language));
        let mut titled = entry("z", &text, language);
        titled.meta.title = query.to_owned();
        let mut plain = entry("a", &text, language);
        plain.meta.title = "sans".to_owned();
        let mut entries = vec![titled, plain];
        entries.extend((0..6).map(|nth| entry(&format!("x-{nth}"), filler(language), language)));
        assert_eq!(order(&searcher(entries), query), "z a", "{query}");
    }
}

#[test]
fn equivalents_come_after_what_was_typed_even_where_they_are_said_more_often() {
    for (query, typed, equivalent, (one, two)) in [
        (
            "courriel",
            "Un courriel est arrivé.",
            "E-mail, e-mail, e-mail, e-mail.",
            (Language::French, Language::French),
        ),
        (
            "données ouvertes",
            "Des données ouvertes ici.",
            "Open data, open data, open data.",
            (Language::French, Language::English),
        ),
        (
            "open data",
            "Here is open data.",
            "Données ouvertes, données ouvertes, données ouvertes.",
            (Language::English, Language::French),
        ),
    ] {
        let entries = vec![entry("z", typed, one), entry("a", equivalent, two)];
        let answer = ask(&searcher(entries), query);
        assert_eq!(slugs(&answer), ["z", "a"], "{query}");
        assert!(answer.hits[0].via.is_empty(), "{query}");
        assert!(!answer.hits[1].via.is_empty(), "{query}");
        assert_eq!(answer.partial_from, None, "{query}");
    }
}

#[test]
fn an_equivalent_of_all_words_comes_before_some_of_the_words_as_typed() {
    let entries = vec![
        entry("a", "Des données, encore des données.", Language::French),
        entry("z", "Everything is open data here.", Language::English),
    ];
    let answer = ask(&searcher(entries), "données ouvertes");
    assert_eq!(slugs(&answer), ["z", "a"]);
    assert_eq!(answer.partial_from, Some(1));
}

#[test]
fn what_is_held_by_its_stem_alone_comes_after_the_word_itself() {
    before(
        Language::French,
        "porte",
        "La porte est rouge, dit-on ici.",
        "Le port est rouge, dit-on ici, port.",
    );
}

fn dated(slug: &str, year: i16) -> IndexEntry {
    let mut entry = entry(slug, "Un phare.", Language::French);
    entry.meta.title = "Un titre".to_owned();
    entry.meta.published = Date::new(year, None, None);
    entry
}

#[test]
fn equals_stand_the_newest_first_and_then_by_name() {
    let searcher = searcher(vec![
        dated("b", 2010),
        dated("d", 2020),
        dated("a", 2010),
        dated("c", 2015),
    ]);
    assert_eq!(order(&searcher, "phare"), "d c a b");
}

#[test]
fn the_order_of_adding_decides_nothing() {
    let years = [2010, 2020, 2010, 2015, 2001];
    let entries: Vec<IndexEntry> = ["b", "d", "a", "c", "e"]
        .iter()
        .zip(years)
        .map(|(slug, year)| dated(slug, year))
        .collect();
    let mut turned = entries.clone();
    turned.reverse();
    let (one, two) = (searcher(entries), searcher(turned));
    for query in ["phare", "phares", "phare titre", "", "un"] {
        assert_eq!(order(&one, query), order(&two, query), "{query}");
    }
}

#[test]
fn scores_never_rise_within_what_was_found_alike() {
    let searcher = shelf(
        Language::French,
        &[
            ("a", "Le phare breton. Un phare."),
            ("b", "Un phare, loin d’un village breton."),
            ("c", "Breton, dit-il, breton encore."),
            ("d", "Des phares bretons partout."),
        ],
    );
    for query in ["phare breton", "phares", "breton", "phare OR breton"] {
        let answer = ask(&searcher, query);
        let whole = answer.partial_from.unwrap_or(answer.hits.len());
        for hits in [&answer.hits[..whole], &answer.hits[whole..]] {
            let scores: Vec<f32> = hits.iter().map(|hit| hit.score).collect();
            let is_falling = scores.windows(2).all(|two| two[0] + 1.0 / 512.0 >= two[1]);
            assert!(is_falling, "{query}: {scores:?}");
        }
    }
}

#[test]
fn an_explanation_gives_the_place_the_answer_gives() {
    let searcher = shelf(
        Language::French,
        &[
            ("a", "Le phare breton. Un phare."),
            ("b", "Un phare, loin d’un village breton."),
            ("c", "Breton, dit-il, breton encore."),
        ],
    );
    let query = "phare breton";
    let answer: Answer = ask(&searcher, query);
    for (nth, hit) in answer.hits.iter().enumerate() {
        let explained = searcher.explain(&Request::new(query), Some(&hit.meta.slug));
        let reading = explained.hit.unwrap();
        assert_eq!(reading.place, nth + 1);
        assert!((reading.score - hit.score).abs() < 1e-4);
        let is_partial = answer.partial_from.is_some_and(|from| nth >= from);
        assert_eq!(reading.how == MatchedBy::SomeWords, is_partial);
        let sum: f32 = reading
            .parts
            .iter()
            .map(|part| part.stems + part.exact)
            .sum();
        assert!((sum + reading.nearness - reading.score).abs() < 1e-3);
    }
}
