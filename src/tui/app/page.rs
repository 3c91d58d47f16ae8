//! A document laid out in lines of a width: what the reader scrolls through.

use crate::text::{ByteRange, Document};

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
    /// The part of the canonical text that it shows; empty for a blank line or a rule.
    pub range: ByteRange,
    /// The block it belongs to.
    pub block: usize,
    /// What stands before the text and is not of it: indents, list markers, quote bars. Sanitised.
    pub lead: String,
    /// What it is.
    pub kind: LineKind,
    /// For a table's row: its cells, each with its column and width in cells; empty elsewhere.
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
    /// Of a table; the header's row says `true`.
    Table(bool),
    /// A rule across the column.
    Rule,
    /// An image's caption.
    Image,
}

/// A cell of a table's row, shown on one line.
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
    /// Lays a document out in lines of at most `width` cells.
    pub fn new(document: &Document, width: u16) -> Self {
        let _ = document;
        Self {
            width,
            lines: Vec::new(),
        }
    }
}
