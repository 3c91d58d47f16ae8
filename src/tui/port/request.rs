//! What goes out: what is asked of the outside, grouped by the worker that does it.

use std::path::PathBuf;
use std::sync::Arc;

use super::choices::Choices;
use super::op::{Op, OpenAt};
use crate::config::Value;
use crate::library::{ColorNames, Draft, Positions};
use crate::search::Request as Query;
use crate::text::Document;
use crate::workspace::{EditedFile, Problem, Scope, TextOf};

/// What is asked of the outside, grouped by the worker that does it.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// For the thread that searches: the newest request of a kind wins.
    Search(SearchRequest),
    /// For the thread that works on the files, in order.
    Work(WorkRequest),
    /// For the thread that reads previews: the newest request wins.
    Preview(PreviewRequest),
    /// For the thread that writes what is kept beside the library: drafts, positions, settings.
    Session(SessionRequest),
    /// For the loop itself: the terminal, the draft that waits, the reader’s other programs.
    Terminal(TerminalRequest),
    /// For the thread of long work.
    Background(BackgroundRequest),
}

/// For the thread that searches: the newest request of a kind wins.
#[derive(Debug, Clone, PartialEq)]
pub enum SearchRequest {
    /// Search; the answer comes with the generation.
    Articles {
        /// Raised with every request.
        generation: u64,
        /// The request.
        request: Box<Query>,
    },
    /// Search the annotations.
    Notes {
        /// Raised with every request.
        generation: u64,
        /// The query.
        query: String,
    },
    /// Look for words in the open text.
    Find(Arc<Document>, String),
    /// Name every article that a query finds; the answer comes with the generation.
    All(u64, Box<Query>),
    /// Count what the whole library holds.
    Overview,
    /// Why a hit was found.
    Explain(String, String),
    /// Look for the articles that are like one, by its slug.
    Similar(String),
}

/// For the thread that works on the files, in order.
#[derive(Debug, Clone, PartialEq)]
pub enum WorkRequest {
    /// Open an article.
    Open(String, OpenAt),
    /// Read the open article again under the name that its file has now, by its id; where none has it, say what
    /// went wrong.
    FollowRenamed(String, Problem),
    /// List the notes whose passage has no sure place.
    Waiting,
    /// See where those of an article might be, by its slug.
    Weigh(String),
    /// List the versions of an article that are kept, by its slug.
    Versions(String),
    /// Read what earlier sessions left unfinished.
    Left,
    /// Read the queries that were saved.
    Searches,
    /// Do an operation on the library.
    Do(Box<Op>),
    /// Open the article of a draft and the draft in it.
    OpenDraft(Box<Draft>),
    /// Read an article's text, by its slug, to open it in the reader's editor.
    ReadToEdit(String),
    /// Keep a query under a name: the name, the query.
    SaveSearch(String, String),
    /// Show how an export would read.
    ExportPreview(Scope, Box<Choices>),
    /// Write an export.
    Export(Box<Export>),
    /// Look for the reader's own styles of references.
    Styles,
    /// List the trash.
    Trash,
    /// List what waits for the reader to settle it.
    Unsettled,
}

/// An export to write.
#[derive(Debug, Clone, PartialEq)]
pub struct Export {
    /// What goes out.
    pub scope: Scope,
    /// In which form.
    pub choices: Box<Choices>,
    /// Where to.
    pub path: PathBuf,
    /// Whether a file that is there is overwritten.
    pub overwrite: bool,
}

/// For the thread that reads previews: the newest request wins.
#[derive(Debug, Clone, PartialEq)]
pub enum PreviewRequest {
    /// Read the annotations of an article for the preview.
    Notes(String),
    /// Read the article that a listed annotation stands in, for the preview.
    Article(String),
}

/// For the thread that writes what is kept beside the library: drafts, positions, settings.
#[derive(Debug, Clone, PartialEq)]
pub enum SessionRequest {
    /// Keep a draft, at the latest two seconds from now.
    Draft(Box<Draft>),
    /// Forget a draft, by its key, as far as it had so many changes.
    DropDraft(String, u64),
    /// Keep reading positions.
    Positions(Positions),
    /// Keep a setting in the reader's file: its name, after that of its table where it stands in one.
    Setting(Vec<&'static str>, Value),
    /// Let queries call the colours of highlights by these names.
    ColorNames(ColorNames),
    /// Clear the file of an editor away once the draft that took its words in, by its key, is on the disk with so
    /// many changes.
    SettleEdit(Box<EditedFile>, String, u64),
    /// Leave the file of an editor to the reader, who knows of it.
    LeaveEdit(Box<EditedFile>),
    /// Keep how the reader wants things to go out.
    Choices(Box<Choices>),
}

/// For the loop itself: the terminal, the draft that waits, the reader’s other programs.
#[derive(Debug, Clone, PartialEq)]
pub enum TerminalRequest {
    /// Listen to the mouse, or no longer.
    Mouse(bool),
    /// Put a text on the clipboard.
    Copy(String),
    /// Open a text in the reader's editor.
    Edit(Box<TextOf>, String),
    /// Open an address or a file with the system's program.
    OpenUrl(String),
    /// Open a file itself in the reader's editor.
    EditFile(PathBuf),
    /// Draw everything anew.
    Redraw,
    /// Suspend the program.
    Suspend,
    /// Have the draft that waits written now.
    KeepDraft,
    /// End the program.
    Quit,
}

/// For the thread of long work.
#[derive(Debug, Clone, PartialEq)]
pub enum BackgroundRequest {
    /// Add files and folders, as they were typed.
    Add(String),
    /// Bring the index up to date; at the start also where nothing had changed.
    Refresh {
        /// Whether this is the start.
        is_first: bool,
    },
    /// Stop the long work that goes on.
    Cancel,
}
