//! The query: its box with what it found, what there is to say of it, and the filters on one line where
//! there is no side panel.
//!
//! ```text
//! ╭──────────────────────────────────────────────────────────────────────────────╮
//! │ / marginalia OR annoter*                                  412 résultats · 9 ms │
//! ╰──────────────────────────────────────────────────────────────────────────────╯
//!  fr 298 ███████  en 114 ███   2018 ▁▃█▄██▆▂ 2026
//! ── objest → objets · Ctrl-T : tel quel ──────────────── tri : pertinence (,) ───
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{panel, remarks};
use crate::text::SafeText;
use crate::tui::kit::look::{Look, cells, inset, put, put_before, row, rule, sign};
use crate::tui::kit::theme::Role;
use crate::tui::kit::{boxed, field_view};
use crate::tui::screen::library::scene::Scene;

/// Draws the query and what goes with it; gives the place of the cursor while letters go into it.
pub(in crate::tui::screen::library) fn draw(
    scene: &Scene<'_>,
    look: &Look<'_>,
    (area, wide): (Rect, bool),
    buf: &mut Buffer,
) -> Option<Position> {
    let boxed = area.height >= 4;
    let line = if boxed {
        let frame = Rect { height: 3, ..area };
        let empty = SafeText::default();
        row(boxed::draw(buf, look, frame, (&empty, &empty)), 0)
    } else {
        inset(row(area, 0), 1, 1)
    };
    let cursor = typed(scene, look, line, buf);
    let last = row(area, area.height.saturating_sub(1));
    if !wide && area.height >= 5 {
        panel::on_one_line(scene, look, inset(row(area, area.height - 2), 1, 1), buf);
    }
    if !wide {
        rule(buf, look, last, last.y);
    }
    beside(scene, look, (last, wide), buf);
    cursor
}

/// The words of the query and, at the right, how many articles they find in how many milliseconds.
fn typed(scene: &Scene<'_>, look: &Look<'_>, line: Rect, buf: &mut Buffer) -> Option<Position> {
    let library = &scene.library;
    let focus = if library.typing {
        Role::Focus
    } else {
        Role::Dim
    };
    let x = sign(buf, line, (line.x, line.y), "/", look.style(focus)) + 1;
    let found = found(scene, look, line.width);
    let dim = look.style(Role::Dim);
    let end = put_before(buf, line, (line.right(), line.y), &found, dim);
    let room = Rect {
        x,
        width: end.saturating_sub(x + 2),
        ..line
    };
    if library.query.text().is_empty() {
        let hint = look.cut(&look.text("query-placeholder"), usize::from(room.width));
        put(buf, room, (room.x, room.y), &hint, dim);
    }
    let style = look.style(Role::Text);
    let cursor = field_view::draw(buf, look, room, &library.query, style);
    cursor.filter(|_| library.typing)
}

/// `412 résultats · 9 ms`; while an answer is awaited, what stands is of the query before.
fn found(scene: &Scene<'_>, look: &Look<'_>, width: u16) -> SafeText {
    let library = &scene.library;
    if !library.searching() || (library.stale && library.answer.hits.is_empty()) {
        return SafeText::default();
    }
    let total = library.answer.total;
    let count = if width >= 60 {
        look.with("count-results", &[("count", total.into())])
    } else {
        SafeText::line(&look.messages.number(total))
    };
    let time = if library.stale {
        SafeText::line(look.glyphs.cut)
    } else {
        let took = library.answer.took.as_millis().max(1);
        let took = usize::try_from(took).unwrap_or(usize::MAX);
        look.with("milliseconds", &[("count", took.into())])
    };
    if width < 40 {
        return count;
    }
    look.joined(&[count, time])
}

/// What there is to say of the answer, and at the right the order of the list.
fn beside(scene: &Scene<'_>, look: &Look<'_>, (line, wide): (Rect, bool), buf: &mut Buffer) {
    let dim = look.style(Role::Dim);
    let spaced = |text: &SafeText| SafeText::line(&format!(" {text} "));
    let order = scene.library.order().as_str();
    let name = look.messages.text(&format!("sort-{order}"));
    let order = spaced(&look.with("sort-by", &[("name", name.into())]));
    let mut end = line.right().saturating_sub(2);
    if scene.library.searching() && line.width >= 50 {
        end = put_before(buf, line, (end, line.y), &order, dim).saturating_sub(1);
    }
    let mut x = line.x + if wide { 1 } else { 2 };
    let parts = remarks::of(scene, look);
    for (nth, (part, role)) in parts.iter().enumerate() {
        let room = usize::from(end.saturating_sub(x + 1));
        let before = if nth > 0 { look.between() } else { " ".into() };
        let before = SafeText::line(&before);
        let left = room.saturating_sub(before.width());
        if left < 4 || (nth > 0 && part.width() > left) {
            break;
        }
        x = put(buf, line, (x, line.y), &before, dim);
        x = put(
            buf,
            line,
            (x, line.y),
            &look.cut(part, left),
            look.style(*role),
        );
    }
    if !parts.is_empty() && x + cells(&SafeText::line(" ")) <= end {
        sign(buf, line, (x, line.y), " ", dim);
    }
}
