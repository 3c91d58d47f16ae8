//! Placing a passage: by the revision at hand, by a diff, or by its selectors; then its boundaries.

use super::boundaries::{Original, fit, has_same_words, snap_to_words, trim_blanks};
use super::by_diff;
use super::by_selectors;
use super::diff::Alignment;
use super::fold::folded;
use super::selectors::{Address, Confirmation, Decision, Selectors};
use super::state::{Placement, State};
use super::thresholds::TAKEN_MAX;
use super::view::TextView;
use super::words::touched;
use crate::text::CharRange;

/// Places a passage in `new`.
///
/// `old` is an earlier revision and its comparison with `new`, best that of [`Address::base_rev`];
/// without it, or when the passage cannot be found in it, the quote is searched for. A reader's newest
/// confirmation that fits the revision at hand goes before what was selected first.
pub fn place<'a>(
    address: impl Into<Address<'a>>,
    old: Option<(&TextView<'_>, &Alignment)>,
    new: &TextView<'_>,
) -> Placement {
    let address = address.into();
    let placement = find(address, old, new);
    let given_up = Confirmation::last_decision(address.confirmations) == Decision::Lost;
    match placement.near {
        // Of a passage that its reader gave up no place is offered again, unless it comes back by itself.
        Some(near) if given_up => Placement::lost(placement.score, near),
        _ => placement,
    }
}

