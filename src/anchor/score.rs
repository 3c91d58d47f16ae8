//! Scoring a place for a passage: the likeness of its words and of its contexts, its position and its headings.

use std::ops::Range;

use super::edit_distance::Pattern;
use super::fold::hash;
use super::quote::{CONTEXT_LEN, Quote, chars_after, chars_before};
use super::view::TextView;
use super::words::cuts_a_word;

/// How much of a context next to the passage weighs most, in folded characters.
const CONTEXT_NEAR_LEN: usize = 32;
/// The weight of that part.
const CONTEXT_NEAR_WEIGHT: f32 = 0.6;
/// The weight of the whole context.
const CONTEXT_WHOLE_WEIGHT: f32 = 0.4;
/// The weight of the better of the two contexts.
const BEST_CONTEXT_WEIGHT: f32 = 0.6;
/// The weight of the worse.
const WORST_CONTEXT_WEIGHT: f32 = 0.4;
/// What a context counts that was not recorded.
const UNKNOWN_LIKENESS: f32 = 0.5;
/// The length from which a passage's words have their full weight, in folded characters.
const FULL_WEIGHT_LEN: f32 = 48.0;
/// The weight of the words of the shortest passage; its contexts have the rest.
const QUOTE_WEIGHT_MIN: f32 = 0.30;
/// What the weight of the words gains up to [`FULL_WEIGHT_LEN`].
const QUOTE_WEIGHT_GAIN: f32 = 0.40;
/// The weight of words and contexts together.
const TEXT_WEIGHT: f32 = 0.98;
/// The weight of the position in the text, and what the same headings add: they only break ties.
const LOCATION_WEIGHT: f32 = 0.02;
/// The likeness of words that are nearly the same, however long the passage: never quite 1.
const NEARLY_EXACT: f32 = 0.9999;

/// A place for the passage, scored.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Match {
    /// Folded range.
    pub(super) range: Range<usize>,
    /// Likeness of the words, 0–1.
    pub(super) quote: f32,
    /// Likeness of what stands before, 0–1.
    pub(super) before: f32,
    /// Likeness of what stands after, 0–1.
    pub(super) after: f32,
    /// Words, contexts, position and headings in one number, 0–1.
    pub(super) score: f32,
    /// Whether the characters are the same, even as a part of longer words.
    pub(super) same: bool,
}

impl Match {
    /// Whether the words are the same, as whole words.
    pub(super) fn is_exact(&self) -> bool {
        self.quote >= 1.0
    }

    /// The likeness of the better context.
    pub(super) fn best_side(&self) -> f32 {
        self.before.max(self.after)
    }

    /// The likeness of the worse context.
    pub(super) fn worst_side(&self) -> f32 {
        self.before.min(self.after)
    }

    /// Whether two places share a character.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.range.start < other.range.end && other.range.start < self.range.end
    }
}

/// Scores places in one text for one passage.
pub(super) struct Scorer<'a> {
    quote: &'a Quote,
    view: &'a TextView<'a>,
    words: Pattern,
    tail: Pattern,
    before: Option<Side>,
    after: Option<Side>,
}

struct Side {
    len: usize,
    near: Pattern,
    far: Pattern,
}

impl Side {
    fn new(chars: &[char]) -> Self {
        let near = Pattern::new(chars.iter().copied().take(CONTEXT_NEAR_LEN));
        let far = Pattern::new(chars.iter().copied().take(CONTEXT_LEN));
        Self {
            len: chars.len(),
            near,
            far,
        }
    }

    /// The likeness to the characters that lead away from the passage, 0–1. A context that was empty because the text
    /// ended there is matched by an end of the text only.
    fn likeness<I: Iterator<Item = char>>(&self, text: impl Fn() -> I) -> f32 {
        if self.len == 0 {
            return if text().next().is_none() {
                1.0
            } else {
                UNKNOWN_LIKENESS
            };
        }
        let like = |pattern: &Pattern, len: usize| {
            let (distance, _) = pattern.prefix_distance(text());
            1.0 - distance as f32 / len as f32
        };
        CONTEXT_NEAR_WEIGHT * like(&self.near, self.len.min(CONTEXT_NEAR_LEN))
            + CONTEXT_WHOLE_WEIGHT * like(&self.far, self.len.min(CONTEXT_LEN))
    }
}

