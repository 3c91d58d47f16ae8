//! What holds of every query over every library: properties, on texts made of words that are easily confused.

use proptest::prelude::*;

use super::{ask, entry, searcher, slugs};
use crate::search::{Index, Remark, Request, Searcher};
use crate::text::Language;

/// Words with elisions, accents, signs, acronyms and function words of both languages.
const WORDS: &[&str] = &[
    "thèse",
    "these",
    "pêche",
    "péché",
    "l’objet",
    "connecté",
    "connectés",
    "C++",
    ".NET",
    "j’ai",
    "AI",
    "OS",
    "os",
    "données",
    "don",
    "mars",
    "marais",
    "développons",
    "the",
    "les",
    "de",
    "chair",
    "data",
    "open",
    "né",
    "3-9",
    "14h30",
    "porte-clés",
    "R&D",
    "qu’il",
    "Node.js",
    "email",
    "émail",
    "ville",
    "intelligente",
];

fn words(from: usize, to: usize) -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(WORDS), from..to)
}

fn shelf(texts: &[Vec<&str>]) -> Searcher {
    let entries = texts.iter().enumerate().map(|(nth, words)| {
        let language = [Language::French, Language::English][nth % 2];
        entry(&format!("texte-{nth}"), &words.join(" "), language)
    });
    searcher(entries.collect())
}

/// Every hit of a query, however many there are.
fn all(searcher: &Searcher, query: &str) -> Vec<String> {
    let request = Request {
        limit: usize::MAX,
        passages: 0,
        ..Request::new(query)
    };
    let answer = searcher.search(&request, &|| false).unwrap();
    slugs(&answer).into_iter().map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_query_and_none_is_an_error(query in "\\PC{0,60}") {
        let searcher = shelf(&[vec!["thèse", "open", "data"], vec!["j’ai", "C++"]]);
        let answer = ask(&searcher, &query);
        let is_damage = |note: &Remark| matches!(note, Remark::Damaged { .. });
        let damaged = answer.notes.iter().any(is_damage);
        prop_assert!(!damaged, "{:?}", answer.notes);
    }

    #[test]
    fn a_text_is_found_by_its_words_and_by_more_of_them(
        texts in prop::collection::vec(words(3, 14), 1..5),
        taken in prop::collection::vec(any::<prop::sample::Index>(), 2..6),
    ) {
        let searcher = shelf(&texts);
        let first = &texts[0];
        let mut query = String::new();
        for at in taken {
            query = format!("{query} {}", at.get(first)).trim().to_owned();
            prop_assert!(
                all(&searcher, &query).iter().any(|slug| slug == "texte-0"),
                "{query:?} in {first:?}"
            );
        }
    }

    #[test]
    fn a_phrase_finds_the_text_that_holds_it(
        texts in prop::collection::vec(words(3, 14), 1..5),
        from in any::<prop::sample::Index>(),
        len in 1_usize..6,
    ) {
        let searcher = shelf(&texts);
        let first = &texts[0];
        let from = from.index(first.len());
        let phrase = first[from..(from + len).min(first.len())].join(" ");
        let found = ask(&searcher, &format!("\"{phrase}\""));
        let whole = found.partial_from.unwrap_or(found.hits.len());
        prop_assert!(
            slugs(&found)[..whole].contains(&"texte-0"),
            "{phrase:?} in {first:?}"
        );
    }

    #[test]
    fn a_cold_process_answers_as_a_warm_one(
        texts in prop::collection::vec(words(3, 10), 1..5),
        queries in prop::collection::vec(words(1, 4), 1..5),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let index = Index::open(dir.path()).unwrap();
        let entries = texts.iter().enumerate().map(|(nth, words)| {
            entry(&format!("texte-{nth}"), &words.join(" "), Language::French)
        });
        index.update(entries.collect(), &[]).unwrap();
        let warm = index.searcher();
        for query in &queries {
            let query = query.join(" ");
            let before = all(&warm, &query);
            let cold = Index::open(dir.path()).unwrap().searcher();
            prop_assert_eq!(all(&cold, &query), before, "{}", query);
        }
    }
}
