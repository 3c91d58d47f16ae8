//! The whole library in one file and back: a gzipped tar with a manifest, checked when it is written and
//! when it is read.

mod fault;
mod manifest;
mod pack;
mod unpack;

use std::ffi::OsStr;
use std::ops::ControlFlow;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use super::error::LibraryError;
use super::paths;

pub use fault::ArchiveFault;
pub use unpack::{Limits, Unpacked, is_backup, unpack};

/// The name of the manifest inside the archive: its last entry.
const MANIFEST: &str = "glose-backup.json";
/// The version of backups that this program writes, and the newest that it reads.
const VERSION: u64 = 1;

/// What a backup came to.
#[derive(Debug, Default)]
pub struct Packed {
    /// How many files it holds.
    pub files: usize,
    /// How many bytes they have together.
    pub bytes: u64,
    /// What is no part of it: files and folders of other programs, hidden ones, sockets.
    pub left_out: Vec<PathBuf>,
    /// Files that could not be read, or are too large: the backup is without them.
    pub failed: Vec<LibraryError>,
}

/// Whether a path below the library is one that a backup may hold: a file in one of the library's folders, or one of
/// the reader's own beside them, with an ending. What is hidden is another program's, and what has no ending may be
/// (`HEAD` and `config` make a folder one of git's, in which it runs what they say).
fn is_held(path: &Path) -> bool {
    let hidden = |part: &OsStr| part.as_bytes().starts_with(b".");
    let known = |folder: &OsStr| FOLDERS.iter().any(|known| *known == folder);
    let mut parts = path.iter();
    let first = parts.next().unwrap_or_default();
    let has_place = parts.next().is_none() || known(first);
    has_place && path.extension().is_some() && !path.iter().any(hidden)
}

/// The folders that a library is made of.
const FOLDERS: [&str; 4] = [
    paths::ARTICLES,
    paths::NOTES,
    paths::REVISIONS,
    paths::TRASH,
];

/// Hears how many files of how many are done; a break stops the work, and nothing is left of it.
pub type Step<'a> = &'a mut dyn FnMut(usize, usize) -> ControlFlow<()>;
