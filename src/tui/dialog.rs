//! Dialogs in front of a screen: help, commands, tags, export, questions, lists and texts.

pub mod editor;
mod export;
mod help;
mod list;
mod menu;
mod palette;
mod prompt;
mod settings;
mod tags;
mod text;
mod view;

use crate::tui::app::state::State;
use crate::tui::kit::keys::{Code, Key};
use crate::tui::port::{Effect, Env};

pub use export::{Contained, ExportDialog, Row};
pub use help::{Help, Section};
pub use menu::{Act, Item, Menu};
pub use palette::{Choice, Palette};
pub use prompt::{Ask, Prompt};
pub use settings::SettingsBox;
pub use tags::{Mark, TagPicker, Target};
pub use text::TextBox;
pub(in crate::tui) use view::draw;

/// The dialog in front of a screen.
#[derive(Debug)]
pub enum Dialog {
    /// Every key and what it does.
    Help(Help),
    /// Every command by name.
    Palette(Palette),
    /// The tags of what is chosen.
    Tags(TagPicker),
    /// What goes out, in which form, where to.
    Export(Box<ExportDialog>),
    /// A line to type.
    Prompt(Prompt),
    /// A list to choose from.
    Menu(Menu),
    /// The settings.
    Settings(SettingsBox),
    /// A text to read.
    Text(TextBox),
}

impl Dialog {
    /// Opens the help of the screen in front.
    pub fn open_help(state: &mut State) -> Vec<Effect> {
        state.dialog = Some(Self::Help(Help::new(state)));
        Vec::new()
    }
}

/// Gives a key to the dialog in front.
pub fn press(state: &mut State, key: Key, env: &Env) -> Vec<Effect> {
    let Some(dialog) = state.dialog.take() else {
        return Vec::new();
    };
    let is_close = key == Key::plain(Code::Esc)
        || key
            == Key {
                ctrl: true,
                ..Key::char('c')
            };
    if is_close {
        return match dialog {
            Dialog::Prompt(prompt) => prompt.leave(state),
            Dialog::Help(_)
            | Dialog::Palette(_)
            | Dialog::Tags(_)
            | Dialog::Export(_)
            | Dialog::Menu(_)
            | Dialog::Settings(_)
            | Dialog::Text(_) => Vec::new(),
        };
    }
    match dialog {
        Dialog::Help(help) => help.press(state, key),
        Dialog::Palette(palette) => palette.press(state, key, env),
        Dialog::Tags(picker) => picker.press(state, key),
        Dialog::Export(dialog) => dialog.press(state, key),
        Dialog::Prompt(prompt) => prompt.press(state, key, env),
        Dialog::Menu(menu) => menu.press(state, key, env),
        Dialog::Settings(settings) => settings.press(state, key),
        Dialog::Text(text) => text.press(state, key),
    }
}

/// Gives a pasted text to the dialog in front.
pub fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    if let Some(Dialog::Prompt(prompt)) =
        state.dialog.take_if(|one| matches!(one, Dialog::Prompt(_)))
    {
        return prompt.pasted(state, text);
    }
    match &mut state.dialog {
        Some(Dialog::Help(help)) => help.filter.insert(text),
        Some(Dialog::Palette(palette)) => palette.input(text),
        Some(Dialog::Tags(picker)) => picker.input(text),
        Some(Dialog::Export(dialog)) => dialog.path.insert(text),
        Some(Dialog::Prompt(_) | Dialog::Menu(_) | Dialog::Settings(_) | Dialog::Text(_))
        | None => {}
    }
    Vec::new()
}

/// How far a key moves in a list: `None` for keys that do not move.
fn step(key: Key, rows: usize) -> Option<isize> {
    let page = rows.max(1) as isize;
    match (key.code, key.ctrl) {
        (Code::Down, false) | (Code::Char('n' | 'j'), true) => Some(1),
        (Code::Up, false) | (Code::Char('p' | 'k'), true) => Some(-1),
        (Code::PageDown, _) => Some(page),
        (Code::PageUp, _) => Some(-page),
        _ => None,
    }
}

/// A place in a list of `len`, moved.
fn moved(at: usize, by: isize, len: usize) -> usize {
    at.saturating_add_signed(by).min(len.saturating_sub(1))
}
