//! What the rooms of the reader's screen share: where things stand, which notes are on the screen.

use ratatui::layout::Rect;

use crate::text::{ByteRange, Document};
use crate::tui::kit::columns::{ABOVE, BELOW};
use crate::tui::kit::columns::{Columns, Rows};
use crate::tui::kit::look::Look;
use crate::tui::kit::note_card::letter;
use crate::tui::kit::page::{LineAt, Page};
use crate::tui::screen::reader::Reader;
use crate::tui::screen::reader::geometry::geometry;
use crate::tui::screen::reader::margin::{DesiredRow, MarginLayout};

/// A reader about to be drawn in an area.
pub(in crate::tui) struct Scene<'a> {
    pub reader: &'a Reader,
    pub look: &'a Look<'a>,
    pub area: Rect,
    pub columns: Columns,
    pub rows: Rows,
    /// The lines that are on the screen, from the text's top.
    pub lines: Vec<LineAt>,
    /// The notes, those of the margin laid out.
    pub margin: MarginLayout,
}

impl<'a> Scene<'a> {
    pub(in crate::tui) fn new(reader: &'a Reader, look: &'a Look<'a>, area: Rect) -> Self {
        let screen = (area.width, area.height.saturating_add(ABOVE + BELOW));
        let (columns, rows) = geometry(reader, screen, reader.page.width);
        let shown = reader.page.lines_from(reader.top);
        let shown = shown.take(usize::from(rows.text)).map(|(at, _)| at);
        Self {
            reader,
            look,
            area,
            columns,
            rows,
            lines: shown.collect(),
            margin: MarginLayout::new(reader, columns.margin, rows.text, look.messages),
        }
    }

    pub(in crate::tui) fn page(&self) -> &'a Page {
        &self.reader.page
    }

    pub(in crate::tui) fn document(&self) -> &'a Document {
        &self.reader.document
    }

    /// The text's rows, across the text column.
    pub(in crate::tui) fn text_area(&self) -> Rect {
        self.column(self.columns.text_left(), self.columns.text)
    }

    /// The text's rows, across any columns.
    pub(in crate::tui) fn column(&self, left: u16, width: u16) -> Rect {
        Rect {
            x: self.area.x + left,
            y: self.area.y + self.rows.top,
            width,
            height: self.rows.text,
        }
        .intersection(self.area)
    }

    /// The lines of the page that are on the screen, each with its row from the text's top.
    pub(in crate::tui) fn rows(&self) -> impl Iterator<Item = (u16, LineAt)> {
        (0..).zip(self.lines.iter().copied())
    }

    /// The row of a line, from the text's top, if it is on the screen.
    pub(in crate::tui) fn row_of(&self, line: LineAt) -> Option<u16> {
        let row = self.lines.binary_search(&line).ok()?;
        u16::try_from(row).ok()
    }

    /// The part of the text that is on the screen.
    pub(in crate::tui) fn seen(&self) -> ByteRange {
        let shown = self.lines.iter().map(|at| self.page().shown(*at));
        shown.reduce(ByteRange::union).unwrap_or_default()
    }

    /// The notes whose place is on the screen, from top to bottom.
    pub(in crate::tui) fn wishes_on_screen(&self) -> &[DesiredRow] {
        let height = i32::from(self.rows.text);
        let first = self
            .margin
            .desired_rows
            .partition_point(|desired| desired.row < 0);
        let end = self
            .margin
            .desired_rows
            .partition_point(|desired| desired.row < height);
        self.margin.desired_rows.get(first..end).unwrap_or_default()
    }

    /// A note's letter and the sign of its state.
    pub(in crate::tui) fn label(&self, note: usize) -> (String, char) {
        let state = self.reader.notes.get(note).map(|placed| placed.state);
        let sign = state.map_or(' ', |state| self.look.glyphs.state(state));
        (letter(note), sign)
    }
}
