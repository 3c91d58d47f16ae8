//! A text field of one line, scrolled so that its cursor is in sight.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::text::SafeText;
use crate::text::safe::cell_width;
use crate::tui::kit::field::Field;
use crate::tui::kit::look::{Look, put, sign};
use crate::tui::kit::theme::Role;

/// Draws a field in the first row of `area`; gives the place of its cursor.
pub(in crate::tui) fn draw(
    buf: &mut Buffer,
    look: &Look<'_>,
    area: Rect,
    field: &Field,
    style: Style,
) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    let (before, after) = field
        .text()
        .split_at_checked(field.cursor())
        .unwrap_or((field.text(), ""));
    let (before, after) = (SafeText::line(before), SafeText::line(after));
    let room = usize::from(area.width - 1);
    let style = if field.is_selected() {
        style.patch(look.style(Role::Selection))
    } else {
        style
    };
    let mut x = area.x;
    if before.width() > room {
        x = sign(buf, area, (x, area.y), look.glyphs.cut, style);
        let tail = tail(&before, room.saturating_sub(1));
        x = put(buf, area, (x, area.y), &tail, style);
    } else {
        x = put(buf, area, (x, area.y), &before, style);
    }
    let rest = usize::from(area.right().saturating_sub(x));
    put(buf, area, (x, area.y), &look.cut(&after, rest), style);
    Some(Position::new(x.min(area.right() - 1), area.y))
}

/// The end of a text, at most `cells` wide.
fn tail(text: &SafeText, cells: usize) -> SafeText {
    let mut used = 0;
    let kept = text
        .grapheme_indices(true)
        .rev()
        .take_while(|(_, cluster)| {
            used += cell_width(cluster);
            used <= cells
        });
    let start = kept.last().map_or(text.len(), |(at, _)| at);
    SafeText::line(text.get(start..).unwrap_or_default())
}
