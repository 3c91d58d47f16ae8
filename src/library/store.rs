//! Durable writes: a new file beside the old one, flushed, renamed over it, the folder flushed.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Once;

use rayon::prelude::*;
use rustix::fs::OFlags;

use super::LibraryError;

/// Writes one file durably: when this returns, the bytes are on the disk under `path`.
///
/// # Errors
/// The system refused, or `path` is a symbolic link; what stood there before still stands.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), LibraryError> {
    write_many(&[(path.to_owned(), bytes)])
}

/// Writes several files durably, flushing them side by side, which a disk does faster than in turn.
/// Each file is whole or untouched; the first failure is returned after the others were tried.
///
/// # Errors
/// As [`write`].
pub fn write_many<B: AsRef<[u8]> + Sync>(files: &[(PathBuf, B)]) -> Result<(), LibraryError> {
    for folder in folders_of(files.iter().map(|(path, _)| path.as_path())) {
        make_folder(folder)?;
    }
    let results: Vec<Result<(), LibraryError>> = files
        .par_iter()
        .map(|(path, bytes)| replace(path, bytes.as_ref()))
        .collect();
    for folder in folders_of(files.iter().map(|(path, _)| path.as_path())) {
        sync_folder(folder)?;
    }
    results.into_iter().collect()
}

/// Writes a file durably as `fill` writes it, and gives it its name only after `check` has read it. False, and
/// nothing there, where `fill` stopped.
///
/// # Errors
/// As [`write`]; what `fill` and `check` say. What stood there before still stands.
pub fn write_checked(
    path: &Path,
    fill: impl FnOnce(&mut File) -> Result<bool, LibraryError>,
    check: impl FnOnce(&Path) -> Result<(), LibraryError>,
) -> Result<bool, LibraryError> {
    refuse_link(path)?;
    let folder = path.parent().filter(|above| !above.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    make_folder(folder)?;
    let temporary = temporary_beside(path);
    let wrote = create(&temporary).map_err(LibraryError::write(path));
    let wrote = wrote.and_then(|mut file| {
        let whole = fill(&mut file)?;
        file.sync_all().map_err(LibraryError::write(path))?;
        if whole {
            check(&temporary)?;
            fs::rename(&temporary, path).map_err(LibraryError::write(path))?;
            sync_folder(folder)?;
        }
        Ok(whole)
    });
    if !matches!(wrote, Ok(true)) {
        let _ = fs::remove_file(&temporary);
    }
    wrote
}

/// Writes a file of a cache: whole or not at all, and without waiting for the disk.
///
/// # Errors
/// The system refused.
pub fn write_lightly(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
    }
    let temporary = temporary_beside(path);
    let written = create(&temporary)
        .and_then(|mut file| file.write_all(bytes))
        .and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// Moves a file durably, making the folders that it needs. The folder that it comes to is flushed before the
/// one that it leaves: at no moment is the disk allowed to know it in neither.
///
/// # Errors
/// The system refused; the file stands where it stood.
pub fn rename(from: &Path, to: &Path) -> Result<(), LibraryError> {
    if let Some(folder) = to.parent() {
        make_folder(folder)?;
    }
    fs::rename(from, to).map_err(LibraryError::write(from))?;
    for folder in [to, from].into_iter().filter_map(Path::parent) {
        sync_folder(folder)?;
    }
    Ok(())
}

/// Makes a folder and those above it, for the reader alone (0700), durably: a file is only as safe as the
/// name of the folder that it stands in.
///
/// # Errors
/// The system refused.
pub fn make_folder(folder: &Path) -> Result<(), LibraryError> {
    let missing: Vec<&Path> = folder
        .ancestors()
        .take_while(|above| !above.as_os_str().is_empty() && !above.is_dir())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(LibraryError::write(folder))?;
    for made in missing.iter().rev() {
        let above = made.parent().unwrap_or(Path::new("."));
        let above = if above.as_os_str().is_empty() {
            Path::new(".")
        } else {
            above
        };
        match sync_folder(above) {
            // A folder in which we may make others without listing it cannot be opened to be flushed.
            Err(LibraryError::Write { source, .. })
                if source.kind() == io::ErrorKind::PermissionDenied => {}
            other => other?,
        }
    }
    Ok(())
}

/// Removes temporary files that a stopped process left in a folder (older than an hour).
pub fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
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
}

