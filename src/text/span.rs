//! Ranges in a text: in bytes in memory, in Unicode scalar values in files.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in a canonical text; both ends lie on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ByteRange {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A half-open range of Unicode scalar values in a canonical text: what files and `--json` hold.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct CharRange {
    /// First scalar value.
    pub start: usize,
    /// One past the last scalar value.
    pub end: usize,
}

impl ByteRange {
    /// The range from `start` to `end` (bytes); an end before the start makes an empty range.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the range holds nothing.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `offset` (bytes) lies inside.
    pub fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// What the two share, if they share at least one byte.
    pub fn intersect(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Self { start, end })
    }

    /// The smallest range that covers both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The part of `text` the range names; empty where it falls outside or cuts a character.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

impl CharRange {
    /// The range from `start` to `end` (scalar values); an end before the start makes an empty range.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// Length in scalar values.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the range holds nothing.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: usize, end: usize) -> ByteRange {
        ByteRange::new(start, end)
    }

    #[test]
    fn an_end_before_the_start_makes_an_empty_range() {
        assert_eq!((range(5, 2).len(), range(5, 2).is_empty()), (0, true));
        assert_eq!((range(2, 5).len(), range(2, 5).is_empty()), (3, false));
        let chars = CharRange::new(5, 2);
        assert_eq!((chars.len(), chars.is_empty()), (0, true));
        assert_eq!(CharRange::new(2, 5).len(), 3);
    }

    #[test]
    fn the_end_of_a_range_is_outside_of_it() {
        let one = range(2, 5);
        let inside: Vec<usize> = (0..8).filter(|at| one.contains(*at)).collect();
        assert_eq!(inside, [2, 3, 4]);
        assert!(!range(3, 3).contains(3));
    }

    #[test]
    fn ranges_share_cover_and_join() {
        for (a, b, shared, covered, joined) in [
            (
                range(0, 4),
                range(2, 6),
                Some(range(2, 4)),
                false,
                range(0, 6),
            ),
            (
                range(0, 6),
                range(2, 4),
                Some(range(2, 4)),
                true,
                range(0, 6),
            ),
            (range(0, 2), range(2, 4), None, false, range(0, 4)),
            (range(0, 2), range(5, 6), None, false, range(0, 6)),
            (
                range(2, 4),
                range(2, 4),
                Some(range(2, 4)),
                true,
                range(2, 4),
            ),
            (range(0, 4), range(2, 2), None, true, range(0, 4)),
        ] {
            assert_eq!(a.intersect(b), shared, "{a:?} {b:?}");
            assert_eq!(b.intersect(a), shared, "{a:?} {b:?}");
            assert_eq!(a.covers(b), covered, "{a:?} {b:?}");
            assert_eq!(a.union(b), joined, "{a:?} {b:?}");
            assert_eq!(b.union(a), joined, "{a:?} {b:?}");
        }
    }

    #[test]
    fn a_range_that_cuts_a_character_or_leaves_the_text_names_nothing() {
        let text = "été";
        assert_eq!(range(0, 2).of(text), "é");
        for outside in [range(1, 3), range(0, 1), range(3, 9), range(9, 12)] {
            assert_eq!(outside.of(text), "", "{outside:?}");
        }
        assert_eq!(range(0, text.len()).of(text), text);
    }

    #[test]
    fn places_in_files_are_written_as_start_and_end() {
        let written = serde_json::to_string(&CharRange::new(3, 9)).unwrap();
        assert_eq!(written, "{\"start\":3,\"end\":9}");
        let read: CharRange = serde_json::from_str(&written).unwrap();
        assert_eq!(read, CharRange::new(3, 9));
    }
}
