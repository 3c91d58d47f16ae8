//! A line to type: paths to add, a name to keep, a question to answer.

use std::path::PathBuf;

use super::{Dialog, Menu};
use crate::library::Color;
use crate::tui::app::field::Field;
use crate::tui::app::keys::{Code, Key};
use crate::tui::app::msg::{Effect, Env};
use crate::tui::app::reader::{Then, find};
use crate::tui::app::settings;
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
    /// Several files and folders to add; a pasted list may have one a line.
    AddMany,
    /// A name for a query.
    SaveSearch(String),
    /// Words to look for in the open article.
    FindInText,
    /// Another name for a colour; the list of this title comes back afterwards.
    NameColor(Color, &'static str),
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

    /// Asks for several files and folders to add.
    pub fn add_many() -> Self {
        Self {
            ask: Ask::AddMany,
            field: Field::default(),
        }
    }

    /// Takes a pasted text; of a list of files, each line is one, whatever spaces are in it.
    pub(super) fn paste(&mut self, text: &str) {
        if self.ask != Ask::AddMany {
            return self.field.insert(text);
        }
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let quoted = lines.map(|line| {
            let quote = if line.contains('"') { '\'' } else { '"' };
            if line.contains(char::is_whitespace) && !line.starts_with(['"', '\'']) {
                format!("{quote}{line}{quote}")
            } else {
                line.to_owned()
            }
        });
        let quoted: Vec<String> = quoted.collect();
        if !self.field.text().is_empty() && !self.field.text().ends_with(' ') {
            self.field.insert(" ");
        }
        self.field.insert(&quoted.join(" "));
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

    /// Asks for another name for a colour.
    pub(super) fn name_color(color: Color, title: &'static str, now: &str) -> Self {
        Self {
            ask: Ask::NameColor(color, title),
            field: Field::new(now),
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
            effects = find(state, self.field.text().trim(), Then::Go);
        }
        state.dialog = Some(Dialog::Prompt(self));
        effects
    }

    fn finish(self, state: &mut State, _: &Env) -> Vec<Effect> {
        let text = self.field.text().trim();
        match self.ask {
            Ask::Add | Ask::AddMany | Ask::SaveSearch(_) if text.is_empty() => Vec::new(),
            Ask::Add | Ask::AddMany => vec![Effect::Add(text.to_owned())],
            Ask::SaveSearch(query) => {
                vec![Effect::SaveSearch(text.to_owned(), query)]
            }
            Ask::NameColor(color, title) => {
                let effects = settings::name_color(state, color, text);
                let menu = Menu::named_again(title, &state.manner.messages, color);
                state.dialog = Some(Dialog::Menu(menu));
                effects
            }
            Ask::FindInText => find(state, text, Then::Say),
            Ask::Overwrite(..) => Vec::new(),
        }
    }
}
