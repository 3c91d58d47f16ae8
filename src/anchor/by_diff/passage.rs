//! A passage of the old text, with the comparison that carries it into the new one.

use std::ops::Range;

use super::super::diff::Alignment;
use super::super::view::TextView;
use super::super::words::touched;
use crate::text::CharRange;

/// A passage of an old text, and the comparison of that text with a new one.
pub(super) struct Passage<'a> {
    /// Its folded range in the old text, without spaces at its ends.
    pub(super) range: Range<usize>,
    /// Its words, as indexes of [`Alignment::old_words`].
    pub(super) words: Range<usize>,
    /// The old text.
    pub(super) old: &'a TextView<'a>,
    /// What the two texts have in common.
    pub(super) alignment: &'a Alignment,
    /// The new text.
    pub(super) new: &'a TextView<'a>,
}

impl<'a> Passage<'a> {
    /// The passage at `range` (scalar values of `old`).
    pub(super) fn new(
        range: CharRange,
        old: &'a TextView<'a>,
        alignment: &'a Alignment,
        new: &'a TextView<'a>,
    ) -> Self {
        let range = old.folded().trim_spaces(old.folded().fold_of(range));
        let words = touched(&alignment.old_words, &range);
        Self {
            range,
            words,
            old,
            alignment,
            new,
        }
    }

    /// Its folded characters.
    pub(super) fn chars(&self) -> &'a [char] {
        self.old.folded().slice(self.range.clone())
    }

    /// Where it would stand: the new words between what was kept before it and what was kept after it.
    pub(super) fn gap_words(&self) -> Range<usize> {
        self.alignment.gap(&self.words)
    }

    /// [`Self::gap_words`] as a folded range, with what stands between them and the words around.
    pub(super) fn gap(&self) -> Range<usize> {
        let words = self.gap_words();
        let word = |at: usize| self.alignment.new_words.get(at);
        let before = words.start.checked_sub(1).and_then(word);
        let start = before.map_or(0, |word| word.end);
        let end = word(words.end).map_or(self.new.folded().len(), |word| word.start);
        start..end.max(start)
    }

    /// Where a passage of punctuation stands, next to a word that was kept; `None` of a passage with words.
    pub(super) fn punctuation(&self) -> Option<Range<usize>> {
        if !self.words.is_empty() {
            return None;
        }
        let kept = |word: usize| {
            let was = self.alignment.old_words.get(word)?;
            let is = self.alignment.new_words.get(self.alignment.to_new(word)?)?;
            Some((was, is))
        };
        let after =
            |(was, is): (&Range<usize>, &Range<usize>)| is.end + (self.range.start - was.end);
        let before = |(was, is): (&Range<usize>, &Range<usize>)| {
            is.start.checked_sub(was.start - self.range.start)
        };
        let word_before = self.words.start.checked_sub(1).and_then(kept);
        let word_after = kept(self.words.start);
        let starts = [word_before.map(after), word_after.and_then(before)];
        let is_same = |range: &Range<usize>| self.new.folded().slice(range.clone()) == self.chars();
        let mut ranges = starts
            .into_iter()
            .flatten()
            .map(|start| start..start + self.range.len());
        ranges.find(is_same)
    }
}
