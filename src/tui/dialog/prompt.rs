//! A line to type: paths to add, a name to keep, a question to answer.

pub mod view;

use std::path::PathBuf;

use crate::library::Color;
use crate::tui::dialog::outcome::Outcome;
use crate::tui::kit::field::Field;
use crate::tui::kit::keys::{Code, Key};
use crate::tui::port::Request;

/// A line to type.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What is asked.
    pub question: Question,
    /// What is typed.
    pub field: Field,
    /// Why what was typed could not be done.
    pub refusal: Option<String>,
    /// Whether what was typed is being done.
    pub is_busy: bool,
}

/// What a line is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
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
    Overwrite(PathBuf, Box<Request>),
}

impl Prompt {
    fn new(question: Question, field: Field) -> Self {
        Self {
            question,
            field,
            refusal: None,
            is_busy: false,
        }
    }

    /// Asks for files and folders to add.
    pub fn add() -> Self {
        Self::new(Question::Add, Field::default())
    }

    /// Asks for several files and folders to add.
    pub fn add_many() -> Self {
        Self::new(Question::AddMany, Field::default())
    }

    /// Takes a pasted text: words to look for are looked for at once.
    pub fn paste(&mut self, text: &str) -> Outcome<Answer> {
        self.insert(text);
        self.typed()
    }

    /// What is asked for after typing.
    fn typed(&self) -> Outcome<Answer> {
        match self.question {
            Question::FindInText => {
                let words = self.field.text().trim().to_owned();
                Outcome::Asks(Answer::FindWhileTyping(words))
            }
            Question::Add
            | Question::AddMany
            | Question::SaveSearch(_)
            | Question::NameColor(..)
            | Question::Overwrite(..) => Outcome::Stays,
        }
    }

    /// Puts a pasted text in; of a list of files, each line is one, whatever spaces are in it.
    fn insert(&mut self, text: &str) {
        if self.is_busy {
            return;
        }
        if self.question != Question::AddMany {
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
            Question::SaveSearch(query.trim().to_owned()),
            Field::new(query.trim()),
        )
    }

    /// Asks for words to look for in the open article; `words`: those that were looked for last.
    pub fn find_in_text(words: &str) -> Self {
        Self::new(Question::FindInText, Field::selected(words))
    }

    /// What is answered where it is left without an answer: what was only tried is taken back.
    pub fn leave(&self) -> Option<Answer> {
        matches!(self.question, Question::FindInText).then_some(Answer::CancelFind)
    }

    /// Asks for another name for a colour.
    pub fn name_color(color: Color, title: &'static str, now: &str) -> Self {
        Self::new(Question::NameColor(color, title), Field::new(now))
    }

    /// Asks whether a file that is there is overwritten.
    pub fn overwrite(path: PathBuf, effect: Request) -> Self {
        Self::new(
            Question::Overwrite(path, Box::new(effect)),
            Field::default(),
        )
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Outcome<Answer> {
        if let Question::Overwrite(_, effect) = &self.question {
            let yes = matches!(key.typed(), Some('o' | 'O' | 'y' | 'Y'))
                || key == Key::plain(Code::Enter);
            return if yes {
                Outcome::Answers(Answer::Overwrite(effect.clone()))
            } else {
                Outcome::Closes
            };
        }
        if self.is_busy {
            return Outcome::Stays;
        }
        if key == Key::plain(Code::Enter) {
            return self.finish();
        }
        if self.field.press(key) {
            return self.typed();
        }
        Outcome::Stays
    }

    fn finish(&mut self) -> Outcome<Answer> {
        let text = self.field.text().trim().to_owned();
        match &self.question {
            Question::Add | Question::AddMany | Question::SaveSearch(_) if text.is_empty() => {
                Outcome::Closes
            }
            Question::Add | Question::AddMany => {
                // The window stays until something was added: what was typed may have to be mended.
                self.is_busy = true;
                self.refusal = None;
                Outcome::Asks(Answer::Add(text))
            }
            Question::SaveSearch(query) => {
                Outcome::Answers(Answer::SaveSearch(text, query.clone()))
            }
            Question::NameColor(color, title) => {
                Outcome::Answers(Answer::NameColor(*color, title, text))
            }
            Question::FindInText => Outcome::Answers(Answer::Find(text)),
            Question::Overwrite(..) => Outcome::Closes,
        }
    }
}

/// What is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Files and folders to add, as they were typed.
    Add(String),
    /// A name for a query: the name, the query.
    SaveSearch(String, String),
    /// The words as they stand while they are typed.
    FindWhileTyping(String),
    /// Words to look for.
    Find(String),
    /// Nothing is looked for after all.
    CancelFind,
    /// A colour's other name; the list of this title comes back afterwards.
    NameColor(Color, &'static str, String),
    /// A file that is there is overwritten: the effect does it.
    Overwrite(Box<Request>),
}