/// Writes the new file beside the old one and renames it over.
fn replace(path: &Path, bytes: &[u8]) -> Result<(), LibraryError> {
    refuse_link(path)?;
    let temporary = temporary_beside(path);
    // After a failed flush the system may have dropped the data: the whole file is written anew, once.
    let written = write_new(&temporary, bytes).or_else(|_| {
        let _ = fs::remove_file(&temporary);
        write_new(&temporary, bytes)
    });
    let done = written.and_then(|()| fs::rename(&temporary, path));
    done.map_err(|source| {
        let _ = fs::remove_file(&temporary);
        LibraryError::Write {
            path: path.to_owned(),
            source,
        }
    })
}

fn refuse_link(path: &Path) -> Result<(), LibraryError> {
    if fs::symlink_metadata(path).is_ok_and(|meta| meta.file_type().is_symlink()) {
        return Err(LibraryError::Link {
            path: path.to_owned(),
        });
    }
    Ok(())
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A file that was not there, for the reader alone.
fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .create_new(true)
        .mode(0o600)
        .custom_flags(OFlags::NOFOLLOW.bits().cast_signed())
        .open(path)
}

fn temporary_beside(path: &Path) -> PathBuf {
    let unique = ulid::Ulid::generate();
    path.with_file_name(format!(".{unique}.{}.tmp", std::process::id()))
}

/// Whether a file's name is one that [`temporary_beside`] gives: no one else's file is ever taken for one.
pub(super) fn is_temporary(name: &str) -> bool {
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

/// Flushes a folder; file systems that cannot say so with `EINVAL`, which is no failure.
pub(super) fn sync_folder(folder: &Path) -> Result<(), LibraryError> {
    let synced = File::open(folder).and_then(|folder| folder.sync_all());
    match synced {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
            static SAID: Once = Once::new();
            SAID.call_once(|| {
                tracing::warn!(folder = %folder.display(), "folders cannot be flushed here");
            });
            Ok(())
        }
        other => other.map_err(LibraryError::write(folder)),
    }
}

/// The distinct folders that files stand in, in order of appearance.
fn folders_of<'a>(paths: impl Iterator<Item = &'a Path>) -> Vec<&'a Path> {
    let mut folders: Vec<&Path> = paths.filter_map(Path::parent).collect();
    folders.sort_unstable();
    folders.dedup();
    folders
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    #[test]
    fn a_written_file_is_whole_private_and_alone_in_its_folder() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("notes/a/one.md");
        write(&path, b"first").unwrap();
        write(&path, b"second").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        let folder = path.parent().unwrap();
        assert_eq!(
            fs::metadata(folder).unwrap().permissions().mode() & 0o777,
            0o700
        );
        assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
    }

    #[test]
    fn nothing_is_written_through_a_link() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("target");
        fs::write(&target, "untouched").unwrap();
        let link = dir.path().join("note.md");
        symlink(&target, &link).unwrap();
        assert!(matches!(write(&link, b"x"), Err(LibraryError::Link { .. })));
        assert_eq!(fs::read(&target).unwrap(), b"untouched");
    }

    #[test]
    fn a_refused_write_names_the_file_and_leaves_no_temporary() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("taken");
        fs::create_dir(&path).unwrap();
        fs::write(path.join("inside"), "x").unwrap();
        let error = write(&path, b"x").unwrap_err();
        assert_eq!(error.path(), path);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

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
