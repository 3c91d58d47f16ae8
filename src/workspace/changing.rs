//! Changing the files: under the library's lock, on what then stands, and told to the index.

use super::about::About;
use super::deed::Deed;
use super::reindex::Reindexed;
use super::{Done, Problem, Workspace};
use crate::library::{self, Annotation, Change, LibraryError};

/// How often a change is made anew where other programs keep changing the same file.
const AGAIN: usize = 8;

impl Workspace {
    /// Does a change and tells the index: for undo and redo.
    ///
    /// # Errors
    /// A file was changed by another program meanwhile, or the system refused; nothing was done.
    pub fn apply(&self, what: Deed, change: Change) -> Result<Done, Problem> {
        let done = Done::of(what, 1, String::new(), change);
        self.change(|| Ok(done.clone()))
    }

    /// Makes a change under the library's lock, on what then stands, and tells the index. `make` gives what is to be
    /// done; where a program that knows no lock was quicker, it is asked again.
    pub(super) fn change(&self, make: impl Fn() -> Result<Done, Problem>) -> Result<Done, Problem> {
        let mut done = {
            let _held = self.library.hold()?;
            let mut tries = 0;
            loop {
                let planned = make()?;
                match self.library.apply(&planned.change) {
                    Err(LibraryError::Conflict { .. }) if tries < AGAIN => tries += 1,
                    applied => {
                        applied?;
                        break planned;
                    }
                }
            }
        };
        done.slugs = done.change.slugs();
        // The notes of an article that was just deleted have no article either, and it is told already.
        let mut owners = self.owners(&done.change);
        owners.retain(|slug| !done.slugs.contains(slug));
        done.slugs.extend(owners);
        // It is on the disk, so that it is done; an index that could not follow does so at the next refresh.
        let told = self.reindex(&done.slugs).unwrap_or_else(|problem| {
            tracing::warn!(%problem, "the index lags behind the files");
            self.library.forget_own_writes();
            Reindexed::default()
        });
        done.about = About::of(&done.change, &told.titles);
        done.reading = told.reading;
        Ok(done)
    }

    /// The articles, by slug, of annotations that stand under a name that no article has any more: another
    /// program renamed the article.
    fn owners(&self, change: &Change) -> Vec<String> {
        let strays = change.steps.iter().filter(|step| {
            let mut parts = step.path.iter().skip(1);
            let folder = parts.next().and_then(|folder| folder.to_str());
            step.path.starts_with(library::paths::NOTES)
                && folder.is_some_and(|folder| !self.library.has_article(folder))
        });
        let searcher = self.searcher();
        let mut owners: Vec<String> = strays
            .filter_map(|step| step.after.as_deref().or(step.before.as_deref()))
            .filter_map(|bytes| {
                let note = Annotation::parse("", "", &String::from_utf8_lossy(bytes)).ok()?;
                // An index that cannot be read is said where the article is then indexed.
                let mut named = searcher.article(note.article.as_str()).ok()?;
                Some(named.pop()?.1)
            })
            .collect();
        owners.sort();
        owners.dedup();
        owners
    }
}
