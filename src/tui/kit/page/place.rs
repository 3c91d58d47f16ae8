//! Which cell shows which grapheme, and which line shows which byte.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::{Range, RangeInclusive};

use unicode_segmentation::UnicodeSegmentation;

use super::block_prefix;
use super::model::{LineAt, LineKind, Page, PageLine};
use super::pieces::{CODE_TAB, GAP};
use super::spot::Spot;
use crate::text::safe::cell_width;
use crate::text::{BlockKind, ByteRange, Document, segment};

/// A line with so many bytes is looked through once: most of it is not seen, else it would be several lines.
const MANY: usize = 1024;

impl Page {
    /// The line that shows a byte of the canonical text: of those that begin at or before it, the last.
    pub fn line_of(&self, offset: usize) -> LineAt {
        let after = self
            .parts
            .partition_point(|part| part.range.start <= offset);
        let part = after.saturating_sub(1);
        let lines = self.lines_of(part);
        let after = lines.partition_point(|line| line.range.start <= offset);
        let at = LineAt {
            part,
            nth: after.saturating_sub(1),
        };
        if !lines.get(at.nth).is_some_and(is_row) {
            return at;
        }
        let row = self.row_of(at);
        let holds = |nth: &usize| {
            let cells = lines.get(*nth).map(|line| line.cells.as_slice());
            let mut cells = cells.unwrap_or_default().iter();
            cells.any(|cell| cell.range.contains(offset))
        };
        let nth = row.clone().find(holds).unwrap_or(row.start);
        LineAt { part, nth }
    }

    /// The lines that show a part of the canonical text, first to last; at least the one where it begins.
    pub fn rows_of(&self, range: ByteRange) -> RangeInclusive<LineAt> {
        let end = range.end.saturating_sub(1).max(range.start);
        let (first, last) = (self.line_of(range.start), self.line_of(end));
        let in_table = |at: LineAt| self.line(at).is_some_and(is_row);
        // Between two cells of one line others may go on below it.
        let in_one_cell = first == last
            && self.line(first).is_some_and(|line| {
                let mut cells = line.cells.iter().map(|cell| cell.range);
                cells.any(|cell| cell.contains(range.start) && cell.contains(end))
            });
        if !in_one_cell && (in_table(first) || in_table(last)) {
            let nth = self.row_of(first).start;
            return LineAt { nth, ..first }..=self.foot_of(last);
        }
        first..=last
    }

    /// The last line of the table's row that a line is of; elsewhere the line itself.
    pub fn foot_of(&self, at: LineAt) -> LineAt {
        let nth = self.row_of(at).end - 1;
        LineAt { nth, ..at }
    }

    /// Every grapheme of a line with the cells it takes, in the order of the text.
    pub fn columns(&self, at: LineAt) -> Cow<'_, [Spot]> {
        let Some((part, line)) = self.parts.get(at.part).zip(self.line(at)) else {
            return Cow::default();
        };
        if line.range.len() < MANY || is_row(line) {
            return self.spots(at, line).into();
        }
        let unseen = || vec![OnceCell::new(); self.lines_of(at.part).len()].into();
        match part.spots.get_or_init(unseen).get(at.nth) {
            Some(spots) => (&**spots.get_or_init(|| self.spots(at, line).into())).into(),
            None => Cow::default(),
        }
    }

    fn spots(&self, at: LineAt, line: &PageLine) -> Vec<Spot> {
        if is_row(line) {
            let first = self.row_of(at).start == at.nth;
            return cells(&self.document, line, first);
        }
        let column = u16::try_from(block_prefix::cells(&line.prefix)).unwrap_or(u16::MAX);
        let mut spots = Vec::with_capacity(line.range.len().min(MANY));
        let text = self.document.text();
        let cluster = segment::long_cluster(&self.document, line.range.start);
        if cluster.is_some_and(|cluster| cluster.covers(line.range)) {
            // Wherever it is cut into lines, it stays one.
            return vec![Spot {
                column,
                width: cell_width(line.range.of(text)) as u16,
                range: line.range,
            }];
        }
        push(
            text,
            line.range,
            column,
            line.kind == LineKind::Code,
            &mut spots,
        );
        stretch(text, line, &mut spots);
        spots
    }

    /// The byte that stands in a cell of a line, or nearest to it: where the mouse points.
    pub fn offset_at(&self, line: LineAt, column: u16) -> usize {
        let has_text = |(_, line): &(LineAt, &PageLine)| !line.range.is_empty();
        let line = line.min(self.last());
        let below = self.lines_from(line).find(has_text);
        let shown = below.or_else(|| self.lines_back_from(line).find(has_text));
        let Some((at, shown)) = shown else {
            return 0;
        };
        let spots = self.columns(at);
        let seen = spots.iter().filter(|spot| spot.width > 0);
        let under = seen.min_by_key(|spot| {
            let last = spot.column.saturating_add(spot.width - 1);
            let before = spot.column.saturating_sub(column);
            before.max(column.saturating_sub(last))
        });
        under.map_or(shown.range.start, |spot| spot.range.start)
    }

    /// The lines of its part that show the same row of a table as line `at`.
    fn row_of(&self, at: LineAt) -> Range<usize> {
        let lines = self.lines_of(at.part);
        let Some(line) = lines.get(at.nth).filter(|line| is_row(line)) else {
            return at.nth..at.nth + 1;
        };
        let same = |other: &PageLine| is_row(other) && other.range == line.range;
        let before = lines.get(..at.nth).unwrap_or_default();
        let above = before.iter().rev().take_while(|other| same(other)).count();
        let after = lines.get(at.nth..).unwrap_or_default();
        let below = after.iter().take_while(|other| same(other)).count();
        at.nth - above..at.nth + below
    }
}