impl<'a> Scorer<'a> {
    /// Makes a passage ready to be scored in a text.
    pub(super) fn new(quote: &'a Quote, view: &'a TextView<'a>) -> Self {
        Self {
            quote,
            view,
            words: Pattern::new(quote.chars.iter().copied()),
            tail: Pattern::new(quote.tail.iter().rev().copied()),
            before: quote.before.as_deref().map(Side::new),
            after: quote.after.as_deref().map(Side::new),
        }
    }

    /// Scores a folded range of the text.
    pub(super) fn score_range(&self, range: Range<usize>) -> Match {
        let text = self.view.folded();
        let words = self.likeness(&range);
        let same = words >= 1.0;
        // A word is not found inside another, unless it was selected there.
        let within = !self.quote.cuts_word && cuts_a_word(text.chars(), &range);
        let words = if within {
            words.min(NEARLY_EXACT)
        } else {
            words
        };
        let side = |side: &Option<Side>, forward: bool| match side {
            None => UNKNOWN_LIKENESS,
            Some(side) if forward => side.likeness(|| chars_after(text, range.end)),
            Some(side) => side.likeness(|| chars_before(text, range.start)),
        };
        let (before, after) = (side(&self.before, false), side(&self.after, true));
        let long = (self.quote.len as f32 / FULL_WEIGHT_LEN).min(1.0);
        let weight = QUOTE_WEIGHT_MIN + QUOTE_WEIGHT_GAIN * long;
        let context =
            BEST_CONTEXT_WEIGHT * before.max(after) + WORST_CONTEXT_WEIGHT * before.min(after);
        let position = self.quote.position.map_or(UNKNOWN_LIKENESS, |position| {
            let here = range.start as f32 / text.len().max(1) as f32;
            1.0 - 2.0 * (here - position).abs()
        });
        let text_score = weight * words + (1.0 - weight) * context;
        let mut score = TEXT_WEIGHT * text_score + LOCATION_WEIGHT * position;
        if self.has_the_same_headings(range.start) {
            score += LOCATION_WEIGHT;
        }
        Match {
            range,
            quote: words,
            before,
            after,
            score: score.clamp(0.0, 1.0),
            same,
        }
    }

    /// The likeness of the words at a folded range, 0–1; of a very long passage, by its two ends and its length.
    fn likeness(&self, range: &Range<usize>) -> f32 {
        let text = self.view.folded().slice(range.clone());
        if self.quote.tail.is_empty() {
            if text == self.quote.chars.as_slice() {
                return 1.0;
            }
            let most = text.len().max(self.quote.chars.len()).max(1);
            let like = 1.0 - self.words.distance(text.iter().copied()) as f32 / most as f32;
            return like.min(NEARLY_EXACT);
        }
        if self
            .quote
            .hash
            .as_ref()
            .is_some_and(|known| hash(text) == *known)
        {
            return 1.0;
        }
        let (head, _) = self.words.prefix_distance(text.iter().copied());
        let (tail, _) = self.tail.prefix_distance(text.iter().rev().copied());
        let ends = (self.quote.chars.len() + self.quote.tail.len()).max(1) as f32;
        let (short, long) = (
            text.len().min(self.quote.len) as f32,
            text.len().max(self.quote.len).max(1) as f32,
        );
        let like = (1.0 - (head + tail) as f32 / ends) * (0.5 + 0.5 * short / long);
        like.clamp(0.0, NEARLY_EXACT)
    }

    fn has_the_same_headings(&self, offset: usize) -> bool {
        let here = self.view.headings(offset);
        !here.is_empty()
            && here.len() == self.quote.path.len()
            && here
                .iter()
                .zip(&self.quote.path)
                .all(|(at, known)| self.view.block_chars(*at) == known)
    }
}
