//! The whole library in one file and back: a gzipped tar with a manifest, checked when it is written and
//! when it is read.

mod manifest;
mod pack;
mod unpack;

use std::ffi::OsStr;
use std::ops::ControlFlow;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use super::{LibraryError, paths};

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

/// What is wrong with an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveFault {
    /// It is no gzipped tar with our manifest.
    #[error("this is not a backup made by Glose")]
    Foreign,
    /// It ends too soon, or its bytes are not those that were written.
    #[error("the archive is cut or damaged")]
    Damaged,
    /// It was made by a later version.
    #[error("it was made by a later version of Glose")]
    Newer,
    /// An entry would land outside the folder.
    #[error("this entry would land outside the folder")]
    Outside,
    /// An entry is a link, a device or something else that is no file.
    #[error("this entry is not a plain file")]
    Kind,
    /// A name stands twice.
    #[error("this entry stands twice")]
    Twice,
    /// An entry, or all of them together, are too large.
    #[error("the archive holds too much")]
    TooLarge,
    /// A file is not as the manifest says.
    #[error("this file is not as the manifest says")]
    Changed,
    /// A file of the manifest is not there.
    #[error("this file of the manifest is missing")]
    Missing,
    /// A file is not in the manifest.
    #[error("this entry is not in the manifest")]
    Extra,
}
