//! What the rooms of the reader's screen share: where things stand, which notes are on the screen.

use ratatui::layout::Rect;

use crate::text::{ByteRange, Document};
use crate::tui::app::columns::{Columns, Rows};
use crate::tui::app::margin::letter;
use crate::tui::app::page::Page;
use crate::tui::app::reader::{ABOVE, BELOW, Reader, geometry};
use crate::tui::view::look::Look;
use crate::workspace::Placed;

/// A reader about to be drawn in an area.
pub(super) struct Scene<'a> {
    pub reader: &'a Reader,
    pub look: &'a Look<'a>,
    pub area: Rect,
    pub columns: Columns,
    pub rows: Rows,
    /// For each note the row it asks for, from the text's top, in their order.
    pub wishes: Vec<Wish>,
}

/// Where a note would like to stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wish {
    /// An index of the reader's notes.
    pub note: usize,
    /// From the text's top; may be off the screen.
    pub row: i32,
    /// Whether its passage begins on this row (and not above the screen, or nowhere).
    pub begins: bool,
}

impl<'a> Scene<'a> {
    pub(super) fn new(reader: &'a Reader, look: &'a Look<'a>, area: Rect) -> Self {
        let screen = (area.width, area.height.saturating_add(ABOVE + BELOW));
        let (columns, rows) = geometry(reader, screen, reader.page.width);
        let mut wishes: Vec<Wish> = reader
            .notes
            .iter()
            .enumerate()
            .map(|(note, placed)| wish(reader, note, placed, rows.text))
            .collect();
        wishes.sort_by_key(|wish| wish.row);
        Self {
            reader,
            look,
            area,
            columns,
            rows,
            wishes,
        }
    }

    pub(super) fn page(&self) -> &'a Page {
        &self.reader.page
    }

    pub(super) fn document(&self) -> &'a Document {
        &self.reader.document
    }

    /// The text's rows, across the text column.
    pub(super) fn text_area(&self) -> Rect {
        self.column(self.columns.text_left(), self.columns.text)
    }

    /// The text's rows, across any columns.
    pub(super) fn column(&self, left: u16, width: u16) -> Rect {
        Rect {
            x: self.area.x + left,
            y: self.area.y + self.rows.top,
            width,
            height: self.rows.text,
        }
        .intersection(self.area)
    }

    /// The lines of the page that are on the screen, each with its row from the text's top.
    pub(super) fn lines(&self) -> impl Iterator<Item = (u16, usize)> {
        let left = self.page().lines.len().saturating_sub(self.reader.top);
        let shown = usize::from(self.rows.text).min(left) as u16;
        let top = self.reader.top;
        (0..shown).map(move |row| (row, top + usize::from(row)))
    }

    /// The part of the text that is on the screen.
    pub(super) fn seen(&self) -> ByteRange {
        let lines = &self.page().lines;
        let mut shown = self.lines().filter_map(|(_, at)| lines.get(at));
        let Some(first) = shown.next() else {
            return ByteRange::default();
        };
        shown.fold(first.range, |seen, line| seen.union(line.range))
    }

    /// The notes whose place is on the screen, from top to bottom.
    pub(super) fn wishes_on_screen(&self) -> &[Wish] {
        let height = i32::from(self.rows.text);
        let first = self.wishes.partition_point(|wish| wish.row < 0);
        let end = self.wishes.partition_point(|wish| wish.row < height);
        self.wishes.get(first..end).unwrap_or_default()
    }

    /// A note's letter and the sign of its state.
    pub(super) fn label(&self, note: usize) -> (String, char) {
        let state = self.reader.notes.get(note).map(|placed| placed.state);
        let sign = state.map_or(' ', |state| self.look.glyphs.state(state));
        (letter(note), sign)
    }
}

/// Whole-article notes ask for the page's top, lost ones for the row below its end, passages that go on
/// from above the screen for its first row.
fn wish(reader: &Reader, note: usize, placed: &Placed, height: u16) -> Wish {
    let page = &reader.page;
    let row_of = |line: usize| {
        let row = line as i64 - reader.top as i64;
        row.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32
    };
    let Some(range) = placed.range else {
        let line = match placed.annotation.target {
            None => 0,
            Some(_) => page.lines.len(),
        };
        return Wish {
            note,
            row: row_of(line),
            begins: false,
        };
    };
    let row = row_of(page.line_of(range.start));
    let last = if row < 0 {
        row_of(page.rows_of(range).end) - 1
    } else {
        row
    };
    let goes_on = row < 0 && last >= 0;
    Wish {
        note,
        row: if goes_on { 0 } else { row },
        begins: (0..i32::from(height)).contains(&row),
    }
}
