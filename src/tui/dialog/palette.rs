//! The palette: every command by its name in either language.

pub mod view;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::help::other;
use crate::i18n::Messages;
use crate::tui::dialog::outcome::Outcome;
use crate::tui::kit::field::Field;
use crate::tui::kit::keys::{Code, Key, Mode};
use crate::tui::kit::list::{moved, step};
use crate::tui::port::{Row, Surroundings};

/// The palette: every command that can be done now, by its name.
#[derive(Debug, Clone)]
pub struct Palette {
    /// What is looked for.
    pub field: Field,
    /// The commands that fit, the best first.
    pub found: Vec<Choice>,
    /// The one that has the focus.
    pub selected: usize,
    all: Vec<Choice>,
}

/// A command of the palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it does, in the reader's language.
    pub label: String,
    /// Its keys.
    pub keys: String,
    mode: Mode,
    id: &'static str,
    other: String,
}

impl Palette {
    /// A palette of commands that can be done now.
    pub fn new(rows: &[Row], around: &Surroundings) -> Self {
        let messages = &around.manner.messages;
        let others = Messages::new(other(messages.language()));
        let all: Vec<Choice> = rows
            .iter()
            .filter(|command| command.id != "palette")
            .map(|command| Choice {
                label: messages.text(command.label),
                keys: around
                    .keymap
                    .keys_of(command.mode, command.id)
                    .into_iter()
                    .next()
                    .unwrap_or_default(),
                mode: command.mode,
                id: command.id,
                other: others.text(command.label),
            })
            .collect();
        Self {
            field: Field::default(),
            found: all.clone(),
            selected: 0,
            all,
        }
    }

    /// Takes a pasted text.
    pub fn input(&mut self, text: &str) {
        self.field.insert(text);
        self.filter();
    }

    fn filter(&mut self) {
        let mut matcher = Matcher::new(Config::DEFAULT);
        let pattern = Pattern::parse(
            self.field.text(),
            CaseMatching::Ignore,
            Normalization::Smart,
        );
        let mut score = |text: &str| {
            pattern
                .score(Utf32Str::new(text, &mut Vec::new()), &mut matcher)
                .unwrap_or(0)
        };
        let mut found: Vec<(u32, Choice)> = Vec::new();
        for choice in &self.all {
            let best = score(&choice.label).max(score(&choice.other));
            if best > 0 || self.field.text().trim().is_empty() {
                found.push((best, choice.clone()));
            }
        }
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        self.found = found.into_iter().map(|(_, choice)| choice).collect();
        self.selected = 0;
    }

    /// Takes a key; answers with the command that was chosen: its mode and name.
    pub fn press(&mut self, key: Key) -> Outcome<(Mode, &'static str)> {
        if key == Key::plain(Code::Enter) {
            let choice = self.found.get(self.selected);
            return choice.map_or(Outcome::Closes, |choice| {
                Outcome::Answers((choice.mode, choice.id))
            });
        }
        if let Some(by) = step(key, 10) {
            self.selected = moved(self.selected, by, self.found.len());
        } else if self.field.press(key) {
            self.filter();
        }
        Outcome::Stays
    }
}
