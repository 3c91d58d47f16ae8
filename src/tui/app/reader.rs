//! The reader: a text, the place in it, the selection, the notes in its margin.

use std::sync::Arc;

use super::page::Page;
use crate::library::Article;
use crate::text::{ByteRange, Document};
use crate::workspace::Placed;

/// The reader's state.
#[derive(Debug, Clone)]
pub struct Reader {
    /// The article.
    pub article: Article,
    /// Its text.
    pub document: Arc<Document>,
    /// Its annotations where they stand: on the whole article first, then in text order, lost ones last.
    pub notes: Vec<Placed>,
    /// The text laid out for the width it has now.
    pub page: Page,
    /// The focused place: a byte of the canonical text.
    pub cursor: usize,
    /// The first line of the page that is on the screen.
    pub top: usize,
    /// What is selected.
    pub selection: Option<Selection>,
    /// The note that has the focus: an index of `notes`.
    pub focused_note: Option<usize>,
    /// The words that were looked for, and where they stand.
    pub matches: Vec<ByteRange>,
    /// Where the notes stand.
    pub margin: MarginMode,
    /// Whether everything but the text is hidden.
    pub zen: bool,
    /// Whether the outline is shown on screens wide enough for it.
    pub outline: bool,
    /// First column of a table that is scrolled sideways, in cells.
    pub sideways: u16,
    /// The last line on the screen that was reached, as a byte of the canonical text.
    pub furthest: usize,
}

/// What is selected: from one end to the other, the head being the end that moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    /// The end that stays (bytes).
    pub anchor: usize,
    /// The end that moves (bytes).
    pub head: usize,
}

impl Selection {
    /// The selected bytes.
    pub fn range(self) -> ByteRange {
        ByteRange::new(self.anchor.min(self.head), self.anchor.max(self.head))
    }
}

/// Where the notes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MarginMode {
    /// In a column beside the text where the screen is wide enough, else in the panel.
    #[default]
    Column,
    /// In a panel below the text.
    Panel,
    /// Nowhere: letters in the gutter alone.
    Hidden,
}
