//! What rows of both lists have in common.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::library::Status;
use crate::search::Hit;
use crate::text::SafeText;
use crate::tui::kit::look::{Look, put, sign};
use crate::tui::kit::theme::Role;
use crate::tui::screen::library::LibraryScreen;
use crate::tui::screen::library::scene::Scene;

/// Draws a row that is not loaded yet.
pub(super) fn awaited(library: &LibraryScreen, look: &Look<'_>, line: Rect, buf: &mut Buffer) {
    if library.loading.is_none() {
        return;
    }
    let cut = SafeText::line(look.glyphs.cut);
    put(buf, line, (line.x + 3, line.y), &cut, look.style(Role::Dim));
}

/// Draws the first two columns of a row of a list: the bar of the focus, whether the article is checked, or else where
/// the reader is with it.
pub(super) fn lead(
    scene: &Scene<'_>,
    look: &Look<'_>,
    (hit, focused): (&Hit, bool),
    area: Rect,
    buf: &mut Buffer,
) {
    let y = area.y;
    if focused {
        let has_focus = scene.library.panel.is_none();
        let role = if has_focus { Role::Focus } else { Role::Dim };
        sign(
            buf,
            area,
            (area.x, y),
            look.glyphs.pointer,
            look.style(role),
        );
    }
    let place = (area.x + 1, y);
    if scene.library.checked.contains_key(&hit.meta.slug) {
        sign(buf, area, place, look.glyphs.ticked, look.style(Role::Ok));
    } else {
        let [inbox, reading, done] = look.glyphs.statuses;
        let status = match hit.meta.status {
            Status::Inbox => inbox,
            Status::Reading => reading,
            Status::Done => done,
        };
        sign(buf, area, place, status, look.style(Role::Dim));
    }
}
