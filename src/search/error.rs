//! What can go wrong with the index.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenDirectoryError, OpenReadError};
use tantivy::error::DataCorruption;

/// An index that cannot be used, and why. A query never makes one.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// The folder cannot be made, read or written: no right, no room, no such disk.
    #[error("the index in {} cannot be used: {source}", dir.display())]
    Place {
        /// The folder of the index.
        dir: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Another process has been writing for longer than we wait.
    #[error("another program is writing to the index in {}", dir.display())]
    Busy {
        /// The folder of the index.
        dir: PathBuf,
    },
    /// The index was made by another version.
    #[error("the index in {} is of another version: {found:?}", dir.display())]
    Version {
        /// The folder of the index.
        dir: PathBuf,
        /// The version it says it is of.
        found: String,
    },
    /// Its files are not what was written: it has to be made anew.
    #[error("the index in {} is damaged: {detail}", dir.display())]
    Damaged {
        /// The folder of the index; empty in memory.
        dir: PathBuf,
        /// What was found.
        detail: String,
    },
}

impl SearchError {
    pub(super) fn place(dir: &Path, source: io::Error) -> Self {
        Self::Place {
            dir: dir.to_owned(),
            source,
        }
    }

    /// Whether making the index anew helps.
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Version { .. } | Self::Damaged { .. })
    }
}

/// Runs what reads the index. Where a file is broken, tantivy may panic: that too is damage.
pub(super) fn catch_damage<T>(run: impl FnOnce() -> tantivy::Result<T>) -> tantivy::Result<T> {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| panic.downcast_ref::<&str>().copied());
        Err(DataCorruption::comment_only(said.unwrap_or("no reason given")).into())
    })
}

/// What went wrong in tantivy, told apart by what can be done about it.
pub(super) fn engine(dir: Option<&Path>, cause: TantivyError) -> SearchError {
    let dir = dir.unwrap_or(Path::new("")).to_owned();
    let damaged = |detail: String| SearchError::Damaged {
        dir: dir.clone(),
        detail,
    };
    match cause {
        TantivyError::IoError(io)
        | TantivyError::OpenDirectoryError(OpenDirectoryError::IoError { io_error: io, .. })
        | TantivyError::OpenReadError(OpenReadError::IoError { io_error: io, .. })
        | TantivyError::LockFailure(LockError::IoError(io), _) => match io.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof | io::ErrorKind::Other => {
                damaged(io.to_string())
            }
            kind => SearchError::place(&dir, io::Error::new(kind, io.to_string())),
        },
        TantivyError::OpenWriteError(error) => {
            use tantivy::directory::error::OpenWriteError;
            match error {
                OpenWriteError::IoError { io_error, .. } => {
                    SearchError::place(&dir, io::Error::new(io_error.kind(), io_error.to_string()))
                }
                OpenWriteError::FileAlreadyExists(file) => damaged(file.display().to_string()),
            }
        }
        TantivyError::LockFailure(LockError::LockBusy, _) => SearchError::Busy { dir },
        other => damaged(other.to_string()),
    }
}
