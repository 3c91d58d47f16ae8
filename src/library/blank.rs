//! Files that another program emptied.

use std::path::Path;

use super::error::LibraryError;

/// Whether a file holds nothing: no byte, or only those that a disk fills a lost file with.
pub fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(|b| *b == 0 || b.is_ascii_whitespace())
}

/// A file that another program emptied, as a failure.
pub(super) fn refuse_blank(path: &Path, bytes: &[u8]) -> Result<(), LibraryError> {
    if is_blank(bytes) {
        return Err(LibraryError::Emptied {
            path: path.to_owned(),
        });
    }
    Ok(())
}
