//! What a screen or a dialog is given: surroundings to look at, and a place to put down what it asks for.

use super::ask::Ask;
use super::env::Env;
use super::message::{Message, Tone};
use super::request::{Request, WorkRequest};
use super::surroundings::Surroundings;
use crate::i18n::{Arg, Messages};
use crate::tui::port::op::Op;

/// Surroundings to look at, and what is asked for: of the outside (requests) and of the shell (asks).
#[derive(Debug)]
pub struct Context<'a> {
    /// What every screen can look at.
    pub around: &'a Surroundings,
    /// The time, and an id for what is made now.
    pub env: &'a Env,
    count: Option<usize>,
    is_quiet: bool,
    asked: Asked,
}

/// What was asked for, in its order.
#[derive(Debug, Default)]
pub struct Asked {
    /// Of the outside.
    pub requests: Vec<Request>,
    /// Of the shell.
    pub asks: Vec<Ask>,
}

impl<'a> Context<'a> {
    /// A context in which nothing was asked for yet; `count`: the number typed before a command; `is_quiet`: whether
    /// the message line says nothing.
    pub fn new(
        around: &'a Surroundings,
        env: &'a Env,
        count: Option<usize>,
        is_quiet: bool,
    ) -> Self {
        Self {
            around,
            env,
            count,
            is_quiet,
            asked: Asked::default(),
        }
    }

    /// What was asked for.
    pub fn into_asked(self) -> Asked {
        self.asked
    }

    /// The messages in the reader's language.
    pub fn messages(&self) -> &'a Messages {
        &self.around.manner.messages
    }

    /// The number typed before the command, if one was.
    pub fn typed_count(&self) -> Option<usize> {
        self.count
    }

    /// How many times a command is meant: the number typed, at least 1, at most 10,000.
    pub fn count(&self) -> usize {
        self.count.unwrap_or(1).clamp(1, 10_000)
    }

    /// Whether the message line says nothing, and nothing is to be said.
    pub fn is_quiet(&self) -> bool {
        let says = |ask: &Ask| matches!(ask, Ask::Say(_));
        self.is_quiet && !self.asked.asks.iter().any(says)
    }

    /// Asks something of the outside.
    pub fn request(&mut self, request: Request) {
        self.asked.requests.push(request);
    }

    /// Asks for an operation on the library.
    pub fn perform(&mut self, op: Op) {
        self.request(Request::Work(WorkRequest::Do(Box::new(op))));
    }

    /// Asks something of the shell.
    pub fn ask(&mut self, ask: Ask) {
        self.asked.asks.push(ask);
    }

    /// Says something to know, by the key of its message.
    pub fn note(&mut self, key: &str) {
        let text = self.messages().text(key);
        self.say(Tone::Note, text);
    }

    /// Says something to know, by the key of its message and its values.
    pub fn note_with(&mut self, key: &str, args: &[(&'static str, Arg)]) {
        let text = self.messages().with(key, args);
        self.say(Tone::Note, text);
    }

    /// Says something in words that are made already; it cannot be undone.
    pub fn say(&mut self, tone: Tone, text: String) {
        self.ask(Ask::Say(Message {
            tone,
            text,
            undoable: false,
        }));
    }
}
