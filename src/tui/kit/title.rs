//! The title bar: which screen is in front, and what it holds.
//!
//! ```text
//!  Glose  Bibliothèque                                          1 204 articles · fr
//!  Glose  ‹ Bibliothèque   Lire la plume à la main         fr · 4 notes · 6 min
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::look::{Look, put, put_before};
use super::theme::Role;
use crate::text::SafeText;

/// From this width on the program's name and the screen before are named too, in cells.
const NAMED_FROM: u16 = 60;

/// The interface's language.
pub fn language(look: &Look<'_>) -> SafeText {
    SafeText::line(look.messages.language().code())
}

/// A screen's name at the left, counts at the right.
pub fn named(name: &SafeText, counts: &[SafeText], look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let mut x = area.x + 1;
    if area.width >= NAMED_FROM {
        x = program(look, area, x, buf);
    }
    let end = put(buf, area, (x, area.y), name, look.style(Role::Heading));
    let mut shown = counts.len();
    let room = usize::from(area.right().saturating_sub(end + 3));
    let mut right = look.joined(counts);
    while right.width() > room && shown > 0 {
        shown -= 1;
        right = look.joined(counts.get(..shown).unwrap_or_default());
    }
    let place = (area.right().saturating_sub(1), area.y);
    put_before(buf, area, place, &right, look.style(Role::Dim));
}

/// Draws the name of the program; gives the column after it.
pub fn program(look: &Look<'_>, area: Rect, x: u16, buf: &mut Buffer) -> u16 {
    let name = look.text("app-name");
    put(buf, area, (x, area.y), &name, look.style(Role::Dim)) + 2
}
