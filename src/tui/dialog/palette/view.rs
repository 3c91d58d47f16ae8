//! The palette: every command that can be done now, by its name in either language.
//!
//! ```text
//! ╭─ Commandes ────────────────────────────────────────────╮
//! │ : exp                                                  │
//! │────────────────────────────────────────────────────────│
//! │ ▐ Exporter des extraits                              x │
//! ╰─ Entrée lancer · ↑ ↓ choisir · Échap fermer ───────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::text::SafeText;

use crate::tui::dialog::list;
use crate::tui::dialog::list::Row;
use crate::tui::dialog::palette::Palette;
use crate::tui::kit::look::{Look, below, put, row, sign};
use crate::tui::kit::theme::Role;
use crate::tui::kit::{boxed, field_view, key_names};

/// The width of the palette, in cells.
const WIDTH: u16 = 68;
/// The most commands shown at once.
const ROWS: u16 = 14;

/// Draws the palette in the middle of `room`; gives the place of the field's cursor.
pub(in crate::tui) fn draw(
    palette: &Palette,
    look: &Look<'_>,
    room: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    // As high with one command found as with all of them, so that nothing jumps while one types.
    let area = boxed::centred(room, WIDTH, ROWS + 4);
    let labels = (&look.text("title-palette"), &look.text("palette-keys"));
    let inner = boxed::draw(buf, look, area, labels);
    let line = row(inner, 0);
    let x = sign(buf, line, (line.x, line.y), ":", look.style(Role::Focus)) + 1;
    let typed = Rect {
        x,
        width: line.right().saturating_sub(x),
        ..line
    };
    let cursor = field_view::draw(buf, look, typed, &palette.field, look.style(Role::Text));
    if inner.height < 3 {
        return cursor;
    }
    boxed::divide(buf, look, inner, inner.y + 1, &SafeText::default());
    let rest = below(inner, 2);
    let rows: Vec<Row> = palette
        .found
        .iter()
        .map(|choice| Row {
            before: SafeText::default(),
            name: look.said(&choice.label),
            detail: look.said(&key_names::shown(look, &choice.keys)),
        })
        .collect();
    if rows.is_empty() {
        let said = look.cut(&look.text("no-command"), usize::from(rest.width));
        put(buf, rest, (rest.x, rest.y), &said, look.style(Role::Dim));
    }
    list::draw(&rows, palette.selected, look, rest, buf);
    cursor
}
