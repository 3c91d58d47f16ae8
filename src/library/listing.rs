//! What the system lists of the library's folders, and what a file's bytes are as text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::os::fd::{AsFd as _, BorrowedFd};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use rustix::fs::{AtFlags, CWD, FileType};

use super::blank::refuse_blank;
use super::conflict::markers::{is_torn_text, sides};
use super::error::LibraryError;
use super::{paths, store};

/// An article as the folder lists it, without reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The name of its file without `.md`.
    pub slug: String,
    /// Changes whenever its file or one of its annotations' files changes.
    pub stamp: String,
}

/// Folders of annotations by name, as the system lists them.
pub type NoteFolders = BTreeMap<String, NoteFolder>;

/// A folder of annotations as the system lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteFolder {
    /// Changes whenever one of its files changes; empty where it holds none.
    pub(super) stamp: String,
    /// The names of its files without `.md`; `None` where the folder cannot be read.
    pub(super) names: Option<BTreeSet<String>>,
}

impl NoteFolder {
    /// Whether the system lists its files.
    pub fn is_listed(&self) -> bool {
        self.names.is_some()
    }

    /// Whether one of its files has a name that begins so, case aside.
    pub fn holds(&self, beginning: &str) -> bool {
        let beginning = beginning.to_lowercase();
        let names = self.names.iter().flatten();
        names
            .into_iter()
            .any(|name| name.to_lowercase().starts_with(&beginning))
    }
}

impl Default for NoteFolder {
    fn default() -> Self {
        Self {
            stamp: String::new(),
            names: Some(BTreeSet::new()),
        }
    }
}

/// What tells one state of a file from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileState {
    modified: (i64, i64),
    len: u64,
    is_folder: bool,
}

impl FileState {
    /// The state of what stands at a path; of a link, that of what it leads to. What is no plain file, or a link to
    /// nothing, is refused by name when it is read.
    pub(super) fn of(path: &Path) -> io::Result<Self> {
        Self::look(CWD, path)
    }

    /// The state of a file of an open folder: to find each by its whole path takes twice as long.
    fn within(folder: &File, name: &str) -> io::Result<Self> {
        Self::look(folder.as_fd(), Path::new(name))
    }

    fn look(folder: BorrowedFd<'_>, path: &Path) -> io::Result<Self> {
        let stat = rustix::fs::statat(folder, path, AtFlags::empty())
            .or_else(|_| rustix::fs::statat(folder, path, AtFlags::SYMLINK_NOFOLLOW))?;
        Ok(Self {
            modified: (stat.st_mtime, stat.st_mtime_nsec as i64),
            len: stat.st_size as u64,
            is_folder: FileType::from_raw_mode(stat.st_mode).is_dir(),
        })
    }
}

/// So many names of a folder are looked at together, while the others are still being listed.
const TOGETHER: usize = 512;

/// The Markdown files of a folder: names without `.md`, and what the system says of them. Temporary files that a stopped
/// process left there are removed.
pub(super) fn markdown_files(folder: &Path) -> Result<Vec<(String, FileState)>, LibraryError> {
    let found = Mutex::new(Vec::new());
    let open = File::open(folder).map_err(LibraryError::read(folder))?;
    let look_at = |names: Vec<String>| {
        let state = |mut name: String| {
            let state = FileState::within(&open, &name).ok()?;
            name.truncate(name.len().saturating_sub(paths::ENDING.len()));
            (!state.is_folder).then_some((name, state))
        };
        let seen: Vec<(String, FileState)> = names.into_iter().filter_map(state).collect();
        let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
        found.extend(seen);
    };
    let entries = fs::read_dir(folder).map_err(LibraryError::read(folder))?;
    rayon::in_place_scope(|scope| {
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.map_err(LibraryError::read(folder))?;
            match entry.file_name().into_string() {
                Ok(name) if paths::is_markdown(&name) => names.push(name),
                _ => store::sweep_one(&entry),
            }
            if names.len() == TOGETHER {
                let names = std::mem::take(&mut names);
                scope.spawn(|_| look_at(names));
            }
        }
        look_at(names);
        Ok(())
    })?;
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.par_sort_unstable_by(|a, b| a.0.cmp(&b.0));
    Ok(found)
}

/// What the system says of a folder's one Markdown file of this name, as [`markdown_files`] gives it.
pub(super) fn markdown_file(folder: &Path, stem: &str) -> Result<Option<FileState>, LibraryError> {
    let path = folder.join(format!("{stem}.md"));
    if paths::stem(&path).as_deref() != Some(stem) {
        return Ok(None);
    }
    match FileState::of(&path) {
        Ok(state) => Ok(Some(state).filter(|state| !state.is_folder)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(LibraryError::Read { path, source }),
    }
}

/// Why annotations below `root` cannot be listed; see [`super::Library::unread_notes`].
pub(super) fn unread_notes(root: &Path) -> Vec<LibraryError> {
    let all = root.join(paths::NOTES);
    let entries = match fs::read_dir(&all) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
        Err(source) => return vec![LibraryError::Read { path: all, source }],
    };
    let folders = entries.flatten().map(|entry| entry.path());
    let folders = folders.filter(|path| path.is_dir());
    let unread = folders.filter_map(|path| fs::read_dir(&path).err().zip(Some(path)));
    unread
        .map(|(source, path)| LibraryError::Read { path, source })
        .collect()
}

/// A file's time and size as one text.
pub(super) fn stamp(file: &FileState) -> String {
    let (seconds, nanoseconds) = file.modified;
    format!("{seconds:x}.{nanoseconds:x}.{:x}", file.len)
}

/// A file's text; where git's marks stand in its front matter, one of its two versions, so that it can be read.
pub(super) fn one_side(text: String) -> String {
    match is_torn_text(&text).then(|| sides(&text)).flatten() {
        Some((ours, _)) => ours,
        None => text,
    }
}

/// A file's text.
///
/// # Errors
/// It cannot be read, was emptied, or is not UTF-8.
pub(super) fn text_of(path: &Path, bytes: Vec<u8>) -> Result<String, LibraryError> {
    refuse_blank(path, &bytes)?;
    String::from_utf8(bytes).map_err(|_| LibraryError::NotText {
        path: path.to_owned(),
    })
}
