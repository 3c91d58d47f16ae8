//! Steps that are done together, and those that were done before them.

use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;

use super::imported::Imported;
use crate::library::{ArticleId, Change, Step};
use crate::workspace::{Problem, Workspace};

/// What is to be written next, and what was.
#[derive(Debug, Default)]
pub(super) struct Batch {
    waiting: Change,
    slugs: HashSet<String>,
    revisions: BTreeMap<PathBuf, String>,
    /// What was done, for undo.
    pub done: Change,
    /// Articles whose place in the index is to follow what was done.
    behind: Vec<String>,
    /// What the imports that wait give of their articles.
    given: Vec<(ArticleId, Imported)>,
}

impl Batch {
    /// An empty one, whose removals go to a trash entry.
    pub(super) fn new(trash: String) -> Self {
        let change = Change {
            trash: Some(trash),
            ..Change::default()
        };
        Self {
            waiting: change.clone(),
            done: change,
            ..Self::default()
        }
    }

    /// Adds a step.
    pub(super) fn step(&mut self, step: Step) {
        let mut change = Change {
            steps: vec![step],
            trash: None,
        };
        self.slugs.extend(change.slugs());
        self.waiting.steps.append(&mut change.steps);
    }

    /// Adds a text that annotations are made on.
    pub(super) fn keep(&mut self, path: PathBuf, text: &str) {
        self.revisions
            .entry(path)
            .or_insert_with(|| text.to_owned());
    }

    /// Adds what an import gives of an article, to be remembered once it is written.
    pub(super) fn given(&mut self, id: &ArticleId, imported: Imported) {
        self.given.push((id.clone(), imported));
    }

    /// Names an article whose place in the index is to follow.
    pub(super) fn touch(&mut self, slug: &str) {
        self.slugs.insert(slug.to_owned());
    }

    /// Whether what waits touches an article.
    pub(super) fn touches(&self, slug: &str) -> bool {
        self.slugs.contains(slug)
    }

    /// Takes the articles whose place in the index is to follow what was done, each once, in order.
    pub(super) fn take_behind(&mut self) -> Vec<String> {
        let mut slugs = std::mem::take(&mut self.behind);
        slugs.sort();
        slugs.dedup();
        slugs
    }

    /// Forgets what was done, with all that it wrote.
    pub(super) fn forget_done(&mut self) {
        self.done.steps.clear();
    }

    /// How many articles what waits touches.
    pub(super) fn len(&self) -> usize {
        self.slugs.len()
    }
}

impl Workspace {
    /// Has the index follow what was done; where it cannot, it does so at the next refresh.
    pub(super) fn follow(&self, slugs: &[String]) {
        if let Err(problem) = self.reindex(slugs) {
            tracing::warn!(%problem, "the index lags behind the files");
        }
    }

    /// Brings the index together after much was added; where that fails, it only answers more slowly.
    pub(super) fn settle_index(&self) {
        if let Err(problem) = self.index().settle() {
            tracing::warn!(%problem, "the index is not brought together");
        }
    }

    /// Does what waits.
    pub(super) fn flush(&self, batch: &mut Batch) -> Result<(), Problem> {
        if batch.waiting.steps.is_empty() {
            return Ok(());
        }
        let steps = std::mem::take(&mut batch.waiting.steps);
        let change = Change {
            steps,
            trash: batch.waiting.trash.clone(),
        };
        if let Err(error) = self.library().apply(&change) {
            self.undo_what_stands(&change);
            batch.slugs.clear();
            batch.revisions.clear();
            batch.given.clear();
            return Err(error.into());
        }
        batch.done.steps.extend(change.steps);
        for (id, imported) in batch.given.drain(..) {
            self.remember_import(&id, &imported);
        }
        let revisions = std::mem::take(&mut batch.revisions);
        self.keep_revisions(revisions.into_iter().collect())?;
        batch.behind.extend(batch.slugs.drain());
        Ok(())
    }

    /// Takes back what was done from a step on, and forgets what waits.
    pub(super) fn take_back(&self, batch: &mut Batch, from: usize) {
        batch.waiting.steps.clear();
        let steps = batch.done.steps.split_off(from);
        let change = Change { steps, trash: None };
        self.undo_what_stands(&change);
        let mut slugs = change.slugs();
        slugs.extend(batch.slugs.drain());
        batch.revisions.clear();
        batch.given.clear();
        if let Err(problem) = self.reindex(&slugs) {
            tracing::warn!(%problem, "the index still has what was taken back");
        }
    }

    /// Takes back those steps of a change that were done.
    fn undo_what_stands(&self, change: &Change) {
        for step in change.inverse().steps {
            let one = Change {
                steps: vec![step],
                trash: None,
            };
            // A file that is not as the step left it was not written by it.
            let _ = self.library().apply(&one);
        }
    }
}
