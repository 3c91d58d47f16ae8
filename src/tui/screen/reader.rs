//! The reader: a text, the place in it, the selection, the notes in its margin.

mod annotate;
mod find;
mod geometry;
pub mod info;
mod jumps;
mod links;
pub mod margin;
mod moves;
mod open;
mod passage;
mod pointer;
mod room;
mod rows;
mod seek;
mod select;
mod setting;

mod verbs;
pub mod view;
mod visit;

use std::sync::Arc;

pub use crate::config::Margin as MarginMode;
use crate::library::Article;
use crate::search::Hit;
use crate::text::{ByteRange, Document};
use crate::tui::kit::page::{LineAt, Page};
use crate::workspace::{Placed, Reading};

pub use find::{FindStart, Then};
pub use geometry::geometry;
pub use links::{LinkHint, Target};
pub use moves::Unit;
pub use passage::PASSAGE_ROWS;
pub use rows::{ROWS, SELECT_ROWS};
pub use select::Size;
pub use visit::TemporaryReading;

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
    /// The text as it was laid out for other widths, the latest last.
    pub kept_pages: Vec<Page>,
    /// The focused place: a byte of the canonical text.
    pub cursor: usize,
    /// The first line of the page that is on the screen.
    pub top: LineAt,
    /// How many times a character is looked for, while it is waited for.
    pub seeking: Option<usize>,
    /// What is selected.
    pub selection: Option<Selection>,
    /// The id of the annotation whose passage is selected to be given other ends.
    pub reshaping: Option<String>,
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
    /// How far the reader has come: a byte of the canonical text.
    pub furthest: usize,
    /// Whether it was said that the text has come to its end.
    pub end_said: bool,
    /// Rows of text on the screen.
    pub rows: u16,
    /// Selections that grew into the one that stands, the smallest first.
    pub grown: Vec<Selection>,
    /// Places to go back to, and to go forward to.
    pub jumps: JumpList,
    /// The words that were looked for.
    pub words: String,
    /// What is done once they are found, while they are looked for.
    pub finding: Option<Then>,
    /// Where the reader was when words were asked for, while they are typed.
    pub find_start: Option<FindStart>,
    /// What leads elsewhere from the screen, while its letters are shown.
    pub link_hints: Vec<LinkHint>,
    /// Articles that are like this one, the most alike first; empty until they are known.
    pub similar: Vec<Hit>,
    /// What the text is opened for, where it is for a while.
    pub temporary: Option<TemporaryReading>,
    /// Where the mouse was pressed (bytes), while it is held.
    pub pressed: Option<usize>,
}

impl Reader {
    /// The reader of an article that was just opened, at its beginning; not laid out yet.
    pub fn new(reading: Reading) -> Self {
        Self {
            article: reading.article,
            document: reading.document,
            notes: reading.notes,
            page: Page::default(),
            kept_pages: Vec::new(),
            cursor: 0,
            top: LineAt::default(),
            seeking: None,
            selection: None,
            reshaping: None,
            focused_note: None,
            matches: Vec::new(),
            margin: MarginMode::Column,
            zen: false,
            outline: true,
            sideways: 0,
            furthest: 0,
            end_said: false,
            rows: 0,
            grown: Vec::new(),
            jumps: JumpList::default(),
            words: String::new(),
            finding: None,
            find_start: None,
            link_hints: Vec::new(),
            similar: Vec::new(),
            temporary: None,
            pressed: None,
        }
    }
}

/// Places to go back to, and to go forward to (bytes).
#[derive(Debug, Clone, Default)]
pub struct JumpList {
    /// Where the reader was before, the last place last.
    pub back: Vec<usize>,
    /// Where the reader came back from, the last place last.
    pub forward: Vec<usize>,
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
