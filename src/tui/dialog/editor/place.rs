//! Where the editor's box stands: beside its passage where there is a margin, else where it does not hide it.

use ratatui::layout::Rect;

use super::Editor;
use super::rows::visual_rows;
use crate::tui::kit::columns::{ABOVE, BELOW, PassagePlace};

/// The narrowest margin that the box fits into, in cells.
const NARROWEST: u16 = 30;
/// The widest box, in cells.
const WIDEST: u16 = 84;
/// Rows of the box besides its text: borders, blank rows, tags.
const AROUND: u16 = 5;
/// The least rows of a box that gives way to its passage.
const LEAST: u16 = 8;
/// The least rows of text where there is room for them.
const TEXT: u16 = 6;

/// Cells of a box's border and of the blank beside it, at each side.
const SIDE: u16 = 2;
/// The most characters whose rows are counted for the height of the box.
const COUNTED: usize = 20_000;

/// The rows of the text in the box, as far as there are some.
pub fn text_of(inner: Rect) -> Rect {
    // Blank rows around the text and a row for the tags, where the box is high enough for them.
    let (above, under) = match inner.height {
        0..=2 => (0, 0),
        3..=5 => (0, 1),
        6..=7 => (0, 2),
        _ => (1, 2),
    };
    let side = u16::from(inner.width > 40);
    Rect {
        x: inner.x + side,
        y: inner.y + above,
        width: inner.width.saturating_sub(2 * side),
        height: inner.height - above - under,
    }
}

/// Columns and rows of the text on a screen of `size`, in cells; `beside`: where the passage stands, if it is in sight.
pub fn text_size(
    editor: &Editor,
    beside: Option<&PassagePlace>,
    (width, height): (u16, u16),
) -> (u16, u16) {
    let body = Rect {
        x: 0,
        y: ABOVE,
        width,
        height: height.saturating_sub(ABOVE + BELOW),
    };
    let area = of(editor, beside, body);
    let text = text_of(Rect {
        width: area.width.saturating_sub(2 * SIDE),
        height: area.height.saturating_sub(2),
        ..area
    });
    (text.width.max(1), text.height.max(1))
}

/// The box of the editor over the body of the screen; `beside`: where the passage stands, if it is in sight.
pub fn of(editor: &Editor, beside: Option<&PassagePlace>, body: Rect) -> Rect {
    let Some(place) = beside else {
        return over(editor, None, body);
    };
    let PassagePlace {
        columns,
        rows,
        passage,
    } = *place;
    if columns.margin < NARROWEST {
        return over(editor, passage, body);
    }
    // One column stays blank beside the text; the box takes the lines that lead to notes too.
    let left = columns.margin_left() - columns.connector + 2;
    let width = (columns.connector - 2 + columns.margin).min(body.width.saturating_sub(left));
    let most = body.height.saturating_sub(rows.progress).max(AROUND);
    let height = wanted(editor, width).min(most).min(body.height);
    let from = passage.map_or(0, |(first, _)| first);
    Rect {
        x: body.x + left,
        y: body.y + from.min(most.saturating_sub(height)),
        width,
        height,
    }
}

/// Rows that the box asks for: those of its text, with room to go on.
fn wanted(editor: &Editor, width: u16) -> u16 {
    let cells = width.saturating_sub(6).max(1);
    let rows = if editor.length() < COUNTED {
        visual_rows(editor.area.lines(), cells).len()
    } else {
        COUNTED
    };
    let rows = u16::try_from(rows + 1).unwrap_or(u16::MAX).max(TEXT);
    rows.saturating_add(AROUND)
}

/// A box over the lower half of the body, or over the upper one where the passage stands in the lower:
/// what is written on stays in sight, as far as it can.
fn over(editor: &Editor, passage: Option<(u16, u16)>, body: Rect) -> Rect {
    let side = if body.width >= 60 { 3 } else { 0 };
    let width = body.width.saturating_sub(2 * side).min(WIDEST);
    let half = (body.height * 6 / 10).max(LEAST).min(body.height);
    let wanted = wanted(editor, width).min(half);
    let (first, end) = passage.unwrap_or_default();
    let (above, below) = (first, body.height.saturating_sub(end));
    let (height, at_top) = if below >= LEAST.min(wanted) {
        (wanted.min(below), false)
    } else if above >= LEAST.min(wanted) {
        (wanted.min(above), true)
    } else {
        (wanted, above > below)
    };
    Rect {
        x: body.x + (body.width - width) / 2,
        y: if at_top {
            body.y
        } else {
            body.y + body.height - height
        },
        width,
        height,
    }
}
