//! What waits for the reader to settle it: two versions of one file, files that cannot be read, losses.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rayon::prelude::*;
use similar::{ChangeTag, TextDiff};

use super::listing::Listing;
use super::{Hint, Problem, ProblemKind, Vanished, Workspace};
use crate::library::{Conflict, ConflictKind};

/// How long two versions are compared line by line; after that, more lines than need be are shown of both.
const PATIENCE: Duration = Duration::from_secs(1);
/// How many lines that both versions share are shown beside one that they do not.
const AROUND: usize = 3;

/// What waits for the reader.
#[derive(Debug, Clone, Default)]
pub struct Unsettled {
    /// Two versions of one file.
    pub conflicts: Vec<Versions>,
    /// Files that cannot be read: where each is, and why.
    pub unreadable: Vec<(PathBuf, Problem)>,
    /// What vanished in a mass and is not forgotten.
    pub vanished: Vanished,
    /// How many notes were emptied by another program and can be put back.
    pub emptied: usize,
}

/// Two versions of one file, ready to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions {
    /// Where they come from.
    pub kind: ConflictKind,
    /// The file of the first, below the library.
    pub first: PathBuf,
    /// The file of the second.
    pub second: PathBuf,
    /// The lines, each with whose it is; of a long stretch that both share only its ends.
    pub lines: Vec<(Side, String)>,
}

/// Whose a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Of both versions.
    Both,
    /// Of the first alone.
    First,
    /// Of the second alone.
    Second,
    /// Lines of both were left out here.
    Gap,
}

impl Workspace {
    /// Everything that waits for the reader. Reads every file.
    ///
    /// # Errors
    /// The articles cannot be listed.
    pub fn unsettled(&self) -> Result<Unsettled, Problem> {
        let (conflicts, failed) = self.library.conflicts()?;
        let listed = self.library.list()?;
        let unreadable = listed.par_iter().flat_map_iter(|one| {
            let failed = match self.library.article(&one.slug) {
                Ok(article) => self.library.annotations(&article).1,
                Err(error) => vec![error],
            };
            failed
                .into_iter()
                .map(|error| (error.path().to_owned(), Problem::from(error)))
        });
        let mut unreadable: Vec<(PathBuf, Problem)> = unreadable.collect();
        for error in failed {
            let path = error.path().to_owned();
            if unreadable.iter().all(|(known, _)| *known != path) {
                unreadable.push((path, error.into()));
            }
        }
        let vanished = self.vanished();
        let is_sure = vanished.problem().is_some();
        Ok(Unsettled {
            conflicts: conflicts.par_iter().map(versions).collect(),
            unreadable,
            vanished: if is_sure {
                vanished.as_ref().clone()
            } else {
                Vanished::default()
            },
            emptied: self.emptied()?.len(),
        })
    }

    /// What a reader should know of the library as a whole, as it was listed.
    pub(super) fn notices(&self, listing: &Listing) -> Vec<Problem> {
        let copies = self.library.copies_seen();
        let copies = (copies > 0).then(|| {
            Problem::new(
                ProblemKind::ConflictCopies,
                &copies.to_string(),
                Hint::SettleConflict,
            )
        });
        // Why some cannot be listed is asked only where that was seen.
        let unread = (!listing.is_whole).then(|| self.library.unread_notes());
        let unread = unread.into_iter().flatten().map(Problem::from);
        // The gravest last: it is what stays in the message line.
        copies
            .into_iter()
            .chain(unread)
            .chain(self.vanished().problem())
            .collect()
    }

    /// The conflicts of an article and its notes, as they are told, and the files of them that cannot be read.
    pub(super) fn conflict_problems(&self, slug: &str) -> Vec<Problem> {
        let (conflicts, failed) = self.library.conflicts_of(slug);
        let failed = failed.into_iter().map(Problem::from);
        conflicts.iter().map(problem).chain(failed).collect()
    }
}

/// A conflict as it is told.
fn problem(conflict: &Conflict) -> Problem {
    let what = match conflict.kind {
        ConflictKind::Copy => return Problem::copy(&conflict.of, &conflict.file),
        ConflictKind::Markers => ProblemKind::ConflictMarkers,
        ConflictKind::KeptBoth => ProblemKind::ConflictKeptBoth,
    };
    Problem {
        cause: conflict.file.display().to_string(),
        ..Problem::new(
            what,
            &conflict.of.display().to_string(),
            Hint::SettleConflict,
        )
    }
}

/// Two versions line by line.
fn versions(conflict: &Conflict) -> Versions {
    let diff = TextDiff::configure()
        .timeout(PATIENCE)
        .diff_lines(conflict.ours.as_str(), conflict.theirs.as_str());
    let mut lines = Vec::new();
    for group in diff.grouped_ops(AROUND) {
        if !lines.is_empty() {
            lines.push((Side::Gap, String::new()));
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let side = match change.tag() {
                ChangeTag::Equal => Side::Both,
                ChangeTag::Delete => Side::First,
                ChangeTag::Insert => Side::Second,
            };
            let line = change.value().trim_end_matches(['\n', '\r']);
            lines.push((side, line.to_owned()));
        }
    }
    Versions {
        kind: conflict.kind,
        first: conflict.of.clone(),
        second: conflict.file.clone(),
        lines,
    }
}

impl Problem {
    /// A file that is another version of one: both below the library.
    pub(super) fn copy(of: &Path, file: &Path) -> Self {
        Self {
            cause: file.display().to_string(),
            ..Self::new(
                ProblemKind::ConflictCopy,
                &of.display().to_string(),
                Hint::SettleConflict,
            )
        }
    }

    /// Whether it tells of two versions of one file: nothing is broken, but a reader has to choose.
    pub fn is_conflict(&self) -> bool {
        matches!(
            self.kind,
            ProblemKind::ConflictCopy
                | ProblemKind::ConflictMarkers
                | ProblemKind::ConflictKeptBoth
                | ProblemKind::ConflictCopies
        )
    }
}
