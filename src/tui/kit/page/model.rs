//! What a page is made of.

use std::cell::OnceCell;
use std::sync::Arc;

use super::block_prefix::BlockPrefix;
use super::spot::Spot;
use crate::text::{ByteRange, Document, Typesetting};

/// A document laid out for one width, as far as it was looked at.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Width of the text column, in cells.
    pub width: u16,
    /// How it is set.
    pub typesetting: Typesetting,
    pub(super) document: Arc<Document>,
    pub(super) head: Head,
    pub(super) parts: Vec<Part>,
    /// What stands before each block; shorter than the blocks where the last ones have nothing.
    pub(super) prefixes: Vec<Option<Box<BlockPrefix>>>,
}

/// What stands above a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) byline: String,
    /// Whether the text begins with its title, so that only the byline is set, below it.
    pub(super) titled: bool,
}

/// A block of the text, or a piece of one that is very long.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// The canonical text that it shows.
    pub(super) range: ByteRange,
    pub(super) block: usize,
    pub(super) lines: OnceCell<Box<[PageLine]>>,
    /// What its lines show cell by cell, of those with very much text.
    pub(super) spots: OnceCell<Box<[Spots]>>,
}

/// What a line shows cell by cell, once it was asked for.
pub(super) type Spots = OnceCell<Box<[Spot]>>;

/// A line of a page. Those of one page stand in the order of the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineAt {
    pub(super) part: usize,
    pub(super) nth: usize,
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
