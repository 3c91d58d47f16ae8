//! A text made ready for placing: its revision, its folded characters, its blocks and headings.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::fold::{self, Folded};
use super::run_index::RunIndex;
use super::scalars::Scalars;
use crate::text::{ByteRange, CharRange};

/// A block of a text: where it is, and its level if it is a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlockSpan {
    /// Place in the canonical text (bytes).
    pub range: ByteRange,
    /// Level 1–6 of a heading; `None` for every other block.
    pub heading: Option<u8>,
}

impl BlockSpan {
    /// A block at `range` (bytes), with its level if it is a heading.
    pub fn new(range: ByteRange, heading: Option<u8>) -> Self {
        Self { range, heading }
    }
}

impl From<ByteRange> for BlockSpan {
    fn from(range: ByteRange) -> Self {
        Self {
            range,
            heading: None,
        }
    }
}

/// A canonical text made ready once for describing and placing any number of passages.
#[derive(Debug, Clone)]
pub struct TextView<'a> {
    text: &'a str,
    rev: String,
    folded: Folded,
    scalars: Scalars,
    blocks: Vec<Block>,
    /// Block numbers by hash.
    by_hash: HashMap<String, Vec<usize>>,
    /// Read when first asked for: most placements do without.
    run_index: OnceLock<RunIndex>,
}

/// A block, folded.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// Its number in the text.
    pub(super) n: usize,
    /// Its folded range, without spaces at its edges.
    pub(super) range: Range<usize>,
    /// The hash of its folded characters.
    pub(super) hash: String,
    /// The heading it stands under (for a heading, itself), as an index of the folded blocks.
    under: Option<usize>,
    /// The heading above that one.
    above: Option<usize>,
}

impl<'a> TextView<'a> {
    /// Makes a canonical text ready, with its blocks in order. Linear in the text.
    pub fn new<B: Into<BlockSpan>>(text: &'a str, blocks: impl IntoIterator<Item = B>) -> Self {
        let folded = Folded::new(text);
        let scalars = Scalars::new(text);
        let spans = blocks.into_iter().map(Into::into);
        let blocks = fold_blocks(text, &folded, &scalars, spans);
        let mut by_hash: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, block) in blocks.iter().enumerate() {
            by_hash.entry(block.hash.clone()).or_default().push(at);
        }
        Self {
            text,
            rev: revision(text),
            folded,
            scalars,
            blocks,
            by_hash,
            run_index: OnceLock::new(),
        }
    }

    /// Makes a text ready whose blocks are not known: they are what stands between empty lines.
    pub fn plain(text: &'a str) -> Self {
        let mut blocks = Vec::new();
        let mut start = 0;
        for part in text.split("\n\n") {
            if !part.trim().is_empty() {
                blocks.push(ByteRange::new(start, start + part.len()));
            }
            start += part.len() + 2;
        }
        Self::new(text, blocks)
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The name of this revision.
    pub fn rev(&self) -> &str {
        &self.rev
    }

    /// How many scalar values the text has.
    pub fn char_len(&self) -> usize {
        self.scalars.len()
    }

    /// The part of the text that a range of scalar values names, cut to the text.
    pub fn slice(&self, range: CharRange) -> &'a str {
        self.text
            .get(self.byte_of(range.start)..self.byte_of(range.end))
            .unwrap_or_default()
    }

    /// Scalar values to bytes; past the end, the end.
    pub(super) fn byte_of(&self, scalar: usize) -> usize {
        self.scalars.byte_of(self.text, scalar)
    }

    /// Bytes to scalar values; past the end, the end.
    pub(super) fn scalar_of(&self, byte: usize) -> usize {
        self.scalars.scalar_of(self.text, byte)
    }

    /// The folded text.
    pub(super) fn folded(&self) -> &Folded {
        &self.folded
    }

    /// Where its runs of three words are.
    pub(super) fn run_index(&self) -> &RunIndex {
        self.run_index
            .get_or_init(|| RunIndex::new(self.folded.chars()))
    }

    /// The blocks that hold text, in order.
    pub(super) fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The index of the block at or before a folded offset.
    pub(super) fn block_at(&self, offset: usize) -> Option<usize> {
        self.blocks
            .partition_point(|block| block.range.start <= offset)
            .checked_sub(1)
    }

    /// The indexes of the blocks with this hash.
    pub(super) fn with_hash(&self, hash: &str) -> &[usize] {
        self.by_hash
            .get(hash)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// The hashes of the blocks before and after block `at`; empty text where there is none.
    pub(super) fn neighbours(&self, at: usize) -> [&str; 2] {
        let hash = |at: Option<usize>| {
            at.and_then(|at| self.blocks.get(at))
                .map_or("", |block| block.hash.as_str())
        };
        [hash(at.checked_sub(1)), hash(Some(at + 1))]
    }

    /// The headings above and at a folded offset, outermost first, as indexes of the blocks.
    pub(super) fn headings(&self, offset: usize) -> Vec<usize> {
        let mut path = Vec::new();
        let mut next = self
            .block_at(offset)
            .and_then(|at| self.blocks.get(at)?.under);
        while let Some(at) = next {
            path.push(at);
            next = self.blocks.get(at).and_then(|block| block.above);
        }
        path.reverse();
        path
    }

    /// The folded characters of block `at`.
    pub(super) fn block_chars(&self, at: usize) -> &[char] {
        self.blocks
            .get(at)
            .map(|block| self.folded.slice(block.range.clone()))
            .unwrap_or_default()
    }
}

