//! What is found once of a very long block, so that looking around in it reads only what is near.
//!
//! In a block of ordinary length whatever is looked for stands near. In one of a megabyte a sentence, a word or
//! a cluster may have the whole megabyte; where such things lie is kept with the text, found when it is first
//! asked for.

use std::sync::OnceLock;

use unicode_segmentation::UnicodeSegmentation;

use super::block::{Block, BlockKind};
use super::safe;
use super::segment::sentence_ends::sentence_ends;
use super::segment::word_bounds::Words;
use super::span::ByteRange;

/// Blocks with more bytes than this have landmarks.
const LONG: usize = 16 * 1024;

/// Stretches without a space, stretches without a letter and clusters are kept from this many bytes on.
const FAR: usize = 1024;

/// The landmarks of a text's long blocks, as far as they were asked for. They follow from the text: all are
/// equal.
#[derive(Debug, Clone)]
pub(super) struct Landmarks {
    bounds: Bounds,
    blocks: OnceLock<Box<[LongBlock]>>,
}

/// From how many bytes on something is kept.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    /// A block.
    long: usize,
    /// What stands in one.
    far: usize,
}

impl Default for Landmarks {
    fn default() -> Self {
        Self::from(LONG, FAR)
    }
}

impl PartialEq for Landmarks {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Landmarks {}

#[derive(Debug, Clone)]
struct LongBlock {
    /// Its number in the text.
    nth: usize,
    range: ByteRange,
    far: usize,
    found: OnceLock<BlockLandmarks>,
}

/// What is known of a long block; offsets and ranges are of the canonical text, in its order.
#[derive(Debug, Clone)]
pub(super) struct BlockLandmarks {
    /// Where its sentences end; nothing where they do not end by marks.
    pub(super) ends: Box<[usize]>,
    /// The long stretches without a space.
    runs: Box<[Run]>,
    /// The long stretches without a letter or a digit.
    gaps: Box<[ByteRange]>,
    /// The long clusters.
    clusters: Box<[ByteRange]>,
    /// Of a table, the widths of its columns (cells).
    pub(super) columns: Box<[usize]>,
}

/// A stretch without spaces and its words.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) range: ByteRange,
    pub(super) words: Box<[ByteRange]>,
}

impl Landmarks {
    /// Those of blocks of more than `long` bytes, of what has `far` bytes.
    pub(super) fn from(long: usize, far: usize) -> Self {
        Self {
            bounds: Bounds { long, far },
            blocks: OnceLock::new(),
        }
    }

    /// Looks through all long blocks.
    pub(super) fn survey(&self, text: &str, blocks: &[Block]) {
        for long in self.blocks(blocks) {
            long.found(text, blocks);
        }
    }

    /// What is known of the block that an offset stands in, or at the end of; nothing where it is not long.
    pub(super) fn around(
        &self,
        text: &str,
        blocks: &[Block],
        offset: usize,
    ) -> Option<&BlockLandmarks> {
        let long = self.blocks(blocks);
        let after = long.partition_point(|block| block.range.start <= offset);
        let block = long.get(after.checked_sub(1)?)?;
        (offset <= block.range.end).then(|| block.found(text, blocks))
    }

    fn blocks(&self, blocks: &[Block]) -> &[LongBlock] {
        self.blocks.get_or_init(|| {
            let long = blocks.iter().enumerate();
            let long = long.filter(|(_, block)| block.range.len() > self.bounds.long);
            let unseen = long.map(|(nth, block)| LongBlock {
                nth,
                range: block.range,
                far: self.bounds.far,
                found: OnceLock::new(),
            });
            unseen.collect()
        })
    }
}

/// How wide a table's columns are, in cells: each as wide as its widest cell. Nothing for what is no table.
pub(super) fn widths(text: &str, kind: &BlockKind) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    let BlockKind::Table(rows) = kind else {
        return widths;
    };
    for row in rows {
        widths.resize(widths.len().max(row.len()), 0);
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = (*widest).max(safe::width(cell.of(text)));
        }
    }
    widths
}

impl LongBlock {
    fn found(&self, text: &str, blocks: &[Block]) -> &BlockLandmarks {
        self.found.get_or_init(|| {
            let kind = blocks.get(self.nth).map(|block| &block.kind);
            BlockLandmarks::new(text, self, kind)
        })
    }
}

impl BlockLandmarks {
    fn new(text: &str, block: &LongBlock, kind: Option<&BlockKind>) -> Self {
        let LongBlock { range, far, .. } = *block;
        let block = range.of(text);
        let placed =
            |found: ByteRange| ByteRange::new(range.start + found.start, range.start + found.end);
        let by_marks = !matches!(kind, Some(BlockKind::Table(_) | BlockKind::Code(_)));
        let ends = sentence_ends(block, 0).filter(|_| by_marks);
        let runs = stretches(block, far, |c| c == ' ' || c == '\n').into_iter();
        let runs = runs.map(placed).map(|run| {
            let words = Words::new(text, ByteRange::new(run.start, range.end));
            Run {
                range: run,
                words: words.take_while(|word| word.start < run.end).collect(),
            }
        });
        let gaps = stretches(block, far, char::is_alphanumeric).into_iter();
        // In a long cluster one character at most, its base, is ASCII.
        let may_have_clusters = !stretches(block, far, |c| c.is_ascii()).is_empty();
        let clusters = block.grapheme_indices(true).filter(|_| may_have_clusters);
        let long = clusters.filter(|(_, cluster)| cluster.len() > 3 * far);
        Self {
            ends: ends.map(|end| range.start + end).collect(),
            runs: runs.collect(),
            gaps: gaps.map(placed).collect(),
            columns: kind.map_or_else(Vec::new, |kind| widths(text, kind)).into(),
            clusters: long
                .map(|(at, cluster)| placed(ByteRange::new(at, at + cluster.len())))
                .collect(),
        }
    }

    /// The long stretch without a space that an offset stands in, or at the end of.
    pub(super) fn run(&self, offset: usize) -> Option<&Run> {
        let after = self.runs.partition_point(|run| run.range.start <= offset);
        let run = self.runs.get(after.checked_sub(1)?)?;
        (offset <= run.range.end).then_some(run)
    }

    /// The long stretch without letters that holds a byte.
    pub(super) fn gap(&self, offset: usize) -> Option<ByteRange> {
        holding(&self.gaps, offset)
    }

    /// The long cluster that holds a byte.
    pub(super) fn cluster(&self, offset: usize) -> Option<ByteRange> {
        holding(&self.clusters, offset)
    }
}

fn holding(ranges: &[ByteRange], offset: usize) -> Option<ByteRange> {
    let after = ranges.partition_point(|range| range.start <= offset);
    let range = ranges.get(after.checked_sub(1)?)?;
    range.contains(offset).then_some(*range)
}

/// The stretches of at least `far` bytes without a character that ends one.
fn stretches(text: &str, far: usize, ends: impl Fn(char) -> bool) -> Vec<ByteRange> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < text.len() {
        // From one window to the last end in it: of what lies between, nothing need be read.
        let window = ByteRange::new(start, text.ceil_char_boundary(start + far.max(1)));
        let last = window.of(text).char_indices().rev().find(|(_, c)| ends(*c));
        if let Some((at, c)) = last {
            start += at + c.len_utf8();
            continue;
        }
        let rest = text.get(window.end..).unwrap_or_default();
        let end = rest.find(&ends).map_or(text.len(), |at| window.end + at);
        if end - start >= far {
            found.push(ByteRange::new(start, end));
        }
        start = end;
    }
    found
}
