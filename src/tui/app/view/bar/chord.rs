//! What the keys of a chord that has begun may become.
//!
//! ```text
//! ╭─ g … ────────────────────────────────────────────────╮
//! │ g  Aller au début        l  Aller à la bibliothèque  │
//! │ i  Aller aux articles…   n  Aller à toutes les notes │
//! ╰──────────────────────────────────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::SafeText;

use crate::tui::app::command;
use crate::tui::app::state::State;
use crate::tui::kit::keys::show_chord;
use crate::tui::kit::look::{Look, cells, put};
use crate::tui::kit::theme::Role;
use crate::tui::kit::{boxed, key_names};

/// Cells between two columns.
const GAP: u16 = 3;

/// Draws the box at the bottom right of `room`.
pub(in crate::tui) fn draw(state: &State, look: &Look<'_>, room: Rect, buf: &mut Buffer) {
    let rows = continuations(state, look);
    if rows.is_empty() || room.width < 12 || room.height < 4 {
        return;
    }
    let key_width = rows.iter().map(|(key, _)| cells(key)).max().unwrap_or(0);
    let label_width = rows
        .iter()
        .map(|(_, label)| cells(label))
        .max()
        .unwrap_or(0);
    let inner = room.width.saturating_sub(4);
    let column = (key_width + 2 + label_width).min(inner);
    let most_rows = usize::from(room.height - 2);
    let fit = usize::from((inner + GAP) / (column + GAP)).max(1);
    let columns = if rows.len() > 6 { fit.min(2) } else { 1 };
    let columns = columns.max(rows.len().div_ceil(most_rows).min(fit));
    let height = rows.len().div_ceil(columns).min(most_rows) as u16;
    let width = columns as u16 * (column + GAP) - GAP + 4;
    let area = Rect {
        x: room.right() - width,
        y: room.bottom() - (height + 2),
        width,
        height: height + 2,
    };
    let title = key_names::shown(look, &show_chord(&state.keys.pressed));
    let title = look.said(&format!("{title} …"));
    let inner = boxed::draw(buf, look, area, (&title, &SafeText::default()));
    for (nth, (key, label)) in rows.iter().enumerate() {
        let (at, row) = (nth / usize::from(height), nth % usize::from(height));
        let x = inner.x + at as u16 * (column + GAP);
        let cell = Rect {
            x,
            y: inner.y + row as u16,
            width: column.min(inner.right().saturating_sub(x)),
            height: 1,
        };
        put(buf, cell, (x, cell.y), key, look.style(Role::Key));
        let left = key_width + 2;
        let label = look.cut(label, usize::from(cell.width.saturating_sub(left)));
        put(
            buf,
            cell,
            (x + left, cell.y),
            &label,
            look.style(Role::Text),
        );
    }
}

/// The keys that may come next and what they then do: the first key of each command.
fn continuations(state: &State, look: &Look<'_>) -> Vec<(SafeText, SafeText)> {
    let found = state
        .around
        .keymap
        .continuations(state.mode(), &state.keys.pressed);
    let mut rows: Vec<(SafeText, SafeText)> = Vec::new();
    for (rest, mode, id) in found {
        let Some(command) = command::find(mode, &id).filter(|row| command::can(state, row)) else {
            continue;
        };
        let label = look.text(command.label);
        if rows.iter().all(|(_, there)| *there != label) {
            rows.push((look.said(&key_names::shown(look, &rest)), label));
        }
    }
    rows
}
