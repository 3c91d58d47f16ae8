//! Words as a reader of French or English takes them: *l’* and *objet* are two, *porte-clés* is one.

use std::iter::Peekable;

use unicode_segmentation::{UWordBoundIndices, UnicodeSegmentation};

use crate::text::span::ByteRange;

/// Beginnings of words that an apostrophe ends in French.
const ELIDED: &[&str] = &[
    "c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu", "quoiqu", "s", "t", "ç",
];

/// The words of a part of a text, in order: what has a letter or a digit, by Unicode's rules (UAX #29),
/// but that an elision ends a word and hyphens and the no-break spaces of numbers do not.
///
/// ```
/// use glose::text::{ByteRange, segment::words};
/// let text = "L’objet, un porte-clés";
/// let found = words(text, ByteRange::new(0, text.len()));
/// let found: Vec<&str> = found.iter().map(|word| word.of(text)).collect();
/// assert_eq!(found, ["L’", "objet", "un", "porte-clés"]);
/// ```
pub fn words(text: &str, range: ByteRange) -> Vec<ByteRange> {
    Words::new(text, range).collect()
}

/// Words, one after the other.
pub(crate) struct Words<'a> {
    text: &'a str,
    start: usize,
    segments: Peekable<UWordBoundIndices<'a>>,
    /// What is left of a segment that holds several words.
    left: ByteRange,
}

impl<'a> Words<'a> {
    pub(crate) fn new(text: &'a str, range: ByteRange) -> Self {
        let segments = range.of(text).split_word_bound_indices().peekable();
        Self {
            text,
            start: range.start,
            segments,
            left: ByteRange::default(),
        }
    }

    /// The next segment with a letter or a digit, without the spaces that it may hold at its ends.
    fn segment(&mut self) -> Option<ByteRange> {
        loop {
            let (at, segment) = self.segments.next()?;
            if segment.contains(char::is_alphanumeric) {
                let begins = segment.len() - segment.trim_start().len();
                let start = self.start + at;
                let end = start + segment.trim_end().len();
                return Some(ByteRange::new(start + begins, end));
            }
        }
    }

    /// Takes the first word off what is left; the rest waits.
    fn first_of_left(&mut self) -> ByteRange {
        let segment = self.left.of(self.text);
        let cut = elision(segment).or_else(|| narrow_space(segment));
        let (end, next) = cut.unwrap_or((segment.len(), segment.len()));
        let word = ByteRange::new(self.left.start, self.left.start + end);
        self.left.start += next;
        word
    }

    /// The segment that goes on with a word that ends at `end`: after a hyphen, or a no-break space
    /// between digits.
    fn joined(&mut self, word: ByteRange) -> Option<ByteRange> {
        let (at, joint) = *self.segments.peek()?;
        if self.start + at != word.end {
            return None;
        }
        let hyphen = matches!(joint, "-" | "\u{2010}" | "\u{2011}");
        let space = joint == "\u{A0}" && ends_in_digit(word.of(self.text));
        let after = self
            .text
            .get(self.start + at + joint.len()..)?
            .chars()
            .next()?;
        let goes_on = (hyphen && after.is_alphanumeric()) || (space && after.is_ascii_digit());
        if !goes_on {
            return None;
        }
        self.segments.next();
        self.segment()
    }
}

impl Iterator for Words<'_> {
    type Item = ByteRange;

    fn next(&mut self) -> Option<ByteRange> {
        if self.left.is_empty() {
            self.left = self.segment()?;
        }
        let mut word = self.first_of_left();
        while self.left.is_empty() {
            let Some(more) = self.joined(word) else { break };
            self.left = more;
            word.end = self.first_of_left().end;
        }
        Some(word)
    }
}

/// U+202F, which Unicode lets join words.
const NARROW: char = '\u{202F}';

/// Where an elided beginning ends and the next word begins, after its apostrophe.
fn elision(segment: &str) -> Option<(usize, usize)> {
    let at = segment.find(['\'', '’', 'ʼ'])?;
    let head = segment.get(..at)?;
    let apostrophe = segment.get(at..)?.chars().next()?.len_utf8();
    let splits = head.len() <= 7
        && at + apostrophe < segment.len()
        && ELIDED.contains(&head.to_lowercase().as_str());
    splits.then_some((at + apostrophe, at + apostrophe))
}

/// Where narrow no-break spaces end a word, since they stand in no number, and the next word begins.
fn narrow_space(segment: &str) -> Option<(usize, usize)> {
    segment.match_indices(NARROW).find_map(|(at, _)| {
        let after = segment.get(at + NARROW.len_utf8()..)?;
        let in_number = segment.get(..at).is_some_and(ends_in_digit)
            && after.starts_with(|c: char| c.is_ascii_digit());
        let next = segment.len() - after.trim_start_matches(NARROW).len();
        (!in_number).then_some((at, next))
    })
}

fn ends_in_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}
