//! Holding a library: alone among all processes, and the very one that was opened.

use std::path::Path;

use super::error::LibraryError;
use super::files::Library;
use super::lock::{Held, Lock};

impl Library {
    /// Names the file that is locked where the library's folder itself cannot be.
    pub fn lock_beside(&self, file: &Path) {
        self.lock.fall_back_to(file);
    }

    /// Holds the lock that every change is made under, from reading to writing. A thread may take it again.
    ///
    /// # Errors
    /// Another process holds it for too long; the folder is not the one that was opened.
    pub fn hold(&self) -> Result<Held<'_>, LibraryError> {
        self.root.check()?;
        let held = self.lock.hold()?;
        // It may have gone while this waited.
        self.root.check()?;
        Ok(held)
    }

    /// Checks that the library's folder is the one that was opened.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] where it is not.
    pub fn is_there(&self) -> Result<(), LibraryError> {
        self.root.check()
    }

    pub(super) fn lock(&self) -> &Lock {
        &self.lock
    }
}
