//! Durable writes: a new file beside the old one, flushed, renamed over it, the folder flushed.

mod read;
mod replace;
mod temporary;

use std::fs::{self, DirBuilder, File};
use std::io::{self, Write as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::Once;

use super::error::LibraryError;
use replace::{not_flushed, refuse_link, replace_all};
use temporary::{create, temporary_beside};

pub use read::read;
pub(super) use read::read_up_to;
pub(super) use replace::{Over, Put};
pub(super) use temporary::{is_temporary, sweep, sweep_one};

/// Writes one file durably: when this returns, the bytes are on the disk under `path`.
///
/// # Errors
/// The system refused, or `path` is a symbolic link; what stood there before still stands.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), LibraryError> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    put(Put {
        path,
        bytes,
        over: Over::Any,
    })
}

/// Writes one file durably into a folder that is there.
///
/// # Errors
/// As [`write`]; [`LibraryError::Conflict`] where something else stands there than may be written over.
pub(super) fn put(file: Put<'_>) -> Result<(), LibraryError> {
    put_many(&[file]).pop().unwrap_or(Ok(()))
}

/// Writes several files durably into folders that are there, flushing them side by side, which a disk does
/// faster than in turn. Each file is whole or untouched; what became of each, in their order.
pub(super) fn put_many(files: &[Put<'_>]) -> Vec<Result<(), LibraryError>> {
    let mut results = replace_all(files);
    for folder in folders_of(files.iter().map(|file| file.path)) {
        if let Err(error) = sync_folder(folder) {
            // None of the names in it is known to be on the disk.
            let mut said = Some(error);
            for (file, result) in files.iter().zip(&mut results) {
                if file.path.parent() == Some(folder) && result.is_ok() {
                    *result = Err(said.take().unwrap_or_else(|| not_flushed(folder)));
                }
            }
        }
    }
    results
}

/// Writes several files durably, making their folders; the first failure is returned after the others were tried.
///
/// # Errors
/// As [`write`].
pub(super) fn write_many(files: &[(PathBuf, Vec<u8>)]) -> Result<(), LibraryError> {
    for folder in folders_of(files.iter().map(|(path, _)| path.as_path())) {
        make_folder(folder)?;
    }
    let puts: Vec<Put<'_>> = files
        .iter()
        .map(|(path, bytes)| Put {
            path,
            bytes,
            over: Over::Any,
        })
        .collect();
    put_many(&puts).into_iter().collect()
}

/// Writes a file durably as `fill` writes it, into a folder that is there, and gives it its name only after `check`
/// has read it. False, and nothing there, where `fill` stopped.
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

/// Moves a file durably into a folder that is there. The folder that it comes to is flushed before the one that it
/// leaves: at no moment is the disk allowed to know it in neither.
///
/// # Errors
/// The system refused; the file stands where it stood.
pub fn rename(from: &Path, to: &Path) -> Result<(), LibraryError> {
    fs::rename(from, to).map_err(LibraryError::write(from))?;
    for folder in [to, from].into_iter().filter_map(Path::parent) {
        sync_folder(folder)?;
    }
    Ok(())
}

/// Removes a file durably.
///
/// # Errors
/// The system refused.
pub(super) fn remove(path: &Path) -> Result<(), LibraryError> {
    fs::remove_file(path).map_err(LibraryError::write(path))?;
    path.parent().map_or(Ok(()), sync_folder)
}

/// Makes a folder below `root`, as [`make_folder`] does; where `root` itself is not there, nothing is made.
///
/// # Errors
/// The system refused, or `root` is not there.
pub(super) fn make_folder_below(root: &Path, folder: &Path) -> Result<(), LibraryError> {
    let missing: Vec<&Path> = folder
        .ancestors()
        .take_while(|above| *above != root && !above.is_dir())
        .collect();
    for one in missing.into_iter().rev() {
        match DirBuilder::new().mode(0o700).create(one) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && one.is_dir() => {}
            made => made.map_err(LibraryError::write(one))?,
        }
        if let Some(above) = one.parent() {
            sync_made(above)?;
        }
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
        sync_made(above)?;
    }
    Ok(())
}

/// Flushes a folder in which one was made.
fn sync_made(above: &Path) -> Result<(), LibraryError> {
    match sync_folder(above) {
        // A folder in which we may make others without listing it cannot be opened to be flushed.
        Err(LibraryError::Write { source, .. })
            if source.kind() == io::ErrorKind::PermissionDenied =>
        {
            Ok(())
        }
        other => other,
    }
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
    fn of_many_files_each_is_written_or_says_why_not() {
        let dir = tempfile::tempdir().unwrap();
        let paths: Vec<PathBuf> = (0..40)
            .map(|nth| dir.path().join(nth.to_string()))
            .collect();
        fs::write(&paths[7], "theirs").unwrap();
        let puts: Vec<Put<'_>> = paths
            .iter()
            .map(|path| Put {
                path,
                bytes: b"ours",
                over: Over::Nothing,
            })
            .collect();
        for (nth, result) in put_many(&puts).into_iter().enumerate() {
            let conflict = matches!(result, Err(LibraryError::Conflict { .. }));
            assert_eq!((conflict, result.is_ok()), (nth == 7, nth != 7), "{nth}");
        }
        assert_eq!(fs::read(&paths[7]).unwrap(), b"theirs");
        assert_eq!(fs::read(&paths[39]).unwrap(), b"ours");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 40);
    }
}
