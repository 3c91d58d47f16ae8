//! A document in parts that are laid out one by one: its blocks, very long ones in pieces.
//!
//! So no key waits for more than a part or two, whatever the text is made of. A piece begins on a line of its
//! own, at the end of a sentence or a line where there is one; of a paragraph of hundreds of lines that is seen
//! by nobody.

use std::cell::OnceCell;

use unicode_segmentation::UnicodeSegmentation;

use super::model::Part;
use super::pieces;
use crate::text::{BlockKind, ByteRange, Document};

/// A piece of a block has about this many bytes.
const PIECE: usize = 16 * 1024;
/// How far before the end of a piece a better place to cut is looked for, in bytes.
const LOOK: usize = 2048;

/// The parts of a document in order.
pub(in crate::tui) fn cut(document: &Document) -> Vec<Part> {
    let blocks = document.blocks();
    let mut parts = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        let mut start = block.range.start;
        if let BlockKind::Table(rows) = &block.kind {
            for row in rows {
                let begin = pieces::begin(row);
                // One without text has no place of its own to begin at.
                let has_text = row.iter().any(|cell| !cell.is_empty());
                if has_text && begin.saturating_sub(start) > PIECE {
                    parts.push(part(ByteRange::new(start, begin), at));
                    start = begin;
                }
            }
            parts.push(part(ByteRange::new(start, block.range.end), at));
            continue;
        }
        while block.range.end - start > PIECE + PIECE / 2 {
            let rest = ByteRange::new(start, block.range.end).of(document.text());
            let end = start + piece(rest);
            parts.push(part(ByteRange::new(start, end), at));
            start = end;
        }
        parts.push(part(ByteRange::new(start, block.range.end), at));
    }
    parts
}

pub(in crate::tui) fn part(range: ByteRange, block: usize) -> Part {
    Part {
        range,
        block,
        lines: OnceCell::new(),
        spots: OnceCell::new(),
    }
}

/// Bytes of the first piece of a text that has more than one.
fn piece(text: &str) -> usize {
    let end = text.floor_char_boundary(PIECE);
    let from = text.floor_char_boundary(PIECE - LOOK);
    let window = text.get(from..end).unwrap_or_default();
    let after = |found: &str| window.rfind(found).map(|at| from + at + found.len());
    let found = after("\n")
        .or_else(|| after(". "))
        .or_else(|| space(window, from));
    found.or_else(|| cluster(text)).unwrap_or(end)
}

/// The end of the last space between two words: no line may break at others.
fn space(window: &str, from: usize) -> Option<usize> {
    let mut spaces = window.rmatch_indices(' ');
    let between = spaces.find(|(at, space)| {
        let after = window.get(at + space.len()..).unwrap_or_default();
        let before = window.get(..*at).unwrap_or_default();
        after.starts_with(char::is_alphanumeric) && before.ends_with(char::is_alphanumeric)
    });
    between.map(|(at, space)| from + at + space.len())
}

/// The last end of a cluster before the end of a piece; none where one cluster goes on for too long.
fn cluster(text: &str) -> Option<usize> {
    let from = text.floor_char_boundary(PIECE - LOOK);
    let window = text.get(from..text.floor_char_boundary(PIECE + 1))?;
    let (at, _) = window.grapheme_indices(true).next_back()?;
    (at > 0).then_some(from + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markdown;

    #[test]
    fn pieces_cover_a_long_block_and_end_where_lines_may() {
        for (word, end) in [
            ("Un capteur compte. ", ". "),
            ("un capteur qui compte ", " "),
            ("é", "é"),
            ("x\u{301}", "\u{301}"),
            ("\u{301}", "\u{301}"),
            ("a\u{200b}", ""),
        ] {
            let document = markdown::parse(&word.repeat(200_000 / word.len()));
            let parts = cut(&document);
            assert!(parts.len() > 1, "{word:?}");
            let mut at = 0;
            for part in &parts {
                assert_eq!(part.range.start, at);
                assert!(part.range.len() <= 2 * PIECE);
                let shown = part.range.of(document.text());
                assert!(shown.ends_with(end) || part.range.end == document.text().len());
                at = part.range.end;
            }
            assert_eq!(at, document.text().len());
        }
    }
}
