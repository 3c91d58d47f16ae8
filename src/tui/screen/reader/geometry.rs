//! Where the text stands on the screen.

use super::Reader;
use crate::config::Margin as MarginMode;
use crate::text::ByteRange;
use crate::tui::kit::columns::{ABOVE, BELOW, Columns, PassagePlace, Rows};
use crate::tui::port::Surroundings;

/// The columns and rows of the reader on a screen of `size` cells, for a text column of `measure` cells.
pub fn geometry(reader: &Reader, size: (u16, u16), measure: u16) -> (Columns, Rows) {
    let mode = if reader.zen {
        MarginMode::Hidden
    } else {
        reader.margin
    };
    let columns = Columns::measure(size.0, measure, mode, reader.outline && !reader.zen);
    let height = size.1.saturating_sub(ABOVE + BELOW);
    (columns, columns.rows(height, !reader.notes.is_empty()))
}

impl Reader {
    /// Where a passage stands on the screen.
    pub fn place_of(&self, range: Option<ByteRange>, around: &Surroundings) -> PassagePlace {
        let (columns, rows) = geometry(self, around.size, around.manner.measure);
        let height = around.size.1.saturating_sub(ABOVE + BELOW);
        PassagePlace {
            columns,
            rows,
            passage: range.and_then(|range| self.rows_of(range, rows.top, height)),
        }
    }

    /// The first row of a passage and the one after its last, from the body's top; `None` where it is not on
    /// the screen.
    fn rows_of(&self, range: ByteRange, above: u16, height: u16) -> Option<(u16, u16)> {
        let lines = self.page.rows_of(range);
        let row = |line| self.page.distance(self.top, line, usize::from(height));
        let first = row((*lines.start()).max(self.top)).unsigned_abs();
        let end = usize::try_from(row(*lines.end()) + 1)
            .ok()
            .filter(|end| *end > first)?;
        let first = u16::try_from(first).ok()?.saturating_add(above);
        let end = u16::try_from(end).unwrap_or(u16::MAX).saturating_add(above);
        (first < height).then_some((first, end.min(height)))
    }
}
