//! Help: every key of the screen in front and what it does, made from the table of commands.

pub mod view;

use crate::i18n::Messages;
use crate::text::Language;
use crate::tui::dialog::outcome::Outcome;
use crate::tui::kit::field::Field;
use crate::tui::kit::keys::{Code, Key, Mode};
use crate::tui::kit::list::{moved, step};
use crate::tui::port::{Row, Surroundings};

/// Help: every key of the screen in front and what it does.
#[derive(Debug, Clone)]
pub struct Help {
    /// The mode that it explains first.
    pub mode: Mode,
    /// Every command.
    rows: Vec<Row>,
    /// What is looked for in it.
    pub filter: Field,
    /// Whether letters go into the filter.
    pub typing: bool,
    /// The first line on the screen.
    pub top: usize,
}

/// A part of the help: its title, and its rows of keys and what they do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The key of its title's message.
    pub title: &'static str,
    /// Keys, and what they do.
    pub rows: Vec<(String, String)>,
}

impl Help {
    /// The help of a mode; `rows`: every command.
    pub fn new(mode: Mode, rows: Vec<Row>) -> Self {
        Self {
            mode,
            rows,
            filter: Field::default(),
            typing: false,
            top: 0,
        }
    }

    /// The parts of the help that hold what is looked for.
    pub fn sections(&self, around: &Surroundings) -> Vec<Section> {
        let mut modes = vec![self.mode];
        if self.mode == Mode::Reader {
            modes.extend([Mode::Select, Mode::Passage]);
        }
        if self.mode == Mode::Passage {
            modes.push(Mode::Select);
        }
        if self.mode == Mode::Library {
            modes.push(Mode::Query);
        }
        modes.push(Mode::Global);
        modes.dedup();
        let sections = modes.into_iter().map(|mode| Section {
            title: mode.label(),
            rows: self.rows_of(around, mode),
        });
        sections
            .filter(|section| !section.rows.is_empty())
            .collect()
    }

    fn rows_of(&self, around: &Surroundings, mode: Mode) -> Vec<(String, String)> {
        let other = Messages::new(other(around.manner.messages.language()));
        let wanted = self.filter.text().to_lowercase();
        let fits = |command: &&Row| {
            let here = around.manner.messages.text(command.label).to_lowercase();
            here.contains(&wanted) || other.text(command.label).to_lowercase().contains(&wanted)
        };
        let mut rows: Vec<(String, String)> = Vec::new();
        let commands = self.rows.iter().filter(|command| command.mode == mode);
        for command in commands.filter(fits) {
            let keys = around.keymap.keys_of(mode, command.id).join("  ");
            let text = around.manner.messages.text(command.label);
            // Two commands that say the same (a page by Space and by PageDown) share their row.
            match rows.iter_mut().find(|(_, there)| *there == text) {
                Some((there, _)) => {
                    there.push_str("  ");
                    there.push_str(&keys);
                }
                None => rows.push((keys, text)),
            }
        }
        rows
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key, around: &Surroundings) -> Outcome<std::convert::Infallible> {
        if self.typing {
            if key == Key::plain(Code::Enter) {
                self.typing = false;
            } else if self.filter.press(key) {
                self.top = 0;
            }
        } else {
            match key.typed() {
                Some('?' | 'q') => return Outcome::Closes,
                Some('/') => self.typing = true,
                Some('j') => self.top += 1,
                Some('k') => self.top = self.top.saturating_sub(1),
                Some(' ') => self.top += 10,
                _ => {}
            }
        }
        let lines: usize = self
            .sections(around)
            .iter()
            .map(|section| section.rows.len() + 2)
            .sum();
        if let Some(by) = step(key, 10) {
            self.top = moved(self.top, by, lines);
        }
        // At least half of the box stays filled, however the lines fall into columns.
        let box_rows = usize::from(around.size.1.saturating_sub(6));
        self.top = self.top.min(lines.saturating_sub(box_rows / 2));
        Outcome::Stays
    }
}

/// The language that is not this one.
pub(super) fn other(language: Language) -> Language {
    use Language;
    match language {
        Language::French => Language::English,
        Language::English => Language::French,
    }
}
