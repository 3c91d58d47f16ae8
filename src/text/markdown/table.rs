//! Tables: cells joined by ` | `, rows by a line break.

use super::inline::Inline;
use crate::text::span::ByteRange;

/// A table as far as it is read.
#[derive(Debug, Default)]
pub(super) struct Table {
    content: Inline,
    rows: Vec<Vec<ByteRange>>,
}

impl Table {
    pub fn open_row(&mut self) {
        if !self.rows.is_empty() {
            self.content.text.push('\n');
        }
        self.rows.push(Vec::new());
    }

    /// Adds a cell to the last row. Beside an empty one the joint has one space only, since no run of
    /// spaces is longer.
    pub fn cell(&mut self, cell: Inline) {
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        // A cell of no-break spaces, as editors fill them, is empty.
        let cell = if cell.text.trim().is_empty() {
            Inline::default()
        } else {
            cell
        };
        let text = &mut self.content.text;
        if !row.is_empty() {
            text.push_str(if text.is_empty() || text.ends_with(['\n', ' ']) {
                "|"
            } else {
                " |"
            });
        }
        if !row.is_empty() && !cell.text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        cell.append_to(text, &mut self.content.segments, &mut self.content.marks);
        row.push(ByteRange::new(start, text.len()));
    }

    /// The rows, from the table's start, and the content; none if no cell holds anything.
    pub fn finish(self) -> Option<(Vec<Vec<ByteRange>>, Inline)> {
        let any = self.rows.iter().flatten().any(|cell| !cell.is_empty());
        any.then_some((self.rows, self.content))
    }
}
