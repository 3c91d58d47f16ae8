//! The regions of the library's screen: what `update` scrolls by and `view` draws into.

use super::library::LibraryScreen;
use super::state::State;

/// The regions of the library's screen, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LibraryLayout {
    /// Width of the side panel; 0 where there is no room for it.
    pub panel: u16,
    /// Rows of the box of the query (with its borders); 0 where nothing is looked for.
    pub query_rows: u16,
    /// Rows of the list.
    pub list_rows: u16,
    /// Rows of the preview below the list, with its rule; 0 where there is no room for it.
    pub preview_rows: u16,
    /// Whether titles, dates and counts stand in columns of their own.
    pub wide: bool,
}

/// The narrowest screen that has a side panel.
const PANEL_FROM: u16 = 100;
/// The width of the side panel.
const PANEL: u16 = 28;

impl LibraryLayout {
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

/// The regions of the library's screen.
pub fn library(state: &State) -> LibraryLayout {
    let (width, height) = state.size;
    let searching = state.library.searching() || state.library.typing;
    let query_rows = if !searching {
        0
    } else if height >= 12 {
        3
    } else {
        1
    };
    // Title bar, its rule, the rule above the key bar, the message line in it, the key bar.
    let body = height.saturating_sub(4);
    let below = body.saturating_sub(query_rows);
    let wide = width >= PANEL_FROM;
    let preview_rows = match below {
        0..=13 => 0,
        14..=24 => 6,
        _ => 8,
    };
    let preview_rows = if searching { 0 } else { preview_rows };
    let head = u16::from(!searching && wide) * 2;
    LibraryLayout {
        panel: if wide { PANEL } else { 0 },
        query_rows,
        list_rows: below.saturating_sub(preview_rows + head),
        preview_rows,
        wide,
    }
}
