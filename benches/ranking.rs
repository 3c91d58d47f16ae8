//! MRR@10 and recall@10 of search over sets of questions with one answer each, beside bare tantivy.
//!
//! `GLOSE_RANKING=DIR cargo bench --bench ranking`, where DIR holds `docs.jsonl` (`id`, `title`, `lang`,
//! `text`) and `queries.jsonl` (`query`, `answer`, and perhaps `set`), or several such pairs whose names begin alike
//! (`wiki-docs.jsonl`, `wiki-queries.jsonl`). Bare tantivy reads French texts with its French stemmer, English ones with
//! its English one, and looks for any of the words. `GLOSE_RANKING_SHOW=1` prints the place of each answer, here and in bare tantivy.
//! `benches/ranking.py` compares the same sets with `SQLite`.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use glose::library::{ArticleId, ArticleMeta, Status};
use glose::search::{Index, IndexEntry, Request};
use glose::text::{Language, markdown};
use rayon::prelude::*;
use serde_json::Value;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{
    Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value as _,
};
use tantivy::tokenizer::{
    AsciiFoldingFilter, Language as Stemming, LowerCaser, SimpleTokenizer, Stemmer, TextAnalyzer,
    TokenStream as _,
};
use tantivy::{TantivyDocument, Term, doc};

/// How many answers are looked at.
const DEPTH: usize = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let Some(dir) = std::env::var_os("GLOSE_RANKING") else {
        return Ok(());
    };
    println!(
        "{:<12} {:>9}  {:>8} {:>9}  {:>8} {:>9}",
        "set", "questions", "MRR@10", "recall@10", "tantivy", "recall@10"
    );
    for (docs, queries) in pairs(Path::new(&dir))? {
        measure(&read(&docs)?, &read(&queries)?)?;
    }
    Ok(())
}

/// Every `…docs.jsonl` of a folder that has its `…queries.jsonl`.
fn pairs(dir: &Path) -> Result<Vec<(PathBuf, PathBuf)>, Box<dyn Error>> {
    let mut pairs = Vec::new();
    for file in std::fs::read_dir(dir)? {
        let docs = file?.path();
        let name = docs.file_name().and_then(|name| name.to_str());
        if let Some(start) = name.and_then(|name| name.strip_suffix("docs.jsonl")) {
            let queries = dir.join(format!("{start}queries.jsonl"));
            if queries.exists() {
                pairs.push((docs.clone(), queries));
            }
        }
    }
    pairs.sort();
    Ok(pairs)
}

/// The sums of one set of questions.
#[derive(Default)]
struct Sums {
    questions: usize,
    ours: Score,
    bare: Score,
}

#[derive(Default)]
struct Score {
    reciprocal: f64,
    found: usize,
}

impl Score {
    fn add(&mut self, place: Option<usize>) {
        self.reciprocal += place.map_or(0.0, |place| 1.0 / (place + 1) as f64);
        self.found += usize::from(place.is_some());
    }
}

fn measure(docs: &[Value], queries: &[Value]) -> Result<(), Box<dyn Error>> {
    let index = Index::in_memory()?;
    index.update(docs.iter().map(entry).collect(), &[])?;
    let searcher = index.searcher();
    let bare = Bare::new(docs)?;
    let texts: HashMap<&str, &str> = docs
        .iter()
        .map(|doc| (text(doc, "id"), text(doc, "text").trim()))
        .collect();
    let places: Vec<(Option<usize>, Option<usize>)> = queries
        .par_iter()
        .map(|question| {
            let query = text(question, "query");
            let request = Request {
                limit: DEPTH,
                passages: 0,
                ..Request::new(query)
            };
            let answer = searcher.search(&request, &|| false).unwrap_or_default();
            let ours = answer.hits.iter().map(|hit| hit.meta.slug.clone());
            let wanted = text(question, "answer");
            let place = |ids: Vec<String>| place(&ids, wanted, &texts);
            let bare = bare.best(query).unwrap_or_default();
            (place(ours.collect()), place(bare))
        })
        .collect();
    let mut sets: BTreeMap<&str, Sums> = BTreeMap::new();
    for (question, (ours, bare)) in queries.iter().zip(places) {
        let sums = sets.entry(text(question, "set")).or_default();
        sums.questions += 1;
        sums.ours.add(ours);
        sums.bare.add(bare);
        if std::env::var_os("GLOSE_RANKING_SHOW").is_some() {
            let [ours, bare] = [ours, bare].map(|place| place.map_or(0, |place| place + 1));
            println!("{ours:>3} {bare:>3} {}", text(question, "query"));
        }
    }
    for (set, sums) in sets {
        let share = |score: &Score| {
            let questions = sums.questions.max(1) as f64;
            let recall = score.found as f64 / questions;
            format!("{:>8.4} {recall:>9.4}", score.reciprocal / questions)
        };
        let name = if set.is_empty() { "-" } else { set };
        let (ours, bare) = (share(&sums.ours), share(&sums.bare));
        println!("{name:<12} {:>9}  {ours}  {bare}", sums.questions);
    }
    Ok(())
}

