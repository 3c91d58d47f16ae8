//! The orders that hits can be given in.

use super::{entry, searcher};
use crate::search::{IndexEntry, Request, Sort};
use crate::text::{Date, Language};

/// Articles of a length, a date and a title each.
fn sorted(sort: Sort, entries: Vec<IndexEntry>) -> String {
    let request = Request {
        sort,
        ..Request::new("")
    };
    let answer = searcher(entries).search(&request, &|| false).unwrap();
    let slugs: Vec<String> = answer.hits.into_iter().map(|hit| hit.meta.slug).collect();
    slugs.join(" ")
}

#[test]
fn each_order_puts_what_lacks_its_key_last() {
    let with = |slug: &str, words: usize| entry(slug, &"mot ".repeat(words), Language::French);
    let shelf = || {
        let (mut a, mut b, mut c) = (with("a", 2), with("b", 9), with("c", 5));
        a.meta.published = Date::new(2015, None, None);
        c.meta.published = Date::new(2016, Some(1), None);
        b.meta.saved = Some("2020-01-01T00:00:00Z".parse().unwrap());
        a.meta.saved = Some("2019-01-01T00:00:00Z".parse().unwrap());
        vec![a, b, c]
    };
    assert_eq!(sorted(Sort::Published, shelf()), "c a b");
    assert_eq!(sorted(Sort::Saved, shelf()), "b a c");
    assert_eq!(sorted(Sort::Length, shelf()), "b c a");
    assert_eq!(sorted(Sort::Title, shelf()), "a b c");
}

#[test]
fn titles_sort_as_in_french_accents_and_case_aside() {
    let titled = |slug: &str, title: &str| {
        let mut entry = entry(slug, "mot", Language::French);
        entry.meta.title = title.to_owned();
        entry
    };
    let shelf = vec![
        titled("1", "Zèbre"),
        titled("2", "été"),
        titled("3", "Eta"),
        titled("4", "ZÉRO"),
        titled("5", "à la mer"),
    ];
    assert_eq!(sorted(Sort::Title, shelf), "5 3 2 1 4");
}

#[test]
fn the_words_for_an_order_are_read_in_either_language() {
    for (words, sort) in [
        (
            &["relevance", "pertinence", " Relevance "][..],
            Sort::Relevance,
        ),
        (
            &["published", "publié", "date", "parution"][..],
            Sort::Published,
        ),
        (&["saved", "ajouté", "AJOUTE", "added"][..], Sort::Saved),
        (&["title", "titre"][..], Sort::Title),
        (&["length", "longueur"][..], Sort::Length),
    ] {
        for word in words {
            assert_eq!(Sort::parse(word), Some(sort), "{word}");
        }
        assert_eq!(Sort::parse(sort.as_str()), Some(sort));
    }
    for word in ["", "titles", "random", "hasard"] {
        assert_eq!(Sort::parse(word), None, "{word}");
    }
    assert_eq!(Sort::ALL[0], Sort::default());
}
