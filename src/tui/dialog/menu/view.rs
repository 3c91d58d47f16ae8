//! A list to choose one thing from: headings, tags, saved searches, colours, the trash.
//!
//! ```text
//! ╭─ Plan ─────────────────────────────────╮
//! │ ▐ Lire la plume à la main              │
//! │     Une seconde lecture                │
//! ╰─ Entrée choisir · ↑ ↓ · Échap fermer ──╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::text::SafeText;
use crate::tui::dialog::list;
use crate::tui::dialog::list::Row;
use crate::tui::dialog::menu::{Act, Menu};
use crate::tui::kit::boxed;
use crate::tui::kit::look::{Look, cells, put};
use crate::tui::kit::theme::Role;

/// The widest list, in cells.
const WIDEST: u16 = 90;
/// The most rows of a list.
const ROWS: u16 = 24;

/// Draws the list in the middle of `room`; gives the place of its focused row.
pub(in crate::tui) fn draw(
    menu: &Menu,
    look: &Look<'_>,
    room: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let title = look.text(menu.title);
    let keys = look.text(match menu.title {
        "menu-colours" => "menu-colours-keys",
        "menu-color-names" => "menu-color-names-keys",
        _ => "menu-keys",
    });
    let rows: Vec<Row> = menu
        .items
        .iter()
        .map(|item| Row {
            before: item
                .key
                .map_or_else(SafeText::default, |key| SafeText::line(&key.to_string())),
            name: look.said(&item.label),
            detail: SafeText::line(&item.detail),
        })
        .collect();
    let width = list::width(&rows)
        .max(cells(&title) + 2)
        .max(cells(&keys) + 2)
        .min(WIDEST);
    let height = (rows.len().max(1)).min(usize::from(ROWS)) as u16;
    let area = boxed::centred(room, width + 4, height + 2);
    let inner = boxed::draw(buf, look, area, (&title, &keys));
    if rows.is_empty() {
        let said = look.cut(&look.text("nothing-here"), usize::from(inner.width));
        put(buf, inner, (inner.x, inner.y), &said, look.style(Role::Dim));
        return Some(inner.as_position());
    }
    let cursor = list::draw(&rows, menu.selected, look, inner, buf);
    swatches(menu, look, (inner, cursor), buf);
    cursor
}

/// The names of colours in the look of their highlights.
fn swatches(menu: &Menu, look: &Look<'_>, (inner, at): (Rect, Option<Position>), buf: &mut Buffer) {
    let Some(at) = at else {
        return;
    };
    for (nth, item) in menu.items.iter().enumerate() {
        let (Act::Color(color) | Act::NameColor(color)) = item.act else {
            continue;
        };
        // The list of colours never scrolls beyond its few rows unless the screen is very low.
        let row = i32::from(at.y) + nth as i32 - menu.selected as i32;
        let Ok(y) = u16::try_from(row) else {
            continue;
        };
        let name = look.said(&item.label);
        let x = inner.x + 4;
        put(
            buf,
            inner,
            (x, y),
            &name,
            look.style(Role::Highlight(color)),
        );
    }
}
