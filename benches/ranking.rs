//! MRR@10 of search over a set of questions with one answer each.
//!
//! `GLOSE_RANKING=DIR cargo bench --bench ranking`, where DIR holds `docs.jsonl` (`id`, `title`, `lang`,
//! `text`) and `queries.jsonl` (`query`, `answer`). `benches/ranking.py` compares the same set with `SQLite`.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::collections::HashMap;
use std::error::Error;
use std::path::Path;
use std::sync::Arc;

use glose::library::{ArticleId, ArticleMeta, Status};
use glose::search::{Index, IndexEntry, Request};
use glose::text::{Language, markdown};
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let Some(dir) = std::env::var_os("GLOSE_RANKING") else {
        return Ok(());
    };
    let dir = Path::new(&dir);
    let index = Index::in_memory()?;
    let docs = read(&dir.join("docs.jsonl"))?;
    let texts: HashMap<&str, &str> = docs
        .iter()
        .map(|doc| (text(doc, "id"), text(doc, "text").trim()))
        .collect();
    index.update(docs.iter().map(entry).collect(), &[])?;
    let searcher = index.searcher();
    let mut found: HashMap<usize, usize> = HashMap::new();
    let mut sum = 0.0;
    let queries = read(&dir.join("queries.jsonl"))?;
    for question in &queries {
        let query = text(question, "query");
        let request = Request {
            limit: 10,
            passages: 0,
            ..Request::new(query)
        };
        let Some(answer) = searcher.search(&request, &|| false) else {
            continue;
        };
        // A passage that stands twice in the set is the same answer.
        let wanted = texts
            .get(text(question, "answer"))
            .copied()
            .unwrap_or_default();
        let mut seen: Vec<&str> = Vec::new();
        for hit in &answer.hits {
            let text = texts
                .get(hit.meta.slug.as_str())
                .copied()
                .unwrap_or_default();
            if !seen.contains(&text) {
                seen.push(text);
            }
        }
        let rank = seen.iter().position(|text| *text == wanted);
        sum += rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64);
        *found.entry(rank.map_or(0, |rank| rank + 1)).or_default() += 1;
        if std::env::var_os("GLOSE_RANKING_SHOW").is_some() {
            println!("{:>3} {query}", rank.map_or(0, |rank| rank + 1));
        }
    }
    let mrr = sum / queries.len().max(1) as f64;
    println!(
        "MRR@10 {mrr:.4} over {} questions; by rank {:?}",
        queries.len(),
        {
            let mut by_rank: Vec<_> = found.into_iter().collect();
            by_rank.sort_unstable();
            by_rank
        }
    );
    Ok(())
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
