//! State → cells. Changes nothing.

mod bar;
mod status;

#[cfg(test)]
mod tests;

use jiff::Timestamp;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::app::command;
use crate::tui::app::screens::ScreenId;
use crate::tui::app::state::State;
use crate::tui::dialog::editor::view as editor_view;
use crate::tui::kit::columns::BELOW;
use crate::tui::kit::look::{Look, body, put, row};
use crate::tui::kit::theme::{Glyphs, Role, Theme};
use crate::tui::screen::reader::Reader;

/// The smallest screen that is drawn, in cells.
const SMALLEST: (u16, u16) = (30, 8);
/// Draws a state as it is at a time, and puts the hardware cursor where the focus is.
pub fn draw(state: &State, now: Timestamp, frame: &mut Frame<'_>) {
    let look = Look {
        theme: Theme::new(state.around.manner.shown_theme(), state.around.manner.depth),
        glyphs: Glyphs::new(state.around.manner.glyphs),
        messages: &state.around.manner.messages,
        now,
    };
    let (width, height) = state.around.size;
    let area = Rect::new(0, 0, width, height).intersection(frame.area());
    let cursor = screen(state, &look, area, frame.buffer_mut());
    if let Some(space) = state.around.settings.narrow_space() {
        widen_spaces(frame.buffer_mut(), space);
    }
    if let Some(place) = cursor.filter(|place| area.contains(*place)) {
        frame.set_cursor_position(place);
    }
}

/// Draws the whole screen; gives the place of the hardware cursor.
fn screen(state: &State, look: &Look<'_>, area: Rect, buf: &mut Buffer) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        let said = look.cut(&look.text("too-small"), usize::from(area.width));
        put(buf, area, (area.x, area.y), &said, look.style(Role::Text));
        return Some(area.as_position());
    }
    let front = state.front();
    front.view_title(before(state), &state.around, look, row(area, 0), buf);
    let mut cursor = front.view(&state.around, look, area, buf);
    if let Some(editor) = &state.editor {
        let shown = editor_view::Shown {
            editor,
            beside: state.place_of_editor(),
            passage: state.passage_of_editor(),
            hints: command::hints(state),
            is_saving: state.status.saving,
            has_draft: state.status.draft,
        };
        cursor = editor_view::draw(&shown, look, body(area), buf).or(cursor);
    }
    if let Some(dialog) = &state.dialog {
        let room = Rect {
            y: area.y + 1,
            height: area.height - 1 - BELOW,
            ..area
        };
        cursor = dialog.draw(&state.around, look, room, buf);
    }
    status::draw(state, look, area, buf);
    bar::draw(state, look, area, buf);
    cursor
}

/// The key of the name of the screen that the one in front was opened from.
fn before(state: &State) -> &'static str {
    let is_temporary = |reader: &Reader| reader.temporary.is_some();
    let beneath = state.beneath.as_ref();
    let beneath = beneath.filter(|_| state.reader.as_ref().is_some_and(is_temporary));
    match beneath.map(|beneath| beneath.screen) {
        Some(ScreenId::Review) => "title-review",
        Some(ScreenId::Reader) => "mode-reader",
        Some(_) | None if state.from_notes => "title-notes",
        Some(_) | None if state.library.searching() => "title-search",
        Some(_) | None => "title-library",
    }
}

/// Draws narrow no-break spaces as others, for terminals that lack them.
fn widen_spaces(buf: &mut Buffer, space: &str) {
    for cell in &mut buf.content {
        if cell.symbol() == "\u{202f}" {
            cell.set_symbol(space);
        }
    }
}
