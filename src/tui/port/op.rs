//! The operations on the library that the interface asks for.

use crate::library::{Annotation, Change, Draft, Status};
use crate::text::{ByteRange, CharRange, Language};
use crate::workspace::{Choice, EditedFile, NoteChange};

/// A note on its way to the disk.
#[derive(Debug, Clone, PartialEq)]
pub struct Saving {
    /// The annotation.
    pub annotation: Annotation,
    /// Whether it is not in the library yet.
    pub is_new: bool,
    /// The editor that its words stand in, by key, and how many changes they had; `None` where nothing was written.
    pub draft: Option<(String, u64)>,
}

/// An operation on the library, with what the message line says once it is done.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "an operation is always boxed, one at a time"
)]
pub enum Op {
    /// Make or change an annotation.
    SaveNote(Saving),
    /// Delete annotations.
    DeleteNotes(Vec<Annotation>),
    /// Change annotations, each by its article's slug and its id.
    ChangeNotes(Vec<(String, String)>, NoteChange),
    /// Write what was decided on a note whose passage has no sure place.
    Decide {
        /// The article's slug.
        slug: String,
        /// The note's id.
        id: String,
        /// The revision of the text that was looked at.
        rev: String,
        /// What was decided.
        choice: Choice,
    },
    /// Accept every place that is as good as sure.
    AcceptSure,
    /// Add and remove tags of articles.
    TagArticles {
        /// The articles' slugs.
        slugs: Vec<String>,
        /// Tags to add.
        add: Vec<String>,
        /// Tags to remove.
        remove: Vec<String>,
    },
    /// Change where the reader is with articles.
    SetStatus {
        /// The articles' slugs.
        slugs: Vec<String>,
        /// The new status.
        status: Status,
    },
    /// Say in which language articles are.
    SetLanguage {
        /// The articles' slugs.
        slugs: Vec<String>,
        /// Their language.
        language: Language,
    },
    /// The reader has begun an article: it is no longer to read.
    BeginReading(String),
    /// Delete articles.
    DeleteArticles(Vec<String>),
    /// Take an article's Markdown from the reader's editor.
    EditArticle(Box<EditedFile>, String),
    /// Make the words of a draft whose article is gone an article of their own.
    KeepAsArticle(Box<Draft>),
    /// Bring something back from the trash.
    Restore(String),
    /// Put back the notes that vanished in a mass or were emptied.
    BringBack,
    /// Forget what vanished in a mass.
    LetGo,
    /// Take the last change back.
    Undo(Change),
    /// Do again what was taken back.
    Redo(Change),
}

/// How an operation came about.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
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
