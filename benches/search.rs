//! How fast texts are indexed and queries answered, beside bare tantivy in the same run.
//!
//! `cargo bench --bench search` measures the fixtures; with `GLOSE_CORPUS=DIR` (a folder of Markdown files, read
//! through) that too. Times are of one thread, in milliseconds; `µ` rows are means over the query kinds.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use glose::library::Article;
use glose::search::{Index, IndexEntry, Request, Searcher};
use glose::text::markdown;
use rayon::prelude::*;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::QueryParser;
use tantivy::schema::{IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::{TantivyDocument, doc};

/// Queries by kind.
const KINDS: &[(&str, &str)] = &[
    ("one word", "innovation"),
    ("two words", "objets connectés"),
    (
        "five words",
        "service public numérique accessibilité usagers",
    ),
    (
        "question",
        "comment rendre un service public accessible aux personnes handicapées en ligne",
    ),
    ("phrase", "\"service public\""),
    ("exact", "=données"),
    ("exact phrase", "=\"données ouvertes\""),
    ("prefix", "numéri*"),
    ("short prefix", "n*"),
    ("typo", "accessibiltié"),
    ("or, minus", "(données OR data) -santé"),
    ("filters", "service tag:ville lang:fr published:2015..2020"),
    ("stop words", "mise en place de la plateforme"),
    ("equivalents", "logiciel libre"),
    ("everything", ""),
    ("nothing", "xylophone zythum"),
];

/// Words of a pasted text of ten thousand characters.
const PASTED: &str = "les services publics numériques accessibles données ouvertes en ligne pour tous \
    the agency digital standards users content design research ";

/// What is typed, key by key.
const TYPED: &[&str] = &[
    "objets connectés lang:fr tag:iot",
    "\"données ouvertes\" published:2016..2020",
    "open data standards",
    "l’accessibilité des services",
];

const ROUNDS: usize = 20;

fn main() -> Result<(), Box<dyn Error>> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/library/articles");
    measure("fixtures", &fixtures)?;
    match std::env::var_os("GLOSE_CORPUS") {
        Some(corpus) => measure("GLOSE_CORPUS", Path::new(&corpus)),
        None => Ok(()),
    }
}

fn measure(name: &str, folder: &Path) -> Result<(), Box<dyn Error>> {
    let sources = read(folder)?;
    let bytes: usize = sources.iter().map(|(_, text)| text.len()).sum();
    println!(
        "\n{name}: {} articles, {:.1} MB",
        sources.len(),
        bytes as f64 / 1e6
    );
    let place = std::env::temp_dir().join(format!("glose-bench-{}-{name}", std::process::id()));
    let outcome = against(&sources, bytes, &place);
    std::fs::remove_dir_all(&place)?;
    outcome
}

fn against(sources: &[(String, String)], bytes: usize, place: &Path) -> Result<(), Box<dyn Error>> {
    let bare = indexing(sources, bytes, place)?;
    let index = opening(sources, place)?;
    answering(&index.searcher(), &bare);
    keystrokes(&index.searcher());
    Ok(())
}

/// How long both take to index all, and how much room that needs.
fn indexing(
    sources: &[(String, String)],
    bytes: usize,
    place: &Path,
) -> Result<Bare, Box<dyn Error>> {
    let since = Instant::now();
    let index = Index::open(&place.join("glose"))?;
    for batch in sources.chunks(512) {
        let entries = batch
            .par_iter()
            .filter_map(|(slug, text)| entry(slug, text))
            .collect();
        index.update(entries, &[])?;
    }
    let ours = since.elapsed();
    let since = Instant::now();
    let bare = Bare::new(sources, &place.join("bare"))?;
    let theirs = since.elapsed();
    let rate = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    println!(
        "indexing, parsing included  {:>8.2} s  {:>5.1} MB/s",
        ours.as_secs_f64(),
        rate(ours)
    );
    println!(
        "  bare tantivy, not parsed  {:>8.2} s  {:>5.1} MB/s",
        theirs.as_secs_f64(),
        rate(theirs)
    );
    println!(
        "size on disk                {:>8.1} MB  bare {:.1} MB",
        size(&place.join("glose")),
        size(&place.join("bare"))
    );
    Ok(bare)
}

/// How soon an index that is there answers, and takes an article again.
fn opening(sources: &[(String, String)], place: &Path) -> Result<Index, Box<dyn Error>> {
    let since = Instant::now();
    let again = Index::open(&place.join("glose"))?;
    again
        .searcher()
        .search(&request("objets connectés", false), &|| false);
    println!(
        "open and first answer       {:>8.2} ms",
        ms(since.elapsed())
    );
    let since = Instant::now();
    let first = sources.iter().find_map(|(slug, text)| entry(slug, text));
    again.update(first.into_iter().collect(), &[])?;
    println!(
        "one article indexed again   {:>8.2} ms",
        ms(since.elapsed())
    );
    Ok(again)
}

