//! How the notes of an article stand after its text changed, against how they stood before.

use std::collections::{HashMap, HashSet};
use std::sync::PoisonError;

use super::{Problem, Workspace};
use crate::anchor::State;
use crate::search::{IndexEntry, IndexedAnnotation};

/// An article whose text changed so that a note lost its sure place, or its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnchorChange {
    /// Its slug.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// How many of its notes stand in place, on changed words, and are to be looked at.
    pub counts: [usize; 3],
}

/// The state of every note by its id.
pub(super) type Standing = HashMap<String, State>;

impl Workspace {
    /// How the index has the notes of some articles, by slug: how they stood when it was last brought up to
    /// date.
    ///
    /// # Errors
    /// The index cannot be read.
    pub(super) fn standing<'a>(
        &self,
        slugs: impl IntoIterator<Item = &'a str>,
    ) -> Result<Standing, Problem> {
        let searcher = self.searcher();
        let mut standing = Standing::new();
        for slug in slugs {
            standing.extend(searcher.states(slug)?);
        }
        Ok(standing)
    }

    /// Remembers the articles, about to be indexed, of which a note stands worse than it did.
    pub(super) fn compare(&self, former: &Standing, entries: &[IndexEntry]) {
        let is_worse = |note: &IndexedAnnotation| {
            let before = former.get(note.id.as_str());
            before.is_some_and(|before| note.state > *before)
        };
        let shifted = entries
            .iter()
            .filter(|entry| entry.annotations.iter().any(is_worse))
            .map(|entry| AnchorChange {
                slug: entry.meta.slug.clone(),
                title: entry.meta.title.clone(),
                counts: counts(
                    entry
                        .annotations
                        .iter()
                        .map(|one| (one.state, one.given_up)),
                ),
            });
        let mut kept = self.shifted.lock().unwrap_or_else(PoisonError::into_inner);
        kept.extend(shifted);
    }

    /// The articles, changed since this was last asked, of which a note stands worse than before; each once,
    /// as it stands now.
    pub fn take_anchor_changes(&self) -> Vec<AnchorChange> {
        let mut kept = self.shifted.lock().unwrap_or_else(PoisonError::into_inner);
        let mut seen = HashSet::new();
        let newest = kept.drain(..).rev();
        let mut found: Vec<AnchorChange> =
            newest.filter(|one| seen.insert(one.slug.clone())).collect();
        found.reverse();
        found
    }
}

/// How many notes stand in place, on changed words, and are to be looked at: what a reader gave up is not.
pub(super) fn counts(notes: impl Iterator<Item = (State, bool)>) -> [usize; 3] {
    let mut counts = [0; 3];
    let [in_place, changed, to_check] = &mut counts;
    for (state, given_up) in notes {
        match state {
            State::Exact | State::Moved => *in_place += 1,
            State::Changed => *changed += 1,
            State::Review | State::Lost if given_up => {}
            State::Review | State::Lost => *to_check += 1,
        }
    }
    counts
}
