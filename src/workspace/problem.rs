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
        let (kind, hint) = kind_of(&error);
        Self {
            kind,
            name: name_of(&error),
            cause: cause_of(&error),
            hint: Some(hint),
        }
    }
}

/// What is said of a failure with a file, and what to do.
fn kind_of(error: &LibraryError) -> (ProblemKind, Hint) {
    use ProblemKind as Kind;
    match error {
        LibraryError::Read { source, .. } => (Kind::Unreadable, hint_of(source)),
        LibraryError::Write { source, .. } => (Kind::Unwritable, hint_of(source)),
        LibraryError::NotText { .. } => (Kind::NotText, Hint::MendFile),
        LibraryError::FrontMatter { .. } => (Kind::FrontMatter, Hint::MendFile),
        LibraryError::NotToml { .. } => (Kind::NotToml, Hint::MendFile),
        LibraryError::ForeignValue { .. } => (Kind::ForeignValue, Hint::MendFile),
        LibraryError::TooLarge { .. } => (Kind::TooLarge, Hint::CutUp),
        LibraryError::Archive { .. } => (Kind::UnusableBackup, Hint::OtherBackup),
        // Of notes it is kept what they last held; articles have no such copy.
        LibraryError::Emptied { path } if is_article(path) => (Kind::Emptied, Hint::FindArticle),
        LibraryError::Emptied { .. } => (Kind::Emptied, Hint::PutNoteBack),
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
    }
}

fn is_article(path: &Path) -> bool {
    let above = path.parent().and_then(Path::file_name);
    above.is_some_and(|name| name == paths::ARTICLES)
}

/// The file of a failure, with the line or the entry where there is one.
fn name_of(error: &LibraryError) -> String {
    let path = error.path().display();
    match error {
        LibraryError::FrontMatter { line, .. } | LibraryError::NotToml { line, .. } => {
            format!("{path}:{line}")
        }
        LibraryError::Archive { entry, .. } if !entry.is_empty() => format!("{path}: {entry}"),
        LibraryError::Archive { .. }
        | LibraryError::Read { .. }
        | LibraryError::Write { .. }
        | LibraryError::NotText { .. }
        | LibraryError::ForeignValue { .. }
        | LibraryError::TooLarge { .. }
        | LibraryError::Emptied { .. }
        | LibraryError::NoLibrary { .. }
        | LibraryError::Gone { .. }
        | LibraryError::Busy { .. }
        | LibraryError::NotAFile { .. }
        | LibraryError::NotAFolder { .. }
        | LibraryError::NotEmpty { .. }
        | LibraryError::Newer { .. }
        | LibraryError::Torn { .. }
        | LibraryError::Link { .. }
        | LibraryError::Conflict { .. } => path.to_string(),
    }
}

/// What the system or a parser said of a failure, or the limit that it met; else nothing.
fn cause_of(error: &LibraryError) -> String {
    match error {
        LibraryError::Read { source, .. } | LibraryError::Write { source, .. } => reason(source),
        LibraryError::FrontMatter { reason, .. } | LibraryError::NotToml { reason, .. } => {
            reason.clone()
        }
        LibraryError::ForeignValue { key, .. } => (*key).to_owned(),
        LibraryError::TooLarge { limit, .. } => (limit / 1_000_000).to_string(),
        LibraryError::Archive { fault, .. } => fault.to_string(),
        LibraryError::NotText { .. }
        | LibraryError::Emptied { .. }
        | LibraryError::NoLibrary { .. }
        | LibraryError::Gone { .. }
        | LibraryError::Busy { .. }
        | LibraryError::NotAFile { .. }
        | LibraryError::NotAFolder { .. }
        | LibraryError::NotEmpty { .. }
        | LibraryError::Newer { .. }
        | LibraryError::Torn { .. }
        | LibraryError::Link { .. }
        | LibraryError::Conflict { .. } => String::new(),
    }
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
