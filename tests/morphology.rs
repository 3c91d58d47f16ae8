//! What a reader's words find, form by form: the table `morphology.tsv`, and its marks.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeMap;
use std::sync::Arc;

use glose::library::{ArticleId, ArticleMeta, Status};
use glose::search::analyzer::{Analyzer, Forms};
use glose::search::{Answer, Hit, Index, IndexEntry, Request, Searcher};
use glose::text::{Block, BlockKind, ByteRange, Document, Language};

const TABLE: &str = include_str!("morphology.tsv");

/// A case of the table: one direction of a row.
#[derive(Debug, Clone, Copy)]
struct Case {
    section: &'static str,
    language: Language,
    finds: bool,
    query: &'static str,
    text: &'static str,
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for line in TABLE
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        let fields: Vec<&str> = line.split('\t').collect();
        let [section, language, direction, query, text] = fields[..] else {
            panic!("{line:?}")
        };
        let language = Language::parse(language).unwrap();
        let case = Case {
            section,
            language,
            finds: direction != "x",
            query,
            text,
        };
        cases.push(case);
        if direction == "<>" {
            cases.push(Case {
                query: text,
                text: query,
                ..case
            });
        }
    }
    cases
}

fn entry(slug: &str, text: &str, language: Language) -> IndexEntry {
    let range = ByteRange::new(0, text.len());
    let block = Block {
        kind: BlockKind::Paragraph,
        range,
        containers: Vec::new(),
        language,
    };
    IndexEntry {
        meta: ArticleMeta {
            id: ArticleId(slug.to_owned()),
            slug: slug.to_owned(),
            title: String::new(),
            author: None,
            source: None,
            published: None,
            saved: None,
            language: Some(language),
            status: Status::Inbox,
            tags: Vec::new(),
        },
        document: Arc::new(Document::new(
            text.to_owned(),
            vec![block],
            Vec::new(),
            Vec::new(),
        )),
        stamp: String::new(),
        annotations: Vec::new(),
    }
}

/// A library of one text at a time, among others that have nothing to do with it.
struct Shelf(Index);

impl Shelf {
    fn new() -> Self {
        let index = Index::in_memory().unwrap();
        let others = [
            entry("other-fr", "Zèbres, xylophones et kiwis.", Language::French),
            entry(
                "other-en",
                "Zebras, xylophones and kiwis.",
                Language::English,
            ),
        ];
        index.update(others.to_vec(), &[]).unwrap();
        Self(index)
    }

    fn with(&self, case: &Case) -> Searcher {
        self.0
            .update(vec![entry("text", case.text, case.language)], &[])
            .unwrap();
        self.0.searcher()
    }
}

fn ask(searcher: &Searcher, query: &str) -> Answer {
    searcher.search(&Request::new(query), &|| false).unwrap()
}

/// The hits that hold all of the words.
fn whole(answer: &Answer) -> &[Hit] {
    &answer.hits[..answer.partial_from.unwrap_or(answer.hits.len())]
}

#[test]
fn every_case_of_the_table_holds() {
    let cases = cases();
    assert!(cases.len() >= 150, "{} cases", cases.len());
    let mut failed: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let shelf = Shelf::new();
    for case in &cases {
        let answer = ask(&shelf.with(case), case.query);
        let found = whole(&answer).iter().any(|hit| hit.meta.slug == "text");
        if found != case.finds {
            let verb = if case.finds {
                "should find"
            } else {
                "should not find"
            };
            let said = format!("{:?} {verb} {:?}", case.query, case.text);
            failed.entry(case.section).or_default().push(said);
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn the_cases_also_hold_in_one_library_of_all_texts() {
    let index = Index::in_memory().unwrap();
    let cases: Vec<Case> = cases()
        .into_iter()
        .filter(|case| case.section != "Typos")
        .collect();
    let texts = cases
        .iter()
        .enumerate()
        .map(|(nth, case)| entry(&nth.to_string(), case.text, case.language));
    index.update(texts.collect(), &[]).unwrap();
    let searcher = index.searcher();
    let mut failed = Vec::new();
    for (nth, case) in cases.iter().enumerate() {
        let request = Request {
            limit: 10_000,
            passages: 0,
            ..Request::new(case.query)
        };
        let answer = searcher.search(&request, &|| false).unwrap();
        let found = whole(&answer)
            .iter()
            .any(|hit| hit.meta.slug == nth.to_string());
        if found != case.finds {
            failed.push(format!("{:?} {:?} finds: {found}", case.query, case.text));
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}

/// The forms by which a word may have been found, as an analysis of it alone gives them.
fn forms_of(analyzer: &mut Analyzer, text: &str) -> Vec<Arc<Forms>> {
    let analysis = analyzer.analyze(text);
    let joined = analysis
        .compounds
        .iter()
        .filter_map(|compound| compound.joined.clone());
    analysis
        .tokens
        .iter()
        .map(|token| Arc::clone(&token.forms))
        .chain(joined)
        .collect()
}

/// Whether a marked word is a word of the query or of what the answer says it was read as.
fn is_expected(
    analyzer: &mut Analyzer,
    marked: &str,
    case: &Case,
    answer: &Answer,
    hit: &Hit,
) -> bool {
    let mut sources = vec![case.query.to_owned()];
    sources.extend(hit.via.iter().cloned());
    for note in &answer.notes {
        if let glose::search::Remark::Corrected { to, .. } = note {
            sources.extend(to.iter().cloned());
        }
    }
    let words: Vec<Arc<Forms>> = sources
        .iter()
        .flat_map(|source| forms_of(analyzer, source))
        .collect();
    forms_of(analyzer, marked).iter().any(|found| {
        words.iter().any(|word| {
            let stem = |language| {
                found
                    .stems(language)
                    .any(|a| word.stems(language).any(|b| a == b))
            };
            found.folded == word.folded
                || stem(Language::French)
                || stem(Language::English)
                || (case.query.ends_with('*') && found.folded.starts_with(&*word.folded))
        })
    })
}

#[test]
fn every_mark_is_a_word_of_the_query_or_of_what_it_was_read_as() {
    let mut analyzer = Analyzer::new();
    let shelf = Shelf::new();
    let mut marks = 0;
    for case in cases().into_iter().filter(|case| case.finds) {
        let answer = ask(&shelf.with(&case), case.query);
        let Some(hit) = answer.hits.iter().find(|hit| hit.meta.slug == "text") else {
            continue;
        };
        let mut marked = 0;
        for passage in &hit.passages {
            assert_eq!(passage.bytes.of(case.text), passage.text);
            for mark in &passage.marks {
                let word = mark.of(&passage.text);
                assert!(
                    is_expected(&mut analyzer, word, &case, &answer, hit),
                    "{:?} marks {word:?} in {:?}",
                    case.query,
                    case.text
                );
                marked += 1;
            }
        }
        assert!(
            marked > 0,
            "{:?} marks nothing in {:?}",
            case.query,
            case.text
        );
        marks += marked;
    }
    assert!(marks >= 150, "{marks} marks");
}
