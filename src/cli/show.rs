//! `glose show`: an article as text with its notes, or an annotation.

use super::annotations::{Shown, show as show_note};
use super::arguments;
use super::json;
use super::outcome::{Ending, Exit};
use super::output::{Piece, Role};
use super::row::tags;
use super::session::Session;
use super::wrap;
use crate::export::without_controls;
use crate::text::{Block, BlockKind, ByteRange, Container};
use crate::workspace::{Found, Reading};

/// Shows what is named.
pub(super) fn run(session: &mut Session, typed: &arguments::Show) -> Ending {
    let workspace = session.workspace()?;
    let (slug, only) = match workspace.find(&typed.id)? {
        Found::Article(slug) => (slug, None),
        Found::Note(note) => (note.slug, Some(note.id)),
    };
    let mut reading = workspace.read(&slug)?;
    if typed.markdown {
        let body = without_controls(reading.article.body);
        session.out.text(&body)?;
        return Ok(Exit::Done);
    }
    if let Some(id) = &only {
        reading.notes.retain(|note| note.annotation.id == *id);
    }
    let quotes: Vec<String> = reading
        .notes
        .iter()
        .map(|note| note.quote(&reading.document))
        .collect();
    match (typed.json, &only) {
        (true, None) => session.out.json(&json::whole(&reading, &quotes))?,
        (true, Some(_)) => {
            for (note, quote) in reading.notes.iter().zip(&quotes) {
                session.out.json(&json::placed(&reading, note, quote))?;
            }
        }
        (false, None) => article(session, &reading, &quotes)?,
        (false, Some(_)) => notes(session, &reading, &quotes)?,
    }
    Ok(Exit::Done)
}

fn article(session: &mut Session, reading: &Reading, quotes: &[String]) -> Ending<()> {
    head(session, reading)?;
    let places: Vec<Place> = places(reading);
    for block in reading.document.blocks() {
        show_block(session, reading, block, &places)?;
    }
    if !reading.notes.is_empty() {
        let count = [("count", reading.notes.len().into())];
        let heading = session.with("count-notes", &count);
        session.out.pieces(&[(Role::Title, heading)])?;
        session.out.line("")?;
        notes(session, reading, quotes)?;
    }
    Ok(())
}

fn head(session: &mut Session, reading: &Reading) -> Ending<()> {
    let meta = &reading.article.meta;
    let messages = &session.messages;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(meta.author.clone());
    parts.extend(meta.published.map(|date| messages.date(date)));
    let language = meta.language.or_else(|| reading.document.language());
    parts.extend(language.map(|language| messages.text(&format!("language-{}", language.code()))));
    parts.push(messages.text(&format!("status-{}", meta.status.as_str())));
    let words = reading.document.word_count();
    parts.push(messages.with("count-words", &[("count", words.into())]));
    let mut about = vec![(Role::Faint, parts.join(" · "))];
    about.extend(tags(&meta.tags));
    session.out.pieces(&[(Role::Title, meta.title.clone())])?;
    session.out.pieces(&about)?;
    let place = meta.source.clone().unwrap_or_default();
    let line = if place.is_empty() {
        meta.slug.clone()
    } else {
        format!("{} · {place}", meta.slug)
    };
    session.out.pieces(&[(Role::Faint, line)])?;
    session.out.line("")
}

/// A passage that is annotated, and the number that its note has in the list.
struct Place {
    range: ByteRange,
    number: usize,
}

fn places(reading: &Reading) -> Vec<Place> {
    let notes = reading.notes.iter().enumerate();
    notes
        .filter_map(|(at, note)| {
            Some(Place {
                range: note.range?,
                number: at + 1,
            })
        })
        .collect()
}

fn show_block(
    session: &mut Session,
    reading: &Reading,
    block: &Block,
    places: &[Place],
) -> Ending<()> {
    let width = session.out.width();
    let (first, rest) = margins(block);
    let level = block.kind.heading_level();
    let role = level.map_or(Role::Plain, |_| Role::Title);
    if block.kind == BlockKind::Rule {
        session.out.line(&format!("{first}* * *"))?;
        return session.out.line("");
    }
    let is_set = matches!(block.kind, BlockKind::Code(_) | BlockKind::Table(_));
    let width = if is_set { None } else { width };
    let mut at = block.range.start;
    // A line break in the canonical text is one that the author made.
    for (nth, line) in reading.document.slice(block.range).split('\n').enumerate() {
        let range = ByteRange::new(at, at + line.len());
        at = range.end + 1;
        let pieces = number_passages(reading, range, places, role);
        let first = if nth == 0 { &first } else { &rest };
        for line in wrap::lines(&pieces, width, first, &rest) {
            session.out.pieces(&line)?;
        }
    }
    session.out.line("")
}

/// What stands before the first line of a block, and before the others.
fn margins(block: &Block) -> (String, String) {
    let (mut first, mut rest) = (String::new(), String::new());
    for container in &block.containers {
        let (here, below) = match container {
            Container::Quote => ("> ".to_owned(), "> ".to_owned()),
            Container::Item(Some(marker)) => {
                let marker = format!("{marker} ");
                let blank = " ".repeat(marker.chars().count());
                (marker, blank)
            }
            Container::Item(None) => ("  ".to_owned(), "  ".to_owned()),
            Container::Footnote(label) => (format!("[{label}] "), "    ".to_owned()),
        };
        first.push_str(&here);
        rest.push_str(&below);
    }
    if matches!(block.kind, BlockKind::Code(_)) {
        first.push_str("    ");
        rest.push_str("    ");
    }
    (first, rest)
}

/// A stretch of the text, its annotated passages marked, each with its note's number at its end.
fn number_passages(
    reading: &Reading,
    range: ByteRange,
    places: &[Place],
    role: Role,
) -> Vec<Piece> {
    let mut cuts: Vec<usize> = vec![range.start, range.end];
    for place in places {
        cuts.extend([place.range.start, place.range.end]);
    }
    cuts.retain(|cut| range.start <= *cut && *cut <= range.end);
    cuts.sort_unstable();
    cuts.dedup();
    let mut pieces = Vec::new();
    for pair in cuts.windows(2) {
        let &[start, end] = pair else { continue };
        let part = ByteRange::new(start, end);
        let is_marked = places.iter().any(|place| place.range.covers(part));
        let text = reading.document.slice(part).to_owned();
        pieces.push((if is_marked { Role::Mark } else { role }, text));
        let ending = places.iter().filter(|place| place.range.end == end);
        pieces.extend(ending.map(|place| (Role::Faint, format!("[{}]", place.number))));
    }
    pieces
}

fn notes(session: &mut Session, reading: &Reading, quotes: &[String]) -> Ending<()> {
    for (at, (note, quote)) in reading.notes.iter().zip(quotes).enumerate() {
        session
            .out
            .pieces(&[(Role::Faint, format!("[{}]", at + 1))])?;
        show_note(session, &Shown::placed(note, quote), "    ")?;
        session.out.line("")?;
    }
    Ok(())
}
