//! Carrying an end of a passage on to where its sentence ends, or over a word that was replaced there.

use super::super::view::TextView;
use super::super::words::words;
use super::original::{NEAR, Side, Was, is_sign, is_word, len, listed};
use crate::text::CharRange;
use crate::text::segment::sentence_ends_in;

/// The most scalar values of a sentence that is carried on to its end, however short it was.
const LITTLE: usize = 24;
/// How much a passage may grow at both ends, in shares of what was found of it. Tuned on pairs of revisions, where
/// what it grows over is no part of the truth: a passage that more than doubled is no match there.
const GROWTH: f32 = 1.4;
/// The most words that were replaced at an end, and the most that took their place: what is larger is another text. Tuned
/// on the same pairs: held out, one passage in 171 comes right, and none goes wrong.
const REPLACED: usize = 2;
/// The most words that a passage gives back to come to a sentence's end.
const GIVEN_BACK: usize = 3;

/// A passage that is being given its ends in a text.
pub(super) struct Place<'a> {
    pub(super) was: &'a Was<'a>,
    pub(super) new: &'a TextView<'a>,
    pub(super) is_other: &'a dyn Fn(CharRange) -> bool,
    /// Scalar values of what was found of it.
    pub(super) kept: usize,
}

impl Place<'_> {
    pub(super) fn end(&self, range: CharRange) -> CharRange {
        let (block, at) = self.block(range.end, Side::End);
        let text = self.new.slice(block);
        let Some(sentence) = self.was.sentence(Side::End) else {
            return CharRange::new(range.start, range.end + self.replaced(range, Side::End));
        };
        let here = byte(text, at);
        let keeps_signs = self.was.passage.trim_end().ends_with(is_sign);
        let close = |end: usize| {
            let body = text.get(..end).unwrap_or_default().trim_end();
            let body = if keeps_signs {
                body
            } else {
                body.trim_end_matches(is_sign)
            };
            body.chars().count()
        };
        let mut ends = sentence_ends_in(text);
        ends.push(text.len());
        let body = text
            .get(..here)
            .unwrap_or_default()
            .trim_end_matches(is_sign)
            .len();
        let next = ends
            .iter()
            .copied()
            .find(|end| *end > body && *end + 1 > body);
        if let Some(end) = next {
            let end = close(end).max(at);
            let more = CharRange::new(range.end, range.end + (end - at));
            if self.may_grow(range, more, sentence, Side::End) {
                return CharRange::new(range.start, more.end);
            }
        }
        let last = ends.iter().copied().rfind(|end| *end <= body);
        let Some(end) = last.map(close) else {
            return range;
        };
        let given = CharRange::new(range.end - (at - end.min(at)), range.end);
        let few = folded_words(self.new.slice(given)) <= GIVEN_BACK;
        if few && given.start > range.start && (self.is_other)(given) {
            return CharRange::new(range.start, given.start);
        }
        range
    }

    pub(super) fn start(&self, range: CharRange) -> CharRange {
        let (block, at) = self.block(range.start, Side::Start);
        let text = self.new.slice(block);
        let Some(sentence) = self.was.sentence(Side::Start) else {
            return CharRange::new(range.start - self.replaced(range, Side::Start), range.end);
        };
        let here = byte(text, at);
        let begin = sentence_ends_in(text)
            .into_iter()
            .rfind(|end| *end <= here)
            .unwrap_or(0);
        let rest = text.get(begin..here).unwrap_or_default();
        let blank = rest.len() - rest.trim_start().len();
        let begin = len_of(text.get(..begin + blank));
        let more = CharRange::new(range.start - (at - begin.min(at)), range.start);
        // What was put before a first word that stayed is not the passage's.
        let first = listed(self.new.slice(range)).into_iter().next();
        if first.is_some() && first == listed(self.was.passage).into_iter().next() {
            return range;
        }
        if self.may_grow(range, more, sentence, Side::Start) {
            return CharRange::new(more.start, range.end);
        }
        range
    }

    /// The block that an end of a passage stands in, and how far into it.
    fn block(&self, at: usize, side: Side) -> (CharRange, usize) {
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

    /// Whether a passage, as far as it has grown, takes what stands next to it: no more than its sentence was,
    /// and nothing that was something else.
    fn may_grow(&self, range: CharRange, more: CharRange, sentence: usize, side: Side) -> bool {
        let length = len(Some(self.new.slice(more)));
        length <= sentence.max(LITTLE)
            && self.has_room(range, more)
            && !(self.is_other)(more)
            && !self.holds_neighbours(more, side)
    }

    /// Whether a change at an end is not larger than what is left of the passage.
    fn has_room(&self, range: CharRange, more: CharRange) -> bool {
        let grown = (range.end - range.start).saturating_sub(self.kept);
        let length = len(Some(self.new.slice(more)));
        (grown + length) as f32 <= self.kept as f32 * GROWTH
    }

    /// Whether what took the place of words at an end is small beside what is left of the passage.
    fn is_small(&self, range: CharRange, more: CharRange, lost: usize, words: usize) -> bool {
        let grown = (range.end - range.start).saturating_sub(self.kept);
        let length = len(Some(self.new.slice(more)));
        lost <= REPLACED && words <= REPLACED && grown + length <= self.kept
    }

    /// Whether a stretch holds the words that stood next to the passage.
    fn holds_neighbours(&self, more: CharRange, side: Side) -> bool {
        let known = self.neighbours(side, 3);
        if known.len() < 3 {
            return false;
        }
        let here = listed(self.new.slice(more));
        here.windows(3).any(|three| three == known.as_slice())
    }

    /// The words that stood next to the passage in its block, nearest words in the order of the text.
    fn neighbours(&self, side: Side, most: usize) -> Vec<String> {
        match side {
            Side::End => {
                let after = self.was.after.split("\n\n").next().unwrap_or_default();
                listed(after).into_iter().take(most).collect()
            }
            Side::Start => {
                let before = self.was.before.rsplit("\n\n").next().unwrap_or_default();
                let words = listed(before);
                words
                    .get(words.len().saturating_sub(most)..)
                    .unwrap_or_default()
                    .to_vec()
            }
        }
    }

    /// How much stands between the passage's end and the words that stood next to it, where the passage's
    /// outermost word was replaced (scalar values).
    fn replaced(&self, range: CharRange, side: Side) -> usize {
        let own = listed(self.was.passage);
        let here = listed(self.new.slice(range));
        let lost = match side {
            Side::Start => own.iter().position(|word| Some(word) == here.first()),
            Side::End => own.iter().rev().position(|word| Some(word) == here.last()),
        };
        // Of a passage whose outermost word stayed, nothing was replaced there.
        let lost = lost.unwrap_or(own.len());
        if lost == 0 || self.was.cuts_word(side) {
            return 0;
        }
        let (block, at) = self.block(
            if side == Side::Start {
                range.start
            } else {
                range.end
            },
            side,
        );
        let beside = match side {
            Side::Start => CharRange::new(
                block.start.max(range.start.saturating_sub(NEAR)),
                range.start,
            ),
            Side::End => CharRange::new(range.end, block.end.min(range.end + NEAR)),
        };
        let text = self.new.slice(beside);
        let known = self.neighbours(side, 2);
        let reach = if known.is_empty() {
            // The passage began, or ended, its block.
            let all = if side == Side::Start {
                at <= NEAR
            } else {
                block.end <= range.end + NEAR
            };
            if all {
                Some(text.chars().count())
            } else {
                None
            }
        } else {
            distance(text, &known, side)
        };
        let Some(reach) = reach.filter(|reach| *reach <= NEAR) else {
            return 0;
        };
        let more = match side {
            Side::Start => CharRange::new(range.start - reach, range.start),
            Side::End => CharRange::new(range.end, range.end + reach),
        };
        let length = len(Some(self.new.slice(more)));
        let most = self.was.passage.chars().count().max(LITTLE);
        let words = folded_words(self.new.slice(more));
        let is_small = self.is_small(range, more, lost, words);
        if length > most || words > lost + 1 || !is_small || (self.is_other)(more) {
            0
        } else {
            reach
        }
    }
}

