//! From line to line: the lines of a page in order, steps and distances; only what is passed is laid out.

use super::lines;
use super::model::{LineAt, Page, PageLine};
use crate::text::ByteRange;

impl Page {
    /// Whether there is no line at all.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// A line.
    pub fn line(&self, at: LineAt) -> Option<&PageLine> {
        self.lines_of(at.part).get(at.nth)
    }

    /// The canonical text that a line shows; empty where there is none.
    pub fn shown(&self, at: LineAt) -> ByteRange {
        self.line(at)
            .map_or_else(ByteRange::default, |line| line.range)
    }

    /// The lines of a part, laid out now if they were not yet; none beyond the last part.
    pub(in crate::tui) fn lines_of(&self, part: usize) -> &[PageLine] {
        let Some(this) = self.parts.get(part) else {
            return &[];
        };
        this.lines.get_or_init(|| lines::of_part(self, part))
    }

    /// The first line.
    pub fn first(&self) -> LineAt {
        LineAt::default()
    }

    /// The last line; the first where there is none.
    pub fn last(&self) -> LineAt {
        let part = self.parts.len().saturating_sub(1);
        LineAt {
            part,
            nth: self.lines_of(part).len().saturating_sub(1),
        }
    }

    /// The line `by` lines below (above where it is negative), or the page's last (first) one.
    pub fn step(&self, from: LineAt, by: isize) -> LineAt {
        self.reach(from, by)
            .unwrap_or_else(|| if by < 0 { self.first() } else { self.last() })
    }

    /// The line `by` lines below (above where it is negative), if the page has it.
    pub fn reach(&self, from: LineAt, by: isize) -> Option<LineAt> {
        if by < 0 {
            self.above(from, by.unsigned_abs())
        } else {
            self.below(from, by.unsigned_abs())
        }
    }

    fn above(&self, mut at: LineAt, mut left: usize) -> Option<LineAt> {
        loop {
            if let Some(nth) = at.nth.checked_sub(left) {
                return Some(LineAt { nth, ..at });
            }
            left -= at.nth + 1;
            at.part = at.part.checked_sub(1)?;
            at.nth = self.lines_of(at.part).len().saturating_sub(1);
        }
    }

    fn below(&self, mut at: LineAt, mut left: usize) -> Option<LineAt> {
        loop {
            self.parts.get(at.part)?;
            let here = self.lines_of(at.part).len();
            if at.nth + left < here {
                let nth = at.nth + left;
                return Some(LineAt { nth, ..at });
            }
            left -= here.saturating_sub(at.nth).min(left);
            at = LineAt {
                part: at.part + 1,
                nth: 0,
            };
        }
    }

    /// How many lines `to` stands below `from` (above where it is negative), `most` at most either way.
    pub fn distance(&self, from: LineAt, to: LineAt, most: usize) -> isize {
        if to < from {
            return -self.distance(to, from, most);
        }
        let mut lines = 0;
        for part in from.part..to.part {
            lines += self.lines_of(part).len();
            // Every part has a line.
            if lines > most + from.nth {
                break;
            }
        }
        let between = (lines + to.nth).saturating_sub(from.nth).min(most);
        isize::try_from(between).unwrap_or(isize::MAX)
    }

    /// The lines from one on.
    pub fn lines_from(&self, from: LineAt) -> impl Iterator<Item = (LineAt, &PageLine)> {
        (from.part..self.parts.len()).flat_map(move |part| {
            let skipped = if part == from.part { from.nth } else { 0 };
            let here = self.lines_of(part).iter().enumerate().skip(skipped);
            here.map(move |(nth, line)| (LineAt { part, nth }, line))
        })
    }

    /// The lines from one on, upwards.
    pub fn lines_back_from(&self, from: LineAt) -> impl Iterator<Item = (LineAt, &PageLine)> {
        (0..=from.part).rev().flat_map(move |part| {
            let here = self.lines_of(part);
            let kept = if part == from.part {
                (from.nth + 1).min(here.len())
            } else {
                here.len()
            };
            let here = here.iter().enumerate().take(kept).rev();
            here.map(move |(nth, line)| (LineAt { part, nth }, line))
        })
    }

    /// The width of a table, in cells; nothing for another block.
    pub fn table_width(&self, block: usize) -> u16 {
        let first = self.parts.partition_point(|part| part.block < block);
        // All its lines have the same columns, and the rule under its header has each.
        let lines = self.lines_of(first).iter();
        let ends = lines.filter_map(|line| line.cells.last());
        let widths = ends.map(|cell| cell.column.saturating_add(cell.width));
        widths.max().unwrap_or(0)
    }

    /// Width of the widest line, in cells: more than the page's where a table must be scrolled sideways.
    /// Lays out the whole page.
    pub fn widest(&self) -> u16 {
        let lines = self.lines_from(self.first()).map(|(_, line)| line);
        let ends = lines.filter_map(|line| line.cells.last());
        let widest = ends.map(|cell| cell.column.saturating_add(cell.width));
        widest.max().unwrap_or(0).max(self.width)
    }
}
