//! What went wrong, as data: it is said in the reader's language where it is shown.

mod hint;
mod kind;
#[cfg(test)]
mod tests;

use std::io;
use std::path::Path;

use crate::i18n::Messages;
use crate::library::{LibraryError, paths};
use crate::search::SearchError;

pub use hint::Hint;
pub use kind::{ProblemClass, ProblemKind};

/// What went wrong, with what, why, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {name}: {cause}", kind.key())]
pub struct Problem {
    /// What happened.
    pub kind: ProblemKind,
    /// The file, or what was asked for.
    pub name: String,
    /// What the system or a parser said; may be empty.
    pub cause: String,
    /// What to do about it.
    pub hint: Option<Hint>,
}

impl Problem {
    /// Returns the sentence that says what happened, and the one that says what to do (empty where there is none).
    pub fn sentences(&self, messages: &Messages) -> (String, String) {
        let hint = self.hint.map_or("", Hint::key);
        messages.problem(self.kind.key(), &self.name, &self.cause, hint)
    }

    /// Whether the library's folder is away: what is refused now may be done when it is back.
    pub fn is_library_gone(&self) -> bool {
        self.kind == ProblemKind::LibraryGone
    }

    /// Whether it tells that much of the library vanished.
    pub fn is_loss(&self) -> bool {
        self.kind == ProblemKind::Vanished
    }

    /// Whether it is an index that has to be made anew.
    pub fn is_damaged_index(&self) -> bool {
        self.kind == ProblemKind::DamagedIndex
    }

    /// Whether the index cannot be written now, and what it holds can still be read.
    pub fn is_index_refused(&self) -> bool {
        matches!(
            self.kind,
            ProblemKind::IndexUnwritable | ProblemKind::IndexBusy
        )
    }

    /// A problem with something asked for.
    pub fn new(kind: ProblemKind, name: &str, hint: impl Into<Option<Hint>>) -> Self {
        Self {
            kind,
            name: name.to_owned(),
            cause: String::new(),
            hint: hint.into(),
        }
    }

    /// A problem in a file that the reader can mend there.
    pub fn in_file(kind: ProblemKind, path: &Path, cause: &str) -> Self {
        Self {
            kind,
            name: path.display().to_string(),
            cause: cause.to_owned(),
            hint: Some(Hint::MendFile),
        }
    }

    /// A problem in a line of such a file.
    fn in_line(kind: ProblemKind, path: &Path, line: usize, cause: &str) -> Self {
        Self {
            name: format!("{}:{line}", path.display()),
            ..Self::in_file(kind, path, cause)
        }
    }

    /// A problem with a backup, in the part of a name where that is known.
    fn of_archive(path: &Path, entry: &str, cause: &str) -> Self {
        let path = path.display();
        let name = match entry {
            "" => path.to_string(),
            entry => format!("{path}: {entry}"),
        };
        Self {
            cause: cause.to_owned(),
            ..Self::new(ProblemKind::UnusableBackup, &name, Hint::OtherBackup)
        }
    }

    /// A problem of the system with a file.
    pub fn of_system(kind: ProblemKind, path: &Path, error: &io::Error) -> Self {
        Self {
            kind,
            name: path.display().to_string(),
            cause: reason(error),
            hint: Some(hint_of(error)),
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
fn hint_of(error: &io::Error) -> Hint {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Hint::DiskFull,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Hint::Permission,
        io::ErrorKind::NotFound => Hint::NotFound,
        _ => Hint::TryAgain,
    }
}

impl From<LibraryError> for Problem {
    fn from(error: LibraryError) -> Self {
        use ProblemKind as Kind;
        let (kind, hint) = match &error {
            LibraryError::Read { path, source } => {
                return Self::of_system(Kind::Unreadable, path, source);
            }
            LibraryError::Write { path, source } => {
                return Self::of_system(Kind::Unwritable, path, source);
            }
            LibraryError::FrontMatter { path, line, reason } => {
                return Self::in_line(Kind::FrontMatter, path, *line, reason);
            }
            LibraryError::NotToml { path, line, reason } => {
                return Self::in_line(Kind::NotToml, path, *line, reason);
            }
            LibraryError::ForeignValue { path, key } => {
                return Self::in_file(Kind::ForeignValue, path, key);
            }
            LibraryError::Archive { path, entry, fault } => {
                return Self::of_archive(path, entry, &fault.to_string());
            }
            LibraryError::TooLarge { limit, path } => {
                return Self {
                    cause: (limit / 1_000_000).to_string(),
                    ..Self::new(Kind::TooLarge, &path.display().to_string(), Hint::CutUp)
                };
            }
            // Of notes it is kept what they last held; articles have no such copy.
            LibraryError::Emptied { path } if is_article(path) => {
                (Kind::Emptied, Hint::FindArticle)
            }
            LibraryError::Emptied { .. } => (Kind::Emptied, Hint::PutNoteBack),
            LibraryError::NotText { .. } => (Kind::NotText, Hint::MendFile),
            LibraryError::NoLibrary { .. } => (Kind::NoLibrary, Hint::NoLibrary),
            LibraryError::Gone { .. } => (Kind::LibraryGone, Hint::PutLibraryBack),
            LibraryError::Busy { .. } => (Kind::LibraryBusy, Hint::WaitForOther),
            LibraryError::NotAFile { .. } => (Kind::NotAFile, Hint::TakeOut),
            LibraryError::NotAFolder { .. } => (Kind::NotAFolder, Hint::OtherFolder),
            LibraryError::NotEmpty { .. } => (Kind::NotEmpty, Hint::EmptyFolder),
            LibraryError::Newer { .. } => (Kind::NewerVersion, Hint::NewerVersion),
            LibraryError::Torn { .. } => (Kind::Torn, Hint::KeepOne),
            LibraryError::Link { .. } => (Kind::Link, Hint::ReplaceLink),
            LibraryError::Conflict { .. } => (Kind::ChangedMeanwhile, Hint::ReadAgain),
        };
        Self::new(kind, &error.path().display().to_string(), hint)
    }
}

fn is_article(path: &Path) -> bool {
    let above = path.parent().and_then(Path::file_name);
    above.is_some_and(|name| name == paths::ARTICLES)
}

impl From<SearchError> for Problem {
    fn from(error: SearchError) -> Self {
        let (kind, hint) = match &error {
            SearchError::Place { dir, source } => {
                return Self::of_system(ProblemKind::IndexUnwritable, dir, source);
            }
            SearchError::Busy { .. } => (ProblemKind::IndexBusy, Hint::TryAgain),
            SearchError::Version { .. } | SearchError::Damaged { .. } => {
                (ProblemKind::DamagedIndex, Hint::Reindex)
            }
        };
        Self {
            cause: error.to_string(),
            ..Self::new(kind, "", hint)
        }
    }
}
