//! `glose note`: a note on a passage, or on an article as a whole.

use super::arguments;
use super::editor;
use super::json;
use super::outcome::{Ending, Exit, Failure};
use super::output::say;
use super::session::Session;
use crate::library::{Color, ColorNames, clean_tag};
use crate::text::{ByteRange, Document, segment};
use crate::workspace::{Hint, Problem, Reading, annotation_of, find_quote};

/// Writes a note.
pub(super) fn run(session: &mut Session, typed: &arguments::Note) -> Ending {
    let color = color(&session.config.colors, typed.color.as_deref())?;
    let workspace = session.workspace()?;
    let slug = Session::article(&workspace, &typed.id)?;
    let reading = workspace.read(&slug)?;
    let range = typed
        .quote
        .as_deref()
        .map(|quote| place(&reading, quote))
        .transpose()?;
    let id = ulid::Ulid::generate().to_string();
    let mut annotation =
        annotation_of(&reading.article, &reading.document, range, &id, session.now);
    annotation.color = color;
    let title = reading.article.meta.title.as_str();
    let quote = range.map_or("", |range| reading.document.slice(range));
    let below = format!("{title}\n{quote}");
    let words = editor::words(session, &workspace, typed, &annotation, (title, &below))?;
    let tags: Vec<String> = typed
        .tag
        .iter()
        .map(|tag| clean_tag(tag))
        .filter(|tag| !tag.is_empty())
        .collect();
    if range.is_none() && words.text.is_empty() && tags.is_empty() {
        return Err(Failure::of("problem-nothing-kept", title, "hint-note-how"));
    }
    annotation.note = words.text;
    annotation.tags = tags;
    let done = match workspace.save_annotation(&annotation, session.now) {
        Ok(done) => done,
        Err(problem) => {
            if let Some(file) = &words.file {
                let path = file.path.display().to_string();
                say(&session.with("cli-note-stands-in", &[("path", path.into())]));
            }
            return Err(problem.into());
        }
    };
    if let Some(file) = words.file {
        file.settle();
    }
    if typed.json {
        let meta = &reading.article.meta;
        let quote = range.map_or("", |range| reading.document.slice(range));
        let range = range.map(|range| reading.document.to_chars(range));
        session
            .out
            .json(&json::note(&annotation, meta, "exact", range, quote))?;
    } else {
        session.done(&done)?;
        session.out.line(&id)?;
    }
    Ok(Exit::Done)
}

fn color(names: &ColorNames, word: Option<&str>) -> Ending<Color> {
    let Some(word) = word else {
        return Ok(Color::default());
    };
    names
        .parse(word)
        .ok_or_else(|| Failure::of("problem-color", word, "hint-color"))
}

/// Where a quotation stands.
fn place(reading: &Reading, quote: &str) -> Ending<ByteRange> {
    let found = find_quote(&reading.document, quote).filter(|range| !range.is_empty());
    found.ok_or_else(|| {
        let near = nearest(&reading.document, quote);
        let hint = if near.is_empty() {
            "hint-quote"
        } else {
            "hint-quote-near"
        };
        Problem {
            what: "problem-quote",
            name: quote.to_owned(),
            cause: near,
            hint: Hint(hint),
        }
        .into()
    })
}

/// The sentence that shares most words with a quotation that stands nowhere; empty where none does.
fn nearest(document: &Document, quote: &str) -> String {
    let words = |text: &str| -> std::collections::HashSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| word.chars().count() > 2)
            .map(str::to_lowercase)
            .collect()
    };
    let wanted = words(quote);
    let mut best = (0.0, "");
    for at in 0..document.blocks().len() {
        for range in segment::sentences(document, at) {
            let sentence = document.slice(range);
            let there = words(sentence);
            let shared = wanted.intersection(&there).count();
            let score = shared as f64 / (wanted.len() + there.len()).max(1) as f64;
            if score > best.0 {
                best = (score, sentence);
            }
        }
    }
    best.1.to_owned()
}
