//! What became of a passage, decided without the program.

use std::ops::Range;

use glose::text::CharRange;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::corpus::{Pair, Plain};
use crate::passages::Passage;

/// The fewest words in a row that count as kept.
const RUN: usize = 3;
/// The shortest text that is the same one wherever it stands, in scalar values.
const PROOF: usize = 25;

/// What became of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Every word is there, in a row, where the diff has it.
    Same,
    /// Four tenths or more of it is there.
    Edited,
    /// Less than a tenth is there.
    Deleted,
    /// It is there, word for word, but somewhere else.
    Moved,
}

/// What became of a passage, and where it is right to place it.
#[derive(Debug, Clone)]
pub struct Truth {
    pub class: Class,
    /// The right places; of a deleted passage, the gap it left.
    pub places: Vec<CharRange>,
    /// Whether a second diff says the same.
    pub agreed: bool,
}

/// Words of two texts, and which new one every old one became.
pub struct Words {
    pub old: Vec<Range<usize>>,
    pub new: Vec<Range<usize>>,
    pub to_new: Vec<Option<usize>>,
}

/// Words as stretches of letters and digits with their apostrophes and hyphens, in scalar values.
pub fn words(chars: &[char]) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for at in 0..=chars.len() {
        let inside = chars.get(at).is_some_and(|letter| letter.is_alphanumeric());
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words
}

impl Words {
    /// By a diff of the words, keeping runs of three; or by provenance.
    pub fn of(pair: &Pair, by: Algorithm) -> Self {
        let (old, new) = (words(&pair.old.chars), words(&pair.new.chars));
        let mut to_new = vec![None; old.len()];
        if let Some(provenance) = &pair.provenance {
            for (at, from) in provenance.iter().enumerate() {
                if let Some(from) = from {
                    to_new[*from] = Some(at);
                }
            }
            return Self { old, new, to_new };
        }
        let strings = |plain: &Plain, words: &[Range<usize>]| -> Vec<String> {
            let word = |word: &Range<usize>| plain.chars[word.clone()].iter().collect::<String>();
            words
                .iter()
                .map(|range| word(range).to_lowercase())
                .collect()
        };
        let (one, other) = (strings(&pair.old, &old), strings(&pair.new, &new));
        for op in capture_diff_slices(by, &one, &other) {
            if let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = op
            {
                let edge = (old_index == 0 && new_index == 0)
                    || (old_index + len == old.len() && new_index + len == new.len());
                if len >= RUN || edge {
                    for step in 0..len {
                        to_new[old_index + step] = Some(new_index + step);
                    }
                }
            }
        }
        Self { old, new, to_new }
    }

    /// The words a range touches.
    pub fn touched(&self, range: CharRange) -> Range<usize> {
        let first = self.old.partition_point(|word| word.end <= range.start);
        first
            ..self
                .old
                .partition_point(|word| word.start < range.end)
                .max(first)
    }
}

/// What became of a passage; `None` when it is not clear.
pub fn of(pair: &Pair, passage: &Passage) -> Option<Truth> {
    let mut truth = by(pair, passage, &passage.words)?;
    let second = by(pair, passage, &passage.second);
    truth.agreed =
        second.is_some_and(|other| truth.class == other.class && truth.places == other.places);
    Some(truth)
}

/// What became of a passage by one diff.
fn by(pair: &Pair, passage: &Passage, words: &Words) -> Option<Truth> {
    let touched = words.touched(passage.range);
    let length = |word: usize| words.old[word].len();
    let all: usize = touched.clone().map(length).sum();
    let mut kept: Vec<(usize, usize)> = touched
        .clone()
        .filter_map(|word| Some((word, words.to_new[word]?)))
        .collect();
    kept.sort_by_key(|kept| kept.1);
    let weight = |kept: &[(usize, usize)]| kept.iter().map(|kept| length(kept.0)).sum::<usize>();
    let share = weight(&kept) as f32 / all.max(1) as f32;
    let in_a_row = kept
        .windows(2)
        .all(|two| two[1] == (two[0].0 + 1, two[0].1 + 1));
    if share >= 0.40 {
        let span = |kept: &[(usize, usize)]| {
            let (first, last) = (kept.first()?, kept.last()?);
            Some(CharRange::new(
                words.new[first.1].start,
                words.new[last.1].end,
            ))
        };
        let class = if share >= 0.995 && in_a_row {
            Class::Same
        } else {
            Class::Edited
        };
        let mut places = vec![span(&kept)?];
        // Where much more was inserted into a passage than it held, its heavier part is right too.
        let near = passage.range.len() * 5 / 2 + 60;
        let parts = kept.chunk_by(|one, two| words.new[two.1].start <= words.new[one.1].end + near);
        places.extend(parts.max_by_key(|part| weight(part)).and_then(span));
        return Some(Truth {
            class,
            places,
            agreed: true,
        });
    }
    if share >= 0.10 {
        return None;
    }
    gone(pair, passage, words, &touched)
}

/// A passage that is not where it was: moved, deleted, or too like something else to say.
fn gone(pair: &Pair, passage: &Passage, words: &Words, touched: &Range<usize>) -> Option<Truth> {
    let range = passage.range.start..passage.range.end;
    let (old, new) = (&pair.old.chars, &pair.new.chars);
    // A short passage has moved when it stands elsewhere with what surrounds it, word for word.
    let around = if range.len() < PROOF { PROOF } else { 0 };
    let proof = range.start.saturating_sub(around)..(range.end + around).min(old.len());
    if proof.len() >= PROOF {
        let places: Vec<CharRange> = verbatim(&old[proof.clone()], new)
            .map(|at| at + range.start - proof.start)
            .map(|at| CharRange::new(at, at + range.len()))
            .collect();
        if !places.is_empty() {
            return Some(Truth {
                class: Class::Moved,
                places,
                agreed: true,
            });
        }
    }
    let quote = &old[range];
    if quote.len() >= PROOF && nearest(quote, new) * 10 <= quote.len() * 3 {
        return None;
    }
    let kept = |word: &usize| words.to_new[*word];
    let before = (0..touched.start).rev().find_map(|word| kept(&word));
    let after = (touched.end..words.old.len()).find_map(|word| kept(&word));
    let start = before.map_or(0, |word| words.new[word].end);
    let end = after.map_or(new.len(), |word| words.new[word].start);
    let places = vec![CharRange::new(start, end.max(start))];
    Some(Truth {
        class: Class::Deleted,
        places,
        agreed: true,
    })
}

/// Where `wanted` stands in `text`.
fn verbatim<'a>(wanted: &'a [char], text: &'a [char]) -> impl Iterator<Item = usize> + 'a {
    let last = (text.len() + 1).saturating_sub(wanted.len());
    (0..last).filter(move |at| &text[*at..at + wanted.len()] == wanted)
}

/// The least edit distance of `pattern` to any stretch of `text`, by the plain matrix (Sellers 1980).
pub fn nearest(pattern: &[char], text: &[char]) -> usize {
    let mut column: Vec<u32> = (0..=pattern.len() as u32).collect();
    let mut best = pattern.len() as u32;
    for letter in text {
        let mut diagonal = 0;
        for (row, wanted) in pattern.iter().enumerate() {
            let value = (diagonal + u32::from(wanted != letter))
                .min(column[row] + 1)
                .min(column[row + 1] + 1);
            diagonal = column[row + 1];
            column[row + 1] = value;
        }
        best = best.min(column[pattern.len()]);
    }
    best as usize
}
