//! Ranking the places where a passage might be.

use std::ops::Range;

use super::candidates::{between_contexts, exact_hits, similar_hits};
use super::identity_guard::differs_in_identity;
use super::outcome::source_range;
use super::quote::Quote;
use super::score::{Match, Scorer};
use super::thresholds::{CONTEXT_STRONG, DISTINCTIVE_LEN, QUOTE_LIKENESS_MIN};
use super::view::TextView;

/// The least likeness of the better context at which a place is weighed for a passage shorter than
/// [`DISTINCTIVE_LEN`] that does not stand there word for word.
const PLAUSIBLE_CONTEXT: f32 = 0.5;

/// Every candidate, best first: exact occurrences; unless both contexts vouch for one, what stands between the two
/// contexts; and where there is neither, what is like the passage. Those that are not exact are looked for in
/// `regions` (folded, in order) only.
pub(super) fn rank_candidates(
    quote: &Quote,
    view: &TextView<'_>,
    regions: &[Range<usize>],
) -> Vec<Match> {
    let scorer = Scorer::new(quote, view);
    let text = view.folded();
    let score_all =
        |ranges: Vec<Range<usize>>| ranges.into_iter().map(|range| scorer.score_range(range));
    let vouched =
        |one: &Match| one.worst_side() >= CONTEXT_STRONG && one.quote >= QUOTE_LIKENESS_MIN;
    let mut found: Vec<Match> = score_all(exact_hits(quote, text)).collect();
    let none = found.is_empty();
    if !found.iter().any(vouched) {
        found.extend(score_all(between_contexts(quote, text, regions)));
    }
    if none && !found.iter().any(vouched) {
        found.extend(score_all(similar_hits(quote, text, regions)));
        found.sort_by_key(|one| (one.range.start, one.range.end));
        found.dedup_by(|one, other| one.range == other.range);
    }
    found.sort_by(|one, other| other.score.total_cmp(&one.score));
    found
}

/// Whether a place is more than a word that looks like a short passage. Exact means as whole words.
pub(super) fn is_plausible(quote: &Quote, found: &Match) -> bool {
    found.is_exact() || quote.len >= DISTINCTIVE_LEN || found.best_side() >= PLAUSIBLE_CONTEXT
}

/// The best score of a place that does not overlap the first.
pub(super) fn rival_score(found: &[Match]) -> f32 {
    let Some((best, rest)) = found.split_first() else {
        return 0.0;
    };
    rest.iter()
        .find(|other| !other.overlaps(best))
        .map_or(0.0, |other| other.score)
}

/// Whether the identity guard leaves the place to the reader: its words differ in a name, a number or a negation, and
/// its contexts do not both vouch for it.
pub(super) fn is_guarded(quote: &Quote, found: &Match, view: &TextView<'_>) -> bool {
    !found.is_exact()
        && found.worst_side() < CONTEXT_STRONG
        && differs_in_identity(&quote.raw, view.slice(source_range(view, &found.range)))
}
