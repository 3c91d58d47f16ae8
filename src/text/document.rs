//! A text, parsed: blocks and inline marks over one canonical text, with maps to its source.

use super::block::{Block, BlockKind, Mark};
use super::char_index::CharIndex;
use super::language::Language;
use super::long_blocks::Landmarks;
use super::span::{ByteRange, CharRange};

/// An article's text as it is read: the canonical text, its blocks, its inline marks, and exact maps
/// between canonical bytes, scalar values and source bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    text: String,
    blocks: Vec<Block>,
    marks: Vec<Mark>,
    source: Vec<Segment>,
    chars: CharIndex,
    landmarks: Landmarks,
}

/// A stretch where canonical text and source run together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// Place in the canonical text (bytes).
    pub text: ByteRange,
    /// Place in the source (bytes). Of the same length where the two are the same characters; of another
    /// where an entity, a normal form or a run of spaces was replaced (then it maps as a whole).
    pub source: ByteRange,
}

impl Document {
    /// Puts a document together. Blocks in order, marks in any order, segments sorted by text.
    pub fn new(
        text: String,
        blocks: Vec<Block>,
        mut marks: Vec<Mark>,
        source: Vec<Segment>,
    ) -> Self {
        marks.sort_by(|a, b| {
            a.range
                .start
                .cmp(&b.range.start)
                .then(b.range.end.cmp(&a.range.end))
        });
        let chars = CharIndex::new(&text);
        Self {
            text,
            blocks,
            marks,
            source,
            chars,
            landmarks: Landmarks::default(),
        }
    }

    /// The document with landmarks in blocks and of things that are not long, for tests.
    #[cfg(test)]
    pub(super) fn with_landmarks(mut self, long: usize, far: usize) -> Self {
        self.landmarks = Landmarks::from(long, far);
        self
    }

    /// What was found so far of its long blocks.
    pub(super) fn landmarks(&self) -> &Landmarks {
        &self.landmarks
    }

    /// Some of its blocks as a document of their own, the first of them at its beginning; what leads back to
    /// the source is left out. Takes time by the length of what is taken.
    #[must_use]
    pub fn part(&self, blocks: std::ops::Range<usize>) -> Self {
        let taken = self.blocks.get(blocks).unwrap_or_default();
        let (Some(first), Some(last)) = (taken.first(), taken.last()) else {
            return Self::default();
        };
        let start = first.range.start;
        let whole = ByteRange::new(start, last.range.end);
        let moved = |range: &ByteRange| ByteRange::new(range.start - start, range.end - start);
        let taken = taken.iter().map(|block| {
            let mut block = block.clone();
            block.range = moved(&block.range);
            if let BlockKind::Table(rows) = &mut block.kind {
                for cell in rows.iter_mut().flatten() {
                    *cell = moved(cell);
                }
            }
            block
        });
        let from = self
            .marks
            .partition_point(|mark| mark.range.start < whole.start);
        let marks = self.marks.get(from..).unwrap_or_default().iter();
        let marks = marks
            .take_while(|mark| mark.range.end <= whole.end)
            .map(|mark| Mark {
                range: moved(&mark.range),
                kind: mark.kind.clone(),
            });
        let (taken, marks) = (taken.collect(), marks.collect());
        Self::new(self.slice(whole).to_owned(), taken, marks, Vec::new())
    }

    /// The canonical text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The blocks, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The inline marks, sorted by start.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The part of the canonical text that `range` names; empty where it falls outside.
    pub fn slice(&self, range: ByteRange) -> &str {
        range.of(&self.text)
    }

    /// The index of the block at or before `offset` (bytes); 0 in an empty document.
    pub fn block_at(&self, offset: usize) -> usize {
        self.blocks
            .partition_point(|block| block.range.start <= offset)
            .saturating_sub(1)
    }

    /// The headings above and at `offset` (bytes), outermost first, as ranges of the canonical text.
    pub fn heading_path(&self, offset: usize) -> Vec<ByteRange> {
        let mut path: Vec<(u8, ByteRange)> = Vec::new();
        for block in self
            .blocks
            .iter()
            .take_while(|block| block.range.start <= offset)
        {
            if let BlockKind::Heading(level) = block.kind {
                path.retain(|(above, _)| *above < level);
                path.push((level, block.range));
            }
        }
        path.into_iter().map(|(_, range)| range).collect()
    }

