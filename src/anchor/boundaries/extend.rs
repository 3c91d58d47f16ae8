//! Extending a passage to where its sentence begins or ends.

use super::super::view::TextView;
use super::original::{Original, Side, is_sign, trimmed_len, word_list};
use crate::text::CharRange;
use crate::text::segment::sentence_ends_in;

/// How many scalar values a passage may always be extended by, however short its sentence was. Not sensitive:
/// the figures of the tuning pairs are the same with 0 and with 48.
pub(super) const SHORT_SENTENCE_LEN: usize = 24;
/// How much a passage may grow at both ends, in shares of what was found of it.
/// Tuned: with 2.0 one in 400 of the edited passages is no longer right, with 1.0 none changes.
const GROWTH_MAX: f32 = 1.4;
/// The most words that a passage gives back so that it ends where a sentence does. From 0 to
/// 6 no figure changes; the tests of boundaries need it.
const GIVEN_BACK_WORDS_MAX: usize = 3;
/// How many words in a row must be those that stood next to the passage for a stretch to hold them.
const NEIGHBOUR_WORDS: usize = 3;

/// A passage whose ends are being found in a new text.
pub(super) struct Extension<'a> {
    /// The passage as it stood in the old text.
    pub(super) original: &'a Original<'a>,
    /// The new text.
    pub(super) new: &'a TextView<'a>,
    /// Whether a range of the new text was something else in the old one.
    pub(super) is_other: &'a dyn Fn(CharRange) -> bool,
    /// How much of the passage was found before it was extended, in scalar values.
    pub(super) kept: usize,
}

