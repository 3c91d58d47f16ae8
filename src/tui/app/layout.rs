//! The regions of the library's screen: what `update` scrolls by and `view` draws into.

use super::state::State;
use crate::tui::screen::library::LibraryScreen;

/// The regions of the library's screen, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LibraryLayout {
    /// Width of the side panel; 0 where there is no room for it.
    pub panel: u16,
    /// Rows of the query: its box with borders, and the filters on one line where there is no side panel;
    /// 0 where nothing is looked for.
    pub query_rows: u16,
    /// Rows of the names of the columns, with the rule below them.
    pub head_rows: u16,
    /// Rows of the list.
    pub list_rows: u16,
    /// Rows of the preview below the list, with its rule; 0 where there is no room for it.
    pub preview_rows: u16,
    /// Whether titles, dates and counts stand in columns of their own.
    pub wide: bool,
}

/// Rows above the body: the title bar and its rule.
const ABOVE: u16 = 2;
/// The narrowest screen that has a side panel.
const PANEL_FROM: u16 = 100;
/// The width of the side panel.
const PANEL: u16 = 28;

impl LibraryLayout {
    /// The first row of the list, in cells from the screen's top.
    pub fn list_top(&self) -> u16 {
        ABOVE + self.query_rows + self.head_rows
    }

    /// Rows that one article takes in the list.
    pub fn rows_per_hit(&self, library: &LibraryScreen) -> u16 {
        if library.searching() {
            4
        } else if self.wide {
            2
        } else {
            1
        }
    }
}

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
pub fn notes((width, height): (u16, u16)) -> NotesLayout {
    let rows = height.saturating_sub(ABOVE_NOTES + 2);
    if width >= PANEL_FROM {
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

/// The regions of the library's screen.
pub fn library(state: &State) -> LibraryLayout {
    let (width, height) = state.around.size;
    let searching = state.library.searching() || state.library.typing;
    let wide = width >= PANEL_FROM;
    let query_rows = if !searching {
        0
    } else if height >= 12 {
        3 + u16::from(!wide)
    } else {
        1
    };
    // Title bar, its rule, the rule above the key bar, the message line in it, the key bar.
    let body = height.saturating_sub(4);
    let below = body.saturating_sub(query_rows);
    let preview_rows = match below {
        0..=13 => 0,
        14..=24 => 6,
        _ => 8,
    };
    let preview_rows = if searching { 0 } else { preview_rows };
    let head_rows = u16::from(!searching && wide) * 2;
    LibraryLayout {
        panel: if wide { PANEL } else { 0 },
        query_rows,
        head_rows,
        list_rows: below.saturating_sub(preview_rows + head_rows),
        preview_rows,
        wide,
    }
}
