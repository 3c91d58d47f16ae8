//! The left side: the passage as it was, in its paragraph, and the note's words.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::parts::{gone, title};
use super::spans::Spans;
use crate::text::{ByteRange, SafeText};
use crate::tui::kit::look::{Look, below};
use crate::tui::kit::theme::Role;
use crate::tui::screen::review::ReviewScreen;
use crate::workspace::Case;

/// The most characters of a note that are looked at.
const LOOKED_AT: usize = 1_000;

/// Draws the side; gives how many rows it took.
pub(in crate::tui) fn draw(
    review: &ReviewScreen,
    case: &Case,
    look: &Look<'_>,
    area: Rect,
    buf: &mut Buffer,
) -> u16 {
    title(look, area, "review-before", &version(case, look), buf);
    let rest = below(area, 1);
    let words = note(case, look);
    // The note's words take a third of the room at most, so that the passage is seen first.
    let for_note = if words.is_some() { rest.height / 3 } else { 0 };
    let upper = Rect {
        height: rest.height.saturating_sub(for_note),
        ..rest
    };
    let used = passage(review, case, look).draw(look, upper, buf);
    let gap = u16::from(used + 1 < rest.height && rest.height > 6);
    let lower = below(rest, used + gap);
    let noted = words.map_or(0, |words| words.draw(look, lower, buf));
    1 + used + if noted > 0 { gap + noted } else { 0 }
}

/// Which version it stood in.
fn version(case: &Case, look: &Look<'_>) -> SafeText {
    let Some(version) = &case.before.version else {
        return look.text("review-not-kept");
    };
    look.said(&look.messages.version(version.number, version.date))
}

/// The paragraph with the passage in brackets; the words that the place in focus lacks are marked as gone.
fn passage(review: &ReviewScreen, case: &Case, look: &Look<'_>) -> Spans {
    let before = &case.before;
    let text = &before.paragraph;
    let words = before.passage.of(text);
    let mut spans = Spans::default();
    spans.push(ByteRange::new(0, before.passage.start).of(text), Role::Dim);
    spans.focus_here();
    spans.push("[", Role::Focus);
    match review.offer() {
        Some(offer) => {
            for piece in &offer.pieces {
                let part = piece.old.of(words);
                if piece.same || part.is_empty() {
                    spans.push(part, Role::Text);
                } else {
                    gone(&mut spans, look, part);
                }
            }
        }
        None => spans.push(words, Role::Text),
    }
    spans.push("]", Role::Focus);
    let behind = ByteRange::new(before.passage.end, text.len());
    spans.push(behind.of(text), Role::Dim);
    spans
}

/// The note's own words.
fn note(case: &Case, look: &Look<'_>) -> Option<Spans> {
    let words = case.annotation.note.trim();
    if words.is_empty() {
        return None;
    }
    let words: String = words.chars().take(LOOKED_AT).collect();
    let mut spans = Spans::default();
    let args = [("text", words.into())];
    spans.push(&look.messages.with("review-note", &args), Role::Text);
    Some(spans)
}
