//! The folder that was opened, told from another that stands in its place.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use super::error::LibraryError;

/// A library's folder as it was when it was opened.
#[derive(Debug)]
pub(super) struct Root {
    path: PathBuf,
    seen: Mutex<Identity>,
}

/// What tells a folder from another one.
#[derive(Debug, Clone, Copy)]
struct Identity {
    device: u64,
    inode: u64,
    /// When it was made; not every file system knows.
    born: Option<SystemTime>,
}

impl Root {
    /// Remembers which folder stands at `path` now.
    ///
    /// # Errors
    /// None does.
    pub(super) fn of(path: &Path) -> Result<Self, LibraryError> {
        let seen = Identity::of(path).ok_or_else(|| LibraryError::NotAFolder {
            path: path.to_owned(),
        })?;
        Ok(Self {
            path: path.to_owned(),
            seen: Mutex::new(seen),
        })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Checks that the folder at the path is the one that was opened.
    ///
    /// # Errors
    /// [`LibraryError::Gone`]: it was renamed or unmounted, or another one took its place.
    pub(super) fn check(&self) -> Result<(), LibraryError> {
        let seen = *self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        match Identity::of(&self.path) {
            Some(now) if now.is(seen) => Ok(()),
            _ => Err(LibraryError::Gone {
                path: self.path.clone(),
            }),
        }
    }

    /// Takes over what changed of the folder by a write of our own: a layered file system gives a folder
    /// another time of birth when it is first written to.
    pub(super) fn wrote(&self) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(now) = Identity::of(&self.path)
            && (now.device, now.inode) == (seen.device, seen.inode)
        {
            *seen = now;
        }
    }
}

impl Identity {
    fn of(path: &Path) -> Option<Self> {
        let meta = fs::metadata(path).ok().filter(fs::Metadata::is_dir)?;
        Some(Self {
            device: meta.dev(),
            inode: meta.ino(),
            born: meta.created().ok(),
        })
    }

    /// Whether it is the same folder. A disk that is mounted again may have another device number, and some file
    /// systems number folders anew; a folder that took the number of one that is gone was made at another time.
    fn is(self, other: Self) -> bool {
        let (device, inode) = (self.device == other.device, self.inode == other.inode);
        match (self.born, other.born) {
            (Some(a), Some(b)) => a == b && (device || inode),
            _ => device && inode,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_was_moved_away_is_known_again_and_another_is_not_taken_for_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("library");
        let aside = dir.path().join("aside");
        fs::create_dir(&path).unwrap();
        let root = Root::of(&path).unwrap();
        root.check().unwrap();
        fs::rename(&path, &aside).unwrap();
        assert!(matches!(root.check(), Err(LibraryError::Gone { .. })));
        fs::create_dir(&path).unwrap();
        assert!(matches!(root.check(), Err(LibraryError::Gone { .. })));
        fs::remove_dir(&path).unwrap();
        fs::rename(&aside, &path).unwrap();
        root.check().unwrap();
    }

    #[test]
    fn a_number_that_is_given_again_is_told_by_the_time_of_birth() {
        let at = |device, inode, born: u64| Identity {
            device,
            inode,
            born: Some(SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(born)),
        };
        assert!(at(1, 2, 3).is(at(1, 2, 3)));
        assert!(at(9, 2, 3).is(at(1, 2, 3)), "mounted again");
        assert!(at(1, 9, 3).is(at(1, 2, 3)), "numbered anew");
        assert!(!at(1, 2, 9).is(at(1, 2, 3)), "made anew");
        assert!(!at(8, 9, 3).is(at(1, 2, 3)));
        let unknown = |device| Identity {
            born: None,
            ..at(device, 2, 0)
        };
        assert!(unknown(1).is(unknown(1)) && !unknown(9).is(unknown(1)));
    }
}
