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
mod parts;
mod pieces;
mod place;
mod table;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::sync::Arc;

use crate::text::{ByteRange, Document, Typesetting};
use block_prefix::BlockPrefix;

pub use place::Spot;

/// A document laid out for one width, as far as it was looked at.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Width of the text column, in cells.
    pub width: u16,
    /// How it is set.
    pub typesetting: Typesetting,
    document: Arc<Document>,
    head: Head,
    parts: Vec<Part>,
    /// What stands before each block; shorter than the blocks where the last ones have nothing.
    prefixes: Vec<Option<Box<BlockPrefix>>>,
}

/// What stands above a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Head {
    title: String,
    byline: String,
    /// Whether the text begins with its title, so that only the byline is set, below it.
    titled: bool,
}

/// A block of the text, or a piece of one that is very long.
#[derive(Debug, Clone)]
struct Part {
    /// The canonical text that it shows.
    range: ByteRange,
    block: usize,
    lines: OnceCell<Box<[PageLine]>>,
    /// What its lines show cell by cell, of those with very much text.
    spots: OnceCell<Box<[Spots]>>,
}

/// What a line shows cell by cell, once it was asked for.
type Spots = OnceCell<Box<[Spot]>>;

/// A line of a page. Those of one page stand in the order of the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineAt {
    part: usize,
    nth: usize,
}

/// One line of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageLine {
    /// The part of the canonical text that it shows; empty for a blank line or a rule. The lines of one row
    /// of a table all have the row's range.
    pub range: ByteRange,
    /// The block it belongs to.
    pub block: usize,
    /// What stands before the text and is not of it: indents, list markers, quote bars. Sanitised.
    pub prefix: String,
    /// What it is.
    pub kind: LineKind,
    /// For a line of a table: its cells, each with its column and width in cells; empty elsewhere.
    pub cells: Vec<Cell>,
    /// Cells by which the spaces between its words are wider together, so that it fills the column.
    pub stretch: u16,
    /// Whether a hyphen stands behind it that is not of the text: its last word goes on below.
    pub hyphen: bool,
}

/// The kinds of lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LineKind {
    /// Between blocks.
    #[default]
    Blank,
    /// Of a heading of this level.
    Heading(u8),
    /// Of running text.
    Text,
    /// Of preformatted text.
    Code,
    /// Of a table; a line of the header's row says `true`.
    Table(bool),
    /// A rule across the column; under a table's header, across the table.
    Rule,
    /// An image's caption.
    Image,
    /// Above the text and not of it: the article's title.
    Title,
    /// Above the text and not of it: the author, the source, the date.
    Byline,
}

/// A cell of a table's row, or the part of it that one line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The part of the canonical text.
    pub range: ByteRange,
    /// Where it begins, in cells from the column's left edge (may lie beyond the page's width).
    pub column: u16,
    /// How wide it is, in cells.
    pub width: u16,
}

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
