//! Searching for a passage that the comparison of two texts did not keep.

use std::ops::Range;

use super::super::outcome::{heading_offset_at, source_range};
use super::super::quote::Quote;
use super::super::ranking::{is_guarded, is_plausible, rank_candidates, rival_score};
use super::super::score::{Match, Scorer};
use super::super::shared_runs::remainder_elsewhere;
use super::super::state::{Placement, State};
use super::super::thresholds::{
    ACCEPT_MIN, DISTINCTIVE_LEN, KEPT_MIN, LEAD_MIN, MATCH_MIN_WORDS, QUOTE_LIKENESS_MIN,
    REVIEW_MIN, TAKEN_MAX,
};
use super::super::words::touched;
use super::kept::KeptPart;
use super::passage::Passage;

/// The kept share that is offered to the reader. Tuned: with 0.10 and with 0.30 one edited passage in 400 is no longer
/// right or first in review.
const REVIEW_SHARE: f32 = 0.20;
/// The likeness from which words found elsewhere are the passage, moved. Tuned: with 0.95, edited passages that are right
/// fall from 96.3 to 96.1 %; with 0.75 they rise to 96.8, but words that differ by a quarter are not verbatim.
const VERBATIM_LIKENESS: f32 = 0.85;
/// The likeness of both contexts that shows where a passage was replaced. From 0.70 to 0.90 no figure changes.
const REPLACED_CONTEXT: f32 = 0.80;
/// The likeness of the better context that vouches for a short passage in the gap it left. Tuned: with 0.60 one deleted
/// passage in 1,100 more is placed.
const GAP_CONTEXT: f32 = 0.70;
/// The likeness of the better context that vouches for a short passage that moved.
const MOVED_BEST_CONTEXT: f32 = 0.85;
/// The likeness that the other context must have then. Tuned: with 0.60 a name goes to another row of its table.
const MOVED_WORST_CONTEXT: f32 = 0.70;

/// The search for a passage of which the comparison kept too little.
pub(super) struct GapSearch<'a> {
    /// The passage.
    pub(super) passage: &'a Passage<'a>,
    /// What is looked for: its words and contexts.
    pub(super) quote: &'a Quote,
    /// Where it would stand in the new text, folded.
    pub(super) gap: Range<usize>,
}

impl GapSearch<'_> {
    /// Places the passage of which `kept` was kept, by its words and its contexts.
    pub(super) fn place(&self, kept: Option<&KeptPart>) -> Placement {
        let (quote, new) = (self.quote, self.passage.new);
        if let Some((range, _)) = quote.find_in_block(new)
            && self.is_new(&range)
        {
            return Placement::at(State::Moved, source_range(new, &range), 1.0);
        }
        let all = rank_candidates(quote, new, &self.passage.alignment.inserted);
        let (found, others): (Vec<Match>, Vec<Match>) = all
            .into_iter()
            .filter(|one| is_plausible(quote, one))
            .partition(|one| self.is_new(&one.range));
        let best = found.first();
        if let Some(placement) = best.and_then(|best| self.accept(best, rival_score(&found))) {
            return placement;
        }
        let is_sure = |kept: &&KeptPart| kept.run >= MATCH_MIN_WORDS || self.fills_its_gap(kept);
        if let Some(kept) = kept.filter(|kept| kept.share >= KEPT_MIN && is_sure(kept)) {
            return Placement::at(State::Changed, source_range(new, &kept.range), kept.share);
        }
        let score = best.map_or(0.0, |one| one.score);
        let near = heading_offset_at(new, self.gap.start);
        let offered = self.offered(kept, found, others);
        if offered.is_empty() {
            return Placement::lost(score, near);
        }
        Placement::review(&offered, new, near)
    }

    /// What the reader is shown, best first: what was kept of the passage; else what replaced it between its
    /// contexts; else what is like it; else a twin that stood there before; else what is left of it elsewhere.
    fn offered(
        &self,
        kept: Option<&KeptPart>,
        mut found: Vec<Match>,
        twins: Vec<Match>,
    ) -> Vec<Match> {
        let is_weak = found.first().is_none_or(|best| {
            best.score < REVIEW_MIN || (best.score < ACCEPT_MIN && !self.is_in_gap(&best.range))
        });
        let replaced = |one: &Match| one.worst_side() >= REPLACED_CONTEXT;
        if let Some(kept) = kept.filter(|kept| kept.share >= REVIEW_SHARE) {
            let scorer = Scorer::new(self.quote, self.passage.new);
            found.insert(0, scorer.score_range(kept.range.clone()));
        } else if let Some(at) = found.iter().position(replaced) {
            found[..=at].rotate_right(1);
        } else if is_weak {
            found = twins;
            found.retain(|one| {
                one.is_exact()
                    && (self.quote.len >= DISTINCTIVE_LEN || one.worst_side() >= VERBATIM_LIKENESS)
            });
        }
        if found.is_empty() {
            found.extend(self.remainder_elsewhere());
        }
        found
    }

    /// What is left of the passage in another place, as much as the reader should see.
    fn remainder_elsewhere(&self) -> Option<Match> {
        let left = remainder_elsewhere(self.quote, self.passage.new)?;
        self.is_new(&left.range)
            .then(|| Scorer::new(self.quote, self.passage.new).score_range(left.range))
    }

    /// The placement at the best place if it needs no confirmation: in the gap that the passage left by its words
    /// and contexts, elsewhere by its words alone.
    fn accept(&self, best: &Match, rival: f32) -> Option<Placement> {
        if best.score - rival < LEAD_MIN || is_guarded(self.quote, best, self.passage.new) {
            return None;
        }
        let range = source_range(self.passage.new, &best.range);
        let at = |state| Placement::at(state, range, best.score);
        let is_distinctive = self.quote.len >= DISTINCTIVE_LEN;
        if self.is_in_gap(&best.range) {
            let is_sure = best.score >= ACCEPT_MIN
                && best.quote >= QUOTE_LIKENESS_MIN
                && (is_distinctive || best.best_side() >= GAP_CONTEXT);
            let state = if best.is_exact() {
                State::Exact
            } else {
                State::Changed
            };
            return is_sure.then(|| at(state));
        }
        let by_words = best.quote >= VERBATIM_LIKENESS && is_distinctive;
        let by_context = best.is_exact()
            && best.best_side() >= MOVED_BEST_CONTEXT
            && best.worst_side() >= MOVED_WORST_CONTEXT;
        (by_words || by_context).then(|| at(State::Moved))
    }

    /// Whether a place was not something else before.
    fn is_new(&self, range: &Range<usize>) -> bool {
        self.passage
            .alignment
            .taken_share(range, &self.passage.words)
            <= TAKEN_MAX
    }

    /// Whether nothing but what was kept of the passage stands between what was kept on both sides of it.
    fn fills_its_gap(&self, kept: &KeptPart) -> bool {
        touched(&self.passage.alignment.new_words, &kept.range) == self.passage.gap_words()
    }

    /// Whether a place lies where the passage was.
    fn is_in_gap(&self, range: &Range<usize>) -> bool {
        self.gap.start <= range.start && range.end <= self.gap.end
    }
}