/// The name of a revision: the first 16 hex digits of the BLAKE3 hash of the canonical text.
pub fn revision(text: &str) -> String {
    let mut hex = blake3::hash(text.as_bytes()).to_hex().to_string();
    hex.truncate(16);
    hex
}

fn fold_blocks(
    text: &str,
    folded: &Folded,
    scalars: &Scalars,
    spans: impl Iterator<Item = BlockSpan>,
) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // The headings that are open: their level and index.
    let mut open: Vec<(u8, usize)> = Vec::new();
    for (n, span) in spans.enumerate() {
        let source = CharRange::new(
            scalars.scalar_of(text, span.range.start),
            scalars.scalar_of(text, span.range.end),
        );
        let range = folded.trim_spaces(folded.fold_of(source));
        if range.is_empty() {
            continue;
        }
        let at = blocks.len();
        if let Some(level) = span.heading {
            open.retain(|(above, _)| *above < level);
            open.push((level, at));
        }
        let mut headings = open.iter().rev().map(|(_, at)| *at);
        let hash = fold::hash(folded.slice(range.clone()));
        let (under, above) = (headings.next(), headings.next());
        blocks.push(Block {
            n,
            range,
            hash,
            under,
            above,
        });
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revision_is_named_by_sixteen_digits_of_its_text() {
        assert_eq!(revision(""), "af1349b9f5f9a1a6");
        assert_ne!(revision("a"), revision("b"));
    }

    #[test]
    fn scalar_values_and_bytes_convert_both_ways() {
        let text = "l’été à Québec… ".repeat(90);
        let view = TextView::plain(&text);
        for (scalar, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(view.byte_of(scalar), byte);
            assert_eq!(view.scalar_of(byte), scalar);
        }
        assert_eq!(view.byte_of(usize::MAX), text.len());
        assert_eq!(view.scalar_of(usize::MAX), text.chars().count());
        assert_eq!(TextView::plain("").slice(CharRange::new(0, 9)), "");
    }

    #[test]
    fn headings_are_found_from_the_outermost_in() {
        let text = "Top\n\na\n\nSub\n\nb\n\nOther\n\nc";
        let levels = [Some(1), None, Some(2), None, Some(2), None];
        let mut start = 0;
        let blocks: Vec<_> = text
            .split("\n\n")
            .zip(levels)
            .map(|(part, level)| {
                let range = ByteRange::new(start, start + part.len());
                start = range.end + 2;
                BlockSpan::new(range, level)
            })
            .collect();
        let view = TextView::new(text, blocks);
        let path = |needle: &str| view.headings(text.find(needle).unwrap());
        assert_eq!(path("a"), [0]);
        assert_eq!(path("b"), [0, 2]);
        assert_eq!(path("c"), [0, 4]);
        assert_eq!(path("Sub"), [0, 2]);
    }
}
