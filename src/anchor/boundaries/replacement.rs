//! Extending a passage over an outermost word that was replaced.

use super::super::words::words;
use super::extend::{Extension, SHORT_SENTENCE_LEN};
use super::original::{REACH, Side, is_word, trimmed_len, word_list};
use crate::text::CharRange;

/// The most words that were replaced at an end, and the most that took their place: what is larger is another text.
/// Tuned: with 5 a quote-only passage in 400 is no longer right, 1 and 3 change no figure.
const REPLACED_WORDS_MAX: usize = 2;
/// How many of the words that stood next to the passage mark where it ends.
const NEIGHBOUR_WORDS: usize = 2;

impl Extension<'_> {
    /// How much stands between the end of what was found and the words that stood next to the passage, where the
    /// passage's outermost words were replaced, in scalar values; 0 where nothing was, or too much.
    pub(super) fn replaced_len(&self, range: CharRange, side: Side) -> usize {
        let lost = self.lost_words(range, side);
        if lost == 0 || lost > REPLACED_WORDS_MAX || self.original.cuts_word(side) {
            return 0;
        }
        let Some(len) = self.len_to_neighbours(range, side) else {
            return 0;
        };
        let more = match side {
            Side::Start => CharRange::new(range.start - len, range.start),
            Side::End => CharRange::new(range.end, range.end + len),
        };
        let text = self.new.slice(more);
        let words = word_list(text).len();
        let passage_len = self.original.passage.chars().count();
        let is_small = words <= REPLACED_WORDS_MAX.min(lost + 1)
            && trimmed_len(Some(text)) <= passage_len.max(SHORT_SENTENCE_LEN)
            && self.grown_len(range, more) <= self.kept;
        if is_small && !(self.is_other)(more) {
            len
        } else {
            0
        }
    }

    /// How many of the passage's own words are missing at an end of what was found.
    fn lost_words(&self, range: CharRange, side: Side) -> usize {
        let own = word_list(self.original.passage);
        let here = word_list(self.new.slice(range));
        let lost = match side {
            Side::Start => own.iter().position(|word| Some(word) == here.first()),
            Side::End => own.iter().rev().position(|word| Some(word) == here.last()),
        };
        lost.unwrap_or(own.len())
    }

    /// How far from an end of what was found the words that stood next to the passage stand, or the edge of its
    /// block if the passage stood there; `None` further than [`REACH`].
    fn len_to_neighbours(&self, range: CharRange, side: Side) -> Option<usize> {
        let (block, beside) = match side {
            Side::Start => {
                let (block, _) = self.block(range.start, side);
                (
                    block,
                    CharRange::new(
                        block.start.max(range.start.saturating_sub(REACH)),
                        range.start,
                    ),
                )
            }
            Side::End => {
                let (block, _) = self.block(range.end, side);
                (
                    block,
                    CharRange::new(range.end, block.end.min(range.end + REACH)),
                )
            }
        };
        let text = self.new.slice(beside);
        let known = self.neighbours(side, NEIGHBOUR_WORDS);
        let len = if known.is_empty() {
            let reaches_edge = match side {
                Side::Start => beside.start == block.start,
                Side::End => beside.end == block.end,
            };
            reaches_edge.then(|| text.chars().count())
        } else {
            distance_to(text, &known, side)
        };
        len.filter(|len| *len <= REACH)
    }
}

/// How far from the passage's end the words `known` stand in a text beside it, in scalar values.
fn distance_to(text: &str, known: &[String], side: Side) -> Option<usize> {
    let chars = lowercase_chars(text);
    let found = words(&chars);
    let word = |at: usize| -> String {
        let range = found.get(at).cloned().unwrap_or_default();
        chars.get(range).unwrap_or_default().iter().collect()
    };
    let mut starts = 0..(found.len() + 1).saturating_sub(known.len());
    let fits = |at: &usize| {
        let mut words = known.iter().enumerate();
        words.all(|(step, one)| word(at + step) == *one)
    };
    match side {
        Side::End => {
            let at = starts.find(fits)?;
            let before = chars.get(..found.get(at)?.start)?;
            Some(before.iter().rev().skip_while(|c| !is_word(**c)).count())
        }
        Side::Start => {
            let at = starts.rfind(fits)?;
            let after = chars.get(found.get(at + known.len() - 1)?.end..)?;
            Some(after.iter().skip_while(|c| !is_word(**c)).count())
        }
    }
}

/// A text in lower case, scalar value by scalar value, so that offsets in it are offsets in the text.
fn lowercase_chars(text: &str) -> Vec<char> {
    let one = |c: char| {
        let mut lower = c.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(lower), None) => lower,
            _ => c,
        }
    };
    text.chars().map(one).collect()
}
