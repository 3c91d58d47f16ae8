//! The regions of the library's screen: what moving scrolls by and drawing draws into.

use super::LibraryScreen;
use crate::tui::kit::columns::{ABOVE, SIDE_FROM};

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

/// The regions of the library's screen, of `size` cells.
pub fn layout(library: &LibraryScreen, (width, height): (u16, u16)) -> LibraryLayout {
    let searching = library.searching() || library.typing;
    let wide = width >= SIDE_FROM;
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
