//! What files give, entry by entry.

use std::path::{Path, PathBuf};
use std::sync::mpsc::SyncSender;

use rayon::prelude::*;

use super::outcome::{Added, Outcome};
use super::tally::Tally;
use crate::ingest::{self, Draft, Gathered, IngestError};
use crate::workspace::Problem;

/// An article that a file gives, or why an article or an annotation is not taken.
#[derive(Debug, Clone)]
pub(super) struct Read {
    pub path: PathBuf,
    pub draft: Result<Draft, Problem>,
    /// Whether it is an annotation that is refused.
    pub is_annotation: bool,
}

impl Read {
    /// Whether it is an article of an export with its annotations.
    pub(super) fn is_of_excerpts(&self) -> bool {
        self.draft.as_ref().is_ok_and(|draft| draft.excerpts)
    }

    /// What is said of it where nothing is taken.
    pub(super) fn refused(self, problem: Problem) -> Added {
        Added {
            path: self.path,
            outcome: Outcome::Refused(problem),
            twin: None,
            annotations: self.is_annotation.then(|| Tally::of_refused(1)),
            is_annotation: self.is_annotation,
        }
    }
}

/// Reads files, `count` at a time, for as long as someone takes what they give: each time how many were read, and their
/// entries.
pub(super) fn read_ahead(files: &[PathBuf], count: usize, to: &SyncSender<(usize, Vec<Read>)>) {
    for some in files.chunks(count) {
        let read = some.par_iter().with_min_len(8);
        let read = read.map(|path| entries(path, ingest::read_all(path)));
        let read: Vec<Vec<Read>> = read.collect();
        let read = read.into_iter().flatten().collect();
        if to.send((some.len(), read)).is_err() {
            return;
        }
    }
}

/// What a file gives, each entry with its path.
pub(super) fn entries(path: &Path, read: Result<Gathered, IngestError>) -> Vec<Read> {
    let named = |draft, is_annotation| Read {
        path: path.to_owned(),
        draft,
        is_annotation,
    };
    let refused = |error: IngestError| Err(Problem::from(error));
    match read {
        Err(error) => vec![named(refused(error), false)],
        Ok(gathered) => {
            let drafts = gathered.drafts.into_iter();
            let articles = gathered.refused_articles.into_iter();
            let annotations = gathered.refused.into_iter();
            drafts
                .map(|draft| named(Ok(draft), false))
                .chain(articles.map(|error| named(refused(error), false)))
                .chain(annotations.map(|error| named(refused(error), true)))
                .collect()
        }
    }
}
