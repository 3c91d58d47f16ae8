//! Tables: columns as wide as their cells ask, cells wrapped where they cannot all stand side by side, and
//! scrolled sideways where even that does not fit.

use super::block_prefix;
use super::block_prefix::BlockPrefix;
use super::model::{Cell, LineKind, PageLine};
use super::pieces::{GAP, begin, covering, line};
use crate::text::wrap::wrap;
use crate::text::{ByteRange, Document, landmarks};

/// Columns are not made narrower than this, in cells; wider tables are scrolled.
const LEAST: u16 = 12;
/// A column of a table that is scrolled is not wider than this, in cells.
const MOST: u16 = 40;

/// The columns of a table.
pub(in crate::tui) struct Table<'a> {
    text: &'a str,
    /// Where each column begins and how wide it is, in cells.
    columns: Vec<(u16, u16)>,
}

impl<'a> Table<'a> {
    /// Measures the cells of a block and shares out `width` among their columns.
    pub(in crate::tui) fn measure(
        document: &'a Document,
        block: usize,
        width: u16,
        prefix: &BlockPrefix,
    ) -> Self {
        let natural: Vec<u16> = landmarks::column_widths(document, block)
            .iter()
            .map(|cells| u16::try_from(*cells).unwrap_or(u16::MAX).max(1))
            .collect();
        let indent = block_prefix::cells(&prefix.first) as u16;
        let cap = cap(&natural, width.saturating_sub(indent));
        let mut at = indent;
        let columns = natural.into_iter().map(|cells| {
            let cells = cells.min(cap);
            let start = at;
            at = at.saturating_add(cells).saturating_add(GAP);
            (start, cells)
        });
        Self {
            columns: columns.collect(),
            text: document.text(),
        }
    }

    /// The lines of the rows that stand in a part of the block's text, and a rule under the header.
    pub(in crate::tui) fn lines(
        &self,
        (block, part): (usize, ByteRange),
        rows: &[Vec<ByteRange>],
        prefix: &BlockPrefix,
        lines: &mut Vec<PageLine>,
    ) {
        let mut is_header = rows.first().is_some_and(|row| begin(row) >= part.start);
        let mut start = part.start;
        let rows = rows_in(rows, part);
        for (nth, row) in rows.iter().enumerate() {
            let first = lines.len();
            let next = rows.get(nth + 1);
            let end = next.map_or(part.end, |row| begin(row)).max(start);
            self.row(block, ByteRange::new(start, end), row, is_header, lines);
            if is_header {
                lines.push(self.rule(block, end));
            }
            start = end;
            for (at, line) in lines.iter_mut().enumerate().skip(first) {
                let first = is_header && at == first;
                line.prefix
                    .clone_from(if first { &prefix.first } else { &prefix.rest });
            }
            is_header = false;
        }
    }

    fn row(
        &self,
        block: usize,
        range: ByteRange,
        row: &[ByteRange],
        header: bool,
        lines: &mut Vec<PageLine>,
    ) {
        let wrapped: Vec<Vec<ByteRange>> = row
            .iter()
            .zip(&self.columns)
            .map(|(cell, (_, width))| self.wrapped(*cell, *width))
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(1);
        for nth in 0..height {
            let cells = wrapped.iter().zip(&self.columns).map(|(parts, column)| {
                let end = parts.last().map_or(range.start, |part| part.end);
                let nothing = ByteRange::new(end, end);
                Cell {
                    range: parts.get(nth).copied().unwrap_or(nothing),
                    column: column.0,
                    width: column.1,
                }
            });
            let mut line = line(range, block, LineKind::Table(header), String::new());
            line.cells = cells.collect();
            lines.push(line);
        }
    }

    /// The parts of a cell that stand one below the other; they cover it without a hole.
    fn wrapped(&self, cell: ByteRange, width: u16) -> Vec<ByteRange> {
        let parts = wrap(self.text, cell, usize::from(width), usize::from(width));
        let starts: Vec<usize> = parts.iter().map(|part| part.start).collect();
        covering(cell, &starts)
    }

    fn rule(&self, block: usize, end: usize) -> PageLine {
        let nowhere = ByteRange::new(end, end);
        let mut rule = line(nowhere, block, LineKind::Rule, String::new());
        let cells = self.columns.iter().map(|&(column, width)| Cell {
            range: nowhere,
            column,
            width,
        });
        rule.cells = cells.collect();
        rule
    }
}

/// The rows of a table that stand in a part of its text; a last row without text, which begins where the table
/// ends, in its last part.
fn rows_in(rows: &[Vec<ByteRange>], part: ByteRange) -> &[Vec<ByteRange>] {
    let first = rows.partition_point(|row| begin(row) < part.start);
    let after = rows.partition_point(|row| begin(row) < part.end);
    let ends_here = |row: &Vec<ByteRange>| row.last().is_some_and(|cell| cell.end <= part.end);
    let rest = rows.get(after..).unwrap_or_default();
    let empty = rest.iter().take_while(|row| ends_here(row)).count();
    rows.get(first..after + empty).unwrap_or_default()
}

/// The width above which columns are cut down, so that all fit in `width` cells if they can.
fn cap(natural: &[u16], width: u16) -> u16 {
    let gaps = u32::from(GAP) * natural.len().saturating_sub(1) as u32;
    let fits = |cap: u16| {
        let cells: u32 = natural
            .iter()
            .map(|cells| u32::from((*cells).min(cap)))
            .sum();
        cells + gaps <= u32::from(width)
    };
    let widest = natural.iter().copied().max().unwrap_or(0);
    if fits(widest) {
        return widest;
    }
    if !fits(LEAST) {
        return MOST.min(width).max(LEAST);
    }
    let (mut low, mut high) = (LEAST, widest);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if fits(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}
