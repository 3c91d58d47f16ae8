//! Words in the open text: asked for here, looked for beside the drawing thread, shown when they are found.

use std::sync::Arc;

use super::{Reader, Selection};
use crate::text::{ByteRange, Document};
use crate::tui::kit::page::LineAt;
use crate::tui::port::{Ask, Context, Request, SearchRequest, Show};

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
pub struct FindStart {
    cursor: usize,
    top: LineAt,
    selection: Option<Selection>,
    words: String,
}

impl FindStart {
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

impl Reader {
    /// Begins to look for words: where the reader is now can be gone back to.
    pub(super) fn begin_find(&mut self, cx: &mut Context<'_>) {
        self.find_start = Some(FindStart::of(self));
        cx.ask(Ask::Show(Show::Find(self.words.clone())));
    }

    /// Has words looked for from where the reader was, as they are typed.
    pub fn find_from_start(&mut self, words: &str, cx: &mut Context<'_>) {
        if let Some(start) = self.find_start.clone() {
            start.restore(self);
        }
        self.find(words, Then::Go, cx);
    }

    /// Goes back to where the reader was, with the words that were marked then.
    pub fn cancel_find(&mut self, cx: &mut Context<'_>) {
        let Some(start) = self.find_start.take() else {
            return;
        };
        start.restore(self);
        if self.words == start.words {
            self.finding = self.finding.map(|_| Then::Mark);
        } else {
            self.ask(&start.words, Then::Mark, cx);
        }
    }

    /// Stays where the words were found; one jump back is where the reader was.
    pub fn accept_find(&mut self, words: &str, cx: &mut Context<'_>) {
        if let Some(start) = self.find_start.take()
            && self.jumps.back.last() != Some(&start.cursor)
        {
            self.jumps.back.push(start.cursor);
        }
        self.find(words, Then::Say, cx);
    }

    /// Has words looked for in the open text.
    fn find(&mut self, words: &str, then: Then, cx: &mut Context<'_>) {
        if self.words != words {
            return self.ask(words, then, cx);
        }
        if let Some(waiting) = &mut self.finding {
            *waiting = then;
        } else {
            self.settle(then, cx);
        }
    }

    /// Takes the places where words stand in a text; they are dropped if other words, or another text, are asked
    /// for by now.
    pub fn take_matches(
        &mut self,
        document: &Arc<Document>,
        words: &str,
        matches: Vec<ByteRange>,
        cx: &mut Context<'_>,
    ) {
        if Arc::ptr_eq(&self.document, document) && self.words == words {
            self.matches = matches;
            let then = self.finding.take().unwrap_or(Then::Mark);
            self.settle(then, cx);
        }
    }

    fn settle(&mut self, then: Then, cx: &mut Context<'_>) {
        let (here, count) = (self.cursor, self.matches.len());
        let mut matches = self.matches.iter();
        let next = matches.find(|range| range.end > here);
        let next = next.or(self.matches.first()).copied();
        if let Some(range) = next.filter(|_| then != Then::Mark) {
            self.go(range.start);
        }
        if then == Then::Say {
            cx.note_with("say-matches", &[("count", count.into())]);
        }
    }

    /// Has words looked for anew; without words there is nothing to look for.
    pub(super) fn ask(&mut self, words: &str, then: Then, cx: &mut Context<'_>) {
        words.clone_into(&mut self.words);
        if words.trim().is_empty() {
            self.matches.clear();
            self.finding = None;
            return;
        }
        self.finding = Some(then);
        cx.request(Request::Search(SearchRequest::Find(
            Arc::clone(&self.document),
            self.words.clone(),
        )));
    }
}
