//! A text to read: what is known of an article, why it was found, the messages so far.
//!
//! ```text
//! ╭─ Lire la plume à la main ────────────────────╮
//! │ Auteur : P. Carrère                          │
//! │ Langue : français                            │
//! ╰─ j k défiler · Échap fermer ─────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::text::SafeText;

use crate::tui::dialog::text::TextBox;
use crate::tui::kit::boxed;
use crate::tui::kit::look::{Look, cells, put, row, sign, wrapped};
use crate::tui::kit::theme::Role;

/// The widest line, in cells.
const MEASURE: u16 = 84;

/// Draws the text in the middle of `room`; gives the place of its first line.
pub(in crate::tui) fn draw(
    text: &TextBox,
    look: &Look<'_>,
    room: Rect,
    buf: &mut Buffer,
) -> Position {
    let title = SafeText::line(&text.info.title);
    let keys = look.text(if text.info.version.is_some() {
        "text-keys-version"
    } else {
        "text-keys"
    });
    let around = if room.width >= 60 { 8 } else { 4 };
    let most = MEASURE.min(room.width.saturating_sub(around));
    let mut lines: Vec<SafeText> = text.info.lines.iter().map(|line| look.said(line)).collect();
    if lines.is_empty() {
        lines.push(look.text("nothing-here"));
    }
    let widest = lines.iter().map(cells).max().unwrap_or(0);
    let legend: Vec<SafeText> = text
        .info
        .legend
        .iter()
        .map(|(_, name)| look.said(name))
        .collect();
    let widest = legend.iter().map(cells).max().unwrap_or(0).max(widest);
    let width = widest
        .max(cells(&title) + 2)
        .max(cells(&keys) + 2)
        .min(most);
    let all: usize = lines.iter().map(|line| wrapped(line, width).len()).sum();
    let all = all + legend.len() + usize::from(!legend.is_empty());
    let height = u16::try_from(all.max(1)).unwrap_or(u16::MAX);
    let area = boxed::centred(room, width + 4, height.saturating_add(2));
    let inner = boxed::draw(buf, look, area, (&title, &keys));
    let foot = (legend.len() as u16 + 1).min(inner.height.saturating_sub(1));
    let foot = if legend.is_empty() { 0 } else { foot };
    let lowest = Rect {
        y: inner.bottom() - foot,
        height: foot,
        ..inner
    };
    let inner = Rect {
        height: inner.height - foot,
        ..inner
    };
    draw_legend(text, look, lowest, buf);
    draw_lines(&lines, text.top, look, (area, inner), buf);
    inner.as_position()
}

/// Draws what the colours mean, each in its own.
fn draw_legend(text: &TextBox, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    for (nth, (color, name)) in text.info.legend.iter().enumerate() {
        let on = row(area, nth as u16 + 1);
        let style = look.style(Role::Highlight(*color));
        put(buf, on, (on.x, on.y), &look.said(name), style);
    }
}

/// Draws the lines from one on, and in the box's border whether there are more.
fn draw_lines(
    lines: &[SafeText],
    top: usize,
    look: &Look<'_>,
    (area, inner): (Rect, Rect),
    buf: &mut Buffer,
) {
    let top = first_line(lines, top, inner);
    let shown = lines
        .iter()
        .skip(top)
        .flat_map(|line| wrapped(line, inner.width));
    let mut more = false;
    for (nth, line) in shown.enumerate() {
        if nth >= usize::from(inner.height) {
            more = true;
            break;
        }
        let on = row(inner, nth as u16);
        put(buf, on, (on.x, on.y), &line, look.style(Role::Text));
    }
    let [above, under] = look.glyphs.more;
    let (x, style) = (inner.right(), look.style(Role::Dim));
    if top > 0 {
        sign(buf, area, (x, inner.y), above, style);
    }
    if more {
        sign(
            buf,
            area,
            (x, inner.bottom().saturating_sub(1)),
            under,
            style,
        );
    }
}

/// The first line shown: not so far down that the box would be half empty.
fn first_line(lines: &[SafeText], top: usize, inner: Rect) -> usize {
    let mut rows = 0;
    let fits = lines.iter().rev().take_while(|line| {
        rows += wrapped(line, inner.width).len();
        rows <= usize::from(inner.height)
    });
    top.min(lines.len() - fits.count().min(lines.len()))
}
