//! What every drawing needs (theme, signs, messages, the time), and putting text into cells.

use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::columns::{ABOVE, BELOW};
use crate::i18n::{Arg, Messages, plainly};
use crate::text::safe::cell_width;
use crate::text::wrap::wrap;
use crate::text::{ByteRange, SafeText};
use crate::tui::kit::theme::{Glyphs, Role, Theme};

/// How the interface looks and speaks.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The styles of roles.
    pub theme: Theme,
    /// The signs that are drawn.
    pub glyphs: Glyphs,
    /// The words that are said.
    pub messages: &'a Messages,
    /// The time that dates are seen from.
    pub now: Timestamp,
}

impl Look<'_> {
    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// A text in at most `cells`, cut with this look's sign.
    pub fn cut(&self, text: &SafeText, cells: usize) -> SafeText {
        let cut = text.truncated(cells);
        if cut == *text { cut } else { self.own(&cut) }
    }

    /// A text that may have been cut, with this look's sign where it was.
    pub fn own(&self, text: &SafeText) -> SafeText {
        match text.strip_suffix('…') {
            Some(kept) if !self.glyphs.unicode => {
                SafeText::line(&format!("{kept}{}", self.glyphs.cut))
            }
            _ => text.clone(),
        }
    }

    /// A text of the interface's own on one line: what stands for a sign does so in this look's repertoire.
    pub fn said(&self, text: &str) -> SafeText {
        if self.glyphs.unicode || text.is_ascii() {
            return SafeText::line(text);
        }
        SafeText::line(&plainly(text))
    }

    /// A message without values, ready to be drawn.
    pub fn text(&self, key: &str) -> SafeText {
        self.said(&self.messages.text(key))
    }

    /// A message with its values, ready to be drawn.
    pub fn with(&self, key: &str, args: &[(&'static str, Arg)]) -> SafeText {
        self.said(&self.messages.with(key, args))
    }

    /// What stands between two things of one line: a dot with a space on both sides.
    pub fn between(&self) -> String {
        format!(" {} ", self.glyphs.dot)
    }

    /// Parts of one line with dots between; empty ones are left out.
    pub fn joined<S: AsRef<str>>(&self, parts: &[S]) -> SafeText {
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        SafeText::line(&parts.join(&self.between()))
    }
}

/// Puts a text on a row from column `x` on, not beyond `area`; gives the column after it.
pub fn put(buf: &mut Buffer, area: Rect, (x, y): (u16, u16), text: &SafeText, style: Style) -> u16 {
    sign(buf, area, (x, y), text, style)
}

/// As [`put`], for signs of the interface's own.
pub fn sign(buf: &mut Buffer, area: Rect, (x, y): (u16, u16), sign: &str, style: Style) -> u16 {
    let area = area.intersection(buf.area);
    let inside =
        (area.left()..area.right()).contains(&x) && (area.top()..area.bottom()).contains(&y);
    if !inside {
        return x;
    }
    buf.set_stringn(x, y, sign, usize::from(area.right() - x), style)
        .0
}

/// Fills part of a row with a sign of one cell.
pub fn fill(
    buf: &mut Buffer,
    area: Rect,
    (x, y): (u16, u16),
    width: u16,
    (symbol, style): (&str, Style),
) -> u16 {
    let mut at = x;
    for _ in 0..width {
        at = sign(buf, area, (at, y), symbol, style);
    }
    at
}

/// Puts a text at the end of a row, its last cell just before the column `end`; gives the column where it
/// begins.
pub fn put_before(
    buf: &mut Buffer,
    area: Rect,
    (end, y): (u16, u16),
    text: &SafeText,
    style: Style,
) -> u16 {
    let x = end.saturating_sub(cells(text)).max(area.x);
    put(buf, area, (x, y), text, style);
    x
}

/// The cells of a text, as columns are counted.
pub fn cells(text: &SafeText) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// A text in lines of a width, in cells.
pub fn wrapped(text: &SafeText, width: u16) -> Vec<SafeText> {
    let width = usize::from(width);
    let lines = wrap(text, ByteRange::new(0, text.len()), width, width);
    lines.iter().map(|range| text.part(*range)).collect()
}

/// A level rule across an area's row.
pub fn rule(buf: &mut Buffer, look: &Look<'_>, area: Rect, y: u16) {
    let line = (look.glyphs.rule, look.style(Role::Dim));
    fill(buf, area, (area.x, y), area.width, line);
}

/// An upright rule from the top of an area to its bottom, in the column `x`.
pub fn upright(buf: &mut Buffer, look: &Look<'_>, area: Rect, x: u16) {
    let style = look.style(Role::Dim);
    for y in area.top()..area.bottom() {
        sign(buf, area, (x, y), look.glyphs.upright, style);
    }
}

/// A text in at most the cells of a row, in the style of headings; gives the column after it.
pub fn heading(buf: &mut Buffer, look: &Look<'_>, line: Rect, text: &SafeText) -> u16 {
    let text = look.cut(text, usize::from(line.width));
    put(
        buf,
        line,
        (line.x, line.y),
        &text,
        look.style(Role::Heading),
    )
}

/// Takes everything out of an area; a wide character that reaches into it goes too.
pub fn clear(buf: &mut Buffer, area: Rect) {
    let area = area.intersection(buf.area);
    for y in area.top()..area.bottom() {
        if let Some(before) = area.x.checked_sub(1)
            && let Some(cell) = buf.cell_mut((before, y))
            && cell_width(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
        for x in area.left()..area.right() {
            if let Some(cell) = buf.cell_mut((x, y)) {
                cell.reset();
            }
        }
    }
}

/// Lays the style of a role over what is drawn in an area.
pub fn tint(buf: &mut Buffer, look: &Look<'_>, area: Rect, role: Role) {
    buf.set_style(area.intersection(buf.area), look.style(role));
}

/// What a screen draws into between the title bar with its rule and the row of messages with the key bar.
pub fn body(screen: Rect) -> Rect {
    Rect {
        height: screen.height.saturating_sub(ABOVE + BELOW),
        ..below(screen, ABOVE)
    }
}

/// An area of one row.
pub fn row(area: Rect, nth: u16) -> Rect {
    Rect {
        y: area.y.saturating_add(nth),
        height: u16::from(nth < area.height),
        ..area
    }
}

/// What is left of an area below its first rows.
pub fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    }
}

/// What is left of an area without its first and last columns.
pub fn inset(area: Rect, left: u16, right: u16) -> Rect {
    let left = left.min(area.width);
    Rect {
        x: area.x + left,
        width: (area.width - left).saturating_sub(right),
        ..area
    }
}
