//! The runs of words that two texts share, in order: patience, then Myers' diff in what is left.

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::super::subsequence::longest_increasing;
use super::super::thresholds::MATCH_MIN_WORDS;

/// The largest gap, as words × words, that is compared word by word.
const WORD_DIFF_MAX: usize = 1 << 20;
/// How many times gaps between anchors are searched for anchors again.
const DEPTH_MAX: usize = 12;

/// Words in a row that two texts share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Run {
    /// The first word of the old text.
    pub(super) old: usize,
    /// The first word of the new text.
    pub(super) new: usize,
    /// How many words.
    pub(super) len: usize,
}

impl Run {
    /// `len` words that begin `old` and `new` words after this run does.
    fn shifted(self, old: usize, new: usize, len: usize) -> Self {
        Self {
            old: self.old + old,
            new: self.new + new,
            len,
        }
    }
}

/// The runs of words that two texts share, in order; each of [`MATCH_MIN_WORDS`], or at an end of both.
pub(super) fn runs(old: &[u32], new: &[u32]) -> Vec<Run> {
    let mut found = Vec::new();
    compare(
        old,
        new,
        Run {
            old: 0,
            new: 0,
            len: 0,
        },
        DEPTH_MAX,
        &mut found,
    );
    found.sort_by_key(|run| run.old);
    let mut runs: Vec<Run> = Vec::with_capacity(found.len());
    for run in found {
        match runs.last_mut() {
            Some(last) if last.old + last.len == run.old && last.new + last.len == run.new => {
                last.len += run.len;
            }
            _ => runs.push(run),
        }
    }
    runs.retain(|run| {
        let first = run.old == 0 && run.new == 0;
        let last = run.old + run.len == old.len() && run.new + run.len == new.len();
        run.len >= MATCH_MIN_WORDS || first || last
    });
    runs
}

/// Adds the matches of two sequences that begin at `at` in the whole: what both begin and end with, and what
/// stands between by anchors, or word by word where there are none.
fn compare(old: &[u32], new: &[u32], at: Run, depth: usize, found: &mut Vec<Run>) {
    let head = shared_len(old.iter(), new.iter());
    let (old, new) = (&old[head..], &new[head..]);
    let tail = shared_len(old.iter().rev(), new.iter().rev());
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    push(found, Run { len: head, ..at });
    let at = at.shifted(head, head, 0);
    push(found, at.shifted(old.len(), new.len(), tail));
    if old.is_empty() || new.is_empty() {
        return;
    }
    let anchors = if depth == 0 {
        Vec::new()
    } else {
        anchors(old, new)
    };
    if !anchors.is_empty() {
        compare_gaps(old, new, at, &anchors, depth, found);
    } else if old.len().saturating_mul(new.len()) <= WORD_DIFF_MAX {
        word_by_word(old, new, at, found);
    }
}

/// Adds the anchors, and the matches in the gaps between them.
fn compare_gaps(
    old: &[u32],
    new: &[u32],
    at: Run,
    anchors: &[Run],
    depth: usize,
    found: &mut Vec<Run>,
) {
    let (mut old_from, mut new_from) = (0, 0);
    let end = Run {
        old: old.len(),
        new: new.len(),
        len: 0,
    };
    for anchor in anchors.iter().chain([&end]) {
        if anchor.old < old_from || anchor.new < new_from {
            continue;
        }
        let gap = (&old[old_from..anchor.old], &new[new_from..anchor.new]);
        compare(
            gap.0,
            gap.1,
            at.shifted(old_from, new_from, 0),
            depth - 1,
            found,
        );
        push(found, at.shifted(anchor.old, anchor.new, anchor.len));
        (old_from, new_from) = (anchor.old + anchor.len, anchor.new + anchor.len);
    }
}

/// How many members two sequences begin with in common.
fn shared_len<'a>(old: impl Iterator<Item = &'a u32>, new: impl Iterator<Item = &'a u32>) -> usize {
    old.zip(new).take_while(|(a, b)| a == b).count()
}

fn push(found: &mut Vec<Run>, run: Run) {
    if run.len > 0 {
        found.push(run);
    }
}

/// Runs of [`MATCH_MIN_WORDS`] words that each side has exactly once, in order; those that overlap on one diagonal
/// are one.
fn anchors(old: &[u32], new: &[u32]) -> Vec<Run> {
    let mut places: HashMap<&[u32], (u32, usize, u32, usize)> = HashMap::new();
    for (at, gram) in old.windows(MATCH_MIN_WORDS).enumerate() {
        let place = places.entry(gram).or_default();
        *place = (place.0 + 1, at, place.2, place.3);
    }
    for (at, gram) in new.windows(MATCH_MIN_WORDS).enumerate() {
        if let Some(place) = places.get_mut(gram) {
            *place = (place.0, place.1, place.2 + 1, at);
        }
    }
    let mut pairs: Vec<(usize, usize)> = places
        .values()
        .filter(|place| place.0 == 1 && place.2 == 1)
        .map(|p| (p.1, p.3))
        .collect();
    pairs.sort_unstable();
    let mut runs: Vec<Run> = Vec::new();
    for (at_old, at_new) in longest_increasing(&pairs) {
        match runs.last_mut() {
            Some(run) if at_old < run.old + run.len => {
                // The same diagonal goes on; another one would overlap what is matched.
                if at_old - run.old == at_new.wrapping_sub(run.new) {
                    run.len = at_old + MATCH_MIN_WORDS - run.old;
                }
            }
            Some(run) if at_new < run.new + run.len => {}
            _ => runs.push(Run {
                old: at_old,
                new: at_new,
                len: MATCH_MIN_WORDS,
            }),
        }
    }
    runs
}

fn word_by_word(old: &[u32], new: &[u32], at: Run, found: &mut Vec<Run>) {
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            found.push(Run {
                old: at.old + old_index,
                new: at.new + new_index,
                len,
            });
        }
    }
}
