//! What can go wrong with the index.

use std::io;
use std::path::{Path, PathBuf};

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

    /// Whether the system does not let us write there: an index in memory serves instead.
    pub fn is_refusal(&self) -> bool {
        use io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        let refused = [
            PermissionDenied,
            ReadOnlyFilesystem,
            StorageFull,
            QuotaExceeded,
        ];
        matches!(self, Self::Place { source, .. } if refused.contains(&source.kind()))
    }

    /// Whether making the index anew helps.
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Version { .. } | Self::Damaged { .. })
    }
}
