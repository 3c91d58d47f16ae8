//! What went wrong, as data: the interface says it in the reader's language.

use std::io;
use std::path::{Path, PathBuf};

use crate::library::{LibraryError, paths};
use crate::search::SearchError;

/// What went wrong, with what, why, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}: {name}: {cause}")]
pub struct Problem {
    /// The key of the message that says what happened; it may show `name` and `cause`.
    pub what: &'static str,
    /// The file, or what was asked for.
    pub name: String,
    /// What the system or a parser said; may be empty.
    pub cause: String,
    /// What to do about it.
    pub hint: Hint,
}

/// What a reader can do about a problem: the key of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hint(pub &'static str);

/// What happened when the library's folder is not the one that was opened.
const GONE: &str = "problem-library-gone";
/// What happened when the index is damaged.
const DAMAGED: &str = "problem-index";

impl Problem {
    /// Whether the library's folder is away: what is refused now may be done when it is back.
    pub fn is_library_gone(&self) -> bool {
        self.what == GONE
    }

    /// Whether it tells that much of the library vanished.
    pub fn is_loss(&self) -> bool {
        self.what == "problem-vanished"
    }

    /// Whether it is an index that has to be made anew.
    pub fn is_damaged_index(&self) -> bool {
        self.what == DAMAGED
    }

    /// Whether the index cannot be written now, and what it holds can still be read.
    pub fn is_index_refused(&self) -> bool {
        matches!(self.what, "problem-index-place" | "problem-index-busy")
    }

    /// A problem with something asked for.
    pub fn new(what: &'static str, name: &str, hint: &'static str) -> Self {
        Self {
            what,
            name: name.to_owned(),
            cause: String::new(),
            hint: Hint(hint),
        }
    }

    /// A problem in a file that the reader can mend there.
    pub fn in_file(what: &'static str, path: &Path, cause: &str) -> Self {
        Self {
            what,
            name: path.display().to_string(),
            cause: cause.to_owned(),
            hint: Hint("hint-mend-file"),
        }
    }

    /// A problem in a line of a file, counted from 1.
    fn in_line(what: &'static str, path: &Path, line: usize, cause: &str) -> Self {
        Self {
            name: format!("{}:{line}", path.display()),
            ..Self::in_file(what, path, cause)
        }
    }

    /// A problem of the system with a file.
    pub fn of_system(what: &'static str, path: &Path, error: &io::Error) -> Self {
        Self {
            what,
            name: path.display().to_string(),
            cause: reason(error),
            hint: Hint(hint_of(error)),
        }
    }
}

/// What the system said, without its number.
fn reason(error: &io::Error) -> String {
    let said = error.to_string();
    said.split(" (os error")
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// What to do when the system refuses.
fn hint_of(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "hint-disk-full",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "hint-permission",
        io::ErrorKind::NotFound => "hint-not-found",
        _ => "hint-try-again",
    }
}

impl From<LibraryError> for Problem {
    fn from(error: LibraryError) -> Self {
        let path: PathBuf = error.path().to_owned();
        let name = path.display().to_string();
        match error {
            LibraryError::Read { source, .. } => Self::of_system("problem-read", &path, &source),
            LibraryError::Write { source, .. } => Self::of_system("problem-write", &path, &source),
            LibraryError::NotText { .. } => Self::in_file("problem-not-text", &path, ""),
            LibraryError::FrontMatter { line, reason, .. } => {
                Self::in_line("problem-front-matter", &path, line, &reason)
            }
            LibraryError::NotToml { line, reason, .. } => {
                Self::in_line("problem-not-toml", &path, line, &reason)
            }
            LibraryError::ForeignValue { key, .. } => {
                Self::in_file("problem-foreign-value", &path, key)
            }
            LibraryError::TooLarge { limit, .. } => Self {
                cause: (limit / 1_000_000).to_string(),
                ..Self::new("problem-too-large", &name, "hint-too-large")
            },
            LibraryError::Archive { entry, fault, .. } => {
                let name = if entry.is_empty() {
                    name
                } else {
                    format!("{name}: {entry}")
                };
                Self {
                    cause: fault.to_string(),
                    ..Self::new("problem-backup", &name, "hint-backup")
                }
            }
            LibraryError::Emptied { .. } => {
                // Of notes it is kept what they last held; articles have no such copy.
                let above = path.parent().and_then(Path::file_name);
                let hint = if above.is_some_and(|name| name == paths::ARTICLES) {
                    "hint-emptied-article"
                } else {
                    "hint-emptied"
                };
                Self::new("problem-emptied", &name, hint)
            }
            other => {
                let (what, hint) = said_of(&other);
                Self::new(what, &name, hint)
            }
        }
    }
}

/// What is said of a failure that names its file alone, and what to do.
fn said_of(error: &LibraryError) -> (&'static str, &'static str) {
    match error {
        LibraryError::NoLibrary { .. } => ("problem-no-library", "hint-no-library"),
        LibraryError::Gone { .. } => (GONE, "hint-library-gone"),
        LibraryError::Busy { .. } => ("problem-library-busy", "hint-library-busy"),
        LibraryError::NotAFile { .. } => ("problem-not-a-file", "hint-not-a-text"),
        LibraryError::NotAFolder { .. } => ("problem-not-a-folder", "hint-other-folder"),
        LibraryError::NotEmpty { .. } => ("problem-not-empty", "hint-empty-folder"),
        LibraryError::Newer { .. } => ("problem-newer", "hint-newer"),
        LibraryError::Torn { .. } => ("problem-torn", "hint-torn"),
        LibraryError::Link { .. } => ("problem-link", "hint-link"),
        _ => ("problem-conflict", "hint-conflict"),
    }
}

impl From<SearchError> for Problem {
    fn from(error: SearchError) -> Self {
        let what = match &error {
            SearchError::Place { dir, source } => {
                return Self::of_system("problem-index-place", dir, source);
            }
            SearchError::Busy { .. } => "problem-index-busy",
            SearchError::Version { .. } | SearchError::Damaged { .. } => DAMAGED,
        };
        let hint = if what == DAMAGED {
            "hint-reindex"
        } else {
            "hint-try-again"
        };
        Self {
            what,
            name: String::new(),
            cause: error.to_string(),
            hint: Hint(hint),
        }
    }
}
