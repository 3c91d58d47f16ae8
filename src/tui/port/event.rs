//! What comes in: what happened outside, grouped by who tells of it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::choices::{Choices, Tally};
use super::op::{OpenAt, Origin, Saving};
use super::request::Request;
use crate::config::Ground;
use crate::export::cite::Style;
use crate::library::{Draft, Positions, Trashed};
use crate::search::{AnnotationHit, Answer, Explanation, Facets, Hit};
use crate::text::{ByteRange, Document};
use crate::tui::kit::keys::Key;
use crate::workspace::{
    AnchorChange, CameBack, Case, Done, EditedFile, Left, Placed, Problem, Progress, Reading,
    Unsettled, Version, Waiting,
};

/// What happened outside, grouped by who tells of it.
#[derive(Debug)]
pub enum Event {
    /// What the reader, the terminal and the clock did.
    Input(InputEvent),
    /// Answers of the thread that searches.
    Search(SearchEvent),
    /// What became of work on the files.
    Work(WorkEvent),
    /// What was read for a preview.
    Preview(PreviewEvent),
    /// What became of long work.
    Background(BackgroundEvent),
    /// What became of what is kept beside the library.
    Session(SessionEvent),
    /// What became of the terminal’s own errands.
    Terminal(TerminalEvent),
    /// Something could not be done.
    Failed(Problem),
}

/// What the reader, the terminal and the clock did.
#[derive(Debug)]
pub enum InputEvent {
    /// A key was pressed.
    Key(Key),
    /// A text was pasted.
    Paste(String),
    /// The mouse did something.
    Mouse(Mouse),
    /// The screen has another size, in cells.
    Resize(u16, u16),
    /// The terminal said what its letters stand on.
    Ground(Ground),
    /// What keys wait for has not come for a while.
    Late,
    /// The system asks to end.
    End,
}

/// Answers of the thread that searches.
#[derive(Debug)]
pub enum SearchEvent {
    /// An answer to the query of a generation, from a place on (from 0).
    Answer {
        /// The generation of the request.
        generation: u64,
        /// The place of its first hit.
        offset: usize,
        /// The answer.
        answer: Box<Answer>,
    },
    /// Every article that a query finds, by slug with its tags, to be checked.
    All(u64, BTreeMap<String, Vec<String>>),
    /// An answer of the notes screen.
    Notes {
        /// The generation of the request.
        generation: u64,
        /// The annotations found.
        hits: Vec<AnnotationHit>,
        /// How many there are in all.
        total: usize,
    },
    /// What the whole library holds.
    Overview {
        /// Its counts.
        facets: Box<Facets>,
        /// How many articles.
        articles: usize,
        /// How many annotations.
        notes: usize,
    },
    /// Words were looked for in a text: where they stand.
    Matches(Arc<Document>, String, Vec<ByteRange>),
    /// The articles that are like the open one, by its slug.
    Similar(String, Vec<Hit>),
    /// All tags with their counts.
    Tags(Vec<(String, u32)>),
    /// The explanation of a hit.
    Explained(Box<Explanation>),
}

