//! What stands in the way of an index: a damaged one, files of a process that was killed, a folder that is
//! not there.

use std::fs;
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;

use tantivy::TantivyError;
use tantivy::directory::error::OpenWriteError;

/// Removes the file that a write failed on because it stands under the name of a new one; whether it did, so that the
/// write can be tried again. A file of that name belongs to no commit, because its name holds the number
/// of the operation that comes after the last one committed. To be asked with the writer's lock held.
pub(super) fn remove_blocking_file(dir: &Path, wrote: &Result<(), TantivyError>) -> bool {
    match wrote {
        Err(TantivyError::OpenWriteError(OpenWriteError::FileAlreadyExists(file))) => {
            tracing::warn!(file = %file.display(), "left by a killed process, removed");
            file.components().count() == 1 && fs::remove_file(dir.join(file)).is_ok()
        }
        _ => false,
    }
}

/// Makes the folder of an index and those above it, for the reader alone: it holds the articles' words.
pub(super) fn make_folder(dir: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true).mode(0o700).create(dir)
}

/// Moves a bad index out of the way; only the last one is kept.
pub(super) fn set_aside(dir: &Path) -> io::Result<()> {
    let name = dir
        .file_name()
        .map_or_else(|| "index".into(), |name| name.to_string_lossy());
    let bad = |n: u32| dir.with_file_name(format!("{name}.bad-{n}"));
    for n in 1..=9 {
        match fs::remove_dir_all(bad(n)) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => return Err(cause),
            _ => {}
        }
    }
    fs::rename(dir, bad(1))
}
