//! A list to choose from: rows with a bar at the focused one, scrolled so that it is in sight.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::text::SafeText;
use crate::tui::kit::look::{Look, cells, put, put_before, row, sign};
use crate::tui::kit::theme::Role;

/// One row of a list.
#[derive(Debug, Clone, Default)]
pub(in crate::tui) struct Row {
    /// A box to check or a key, before the name.
    pub before: SafeText,
    /// What it is called.
    pub name: SafeText,
    /// What is said of it, at the end of the row.
    pub detail: SafeText,
}

/// The cells that the widest row takes.
pub(in crate::tui) fn width(rows: &[Row]) -> u16 {
    let one = |row: &Row| {
        let detail = cells(&row.detail);
        let gap = if detail > 0 { 3 } else { 0 };
        2 + before(row) + cells(&row.name) + gap + detail
    };
    rows.iter().map(one).max().unwrap_or(0)
}

fn before(row: &Row) -> u16 {
    if row.before.is_empty() {
        0
    } else {
        cells(&row.before) + 1
    }
}

/// Draws rows in `area`, the focused one in sight; gives its place.
pub(in crate::tui) fn draw(
    rows: &[Row],
    selected: usize,
    look: &Look<'_>,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let height = usize::from(area.height);
    if height == 0 {
        return None;
    }
    // The focused row stands in the middle, but for the list's ends.
    let most = rows.len().saturating_sub(height);
    let top = selected.saturating_sub(height / 2).min(most);
    let mut cursor = None;
    for (nth, one) in rows.iter().enumerate().skip(top).take(height) {
        let line = row(area, (nth - top) as u16);
        let focused = nth == selected;
        if focused {
            let style = look.style(Role::Focus);
            sign(buf, line, (line.x, line.y), look.glyphs.pointer, style);
            cursor = Some(Position::new(line.x + 2.min(line.width - 1), line.y));
        }
        draw_row(one, focused, look, line, buf);
    }
    let [above, under] = look.glyphs.more;
    let x = area.right();
    let wider = Rect {
        width: area.width + 1,
        ..area
    };
    let style = look.style(Role::Dim);
    if top > 0 {
        sign(buf, wider, (x, area.y), above, style);
    }
    if top < most {
        sign(buf, wider, (x, area.bottom() - 1), under, style);
    }
    cursor
}

fn draw_row(one: &Row, focused: bool, look: &Look<'_>, line: Rect, buf: &mut Buffer) {
    let y = line.y;
    let mut x = line.x + 2;
    if !one.before.is_empty() {
        x = put(buf, line, (x, y), &one.before, look.style(Role::Key)) + 1;
    }
    let room = line.right().saturating_sub(x);
    // The name comes first; what is said of it takes what is left, at most half of the row.
    let detail_room = room
        .saturating_sub(cells(&one.name) + 2)
        .max((room / 2).min(cells(&one.detail)));
    let detail = look.cut(&one.detail, usize::from(detail_room));
    let end = put_before(buf, line, (line.right(), y), &detail, look.style(Role::Dim));
    let gap = if detail.is_empty() { 0 } else { 2 };
    let name = look.cut(&one.name, usize::from(end.saturating_sub(x + gap)));
    let role = if focused { Role::Focus } else { Role::Text };
    put(buf, line, (x, y), &name, look.style(role));
}
