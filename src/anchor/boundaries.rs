//! The two ends of a passage whose words changed: at words, and where its sentences begin and end.
//!
//! What a comparison keeps of a passage begins and ends at kept words, and what a search finds begins and ends
//! anywhere. A reader had selected words, mostly whole sentences: where the old end was a sentence's, so is the
//! new one, and a word that was replaced at an end belongs to the passage.

mod extend;
mod original;

use super::edit_distance::Pattern;
use super::fold::folded;
use super::view::TextView;
use crate::text::CharRange;
use extend::Place;
pub(super) use original::Was;
use original::{Side, is_word, listed};

/// The range where a changed passage stands, its ends where they belong. `is_other` says whether a range of the
/// new text was something else before.
pub(super) fn settled(
    was: &Was<'_>,
    range: CharRange,
    new: &TextView<'_>,
    is_other: &dyn Fn(CharRange) -> bool,
) -> CharRange {
    let range = within_blocks(was, at_words(was, trimmed(range, new), new), new);
    if range.is_empty() {
        return range;
    }
    let kept = range.end - range.start;
    let place = Place {
        was,
        new,
        is_other,
        kept,
    };
    let range = place.end(range);
    let range = place.start(range);
    trimmed(range, new)
}

/// The range without blanks at its ends.
pub(super) fn trimmed(range: CharRange, new: &TextView<'_>) -> CharRange {
    let text = new.slice(range);
    let blanks = |text: &str, trimmed: &str| text.chars().count() - trimmed.chars().count();
    if text.trim().is_empty() {
        return range;
    }
    CharRange::new(
        range.start + blanks(text, text.trim_start()),
        range.end - blanks(text, text.trim_end()),
    )
}

/// The longest part of the range that stands in no more blocks than the passage did.
fn within_blocks(was: &Was<'_>, range: CharRange, new: &TextView<'_>) -> CharRange {
    let mut parts: Vec<CharRange> = Vec::new();
    let mut at = range.start;
    for part in new.slice(range).split("\n\n") {
        let end = at + part.chars().count();
        parts.push(CharRange::new(at, end));
        at = end + 2;
    }
    let most = was.blocks();
    if was.divided || parts.len() <= most || holds(new.slice(range), was.passage) {
        return range;
    }
    let whole = |parts: &[CharRange]| {
        let (first, last) = (parts.first()?, parts.last()?);
        Some(CharRange::new(first.start, last.end))
    };
    let longest = parts.windows(most).filter_map(whole);
    let longest = longest.max_by_key(|part| part.end - part.start);
    longest.map_or(range, |part| trimmed(part, new))
}

/// Whether a text has nearly all words of a passage and hardly any other: its paragraphs were divided.
fn holds(text: &str, passage: &str) -> bool {
    let (there, own) = (listed(text), listed(passage));
    let mut left = there.clone();
    let shared = own
        .iter()
        .filter(|word| match left.iter().position(|one| one == *word) {
            Some(at) => {
                left.swap_remove(at);
                true
            }
            None => false,
        });
    let shared = shared.count();
    shared * 10 >= own.len() * 9 && shared * 10 >= there.len() * 9
}

/// Whether a text has the very words of a passage, whatever signs stand around them.
pub(super) fn has_words_of(text: &str, passage: &str) -> bool {
    listed(text) == listed(passage)
}

/// The range with whole words at its ends: of a word that is cut there, all where it is like the passage's own
/// outermost word or lacks a letter or two, and nothing where it is not.
pub(super) fn at_words(was: &Was<'_>, range: CharRange, new: &TextView<'_>) -> CharRange {
    let range = at_word(was, range, new, Side::End);
    trimmed(at_word(was, range, new, Side::Start), new)
}

fn at_word(was: &Was<'_>, range: CharRange, new: &TextView<'_>, side: Side) -> CharRange {
    let (inner, outer) = (new.slice(range), side.beside(range));
    let outer = new.slice(outer);
    let (inside, outside) = match side {
        Side::Start => (lead(inner.chars()), lead(outer.chars().rev())),
        Side::End => (lead(inner.chars().rev()), lead(outer.chars())),
    };
    if was.cuts_word(side) || inside == 0 || outside == 0 {
        return range;
    }
    let (start, end) = (range.start, range.end);
    let word = match side {
        Side::Start => CharRange::new(start - outside, start + inside),
        Side::End => CharRange::new(end - inside, end + outside),
    };
    let is_all = inside == end - start;
    let length = was.passage.trim().chars().count();
    let is_nearer =
        (end - start + outside).abs_diff(length) <= (end - start - inside).abs_diff(length);
    let belongs = is_all || is_nearer || is_like(new.slice(word), was.outermost(side));
    match (side, belongs) {
        (Side::Start, true) => CharRange::new(start - outside, end),
        (Side::Start, false) => CharRange::new(start + inside, end),
        (Side::End, true) => CharRange::new(start, end + outside),
        (Side::End, false) => CharRange::new(start, end - inside),
    }
}

/// How many characters of a word a text begins with.
fn lead(text: impl Iterator<Item = char>) -> usize {
    text.take_while(|c| is_word(*c)).count()
}

/// Whether no more than half of a word's letters differ from another's.
fn is_like(word: &str, other: Option<String>) -> bool {
    let (word, other) = (folded(word), folded(&other.unwrap_or_default()));
    let most = word.len().max(other.len());
    Pattern::new(word).distance(other.into_iter()) * 2 <= most
}
