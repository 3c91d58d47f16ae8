//! Evidence for a short passage besides the likeness of its contexts: unchanged neighbouring words, and location.
//!
//! A word proves little, and the likeness of its contexts falls with every edit nearby. But the words that still
//! stand next to it make a longer passage with it; and a paragraph that was rewritten is still known by the blocks
//! around it, its heading and its position in the text.

use std::ops::Range;

use super::quote::Quote;
use super::score::Match;
use super::thresholds::{DISTINCTIVE_LEN, MATCH_MIN_WORDS};
use super::view::TextView;
use super::words::words;

/// By how many words its run must be longer than at any other occurrence. Tuned, quote only: with 3,
/// passages of the same text that are right fall from 99.7 to 99.5 %; 1 changes no figure, but one word more is chance.
const RUN_LEAD_MIN: usize = 2;
/// How far a passage may be from its old position, as a share of the text, to be about there. Tuned, quote
/// only: with 0.20, deleted passages that are placed rise from 2.6 to 2.7 %; 0.05 changes no figure.
const POSITION_TOLERANCE: f32 = 0.10;
/// The largest section whose heading says where a passage is, as a share of the text. Tuned, quote only: with
/// 0.25, edited passages that are right fall from 93.1 to 92.9 %; 0.75 changes no figure, but says nothing of a place.
const SECTION_SHARE_MAX: f32 = 0.50;

/// The exact occurrence that is the passage by its unchanged context, and whether its location is known too (then it
/// has not moved).
///
/// With the words beside it that are the same as they were it makes a run of at least [`MATCH_MIN_WORDS`], longer
/// than at any other occurrence by [`RUN_LEAD_MIN`], and there is evidence of its location. Where the text has fewer
/// occurrences than it had, this one may be another's: then the run must be distinctive, and on both sides.
pub(super) fn by_unchanged_context<'a>(
    quote: &Quote,
    found: &'a [Match],
    view: &TextView<'_>,
) -> Option<(&'a Match, bool)> {
    // Inside longer words too: the passage's number counts them, and each is a rival.
    let exact = found.iter().filter(|one| one.same);
    let mut exact: Vec<(UnchangedRun, &Match)> = exact
        .map(|one| (UnchangedRun::around(quote, one, view), one))
        .collect();
    exact.sort_by_key(|(run, _)| std::cmp::Reverse(*run));
    let (best, one) = *exact.first()?;
    let next = exact.get(1).map_or(0, |(run, _)| run.words);
    if !one.is_exact() || best.words < MATCH_MIN_WORDS || best.words < next + RUN_LEAD_MIN {
        return None;
    }
    let some_are_gone = exact.len() < quote.nth.map_or(1, |(_, of)| of);
    let at = one.range.start;
    let known = is_among_known_blocks(quote, at, view) || is_in_same_section(quote, at, view);
    let holds = if some_are_gone {
        known && best.both && best.len >= DISTINCTIVE_LEN
    } else {
        known || (best.len >= DISTINCTIVE_LEN && is_at_old_position(quote, at, view))
    };
    holds.then_some((one, known))
}

/// Whether a place is between the passage's old neighbours, under its headings, or about where it was.
pub(super) fn has_location_evidence(quote: &Quote, found: &Match, view: &TextView<'_>) -> bool {
    let at = found.range.start;
    is_among_known_blocks(quote, at, view)
        || is_in_same_section(quote, at, view)
        || is_at_old_position(quote, at, view)
}

/// An occurrence of the passage with the words beside it that are the same as they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct UnchangedRun {
    /// How many words, those of the passage included.
    words: usize,
    /// How many folded characters.
    len: usize,
    /// Whether there are such words on both sides.
    both: bool,
}

impl UnchangedRun {
    fn around(quote: &Quote, found: &Match, view: &TextView<'_>) -> Self {
        let text = view.folded();
        let before = text.slice(0..found.range.start).iter().rev();
        let after = text.slice(found.range.end..text.len()).iter();
        let led = unchanged_len(quote.before.as_deref(), before);
        let trailed = unchanged_len(quote.after.as_deref(), after);
        let range = found.range.start - led..found.range.end + trailed;
        Self {
            words: words(text.slice(range.clone())).len(),
            len: range.len(),
            both: led > 0 && trailed > 0,
        }
    }
}

/// How many characters beside the passage are those that were recorded, in whole words.
fn unchanged_len<'a>(known: Option<&[char]>, here: impl Iterator<Item = &'a char>) -> usize {
    let Some(known) = known else {
        return 0;
    };
    // Of the word after the last that is known, one character tells whether it goes on.
    let here: Vec<char> = here.copied().take(known.len() + 2).collect();
    // A context is recorded without the space at its edge.
    let space = usize::from(here.first() == Some(&' '));
    let here = here.get(space..).unwrap_or_default();
    let same = known.iter().zip(here).take_while(|(a, b)| a == b).count();
    let is_letter = |text: &[char], at: usize| text.get(at).is_some_and(|c| c.is_alphanumeric());
    let is_cut = is_letter(known, same) || is_letter(here, same);
    let cut = if is_cut {
        known
            .iter()
            .take(same)
            .rev()
            .take_while(|c| c.is_alphanumeric())
            .count()
    } else {
        0
    };
    let whole = known.get(..same - cut).unwrap_or_default();
    if whole.iter().any(|letter| letter.is_alphanumeric()) {
        space + whole.len()
    } else {
        0
    }
}

