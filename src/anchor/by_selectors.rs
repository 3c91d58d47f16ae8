//! Placing a passage by what its note recorded, without the text it was made on.

use std::ops::Range;

use super::candidates::{between_contexts, exact_hits, similar_hits};
use super::context_evidence::{by_unchanged_context, has_location_evidence};
use super::identity_guard::differs_in_identity;
use super::outcome::{heading_offset_of, source_range};
use super::quote::Quote;
use super::score::{Match, Scorer};
use super::selectors::Selectors;
use super::shared_runs::{Remainder, remainder, remainder_elsewhere};
use super::state::{Placement, State};
use super::thresholds::{
    ACCEPT_MIN, CONTEXT_STRONG, DISTINCTIVE_LEN, KEPT_MIN, LEAD_MIN, MATCH_MIN_WORDS,
    QUOTE_LIKENESS_MIN, REVIEW_MIN,
};
use super::view::TextView;

/// How far from where it was, in folded characters, a passage has not moved.
const NEARBY_LEN: f32 = 160.0;
/// Places what selectors describe.
pub(super) fn place(selectors: &Selectors, view: &TextView<'_>) -> Placement {
    let quote = Quote::stored(selectors);
    let near = heading_offset_of(&quote, view);
    if quote.chars.is_empty() {
        return Placement::lost(0.0, near);
    }
    if let Some((range, settled)) = quote.find_in_block(view) {
        let state = if settled { State::Exact } else { State::Moved };
        return Placement::at(state, source_range(view, &range), 1.0);
    }
    let everywhere = 0..view.folded().len();
    let mut found = rank_candidates(&quote, view, std::slice::from_ref(&everywhere));
    // Inside longer words the passage is not, but its number counts what is there.
    found.retain(|one| one.same || is_plausible(&quote, one));
    decide(&quote, found, view, near)
}

/// Every candidate, best first: exact occurrences; unless their surroundings settle it, what stands
/// between the contexts; and unless that settles it, what is like the passage. Those that are not exact
/// are looked for in `regions` only.
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

fn decide(quote: &Quote, mut found: Vec<Match>, view: &TextView<'_>, near: usize) -> Placement {
    if let Some(placement) = confident_match(quote, &found, view) {
        return placement;
    }
    found.retain(|one| is_plausible(quote, one));
    let best = found.first().map_or(0.0, |best| best.score);
    let rest = partial_match(quote, &found, view);
    if let Some((one, left)) = &rest
        && left.run >= MATCH_MIN_WORDS
        && !left.without_context
        && has_location_evidence(quote, one, view)
        && !is_guarded(quote, one, view)
    {
        return Placement::at(State::Changed, source_range(view, &one.range), left.share);
    }
    match rest {
        _ if best >= REVIEW_MIN => Placement::review(&found, view, near),
        Some((one, _)) => {
            let found: Vec<Match> = std::iter::once(one).chain(found).collect();
            Placement::review(&found, view, near)
        }
        None => Placement::lost(best, near),
    }
}

/// What is left of a passage that stands nowhere as it was, if it is as much as the comparison of two texts
/// asks for.
fn partial_match(
    quote: &Quote,
    found: &[Match],
    view: &TextView<'_>,
) -> Option<(Match, Remainder)> {
    if found.iter().any(Match::is_exact) {
        return None;
    }
    let left = remainder(quote, view).filter(|left| left.share >= KEPT_MIN);
    let left = left.or_else(|| remainder_elsewhere(quote, view))?;
    let found = Scorer::new(quote, view).score_range(left.range.clone());
    Some((found, left))
}

/// The place that needs nobody to look at it.
fn confident_match(quote: &Quote, found: &[Match], view: &TextView<'_>) -> Option<Placement> {
    let best = found.first()?;
    let at = |state, one: &Match| {
        Some(Placement::at(
            state,
            source_range(view, &one.range),
            one.score,
        ))
    };
    if let Some(same) = by_occurrence_number(quote, found) {
        return at(State::Exact, same);
    }
    let exact: Vec<&Match> = found.iter().filter(|one| one.is_exact()).collect();
    if let [only] = exact[..]
        && (quote.len >= 40 || (quote.is_bare() && is_whole_words(only, view)))
    {
        return at(state_of(quote, only, view), only);
    }
    if is_accepted(quote, best, rival_score(found), view) {
        return at(state_of(quote, best, view), best);
    }
    let (kept, is_there) = by_unchanged_context(quote, found, view)?;
    let state = if is_there {
        State::Exact
    } else {
        state_of(quote, kept, view)
    };
    at(state, kept)
}