/// How far from the passage in a text beside it the words that stood next to it stand (scalar values).
fn distance(text: &str, known: &[String], side: Side) -> Option<usize> {
    let chars = folded_with(text);
    let found = words(&chars);
    let word = |at: usize| -> String {
        let range = found.get(at).cloned().unwrap_or_default();
        chars.get(range).unwrap_or_default().iter().collect()
    };
    let starts = 0..(found.len() + 1).saturating_sub(known.len());
    let fits = |at: &usize| {
        known
            .iter()
            .enumerate()
            .all(|(step, one)| word(at + step) == *one)
    };
    match side {
        Side::End => {
            let at = starts.into_iter().find(fits)?;
            let before = chars.get(..found.get(at)?.start)?;
            Some(before.iter().rev().skip_while(|c| !is_word(**c)).count())
        }
        Side::Start => {
            let at = starts.into_iter().rev().find(fits)?;
            let after = chars.get(found.get(at + known.len() - 1)?.end..)?;
            Some(after.iter().skip_while(|c| !is_word(**c)).count())
        }
    }
}

/// A text in lower case, character by character, so that places in it are places of the text.
fn folded_with(text: &str) -> Vec<char> {
    let one = |c: char| {
        let mut lower = c.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(lower), None) => lower,
            _ => c,
        }
    };
    text.chars().map(one).collect()
}

fn folded_words(text: &str) -> usize {
    listed(text).len()
}

fn byte(text: &str, scalars: usize) -> usize {
    text.char_indices()
        .nth(scalars)
        .map_or(text.len(), |(at, _)| at)
}

fn len_of(text: Option<&str>) -> usize {
    text.map_or(0, |text| text.chars().count())
}
