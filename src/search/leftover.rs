//! Files that a process left in the index when it was killed between writing and committing.

use std::fs;
use std::path::Path;

use tantivy::TantivyError;
use tantivy::directory::error::OpenWriteError;

/// Whether a write failed because a file stands under the name of a new one, and that file is now gone: then
/// the write can be tried again. A file of that name belongs to no commit, because its name holds the number
/// of the operation that comes after the last one committed. To be asked with the writer's lock held.
pub(super) fn removed(dir: &Path, wrote: &Result<(), TantivyError>) -> bool {
    match wrote {
        Err(TantivyError::OpenWriteError(OpenWriteError::FileAlreadyExists(file))) => {
            tracing::warn!(file = %file.display(), "left by a killed process, removed");
            file.components().count() == 1 && fs::remove_file(dir.join(file)).is_ok()
        }
        _ => false,
    }
}
