//! The row that each note asks for.

use crate::text::ByteRange;
use crate::tui::kit::page::{LineAt, Page};
use crate::tui::screen::reader::Reader;
use crate::workspace::Placed;

/// Where a note would like to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DesiredRow {
    /// An index of the reader's notes.
    pub note: usize,
    /// A row from the text's top; -1 above the screen, the screen's height below it.
    pub row: i32,
    /// Whether its passage begins on this row (and not above the screen, or nowhere).
    pub begins: bool,
}

/// Returns the row that each note asks for, sorted by row, on a screen of `height` rows of text.
///
/// Notes on the whole article ask for the page's top, those whose passage has no place for the heading that it
/// stood under (the row below the page's end where that is not known), passages that go on from above the
/// screen for its first row. All that is above the screen asks for row -1, all that is below it for row `height`:
/// what is far away is not laid out to know how far.
pub fn desired_rows(reader: &Reader, height: u16) -> Vec<DesiredRow> {
    let seen = Seen::new(reader, height);
    let notes = reader.notes.iter().enumerate();
    let mut desired_rows: Vec<DesiredRow> = notes
        .map(|(note, placed)| seen.desired(note, placed))
        .collect();
    desired_rows.sort_by_key(|desired| desired.row);
    desired_rows
}

/// The lines on the screen.
struct Seen<'a> {
    page: &'a Page,
    lines: Vec<LineAt>,
    /// The first and the last line's canonical text.
    first: ByteRange,
    last: ByteRange,
    height: i32,
}

const ABOVE: i32 = -1;

impl<'a> Seen<'a> {
    fn new(reader: &'a Reader, height: u16) -> Self {
        let page = &reader.page;
        let shown = page.lines_from(reader.top).take(usize::from(height));
        let lines: Vec<LineAt> = shown.map(|(at, _)| at).collect();
        let shown = |at: Option<&LineAt>| at.map_or_else(ByteRange::default, |at| page.shown(*at));
        Self {
            page,
            first: shown(lines.first()),
            last: shown(lines.last()),
            lines,
            height: i32::from(height),
        }
    }

    fn desired(&self, note: usize, placed: &Placed) -> DesiredRow {
        let Some(range) = placed.range else {
            let row = match (placed.annotation.passage(), placed.near) {
                (None, _) => self.row_of(self.page.first()),
                (Some(_), Some(near)) => self.row_at(near),
                (Some(_), None) => self.row_below_all(),
            };
            return DesiredRow {
                note,
                row,
                begins: false,
            };
        };
        let row = self.row_at(range.start);
        let goes_on = row == ABOVE && range.end > self.first.start && {
            let last = range.end.saturating_sub(1).max(range.start);
            let foot = self.page.foot_of(self.page.line_of(last));
            self.lines.first().is_some_and(|top| foot >= *top)
        };
        DesiredRow {
            note,
            row: if goes_on { 0 } else { row },
            begins: (0..self.height).contains(&row),
        }
    }

    /// The row where a byte of the text stands.
    fn row_at(&self, offset: usize) -> i32 {
        if offset < self.first.start {
            ABOVE
        } else if offset > self.last.end {
            self.height
        } else {
            self.row_of(self.page.line_of(offset))
        }
    }

    fn row_of(&self, line: LineAt) -> i32 {
        match self.lines.binary_search(&line) {
            Ok(row) => i32::try_from(row).unwrap_or(self.height),
            Err(0) if self.lines.is_empty() => 0,
            Err(0) => ABOVE,
            Err(_) => self.height,
        }
    }

    /// The row below the page's last line.
    fn row_below_all(&self) -> i32 {
        let rows = i32::try_from(self.lines.len()).unwrap_or(self.height);
        let ends = self
            .lines
            .last()
            .is_none_or(|last| self.page.reach(*last, 1).is_none());
        if ends { rows } else { self.height }
    }
}