/// Makes the spaces between a line's words wider, those at its end by as much as those at its beginning.
fn stretch(text: &str, line: &PageLine, spots: &mut [Spot]) {
    if line.stretch == 0 {
        return;
    }
    let shown = line.range.of(text);
    let begins = line.range.start + (shown.len() - shown.trim_start().len());
    let ends = line.range.start + shown.trim_end().len();
    let is_gap = |spot: &Spot| {
        spot.range.start >= begins && spot.range.end <= ends && spot.range.of(text) == " "
    };
    let gaps = spots.iter().filter(|spot| is_gap(spot)).count().max(1);
    let (mut passed, mut moved) = (0, 0);
    for spot in spots {
        spot.column = spot.column.saturating_add(moved);
        if is_gap(spot) {
            passed += 1;
            let until_here = (usize::from(line.stretch) * passed / gaps) as u16;
            spot.width += until_here - moved;
            moved = until_here;
        }
    }
}

fn is_row(line: &PageLine) -> bool {
    matches!(line.kind, LineKind::Table(_))
}

/// The graphemes of a table's line; what joins the cells counts to the row's first line.
fn cells(document: &Document, line: &PageLine, first: bool) -> Vec<Spot> {
    let mut spots = Vec::new();
    let row = whole_row(document, line).filter(|_| first);
    for (nth, cell) in line.cells.iter().enumerate() {
        let before = row.and_then(|row| row.get(nth.checked_sub(1)?));
        if let Some(before) = before {
            let joint = ByteRange::new(before.end, cell.range.start);
            let bare = !joint.of(document.text()).starts_with(' ');
            let column = cell.column.saturating_sub(GAP) + u16::from(bare);
            push(document.text(), joint, column, false, &mut spots);
        }
        push(document.text(), cell.range, cell.column, false, &mut spots);
    }
    spots
}

/// The cells of the row that a line shows, in full.
fn whole_row<'a>(document: &'a Document, line: &PageLine) -> Option<&'a [ByteRange]> {
    let BlockKind::Table(rows) = &document.blocks().get(line.block)?.kind else {
        return None;
    };
    let start = |row: &Vec<ByteRange>| row.first().map_or(0, |cell| cell.start);
    let after = rows.partition_point(|row| start(row) <= line.range.start);
    rows.get(after.checked_sub(1)?).map(Vec::as_slice)
}

fn push(text: &str, range: ByteRange, mut column: u16, tabs: bool, spots: &mut Vec<Spot>) {
    let left = column;
    let shown = range.of(text);
    if shown.bytes().all(|byte| (0x20..0x7F).contains(&byte)) {
        // Each character is a cluster of one cell.
        for at in range.start..range.start + shown.len() {
            spots.push(Spot {
                column,
                width: 1,
                range: ByteRange::new(at, at + 1),
            });
            column = column.saturating_add(1);
        }
        return;
    }
    for (offset, grapheme) in shown.grapheme_indices(true) {
        let cells = if tabs && grapheme == "\t" {
            CODE_TAB - usize::from(column - left) % CODE_TAB
        } else {
            cell_width(grapheme)
        };
        let start = range.start + offset;
        spots.push(Spot {
            column,
            width: cells as u16,
            range: ByteRange::new(start, start + grapheme.len()),
        });
        column = column.saturating_add(cells as u16);
    }
}
