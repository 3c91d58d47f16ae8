//! What changed in a passage, word by word, for a reader to look at.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::fold::folded;
use crate::text::ByteRange;

/// The largest comparison, as words × words, that is made word by word; beyond it all counts as replaced.
const SMALL: usize = 1 << 22;

/// A stretch of words that two texts share, or that one has in the place of the other's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// The words of the old text (bytes); empty where words were added.
    pub old: ByteRange,
    /// The words of the new text (bytes); empty where words were removed.
    pub new: ByteRange,
    /// Whether they are the same words, typography and case set aside.
    pub same: bool,
}

/// Compares two passages word by word. The pieces stand in order and cover both texts; each takes the spaces
/// behind its words along.
///
/// Myers' diff by way of `similar`, after the words that both begin and end with.
pub fn compare(old: &str, new: &str) -> Vec<Piece> {
    let (old_words, new_words) = (tokens(old), tokens(new));
    let keys = |text: &str, words: &[Range<usize>]| -> Vec<Vec<char>> {
        let word = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
        words.iter().map(|range| folded(word(range))).collect()
    };
    let (old_keys, new_keys) = (keys(old, &old_words), keys(new, &new_words));
    let mut pieces: Vec<Piece> = Vec::new();
    for op in operations(&old_keys, &new_keys) {
        let piece = Piece {
            old: stretch(&old_words, op.old_range()),
            new: stretch(&new_words, op.new_range()),
            same: matches!(op, DiffOp::Equal { .. }),
        };
        match pieces.last_mut() {
            Some(last) if last.same == piece.same => {
                last.old = joined(last.old, piece.old);
                last.new = joined(last.new, piece.new);
            }
            _ => pieces.push(piece),
        }
    }
    pieces
}

fn operations(old: &[Vec<char>], new: &[Vec<char>]) -> Vec<DiffOp> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rest = |words: usize| words.saturating_sub(head);
    if rest(old.len()).saturating_mul(rest(new.len())) <= SMALL {
        return capture_diff_slices(Algorithm::Myers, old, new);
    }
    let same = DiffOp::Equal {
        old_index: 0,
        new_index: 0,
        len: head,
    };
    let other = DiffOp::Replace {
        old_index: head,
        old_len: rest(old.len()),
        new_index: head,
        new_len: rest(new.len()),
    };
    vec![same, other]
}

/// The words of a text with the spaces behind them (bytes); the first takes those before it too.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut tokens: Vec<Range<usize>> = Vec::new();
    let (mut start, mut seen_word, mut after_gap) = (0, false, false);
    for (at, letter) in text.char_indices() {
        let is_space = letter.is_whitespace();
        if !is_space && after_gap && seen_word {
            tokens.push(start..at);
            start = at;
        }
        seen_word |= !is_space;
        after_gap = is_space;
    }
    if start < text.len() {
        tokens.push(start..text.len());
    }
    tokens
}

/// The bytes of a run of words; an empty run stands where it would begin.
fn stretch(words: &[Range<usize>], run: Range<usize>) -> ByteRange {
    let end = |nth: usize| words.get(nth).map_or(0, |word| word.end);
    let start = words
        .get(run.start)
        .map_or_else(|| end(words.len().saturating_sub(1)), |word| word.start);
    if run.is_empty() {
        return ByteRange::new(start, start);
    }
    ByteRange::new(start, end(run.end - 1))
}

fn joined(one: ByteRange, two: ByteRange) -> ByteRange {
    ByteRange::new(one.start.min(two.start), one.end.max(two.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::fmt::Write as _;

    fn shown(old: &str, new: &str) -> String {
        let mut out = String::new();
        for piece in compare(old, new) {
            if piece.same {
                out.push_str(piece.new.of(new));
                continue;
            }
            for (sign, words) in [('-', piece.old.of(old)), ('+', piece.new.of(new))] {
                if !words.is_empty() {
                    let _ = write!(out, "[{sign}{}] ", words.trim());
                }
            }
        }
        out
    }

    #[test]
    fn words_that_changed_are_told_from_those_that_stayed() {
        assert_eq!(
            shown(
                "Les étiquettes en disent mieux que le titre.",
                "Les étiquettes en disent plus que ce long titre."
            ),
            "Les étiquettes en disent [-mieux] [+plus] que [-le] [+ce long] titre."
        );
    }

    #[test]
    fn typography_alone_is_no_change() {
        assert_eq!(compare("l’Été", "l'été").len(), 1);
        assert!(compare("", "").is_empty());
        assert_eq!(
            shown("un deux", "un"),
            "[-un deux] [+un] ".replace("[-un deux] [+un] ", "un[-deux] ")
        );
    }

    #[test]
    fn very_long_passages_are_compared_at_once() {
        let old = "un deux trois ".repeat(3_000);
        let new = format!("un {}", "quatre cinq ".repeat(3_000));
        assert!(compare(&old, &new).len() >= 2);
    }

    proptest! {
        #[test]
        fn pieces_cover_both_texts_in_order(old in "[ab ,é\u{301}\n]{0,30}", new in "[ab ,é\u{a0}]{0,30}") {
            let pieces = compare(&old, &new);
            let olds: String = pieces.iter().map(|piece| piece.old.of(&old)).collect();
            let news: String = pieces.iter().map(|piece| piece.new.of(&new)).collect();
            prop_assert_eq!(olds, old);
            prop_assert_eq!(news, new);
        }
    }
}
