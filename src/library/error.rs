//! What can go wrong with the reader's files.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::backup::ArchiveFault;

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
    /// No library is there.
    #[error("{path}: there is no library here")]
    NoLibrary {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The library's folder is not the one that was opened: it was renamed, unmounted or replaced. Nothing was
    /// written.
    #[error("{path}: is not the folder that was opened")]
    Gone {
        /// Where the library was opened.
        path: PathBuf,
    },
    /// Another process keeps the lock that changes are made under. Nothing was written.
    #[error("{path}: another process does not let go of it")]
    Busy {
        /// What is locked.
        path: PathBuf,
    },
    /// It is a pipe, a device or a folder.
    #[error("{path}: is no plain file")]
    NotAFile {
        /// What stands there.
        path: PathBuf,
    },
    /// The file is larger than any that is read.
    #[error("{path}: is larger than {limit} bytes")]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The most bytes that are read.
        limit: u64,
    },
    /// The file cannot be read as TOML; it is left alone.
    #[error("{path}, line {line}: {reason}")]
    NotToml {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong there.
        reason: String,
    },
    /// A key of the front matter holds what is not Glose's to replace; nothing was written.
    #[error("{path}: `{key}` is not what is written there")]
    ForeignValue {
        /// The file.
        path: PathBuf,
        /// The key.
        key: &'static str,
    },
    /// The file is of a later version than this program writes: it is shown and left alone.
    #[error("{path}: is of a later version")]
    Newer {
        /// The file.
        path: PathBuf,
    },
    /// A merge left two versions of the front matter in the file: none of them is written over.
    #[error("{path}: holds two versions")]
    Torn {
        /// The file.
        path: PathBuf,
    },
    /// Another program emptied the file.
    #[error("{path}: was emptied by another program")]
    Emptied {
        /// The file.
        path: PathBuf,
    },
    /// The folder that something was to be put into holds something.
    #[error("{path}: is not empty")]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// The backup cannot be used; nothing was taken from it.
    #[error("{path}: {entry}: {fault}")]
    Archive {
        /// The backup.
        path: PathBuf,
        /// The entry; empty where it is the archive as a whole.
        entry: String,
        /// What is wrong with it.
        fault: ArchiveFault,
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
            | Self::NoLibrary { path }
            | Self::Gone { path }
            | Self::Busy { path }
            | Self::NotAFile { path }
            | Self::TooLarge { path, .. }
            | Self::NotToml { path, .. }
            | Self::ForeignValue { path, .. }
            | Self::NotEmpty { path }
            | Self::Newer { path }
            | Self::Emptied { path }
            | Self::Torn { path }
            | Self::Archive { path, .. }
            | Self::Link { path } => path,
        }
    }

    /// The same failure, said of the name that an archive is to have.
    pub(super) fn of_archive(self, name: &Path) -> Self {
        match self {
            Self::Archive { entry, fault, .. } => Self::Archive {
                path: name.to_owned(),
                entry,
                fault,
            },
            other => other,
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
