//! The word alignment of two texts: one comparison for all their notes.
//!
//! Runs of three words that each text has exactly once are put in order by patience (the longest increasing
//! subsequence of them), again inside every gap between them; what is then left is small enough for Myers' diff. A
//! match of fewer than three words is chance and does not count, unless it is at an end of the texts.

mod runs;

use std::collections::HashMap;
use std::ops::Range;

use super::view::TextView;
use super::words::{touched, words};
use runs::runs;

/// Which words of two texts are the same, in order.
#[derive(Debug, Clone)]
pub struct Alignment {
    /// The words of the old text, as folded ranges.
    pub(super) old_words: Vec<Range<usize>>,
    /// The words of the new text, as folded ranges.
    pub(super) new_words: Vec<Range<usize>>,
    to_new: Vec<Option<usize>>,
    to_old: Vec<Option<usize>>,
    /// What stands in the new text only, as folded ranges.
    pub(super) inserted: Vec<Range<usize>>,
}

impl Alignment {
    /// Compares two texts. Both ways give the same answer: from old to new and from new to old.
    pub fn new(old: &TextView<'_>, new: &TextView<'_>) -> Self {
        let old_words = words(old.folded().chars());
        let new_words = words(new.folded().chars());
        let mut numbers = HashMap::new();
        let old_ids = intern(old.folded().chars(), &old_words, &mut numbers);
        let new_ids = intern(new.folded().chars(), &new_words, &mut numbers);
        // Ties are broken by order, so the order must not depend on which text is the old one.
        let runs = if old.rev() <= new.rev() {
            runs(&old_ids, &new_ids)
        } else {
            let mut runs = runs(&new_ids, &old_ids);
            for run in &mut runs {
                std::mem::swap(&mut run.old, &mut run.new);
            }
            runs
        };
        let mut to_new = vec![None; old_words.len()];
        let mut to_old = vec![None; new_words.len()];
        for run in runs {
            for step in 0..run.len {
                if let (Some(forth), Some(back)) = (
                    to_new.get_mut(run.old + step),
                    to_old.get_mut(run.new + step),
                ) {
                    *forth = Some(run.new + step);
                    *back = Some(run.old + step);
                }
            }
        }
        let inserted = inserted(&new_words, &to_old);
        Self {
            old_words,
            new_words,
            to_new,
            to_old,
            inserted,
        }
    }

    /// The new word that an old word became.
    pub(super) fn to_new(&self, old: usize) -> Option<usize> {
        self.to_new.get(old).copied().flatten()
    }

    /// The old word that a new word was.
    pub(super) fn to_old(&self, new: usize) -> Option<usize> {
        self.to_old.get(new).copied().flatten()
    }

    /// Where the words of `passage` (old words) would stand: the new words between what was kept before
    /// and what was kept after them.
    pub(super) fn gap(&self, passage: &Range<usize>) -> Range<usize> {
        let before = (0..passage.start).rev().find_map(|word| self.to_new(word));
        let after = (passage.end..self.old_words.len()).find_map(|word| self.to_new(word));
        let start = before.map_or(0, |word| word + 1);
        start..after.unwrap_or(self.new_words.len()).max(start)
    }

    /// How much of a folded range of the new text, 0–1 by characters, was somewhere else than in
    /// `passage` (old words) before.
    pub(super) fn taken_share(&self, range: &Range<usize>, passage: &Range<usize>) -> f32 {
        let (mut all, mut taken) = (0, 0);
        for word in touched(&self.new_words, range) {
            let len = self.new_words.get(word).map_or(0, ExactSizeIterator::len);
            all += len;
            if self.to_old(word).is_some_and(|old| !passage.contains(&old)) {
                taken += len;
            }
        }
        if all == 0 {
            0.0
        } else {
            taken as f32 / all as f32
        }
    }
}

/// The runs of words that are nowhere in the old text.
fn inserted(words: &[Range<usize>], to_old: &[Option<usize>]) -> Vec<Range<usize>> {
    let mut inserted: Vec<Range<usize>> = Vec::new();
    let mut before_is_fresh = false;
    for (word, old) in words.iter().zip(to_old) {
        match inserted.last_mut() {
            Some(last) if old.is_none() && before_is_fresh => last.end = word.end,
            _ if old.is_none() => inserted.push(word.clone()),
            _ => {}
        }
        before_is_fresh = old.is_none();
    }
    inserted
}

/// Gives every distinct word a number.
fn intern<'a>(
    chars: &'a [char],
    words: &[Range<usize>],
    numbers: &mut HashMap<&'a [char], u32>,
) -> Vec<u32> {
    let mut ids = Vec::with_capacity(words.len());
    for word in words {
        let next = numbers.len() as u32;
        let word = chars.get(word.clone()).unwrap_or_default();
        ids.push(*numbers.entry(word).or_insert(next));
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kept(old: &str, new: &str) -> Vec<String> {
        let (old, new) = (TextView::plain(old), TextView::plain(new));
        let alignment = Alignment::new(&old, &new);
        (0..alignment.old_words.len())
            .filter(|word| alignment.to_new(*word).is_some())
            .map(|word| {
                old.folded()
                    .slice(alignment.old_words[word].clone())
                    .iter()
                    .collect()
            })
            .collect()
    }

    #[test]
    fn a_word_kept_between_two_changes_is_chance() {
        let old = "alpha one two three four five six omega";
        assert_eq!(
            kept(old, "alpha one two three FOO five BAR omega"),
            ["alpha", "one", "two", "three", "omega"]
        );
    }

    #[test]
    fn a_paragraph_that_moved_does_not_break_the_line_of_the_rest() {
        let old = "a1 a2 a3 a4. b1 b2 b3 b4 b5. c1 c2 c3 c4.";
        let new = "c1 c2 c3 c4. a1 a2 a3 a4. b1 b2 b3 b4 b5.";
        assert_eq!(kept(old, new).len(), 9);
    }

    proptest! {
        #[test]
        fn every_match_is_of_equal_words_in_order_both_ways(
            old in prop::collection::vec("[a-f]{1,2}", 0..120),
            new in prop::collection::vec("[a-f]{1,2}", 0..120),
        ) {
            let (old, new) = (old.join(" "), new.join(" "));
            let (old, new) = (TextView::plain(&old), TextView::plain(&new));
            let forth = Alignment::new(&old, &new);
            let back = Alignment::new(&new, &old);
            let mut last = None;
            for word in 0..forth.old_words.len() {
                let Some(to) = forth.to_new(word) else { continue };
                prop_assert!(last < Some(to));
                last = Some(to);
                prop_assert_eq!(forth.to_old(to), Some(word));
                prop_assert_eq!(back.to_new(to), Some(word));
                prop_assert_eq!(
                    old.folded().slice(forth.old_words[word].clone()),
                    new.folded().slice(forth.new_words[to].clone())
                );
            }
        }
    }
}