/// Whether a place is more than a word that looks like a short passage.
pub(super) fn is_plausible(quote: &Quote, found: &Match) -> bool {
    found.is_exact() || quote.len >= DISTINCTIVE_LEN || found.best_side() >= 0.5
}

/// The best score of a place other than the first.
pub(super) fn rival_score(found: &[Match]) -> f32 {
    let Some((best, rest)) = found.split_first() else {
        return 0.0;
    };
    rest.iter()
        .find(|other| !other.overlaps(best))
        .map_or(0.0, |other| other.score)
}

/// Whether the best place is taken without asking.
fn is_accepted(quote: &Quote, best: &Match, rival: f32, view: &TextView<'_>) -> bool {
    best.score >= ACCEPT_MIN
        && best.score - rival >= LEAD_MIN
        && (best.quote >= QUOTE_LIKENESS_MIN || best.worst_side() >= CONTEXT_STRONG)
        && (quote.len >= DISTINCTIVE_LEN || has_distinctive_context(best))
        && (quote.nth.is_none() || quote.len < DISTINCTIVE_LEN || best.worst_side() >= ACCEPT_MIN)
        && !is_guarded(quote, best, view)
}

/// Whether what stands around a short passage, whose words prove little, vouches for it.
fn has_distinctive_context(found: &Match) -> bool {
    let (best, worst) = (found.best_side(), found.worst_side());
    best >= 0.85 || (best >= 0.70 && worst >= 0.40)
}

/// Whether the identity guard asks for the reader.
pub(super) fn is_guarded(quote: &Quote, found: &Match, view: &TextView<'_>) -> bool {
    !found.is_exact()
        && found.worst_side() < CONTEXT_STRONG
        && differs_in_identity(&quote.raw, view.slice(source_range(view, &found.range)))
}

/// The occurrence with the number the passage had, when as many are left as there were, and it fits as
/// well as any other.
fn by_occurrence_number<'a>(quote: &Quote, found: &'a [Match]) -> Option<&'a Match> {
    let (i, of) = quote.nth?;
    let mut exact: Vec<&Match> = found.iter().filter(|one| one.same).collect();
    exact.sort_by_key(|one| one.range.start);
    let same = *exact
        .get(i.checked_sub(1)?)
        .filter(|one| exact.len() == of && one.is_exact())?;
    let best = exact.iter().map(|one| one.score).max_by(f32::total_cmp)?;
    let fits = same.best_side() >= CONTEXT_STRONG || quote.is_bare();
    (same.score >= best - LEAD_MIN && same.score >= ACCEPT_MIN && fits).then_some(same)
}

/// The state of a passage that is accepted.
fn state_of(quote: &Quote, found: &Match, view: &TextView<'_>) -> State {
    if !found.is_exact() {
        State::Changed
    } else if quote.is_bare()
        || found.best_side() >= ACCEPT_MIN
        || has_location_evidence(quote, found, view)
        || is_near_old_position(quote, found, view)
    {
        State::Exact
    } else {
        State::Moved
    }
}

/// Whether a passage stands no further from where it was than a sentence or two.
fn is_near_old_position(quote: &Quote, found: &Match, view: &TextView<'_>) -> bool {
    let was = quote.position.unwrap_or_default() * view.folded().len() as f32;
    quote.position.is_some() && (was - found.range.start as f32).abs() <= NEARBY_LEN
}

/// Whether a stretch neither begins nor ends inside a word.
fn is_whole_words(found: &Match, view: &TextView<'_>) -> bool {
    let text = view.folded().chars();
    let inside = |at: usize| {
        at.checked_sub(1)
            .and_then(|last| text.get(last))
            .is_some_and(|c| c.is_alphanumeric())
            && text.get(at).is_some_and(|c| c.is_alphanumeric())
    };
    !inside(found.range.start) && !inside(found.range.end)
}
