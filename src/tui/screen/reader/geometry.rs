//! Where the text stands on the screen.

use super::{MarginMode, Reader};
use crate::tui::kit::columns::{Columns, Rows};

/// Rows above the reader's area: the title bar and its rule.
pub const ABOVE: u16 = 2;
/// Rows below the reader's area: a rule or the message, and the key bar.
pub const BELOW: u16 = 2;

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
