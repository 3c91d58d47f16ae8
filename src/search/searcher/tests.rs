//! Explanations, likeness, cancelling, and queries of every kind.

use std::rc::Rc;

use proptest::prelude::*;

use crate::search::tests::{ask, entry, library, searcher};
use crate::search::{MatchedBy, Request, Searcher, WordRole, Zone};
use crate::text::Language;

#[test]
fn an_explanation_names_forms_equivalents_and_what_each_adds() {
    let searcher = searcher(library());
    let request = Request::new("connected objects");
    let explanation = searcher.explain(&request, Some("objets"));
    assert_eq!(
        explanation.words.first().map(|word| word.typed.as_str()),
        Some("connected")
    );
    assert!(
        explanation
            .words
            .iter()
            .any(|word| word.role == WordRole::Equivalent)
    );
    let hit = explanation.hit.unwrap();
    assert_eq!((hit.place, hit.how), (2, MatchedBy::Equivalents));
    let part = hit
        .parts
        .iter()
        .find(|part| part.word == "objets connectés")
        .unwrap();
    assert!(part.equivalent && part.stems > 0.0);
    assert!(
        part.forms
            .contains(&(Zone::Body, "objets connectés".to_owned(), 1)),
        "{:?}",
        part.forms
    );
    let answer = ask(&searcher, "connected objects");
    assert!((answer.hits[1].score - hit.score).abs() < 1e-4);
    assert!(searcher.explain(&request, Some("nowhere")).hit.is_none());
}

#[test]
fn similar_articles_share_telling_words() {
    let mut entries = library();
    entries.push(entry(
        "villes",
        "La ville et ses objets connectés : capteurs, données ouvertes.",
        Language::French,
    ));
    entries.push(entry(
        "cuisine",
        "Une recette de tarte aux pommes.",
        Language::French,
    ));
    let searcher = searcher(entries);
    let similar: Vec<String> = searcher
        .similar("objets", 3)
        .unwrap()
        .into_iter()
        .map(|hit| hit.meta.slug)
        .collect();
    assert_eq!(similar.first().map(String::as_str), Some("villes"));
    assert!(!similar.contains(&"objets".to_owned()) && !similar.contains(&"cuisine".to_owned()));
    assert!(searcher.similar("nowhere", 3).unwrap().is_empty());
}

#[test]
fn a_search_that_is_overtaken_gives_up() {
    let searcher = searcher(library());
    assert!(searcher.search(&Request::new("objets"), &|| true).is_none());
}

#[test]
fn nothing_is_said_of_what_is_still_being_typed() {
    let searcher = searcher(library());
    let notes = |query: &str, typing| {
        let request = Request {
            typing,
            ..Request::new(query)
        };
        searcher.search(&request, &|| false).unwrap().notes
    };
    assert!(notes("ville published:20", true).is_empty());
    assert!(notes("ville lang:f", true).is_empty());
    assert_eq!(notes("ville lang:f", false).len(), 1);
    assert_eq!(notes("lang:x ville published:20", true).len(), 1);
}

#[test]
fn hostile_queries_have_answers() {
    let searcher = searcher(library());
    let long = "objets connectés ville données ".repeat(320);
    for query in [
        "\"",
        "((((",
        "+-+-",
        "tag:",
        "note:\"",
        "=\"\"",
        "*",
        "a*b*",
        "\u{0}\u{1}",
        "(a+)+$",
        "[a-z]{1,9999}",
        "~~~",
        "::::",
        &"(".repeat(10_000),
        &"a ".repeat(5000),
        &"\"a ".repeat(3333),
        &"-x OR ".repeat(1600),
        &long,
    ] {
        for typing in [false, true] {
            let request = Request {
                typing,
                ..Request::new(query)
            };
            assert!(searcher.search(&request, &|| false).is_some());
            assert!(searcher.annotations(&request, &|| false).is_some());
        }
    }
}

#[test]
fn a_text_of_one_huge_block_is_searched_in_linear_time() {
    let text = "objet connecté sans fin ".repeat(40_000);
    let searcher = searcher(vec![entry("huge", &text, Language::French)]);
    for query in [
        "objet connecté",
        "obj*",
        "\"connecté sans fin objet\"",
        "o*",
    ] {
        let answer = ask(&searcher, query);
        assert_eq!(answer.total, 1, "{query}");
        assert!(
            answer.hits[0]
                .passages
                .iter()
                .all(|passage| !passage.marks.is_empty())
        );
    }
}

proptest! {
    #[test]
    fn any_query_has_an_answer_whose_marks_lie_in_its_passages(
        query in "(objets?|connectés?|ville|l’|\"|=|\\*|\\(|\\)|-|\\+| OU |tag:|note:|~| |\\PC){0,12}",
    ) {
        let index = SHARED.with(Rc::clone);
        for typing in [false, true] {
            let request = Request { typing, ..Request::new(query.clone()) };
            let answer = index.search(&request, &|| false).unwrap();
            prop_assert!(answer.hits.len() <= answer.total);
            for hit in &answer.hits {
                for passage in &hit.passages {
                    for mark in &passage.marks {
                        prop_assert!(!mark.of(&passage.text).is_empty());
                    }
                }
                for mark in &hit.title_marks {
                    prop_assert!(!mark.of(&hit.meta.title).is_empty());
                }
            }
        }
    }
}

thread_local! {
    /// One library for all the cases of a property.
    static SHARED: Rc<Searcher> = Rc::new(searcher(library()));
}
