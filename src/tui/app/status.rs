//! The message line: what was done, what went wrong, what goes on.

use jiff::Timestamp;

use crate::i18n::Messages;
use crate::tui::port::{Message, Tone};
use crate::workspace::{Problem, Progress};

/// The message line.
#[derive(Debug, Clone, Default)]
pub struct Status {
    /// What is said now.
    pub message: Option<Message>,
    /// Long work that goes on.
    pub progress: Option<Progress>,
    /// Whether something is on its way to the disk.
    pub saving: bool,
    /// How many operations were asked for whose outcome is not known yet.
    pub under_way: usize,
    /// When something was last put on the disk.
    pub saved: Option<Timestamp>,
    /// Whether a draft is on the disk that is newer than its note.
    pub draft: bool,
    /// What was said so far, oldest first.
    pub log: Vec<Message>,
    /// A problem of the library as a whole that is shown once the one that is shown now was read.
    behind: Option<Message>,
    /// Whether what is shown is a problem of the library as a whole.
    is_of_library: bool,
}

/// How many messages are kept to be read again.
const LOG: usize = 200;

impl Status {
    /// Says that something was done.
    pub fn done(&mut self, text: String, undoable: bool) {
        self.say(Message {
            tone: Tone::Done,
            text,
            undoable,
        });
    }

    /// Says something to know.
    pub fn note(&mut self, text: String) {
        self.say(Message {
            tone: Tone::Note,
            text,
            undoable: false,
        });
    }

    /// Says what went wrong.
    pub fn problem(&mut self, messages: &Messages, problem: &Problem) {
        self.warn(describe(messages, problem));
    }

    /// Says what is wrong with the library as a whole: after what went wrong with what the reader did, not in its
    /// place.
    pub fn library_problem(&mut self, messages: &Messages, problem: &Problem) {
        let message = Message {
            tone: Tone::Problem,
            text: describe(messages, problem),
            undoable: false,
        };
        let shown = self.message.as_ref();
        if shown.is_some_and(|shown| shown.tone == Tone::Problem) && !self.is_of_library {
            self.keep(&message);
            self.behind = Some(message);
        } else {
            self.say(message);
            self.is_of_library = true;
        }
    }

    /// Says what went wrong in words that are made already.
    pub fn warn(&mut self, text: String) {
        self.say(Message {
            tone: Tone::Problem,
            text,
            undoable: false,
        });
    }

    /// Takes away a message that was read; problems only when `all`.
    pub fn clear(&mut self, all: bool) {
        if all
            || self
                .message
                .as_ref()
                .is_some_and(|message| message.tone != Tone::Problem)
        {
            self.message = self.behind.take();
            self.is_of_library = self.message.is_some();
        }
    }

    /// Says something.
    pub fn say(&mut self, message: Message) {
        self.keep(&message);
        self.message = Some(message);
        self.is_of_library = false;
    }

    /// Adds a message to those that can be read again.
    fn keep(&mut self, message: &Message) {
        self.log.push(message.clone());
        if self.log.len() > LOG {
            self.log.remove(0);
        }
    }
}

/// A problem in the reader's language: what happened, to which file, why, and what to do.
pub fn describe(messages: &Messages, problem: &Problem) -> String {
    let (what, hint) = problem.sentences(messages);
    let ends = what.ends_with(['.', '…', '?', ':', ';']);
    match (hint.is_empty(), ends) {
        (true, _) => what,
        (false, true) => format!("{what} {hint}"),
        (false, false) => format!("{what}. {hint}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;
    use crate::workspace::{Hint, ProblemKind};

    fn shown(status: &Status) -> String {
        let message = status.message.as_ref();
        message
            .map(|message| message.text.clone())
            .unwrap_or_default()
    }

    #[test]
    fn a_problem_of_the_library_waits_until_the_readers_own_was_read() {
        let messages = Messages::new(Language::English);
        let mut status = Status::default();
        status.warn("yours".to_owned());
        status.library_problem(
            &messages,
            &Problem::new(ProblemKind::NotFound, "its", Hint::NotFound),
        );
        assert_eq!(shown(&status), "yours");
        status.clear(false);
        assert_eq!(shown(&status), "yours");
        status.clear(true);
        assert!(shown(&status).contains("its"), "{}", shown(&status));
        status.library_problem(
            &messages,
            &Problem::new(ProblemKind::NotFound, "newer", Hint::NotFound),
        );
        assert!(shown(&status).contains("newer"), "{}", shown(&status));
        status.clear(true);
        assert_eq!(shown(&status), "");
        assert_eq!(status.log.len(), 3);
    }
}
