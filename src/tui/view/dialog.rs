//! Dialogs in front of a screen: boxes in its middle, as large as they need and it allows.

mod export;
mod help;
mod list;
mod menu;
mod palette;
mod prompt;
mod settings;
mod tags;
mod text;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::look::Look;
use crate::tui::app::State;
use crate::tui::app::dialog::Dialog;

/// Draws a dialog in the middle of `room`; gives the place of the cursor.
pub(super) fn draw(
    dialog: &Dialog,
    state: &State,
    look: &Look<'_>,
    room: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    match dialog {
        Dialog::Help(help) => help::draw(help, state, look, room, buf),
        Dialog::Palette(palette) => palette::draw(palette, look, room, buf),
        Dialog::Tags(picker) => tags::draw(picker, state, look, room, buf),
        Dialog::Export(export) => export::draw(export, look, room, buf),
        Dialog::Prompt(prompt) => prompt::draw(prompt, look, room, buf),
        Dialog::Menu(menu) => menu::draw(menu, look, room, buf),
        Dialog::Settings(one) => settings::draw(one, state, look, room, buf),
        Dialog::Text(text) => Some(text::draw(text, look, room, buf)),
    }
}
