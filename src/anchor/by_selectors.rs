//! Placing a passage by what its note recorded, without the text it was made on.

use super::context_evidence::{by_unchanged_context, has_location_evidence};
use super::outcome::{heading_offset_of, source_range};
use super::quote::Quote;
use super::ranking::{is_guarded, is_plausible, rank_candidates, rival_score};
use super::score::{Match, Scorer};
use super::selectors::Selectors;
use super::shared_runs::{Remainder, remainder, remainder_elsewhere};
use super::state::{Placement, State};
use super::thresholds::{
    ACCEPT_MIN, CONTEXT_STRONG, DISTINCTIVE_LEN, KEPT_MIN, LEAD_MIN, MATCH_MIN_WORDS,
    QUOTE_LIKENESS_MIN, REVIEW_MIN,
};
use super::view::TextView;

/// The length from which the only exact occurrence is the passage whatever stands around it, in folded characters. From
/// 24 to 60 no figure changes.
const UNIQUE_LEN: usize = 40;
/// How far from where it was a passage has not moved, in folded characters: a sentence or two.
const NEARBY_LEN: f32 = 160.0;
/// The likeness of one context that vouches for a short passage by itself. Tuned: with 0.75, deleted passages that are
/// placed rise from 2.6 to 3.2 %; with 0.95, edited ones that are right fall from 93.1 to 92.9.
const ONE_SIDE_STRONG: f32 = 0.85;
/// The likeness of one context that vouches for a short passage if the other is at least [`OTHER_SIDE_MIN`]. Tuned: with
/// 0.60, deleted passages that are placed rise from 2.6 to 2.8 %; with 0.80, passages of the same text that are right
/// fall from 99.7 to 99.6.
const ONE_SIDE_FAIR: f32 = 0.70;
/// See [`ONE_SIDE_FAIR`]. Tuned: with 0.30, deleted passages that are placed rise from 2.6 to 2.9 %.
const OTHER_SIDE_MIN: f32 = 0.40;

/// Places the passage that a note's selectors describe.
pub(super) fn place(selectors: &Selectors, view: &TextView<'_>) -> Placement {
    let quote = Quote::from_selectors(selectors);
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
    // An occurrence inside a longer word is not the passage, but the number of the passage's own counts it.
    found.retain(|one| one.same || is_plausible(&quote, one));
    decide(&quote, found, view, near)
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

/// What is left of a passage that stands nowhere as it was, if it is as much as the comparison of two texts asks
/// for, or enough of it in another place for the reader to see.
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

/// The placement that no reader needs to confirm, if there is one.
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
        && (quote.len >= UNIQUE_LEN || (quote.is_bare() && is_whole_words(only, view)))
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

/// Whether the best place is accepted without asking.
fn is_accepted(quote: &Quote, best: &Match, rival: f32, view: &TextView<'_>) -> bool {
    best.score >= ACCEPT_MIN
        && best.score - rival >= LEAD_MIN
        && (best.quote >= QUOTE_LIKENESS_MIN || best.worst_side() >= CONTEXT_STRONG)
        && (quote.len >= DISTINCTIVE_LEN || has_distinctive_context(best))
        && (quote.nth.is_none() || quote.len < DISTINCTIVE_LEN || best.worst_side() >= ACCEPT_MIN)
        && !is_guarded(quote, best, view)
}

/// Whether the context of a short passage, whose words prove little, vouches for it.
fn has_distinctive_context(found: &Match) -> bool {
    let (best, worst) = (found.best_side(), found.worst_side());
    best >= ONE_SIDE_STRONG || (best >= ONE_SIDE_FAIR && worst >= OTHER_SIDE_MIN)
}

/// The exact occurrence with the passage's number, if there are as many as there were and it fits as well as any.
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

/// The state of an accepted passage: exact unless its words changed, or all of its surroundings did.
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

/// Whether a passage stands about where it did, counted from the beginning of the text.
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
