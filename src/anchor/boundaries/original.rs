//! A passage as it stood, and whether its ends were those of words and of sentences.

use super::super::fold::folded;
use super::super::view::TextView;
use super::super::words::words;
use crate::text::CharRange;
use crate::text::segment::sentence_ends_in;

/// How far from a passage's new end what stood beside it is looked for, in scalar values: about a line of text.
pub(super) const REACH: usize = 80;

/// A passage as it stood in the old text, or as its note recorded it.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Original<'a> {
    /// What stood before it, as far as is known.
    pub(in super::super) before: &'a str,
    /// The passage itself.
    pub(in super::super) passage: &'a str,
    /// What stood after it, as far as is known.
    pub(in super::super) after: &'a str,
    /// Whether it may stand in more blocks than it did: a comparison of the texts knows which words stayed together
    /// when a paragraph was divided.
    pub(in super::super) may_be_divided: bool,
}

/// Which end of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Start,
    End,
}

impl Side {
    /// What stands next to a range on this side, as far as [`REACH`].
    pub(super) fn beside(self, range: CharRange) -> CharRange {
        match self {
            Self::Start => CharRange::new(range.start.saturating_sub(REACH), range.start),
            Self::End => CharRange::new(range.end, range.end.saturating_add(REACH)),
        }
    }
}

impl<'a> Original<'a> {
    /// The passage at a range of the text it was made on, to be placed by a comparison of that text.
    pub(in super::super) fn at(view: &TextView<'a>, range: CharRange) -> Self {
        let from = range.start.saturating_sub(REACH);
        Self {
            before: view.slice(CharRange::new(from, range.start)),
            passage: view.slice(range),
            may_be_divided: true,
            after: view.slice(CharRange::new(range.end, range.end.saturating_add(REACH))),
        }
    }

    /// Whether the passage begins, or ends, inside a word.
    pub(super) fn cuts_word(&self, side: Side) -> bool {
        let (outer, inner) = match side {
            Side::Start => (self.before.chars().next_back(), self.passage.chars().next()),
            Side::End => (self.after.chars().next(), self.passage.chars().next_back()),
        };
        outer.is_some_and(is_word) && inner.is_some_and(is_word)
    }

    /// The passage's first, or last, word.
    pub(super) fn outermost_word(&self, side: Side) -> Option<String> {
        let mut words = word_list(self.passage);
        match side {
            Side::Start => words.into_iter().next(),
            Side::End => words.pop(),
        }
    }

    /// How many blocks the passage stands in.
    pub(super) fn block_count(&self) -> usize {
        let parts = self.passage.split("\n\n");
        parts.filter(|part| !part.trim().is_empty()).count().max(1)
    }

    /// The length of the sentence that the passage begins, or ends, in scalar values; `None` where it begins or
    /// ends inside of one.
    pub(super) fn sentence_len(&self, side: Side) -> Option<usize> {
        match side {
            Side::Start => {
                let led = self.before.rsplit("\n\n").next().unwrap_or_default();
                let own = self.passage.trim_start();
                let own = own.split("\n\n").next().unwrap_or_default();
                let paragraph = format!("{led}{own}");
                let at = led.len();
                let ends = sentence_ends_in(&paragraph);
                let begins = led.trim().is_empty()
                    || ends
                        .iter()
                        .any(|end| is_blank_between(&paragraph, *end, at));
                let end = ends
                    .into_iter()
                    .find(|end| *end > at)
                    .unwrap_or(paragraph.len());
                begins.then(|| trimmed_len(paragraph.get(at..end)))
            }
            Side::End => {
                let own = self.passage.trim_end();
                let own = own.rsplit("\n\n").next().unwrap_or_default();
                let next = self.after.split("\n\n").next().unwrap_or_default();
                let paragraph = format!("{own}{next}");
                let ends = sentence_ends_in(&paragraph);
                let at = own.len();
                let closed = at + closing_len(next);
                let is_end = |end: &usize| is_blank_between(&paragraph, closed, *end) && *end >= at;
                let over = paragraph
                    .get(closed..)
                    .is_none_or(|rest| rest.trim().is_empty());
                let trimmed = own.trim_end_matches(is_sign).len();
                let start = ends
                    .iter()
                    .rev()
                    .find(|end| **end < trimmed)
                    .copied()
                    .unwrap_or(0);
                (over || ends.iter().any(is_end)).then(|| trimmed_len(paragraph.get(start..at)))
            }
        }
    }
}

/// Whether only blanks stand between two places of a text.
fn is_blank_between(text: &str, from: usize, to: usize) -> bool {
    let (from, to) = (from.min(to), from.max(to));
    text.get(from..to)
        .is_some_and(|between| between.trim().is_empty())
}

pub(super) fn trimmed_len(text: Option<&str>) -> usize {
    text.map_or(0, |text| text.trim().chars().count())
}

pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36F}')
}

/// Whether a sign may stand at a sentence's end.
pub(super) fn is_sign(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '»' | '”' | '"' | '’' | '\'' | ')' | ']'
    ) || c.is_whitespace()
}

/// The bytes of the signs that close a sentence at the beginning of a text.
fn closing_len(text: &str) -> usize {
    let signs = text.len() - text.trim_start_matches(is_sign).len();
    text.get(..signs).map_or(0, |signs| signs.trim_end().len())
}

/// The folded words of a text.
pub(super) fn word_list(text: &str) -> Vec<String> {
    let chars = folded(text);
    let list = words(&chars).into_iter();
    list.map(|word| chars.get(word).unwrap_or_default().iter().collect())
        .collect()
}
