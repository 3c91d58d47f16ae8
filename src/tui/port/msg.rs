//! What comes in (messages) and what is asked for (effects).

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::op::{Op, Saving};
use crate::config::{Ground, Value};
use crate::export::cite::Style;
use crate::library::{Change, ColorNames, Draft, Positions, Trashed};
use crate::search::{AnnotationHit, Answer, Explanation, Facets, Hit, Request};
use crate::text::{ByteRange, CharRange, Document};
use crate::tui::kit::keys::Key;
use crate::tui::port::choices::{Choices, Tally};
use crate::workspace::{
    CameBack, Case, Done, EditedFile, Left, Placed, Problem, Progress, Reading, Scope, Shifted,
    TextOf, Unsettled, Version, Waiting,
};

/// What the outside gives `update`: the time, and an id for what is made now.
#[derive(Debug, Clone)]
pub struct Env {
    /// Now.
    pub now: Timestamp,
    /// A fresh id.
    pub id: String,
}

/// What happened.
#[derive(Debug)]
pub enum Msg {
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
    Found(Arc<Document>, String, Vec<ByteRange>),
    /// The articles that are like the open one, by its slug.
    Similar(String, Vec<Hit>),
    /// The notes whose passage has no sure place.
    Waiting(Vec<Waiting>),
    /// What there is to see of those of an article, by its slug.
    Weighed(String, Vec<Case>),
    /// The versions of an article that are kept, by its slug.
    Versions(String, Vec<Version>),
    /// A version of an article was opened, at one of its notes, by its id.
    OldVersion(Box<Reading>, Version, Option<String>),
    /// All tags with their counts.
    Tags(Vec<(String, u32)>),
    /// An article was opened.
    Opened(Box<Reading>, OpenAt),
    /// The annotations of the article that the list points at.
    Preview(String, Vec<Placed>),
    /// The article that a listed annotation stands in.
    Surroundings(Box<Reading>),
    /// An operation was done: it is on the disk.
    Done(Box<Done>, Way),
    /// An operation could not be done.
    Failed(Problem),
    /// The open article could not be read again.
    NotReread(Problem),
    /// The file of an article, by its slug, is not there any more.
    Vanished(String, Problem),
    /// A note could not be kept.
    NoteFailed(Box<Saving>, Problem),
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
    Shifted(Vec<Shifted>, bool),
    /// A draft is on the disk: its key, and how many changes it has.
    DraftKept(String, u64),
    /// A draft could not be written where drafts stand; it is in this file instead.
    DraftSheltered(PathBuf, Problem),
    /// A draft could not be written anywhere.
    DraftFailed(Problem),
    /// What earlier sessions left unfinished.
    Left(Box<Left>),
    /// The article of a draft cannot be opened.
    DraftUnopened(Box<Draft>, Problem),
    /// Reading positions of earlier sessions.
    Positions(Positions),
    /// What the trash holds.
    Trash(Vec<Trashed>),
    /// What waits for the reader to settle it.
    Unsettled(Box<Unsettled>),
    /// The reader's editor came back.
    Edited(Box<EditedFile>, CameBack),
    /// An article's text was read to be opened in the reader's editor: its slug, its id and its body.
    ToEdit {
        /// The article's slug.
        slug: String,
        /// The article's id.
        id: String,
        /// Its Markdown.
        body: String,
    },
    /// What keys wait for has not come for a while.
    Late,
    /// How the export would read.
    ExportPreview(String, Tally),
    /// How the reader wants things to go out, from earlier sessions.
    Choices(Box<Choices>),
    /// The reader's own styles of references, and what is wrong with the others.
    Styles(Vec<Style>, Vec<Problem>),
    /// The export was written.
    Exported(PathBuf, usize),
    /// The target of an export is there already; the effect overwrites it.
    ExportExists(PathBuf, Box<Effect>),
    /// Queries that earlier sessions saved: name and query.
    Searches(Vec<(String, String)>),
    /// A query was kept under this name; all saved queries as they then are.
    SearchKept(String, Vec<(String, String)>),
    /// Something was said that is no failure: a key of `i18n` and a text for it.
    Said(&'static str, String),
    /// The explanation of a hit.
    Explained(Box<Explanation>),
    /// Files were added, or not.
    Added(Box<Taken>),
    /// The system asks to end.
    End,
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

/// How an operation came about.
#[derive(Debug, Clone, PartialEq)]
pub enum Way {
    /// By a command: it can be undone.
    Did,
    /// By keeping the words of an editor, by its key, with so many changes: it can be undone.
    Wrote(String, u64),
    /// By itself: it is not for undo.
    Quietly,
    /// By undoing this change.
    Undid(Change),
    /// By doing this change again.
    Redid(Change),
}

/// Where an article is opened.
#[derive(Debug, Clone, PartialEq)]
pub enum OpenAt {
    /// Where the reader was.
    Position,
    /// At a passage, with the words that were looked for.
    Passage(ByteRange, String),
    /// At an annotation.
    Note(String),
    /// At the passage of a draft, with the editor on it.
    Draft(Box<Draft>),
    /// Where the place is now: the article is read again.
    Stay,
    /// In a version that is kept, at one of its notes, by its id.
    Version {
        /// The version's revision.
        rev: String,
        /// The note.
        note: Option<String>,
    },
    /// At the passage that a note might have, to choose it by hand.
    Attach(Box<Attach>),
}

/// A note whose passage is chosen by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attach {
    /// Its id.
    pub id: String,
    /// The revision of the text that its places were looked for in.
    pub rev: String,
    /// The place to begin at (scalar values).
    pub at: CharRange,
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

/// What `update` asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Search; the answer comes with the generation.
    Search {
        /// Raised with every request.
        generation: u64,
        /// The request.
        request: Box<Request>,
    },
    /// Search the annotations.
    SearchNotes {
        /// Raised with every request.
        generation: u64,
        /// The query.
        query: String,
    },
    /// Look for words in the open text.
    Find(Arc<Document>, String),
    /// Name every article that a query finds; the answer comes with the generation.
    All(u64, Box<Request>),
    /// Count what the whole library holds.
    Overview,
    /// Open an article.
    Open(String, OpenAt),
    /// Read the annotations of an article for the preview.
    Preview(String),
    /// Read the open article again under the name that its file has now, by its id; where none has it, say what
    /// went wrong.
    FollowRenamed(String, Problem),
    /// List the notes whose passage has no sure place.
    Waiting,
    /// See where those of an article might be, by its slug.
    Weigh(String),
    /// List the versions of an article that are kept, by its slug.
    Versions(String),
    /// Do an operation on the library.
    Do(Box<Op>),
    /// Keep a draft, at the latest two seconds from now.
    Draft(Box<Draft>),
    /// Keep the draft that waits now.
    KeepDraft,
    /// Forget a draft, by its key, as far as it had so many changes.
    DropDraft(String, u64),
    /// Keep reading positions.
    Positions(Positions),
    /// Open the article of a draft and the draft in it.
    OpenDraft(Box<Draft>),
    /// Read the article that a listed annotation stands in, for the preview.
    Surroundings(String),
    /// Keep a setting in the reader's file: its name, after that of its table where it stands in one.
    Setting(Vec<&'static str>, Value),
    /// Listen to the mouse, or no longer.
    Mouse(bool),
    /// Let queries call the colours of highlights by these names.
    Names(ColorNames),
    /// Put a text on the clipboard.
    Copy(String),
    /// Open a text in the reader's editor.
    Edit(Box<TextOf>, String),
    /// Clear the file of an editor away once the draft that took its words in, by its key, is on the disk with so
    /// many changes.
    SettleEdit(Box<EditedFile>, String, u64),
    /// Leave the file of an editor to the reader, who knows of it.
    LeaveEdit(Box<EditedFile>),
    /// Read an article's text, by its slug, to open it in the reader's editor.
    ReadToEdit(String),
    /// Open an address or a file with the system's program.
    OpenUrl(String),
    /// Add files and folders, as they were typed.
    Add(String),
    /// Keep a query under a name: the name, the query.
    SaveSearch(String, String),
    /// Show how an export would read.
    ExportPreview(Scope, Box<Choices>),
    /// Write an export.
    Export {
        /// What goes out.
        scope: Scope,
        /// In which form.
        choices: Box<Choices>,
        /// Where to.
        path: PathBuf,
        /// Whether a file that is there is overwritten.
        overwrite: bool,
    },
    /// Keep how the reader wants things to go out.
    KeepChoices(Box<Choices>),
    /// Look for the reader's own styles of references.
    Styles,
    /// List the trash.
    Trash,
    /// List what waits for the reader to settle it.
    Unsettled,
    /// Open a file itself in the reader's editor.
    EditFile(PathBuf),
    /// Why a hit was found.
    Explain(String, String),
    /// Look for the articles that are like one, by its slug.
    Similar(String),
    /// Stop the long work that goes on.
    Cancel,
    /// Draw everything anew.
    Redraw,
    /// Suspend the program.
    Suspend,
    /// End the program.
    Quit,
}
