//! An index of the runs of words that a text has exactly once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

use super::thresholds::MATCH_MIN_WORDS;
use super::words::words;

/// Where a text has its runs of [`MATCH_MIN_WORDS`] words.
#[derive(Debug, Clone)]
pub(super) struct RunIndex {
    words: Vec<Range<usize>>,
    /// The first word of every run, by the hash of its words; `None` where there are several.
    once: HashMap<u64, Option<usize>>,
    hasher: RandomState,
}

impl RunIndex {
    /// Reads folded characters. Linear.
    pub(super) fn new(text: &[char]) -> Self {
        let words = words(text);
        let hasher = RandomState::new();
        let mut once = HashMap::with_capacity(words.len());
        for (at, run) in words.windows(MATCH_MIN_WORDS).enumerate() {
            match once.entry(hash(&hasher, text, run)) {
                Entry::Vacant(free) => {
                    free.insert(Some(at));
                }
                Entry::Occupied(mut taken) => {
                    taken.insert(None);
                }
            }
        }
        Self {
            words,
            once,
            hasher,
        }
    }

    /// The words of the text, as folded ranges.
    pub(super) fn words(&self) -> &[Range<usize>] {
        &self.words
    }

    /// The first of the words `run` of another text, where the text has that run exactly once.
    pub(super) fn find(&self, other: &[char], run: &[Range<usize>]) -> Option<usize> {
        self.once
            .get(&hash(&self.hasher, other, run))
            .copied()
            .flatten()
    }
}

fn hash(hasher: &RandomState, text: &[char], run: &[Range<usize>]) -> u64 {
    let word = |word: &Range<usize>| text.get(word.clone());
    hasher.hash_one(run.iter().map(word).collect::<Vec<_>>())
}