/// The place of an answer; a passage that stands twice in the set is the same answer.
fn place(ids: &[String], wanted: &str, texts: &HashMap<&str, &str>) -> Option<usize> {
    let text_of = |id: &str| texts.get(id).copied().unwrap_or_default();
    let mut seen: Vec<&str> = Vec::new();
    for id in ids {
        let text = text_of(id);
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    seen.iter().position(|text| *text == text_of(wanted))
}

/// The same passages in tantivy alone: one field per language, each with tantivy's own stemmer.
struct Bare {
    index: tantivy::Index,
    searcher: tantivy::Searcher,
    id: Field,
    fields: [(Field, &'static str); 2],
}

impl Bare {
    fn new(docs: &[Value]) -> Result<Self, Box<dyn Error>> {
        let mut schema = Schema::builder();
        let id = schema.add_text_field("id", STRING | STORED);
        let names = ["french", "english"];
        let fields = names.map(|name| {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer(name)
                .set_index_option(IndexRecordOption::WithFreqs);
            let options = TextOptions::default().set_indexing_options(indexing);
            (schema.add_text_field(name, options), name)
        });
        let index = tantivy::Index::create_in_ram(schema.build());
        for (name, stemming) in names.into_iter().zip([Stemming::French, Stemming::English]) {
            let analyzer = TextAnalyzer::builder(SimpleTokenizer::default())
                .filter(LowerCaser)
                .filter(Stemmer::new(stemming))
                .filter(AsciiFoldingFilter);
            index.tokenizers().register(name, analyzer.build());
        }
        let mut writer = index.writer_with_num_threads(1, 50_000_000)?;
        let [(french, _), (english, _)] = fields;
        for passage in docs {
            let field = match text(passage, "lang") {
                "en" => english,
                _ => french,
            };
            let whole = format!("{}\n{}", text(passage, "title"), text(passage, "text"));
            writer.add_document(doc!(id => text(passage, "id"), field => whole))?;
        }
        writer.commit()?;
        let searcher = index.reader()?.searcher();
        Ok(Self {
            index,
            searcher,
            id,
            fields,
        })
    }

    fn best(&self, query: &str) -> tantivy::Result<Vec<String>> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for (field, name) in self.fields {
            let Some(mut analyzer) = self.index.tokenizers().get(name) else {
                continue;
            };
            let mut tokens = analyzer.token_stream(query);
            while tokens.advance() {
                let term = Term::from_field_text(field, &tokens.token().text);
                let query = TermQuery::new(term, IndexRecordOption::WithFreqs);
                clauses.push((Occur::Should, Box::new(query)));
            }
        }
        let best = TopDocs::with_limit(DEPTH).order_by_score();
        let best = self.searcher.search(&BooleanQuery::new(clauses), &best)?;
        let id = |address| {
            let document: TantivyDocument = self.searcher.doc(address)?;
            let id = document.get_first(self.id).and_then(|id| id.as_str());
            Ok(id.unwrap_or_default().to_owned())
        };
        best.into_iter().map(|(_, address)| id(address)).collect()
    }
}

fn read(path: &Path) -> Result<Vec<Value>, Box<dyn Error>> {
    let text = std::fs::read_to_string(path)?;
    text.lines()
        .map(|line| Ok(serde_json::from_str(line)?))
        .collect()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn entry(doc: &Value) -> IndexEntry {
    let id = text(doc, "id").to_owned();
    IndexEntry {
        meta: ArticleMeta {
            id: ArticleId(id.clone()),
            slug: id.clone(),
            // What has no title is called after its file, as the library does it.
            title: match text(doc, "title") {
                "" => id.replace('-', " "),
                title => title.to_owned(),
            },
            author: None,
            source: None,
            published: None,
            saved: None,
            language: Language::parse(text(doc, "lang")),
            status: Status::Inbox,
            tags: Vec::new(),
        },
        document: Arc::new(markdown::parse(text(doc, "text"))),
        stamp: String::new(),
        annotations: Vec::new(),
    }
}
