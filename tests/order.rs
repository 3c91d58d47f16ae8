//! The same query over the same library gives the same order, however the index came about.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use glose::library::Article;
use glose::search::{Index, IndexEntry, Request, Searcher};
use glose::text::markdown;

const QUERIES: [&str; 7] = [
    "objets connectés",
    "connected objects lang:en",
    "données OU data",
    "\"services publics\"",
    "numéri*",
    "le la les de",
    "",
];

/// The sample articles, each three times under other slugs, so that many score the same.
fn entries() -> Vec<IndexEntry> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/library/articles");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|one| one.path())
        .collect();
    paths.sort();
    let mut entries = Vec::new();
    for path in &paths {
        let text = fs::read_to_string(path).unwrap();
        let stem = path.file_stem().unwrap().to_str().unwrap();
        for copy in ["", "-b", "-c"] {
            let mut article = Article::parse(&format!("{stem}{copy}"), &text).unwrap();
            article.meta.id.0.push_str(copy);
            let document = Arc::new(markdown::parse(&article.body));
            entries.push(IndexEntry {
                meta: article.meta,
                document,
                stamp: "1".into(),
                annotations: Vec::new(),
            });
        }
    }
    entries
}

/// What each query gives: slugs in order, with what is shown of each.
fn answers(searcher: &Searcher) -> Vec<Vec<(String, String, Vec<String>)>> {
    let ask = |query: &&str| {
        let request = Request {
            limit: 200,
            ..Request::new(*query)
        };
        let answer = searcher.search(&request, &|| false).unwrap();
        let shown = answer.hits.into_iter().map(|hit| {
            let passages = hit
                .passages
                .into_iter()
                .map(|passage| passage.text)
                .collect();
            (hit.meta.slug, format!("{:.4}", hit.score), passages)
        });
        shown.collect()
    };
    QUERIES.iter().map(ask).collect()
}

#[test]
fn the_order_does_not_depend_on_batches_merges_replacements_or_threads() {
    let all = entries();
    let whole = Index::in_memory().unwrap();
    whole.update(all.clone(), &[]).unwrap();
    let expected = answers(&whole.searcher());
    for (query, hits) in QUERIES.iter().zip(&expected) {
        assert!(!hits.is_empty(), "{query} finds something");
    }

    // Backwards, in small batches, on a disk, with merges between.
    let dir = tempfile::tempdir().unwrap();
    let pieces = Index::open(&dir.path().join("index")).unwrap();
    let backwards: Vec<IndexEntry> = all.iter().rev().cloned().collect();
    for batch in backwards.chunks(5) {
        pieces.update(batch.to_vec(), &[]).unwrap();
    }
    // Some are replaced by themselves, some are taken out and put back.
    pieces
        .update(all.iter().step_by(3).cloned().collect(), &[])
        .unwrap();
    let gone: Vec<String> = all
        .iter()
        .step_by(4)
        .map(|entry| entry.meta.slug.clone())
        .collect();
    pieces.update(Vec::new(), &gone).unwrap();
    pieces
        .update(all.iter().step_by(4).cloned().collect(), &[])
        .unwrap();
    assert_eq!(answers(&pieces.searcher()), expected);

    // Opened anew, and asked from several threads at once.
    drop(pieces);
    let again = Index::open(&dir.path().join("index")).unwrap();
    std::thread::scope(|scope| {
        let asked: Vec<_> = (0..4)
            .map(|_| {
                let searcher = again.searcher();
                scope.spawn(move || answers(&searcher))
            })
            .collect();
        for answer in asked {
            assert_eq!(answer.join().unwrap(), expected);
        }
    });
}
