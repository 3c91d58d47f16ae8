//! What this process wrote: a file that holds just that was changed by nobody else.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use blake3::Hash;

use super::changes::{Change, Step};
use super::paths;

/// Of a change of more files than this none is remembered: everything is looked at after it.
const FEW: usize = 64;
/// How many files are remembered.
const MOST: usize = 4096;

/// The files that this process wrote last, below the library, each with how it left it.
#[derive(Debug, Default)]
pub(super) struct OwnWrites(Mutex<BTreeMap<PathBuf, Left>>);

/// How a file was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    /// It held bytes of this hash.
    Holding(Hash),
    /// It was removed.
    Gone,
}

impl OwnWrites {
    /// Remembers what a change is about to write.
    pub(super) fn remember(&self, change: &Change) {
        // An article that comes or goes may make another file, its copy, what is shown: all are looked at after it.
        let is_article = |step: &Step| step.path.starts_with(paths::ARTICLES);
        let comes_or_goes = |step: &Step| step.before.is_none() || step.after.is_none();
        let moves = |step: &Step| is_article(step) && comes_or_goes(step);
        if change.steps.len() > FEW || change.steps.iter().any(moves) {
            return;
        }
        let mut written = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if written.len() > MOST {
            written.clear();
        }
        for step in &change.steps {
            let after = step.after.as_deref();
            let left = after.map_or(Left::Gone, |bytes| Left::Holding(blake3::hash(bytes)));
            written.insert(step.path.clone(), left);
        }
    }

    /// How a file was left, where that is known.
    pub(super) fn left(&self, path: &Path) -> Option<Left> {
        let written = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        written.get(path).copied()
    }

    /// Whether all that is known of the files below a folder is that they were removed.
    pub(super) fn emptied(&self, folder: &Path) -> bool {
        let written = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut below = written
            .range(folder.to_owned()..)
            .take_while(|(path, _)| path.starts_with(folder))
            .peekable();
        below.peek().is_some() && below.all(|(_, left)| *left == Left::Gone)
    }

    /// Forgets all of it.
    pub(super) fn forget(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }
}
