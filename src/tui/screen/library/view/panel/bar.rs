//! Bars of counts.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::kit::look::{Look, fill};
use crate::tui::kit::theme::Role;

/// A bar for a part of a whole; what is not full is drawn where `ground` says so. Gives the column after.
pub(super) fn bar(
    look: &Look<'_>,
    (count, all): (usize, usize),
    (area, ground): (Rect, bool),
    buf: &mut Buffer,
) -> u16 {
    let width = usize::from(area.width);
    let full = (count * width).div_ceil(all.max(1)).min(width) as u16;
    let [block, empty] = look.glyphs.blocks;
    let style = look.style(Role::Dim);
    let x = fill(buf, area, (area.x, area.y), full, (block, style));
    if ground {
        return fill(buf, area, (x, area.y), area.width - full, (empty, style));
    }
    x
}
