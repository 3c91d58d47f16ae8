//! The regions of the list of all notes: what moving scrolls by and drawing draws into.

use crate::tui::kit::columns::{ABOVE, SIDE_FROM};

/// The regions of the list of all notes, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotesLayout {
    /// Width of the list.
    pub list: u16,
    /// Rows of the list.
    pub list_rows: u16,
    /// Width of the preview beside the list; 0 where it stands below.
    pub beside: u16,
    /// Rows of the preview below the list, with its rule; 0 where it stands beside or has no room.
    pub below: u16,
}

/// Rows above the list of notes: title bar, its rule, the query, its rule.
pub const ABOVE_NOTES: u16 = ABOVE + 2;

/// The regions of the list of all notes on a screen of `size` cells.
pub fn layout((width, height): (u16, u16)) -> NotesLayout {
    let rows = height.saturating_sub(ABOVE_NOTES + 2);
    if width >= SIDE_FROM {
        // The list has more than half of a narrow screen; of a wide one, as much as its lines can use.
        let list = (width * 52 / 100).min(96);
        return NotesLayout {
            list,
            list_rows: rows,
            beside: width - list,
            below: 0,
        };
    }
    let below = if rows >= 14 { rows * 45 / 100 } else { 0 };
    NotesLayout {
        list: width,
        list_rows: rows - below,
        beside: 0,
        below,
    }
}
