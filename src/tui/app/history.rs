//! What can be taken back and done again, and what is said of it.

use std::collections::VecDeque;

use crate::i18n::{Arg, Messages};
use crate::library::Change;
use crate::workspace::{About, Done, Fate, Thing};

/// How many operations can be taken back.
const DEPTH: usize = 200;

/// Something that was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What changed in the files.
    pub change: Change,
    /// What it is about.
    pub about: About,
    /// The articles that it touched, by slug.
    pub slugs: Vec<String>,
}

/// What can be taken back and done again, newest last.
#[derive(Debug, Default)]
pub struct History {
    pub(super) undo: VecDeque<Entry>,
    pub(super) redo: Vec<Entry>,
    /// Whether the message line offered to take the last change back when the key was pressed.
    pub is_offered: bool,
    /// Whether the reader was asked for what is not on the screen.
    pub(super) is_asked: bool,
}

impl Entry {
    /// What a change did; `done` says of what it was.
    pub fn of(change: &Change, done: &Done) -> Self {
        Self {
            change: change.clone(),
            about: done.about.clone(),
            slugs: done.slugs.clone(),
        }
    }
}

impl History {
    /// Remembers what was done by a command.
    pub fn did(&mut self, entry: Entry) {
        self.redo.clear();
        self.push(entry);
    }

    /// Remembers what was taken back.
    pub fn undid(&mut self, entry: Entry) {
        self.redo.push(entry);
    }

    /// Remembers what was done again.
    pub fn redid(&mut self, entry: Entry) {
        self.push(entry);
    }

    /// Forgets that the reader was asked: another key was pressed.
    pub fn ask_no_more(&mut self) {
        self.is_asked = false;
    }

    fn push(&mut self, entry: Entry) {
        self.is_asked = false;
        if self.undo.len() == DEPTH {
            self.undo.pop_front();
        }
        self.undo.push_back(entry);
    }
}

/// What a change is about, in words: « the note on “…” is back ».
pub fn describe(about: &About, messages: &Messages) -> String {
    let fate = match about.fate {
        Fate::Back => "back",
        Fate::Changed => "changed",
        Fate::Gone => "gone",
    };
    let (thing, count) = match about.what {
        Thing::Other => return messages.text("about-other"),
        Thing::Note => ("note", 1),
        Thing::Notes(count) => ("notes", count),
        Thing::Article => ("article", 1),
        Thing::Articles(count) => ("articles", count),
    };
    let time = about.at.map(|at| messages.clock(at)).unwrap_or_default();
    let args = [
        ("name", Arg::from(about.title.as_str())),
        ("count", Arg::from(count)),
        ("time", Arg::from(time)),
    ];
    messages.with(&format!("about-{thing}-{fate}"), &args)
}
