//! A text to read.

pub mod view;

use super::{Dialog, moved, step};
use crate::library::Color;
use crate::tui::app::State;
use crate::tui::kit::keys::{Code, Key};
use crate::tui::port::{Effect, OpenAt};

/// A text to read.
#[derive(Debug, Clone, Default)]
pub struct TextBox {
    /// What it is.
    pub title: String,
    /// Its lines.
    pub lines: Vec<String>,
    /// What the colours in it mean: each with its name and how often it is there; below the lines.
    pub legend: Vec<(Color, String)>,
    /// The first line on the screen.
    pub top: usize,
    /// The version that can be read from it: the article's slug, the revision, the note's id.
    pub version: Option<[String; 3]>,
}

impl TextBox {
    /// A text with its title.
    pub fn new(title: String, lines: Vec<String>) -> Self {
        Self {
            title,
            lines,
            legend: Vec::new(),
            top: 0,
            version: None,
        }
    }

    pub(super) fn press(mut self, state: &mut State, key: Key) -> Vec<Effect> {
        let by = match key.typed() {
            Some('j') => Some(1),
            Some('k') => Some(-1),
            Some(' ') => Some(10),
            Some('q' | 'i' | '?') => return Vec::new(),
            Some('V') => match self.version {
                Some([slug, rev, note]) => {
                    let note = Some(note);
                    return vec![Effect::Open(slug, OpenAt::Version { rev, note })];
                }
                None => None,
            },
            _ if key == Key::plain(Code::Enter) => return Vec::new(),
            _ => step(key, 10),
        };
        let box_rows = usize::from(state.around.size.1.saturating_sub(6));
        let last = self.lines.len().saturating_sub(box_rows / 2);
        self.top = moved(self.top, by.unwrap_or(0), last + 1);
        state.dialog = Some(Dialog::Text(self));
        Vec::new()
    }
}
