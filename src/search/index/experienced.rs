//! Analysers that remember the words they met, from one batch of texts to the next.

use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, PoisonError};

use crate::search::analyzer::Analyzer;

/// Analysers that nobody uses at the moment.
#[derive(Default)]
pub(super) struct Experienced(Mutex<Vec<Analyzer>>);

/// An analyser in use; it goes back with what it met.
pub(super) struct Borrowed<'a> {
    from: &'a Experienced,
    analyzer: Analyzer,
}

impl Experienced {
    /// One that met the most, or a new one.
    pub(super) fn take(&self) -> Borrowed<'_> {
        let mut free = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Borrowed {
            from: self,
            analyzer: free.pop().unwrap_or_default(),
        }
    }

    /// Lets go of all: what they remember takes tens of megabytes.
    pub(super) fn forget(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }
}

impl Deref for Borrowed<'_> {
    type Target = Analyzer;

    fn deref(&self) -> &Analyzer {
        &self.analyzer
    }
}

impl DerefMut for Borrowed<'_> {
    fn deref_mut(&mut self) -> &mut Analyzer {
        &mut self.analyzer
    }
}

impl Drop for Borrowed<'_> {
    fn drop(&mut self) {
        let analyzer = std::mem::take(&mut self.analyzer);
        let mut free = self.from.0.lock().unwrap_or_else(PoisonError::into_inner);
        free.push(analyzer);
    }
}
