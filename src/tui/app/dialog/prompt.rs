//! A line to type: paths to add, a name to keep, a question to answer.

use std::path::PathBuf;

use super::Dialog;
use crate::tui::app::field::Field;
use crate::tui::app::keys::{Code, Key};
use crate::tui::app::msg::{Effect, Env};
use crate::tui::app::reader::{Seek, seek};
use crate::tui::app::state::State;

/// A line to type.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What is asked.
    pub ask: Ask,
    /// What is typed.
    pub field: Field,
}

/// What a line is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Files and folders to add.
    Add,
    /// A name for a query.
    SaveSearch(String),
    /// Words to look for in the open article.
    FindInText,
    /// Whether a file that is there is overwritten: yes runs the effect.
    Overwrite(PathBuf, Box<Effect>),
}

impl Prompt {
    /// Asks for files and folders to add.
    pub fn add() -> Self {
        Self {
            ask: Ask::Add,
            field: Field::default(),
        }
    }

    /// Asks for a name for a query.
    pub fn save_search(query: &str) -> Self {
        Self {
            ask: Ask::SaveSearch(query.trim().to_owned()),
            field: Field::new(query.trim()),
        }
    }

    /// Asks for words to look for in the open article.
    pub fn find_in_text(words: &str) -> Self {
        Self {
            ask: Ask::FindInText,
            field: Field::new(words),
        }
    }

    /// Asks whether a file that is there is overwritten.
    pub fn overwrite(path: PathBuf, effect: Effect) -> Self {
        Self {
            ask: Ask::Overwrite(path, Box::new(effect)),
            field: Field::default(),
        }
    }

    pub(super) fn press(mut self, state: &mut State, key: Key, env: &Env) -> Vec<Effect> {
        if let Ask::Overwrite(_, effect) = &self.ask {
            let yes = matches!(key.typed(), Some('o' | 'O' | 'y' | 'Y'))
                || key == Key::plain(Code::Enter);
            return if yes {
                vec![(**effect).clone()]
            } else {
                Vec::new()
            };
        }
        if key == Key::plain(Code::Enter) {
            return self.finish(state, env);
        }
        let mut effects = Vec::new();
        if self.field.press(key) && self.ask == Ask::FindInText {
            effects = seek(state, self.field.text().trim(), Seek::Go);
        }
        state.dialog = Some(Dialog::Prompt(self));
        effects
    }

    fn finish(self, state: &mut State, _: &Env) -> Vec<Effect> {
        let text = self.field.text().trim();
        match self.ask {
            Ask::Add | Ask::SaveSearch(_) if text.is_empty() => Vec::new(),
            Ask::Add => vec![Effect::Add(text.to_owned())],
            Ask::SaveSearch(query) => {
                state.library.saved.retain(|(name, _)| name != text);
                state.library.saved.push((text.to_owned(), query));
                let args = [("name", text.into())];
                state
                    .status
                    .done(state.manner.messages.with("say-search-kept", &args), false);
                vec![Effect::SaveSearches(state.library.saved.clone())]
            }
            Ask::FindInText => seek(state, text, Seek::Say),
            Ask::Overwrite(..) => Vec::new(),
        }
    }
}
