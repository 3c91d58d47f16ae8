//! A small library to search in tests, and how it answers the table of the design.

mod by_hand;
mod filters;
mod laws;
mod order;
mod reading;
mod shown;
mod sorts;

use std::sync::Arc;

use crate::anchor::State;
use crate::library::{AnnotationId, ArticleId, ArticleMeta, Color, Status};
use crate::search::{
    Answer, Index, IndexEntry, IndexedAnnotation, Remark, Request, Searcher, Sort,
};
use crate::text::{Block, BlockKind, ByteRange, CharRange, Date, Document, Language};

/// A document of paragraphs in one language.
pub(super) fn document(text: &str, language: Language) -> Document {
    let mut blocks = Vec::new();
    let mut start = 0;
    for part in text.split("\n\n") {
        blocks.push(Block {
            kind: BlockKind::Paragraph,
            range: ByteRange::new(start, start + part.len()),
            containers: Vec::new(),
            language,
        });
        start += part.len() + 2;
    }
    Document::new(text.to_owned(), blocks, Vec::new(), Vec::new())
}

/// An article whose slug is its id and title.
pub(super) fn entry(slug: &str, text: &str, language: Language) -> IndexEntry {
    IndexEntry {
        meta: ArticleMeta {
            id: ArticleId(format!("ID-{slug}")),
            slug: slug.to_owned(),
            title: slug.replace('-', " "),
            author: None,
            source: None,
            published: None,
            saved: None,
            language: Some(language),
            status: Status::Inbox,
            tags: Vec::new(),
        },
        document: Arc::new(document(text, language)),
        stamp: "1".to_owned(),
        annotations: Vec::new(),
    }
}

pub(super) fn library() -> Vec<IndexEntry> {
    let mut one = entry(
        "objets",
        "Les objets connectés arrivent en ville.\n\nL’objet connecté mesure l’air, dit-on à Nantes.",
        Language::French,
    );
    one.meta.tags = vec!["iot".to_owned(), "ville/angers".to_owned()];
    one.meta.published = Some(Date {
        year: 2017,
        month: Some(6),
        day: Some(26),
    });
    one.annotations.push(IndexedAnnotation {
        id: AnnotationId("NOTE-1".to_owned()),
        note: "À citer pour la programmation".to_owned(),
        tags: vec!["programme".to_owned()],
        color: Color::Green,
        quote: "objets connectés".to_owned(),
        range: Some(CharRange::new(4, 20)),
        created: None,
        state: State::Exact,
        given_up: false,
    });
    let mut two = entry(
        "connected",
        "Connected objects don't sleep. Open data is everywhere.",
        Language::English,
    );
    two.meta.status = Status::Done;
    let three = entry(
        "donnees",
        "Les données ouvertes de la ville. Le don de données.",
        Language::French,
    );
    let four = entry("objet-seul", "Un objet trouvé.", Language::French);
    vec![one, two, three, four]
}

pub(super) fn searcher(entries: Vec<IndexEntry>) -> Searcher {
    let index = Index::in_memory().unwrap();
    index.update(entries, &[]).unwrap();
    index.searcher()
}

pub(super) fn ask(searcher: &Searcher, query: &str) -> Answer {
    searcher.search(&Request::new(query), &|| false).unwrap()
}

pub(super) fn slugs(answer: &Answer) -> Vec<&str> {
    answer
        .hits
        .iter()
        .map(|hit| hit.meta.slug.as_str())
        .collect()
}

#[test]
fn inflections_accents_capitals_and_elisions_find_the_same_text_first() {
    let searcher = searcher(library());
    for query in [
        "objets connectés",
        "objet connecté",
        "OBJETS CONNECTES",
        "l’objet connecté",
        "objets connectes",
    ] {
        let answer = ask(&searcher, query);
        assert_eq!(slugs(&answer).first(), Some(&"objets"), "{query}");
        let mut marks: Vec<&str> = answer.hits[0]
            .passages
            .iter()
            .flat_map(|p| p.marks.iter().map(|m| m.of(&p.text)))
            .collect();
        // The passage that spells the words as they were typed comes first.
        if query.ends_with("objet connecté") {
            assert_eq!(marks.first(), Some(&"objet"));
            marks.rotate_left(2);
        }
        assert_eq!(
            marks,
            ["objets", "connectés", "objet", "connecté"],
            "{query}"
        );
    }
}

