//! The answers that placing gives, and where a note without a place is shown.

use std::ops::Range;

use super::quote::Quote;
use super::score::Match;
use super::state::{Candidate, Placement, State};
use super::view::TextView;
use crate::text::CharRange;

/// The most candidates a reader is shown.
const CANDIDATES_MAX: usize = 5;

impl Placement {
    /// The placement of a passage at `range`.
    pub(super) fn at(state: State, range: CharRange, score: f32) -> Self {
        Self {
            state,
            range: Some(range),
            score,
            candidates: Vec::new(),
            near: None,
        }
    }

    /// The placement of a passage that a reader must choose among `found`, best first.
    pub(super) fn review(found: &[Match], view: &TextView<'_>, near: usize) -> Self {
        let candidates: Vec<Candidate> = non_overlapping(found)
            .take(CANDIDATES_MAX)
            .map(|found| Candidate {
                range: view.folded().source_of(found.range.clone()),
                score: found.score,
            })
            .collect();
        let score = candidates.first().map_or(0.0, |best| best.score);
        Self {
            state: State::Review,
            range: None,
            score,
            candidates,
            near: Some(near),
        }
    }

    /// The placement of a passage that is gone; `score` is that of the best place that was refused.
    pub(super) fn lost(score: f32, near: usize) -> Self {
        Self {
            state: State::Lost,
            range: None,
            score,
            candidates: Vec::new(),
            near: Some(near),
        }
    }
}

/// Those of `found` that overlap none before them.
fn non_overlapping(found: &[Match]) -> impl Iterator<Item = &Match> {
    found
        .iter()
        .enumerate()
        .filter(|(at, one)| !found.iter().take(*at).any(|other| other.overlaps(one)))
        .map(|(_, one)| one)
}

/// Where to show a note that has no place: the heading above a folded offset, or its block.
pub(super) fn heading_offset_at(view: &TextView<'_>, offset: usize) -> usize {
    let at = view
        .headings(offset)
        .last()
        .copied()
        .or_else(|| view.block_at(offset));
    let start = at
        .and_then(|at| view.blocks().get(at))
        .map_or(0, |block| block.range.start);
    view.folded().source_of(start..start).start
}

/// Where to show a note of which only its quote is known.
pub(super) fn heading_offset_of(quote: &Quote, view: &TextView<'_>) -> usize {
    let same = |name: &Vec<char>| {
        let is = |at: &usize| view.block_chars(*at) == name.as_slice();
        (0..view.blocks().len())
            .find(is)
            .and_then(|at| view.blocks().get(at))
    };
    let found = quote.path.iter().rev().find_map(same);
    let position = quote.position.unwrap_or(0.0).clamp(0.0, 1.0);
    let offset = found.map_or((position * view.folded().len() as f32) as usize, |b| {
        b.range.start
    });
    heading_offset_at(view, offset)
}

/// A folded range as scalar values.
pub(super) fn source_range(view: &TextView<'_>, range: &Range<usize>) -> CharRange {
    view.folded().source_of(range.clone())
}
