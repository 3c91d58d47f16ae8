//! The list of dialogs: keys go in, answers come out.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::dialog::{
    ExportDialog, Help, Menu, Outcome, Palette, Prompt, SettingsBox, TagPicker, TextBox, export,
    help, menu, palette, prompt, settings, tags, text,
};
use crate::tui::kit::keys::{Code, Key, Mode};
use crate::tui::kit::look::Look;
use crate::tui::port::Surroundings;

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

/// What a dialog answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A command is run, by mode and name.
    Command(Mode, &'static str),
    /// Tags.
    Tags(tags::Answer),
    /// An export.
    Export(export::Answer),
    /// What was typed.
    Prompt(prompt::Answer),
    /// What was chosen from a list.
    Menu(menu::Answer),
    /// A setting.
    Settings(settings::Answer),
    /// A version to read: the article's slug, the revision, the note's id.
    Version([String; 3]),
}

impl Dialog {
    /// Takes a key.
    pub fn press(&mut self, key: Key, around: &Surroundings) -> Outcome<Answer> {
        if is_close(key) {
            let tried = match self {
                Self::Prompt(prompt) => prompt.leave(),
                Self::Help(_)
                | Self::Palette(_)
                | Self::Tags(_)
                | Self::Export(_)
                | Self::Menu(_)
                | Self::Settings(_)
                | Self::Text(_) => None,
            };
            return tried.map_or(Outcome::Closes, |answer| {
                Outcome::Answers(Answer::Prompt(answer))
            });
        }
        match self {
            Self::Help(help) => help.press(key, around).map(|never| match never {}),
            Self::Palette(palette) => palette
                .press(key)
                .map(|(mode, id)| Answer::Command(mode, id)),
            Self::Tags(picker) => picker.press(key).map(Answer::Tags),
            Self::Export(dialog) => dialog.press(key).map(Answer::Export),
            Self::Prompt(prompt) => prompt.press(key).map(Answer::Prompt),
            Self::Menu(menu) => menu.press(key).map(Answer::Menu),
            Self::Settings(settings) => settings
                .press(key, &around.settings.config)
                .map(Answer::Settings),
            Self::Text(text) => text.press(key, around.size.1).map(Answer::Version),
        }
    }

    /// Takes a pasted text.
    pub fn paste(&mut self, text: &str) -> Outcome<Answer> {
        match self {
            Self::Help(help) => help.filter.insert(text),
            Self::Palette(palette) => palette.input(text),
            Self::Tags(picker) => picker.input(text),
            Self::Export(dialog) => dialog.path.insert(text),
            Self::Prompt(prompt) => return prompt.paste(text).map(Answer::Prompt),
            Self::Menu(_) | Self::Settings(_) | Self::Text(_) => {}
        }
        Outcome::Stays
    }

    /// Draws it in the middle of `room`; gives the place of the cursor.
    pub(super) fn draw(
        &self,
        around: &Surroundings,
        look: &Look<'_>,
        room: Rect,
        buf: &mut Buffer,
    ) -> Option<Position> {
        match self {
            Self::Help(help) => help::view::draw(help, around, look, room, buf),
            Self::Palette(palette) => palette::view::draw(palette, look, room, buf),
            Self::Tags(picker) => tags::view::draw(picker, look, room, buf),
            Self::Export(export) => export::view::draw(export, look, room, buf),
            Self::Prompt(prompt) => prompt::view::draw(prompt, look, room, buf),
            Self::Menu(menu) => menu::view::draw(menu, look, room, buf),
            Self::Settings(one) => settings::view::draw(one, around, look, room, buf),
            Self::Text(text) => Some(text::view::draw(text, look, room, buf)),
        }
    }
}

fn is_close(key: Key) -> bool {
    key == Key::plain(Code::Esc) || key == Key::ctrl('c')
}
