//! What was deleted: kept whole until the reader empties it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::changes::{Change, Step};
use super::{Library, LibraryError, paths};

/// One deletion: the files that went together, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trashed {
    /// The folder below `trash/`: the time, then an id.
    pub entry: String,
    /// The files, as they stood below the library.
    pub files: Vec<PathBuf>,
}

impl Library {
    /// Every deletion, the newest first.
    pub fn trash(&self) -> Vec<Trashed> {
        let trash = self.root().join(paths::TRASH);
        let Ok(entries) = fs::read_dir(&trash) else {
            return Vec::new();
        };
        let mut found: Vec<Trashed> = entries
            .flatten()
            .filter_map(|entry| {
                let files = files_below(&entry.path());
                let entry = entry.file_name().into_string().ok()?;
                (!files.is_empty()).then_some(Trashed { entry, files })
            })
            .collect();
        found.sort_by(|a, b| b.entry.cmp(&a.entry));
        found
    }

    /// The change that removes files to the trash under the name `entry`.
    ///
    /// # Errors
    /// A file cannot be read.
    pub fn removal(&self, files: &[PathBuf], entry: &str) -> Result<Change, LibraryError> {
        let mut change = Change {
            steps: Vec::new(),
            trash: Some(entry.to_owned()),
        };
        for path in files {
            if let Some(bytes) = self.bytes(path)? {
                let before = Some(Arc::from(bytes));
                change.steps.push(Step {
                    path: path.clone(),
                    before,
                    after: None,
                });
            }
        }
        Ok(change)
    }

    /// The change that brings a deletion back to where it was.
    ///
    /// # Errors
    /// A file of the trash cannot be read.
    pub fn restoration(&self, trashed: &Trashed) -> Result<Change, LibraryError> {
        let folder = Path::new(paths::TRASH).join(&trashed.entry);
        let mut change = Change {
            steps: Vec::new(),
            trash: Some(trashed.entry.clone()),
        };
        for path in &trashed.files {
            if let Some(bytes) = self.bytes(&folder.join(path))? {
                let after = Some(Arc::from(bytes));
                change.steps.push(Step {
                    path: path.clone(),
                    before: None,
                    after,
                });
            }
        }
        Ok(change)
    }

    /// Every file that belongs to an article: its own, its annotations, its kept revisions.
    pub fn files_of(&self, slug: &str) -> Vec<PathBuf> {
        let mut files = vec![paths::article(slug)];
        for folder in [paths::notes(slug), Path::new(paths::REVISIONS).join(slug)] {
            let below = files_below(&self.root().join(&folder));
            files.extend(below.into_iter().map(|file| folder.join(file)));
        }
        files
    }
}

/// The files below a folder, as paths relative to it, in order. Links are not followed.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(below) = open.pop() {
        let Ok(entries) = fs::read_dir(folder.join(&below)) else {
            continue;
        };
        for entry in entries.flatten() {
            let path = below.join(entry.file_name());
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => open.push(path),
                Ok(kind) if kind.is_file() => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    found
}
