//! Boxes in front of a screen: rounded borders with a title and the keys in them.
//!
//! ```text
//! ╭─ Commandes ────────────────────────────╮
//! │                                        │
//! ╰─ Entrée lancer · Échap fermer ─────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::SafeText;
use crate::tui::kit::look::{Look, clear, fill, put, sign};
use crate::tui::kit::theme::Role;

/// Cells of a border and the blank beside it, at each side.
const SIDE: u16 = 2;

/// An area of at most `width` × `height` cells in the middle of another.
pub(in crate::tui) fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    }
}

/// Draws an empty box over what is there; gives what is inside its borders and the blanks beside them.
pub(in crate::tui) fn draw(
    buf: &mut Buffer,
    look: &Look<'_>,
    area: Rect,
    (title, keys): (&SafeText, &SafeText),
) -> Rect {
    // A blank column at both sides keeps the box apart from the text behind it.
    clear(
        buf,
        Rect {
            x: area.x.saturating_sub(1),
            width: area.width + 1 + area.x.min(1),
            ..area
        },
    );
    let style = look.style(Role::Dim);
    let [top_left, top_right, bottom_left, bottom_right] = look.glyphs.corners;
    let bottom = area.bottom().saturating_sub(1);
    for y in area.y + 1..bottom {
        sign(buf, area, (area.x, y), look.glyphs.upright, style);
        let right = area.right().saturating_sub(1);
        sign(buf, area, (right, y), look.glyphs.upright, style);
    }
    if bottom > area.y {
        let keys = fitting(look, keys, usize::from(area.width.saturating_sub(6)));
        let ends = (bottom_left, bottom_right);
        border(buf, look, (area, bottom), ends, (&keys, style));
    }
    let room = usize::from(area.width.saturating_sub(6));
    let title = (&look.cut(title, room), look.style(Role::Heading));
    border(buf, look, (area, area.y), (top_left, top_right), title);
    Rect {
        x: area.x + SIDE.min(area.width),
        y: area.y + 1.min(area.height),
        width: area.width.saturating_sub(2 * SIDE),
        height: area.height.saturating_sub(2),
    }
}

/// A level border with a text in it.
fn border(
    buf: &mut Buffer,
    look: &Look<'_>,
    (area, y): (Rect, u16),
    (left, right): (&str, &str),
    (text, style): (&SafeText, Style),
) {
    let dim = look.style(Role::Dim);
    sign(buf, area, (area.x, y), left, dim);
    let inner = area.width.saturating_sub(2);
    fill(buf, area, (area.x + 1, y), inner, (look.glyphs.rule, dim));
    let end = area.right().saturating_sub(1);
    sign(buf, area, (end, y), right, dim);
    if !text.is_empty() {
        let x = sign(buf, area, (area.x + 2, y), " ", dim);
        let x = put(buf, area, (x, y), text, style);
        sign(buf, area, (x, y), " ", dim);
    }
}

/// A rule across a box, from border to border, with a word in it.
pub(in crate::tui) fn divide(
    buf: &mut Buffer,
    look: &Look<'_>,
    inner: Rect,
    y: u16,
    word: &SafeText,
) {
    let style = look.style(Role::Dim);
    let x = inner.x.saturating_sub(1);
    let across = Rect {
        x,
        width: inner.width.saturating_add(2),
        ..inner
    };
    fill(buf, across, (x, y), across.width, (look.glyphs.rule, style));
    if !word.is_empty() && inner.width > 6 {
        let word = look.cut(word, usize::from(inner.width - 4));
        let x = sign(buf, inner, (inner.x, y), " ", style);
        let x = put(buf, inner, (x, y), &word, style);
        sign(buf, inner, (x, y), " ", style);
    }
}

/// As many keys of a line `a · b · c` as fit; the last one, which closes, stays.
fn fitting(look: &Look<'_>, keys: &SafeText, cells: usize) -> SafeText {
    if keys.width() <= cells {
        return keys.clone();
    }
    let between = look.between();
    let mut parts: Vec<&str> = keys.split(between.as_str()).collect();
    while parts.len() > 1 {
        parts.remove(parts.len() - 2);
        let shorter = SafeText::line(&parts.join(&between));
        if shorter.width() <= cells {
            return shorter;
        }
    }
    look.cut(
        &SafeText::line(parts.first().copied().unwrap_or_default()),
        cells,
    )
}
