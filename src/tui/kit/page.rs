//! A document laid out in lines of a width: what the reader scrolls through.
//!
//! Lines stand in the order of the text, and those of a block cover it without a hole: spaces at a line's end
//! and line breaks belong to the line they end. [`Page::columns`] says which cell shows which grapheme; it
//! is the one truth for drawing, selecting and the mouse.
//!
//! A page is a row of parts: a block, or a piece of a very long one. A part is broken into lines when a line of
//! it is first asked for, and keeps them. So no line has a number: it is the nth of its part ([`LineAt`]),
//! and one goes from line to line.

mod block_prefix;
mod line_navigation;
mod lines;
mod model;
mod parts;
mod pieces;
mod place;
mod spot;
mod table;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::text::{Document, Typesetting};
use block_prefix::BlockPrefix;

pub use model::{Cell, LineAt, LineKind, Page, PageLine};
pub use spot::Spot;

use model::Head;

impl Page {
    /// Lays a document out in lines of at most `width` cells. Tables may be wider.
    pub fn new(document: &Arc<Document>, width: u16) -> Self {
        Self::with_head(document, width, Typesetting::default(), ["", ""])
    }

    /// Lays a document out with a title and a byline above it (empty: none). A text that begins with its
    /// title is not given it twice.
    pub fn with_head(
        document: &Arc<Document>,
        width: u16,
        typesetting: Typesetting,
        [title, byline]: [&str; 2],
    ) -> Self {
        let width = width.max(1);
        let mut page = Self {
            width,
            typesetting,
            document: Arc::clone(document),
            head: Head {
                title: title.to_owned(),
                byline: byline.to_owned(),
                titled: lines::begins_with(document, title),
            },
            parts: parts::cut(document),
            prefixes: block_prefix::prefixes(document, width),
        };
        if page.parts.is_empty() {
            page.parts = lines::head_alone(&page).into_iter().collect();
        }
        page
    }

    /// Whether it is this document with this head, set in this way, so that it need not be laid out again.
    pub fn is_of(
        &self,
        document: &Arc<Document>,
        width: u16,
        typesetting: Typesetting,
        [title, byline]: [&str; 2],
    ) -> bool {
        let head = self.head.title == title && self.head.byline == byline;
        let set = self.width == width.max(1) && self.typesetting == typesetting;
        head && set && Arc::ptr_eq(&self.document, document)
    }

    /// How many of its lines are made, and how many bytes of the text they show: the work it was.
    pub fn made(&self) -> (usize, usize) {
        let made = self
            .parts
            .iter()
            .filter_map(|part| Some((part, part.lines.get()?)));
        made.fold((0, 0), |(lines, bytes), (part, these)| {
            (lines + these.len(), bytes + part.range.len())
        })
    }

    fn prefix(&self, block: usize) -> &BlockPrefix {
        let prefix = self.prefixes.get(block).and_then(Option::as_deref);
        prefix.unwrap_or(block_prefix::NONE)
    }
}
