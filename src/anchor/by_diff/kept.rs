//! What the comparison of two texts kept of a passage.

use std::ops::Range;

use super::super::shared_runs::longest_run;
use super::super::thresholds::widest_span;
use super::super::view::TextView;
use super::passage::Passage;

/// What the comparison kept of a passage.
pub(super) struct KeptPart {
    /// The kept share of its characters, by words, 0–1.
    pub(super) share: f32,
    /// The most kept words that stand in a row in both texts.
    pub(super) run: usize,
    /// Whether all of its words were kept, in a row.
    pub(super) is_whole: bool,
    /// Folded range in the new text, from the first kept word to the last.
    pub(super) range: Range<usize>,
}

impl KeptPart {
    /// What was kept of a passage; `None` where nothing was. Where much was inserted into it, or a part of it now
    /// stands in another block, its heaviest part.
    pub(super) fn of(passage: &Passage<'_>) -> Option<Self> {
        let alignment = passage.alignment;
        let weight = |word: usize| {
            let word = alignment.old_words.get(word).cloned().unwrap_or_default();
            let end = word.end.min(passage.range.end);
            end.saturating_sub(word.start.max(passage.range.start))
        };
        let all: usize = passage.words.clone().map(weight).sum();
        let words = passage.words.clone();
        let kept: Vec<(usize, usize)> = words
            .filter_map(|word| Some((word, alignment.to_new(word)?)))
            .collect();
        let parts = kept.chunk_by(|one, next| passage.belong_together(*one, *next));
        let heavy =
            |part: &&[(usize, usize)]| part.iter().map(|kept| weight(kept.0)).sum::<usize>();
        let part = parts.max_by_key(heavy)?;
        let (first, last) = (part.first()?, part.last()?);
        Some(Self {
            share: heavy(&part) as f32 / all.max(1) as f32,
            run: longest_run(part),
            is_whole: last.1 - first.1 == last.0 - first.0 && part.len() == passage.words.len(),
            range: passage.new_start(*first)?..passage.new_end(*last)?,
        })
    }
}

impl Passage<'_> {
    /// Whether two kept words `(old, new)` that follow each other in the passage still stand in one passage.
    fn belong_together(&self, one: (usize, usize), next: (usize, usize)) -> bool {
        let (old_words, new_words) = (&self.alignment.old_words, &self.alignment.new_words);
        let gap = new_words.get(one.1).zip(new_words.get(next.1));
        let widest = widest_span(self.range.len());
        let is_near = gap.is_some_and(|(one, next)| next.start.saturating_sub(one.end) <= widest);
        let block = |view: &TextView<'_>, word: Option<&Range<usize>>| {
            word.and_then(|word| view.block_at(word.start))
        };
        let was = |at: usize| block(self.old, old_words.get(at));
        let is = |at: usize| block(self.new, new_words.get(at));
        // Words that still follow each other do not stray where their paragraph was divided.
        let follows = next.0 == one.0 + 1 && next.1 == one.1 + 1;
        is_near && (follows || was(one.0) != was(next.0) || is(one.1) == is(next.1))
    }

    /// The new beginning, from the first kept word `(old, new)`: inside the word as it was, or before it
    /// as far as the same signs stand there.
    fn new_start(&self, (old, new): (usize, usize)) -> Option<usize> {
        let (was, is) = (
            self.alignment.old_words.get(old)?,
            self.alignment.new_words.get(new)?,
        );
        if self.range.start >= was.start {
            return Some(is.start + (self.range.start - was.start));
        }
        if old != self.words.start {
            return Some(is.start);
        }
        let led = self
            .old
            .folded()
            .slice(self.range.start..was.start)
            .iter()
            .rev();
        let leads = self.new.folded().slice(0..is.start).iter().rev();
        Some(is.start - led.zip(leads).take_while(|(a, b)| a == b).count())
    }

    /// The new end, from the last kept word `(old, new)`.
    fn new_end(&self, (old, new): (usize, usize)) -> Option<usize> {
        let (was, is) = (
            self.alignment.old_words.get(old)?,
            self.alignment.new_words.get(new)?,
        );
        if self.range.end <= was.end {
            return Some(is.end - (was.end - self.range.end));
        }
        if old + 1 != self.words.end {
            return Some(is.end);
        }
        let trailed = self.old.folded().slice(was.end..self.range.end).iter();
        let trails = self
            .new
            .folded()
            .slice(is.end..self.new.folded().len())
            .iter();
        Some(is.end + trailed.zip(trails).take_while(|(a, b)| a == b).count())
    }
}