/// Whether a place is about as far into the text as the passage was.
fn is_at_old_position(quote: &Quote, offset: usize, view: &TextView<'_>) -> bool {
    let here = offset as f32 / view.folded().len().max(1) as f32;
    quote
        .position
        .is_some_and(|position| (here - position).abs() <= POSITION_TOLERANCE)
}

/// Whether a place is between the blocks that stood around the passage's own, or next to one of them.
fn is_among_known_blocks(quote: &Quote, offset: usize, view: &TextView<'_>) -> bool {
    let neighbour = |which: usize| {
        let hash = quote.block.as_ref()?.near.get(which)?;
        match view.with_hash(hash) {
            [only] => Some(*only),
            _ => None,
        }
    };
    let Some(at) = view.block_at(offset) else {
        return false;
    };
    match (neighbour(0), neighbour(1)) {
        (Some(before), Some(after)) if before < after => before < at && at < after,
        (before, after) => {
            before.is_some_and(|before| at == before + 1)
                || after.is_some_and(|after| at + 1 == after)
        }
    }
}

/// Whether a place is under the headings that the passage was under, in a section that is not most of the text.
fn is_in_same_section(quote: &Quote, offset: usize, view: &TextView<'_>) -> bool {
    let path = view.headings(offset);
    let same = path.len() == quote.path.len()
        && path
            .iter()
            .zip(&quote.path)
            .all(|(at, known)| view.block_chars(*at) == known);
    let Some(heading) = path.last().filter(|_| same) else {
        return false;
    };
    let section = section(*heading, view);
    section.len() as f32 <= SECTION_SHARE_MAX * view.folded().len() as f32
}

/// A heading and all that is under it, as a folded range.
fn section(heading: usize, view: &TextView<'_>) -> Range<usize> {
    let start = |at: usize| view.blocks().get(at).map(|block| block.range.start);
    let next = (heading + 1..view.blocks().len())
        .filter_map(start)
        .find(|offset| !view.headings(*offset).contains(&heading));
    start(heading).unwrap_or(0)..next.unwrap_or(view.folded().len())
}

#[cfg(test)]
mod tests {
    use super::super::{Origin, Placement, State, TextView, describe, place};
    use crate::text::CharRange;

    const BEFORE: &str = "Le moulin a rouvert au printemps, après deux hivers de travaux.";
    const AFTER: &str = "Les enfants de l’école viennent y moudre leur farine le jeudi.";

    /// Where the first `quote` of `old` stands in `new`, both between the same two paragraphs.
    fn placed(old: &str, new: &str, quote: &str) -> (Placement, Option<CharRange>) {
        let around = |middle: &str| format!("{BEFORE}\n\n{middle}\n\n{AFTER}");
        let (old, new) = (around(old), around(new));
        let find = |text: &str| {
            let byte = text.find(quote)?;
            let start = text.get(..byte)?.chars().count();
            Some(CharRange::new(start, start + quote.chars().count()))
        };
        let range = find(&old).unwrap();
        let selectors = describe(&TextView::plain(&old), range, Origin::default());
        (place(&selectors, None, &TextView::plain(&new)), find(&new))
    }

    const OLD: &str =
        "Chaque samedi, puis une fois par mois, la meule tourne devant les visiteurs.";

    #[test]
    fn a_word_is_known_by_the_words_that_still_touch_it() {
        let new = "On a vu, cet été surtout, la meule tourne mieux quand il a plu.";
        let (placement, there) = placed(OLD, new, "meule");
        assert_eq!(
            (placement.state, placement.range),
            (State::Exact, there),
            "{placement:?}"
        );
    }

    #[test]
    fn a_word_inside_longer_ones_counts_as_it_did_when_it_was_selected() {
        let old = format!("{OLD} On y vend des meules de fromage.");
        let new =
            "On a vu, cet été surtout, la meule tourne mieux quand il a plu. On y vend des meules.";
        let (placement, there) = placed(&old, new, "meule");
        assert_eq!(
            (placement.state, placement.range),
            (State::Exact, there),
            "{placement:?}"
        );
    }

    #[test]
    fn a_word_that_nothing_touches_any_more_is_asked_for() {
        let new = "On a vu qu’une vieille meule, cet été surtout, marche mieux quand il a plu.";
        let (placement, _) = placed(OLD, new, "meule");
        assert!(!placement.state.is_placed(), "{placement:?}");
    }

    #[test]
    fn equal_context_in_two_places_is_asked_for() {
        let new = "On a vu que la meule tourne ici, et plus loin que la meule tourne encore.";
        let (placement, _) = placed(OLD, new, "meule");
        assert_eq!(placement.state, State::Review, "{placement:?}");
    }

    #[test]
    fn a_short_unchanged_context_does_not_do_where_an_occurrence_is_gone() {
        let old = format!("{OLD} Au musée, une autre meule dort derrière sa vitre.");
        let new = "On a vu, cet été surtout, la meule tourne mieux quand il a plu.";
        let (placement, _) = placed(&old, new, "meule");
        assert!(!placement.state.is_placed(), "{placement:?}");
    }
}
