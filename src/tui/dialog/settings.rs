//! The settings: a list with their values, each changed at once.

pub mod view;

use crate::config::{Config, Value};
use crate::tui::dialog::outcome::Outcome;
use crate::tui::kit::keys::{Code, Key};
use crate::tui::kit::list::{moved, step};
use crate::tui::kit::settings::{Kind, SETTINGS};

/// The settings: a list with their values.
#[derive(Debug, Clone, Default)]
pub struct SettingsBox {
    /// The row that has the focus.
    pub selected: usize,
}

/// What the list of settings answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A setting gets another value.
    Set(&'static str, Value),
    /// The names of the colours are asked for.
    ColorNames,
}

impl SettingsBox {
    /// Takes a key.
    pub fn press(&mut self, key: Key, config: &Config) -> Outcome<Answer> {
        let Some(setting) = SETTINGS.get(self.selected) else {
            return Outcome::Closes;
        };
        let back = match (key.code, key.typed()) {
            (_, Some('q')) | (Code::F(10), _) => return Outcome::Closes,
            (Code::Left, _) | (_, Some('h')) => Some(true),
            (Code::Right | Code::Enter, _) | (_, Some('l' | ' ')) => Some(false),
            (_, _) => None,
        };
        if let Some(back) = back {
            if setting.kind == Kind::Names {
                return Outcome::Answers(Answer::ColorNames);
            }
            return Outcome::Asks(Answer::Set(setting.key, setting.next(config, back)));
        }
        let by = match key.typed() {
            Some('j') => Some(1),
            Some('k') => Some(-1),
            Some(_) | None => step(key, 10),
        };
        self.selected = moved(self.selected, by.unwrap_or(0), SETTINGS.len());
        Outcome::Stays
    }
}
