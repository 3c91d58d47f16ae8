//! An article that was found, as the commands that list articles write it.

use super::outcome::Ending;
use super::output::{Piece, Role};
use super::session::Session;
use super::wrap;
use crate::library::Status;
use crate::search::{Hit, Passage};
use crate::text::ByteRange;

/// Writes an article over several lines: title, what is known of it, the passages that matched.
pub(super) fn show_hit(session: &mut Session, hit: &Hit) -> Ending<()> {
    let line = title(&hit.meta.title, &hit.title_marks);
    session.out.pieces(&line)?;
    let about = about(session, hit);
    session.out.pieces(&about)?;
    if !hit.via.is_empty() {
        let via = format!("  ≈ {}", hit.via.join(", "));
        session.out.pieces(&[(Role::Faint, via)])?;
    }
    let width = session.out.width();
    for passage in &hit.passages {
        for line in wrap::lines(&passage_pieces(passage), width, "    ", "    ") {
            session.out.pieces(&line)?;
        }
    }
    session.out.line("")
}

/// A title, the words that matched in it marked.
pub(super) fn title(title: &str, marks: &[ByteRange]) -> Vec<Piece> {
    pieces(title, marks, Role::Title)
}

/// What is known of an article beside its title.
pub(super) fn about(session: &Session, hit: &Hit) -> Vec<Piece> {
    let meta = &hit.meta;
    let mut parts = vec![meta.slug.clone()];
    parts.extend(meta.author.clone());
    parts.extend(meta.published.map(|date| session.messages.date(date)));
    parts.extend(meta.language.map(|language| language.code().to_owned()));
    if meta.status != Status::Inbox {
        parts.push(session.text(&format!("status-{}", meta.status.as_str())));
    }
    if hit.annotations > 0 {
        parts.push(session.with("count-notes", &[("count", hit.annotations.into())]));
    }
    let mut line = vec![(Role::Faint, parts.join(" · "))];
    line.extend(tags(&meta.tags));
    line
}

/// Tags, each after a space.
pub(super) fn tags(tags: &[String]) -> impl Iterator<Item = Piece> {
    tags.iter().map(|tag| (Role::Tag, format!(" #{tag}")))
}

/// A passage, the words that matched in it marked.
fn passage_pieces(passage: &Passage) -> Vec<Piece> {
    pieces(&passage.text, &passage.marks, Role::Plain)
}

/// A text with its marked places; what lies between has the role `rest`.
fn pieces(text: &str, marks: &[ByteRange], rest: Role) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for mark in marks {
        let before = text.get(at..mark.start).unwrap_or_default();
        let inside = text.get(mark.start.max(at)..mark.end).unwrap_or_default();
        pieces.push((rest, before.to_owned()));
        pieces.push((Role::Mark, inside.to_owned()));
        at = at.max(mark.end);
    }
    pieces.push((rest, text.get(at..).unwrap_or_default().to_owned()));
    pieces
}
