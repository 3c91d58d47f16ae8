//! What was deleted: kept whole until the reader empties it.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::changes::{Change, Step};
use super::error::LibraryError;
use super::files::Library;
use super::paths;
use crate::text::slug;

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

    /// The change that brings a deletion back to where it was; an article whose name another one has by now comes back
    /// under another name, with its notes.
    ///
    /// # Errors
    /// A file of the trash cannot be read.
    pub fn restoration(&self, trashed: &Trashed) -> Result<Change, LibraryError> {
        let folder = Path::new(paths::TRASH).join(&trashed.entry);
        let names = self.free_names(trashed);
        let mut change = Change {
            steps: Vec::new(),
            trash: names.is_empty().then(|| trashed.entry.clone()),
        };
        for path in &trashed.files {
            let copy = folder.join(path);
            let Some(bytes) = self.bytes(&copy)? else {
                continue;
            };
            let bytes: Arc<[u8]> = Arc::from(bytes);
            change.steps.push(Step {
                path: renamed_path(path, &names),
                before: None,
                after: Some(Arc::clone(&bytes)),
            });
            // What comes back to its place leaves the trash by itself.
            if !names.is_empty() {
                change.steps.push(Step {
                    path: copy,
                    before: Some(bytes),
                    after: None,
                });
            }
        }
        Ok(change)
    }

    /// The names for deleted articles whose own are taken, by those.
    fn free_names(&self, trashed: &Trashed) -> BTreeMap<String, String> {
        let articles = trashed.files.iter();
        let articles = articles.filter(|file| file.starts_with(paths::ARTICLES));
        articles
            .filter_map(|file| paths::stem(file))
            .filter(|slug| self.has_article(slug))
            .map(|slug| {
                let free = slug::unique(&slug, &|name| self.has_article(name));
                (slug, free)
            })
            .collect()
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

/// A file's path below the library, where its article has another name.
fn renamed_path(path: &Path, names: &BTreeMap<String, String>) -> PathBuf {
    let mut parts: Vec<OsString> = path.iter().map(OsString::from).collect();
    let is_article = path.starts_with(paths::ARTICLES);
    if let Some(part) = parts.get_mut(1) {
        let name = part.to_string_lossy().into_owned();
        let slug = if is_article {
            name.strip_suffix(".md").unwrap_or(&name)
        } else {
            &name
        };
        if let Some(free) = names.get(slug) {
            let ending = if is_article { ".md" } else { "" };
            *part = format!("{free}{ending}").into();
        }
    }
    parts.iter().collect()
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
