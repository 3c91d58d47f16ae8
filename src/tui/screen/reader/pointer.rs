//! What the mouse does in the reader: the wheel scrolls, a press gives the focus, a drag selects.

use super::Reader;
use super::geometry::geometry;
use super::margin::{MarginLayout, note_beginning_at};
use super::verbs::select_between;
use crate::tui::kit::columns::ABOVE;
use crate::tui::kit::motion::Direction;
use crate::tui::port::{Context, Mouse, MouseKind, Surroundings};
use crate::tui::screen::reader::moves::Unit;
use crate::tui::screen::reader::select::Size;
use crate::workspace::Placed;

/// Takes what the mouse did.
pub(super) fn take(reader: &mut Reader, mouse: Mouse, cx: &mut Context<'_>) {
    match mouse.kind {
        MouseKind::WheelDown => scroll(reader, Mouse::WHEEL_ROWS, cx),
        MouseKind::WheelUp => scroll(reader, -Mouse::WHEEL_ROWS, cx),
        MouseKind::Press => press(reader, mouse, cx.around),
        MouseKind::Drag => drag(reader, mouse, cx.around),
        MouseKind::Release => reader.pressed = None,
    }
}

fn scroll(reader: &mut Reader, by: isize, cx: &mut Context<'_>) {
    reader.scroll(by);
    reader.note_progress(cx);
}

fn press(reader: &mut Reader, mouse: Mouse, around: &Surroundings) {
    if let Some(note) = note_under(reader, mouse, around) {
        reader.selection = None;
        reader.reshaping = None;
        reader.focused_note = Some(note);
        return;
    }
    let Some(at) = place(reader, mouse, around) else {
        return;
    };
    reader.pressed = Some(at);
    if reader.reshaping.is_some() {
        match mouse.clicks {
            2 => reader.select_around(Size::Word, at),
            3 => reader.select_around(Size::Sentence, at),
            4.. => reader.select_around(Size::Paragraph, at),
            _ => reader.move_nearer_end(at),
        }
        return;
    }
    reader.focused_note = None;
    reader.selection = None;
    reader.grown.clear();
    reader.cursor = at;
    match mouse.clicks {
        2 => reader.select(Size::Word),
        3 => reader.select(Size::Sentence),
        4.. => reader.select(Size::Paragraph),
        _ => {
            let touched = |note: &Placed| note.range.is_some_and(|range| range.contains(at));
            reader.focused_note = reader.notes.iter().position(touched);
        }
    }
}

fn drag(reader: &mut Reader, mouse: Mouse, around: &Surroundings) {
    let Some((from, at)) = reader.pressed.zip(place(reader, mouse, around)) else {
        return;
    };
    // The cell under the pointer belongs to the selection, whichever way it goes.
    let after = |at| reader.moved(at, Unit::Character, Direction::Forward, 1);
    let (from, to) = if at >= from {
        (from, after(at))
    } else {
        (after(from), at)
    };
    if reader.reshaping.is_none() {
        reader.focused_note = None;
    }
    select_between(reader, from, to);
}

/// The note whose card or whose letter is under the pointer; pressing the letter again goes on to the next
/// note of its row.
fn note_under(reader: &Reader, mouse: Mouse, around: &Surroundings) -> Option<usize> {
    let manner = &around.manner;
    let (columns, rows) = geometry(reader, around.size, manner.measure);
    let row = mouse
        .y
        .checked_sub(ABOVE + rows.top)
        .filter(|row| *row < reader.rows)?;
    if columns.margin > 0 && mouse.x >= columns.margin_left() {
        return MarginLayout::new(reader, columns.margin, reader.rows, &manner.messages)
            .note_at(row);
    }
    let gutter = columns.text_left().checked_sub(columns.gutter)?;
    if (gutter..columns.text_left()).contains(&mouse.x) {
        return note_beginning_at(reader, reader.rows, row);
    }
    None
}

/// The byte of the text under the pointer.
fn place(reader: &Reader, mouse: Mouse, around: &Surroundings) -> Option<usize> {
    let (columns, rows) = geometry(reader, around.size, around.manner.measure);
    let left = columns.text_left();
    let top = ABOVE + rows.top;
    if mouse.y < top || mouse.y >= top + reader.rows {
        return None;
    }
    let mut lines = reader.page.lines_from(reader.top);
    let (line, _) = lines.nth(usize::from(mouse.y - top))?;
    let column = mouse.x.saturating_sub(left);
    Some(reader.page.offset_at(line, column))
}
