//! Words, sentences, paragraphs and sections: what a reader points at, around an offset of a text.
//!
//! Offsets and ranges are bytes of the canonical text. Every function takes any offset: past the end it
//! counts as the end. Nothing here reads more of a long block than what stands around the offset, once
//! [`survey`](super::landmarks::survey) looked through it; it is looked through at the first question where it was not.

mod abbreviations;
mod clusters;
mod letters;
pub(super) mod sentence_ends;
mod sentences;
#[cfg(test)]
mod tests;
pub(super) mod word_bounds;
mod words;

use super::block::BlockKind;
use super::document::Document;
use super::span::ByteRange;
use sentence_ends::sentence_ends;

pub use clusters::{cluster_after, cluster_at, cluster_before, long_cluster};
pub use sentences::{next_sentence, prev_sentence, sentence_at, sentences};
pub use word_bounds::words;
pub use words::{next_word, prev_word, word_at};

/// Where the sentences of one paragraph end (bytes of `paragraph`), its own end left out; blanks that follow a
/// sentence may belong to it.
pub fn sentence_ends_in(paragraph: &str) -> Vec<usize> {
    sentence_ends(paragraph, 0).collect()
}

/// The block at an offset, or before it when it stands between two.
pub fn paragraph_at(document: &Document, offset: usize) -> ByteRange {
    let at = document.block_at(offset);
    document
        .blocks()
        .get(at)
        .map_or_else(ByteRange::default, |block| block.range)
}

/// The first block with text that starts after an offset.
pub fn next_paragraph(document: &Document, offset: usize) -> Option<ByteRange> {
    let blocks = document.blocks();
    let first = blocks.partition_point(|block| block.range.start <= offset);
    let after = blocks.get(first..)?.iter();
    after
        .map(|block| block.range)
        .find(|range| !range.is_empty())
}

/// The last block with text that starts before an offset.
pub fn prev_paragraph(document: &Document, offset: usize) -> Option<ByteRange> {
    let blocks = document.blocks();
    let first = blocks.partition_point(|block| block.range.start < offset);
    let before = blocks.get(..first)?.iter().rev();
    before
        .map(|block| block.range)
        .find(|range| !range.is_empty())
}

/// The section at an offset: from the heading at or above it to before the next heading of the same
/// or a higher level. Above the first heading, all that stands there; without headings, the whole text.
pub fn section_at(document: &Document, offset: usize) -> ByteRange {
    let blocks = document.blocks();
    let level = |at: usize| match blocks.get(at).map(|block| &block.kind) {
        Some(BlockKind::Heading(level)) => Some(*level),
        _ => None,
    };
    let here = document.block_at(offset);
    let heading = (0..=here).rev().find(|at| level(*at).is_some());
    let above = heading.and_then(level).unwrap_or(u8::MAX);
    let first = heading.unwrap_or(0);
    let next = (here + 1..blocks.len()).find(|at| level(*at).is_some_and(|level| level <= above));
    let last = next.unwrap_or(blocks.len()).saturating_sub(1);
    match (blocks.get(first), blocks.get(last)) {
        (Some(first), Some(last)) => ByteRange::new(first.range.start, last.range.end),
        _ => ByteRange::default(),
    }
}