#[test]
fn texts_with_some_of_the_words_come_after_those_with_all() {
    let searcher = searcher(library());
    let answer = ask(&searcher, "~objets connectés");
    assert_eq!(slugs(&answer).first(), Some(&"objets"));
    assert!(slugs(&answer).contains(&"objet-seul"));
    assert_eq!((answer.total, answer.partial_from), (3, Some(1)));
}

#[test]
fn equivalents_come_below_the_typed_words_and_are_named() {
    let searcher = searcher(library());
    let answer = ask(&searcher, "connected objects");
    assert_eq!(slugs(&answer).get(..2), Some(&["connected", "objets"][..]));
    assert_eq!(
        answer.hits[1].via.first().map(String::as_str),
        Some("objets connectés")
    );
    let literal = ask(&searcher, "~connected objects");
    assert!(
        !slugs(&literal).contains(&"objets"),
        "{:?}",
        slugs(&literal)
    );
}

#[test]
fn filters_narrow_and_facets_count_what_is_found() {
    let searcher = searcher(library());
    assert_eq!(slugs(&ask(&searcher, "tag:ville")), ["objets"]);
    assert_eq!(slugs(&ask(&searcher, "lang:en")), ["connected"]);
    assert_eq!(slugs(&ask(&searcher, "is:done")), ["connected"]);
    assert_eq!(slugs(&ask(&searcher, "has:note")), ["objets"]);
    assert_eq!(slugs(&ask(&searcher, "note:citer")), ["objets"]);
    assert_eq!(slugs(&ask(&searcher, "couleur:vert")), ["objets"]);
    assert_eq!(slugs(&ask(&searcher, "published:2016..2018")), ["objets"]);
    assert_eq!(slugs(&ask(&searcher, "objet -connecté")), ["objet-seul"]);
    assert_eq!(slugs(&ask(&searcher, "ouvertes OR trouvé")).len(), 2);
    let all = ask(&searcher, "");
    assert_eq!(all.total, 4);
    let counts: Vec<(&str, usize)> = all
        .facets
        .tags
        .iter()
        .map(|(tag, n)| (tag.as_str(), *n))
        .collect();
    assert_eq!(
        counts,
        [
            ("iot", 1),
            ("programme", 1),
            ("ville", 1),
            ("ville/angers", 1)
        ]
    );
    assert_eq!(all.facets.years, [(2017, 1)]);
    assert_eq!(
        all.facets.languages,
        [(Language::French, 3), (Language::English, 1)]
    );
}

#[test]
fn exact_forms_and_phrases_are_kept_apart() {
    let searcher = searcher(library());
    assert_eq!(slugs(&ask(&searcher, "=don")), ["donnees"]);
    assert_eq!(slugs(&ask(&searcher, "\"données ouvertes\"")), ["donnees"]);
    // A phrase that no text holds is read as its words, which are not all of what was typed.
    let answer = ask(&searcher, "\"ouvertes données\"");
    assert_eq!(slugs(&answer), ["donnees"]);
    assert_eq!(answer.partial_from, Some(0));
    let nowhere = Remark::PhraseNowhere("ouvertes données".to_owned());
    assert!(answer.notes.contains(&nowhere), "{:?}", answer.notes);
    assert!(slugs(&ask(&searcher, "=\"donnée ouverte\"")).is_empty());
    assert_eq!(slugs(&ask(&searcher, "\"en ville\"")), ["objets"]);
}

#[test]
fn a_typo_is_corrected_and_said() {
    let searcher = searcher(library());
    let answer = ask(&searcher, "objest");
    assert!(slugs(&answer).contains(&"objets"));
    let corrected = Remark::Corrected {
        from: "objest".into(),
        to: vec!["objets".into()],
    };
    assert_eq!(answer.notes, [corrected]);
    assert!(ask(&searcher, "+objest").hits.is_empty());
}

