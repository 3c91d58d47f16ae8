//! The right side: the places that the passage might have, each in its paragraph with what changed.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::parts::{gone, signed, title};
use super::spans::Spans;
use crate::text::{ByteRange, SafeText};
use crate::tui::kit::look::{Look, below, inset, put, row, sign};
use crate::tui::kit::theme::Role;
use crate::tui::screen::review::ReviewScreen;
use crate::workspace::{Case, Offer};

/// Steps of the bar that says how like the passage a place is.
const STEPS: usize = 5;
/// The score below which nothing is offered.
const LEAST: f32 = 0.4;
/// Rows of a place that has not the focus: its bar, and one of its text.
const BRIEF: u16 = 2;
/// Rows of the place in focus, at the least.
const FULL: u16 = 4;

/// Draws the side; gives the place of the cursor.
pub(in crate::tui) fn draw(
    review: &ReviewScreen,
    case: &Case,
    look: &Look<'_>,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let count = case.offers.len();
    let args = [
        ("at", (review.candidate + 1).into()),
        ("count", count.into()),
    ];
    let beside = if count > 1 {
        look.with("review-at", &args)
    } else {
        SafeText::default()
    };
    title(look, area, "review-places", &beside, buf);
    let rest = below(area, 1);
    if count == 0 {
        nowhere(case, look, rest, buf);
        return None;
    }
    let mut place = None;
    let (mut y, heights) = (0, heights(count, review.candidate, rest.height));
    for (nth, (offer, height)) in case.offers.iter().zip(heights).enumerate() {
        if height == 0 {
            continue;
        }
        let area = Rect {
            height,
            ..below(rest, y)
        };
        let focused = nth == review.candidate;
        if focused {
            place = Some(Position::new(area.x, area.y));
        }
        let used = one(case, offer, focused, look, area, buf);
        // What the place in focus leaves of its room stays below them all, but for a blank row.
        y += if focused {
            (used + 1).min(height)
        } else {
            height
        };
    }
    place
}

/// Rows of each place: the one in focus gets what the others leave; where there is little room, those
/// nearest to it stay.
fn heights(count: usize, focused: usize, room: u16) -> Vec<u16> {
    let mut heights = vec![0; count];
    let mut left = room;
    if let Some(height) = heights.get_mut(focused) {
        *height = left.min(FULL);
        left -= *height;
    }
    let mut others: Vec<usize> = (0..count).filter(|nth| *nth != focused).collect();
    others.sort_by_key(|nth| nth.abs_diff(focused));
    for nth in others {
        if let Some(height) = heights.get_mut(nth).filter(|_| left >= BRIEF) {
            *height = BRIEF;
            left -= BRIEF;
        }
    }
    if let Some(height) = heights.get_mut(focused) {
        *height += left.min(12);
    }
    heights
}

/// Draws a place; gives how many rows it took.
fn one(
    case: &Case,
    offer: &Offer,
    focused: bool,
    look: &Look<'_>,
    area: Rect,
    buf: &mut Buffer,
) -> u16 {
    let line = row(area, 0);
    let (style, dim) = (look.style(Role::Focus), look.style(Role::Dim));
    if focused {
        sign(buf, line, (line.x, line.y), look.glyphs.pointer, style);
    }
    let [full, empty] = look.glyphs.blocks;
    let steps = steps(offer.score);
    let bar = if focused { style } else { dim };
    let x = sign(buf, line, (line.x + 2, line.y), &full.repeat(steps), bar);
    let x = sign(buf, line, (x, line.y), &empty.repeat(STEPS - steps), dim);
    let percent = (offer.score.clamp(0.0, 1.0) * 100.0).round() as usize;
    let args = [("nth", offer.nth.into()), ("percent", percent.into())];
    let said = look.with("review-place", &args);
    put(
        buf,
        line,
        (x + 1, line.y),
        &said,
        look.style(if focused { Role::Text } else { Role::Dim }),
    );
    let text = below(inset(area, 2, 0), 1);
    // A place in focus has a blank row behind it, where there is room.
    let height = text
        .height
        .saturating_sub(u16::from(focused && text.height > 3));
    1 + spans(case, offer, look).draw(look, Rect { height, ..text }, buf)
}

/// How many steps of the bar a score fills, at least one.
fn steps(score: f32) -> usize {
    let share = (score - LEAST) / (1.0 - LEAST);
    ((share * STEPS as f32).ceil() as usize).clamp(1, STEPS)
}

/// The paragraph, the passage in it with the words that went and those that came.
fn spans(case: &Case, offer: &Offer, look: &Look<'_>) -> Spans {
    let was = case.before.passage.of(&case.before.paragraph);
    let text = &offer.paragraph;
    let now = offer.passage.of(text);
    let mut spans = Spans::default();
    spans.push(ByteRange::new(0, offer.passage.start).of(text), Role::Dim);
    spans.focus_here();
    spans.push("[", Role::Focus);
    for piece in &offer.pieces {
        if piece.same {
            spans.push(piece.new.of(now), Role::Text);
            continue;
        }
        let (removed, added) = (piece.old.of(was), piece.new.of(now));
        gone(&mut spans, look, removed);
        let both = !removed.is_empty() && !added.is_empty();
        if both && !removed.ends_with(char::is_whitespace) {
            spans.push(" ", Role::Text);
        }
        signed(&mut spans, "+", added, Role::Ok);
    }
    spans.push("]", Role::Focus);
    let behind = ByteRange::new(offer.passage.end, text.len());
    spans.push(behind.of(text), Role::Dim);
    spans
}

/// That no place is like the passage, what section it was in, and what can be done.
fn nowhere(case: &Case, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let mut spans = Spans::default();
    spans.push(&look.messages.text("review-nowhere"), Role::Text);
    let mut y = spans.draw(look, area, buf);
    if !case.heading.is_empty() {
        let args = [("heading", case.heading.as_str().into())];
        let mut section = Spans::default();
        section.push(&look.messages.with("review-section", &args), Role::Dim);
        y += section.draw(look, below(area, y), buf);
    }
    let mut hint = Spans::default();
    hint.push(&look.messages.text("review-hint"), Role::Text);
    hint.draw(look, below(area, y + u16::from(y < area.height)), buf);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_in_focus_has_most_of_the_room() {
        assert_eq!(heights(3, 1, 20), [2, 16, 2]);
        assert_eq!(heights(5, 4, 8), [0, 0, 2, 2, 4]);
        assert_eq!(heights(2, 0, 3), [3, 0]);
        assert_eq!(heights(1, 0, 0), [0]);
    }

    #[test]
    fn the_bar_has_one_to_five_steps() {
        let found: Vec<usize> = [0.0, 0.5, 0.61, 0.84, 0.99, 1.0, f32::NAN]
            .into_iter()
            .map(steps)
            .collect();
        assert_eq!(found, [1, 1, 2, 4, 5, 5, 1]);
    }
}
