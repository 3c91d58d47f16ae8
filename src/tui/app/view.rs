//! State → cells. Changes nothing.

mod bar;
mod status;
mod title;

#[cfg(test)]
mod tests;

use jiff::Timestamp;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::app::{Screen, State};
use crate::tui::dialog::{self, editor};
use crate::tui::kit::look::{Look, below, put, rule};
use crate::tui::kit::theme::{Glyphs, Role, Theme};
use crate::tui::screen::{library, notes, reader, review};

/// The smallest screen that is drawn, in cells.
const SMALLEST: (u16, u16) = (30, 8);
/// Rows above the body: the title bar and its rule.
const ABOVE: u16 = 2;
/// Rows below the body: the rule that messages stand on, and the key bar.
const BELOW: u16 = 2;

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
    title::draw(state, look, area, buf);
    let body = Rect {
        height: area.height - ABOVE - BELOW,
        ..below(area, ABOVE)
    };
    let mut cursor = match (state.screen, &state.reader) {
        (Screen::Reader, Some(reader)) => {
            rule_unless(reader.zen, look, area, buf);
            reader::view::draw(reader, look, body, buf)
        }
        (Screen::Notes, _) => {
            rule(buf, look, area, area.y + 1);
            notes::view::draw(state, look, body, buf)
        }
        (Screen::Review, _) => {
            rule(buf, look, area, area.y + 1);
            review::view::draw(state, look, body, buf)
        }
        _ => library::view::draw(state, look, area, buf),
    };
    if state.editor.is_some() {
        cursor = editor::view::draw(state, look, body, buf).or(cursor);
    }
    if let Some(dialog) = &state.dialog {
        let room = Rect {
            y: area.y + 1,
            height: area.height - 1 - BELOW,
            ..area
        };
        cursor = dialog::draw(dialog, state, look, room, buf);
    }
    status::draw(state, look, area, buf);
    bar::draw(state, look, area, buf);
    cursor
}

/// Draws narrow no-break spaces as others, for terminals that lack them.
fn widen_spaces(buf: &mut Buffer, space: &str) {
    for cell in &mut buf.content {
        if cell.symbol() == "\u{202f}" {
            cell.set_symbol(space);
        }
    }
}

/// The rule below the title bar, except over a text that is alone.
fn rule_unless(zen: bool, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    if !zen {
        rule(buf, look, area, area.y + 1);
    }
}
