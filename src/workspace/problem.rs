//! What went wrong, as data: the interface says it in the reader's language.

use std::io;
use std::path::{Path, PathBuf};

use crate::ingest::IngestError;
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
        match error {
            LibraryError::Read { source, .. } => Self::of_system("problem-read", &path, &source),
            LibraryError::Write { source, .. } => Self::of_system("problem-write", &path, &source),
            LibraryError::NotText { .. } => Self::in_file("problem-not-text", &path, ""),
            LibraryError::FrontMatter { line, reason, .. } => {
                let mut problem = Self::in_file("problem-front-matter", &path, &reason);
                problem.name = format!("{}:{line}", path.display());
                problem
            }
            LibraryError::Conflict { .. } => Self::new(
                "problem-conflict",
                &path.display().to_string(),
                "hint-conflict",
            ),
            LibraryError::NotAFolder { .. } => Self::new(
                "problem-not-a-folder",
                &path.display().to_string(),
                "hint-other-folder",
            ),
            LibraryError::NoLibrary { .. } => Self::new(
                "problem-no-library",
                &path.display().to_string(),
                "hint-no-library",
            ),
            LibraryError::Gone { .. } => {
                Self::new(GONE, &path.display().to_string(), "hint-library-gone")
            }
            LibraryError::Busy { .. } => Self::new(
                "problem-library-busy",
                &path.display().to_string(),
                "hint-library-busy",
            ),
            LibraryError::NotAFile { .. } => Self::new(
                "problem-not-a-file",
                &path.display().to_string(),
                "hint-not-a-text",
            ),
            LibraryError::TooLarge { limit, .. } => Self {
                cause: (limit / 1_000_000).to_string(),
                ..Self::new(
                    "problem-too-large",
                    &path.display().to_string(),
                    "hint-too-large",
                )
            },
            LibraryError::ForeignValue { key, .. } => {
                Self::in_file("problem-foreign-value", &path, key)
            }
            LibraryError::NotToml { line, reason, .. } => {
                let mut problem = Self::in_file("problem-not-toml", &path, &reason);
                problem.name = format!("{}:{line}", path.display());
                problem
            }
            LibraryError::Newer { .. } => {
                Self::new("problem-newer", &path.display().to_string(), "hint-newer")
            }
            LibraryError::Emptied { .. } => {
                // Of notes it is kept what they last held; articles have no such copy.
                let above = path.parent().and_then(Path::file_name);
                let hint = if above.is_some_and(|name| name == paths::ARTICLES) {
                    "hint-emptied-article"
                } else {
                    "hint-emptied"
                };
                Self::new("problem-emptied", &path.display().to_string(), hint)
            }
            LibraryError::Torn { .. } => {
                Self::new("problem-torn", &path.display().to_string(), "hint-torn")
            }
            LibraryError::NotEmpty { .. } => Self::new(
                "problem-not-empty",
                &path.display().to_string(),
                "hint-empty-folder",
            ),
            LibraryError::Archive { entry, fault, .. } => {
                let mut name = path.display().to_string();
                if !entry.is_empty() {
                    name = format!("{name}: {entry}");
                }
                Self {
                    cause: fault.to_string(),
                    ..Self::new("problem-backup", &name, "hint-backup")
                }
            }
            LibraryError::Link { .. } => {
                Self::new("problem-link", &path.display().to_string(), "hint-link")
            }
        }
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

impl From<IngestError> for Problem {
    fn from(error: IngestError) -> Self {
        super::add::refusal(&error)
    }
}