#[test]
fn every_keystroke_has_its_results() {
    let searcher = searcher(library());
    let query = "objets connectés lang:fr tag:iot";
    for (end, _) in query.char_indices().skip(1).chain([(query.len(), ' ')]) {
        let request = Request {
            typing: true,
            ..Request::new(&query[..end])
        };
        let answer = searcher.search(&request, &|| false).unwrap();
        let found = slugs(&answer);
        assert!(found.contains(&"objets"), "{}", &query[..end]);
        assert!(
            end < 8 || found.first() == Some(&"objets"),
            "{}: {found:?}",
            &query[..end]
        );
    }
}

#[test]
fn what_nobody_knows_is_said_while_it_is_typed() {
    let searcher = searcher(library());
    for (query, said) in [
        ("is:doen", true),
        ("lang:de", true),
        ("titel:port", true),
        ("is:do", false),
        ("lang:f", false),
        ("objets is:doen", true),
        ("is:doen is:do", true),
    ] {
        let request = Request {
            typing: true,
            ..Request::new(query)
        };
        let answer = searcher.search(&request, &|| false).unwrap();
        assert_eq!(
            !answer.notes.is_empty(),
            said,
            "{query}: {:?}",
            answer.notes
        );
        if said {
            assert!(answer.hits.is_empty(), "{query}");
        }
    }
}

#[test]
fn annotations_are_found_by_note_passage_and_filters() {
    let searcher = searcher(library());
    for query in [
        "programmation",
        "objet connecté",
        "tag:iot",
        "color:green",
        "titre:objets",
        "has:note",
    ] {
        let answer = searcher
            .annotations(&Request::new(query), &|| false)
            .unwrap();
        assert_eq!(answer.total, 1, "{query}");
        assert_eq!(answer.hits[0].id.as_str(), "NOTE-1");
        assert_eq!(answer.hits[0].range, Some(CharRange::new(4, 20)));
    }
    assert_eq!(
        searcher
            .annotations(&Request::new("is:done"), &|| false)
            .unwrap()
            .total,
        0
    );
}

#[test]
fn articles_are_looked_up_by_id_beginning_and_slug() {
    let searcher = searcher(library());
    let article = |name: &str| searcher.article(name).unwrap();
    assert_eq!(
        article("id-donn"),
        [("ID-donnees".to_owned(), "donnees".to_owned())]
    );
    assert_eq!(article("objets").len(), 1);
    assert_eq!(article("id-objet").len(), 2);
    assert_eq!(article("id-objets").len(), 1);
    assert!(article("").is_empty());
}

#[test]
fn an_update_replaces_by_slug_and_removes() {
    let index = Index::in_memory().unwrap();
    index.update(library(), &[]).unwrap();
    let mut changed = entry("objets", "Tout autre chose.", Language::French);
    changed.stamp = "2".to_owned();
    index
        .update(vec![changed], &["connected".to_owned()])
        .unwrap();
    let searcher = index.searcher();
    assert_eq!(searcher.overview().unwrap().articles, 3);
    assert!(!slugs(&ask(&searcher, "connecté")).contains(&"objets"));
    assert_eq!(slugs(&ask(&searcher, "chose")), ["objets"]);
    assert_eq!(
        searcher
            .annotations(&Request::new(""), &|| false)
            .unwrap()
            .total,
        0
    );
    let stamps = index.stamps().unwrap();
    assert_eq!(stamps.get("objets").map(String::as_str), Some("2"));
    assert_eq!(stamps.len(), 3);
}

#[test]
fn sorts_are_what_they_say() {
    let searcher = searcher(library());
    let by = |sort| {
        let request = Request {
            sort,
            ..Request::new("")
        };
        let answer = searcher.search(&request, &|| false).unwrap();
        answer
            .hits
            .iter()
            .map(|hit| hit.meta.slug.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        by(Sort::Title),
        ["connected", "donnees", "objet-seul", "objets"]
    );
    assert_eq!(
        by(Sort::Length).last().map(String::as_str),
        Some("objet-seul")
    );
    assert_eq!(
        by(Sort::Published).first().map(String::as_str),
        Some("objets")
    );
}
