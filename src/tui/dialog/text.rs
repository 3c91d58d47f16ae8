//! A text to read.

pub mod view;

use crate::tui::dialog::outcome::Outcome;
use crate::tui::kit::keys::{Code, Key};
use crate::tui::kit::list::{moved, step};
use crate::tui::port::InfoText;

/// A text to read.
#[derive(Debug, Clone, Default)]
pub struct TextBox {
    /// The text.
    pub info: InfoText,
    /// The first line on the screen.
    pub top: usize,
}

impl TextBox {
    /// A text, from its beginning.
    pub fn new(info: InfoText) -> Self {
        Self { info, top: 0 }
    }

    /// Takes a key on a screen of so many rows; answers with the version to read: the article's slug, the revision,
    /// the note's id.
    pub fn press(&mut self, key: Key, screen_rows: u16) -> Outcome<[String; 3]> {
        let by = match key.typed() {
            Some('j') => Some(1),
            Some('k') => Some(-1),
            Some(' ') => Some(10),
            Some('q' | 'i' | '?') => return Outcome::Closes,
            Some('V') => match self.info.version.clone() {
                Some(version) => return Outcome::Answers(version),
                None => None,
            },
            Some(_) | None if key == Key::plain(Code::Enter) => return Outcome::Closes,
            Some(_) | None => step(key, 10),
        };
        let box_rows = usize::from(screen_rows.saturating_sub(6));
        let last = self.info.lines.len().saturating_sub(box_rows / 2);
        self.top = moved(self.top, by.unwrap_or(0), last + 1);
        Outcome::Stays
    }
}
