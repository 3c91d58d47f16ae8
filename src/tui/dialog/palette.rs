//! The palette: every command by its name in either language.

pub mod view;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::help::other;
use super::{Dialog, moved, step};
use crate::i18n::Messages;
use crate::tui::app::command;
use crate::tui::app::state::State;
use crate::tui::app::visit;
use crate::tui::kit::field::Field;
use crate::tui::kit::keys::{Code, Key, Mode};
use crate::tui::port::{Effect, Env};

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
    /// The commands that can be done now.
    pub fn new(state: &State) -> Self {
        let modes: Vec<Mode> = state.mode().line().collect();
        let messages = &state.around.manner.messages;
        let others = Messages::new(other(messages.language()));
        let all: Vec<Choice> = command::all()
            .filter(|command| modes.contains(&command.mode))
            .filter(|command| (command.when)(state) && visit::allows(state, command))
            .filter(|command| command.id != "palette")
            .map(|command| Choice {
                label: messages.text(command.label),
                keys: state
                    .around
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

    pub(in crate::tui) fn input(&mut self, text: &str) {
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

    pub(in crate::tui) fn press(mut self, state: &mut State, key: Key, env: &Env) -> Vec<Effect> {
        if key == Key::plain(Code::Enter) {
            let Some(choice) = self.found.get(self.selected) else {
                return Vec::new();
            };
            let command = command::find(choice.mode, choice.id);
            return command.map_or_else(Vec::new, |command| visit::perform(state, command, env));
        }
        if let Some(by) = step(key, 10) {
            self.selected = moved(self.selected, by, self.found.len());
        } else if self.field.press(key) {
            self.filter();
        }
        state.dialog = Some(Dialog::Palette(self));
        Vec::new()
    }
}
