//! Where notes stand in the margin: beside their passages, never over one another.
//!
//! [`MarginLayout`] is a reader's margin on the screen: the notes laid out ([`Card`]), where they would like to stand
//! ([`DesiredRow`]), and where they do ([`stack`]); [`connect`] draws the lines that lead to them.

mod connect;
mod desired_row;
mod layout;
mod stack;

pub use connect::{Connectors, Joint, Link, connect};
pub use desired_row::{DesiredRow, desired_rows};
pub use layout::{FRAME, MarginLayout};
pub use stack::{Placement, Slot, Wanted, stack};

use crate::tui::screen::reader::Reader;

/// The note whose passage begins on a row of the gutter, from the text's top; of several, the one after the
/// focused one, so that pointing again goes on to the next.
pub fn note_beginning_at(reader: &Reader, rows: u16, row: u16) -> Option<usize> {
    let desired_rows = desired_rows(reader, rows);
    let here = desired_rows
        .iter()
        .filter(|desired| desired.begins && desired.row == i32::from(row));
    let here: Vec<usize> = here.map(|desired| desired.note).collect();
    let focused = reader.focused_note;
    let after = here.iter().position(|note| focused == Some(*note));
    here.get(after.map_or(0, |at| (at + 1) % here.len()))
        .copied()
}
