//! Fitting the boundaries of a passage whose words changed: at words, at sentence ends, within its blocks.
//!
//! A comparison keeps a passage from its first kept word to its last, and a search finds a stretch that may begin
//! and end anywhere. A reader had selected words, mostly whole sentences. So no boundary is inside a word; where the
//! old boundary was a sentence's, so is the new one; a word that was replaced at a boundary belongs to the passage;
//! and a passage stands in no more blocks than it did.

mod extend;
mod original;
mod replacement;

use super::edit_distance::Pattern;
use super::fold::folded;
use super::view::TextView;
use crate::text::CharRange;
use extend::Extension;
pub(super) use original::Original;
use original::{Side, is_word, word_list};

/// The range of a changed passage with its boundaries fitted. `is_other` tells whether a range of the new text was
/// something else in the old one.
pub(super) fn fit(
    original: &Original<'_>,
    range: CharRange,
    new: &TextView<'_>,
    is_other: &dyn Fn(CharRange) -> bool,
) -> CharRange {
    let range = snap_to_words(original, trim_blanks(range, new), new);
    let range = longest_within_block_count(original, range, new);
    if range.is_empty() {
        return range;
    }
    let extension = Extension {
        original,
        new,
        is_other,
        kept: range.end - range.start,
    };
    let range = extension.extend_start(extension.extend_end(range));
    trim_blanks(range, new)
}

/// The range without blanks at its ends.
pub(super) fn trim_blanks(range: CharRange, new: &TextView<'_>) -> CharRange {
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
fn longest_within_block_count(
    original: &Original<'_>,
    range: CharRange,
    new: &TextView<'_>,
) -> CharRange {
    let mut parts: Vec<CharRange> = Vec::new();
    let mut at = range.start;
    for part in new.slice(range).split("\n\n") {
        let end = at + part.chars().count();
        parts.push(CharRange::new(at, end));
        at = end + 2;
    }
    let most = original.block_count();
    if original.may_be_divided
        || parts.len() <= most
        || shares_most_words(new.slice(range), original.passage)
    {
        return range;
    }
    let whole = |parts: &[CharRange]| {
        let (first, last) = (parts.first()?, parts.last()?);
        Some(CharRange::new(first.start, last.end))
    };
    let longest = parts.windows(most).filter_map(whole);
    let longest = longest.max_by_key(|part| part.end - part.start);
    longest.map_or(range, |part| trim_blanks(part, new))
}

/// Whether a text has nine tenths of a passage's words and hardly any other: then its paragraphs were divided.
fn shares_most_words(text: &str, passage: &str) -> bool {
    let (there, own) = (word_list(text), word_list(passage));
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

/// Whether a text has the very words of a passage, whatever punctuation stands around them.
pub(super) fn has_same_words(text: &str, passage: &str) -> bool {
    word_list(text) == word_list(passage)
}

/// The range with whole words at its ends. Of a word that is cut there the passage takes all if it is then no
/// further from its old length than without it, or if the word is like its own outermost one; otherwise none.
pub(super) fn snap_to_words(
    original: &Original<'_>,
    range: CharRange,
    new: &TextView<'_>,
) -> CharRange {
    let range = snap_end(original, range, new, Side::End);
    trim_blanks(snap_end(original, range, new, Side::Start), new)
}

fn snap_end(
    original: &Original<'_>,
    range: CharRange,
    new: &TextView<'_>,
    side: Side,
) -> CharRange {
    let (inner, outer) = (new.slice(range), side.beside(range));
    let outer = new.slice(outer);
    let (inside, outside) = match side {
        Side::Start => (
            leading_word_len(inner.chars()),
            leading_word_len(outer.chars().rev()),
        ),
        Side::End => (
            leading_word_len(inner.chars().rev()),
            leading_word_len(outer.chars()),
        ),
    };
    if original.cuts_word(side) || inside == 0 || outside == 0 {
        return range;
    }
    let (start, end) = (range.start, range.end);
    let word = match side {
        Side::Start => CharRange::new(start - outside, start + inside),
        Side::End => CharRange::new(end - inside, end + outside),
    };
    let is_all = inside == end - start;
    let length = original.passage.trim().chars().count();
    let is_nearer =
        (end - start + outside).abs_diff(length) <= (end - start - inside).abs_diff(length);
    let belongs =
        is_all || is_nearer || is_similar_word(new.slice(word), original.outermost_word(side));
    match (side, belongs) {
        (Side::Start, true) => CharRange::new(start - outside, end),
        (Side::Start, false) => CharRange::new(start + inside, end),
        (Side::End, true) => CharRange::new(start, end + outside),
        (Side::End, false) => CharRange::new(start, end - inside),
    }
}

/// How many characters of a word a text begins with.
fn leading_word_len(text: impl Iterator<Item = char>) -> usize {
    text.take_while(|c| is_word(*c)).count()
}

/// Whether no more than half of a word's letters differ from another's.
fn is_similar_word(word: &str, other: Option<String>) -> bool {
    let (word, other) = (folded(word), folded(&other.unwrap_or_default()));
    let most = word.len().max(other.len());
    Pattern::new(word).distance(other) * 2 <= most
}
