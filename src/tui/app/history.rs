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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn entry(name: &str) -> Entry {
        Entry {
            change: Change::one(name.into(), None, Some(vec![1])),
            about: About::default(),
            slugs: vec![name.to_owned()],
        }
    }

    fn names(history: &History) -> Vec<&str> {
        let entries = history.undo.iter();
        entries.map(|entry| entry.slugs[0].as_str()).collect()
    }

    #[test]
    fn what_was_taken_back_can_be_done_again_until_something_else_is_done() {
        let mut history = History::default();
        for name in ["un", "deux"] {
            history.did(entry(name));
        }
        let last = history.undo.pop_back().unwrap();
        history.undid(last.clone());
        assert_eq!((names(&history).len(), history.redo.len()), (1, 1));
        history.redo.clear();
        history.redid(last);
        assert_eq!(names(&history), ["un", "deux"]);
        let last = history.undo.pop_back().unwrap();
        history.undid(last);
        history.did(entry("trois"));
        assert_eq!(names(&history), ["un", "trois"]);
        assert!(history.redo.is_empty(), "it belongs to what was before");
    }

    #[test]
    fn the_oldest_of_very_many_is_forgotten_first() {
        let mut history = History::default();
        for nth in 0..DEPTH + 5 {
            history.did(entry(&nth.to_string()));
        }
        assert_eq!(history.undo.len(), DEPTH);
        assert_eq!(history.undo[0].slugs, ["5"]);
    }

    #[test]
    fn a_new_operation_takes_a_question_back() {
        let mut history = History {
            is_asked: true,
            ..History::default()
        };
        history.did(entry("un"));
        assert!(!history.is_asked);
        history.is_asked = true;
        history.ask_no_more();
        assert!(!history.is_asked);
    }

    #[test]
    fn every_change_is_described_in_both_languages_with_what_it_is_about() {
        for language in [Language::French, Language::English] {
            let messages = Messages::new(language);
            for fate in [Fate::Back, Fate::Changed, Fate::Gone] {
                for (what, part) in [
                    (Thing::Note, "Le pont"),
                    (Thing::Notes(12), "12"),
                    (Thing::Article, "Le pont"),
                    (Thing::Articles(12), "12"),
                ] {
                    let about = About {
                        what,
                        fate,
                        title: "Le pont".to_owned(),
                        at: None,
                    };
                    let said = describe(&about, &messages);
                    assert!(said.contains(part), "{what:?} {fate:?}: {said}");
                    assert!(!said.contains("about-"), "{said}");
                }
            }
            let other = describe(&About::default(), &messages);
            assert!(!other.is_empty() && !other.contains("about-"), "{other}");
        }
    }
}