/// What became of work on the files.
#[derive(Debug)]
pub enum WorkEvent {
    /// The notes whose passage has no sure place.
    Waiting(Vec<Waiting>),
    /// What there is to see of those of an article, by its slug.
    Weighed(String, Vec<Case>),
    /// The versions of an article that are kept, by its slug.
    Versions(String, Vec<Version>),
    /// A version of an article was opened, at one of its notes, by its id.
    OldVersion(Box<Reading>, Version, Option<String>),
    /// An article was opened.
    Opened(Box<Reading>, OpenAt),
    /// An operation was done: it is on the disk.
    Done(Box<Done>, Origin),
    /// The open article could not be read again.
    NotReread(Problem),
    /// The file of an article, by its slug, is not there any more.
    Vanished(String, Problem),
    /// A note could not be kept.
    NoteFailed(Box<Saving>, Problem),
    /// What earlier sessions left unfinished.
    Left(Box<Left>),
    /// The article of a draft cannot be opened.
    DraftUnopened(Box<Draft>, Problem),
    /// What the trash holds.
    Trash(Vec<Trashed>),
    /// What waits for the reader to settle it.
    Unsettled(Box<Unsettled>),
    /// An article's text was read to be opened in the reader's editor: its slug, its id and its body.
    ToEdit {
        /// The article's slug.
        slug: String,
        /// The article's id.
        id: String,
        /// Its Markdown.
        body: String,
    },
    /// How the export would read.
    ExportPreview(String, Tally),
    /// The reader's own styles of references, and what is wrong with the others.
    Styles(Vec<Style>, Vec<Problem>),
    /// The export was written.
    Exported(PathBuf, usize),
    /// The target of an export is there already; the effect overwrites it.
    ExportExists(PathBuf, Box<Request>),
    /// Queries that earlier sessions saved: name and query.
    Searches(Vec<(String, String)>),
    /// A query was kept under this name; all saved queries as they then are.
    SearchKept(String, Vec<(String, String)>),
}

/// What was read for a preview.
#[derive(Debug)]
pub enum PreviewEvent {
    /// The annotations of the article that the list points at.
    Notes(String, Vec<Placed>),
    /// The article that a listed annotation stands in.
    Article(Box<Reading>),
}

/// What became of long work.
#[derive(Debug)]
pub enum BackgroundEvent {
    /// Long work goes on.
    Progress(Progress),
    /// The library was read again; whether anything had changed.
    Refreshed {
        /// Whether anything had changed.
        changed: bool,
        /// Files that could not be read.
        problems: Vec<Problem>,
    },
    /// Articles changed so that notes stand otherwise than before; whether by what the reader did last.
    AnchorsChanged(Vec<AnchorChange>, bool),
    /// Files were added, or not.
    Added(Box<Taken>),
}

/// What became of what is kept beside the library.
#[derive(Debug)]
pub enum SessionEvent {
    /// A draft is on the disk: its key, and how many changes it has.
    DraftKept(String, u64),
    /// A draft could not be written where drafts stand; it is in this file instead.
    DraftSheltered(PathBuf, Problem),
    /// A draft could not be written anywhere.
    DraftFailed(Problem),
    /// Reading positions of earlier sessions.
    Positions(Positions),
    /// How the reader wants things to go out, from earlier sessions.
    Choices(Box<Choices>),
}

/// What became of the terminal’s own errands.
#[derive(Debug)]
pub enum TerminalEvent {
    /// The reader's editor came back.
    Edited(Box<EditedFile>, CameBack),
    /// Something was said that is no failure: a key of `i18n` and a text for it.
    Said(&'static str, String),
}

/// What became of files that were added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// How many articles are new, updated, already there.
    pub counts: [usize; 3],
    /// How many articles and files were refused.
    pub refused: usize,
    /// Of exports: how many annotations were added, updated, already there, refused.
    pub annotations: [usize; 4],
    /// The titles of articles from other sources whose text new ones have too.
    pub twins: Vec<String>,
    /// Why articles, files and annotations were refused.
    pub problems: Vec<Problem>,
}

/// What the mouse did, in cells from the top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What.
    pub kind: MouseKind,
    /// Column.
    pub x: u16,
    /// Row.
    pub y: u16,
    /// How many presses came one after the other (1 to 4).
    pub clicks: u8,
}

impl Mouse {
    /// How many rows the wheel scrolls at a time.
    pub const WHEEL_ROWS: isize = 3;
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button was pressed.
    Press,
    /// It moved with the left button down.
    Drag,
    /// The left button was let go.
    Release,
    /// The wheel turned towards the reader.
    WheelDown,
    /// The wheel turned away from the reader.
    WheelUp,
}
