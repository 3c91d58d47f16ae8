//! The folders of annotations whose article's file is gone or was renamed.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::changes::Change;
use super::error::LibraryError;
use super::{paths, store};

/// File times tell two changes apart only when they lie this far from each other.
const SETTLED: Duration = Duration::from_millis(50);

/// The folders, remembered while nothing changes but by us: every article that is read asks for them.
#[derive(Debug, Default)]
pub(super) struct Strays {
    seen: Mutex<Option<Seen>>,
    /// Where they are remembered for the next process.
    file: OnceLock<PathBuf>,
}

/// What was found, and how the two folders stood then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    folders: [Folder; 2],
    names: Vec<String>,
}

/// What tells one state of a folder from another: something added to it, or taken out, moves its times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Folder {
    device: u64,
    inode: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Strays {
    /// Names the file in which they are remembered for the next process; it may be deleted at any time.
    pub(super) fn remember_in(&self, file: &Path) {
        let _ = self.file.set(file.to_owned());
    }

    /// The names of the folders of annotations below `root` that are no article's, in order.
    ///
    /// # Errors
    /// The folders are there and cannot be listed.
    pub(super) fn names(&self, root: &Path) -> Result<Vec<String>, LibraryError> {
        let folders = folders(root);
        if let Some(seen) = self.known(folders.as_ref()) {
            return Ok(seen.names);
        }
        let path = root.join(paths::NOTES);
        let names = match read(root, &path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            read => read.map_err(|source| LibraryError::Read { path, source })?,
        };
        let seen = folders.filter(are_settled).map(|folders| Seen {
            folders,
            names: names.clone(),
        });
        self.take(seen);
        Ok(names)
    }

    /// Whether what is remembered is still so; to be asked before a change, for [`Strays::follow`].
    pub(super) fn are_known(&self, root: &Path) -> bool {
        self.known(folders(root).as_ref()).is_some()
    }

    /// Takes over what a change of ours did; all that was known before it must still have been so.
    pub(super) fn follow(&self, root: &Path, change: &Change) {
        let before = self.lock().clone();
        let Some((mut seen, folders)) = before.zip(folders(root)) else {
            return;
        };
        for slug in change.slugs() {
            seen.names.retain(|name| *name != slug);
            if root.join(paths::notes(&slug)).exists() && !has_article(root, &slug) {
                seen.names.push(slug);
            }
        }
        seen.names.sort();
        seen.folders = folders;
        self.take(Some(seen));
    }

    /// Forgets what is remembered.
    pub(super) fn forget(&self) {
        self.take(None);
    }

    fn known(&self, folders: Option<&[Folder; 2]>) -> Option<Seen> {
        let mut seen = self.lock();
        if seen.is_none() {
            let bytes = self.file.get().and_then(|file| fs::read(file).ok());
            *seen = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        }
        seen.clone().filter(|seen| Some(&seen.folders) == folders)
    }

    fn take(&self, seen: Option<Seen>) {
        let mut held = self.lock();
        if *held == seen {
            return;
        }
        if let Some(file) = self.file.get() {
            // A cache: where it cannot be written, the folders are listed again.
            let _ = match &seen {
                Some(seen) => serde_json::to_vec(seen)
                    .map_err(io::Error::from)
                    .and_then(|bytes| store::write_lightly(file, &bytes)),
                None => fs::remove_file(file),
            };
        }
        *held = seen;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Seen>> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The folders of articles and of annotations as they stand.
fn folders(root: &Path) -> Option<[Folder; 2]> {
    let of = |folder| {
        let meta = fs::metadata(root.join(folder)).ok()?;
        Some(Folder {
            device: meta.dev(),
            inode: meta.ino(),
            modified: (meta.mtime(), meta.mtime_nsec()),
            changed: (meta.ctime(), meta.ctime_nsec()),
        })
    };
    Some([of(paths::ARTICLES)?, of(paths::NOTES)?])
}

fn are_settled(folders: &[Folder; 2]) -> bool {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let age = |(seconds, nanoseconds): (i64, i64)| {
        let at = Duration::new(seconds.max(0) as u64, nanoseconds.max(0) as u32);
        now.as_ref()
            .map_or(Duration::ZERO, |now| now.saturating_sub(at))
    };
    folders.iter().all(|folder| age(folder.modified) > SETTLED)
}

fn read(root: &Path, notes: &Path) -> io::Result<Vec<String>> {
    // A link may lead nowhere: of those the system is asked one by one.
    let is_link = |entry: &fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_symlink());
    let articles: HashSet<String> = fs::read_dir(root.join(paths::ARTICLES))
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| !is_link(entry))
        .filter_map(|entry| paths::stem(&entry.path()))
        .collect();
    let mut names = Vec::new();
    for entry in fs::read_dir(notes)? {
        if let Ok(name) = entry?.file_name().into_string()
            && !articles.contains(&name)
            && !has_article(root, &name)
        {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn has_article(root: &Path, slug: &str) -> bool {
    root.join(paths::article(slug)).exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_follows_every_change() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        for folder in ["articles", "notes/a", "notes/b"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        let strays = Strays::default();
        let later = || std::thread::sleep(SETTLED * 2);
        later();
        assert_eq!(strays.names(root).unwrap(), ["a", "b"]);
        assert!(strays.seen.lock().unwrap().is_some());
        fs::write(root.join("articles/a.md"), "").unwrap();
        assert_eq!(strays.names(root).unwrap(), ["b"]);
        fs::rename(root.join("articles/a.md"), root.join("articles/b.md")).unwrap();
        assert_eq!(strays.names(root).unwrap(), ["a"]);
        later();
        assert_eq!(
            (strays.names(root).unwrap(), strays.names(root).unwrap()),
            (vec!["a".into()], vec!["a".into()])
        );
    }

    #[test]
    fn changes_of_ours_are_followed_and_remembered_by_the_next_process() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("library");
        for folder in ["articles", "notes/a", "notes/b"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        fs::write(root.join("articles/a.md"), "").unwrap();
        let file = dir.path().join("strays");
        let open = || {
            let strays = Strays::default();
            strays.remember_in(&file);
            strays
        };
        std::thread::sleep(SETTLED * 2);
        assert_eq!(open().names(&root).unwrap(), ["b"]);
        let strays = open();
        assert!(strays.are_known(&root));
        fs::write(root.join("articles/b.md"), "").unwrap();
        fs::remove_file(root.join("articles/a.md")).unwrap();
        let step = |path: &str| Change::one(path.into(), None, None);
        let mut change = step("articles/b.md");
        change.then(step("articles/a.md"));
        strays.follow(&root, &change);
        let next = open();
        assert!(next.are_known(&root));
        assert_eq!(next.names(&root).unwrap(), ["a"]);
        fs::create_dir(root.join("notes/c")).unwrap();
        assert!(!next.are_known(&root));
        assert_eq!(next.names(&root).unwrap(), ["a", "c"]);
    }
}