fn find(
    address: Address<'_>,
    old: Option<(&TextView<'_>, &Alignment)>,
    new: &TextView<'_>,
) -> Placement {
    if let Some(range) = recorded_range(&address, new) {
        return Placement::at(State::Exact, range, 1.0);
    }
    if let Some((old, alignment)) = old {
        let range = recorded_range(&address, old).or_else(|| {
            let there = by_selectors::place(&latest_selectors(&address), old);
            there.range.filter(|_| there.state != State::Changed)
        });
        if let Some(range) = range {
            return place_by_diff(range, old, alignment, new);
        }
    }
    place_by_selectors(&address, new)
}

fn place_by_diff(
    range: CharRange,
    old: &TextView<'_>,
    alignment: &Alignment,
    new: &TextView<'_>,
) -> Placement {
    let placement = by_diff::place(range, old, alignment, new);
    let words = touched(&alignment.old_words, &old.folded().fold_of(range));
    let is_other =
        |more: CharRange| alignment.taken_share(&new.folded().fold_of(more), &words) > TAKEN_MAX;
    let placement = fit_boundaries(placement, &Original::at(old, range), new, &is_other);
    restore_spaces(placement, old.slice(range), new)
}

fn place_by_selectors(address: &Address<'_>, new: &TextView<'_>) -> Placement {
    let mut selectors = latest_selectors(address);
    let mut placement = by_selectors::place(&selectors, new);
    if !placement.state.is_placed() && selectors.exact != address.selectors.exact {
        // What was confirmed may stand among other words than what was selected.
        (selectors.prefix, selectors.suffix, selectors.block) = (None, None, None);
        let bare = by_selectors::place(&selectors, new);
        if bare.state.is_placed() {
            placement = bare;
        }
    }
    let passage = match &selectors.tail {
        Some(tail) => format!("{}\n{tail}", selectors.exact),
        None => selectors.exact.clone(),
    };
    let original = Original {
        before: selectors.prefix.as_deref().unwrap_or_default(),
        passage: &passage,
        after: selectors.suffix.as_deref().unwrap_or_default(),
        may_be_divided: false,
    };
    // Where no context is recorded, nothing says that a passage goes on.
    let is_bare = selectors.prefix.is_none() && selectors.suffix.is_none();
    let is_other = |more: CharRange| is_bare && !more.is_empty();
    let placement = fit_boundaries(placement, &original, new, &is_other);
    restore_spaces(placement, &selectors.exact, new)
}

/// The placement with its boundaries fitted, and those of its candidates. What has the very words of the passage is
/// not extended.
fn fit_boundaries(
    mut placement: Placement,
    original: &Original<'_>,
    new: &TextView<'_>,
    is_other: &dyn Fn(CharRange) -> bool,
) -> Placement {
    let is_same = |range: CharRange| has_same_words(new.slice(range), original.passage);
    for candidate in &mut placement.candidates {
        candidate.range = if is_same(candidate.range) {
            snap_to_words(original, trim_blanks(candidate.range, new), new)
        } else {
            fit(original, candidate.range, new, is_other)
        };
    }
    let Some(range) = placement.range else {
        return placement;
    };
    if placement.state == State::Exact || is_same(range) {
        placement.range = Some(snap_to_words(original, trim_blanks(range, new), new));
        return placement;
    }
    let range = fit(original, range, new, is_other);
    placement.range = Some(range);
    if folded(new.slice(range)) == folded(original.passage) {
        (placement.state, placement.score) = (State::Exact, 1.0);
    }
    placement
}

/// Places any number of passages in `new`, comparing the two texts once.
pub fn place_all<'a, A: Copy + Into<Address<'a>>>(
    addresses: &[A],
    old: Option<&TextView<'_>>,
    new: &TextView<'_>,
) -> Vec<Placement> {
    let waiting = addresses
        .iter()
        .any(|address| recorded_range(&(*address).into(), new).is_none());
    let old = old
        .filter(|_| waiting)
        .map(|old| (old, Alignment::new(old, new)));
    let old = old.as_ref().map(|(old, alignment)| (*old, alignment));
    addresses
        .iter()
        .map(|address| place(*address, old, new))
        .collect()
}

/// The passage's range in a text whose revision the note names.
fn recorded_range(address: &Address<'_>, view: &TextView<'_>) -> Option<CharRange> {
    let inside = |range: CharRange| (range.end <= view.char_len()).then_some(range);
    let confirmed = |entry: &Confirmation| entry.rev == view.rev() && entry.start <= entry.end;
    if let Some(entry) = address.newest(confirmed) {
        return inside(CharRange::new(entry.start, entry.end));
    }
    let same = address.selectors.rev.as_deref() == Some(view.rev());
    address.selectors.range().filter(|_| same).and_then(inside)
}

/// The selectors to search with: those of the note, with the words of its newest confirmation.
fn latest_selectors(address: &Address<'_>) -> Selectors {
    let mut selectors = address.selectors.clone();
    if let Some(entry) = address.newest(|entry| !entry.exact.trim().is_empty()) {
        selectors.exact.clone_from(&entry.exact);
        (selectors.tail, selectors.hash, selectors.nth) = (None, None, None);
        selectors.start = Some(entry.start);
        selectors.end = Some(entry.end);
    }
    selectors
}

/// The placement with the spaces that the passage had at its ends, which are not searched for.
fn restore_spaces(mut placement: Placement, passage: &str, new: &TextView<'_>) -> Placement {
    let Some(range) = placement.range else {
        return placement;
    };
    let spaces = |letters: &mut dyn Iterator<Item = char>| -> Vec<char> {
        letters
            .take_while(|letter| letter.is_whitespace())
            .take(16)
            .collect()
    };
    let (lead, trail) = (
        spaces(&mut passage.chars()),
        spaces(&mut passage.chars().rev()),
    );
    if lead.len() == passage.chars().count() || range.is_empty() {
        return placement;
    }
    let start = range.start.saturating_sub(lead.len());
    let end = (range.end + trail.len()).min(new.char_len());
    let before = new.slice(CharRange::new(start, range.start));
    let after = new.slice(CharRange::new(range.end, end));
    let start = if before.chars().eq(lead) {
        start
    } else {
        range.start
    };
    let end = if after.chars().rev().eq(trail) {
        end
    } else {
        range.end
    };
    placement.range = Some(CharRange::new(start, end));
    placement
}