    /// How many words the text has, counted by spaces.
    pub fn word_count(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// The language of most of the text, by length; `None` if it holds no words of prose.
    pub fn language(&self) -> Option<Language> {
        let mut bytes = [0, 0];
        for block in self.blocks() {
            let worded = self.slice(block.range).contains(char::is_alphabetic);
            if worded && !matches!(block.kind, BlockKind::Code(_)) {
                bytes[usize::from(block.language == Language::English)] += block.range.len();
            }
        }
        let [french, english] = bytes;
        let most = if french >= english {
            Language::French
        } else {
            Language::English
        };
        (french + english > 0).then_some(most)
    }

    /// At most `most` scalar values of the text before a range, and as many after it. Offsets inside a character
    /// give nothing on their side.
    pub fn around(&self, range: ByteRange, most: usize) -> (&str, &str) {
        let before = self.text.get(..range.start).unwrap_or_default();
        let after = self.text.get(range.end..).unwrap_or_default();
        let first = before.char_indices().rev().take(most).last();
        let past = after.char_indices().nth(most);
        let from = first.map_or(before.len(), |(at, _)| at);
        let until = past.map_or(after.len(), |(at, _)| at);
        (
            before.get(from..).unwrap_or_default(),
            after.get(..until).unwrap_or_default(),
        )
    }

    /// How many scalar values the text has.
    pub fn char_len(&self) -> usize {
        self.chars.len()
    }

    /// Bytes to scalar values. Offsets past the end stand at the end; inside a character, at its start.
    pub fn to_chars(&self, range: ByteRange) -> CharRange {
        CharRange::new(
            self.chars.chars_before(&self.text, range.start),
            self.chars.chars_before(&self.text, range.end),
        )
    }

    /// Scalar values to bytes. Offsets past the end stand at the end.
    pub fn to_bytes(&self, range: CharRange) -> ByteRange {
        ByteRange::new(
            self.chars.byte_of(&self.text, range.start),
            self.chars.byte_of(&self.text, range.end),
        )
    }

    /// The source bytes that a range of the canonical text comes from; `None` where nothing maps.
    pub fn to_source(&self, range: ByteRange) -> Option<ByteRange> {
        let first = self
            .source
            .partition_point(|segment| segment.text.end <= range.start);
        let mut found: Option<ByteRange> = None;
        for segment in self.source.iter().skip(first) {
            let Some(shared) = segment.text.intersect(range) else {
                break;
            };
            let part = if segment.text.len() == segment.source.len() {
                let shift = |at: usize| segment.source.start + (at - segment.text.start);
                ByteRange::new(shift(shared.start), shift(shared.end))
            } else {
                segment.source
            };
            found = Some(found.map_or(part, |so_far| so_far.union(part)));
        }
        found
    }

    /// The canonical offset (bytes) that stands at or after a byte of the source; at the start of a
    /// character where the byte falls inside what became one.
    pub fn from_source(&self, offset: usize) -> usize {
        let at = self
            .source
            .partition_point(|segment| segment.source.end <= offset);
        let Some(segment) = self.source.get(at) else {
            return self.text.len();
        };
        let same = segment.text.len() == segment.source.len();
        let inside = if same {
            offset.saturating_sub(segment.source.start)
        } else {
            0
        };
        self.text.floor_char_boundary(segment.text.start + inside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalar_values_and_bytes_convert_both_ways() {
        let text: String = "l’été à Québec… ".repeat(200);
        let document = Document::new(text.clone(), Vec::new(), Vec::new(), Vec::new());
        assert_eq!(document.char_len(), text.chars().count());
        for (nth, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(document.to_bytes(CharRange::new(nth, nth)).start, at);
            assert_eq!(document.to_chars(ByteRange::new(at, at)).start, nth);
        }
        assert_eq!(
            document.to_bytes(CharRange::new(0, usize::MAX)).end,
            text.len()
        );
    }

    #[test]
    fn what_stands_around_a_range_is_cut_at_scalar_values_and_at_the_ends() {
        let document = Document::new(
            "l’été à Québec".to_owned(),
            Vec::new(),
            Vec::new(),
            Vec::new(),
        );
        let range = document.to_bytes(CharRange::new(2, 5));
        assert_eq!(document.around(range, 1), ("’", " "));
        assert_eq!(document.around(range, 4), ("l’", " à Q"));
        assert_eq!(document.around(range, 0), ("", ""));
        let all = ByteRange::new(0, document.text().len());
        assert_eq!(document.around(all, 9), ("", ""));
    }
}
