//! A line to type: paths to add, a name to keep, a question to answer.

pub mod view;

use std::path::PathBuf;

use super::{Dialog, Menu};
use crate::library::Color;
use crate::tui::app::settings;
use crate::tui::app::state::State;
use crate::tui::kit::field::Field;
use crate::tui::kit::keys::{Code, Key};
use crate::tui::port::{Effect, Env};
use crate::tui::screen::reader::{Origin, Reader, find_from, go_back, stay};

/// A line to type.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What is asked.
    pub ask: Ask,
    /// What is typed.
    pub field: Field,
    /// Why what was typed could not be done.
    pub refusal: Option<String>,
    /// Whether what was typed is being done.
    pub is_busy: bool,
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
    /// Words to look for in the open article, and where the reader was before.
    FindInText(Origin),
    /// Another name for a colour; the list of this title comes back afterwards.
    NameColor(Color, &'static str),
    /// Whether a file that is there is overwritten: yes runs the effect.
    Overwrite(PathBuf, Box<Effect>),
}

impl Prompt {
    fn new(ask: Ask, field: Field) -> Self {
        Self {
            ask,
            field,
            refusal: None,
            is_busy: false,
        }
    }

    /// Asks for files and folders to add.
    pub fn add() -> Self {
        Self::new(Ask::Add, Field::default())
    }

    /// Asks for several files and folders to add.
    pub fn add_many() -> Self {
        Self::new(Ask::AddMany, Field::default())
    }

    /// Takes a pasted text: words to look for are looked for at once.
    pub(in crate::tui) fn pasted(mut self, state: &mut State, text: &str) -> Vec<Effect> {
        self.paste(text);
        let effects = match &self.ask {
            Ask::FindInText(origin) => find_from(state, origin, self.field.text().trim()),
            Ask::Add
            | Ask::AddMany
            | Ask::SaveSearch(_)
            | Ask::NameColor(..)
            | Ask::Overwrite(..) => Vec::new(),
        };
        state.dialog = Some(Dialog::Prompt(self));
        effects
    }

    /// Puts a pasted text in; of a list of files, each line is one, whatever spaces are in it.
    fn paste(&mut self, text: &str) {
        if self.is_busy {
            return;
        }
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
        Self::new(
            Ask::SaveSearch(query.trim().to_owned()),
            Field::new(query.trim()),
        )
    }

    /// Asks for words to look for in the open article.
    pub fn find_in_text(reader: &Reader) -> Self {
        let origin = Origin::of(reader);
        Self::new(Ask::FindInText(origin), Field::selected(&reader.words))
    }

    /// Leaves it: what was only tried is taken back.
    pub(in crate::tui) fn leave(self, state: &mut State) -> Vec<Effect> {
        match self.ask {
            Ask::FindInText(origin) => go_back(state, &origin),
            Ask::Add
            | Ask::AddMany
            | Ask::SaveSearch(_)
            | Ask::NameColor(..)
            | Ask::Overwrite(..) => Vec::new(),
        }
    }

    /// Asks for another name for a colour.
    pub(in crate::tui) fn name_color(color: Color, title: &'static str, now: &str) -> Self {
        Self::new(Ask::NameColor(color, title), Field::new(now))
    }

    /// Asks whether a file that is there is overwritten.
    pub fn overwrite(path: PathBuf, effect: Effect) -> Self {
        Self::new(Ask::Overwrite(path, Box::new(effect)), Field::default())
    }

    pub(in crate::tui) fn press(mut self, state: &mut State, key: Key, env: &Env) -> Vec<Effect> {
        if let Ask::Overwrite(_, effect) = &self.ask {
            let yes = matches!(key.typed(), Some('o' | 'O' | 'y' | 'Y'))
                || key == Key::plain(Code::Enter);
            return if yes {
                vec![(**effect).clone()]
            } else {
                Vec::new()
            };
        }
        if self.is_busy {
            state.dialog = Some(Dialog::Prompt(self));
            return Vec::new();
        }
        if key == Key::plain(Code::Enter) {
            return self.finish(state, env);
        }
        let mut effects = Vec::new();
        if self.field.press(key)
            && let Ask::FindInText(origin) = &self.ask
        {
            effects = find_from(state, origin, self.field.text().trim());
        }
        state.dialog = Some(Dialog::Prompt(self));
        effects
    }

    fn finish(mut self, state: &mut State, _: &Env) -> Vec<Effect> {
        let text = self.field.text().trim().to_owned();
        let text = text.as_str();
        match self.ask {
            Ask::Add | Ask::AddMany | Ask::SaveSearch(_) if text.is_empty() => Vec::new(),
            Ask::Add | Ask::AddMany => {
                // The window stays until something was added: what was typed may have to be mended.
                let effect = Effect::Add(text.to_owned());
                self.is_busy = true;
                self.refusal = None;
                state.dialog = Some(Dialog::Prompt(self));
                vec![effect]
            }
            Ask::SaveSearch(query) => {
                vec![Effect::SaveSearch(text.to_owned(), query)]
            }
            Ask::NameColor(color, title) => {
                let effects = settings::name_color(state, color, text);
                let menu = Menu::named_again(title, &state.around.manner.messages, color);
                state.dialog = Some(Dialog::Menu(menu));
                effects
            }
            Ask::FindInText(origin) => stay(state, &origin, text),
            Ask::Overwrite(..) => Vec::new(),
        }
    }
}
