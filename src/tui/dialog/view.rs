//! Dialogs in front of a screen: boxes in its middle, as large as they need and it allows.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::app::State;
use crate::tui::dialog::Dialog;
use crate::tui::kit::look::Look;

/// Draws a dialog in the middle of `room`; gives the place of the cursor.
pub(in crate::tui) fn draw(
    dialog: &Dialog,
    state: &State,
    look: &Look<'_>,
    room: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    match dialog {
        Dialog::Help(help) => super::help::view::draw(help, state, look, room, buf),
        Dialog::Palette(palette) => super::palette::view::draw(palette, look, room, buf),
        Dialog::Tags(picker) => super::tags::view::draw(picker, state, look, room, buf),
        Dialog::Export(export) => super::export::view::draw(export, look, room, buf),
        Dialog::Prompt(prompt) => super::prompt::view::draw(prompt, look, room, buf),
        Dialog::Menu(menu) => super::menu::view::draw(menu, look, room, buf),
        Dialog::Settings(one) => super::settings::view::draw(one, state, look, room, buf),
        Dialog::Text(text) => Some(super::text::view::draw(text, look, room, buf)),
    }
}