impl Extension<'_> {
    /// The range with its end where its sentence ends, if the passage ended a sentence; otherwise over a last word
    /// that was replaced.
    pub(super) fn extend_end(&self, range: CharRange) -> CharRange {
        let Some(sentence) = self.original.sentence_len(Side::End) else {
            return CharRange::new(range.start, range.end + self.replaced_len(range, Side::End));
        };
        let (block, at) = self.block(range.end, Side::End);
        let text = self.new.slice(block);
        let here = text.get(..byte_offset(text, at)).unwrap_or_default();
        let body = here.trim_end_matches(is_sign).len();
        let mut ends = sentence_ends_in(text);
        ends.push(text.len());
        let closed = |end: usize| self.closed_len(text.get(..end).unwrap_or_default());
        if let Some(end) = ends.iter().copied().find(|end| *end > body) {
            let end = closed(end).max(at);
            let more = CharRange::new(range.end, range.end + (end - at));
            if self.may_grow(range, more, sentence, Side::End) {
                return CharRange::new(range.start, more.end);
            }
        }
        let last = ends.iter().copied().rfind(|end| *end <= body);
        let Some(end) = last.map(closed) else {
            return range;
        };
        self.give_back(range, at - end.min(at))
    }

    /// The scalar values of a text up to the end of its last sentence, with the signs that close it if the passage
    /// had such signs.
    fn closed_len(&self, text: &str) -> usize {
        let text = text.trim_end();
        let text = if self.original.passage.trim_end().ends_with(is_sign) {
            text
        } else {
            text.trim_end_matches(is_sign)
        };
        text.chars().count()
    }

    /// The range without its last `len` scalar values, if they are few words and were something else.
    fn give_back(&self, range: CharRange, len: usize) -> CharRange {
        let given = CharRange::new(range.end - len, range.end);
        let is_small = word_list(self.new.slice(given)).len() <= GIVEN_BACK_WORDS_MAX;
        if is_small && given.start > range.start && (self.is_other)(given) {
            CharRange::new(range.start, given.start)
        } else {
            range
        }
    }

    /// The range with its beginning where its sentence begins, if the passage began a sentence and its first word
    /// did not stay; otherwise over a first word that was replaced.
    pub(super) fn extend_start(&self, range: CharRange) -> CharRange {
        let Some(sentence) = self.original.sentence_len(Side::Start) else {
            let more = self.replaced_len(range, Side::Start);
            return CharRange::new(range.start - more, range.end);
        };
        // What was put before a first word that stayed is not the passage's.
        let first = word_list(self.new.slice(range)).into_iter().next();
        if first.is_some() && first == self.original.outermost_word(Side::Start) {
            return range;
        }
        let (block, at) = self.block(range.start, Side::Start);
        let text = self.new.slice(block);
        let here = byte_offset(text, at);
        let ends = sentence_ends_in(text).into_iter();
        let begin = ends.filter(|end| *end <= here).max().unwrap_or(0);
        let rest = text.get(begin..here).unwrap_or_default();
        let begin = begin + (rest.len() - rest.trim_start().len());
        let begin = text.get(..begin).map_or(0, |text| text.chars().count());
        let more = CharRange::new(range.start - (at - begin.min(at)), range.start);
        if self.may_grow(range, more, sentence, Side::Start) {
            CharRange::new(more.start, range.end)
        } else {
            range
        }
    }

    /// The block that an end of a passage stands in, and how far into it.
    pub(super) fn block(&self, at: usize, side: Side) -> (CharRange, usize) {
        let inside = match side {
            Side::Start => at,
            Side::End => at.saturating_sub(1),
        };
        let text = self.new.folded();
        let folded = text.fold_of(CharRange::new(inside, inside + 1)).start;
        let block = self
            .new
            .block_at(folded)
            .and_then(|at| self.new.blocks().get(at));
        let block = block.map_or(CharRange::new(at, at), |block| {
            text.source_of(block.range.clone())
        });
        // Signs that folding drops stand at a block's end too.
        let end = block.end.max(at);
        let tail = self.new.slice(CharRange::new(end, end + 8));
        let tail = tail.split('\n').next().unwrap_or_default();
        let start = block.start.min(at);
        (
            CharRange::new(start, end + tail.trim_end().chars().count()),
            at - start,
        )
    }

    /// Whether a passage may take what stands next to it: no more than its sentence was long, and nothing that was
    /// something else.
    fn may_grow(&self, range: CharRange, more: CharRange, sentence: usize, side: Side) -> bool {
        let length = trimmed_len(Some(self.new.slice(more)));
        length <= sentence.max(SHORT_SENTENCE_LEN)
            && self.has_room(range, more)
            && !(self.is_other)(more)
            && !self.holds_neighbours(more, side)
    }

    /// Whether what the passage grew by stays small beside what was found of it.
    fn has_room(&self, range: CharRange, more: CharRange) -> bool {
        self.grown_len(range, more) as f32 <= self.kept as f32 * GROWTH_MAX
    }

    /// By how much the passage has grown once it takes `more` too, in scalar values.
    pub(super) fn grown_len(&self, range: CharRange, more: CharRange) -> usize {
        let grown = (range.end - range.start).saturating_sub(self.kept);
        grown + trimmed_len(Some(self.new.slice(more)))
    }

    /// Whether a stretch holds the words that stood next to the passage.
    fn holds_neighbours(&self, more: CharRange, side: Side) -> bool {
        let known = self.neighbours(side, NEIGHBOUR_WORDS);
        let here = word_list(self.new.slice(more));
        here.windows(NEIGHBOUR_WORDS).any(|words| words == known)
    }

    /// The words that stood next to the passage in its block, at most `most`, in the order of the text.
    pub(super) fn neighbours(&self, side: Side, most: usize) -> Vec<String> {
        match side {
            Side::End => {
                let after = self.original.after.split("\n\n").next().unwrap_or_default();
                word_list(after).into_iter().take(most).collect()
            }
            Side::Start => {
                let before = self
                    .original
                    .before
                    .rsplit("\n\n")
                    .next()
                    .unwrap_or_default();
                let words = word_list(before);
                words
                    .get(words.len().saturating_sub(most)..)
                    .unwrap_or_default()
                    .to_vec()
            }
        }
    }
}

/// The byte of a scalar value; past the end, the end.
fn byte_offset(text: &str, scalars: usize) -> usize {
    text.char_indices()
        .nth(scalars)
        .map_or(text.len(), |(at, _)| at)
}
