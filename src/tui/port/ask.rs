//! What a screen asks of the shell. A screen never names another, nor a dialog.

use super::message::Message;
use crate::config::Value;
use crate::i18n::Messages;
use crate::library::{Annotation, Color, Position};
use crate::text::ByteRange;

/// What a screen asks of the shell.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Says something in the message line.
    Say(Message),
    /// Takes a message away that was read.
    ClearMessage,
    /// Goes to another screen.
    Go(Place),
    /// Goes back one step from the screen in front.
    Back,
    /// Shows a dialog.
    Show(Show),
    /// Runs a verb on what is chosen.
    Run(Verb),
    /// Opens the editor of a note.
    Write(Box<Writing>),
    /// Changes a setting, at once and in the file.
    Set(&'static str, Value),
    /// Opens an article of the list: so many rows on from the open one.
    OpenNeighbour(isize),
    /// Keeps the place in an article, by its id.
    KeepPosition(String, Position),
    /// Ends the reading of a text that was opened for a while.
    EndVisit,
    /// Keys wait for what was requested.
    Wait,
    /// What keys wait for is there, or there is nothing to wait for.
    StopWaiting,
    /// Ends the program.
    Quit,
}

/// A screen to go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The library, with a query.
    Library(String),
    /// The library's query, to type words into.
    Search,
    /// All notes, with a query.
    Notes(String),
    /// The notes whose passage has no sure place.
    Review,
}

/// A dialog to show, with what is in it.
#[derive(Debug, Clone, PartialEq)]
pub enum Show {
    /// Every key of the screen in front.
    Help,
    /// Every command that can be done now.
    Palette,
    /// Files and folders to add.
    Add,
    /// Several files and folders to add.
    AddMany,
    /// A name for a query.
    SaveSearch(String),
    /// The queries that were saved.
    Searches,
    /// Words to look for in the open article, those that were looked for last among it.
    Find(String),
    /// The colours of highlights, one of them having the focus.
    Colours(Color),
    /// The headings of the open article, and the place of the one in focus: label, place in the text (bytes).
    Outline(Vec<(String, usize)>, usize),
    /// A text to read.
    Text(InfoText),
    /// The tags of an annotation of the open article.
    TagsOfNote(Box<Annotation>, Option<ByteRange>),
}

/// A verb that a screen's own key stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Copies what is chosen.
    Copy,
    /// Copies what is chosen with its source.
    CopySource,
}

/// What the editor of a note is opened on.
#[derive(Debug, Clone, PartialEq)]
pub struct Writing {
    /// The annotation, with its words.
    pub annotation: Annotation,
    /// Its passage in the open text (bytes).
    pub range: Option<ByteRange>,
    /// Whether it is not in the library yet.
    pub is_new: bool,
    /// Whether its text goes to the reader's own editor at once.
    pub is_external: bool,
}

/// A text to read: what is known of something, line by line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InfoText {
    /// What it is.
    pub title: String,
    /// Its lines.
    pub lines: Vec<String>,
    /// What the colours in it mean: each with its name and how often it is there; below the lines.
    pub legend: Vec<(Color, String)>,
    /// The version that can be read from it: the article's slug, the revision, the note's id.
    pub version: Option<[String; 3]>,
}

impl InfoText {
    /// A text with its title.
    pub fn new(title: String, lines: Vec<String>) -> Self {
        Self {
            title,
            lines,
            ..Self::default()
        }
    }

    /// A line of it: what is known, by the key of its message, and its value.
    pub fn line(messages: &Messages, key: &str, value: String) -> String {
        let args = [("name", messages.text(key).into()), ("value", value.into())];
        messages.with("info-line", &args)
    }
}
