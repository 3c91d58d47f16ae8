//! What the system lists of the library's folders, and what a file's bytes are as text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

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

/// The Markdown files of a folder: names without `.md`, and what the system says of them. Temporary files that a stopped
/// process left there are removed.
pub(super) fn markdown_files(folder: &Path) -> Result<Vec<(String, Metadata)>, LibraryError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(LibraryError::read(folder))? {
        let entry = entry.map_err(LibraryError::read(folder))?;
        let Some(stem) = paths::stem(&entry.path()) else {
            store::sweep_one(&entry);
            continue;
        };
        // What is no plain file, or a link to nothing, is refused by name when it is read.
        let meta = fs::metadata(entry.path()).or_else(|_| entry.metadata());
        if let Some(meta) = meta.ok().filter(|meta| !meta.is_dir()) {
            found.push((stem, meta));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(found)
}

/// What the system says of a folder's one Markdown file of this name, as [`markdown_files`] gives it.
pub(super) fn markdown_file(folder: &Path, stem: &str) -> Result<Option<Metadata>, LibraryError> {
    let path = folder.join(format!("{stem}.md"));
    if paths::stem(&path).as_deref() != Some(stem) {
        return Ok(None);
    }
    let meta = fs::metadata(&path).or_else(|_| fs::symlink_metadata(&path));
    match meta {
        Ok(meta) => Ok(Some(meta).filter(|meta| !meta.is_dir())),
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
pub(super) fn stamp(meta: &Metadata) -> String {
    format!(
        "{:x}.{:x}.{:x}",
        meta.mtime(),
        meta.mtime_nsec(),
        meta.len()
    )
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
