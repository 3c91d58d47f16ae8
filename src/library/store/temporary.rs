//! The files that stand in for others while they are written.

use std::fs::{self, DirEntry, File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

/// A file that was not there, for the reader alone.
pub(super) fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .create_new(true)
        .mode(0o600)
        .custom_flags(OFlags::NOFOLLOW.bits().cast_signed())
        .open(path)
}

/// A name beside a file that nothing has.
pub(super) fn temporary_beside(path: &Path) -> PathBuf {
    let unique = ulid::Ulid::generate();
    path.with_file_name(format!(".{unique}.{}.tmp", std::process::id()))
}

/// Whether a file's name is one that [`temporary_beside`] gives: no one else's file is ever taken for one.
pub(in crate::library) fn is_temporary(name: &str) -> bool {
    let inner = name
        .strip_prefix('.')
        .and_then(|name| name.strip_suffix(".tmp"));
    let parts = inner.and_then(|name| name.split_once('.'));
    parts.is_some_and(|(unique, process)| {
        ulid::Ulid::from_string(unique).is_ok()
            && !process.is_empty()
            && process.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Removes temporary files that a stopped process left in a folder (older than an hour).
pub fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    entries.flatten().for_each(|entry| sweep_one(&entry));
}

/// Removes what a folder lists, where it is a temporary file that a stopped process left.
pub fn sweep_one(entry: &DirEntry) {
    let is_temporary = entry.file_name().to_str().is_some_and(is_temporary);
    let is_old = || {
        let modified = entry.metadata().and_then(|meta| meta.modified()).ok();
        let age = modified.and_then(|at| at.elapsed().ok());
        age.is_some_and(|age| age.as_secs() > 3600)
    };
    if is_temporary && is_old() {
        let _ = fs::remove_file(entry.path());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_old_temporaries_of_ours_are_swept() {
        let dir = tempfile::tempdir().unwrap();
        let ours = temporary_beside(&dir.path().join("a.md"));
        let fresh = temporary_beside(&dir.path().join("a.md"));
        let theirs = dir.path().join(".draft.tmp");
        for path in [&ours, &fresh, &theirs] {
            fs::write(path, "words").unwrap();
        }
        let long_ago = std::time::SystemTime::now() - std::time::Duration::from_hours(2);
        for path in [&ours, &theirs] {
            let file = File::options().write(true).open(path).unwrap();
            file.set_modified(long_ago).unwrap();
        }
        sweep(dir.path());
        assert!(!ours.exists() && fresh.exists() && theirs.exists());
    }
}
