//! The parts of a text: its blocks and its inline marks.

use super::language::Language;
use super::span::ByteRange;

/// One block of the canonical text. Blocks stand in order and never overlap; between two of them the
/// text has exactly `\n\n` (list items and table rows are blocks of their own kind inside one).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its place in the canonical text, without the `\n\n` after it. May be empty (a rule).
    pub range: ByteRange,
    /// What it stands in, outermost first: quotes, lists, footnotes.
    pub containers: Vec<Container>,
    /// The language it is written in, by detection (short blocks lean on their neighbours).
    pub language: Language,
}

/// The kinds of blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of level 1–6.
    Heading(u8),
    /// A paragraph, also the first line of a list item.
    Paragraph,
    /// Preformatted text: line breaks and runs of spaces are kept. The info string, e.g. `rust`.
    Code(String),
    /// A table: rows of cells, each cell a range of the canonical text, the first row the header.
    /// In the canonical text cells are joined by ` | ` and rows by `\n`.
    Table(Vec<Vec<ByteRange>>),
    /// A thematic break; its range is empty.
    Rule,
    /// An image alone in its paragraph: its text is `[image: alt]`; the address.
    Image(String),
}

impl BlockKind {
    /// Returns the level of a heading; of other blocks nothing.
    pub fn heading_level(&self) -> Option<u8> {
        match self {
            Self::Heading(level) => Some(*level),
            Self::Paragraph | Self::Code(_) | Self::Table(_) | Self::Rule | Self::Image(_) => None,
        }
    }
}

/// What a block stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Container {
    /// A block quote.
    Quote,
    /// A list item; the marker (`•`, `3.`) only on the item's first block. It is not in the text.
    Item(Option<String>),
    /// A footnote's definition, with its label.
    Footnote(String),
}

/// An inline mark over the canonical text. Marks are sorted by start, then by decreasing end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub range: ByteRange,
    /// What.
    pub kind: MarkKind,
}

/// The kinds of inline marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkKind {
    /// Emphasis (italic).
    Emphasis,
    /// Strong emphasis (bold).
    Strong,
    /// Struck out.
    Strike,
    /// Inline code.
    Code,
    /// A link and its address.
    Link(String),
    /// An image inside a paragraph and its address; its text is `[image: alt]`.
    Image(String),
    /// A reference to a footnote, with its label; its text is `[label]`.
    FootnoteReference(String),
}
