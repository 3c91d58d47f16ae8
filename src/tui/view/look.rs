//! What every drawing needs (theme, signs, messages, the time), and putting text into cells.

use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::theme::{Glyphs, Role, Theme};
use crate::i18n::Messages;
use crate::text::SafeText;

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
