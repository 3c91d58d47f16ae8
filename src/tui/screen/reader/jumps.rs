//! Jumping there and back, from note to note; wide tables.

use super::Reader;
use crate::tui::kit::motion::Direction;
use crate::workspace::Placed;

impl Reader {
    /// Whether the focused line is wider than the column (a table's row).
    pub(in crate::tui) fn overflows(&self) -> bool {
        let line = self.page.line(self.page.line_of(self.cursor));
        line.and_then(|line| line.cells.last())
            .is_some_and(|cell| cell.column + cell.width > self.page.width)
    }

    /// The width of the focused table, in cells.
    pub(in crate::tui) fn widest(&self) -> u16 {
        let block = self.document.block_at(self.cursor);
        self.page.table_width(block)
    }

    /// Goes to a place and remembers the one before.
    pub fn jump(&mut self, to: usize) {
        if self.jumps.back.last() != Some(&self.cursor) {
            self.jumps.back.push(self.cursor);
        }
        self.jumps.forward.clear();
        self.go(to);
    }

    pub(in crate::tui) fn jump_back(&mut self) {
        if let Some(to) = self.jumps.back.pop() {
            self.jumps.forward.push(self.cursor);
            self.go(to);
        }
    }

    pub(in crate::tui) fn jump_forward(&mut self) {
        if let Some(to) = self.jumps.forward.pop() {
            self.jumps.back.push(self.cursor);
            self.go(to);
        }
    }

    /// Gives the focus to the next or the former note; its passage comes on the screen.
    pub fn note_step(&mut self, way: Direction) {
        let count = self.notes.len();
        if count == 0 {
            return;
        }
        let here = self.cursor;
        let next = match (self.focused_note, way) {
            (Some(at), Direction::Forward) => (at + 1) % count,
            (Some(at), Direction::Back) => (at + count - 1) % count,
            (None, Direction::Forward) => {
                let after = self
                    .notes
                    .iter()
                    .position(|n| n.range.is_some_and(|r| r.start >= here));
                after.unwrap_or(0)
            }
            (None, Direction::Back) => {
                let before = self
                    .notes
                    .iter()
                    .rposition(|n| n.range.is_some_and(|r| r.start < here));
                before.unwrap_or(count - 1)
            }
        };
        self.focused_note = Some(next);
        if let Some(start) = self.notes.get(next).and_then(Placed::start) {
            self.jump(start);
        }
    }
}