/// Each kind of query, and a pasted text.
fn answering(searcher: &Searcher, bare: &Bare) {
    println!(
        "{:<16} {:>8} {:>8} {:>8} {:>9}",
        "query", "p50", "p99", "bare p50", "total"
    );
    for (kind, query) in KINDS {
        let (times, total) = times(searcher, query, false, ROUNDS);
        let mut others: Vec<Duration> = (0..ROUNDS).map(|_| bare.ask(query)).collect();
        others.sort_unstable();
        println!(
            "{kind:<16} {:>8.3} {:>8.3} {:>8.3} {total:>9}",
            ms(at(&times, 50)),
            ms(at(&times, 99)),
            ms(at(&others, 50))
        );
    }
    let pasted: String = PASTED.chars().cycle().take(10_000).collect();
    let (times, total) = times(searcher, &pasted, false, ROUNDS);
    println!(
        "10,000 letters   {:>8.3} {:>8.3} {:>8} {total:>9}",
        ms(at(&times, 50)),
        ms(at(&times, 99)),
        ""
    );
}

/// Each beginning of what is typed, as the interface asks for it: 20 hits, three passages each, counts.
fn keystrokes(searcher: &Searcher) {
    let mut all = Vec::new();
    for query in TYPED {
        let mut of_query = Vec::new();
        let mut worst = (Duration::ZERO, "");
        for end in (1..=query.len()).filter(|end| query.is_char_boundary(*end)) {
            let (times, _) = times(searcher, &query[..end], true, ROUNDS);
            if at(&times, 50) > worst.0 {
                worst = (at(&times, 50), &query[..end]);
            }
            of_query.extend(times);
        }
        of_query.sort_unstable();
        println!(
            "typing {query:?}: p50 {:.3} p99 {:.3} (slowest {:?} {:.3})",
            ms(at(&of_query, 50)),
            ms(at(&of_query, 99)),
            worst.1,
            ms(worst.0)
        );
        all.extend(of_query);
    }
    all.sort_unstable();
    println!(
        "typing, all: p50 {:.3} p99 {:.3} ms",
        ms(at(&all, 50)),
        ms(at(&all, 99))
    );
}

fn request(query: &str, typing: bool) -> Request {
    Request {
        typing,
        limit: 20,
        ..Request::new(query)
    }
}

fn times(searcher: &Searcher, query: &str, typing: bool, rounds: usize) -> (Vec<Duration>, usize) {
    let mut total = 0;
    let mut times: Vec<Duration> = (0..rounds)
        .map(|_| {
            let since = Instant::now();
            let answer = searcher
                .search(&request(query, typing), &|| false)
                .unwrap_or_default();
            total = answer.total;
            since.elapsed()
        })
        .collect();
    times.sort_unstable();
    (times, total)
}

fn at(times: &[Duration], percent: usize) -> Duration {
    times
        .get(times.len() * percent / 100)
        .or(times.last())
        .copied()
        .unwrap_or_default()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn entry(slug: &str, text: &str) -> Option<IndexEntry> {
    let article = Article::parse(slug, text).ok()?;
    let document = Arc::new(markdown::parse(&article.body));
    let mut meta = article.meta;
    meta.language = meta.language.or(document.language());
    Some(IndexEntry {
        meta,
        document,
        stamp: String::new(),
        annotations: Vec::new(),
    })
}

/// Markdown files below a folder: their names as slugs, their texts.
fn read(folder: &Path) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for file in std::fs::read_dir(&folder)? {
            let path: PathBuf = file?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                let parent = folder
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                let stem = path
                    .file_stem()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                found.push((format!("{parent}-{stem}"), std::fs::read_to_string(&path)?));
            }
        }
    }
    found.sort();
    Ok(found)
}

fn size(folder: &Path) -> f64 {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    files
        .filter_map(|file| file.metadata().ok())
        .map(|file| file.len() as f64)
        .sum::<f64>()
        / 1e6
}

/// tantivy as it comes: one field, English stems, its query parser, its collectors; no passages, no counts.
struct Bare {
    index: tantivy::Index,
    searcher: tantivy::Searcher,
    text: tantivy::schema::Field,
}

impl Bare {
    fn new(sources: &[(String, String)], place: &Path) -> Result<Self, Box<dyn Error>> {
        std::fs::create_dir_all(place)?;
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("en_stem")
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let text = schema.add_text_field(
            "text",
            TextOptions::default().set_indexing_options(indexing) | STORED,
        );
        let index = tantivy::Index::create_in_dir(place, schema.build())?;
        let mut writer = index.writer_with_num_threads::<TantivyDocument>(2, 128_000_000)?;
        for (_, source) in sources {
            writer.add_document(doc!(text => source.as_str()))?;
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        let searcher = index.reader()?.searcher();
        Ok(Self {
            index,
            searcher,
            text,
        })
    }

    /// The time of the twenty best and the count.
    fn ask(&self, query: &str) -> Duration {
        let since = Instant::now();
        let mut parser = QueryParser::for_index(&self.index, vec![self.text]);
        parser.set_conjunction_by_default();
        let (query, _) = parser.parse_query_lenient(query);
        let found = self
            .searcher
            .search(&query, &(TopDocs::with_limit(20).order_by_score(), Count));
        std::hint::black_box(found.is_ok());
        since.elapsed()
    }
}
