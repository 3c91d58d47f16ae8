//! Replacing a file: the new one is written beside the old one, flushed, and renamed over it.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use rustix::fs::{CWD, RenameFlags};
use rustix::io::Errno;

use super::temporary::{create, temporary_beside};
use crate::library::error::LibraryError;

/// A file to write.
#[derive(Debug, Clone, Copy)]
pub(in crate::library) struct Put<'a> {
    /// Where.
    pub path: &'a Path,
    /// What it is to hold.
    pub bytes: &'a [u8],
    /// What may stand there.
    pub over: Over<'a>,
}

/// What may stand where a file is to be written; where something else does, nothing is written.
#[derive(Debug, Clone, Copy)]
pub(in crate::library) enum Over<'a> {
    /// Anything.
    Any,
    /// Nothing.
    Nothing,
    /// A file that holds these bytes.
    Bytes(&'a [u8]),
}

/// How many files are flushed side by side: what waits for the disk together is flushed together, so that eight are done
/// twice as soon as two. They wait on threads of their own, which leaves the processors to who computes.
const SIDE_BY_SIDE: usize = 8;

/// Replaces files side by side; what became of each, in their order.
pub(super) fn replace_all(files: &[Put<'_>]) -> Vec<Result<(), LibraryError>> {
    let threads = SIDE_BY_SIDE.min(files.len());
    if threads < 2 {
        return files.iter().map(replace).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Vec<OnceLock<Result<(), LibraryError>>> =
        files.iter().map(|_| OnceLock::new()).collect();
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some((file, done)) = files.get(at).zip(done.get(at)) else {
                        return;
                    };
                    let _ = done.set(replace(file));
                }
            });
        }
    });
    let of = |(file, done): (&Put<'_>, OnceLock<_>)| {
        done.into_inner()
            .unwrap_or_else(|| Err(not_flushed(file.path)))
    };
    files.iter().zip(done).map(of).collect()
}

/// Writes the new file beside the old one and renames it over.
fn replace(file: &Put<'_>) -> Result<(), LibraryError> {
    let Put { path, bytes, over } = *file;
    refuse_link(path)?;
    let temporary = temporary_beside(path);
    // After a failed flush the system may have dropped the data: the whole file is written anew, once.
    let written = write_new(&temporary, bytes).or_else(|_| {
        let _ = fs::remove_file(&temporary);
        write_new(&temporary, bytes)
    });
    let done = written
        .map_err(LibraryError::write(path))
        .and_then(|()| name(&temporary, path, over));
    if done.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    done
}

/// Gives a file its name, if nothing else has it than may be written over.
fn name(temporary: &Path, path: &Path, over: Over<'_>) -> Result<(), LibraryError> {
    let conflict = || LibraryError::Conflict {
        path: path.to_owned(),
    };
    match over {
        Over::Any => {}
        Over::Nothing => {
            return name_new(temporary, path).map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => conflict(),
                _ => LibraryError::write(path)(error),
            });
        }
        // Looked at once more, for a flush takes long enough for another program to write.
        Over::Bytes(bytes) => {
            let there = fs::read(path).map_err(LibraryError::read(path))?;
            if there != bytes {
                return Err(conflict());
            }
        }
    }
    fs::rename(temporary, path).map_err(LibraryError::write(path))
}

/// Gives a file a name that nothing has yet.
fn name_new(temporary: &Path, path: &Path) -> io::Result<()> {
    let renamed = rustix::fs::renameat_with(CWD, temporary, CWD, path, RenameFlags::NOREPLACE);
    match renamed {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {}
        other => return Ok(other?),
    }
    // Some disks cannot; most of those know links, and on the others the lock of the library has to do.
    match fs::hard_link(temporary, path) {
        Ok(()) => {
            let _ = fs::remove_file(temporary);
            Ok(())
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        Err(_) if fs::symlink_metadata(path).is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(temporary, path),
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// What is said of a file whose name is not known to be on the disk.
pub(super) fn not_flushed(folder: &Path) -> LibraryError {
    LibraryError::write(folder)(io::ErrorKind::Other.into())
}

/// Refuses to write through a link.
pub(super) fn refuse_link(path: &Path) -> Result<(), LibraryError> {
    if fs::symlink_metadata(path).is_ok_and(|meta| meta.file_type().is_symlink()) {
        return Err(LibraryError::Link {
            path: path.to_owned(),
        });
    }
    Ok(())
}
