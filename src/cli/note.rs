//! `glose note`: a note on a passage, or on an article as a whole.

use super::arguments;
use super::editor;
use super::json;
use super::outcome::{Ending, Exit, Failure};
use super::output::say;
use super::quote;
use super::session::Session;
use crate::library::{Color, ColorNames, clean_tag};
use crate::workspace::annotation_of;
use crate::workspace::{Hint, ProblemKind};

/// Writes a note.
pub(super) fn run(session: &mut Session, typed: &arguments::Note) -> Ending {
    let color = color(&session.config.colors, typed.color.as_deref())?;
    let (workspace, slug) = session.workspace_of_article(&typed.id)?;
    let reading = workspace.read(&slug)?;
    let range = typed
        .quote
        .as_deref()
        .map(|quote| quote::place(&reading, quote, typed.nth))
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
        return Err(Failure::of(ProblemKind::NothingKept, title, Hint::NoteHow));
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
        .ok_or_else(|| Failure::of(ProblemKind::UnknownColor, word, Hint::Colors))
}
