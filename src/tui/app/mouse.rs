//! The mouse: the wheel scrolls, a press gives the focus, a drag selects.

use super::layout;
use super::state::{Screen, State};
use crate::i18n::Messages;
use crate::tui::port::{Effect, Env, Mouse, MouseKind};
use crate::tui::screen::notes::NoteLine;
use crate::tui::screen::reader;
use crate::tui::screen::reader::margin::{Standing, note_beginning_at};
use crate::tui::screen::reader::{Reader, Size};
use crate::tui::screen::{library, notes};

/// How many rows the wheel scrolls at a time.
const WHEEL: isize = 3;

/// Takes what the mouse did.
pub fn moved(state: &mut State, event: Mouse, env: &Env) -> Vec<Effect> {
    if state.dialog.is_some() || state.editor.is_some() {
        return Vec::new();
    }
    match (state.screen, event.kind) {
        (Screen::Reader, MouseKind::WheelDown | MouseKind::WheelUp) => {
            let by = if event.kind == MouseKind::WheelDown {
                WHEEL
            } else {
                -WHEEL
            };
            if let Some(reader) = &mut state.reader {
                reader.scroll(by);
            }
            reader::begun(state, env)
        }
        (Screen::Reader, kind) => {
            in_reader(state, event, kind);
            Vec::new()
        }
        (Screen::Library, MouseKind::WheelDown) => library::move_by(state, WHEEL, env),
        (Screen::Library, MouseKind::WheelUp) => library::move_by(state, -WHEEL, env),
        (Screen::Notes, MouseKind::WheelDown) => notes::move_by(state, WHEEL),
        (Screen::Notes, MouseKind::WheelUp) => notes::move_by(state, -WHEEL),
        (Screen::Library, MouseKind::Press) => in_list(state, event, env),
        (Screen::Notes, MouseKind::Press) => in_notes(state, event),
        _ => Vec::new(),
    }
}

/// Gives the focus to the row that was pressed; a second press opens it.
fn in_list(state: &mut State, event: Mouse, env: &Env) -> Vec<Effect> {
    let regions = layout::library(state);
    let head = regions.list_top();
    let each = regions.rows_per_hit(&state.library).max(1);
    if event.y < head || event.x < regions.panel {
        return Vec::new();
    }
    let row = state.library.top + usize::from((event.y - head) / each);
    if row >= state.library.answer.total {
        return Vec::new();
    }
    let effects = library::move_by(state, row as isize - state.library.selected as isize, env);
    if event.clicks == 2 {
        return library::open_hit(state, row);
    }
    effects
}

/// Gives the focus to the annotation that was pressed; a second press opens it.
fn in_notes(state: &mut State, event: Mouse) -> Vec<Effect> {
    let regions = layout::notes(state.around.size);
    let row = event.y.checked_sub(layout::ABOVE_NOTES);
    let lines = state.notes.lines(regions.list_rows);
    let line = row.and_then(|row| lines.get(usize::from(row)));
    let Some(NoteLine::Note(at, _)) = line.filter(|_| event.x < regions.list) else {
        return Vec::new();
    };
    let mut effects = notes::move_by(state, *at as isize - state.notes.selected as isize);
    if event.clicks == 2 {
        effects.extend(notes::open(state));
    }
    effects
}

fn in_reader(state: &mut State, event: Mouse, kind: MouseKind) {
    let size = state.around.size;
    let measure = state.around.manner.measure;
    let Some(reader) = &mut state.reader else {
        return;
    };
    if kind == MouseKind::Press
        && let Some(note) = note_under(reader, size, measure, &state.around.manner.messages, event)
    {
        reader.selection = None;
        reader.reshaping = None;
        reader.focused_note = Some(note);
        return;
    }
    let Some(at) = place(reader, size, measure, event) else {
        return;
    };
    match kind {
        MouseKind::Press if reader.reshaping.is_some() => {
            reader.pressed = Some(at);
            match event.clicks {
                2 => reader.select_around(Size::Word, at),
                3 => reader.select_around(Size::Sentence, at),
                4.. => reader.select_around(Size::Paragraph, at),
                _ => reader.move_nearer_end(at),
            }
        }
        MouseKind::Press => {
            reader.focused_note = None;
            reader.selection = None;
            reader.grown.clear();
            reader.cursor = at;
            reader.pressed = Some(at);
            match event.clicks {
                2 => reader.select(Size::Word),
                3 => reader.select(Size::Sentence),
                4.. => reader.select(Size::Paragraph),
                _ => {
                    let touched = |note: &crate::workspace::Placed| {
                        note.range.is_some_and(|range| range.contains(at))
                    };
                    reader.focused_note = reader.notes.iter().position(touched);
                }
            }
        }
        MouseKind::Drag => {
            if let Some(from) = reader.pressed {
                // The cell under the pointer belongs to the selection, whichever way it goes.
                let after = reader.moved(at, reader::Unit::Character, reader::Way::Forward, 1);
                let first = reader.moved(from, reader::Unit::Character, reader::Way::Forward, 1);
                let (from, to) = if at >= from {
                    (from, after)
                } else {
                    (first, at)
                };
                if reader.reshaping.is_none() {
                    reader.focused_note = None;
                }
                reader::select_between(reader, from, to);
            }
        }
        MouseKind::Release => reader.pressed = None,
        MouseKind::WheelDown | MouseKind::WheelUp => {}
    }
}

/// The note whose card or whose letter is under the pointer; pressing the letter again goes on to the next
/// note of its row.
fn note_under(
    reader: &Reader,
    size: (u16, u16),
    measure: u16,
    messages: &Messages,
    event: Mouse,
) -> Option<usize> {
    let (columns, rows) = reader::geometry(reader, size, measure);
    let row = event
        .y
        .checked_sub(reader::ABOVE + rows.top)
        .filter(|row| *row < reader.rows)?;
    if columns.margin > 0 && event.x >= columns.margin_left() {
        return Standing::new(reader, columns.margin, reader.rows, messages).note_at(row);
    }
    let gutter = columns.text_left().checked_sub(columns.gutter)?;
    if (gutter..columns.text_left()).contains(&event.x) {
        return note_beginning_at(reader, reader.rows, row);
    }
    None
}

/// The byte of the text under the pointer.
fn place(reader: &Reader, size: (u16, u16), measure: u16, event: Mouse) -> Option<usize> {
    let (columns, rows) = reader::geometry(reader, size, measure);
    let left = columns.text_left();
    let top = reader::ABOVE + rows.top;
    if event.y < top || event.y >= top + reader.rows {
        return None;
    }
    let mut lines = reader.page.lines_from(reader.top);
    let (line, _) = lines.nth(usize::from(event.y - top))?;
    let column = event.x.saturating_sub(left);
    Some(reader.page.offset_at(line, column))
}
