//! Words in the open text: asked for here, looked for beside the drawing thread, shown when they are found.

use std::sync::Arc;

use super::{Reader, Selection};
use crate::text::{ByteRange, Document};
use crate::tui::app::state::State;
use crate::tui::kit::page::LineAt;
use crate::tui::port::Effect;

/// What is done once the words are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// They are marked.
    Mark,
    /// The focus goes to the first place from here on, too.
    Go,
    /// And it is said how many there are.
    Say,
}

/// Where a reader was when words were asked for, and which were marked then.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    cursor: usize,
    top: LineAt,
    selection: Option<Selection>,
    words: String,
}

impl Origin {
    /// Where the reader is now.
    pub fn of(reader: &Reader) -> Self {
        Self {
            cursor: reader.cursor,
            top: reader.top,
            selection: reader.selection,
            words: reader.words.clone(),
        }
    }

    /// Puts the reader back where it was.
    fn restore(&self, reader: &mut Reader) {
        reader.cursor = self.cursor;
        reader.top = self.top;
        reader.selection = self.selection;
    }
}

/// Has words looked for from where the reader was, as they are typed.
pub fn find_from(state: &mut State, origin: &Origin, words: &str) -> Vec<Effect> {
    if let Some(reader) = &mut state.reader {
        origin.restore(reader);
    }
    find(state, words, Then::Go)
}

/// Goes back to where the reader was, with the words that were marked then.
pub fn go_back(state: &mut State, origin: &Origin) -> Vec<Effect> {
    let Some(reader) = &mut state.reader else {
        return Vec::new();
    };
    origin.restore(reader);
    if reader.words == origin.words {
        reader.finding = reader.finding.map(|_| Then::Mark);
        return Vec::new();
    }
    reader.ask(&origin.words, Then::Mark)
}

/// Stays where the words were found; one jump back is where the reader was.
pub fn stay(state: &mut State, origin: &Origin, words: &str) -> Vec<Effect> {
    if let Some(reader) = &mut state.reader
        && reader.trail.back.last() != Some(&origin.cursor)
    {
        reader.trail.back.push(origin.cursor);
    }
    find(state, words, Then::Say)
}

/// Has words looked for in the open text.
fn find(state: &mut State, words: &str, then: Then) -> Vec<Effect> {
    let Some(reader) = &mut state.reader else {
        return Vec::new();
    };
    if reader.words == words {
        if let Some(waiting) = &mut reader.finding {
            *waiting = then;
        } else {
            settle(state, then);
        }
        return Vec::new();
    }
    reader.ask(words, then)
}

/// Takes the places where words stand in a text; they are dropped if other words, or another text, are asked
/// for by now.
pub fn found(
    state: &mut State,
    document: &Arc<Document>,
    words: &str,
    matches: Vec<ByteRange>,
) -> Vec<Effect> {
    let Some(reader) = &mut state.reader else {
        return Vec::new();
    };
    if Arc::ptr_eq(&reader.document, document) && reader.words == words {
        reader.matches = matches;
        let then = reader.finding.take().unwrap_or(Then::Mark);
        settle(state, then);
    }
    Vec::new()
}

fn settle(state: &mut State, then: Then) {
    let Some(reader) = &mut state.reader else {
        return;
    };
    let (here, count) = (reader.cursor, reader.matches.len());
    let mut matches = reader.matches.iter();
    let next = matches.find(|range| range.end > here);
    let next = next.or(reader.matches.first()).copied();
    if let Some(range) = next.filter(|_| then != Then::Mark) {
        reader.go(range.start);
    }
    if then == Then::Say {
        let args = [("count", count.into())];
        let said = state.around.manner.messages.with("say-matches", &args);
        state.status.note(said);
    }
}

impl Reader {
    /// Has words looked for anew; without words there is nothing to look for.
    pub(in crate::tui) fn ask(&mut self, words: &str, then: Then) -> Vec<Effect> {
        words.clone_into(&mut self.words);
        if words.trim().is_empty() {
            self.matches.clear();
            self.finding = None;
            return Vec::new();
        }
        self.finding = Some(then);
        vec![Effect::Find(Arc::clone(&self.document), self.words.clone())]
    }
}
