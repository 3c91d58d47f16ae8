//! What can go wrong with the reader's files.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// A failure with one file of the library; it always names the file.
#[derive(Debug, Error)]
pub enum LibraryError {
    /// The file cannot be read.
    #[error("{path}: cannot be read: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file cannot be written; what stood there before still stands.
    #[error("{path}: cannot be written: {source}")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is not UTF-8 text.
    #[error("{path}: is not UTF-8 text")]
    NotText {
        /// The file.
        path: PathBuf,
    },
    /// The front matter cannot be read; the file is left alone.
    #[error("{path}, line {line}: {reason}")]
    FrontMatter {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What the YAML reader said.
        reason: String,
    },
    /// The file was changed by another program since it was read; nothing was written.
    #[error("{path}: was changed by another program meanwhile")]
    Conflict {
        /// The file.
        path: PathBuf,
    },
    /// The place of the library is a file, or a link to nothing.
    #[error("{path}: is not a folder")]
    NotAFolder {
        /// The place.
        path: PathBuf,
    },
    /// The file is a symbolic link, which is never written through.
    #[error("{path}: is a link; nothing is written through links")]
    Link {
        /// The file.
        path: PathBuf,
    },
}

impl LibraryError {
    /// Whether the file or folder is not there.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Read { source, .. } if source.kind() == io::ErrorKind::NotFound)
    }

    /// Whether the system refused to read what may be whole: read later, it may well come.
    pub fn is_unread(&self) -> bool {
        matches!(self, Self::Read { .. })
    }

    /// The file it speaks of.
    pub fn path(&self) -> &Path {
        match self {
            Self::Read { path, .. }
            | Self::Write { path, .. }
            | Self::NotText { path }
            | Self::FrontMatter { path, .. }
            | Self::Conflict { path }
            | Self::NotAFolder { path }
            | Self::Link { path } => path,
        }
    }

    /// Makes a reading failure out of the system's.
    pub(super) fn read(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Read { path, source }
    }

    /// Makes a writing failure out of the system's.
    pub(super) fn write(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Write { path, source }
    }
}
