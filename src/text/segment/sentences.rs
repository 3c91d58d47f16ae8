//! From one sentence of a document to the next.

use super::sentence_ends::{last_sentence_end, sentence_ends};
use crate::text::block::{Block, BlockKind};
use crate::text::document::Document;
use crate::text::landmarks;
use crate::text::span::ByteRange;

/// The sentences of a block, in order, without the spaces around them; together they hold all of the
/// block that is not space. Of preformatted text, the lines; of a table, the cells.
pub fn sentences(document: &Document, block_index: usize) -> Vec<ByteRange> {
    let Some(block) = document.blocks().get(block_index) else {
        return Vec::new();
    };
    units(document, block, 0).collect()
}

/// The sentence at an offset; between two, the one that follows, or the last of its block. Empty where
/// the block is.
pub fn sentence_at(document: &Document, offset: usize) -> ByteRange {
    let Some(block) = document.blocks().get(document.block_at(offset)) else {
        return ByteRange::default();
    };
    let here = units(document, block, offset).find(|unit| unit.end > offset);
    here.or_else(|| last_before(document, block, usize::MAX))
        .unwrap_or_else(|| ByteRange::new(block.range.start, block.range.start))
}

/// The first sentence that starts after an offset.
pub fn next_sentence(document: &Document, offset: usize) -> Option<ByteRange> {
    let blocks = document.blocks().get(document.block_at(offset)..)?;
    blocks
        .iter()
        .find_map(|block| units(document, block, offset).find(|unit| unit.start > offset))
}

/// The last sentence that starts before an offset.
pub fn prev_sentence(document: &Document, offset: usize) -> Option<ByteRange> {
    let last = document.block_at(offset);
    let blocks = document.blocks().get(..=last)?;
    blocks
        .iter()
        .rev()
        .find_map(|block| last_before(document, block, offset))
}

/// The sentences of a block from the one at `offset` on.
fn units<'a>(
    document: &'a Document,
    block: &'a Block,
    offset: usize,
) -> Box<dyn Iterator<Item = ByteRange> + 'a> {
    let text = document.slice(block.range);
    let base = block.range.start;
    let from = text.floor_char_boundary(offset.saturating_sub(base).min(text.len()));
    let placed = move |unit: ByteRange| ByteRange::new(base + unit.start, base + unit.end);
    match &block.kind {
        BlockKind::Table(rows) => {
            let rows = rows.get(row_at(rows, offset)..).unwrap_or_default();
            let cells = rows.iter().flatten().copied();
            Box::new(cells.filter(move |cell| !cell.is_empty() && cell.end > offset))
        }
        BlockKind::Code(_) => {
            let start = text
                .get(..from)
                .and_then(|before| before.rfind('\n'))
                .map_or(0, |at| at + 1);
            let ends = text.get(start..).unwrap_or_default().match_indices('\n');
            let ends = ends.map(move |(at, _)| start + at + 1);
            Box::new(
                Units {
                    text,
                    start,
                    ends: ends.fuse(),
                }
                .map(placed),
            )
        }
        _ => {
            let start = last_end_in(document, block, from);
            let Some(found) = landmarks::around(document, base) else {
                let ends = sentence_ends(text, start).fuse();
                return Box::new(Units { text, start, ends }.map(placed));
            };
            let after = found.ends.partition_point(|end| *end <= base + start);
            let ends = found.ends.iter().skip(after).map(move |end| end - base);
            Box::new(Units { text, start, ends }.map(placed))
        }
    }
}

/// The last place up to `from` where a sentence of a block ends, both from where the block begins; 0 if none
/// does.
fn last_end_in(document: &Document, block: &Block, from: usize) -> usize {
    let base = block.range.start;
    let Some(found) = landmarks::around(document, base) else {
        return last_sentence_end(document.slice(block.range), from);
    };
    let after = found.ends.partition_point(|end| *end <= base + from);
    let last = after.checked_sub(1).and_then(|at| found.ends.get(at));
    last.map_or(0, |end| end - base)
}

/// The last sentence of a block that starts before `offset`.
fn last_before(document: &Document, block: &Block, offset: usize) -> Option<ByteRange> {
    let text = document.slice(block.range);
    let mut at = offset.min(block.range.end);
    while at > block.range.start {
        // From the character before: the sentence that holds it, or its last blanks.
        let before = text.floor_char_boundary(at - block.range.start - 1) + block.range.start;
        let found = units(document, block, before)
            .take_while(|unit| unit.start < offset)
            .last();
        if found.is_some() {
            return found;
        }
        let from = before - block.range.start;
        at = match block.kind {
            BlockKind::Table(_) => block.range.start,
            BlockKind::Code(_) => {
                block.range.start
                    + text
                        .get(..from)
                        .and_then(|head| head.rfind('\n'))
                        .unwrap_or(0)
            }
            _ => block.range.start + last_end_in(document, block, from),
        };
        if let BlockKind::Table(rows) = &block.kind {
            let rows = rows.get(..=row_at(rows, offset)).unwrap_or_default();
            let cells = rows.iter().flatten().rev();
            return cells
                .copied()
                .find(|cell| !cell.is_empty() && cell.start < offset);
        }
    }
    None
}

/// The last row of a table that begins at or before an offset; the first where there is none.
fn row_at(rows: &[Vec<ByteRange>], offset: usize) -> usize {
    let begins = |row: &Vec<ByteRange>| row.first().is_none_or(|cell| cell.start <= offset);
    rows.partition_point(begins).saturating_sub(1)
}

/// A text cut at its ends, without the spaces around each part.
struct Units<'a, E> {
    text: &'a str,
    start: usize,
    ends: E,
}

impl<E: Iterator<Item = usize>> Iterator for Units<'_, E> {
    type Item = ByteRange;

    fn next(&mut self) -> Option<ByteRange> {
        while self.start < self.text.len() {
            let end = self.ends.next().unwrap_or(self.text.len());
            let part = self.text.get(self.start..end).unwrap_or_default();
            let trimmed = part.trim();
            let start = self.start + (part.len() - part.trim_start().len());
            self.start = end;
            if !trimmed.is_empty() {
                return Some(ByteRange::new(start, start + trimmed.len()));
            }
        }
        None
    }
}
