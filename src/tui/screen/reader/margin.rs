//! Where notes stand in the margin: beside their passages, never over one another.
//!
//! [`Standing`] is a reader's margin on the screen: the notes laid out ([`Card`]), where they would like to stand
//! ([`Wish`]), and where they do ([`stack`]); [`connect`] draws the lines that lead to them.

mod connect;
mod stack;
mod standing;
mod wish;

pub use connect::{Connectors, Joint, Link, connect};
pub use stack::{Placement, Slot, Wanted, stack};
pub use standing::{FRAME, Standing};
pub use wish::{Wish, wishes};

use crate::tui::screen::reader::Reader;

/// The note whose passage begins on a row of the gutter, from the text's top; of several, the one after the
/// focused one, so that pointing again goes on to the next.
pub fn note_beginning_at(reader: &Reader, rows: u16, row: u16) -> Option<usize> {
    let wishes = wishes(reader, rows);
    let here = wishes
        .iter()
        .filter(|wish| wish.begins && wish.row == i32::from(row));
    let here: Vec<usize> = here.map(|wish| wish.note).collect();
    let focused = reader.focused_note;
    let after = here.iter().position(|note| focused == Some(*note));
    here.get(after.map_or(0, |at| (at + 1) % here.len()))
        .copied()
}
