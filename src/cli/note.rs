//! `glose note`: a note on a passage, or on an article as a whole.

use std::io::{self, IsTerminal as _, Read as _};
use std::path::Path;

use super::arguments;
use super::editor::{self, Written};
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
    let (text, written) = words(session, typed, &reading, range)?;
    let tags: Vec<String> = typed
        .tag
        .iter()
        .map(|tag| clean_tag(tag))
        .filter(|tag| !tag.is_empty())
        .collect();
    if range.is_none() && text.is_empty() && tags.is_empty() {
        return Err(Failure::of(
            "problem-nothing-kept",
            &reading.article.meta.title,
            "hint-note-how",
        ));
    }
    let id = ulid::Ulid::generate().to_string();
    let mut annotation =
        annotation_of(&reading.article, &reading.document, range, &id, session.now);
    annotation.note = text;
    annotation.tags = tags;
    annotation.color = color;
    let done = match workspace.save_annotation(&annotation, session.now) {
        Ok(done) => done,
        Err(problem) => {
            if let Some(written) = &written {
                let file = written.file().display().to_string();
                say(&session.with("cli-note-stands-in", &[("path", file.into())]));
            }
            return Err(problem.into());
        }
    };
    if let Some(written) = written {
        written.kept();
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

/// The note's words: as typed, from standard input, from the editor on a terminal, none elsewhere.
fn words(
    session: &Session,
    typed: &arguments::Note,
    reading: &Reading,
    range: Option<ByteRange>,
) -> Ending<(String, Option<Written>)> {
    match typed.text.as_deref() {
        Some("-") => Ok((from_input()?, None)),
        Some(text) => Ok((text.trim().to_owned(), None)),
        None if io::stdin().is_terminal() && session.out.is_terminal() => {
            let quote = range.map_or("", |range| reading.document.slice(range));
            let below = format!(
                "{}\n\n{}\n{quote}",
                session.text("cli-below"),
                reading.article.meta.title
            );
            let written = editor::write(&below)?;
            if written.text.is_empty() {
                written.kept();
                let title = &reading.article.meta.title;
                return Err(Failure::of("problem-nothing-kept", title, "hint-note-how"));
            }
            Ok((written.text.clone(), Some(written)))
        }
        None => Ok((String::new(), None)),
    }
}

fn from_input() -> Ending<String> {
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .map_err(|error| {
            Failure::from(Problem::of_system("problem-read", Path::new("-"), &error))
        })?;
    Ok(String::from_utf8_lossy(&bytes).trim().to_owned())
}
