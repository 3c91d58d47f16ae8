//! A document laid out in lines of a width: what the reader scrolls through.
//!
//! Lines stand in the order of the text, and those of a block cover it without a hole: spaces at a line's end
//! and line breaks belong to the line they end. [`Page::spots`] says which cell shows which grapheme; it
//! is the one truth for drawing, selecting and the mouse.

mod lead;
mod lines;
mod place;
mod table;
#[cfg(test)]
mod tests;

use crate::text::{ByteRange, Document};

pub use place::Spot;

/// A document laid out for one width.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Width of the text column, in cells.
    pub width: u16,
    /// The lines from top to bottom; a blank line between blocks.
    pub lines: Vec<PageLine>,
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
    pub lead: String,
    /// What it is.
    pub kind: LineKind,
    /// For a line of a table: its cells, each with its column and width in cells; empty elsewhere.
    pub cells: Vec<Cell>,
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
    pub fn new(document: &Document, width: u16) -> Self {
        Self::with_head(document, width, "", "")
    }

    /// Lays a document out with a title and a byline above it (empty: none).
    pub fn with_head(document: &Document, width: u16, title: &str, byline: &str) -> Self {
        let width = width.max(1);
        Self {
            width,
            lines: lines::lay_out(document, width, title, byline),
        }
    }

    /// Width of the widest line, in cells: more than the page's where a table must be scrolled sideways.
    pub fn widest(&self) -> u16 {
        let ends = self.lines.iter().filter_map(|line| line.cells.last());
        let widest = ends.map(|cell| cell.column.saturating_add(cell.width));
        widest.max().unwrap_or(0).max(self.width)
    }
}
