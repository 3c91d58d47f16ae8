//! How well a stretch of a text fits a passage that is looked for: its words and what stands around it.

use std::ops::Range;

use super::edit_distance::Pattern;
use super::fold::hash;
use super::quote::{CONTEXT_LEN, Quote, after, before};
use super::view::TextView;
use super::words::cuts_a_word;

/// Context characters that weigh most.
const CONTEXT_NEAR_LEN: usize = 32;
/// What a context that was not recorded counts.
const UNKNOWN_LIKENESS: f32 = 0.5;

/// A stretch of the new text, weighed.
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
    /// All of it in one number, 0–1.
    pub(super) score: f32,
    /// Whether the characters are the same, be it as a part of longer words.
    pub(super) same: bool,
}

impl Match {
    /// Whether the words are the same.
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

    /// Whether two stretches share a character.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.range.start < other.range.end && other.range.start < self.range.end
    }
}

/// Weighs stretches of one text for one passage.
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

    /// Likeness to the characters that go away from the passage. A context that was empty because the
    /// text ended there is matched by an end of the text only.
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
        0.6 * like(&self.near, self.len.min(CONTEXT_NEAR_LEN))
            + 0.4 * like(&self.far, self.len.min(CONTEXT_LEN))
    }
}

impl<'a> Scorer<'a> {
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

    /// Weighs a stretch of the text.
    pub(super) fn score_range(&self, range: Range<usize>) -> Match {
        let text = self.view.folded();
        let words = self.likeness(&range);
        let same = words >= 1.0;
        // A word is not found inside another, unless it was selected there.
        let within = !self.quote.cuts_word && cuts_a_word(text.chars(), &range);
        let words = if within { words.min(0.9999) } else { words };
        let side = |side: &Option<Side>, forward: bool| match side {
            None => UNKNOWN_LIKENESS,
            Some(side) if forward => side.likeness(|| after(text, range.end)),
            Some(side) => side.likeness(|| before(text, range.start)),
        };
        let (before, after) = (side(&self.before, false), side(&self.after, true));
        let long = (self.quote.len as f32 / 48.0).min(1.0);
        let weight = 0.30 + 0.40 * long;
        let context = 0.6 * before.max(after) + 0.4 * before.min(after);
        let position = self.quote.position.map_or(UNKNOWN_LIKENESS, |position| {
            let here = range.start as f32 / text.len().max(1) as f32;
            1.0 - 2.0 * (here - position).abs()
        });
        let mut score = 0.98 * (weight * words + (1.0 - weight) * context) + 0.02 * position;
        if self.has_the_same_headings(range.start) {
            score += 0.02;
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

    fn likeness(&self, range: &Range<usize>) -> f32 {
        let text = self.view.folded().slice(range.clone());
        if self.quote.tail.is_empty() {
            if text == self.quote.chars.as_slice() {
                return 1.0;
            }
            let most = text.len().max(self.quote.chars.len()).max(1);
            // Never quite the same, however long the passage.
            let like = 1.0 - self.words.distance(text.iter().copied()) as f32 / most as f32;
            return like.min(0.9999);
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
        like.clamp(0.0, 0.9999)
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
