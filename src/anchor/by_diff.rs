//! Placing a passage by the comparison of the text it was made on with the new one.

mod gap_search;
mod kept;
mod passage;

use std::ops::Range;

use super::diff::Alignment;
use super::occurrences::whole_word_occurrences;
use super::outcome::{heading_offset_at, source_range};
use super::quote::Quote;
use super::state::{Placement, State};
use super::thresholds::{DISTINCTIVE_LEN, MATCH_MIN_WORDS};
use super::view::TextView;
use super::words::touched;
use crate::text::CharRange;
use gap_search::GapSearch;
use kept::KeptPart;
use passage::Passage;

/// The kept share of characters from which a passage is the same: all but a letter in 200.
const EXACT_SHARE: f32 = 0.995;
/// The kept share from which it is still itself, without a search for a better place. Tuned: with 0.60, edited passages
/// that are right fall from 96.3 to 95.9 %; with 0.40 they rise only because the truth of the bench knows nothing but
/// kept words (`docs/anchoring.md`).
const CHANGED_SHARE: f32 = 0.50;

/// Places the passage at `range` (scalar values of `old`) in `new`.
pub(super) fn place(
    range: CharRange,
    old: &TextView<'_>,
    alignment: &Alignment,
    new: &TextView<'_>,
) -> Placement {
    let passage = Passage::new(range, old, alignment, new);
    let at =
        |state, range: &Range<usize>, score| Placement::at(state, source_range(new, range), score);
    let gap = passage.gap();
    if passage.range.is_empty() {
        return Placement::lost(0.0, heading_offset_at(new, gap.start));
    }
    if let Some(range) = passage.punctuation() {
        return at(State::Exact, &range, 1.0);
    }
    let kept = KeptPart::of(&passage);
    if let Some(kept) = &kept
        && kept.is_whole
        && kept.share >= EXACT_SHARE
    {
        return at(State::Exact, &kept.range, 1.0);
    }
    if let Some(range) = verbatim_range(&passage, kept.as_ref()) {
        let words = touched(&alignment.new_words, &range);
        let gap = passage.gap_words();
        let is_kept = kept.is_some_and(|kept| overlap(&kept.range, &range));
        let is_in_gap = gap.start <= words.start && words.end <= gap.end;
        let state = if is_kept || is_in_gap {
            State::Exact
        } else {
            State::Moved
        };
        return at(state, &range, 1.0);
    }
    if let Some(kept) = &kept
        && kept.share >= CHANGED_SHARE
    {
        return at(State::Changed, &kept.range, kept.share);
    }
    let search = GapSearch {
        passage: &passage,
        quote: &Quote::from_text(old, passage.range.clone()),
        gap,
    };
    search.place(kept.as_ref())
}

/// Where the passage stands word for word, whatever the comparison kept of it: the one place where it does, if it
/// stood in one before; or the one of several that overlaps what was kept. One or two words prove nothing.
fn verbatim_range(passage: &Passage<'_>, kept: Option<&KeptPart>) -> Option<Range<usize>> {
    let quote = passage.chars();
    if passage.words.len() < MATCH_MIN_WORDS && quote.len() < DISTINCTIVE_LEN {
        return None;
    }
    let found = whole_word_occurrences(passage.new.folded().chars(), quote);
    let range = |start: &usize| *start..*start + quote.len();
    if let [only] = found[..]
        && whole_word_occurrences(passage.old.folded().chars(), quote).len() == 1
    {
        return Some(range(&only));
    }
    let kept = kept?;
    let mut overlapping = found
        .iter()
        .map(range)
        .filter(|range| overlap(range, &kept.range));
    overlapping.next().filter(|_| overlapping.next().is_none())
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
