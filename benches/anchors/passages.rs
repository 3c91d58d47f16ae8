//! Drawing passages to annotate: words, phrases, sentences, paragraphs; half anywhere, half near an edit.

use std::rc::Rc;

use glose::text::CharRange;
use similar::Algorithm;

use crate::corpus::{Pair, Plain};
use crate::truth::Words;

/// How large a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Word,
    Phrase,
    Sentence,
    Paragraph,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Word, Self::Phrase, Self::Sentence, Self::Paragraph];
}

/// A passage of the old text.
#[derive(Clone)]
pub struct Passage {
    pub kind: Kind,
    pub range: CharRange,
    /// What became of every word, by one diff and by another.
    pub words: Rc<Words>,
    pub second: Rc<Words>,
}

/// A stream of numbers that is the same on every run (`SplitMix64`).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5DEE_CE66)
    }

    /// A number below `sides`; 0 when there is none.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % sides.max(1) as u64) as usize
    }

    /// Whether something happens that does so `percent` times in a hundred.
    pub fn happens(&mut self, percent: usize) -> bool {
        self.roll(1_000) < percent * 10
    }
}

/// `each` passages of every kind, without doubles.
pub fn draw(pair: &Pair, seed: u64, each: usize) -> Vec<Passage> {
    let words = Rc::new(Words::of(pair, Algorithm::Myers));
    let second = Rc::new(Words::of(pair, Algorithm::Histogram));
    let edits: Vec<usize> = (1..words.old.len())
        .filter(|word| match (words.to_new[word - 1], words.to_new[*word]) {
            (Some(before), Some(here)) => here != before + 1,
            (before, here) => before.is_some() != here.is_some() || word % 7 == 0,
        })
        .collect();
    let mut dice = Dice::new(seed);
    let mut passages: Vec<Passage> = Vec::new();
    for kind in Kind::ALL {
        for turn in 0..each {
            let near = turn % 2 == 1 && !edits.is_empty();
            let word = if near {
                (edits[dice.roll(edits.len())] + dice.roll(9)).saturating_sub(4)
            } else {
                dice.roll(words.old.len())
            };
            let Some(range) = around(&pair.old, &words, word, kind, &mut dice) else {
                continue;
            };
            if !passages.iter().any(|other| other.range == range) {
                passages.push(Passage {
                    kind,
                    range,
                    words: Rc::clone(&words),
                    second: Rc::clone(&second),
                });
            }
        }
    }
    passages
}

fn around(
    plain: &Plain,
    words: &Words,
    word: usize,
    kind: Kind,
    dice: &mut Dice,
) -> Option<CharRange> {
    let here = words.old.get(word)?;
    let range = match kind {
        Kind::Word => {
            // A reader does not annotate `le`; the nearest longer word is taken.
            let word = (word..words.old.len()).find(|at| words.old[*at].len() >= 4)?;
            words.old[word].clone()
        }
        Kind::Phrase => {
            let phrase = here.start..words.old.get(word + 2 + dice.roll(5))?.end;
            // Nobody selects the end of one paragraph and the beginning of the next as a phrase.
            (!plain.chars[phrase.clone()].contains(&'\n')).then_some(phrase)?
        }
        Kind::Sentence => sentence(&plain.chars, here.start),
        Kind::Paragraph => {
            let byte: usize = plain.chars[..here.start].iter().map(|c| c.len_utf8()).sum();
            let block = plain
                .blocks
                .iter()
                .find(|block| block.range.contains(byte))?;
            let before = plain.text.get(..block.range.start)?.chars().count();
            before..before + block.range.of(&plain.text).chars().count()
        }
    };
    let short = match kind {
        Kind::Word => 4,
        Kind::Phrase => 8,
        Kind::Sentence => 20,
        Kind::Paragraph => 60,
    };
    (range.len() >= short).then(|| CharRange::new(range.start, range.end))
}

/// The sentence around an offset, within its block, in scalar values.
pub fn sentence(chars: &[char], offset: usize) -> std::ops::Range<usize> {
    let ends = |at: usize| {
        let closed = matches!(chars[at], '.' | '!' | '?' | '…');
        (closed && chars.get(at + 1).is_none_or(|next| next.is_whitespace())) || chars[at] == '\n'
    };
    let mut start = (0..offset)
        .rev()
        .find(|at| ends(*at))
        .map_or(0, |at| at + 1);
    while start < offset && chars[start].is_whitespace() {
        start += 1;
    }
    let mut end = (offset..chars.len())
        .find(|at| ends(*at))
        .map_or(chars.len(), |at| at + 1);
    while end > start && chars[end - 1].is_whitespace() {
        end -= 1;
    }
    start..end
}
