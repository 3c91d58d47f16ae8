//! What goes out, in which form, where to, and how it will read.
//!
//! ```text
//! ╭─ Exporter des extraits ──────────────────────────────────────────────────╮
//! │   Quoi      2 articles cochés                                            │
//! │ ▐ Format    ‹ Markdown ›                                                 │
//! │   Contexte  [ ] avec les phrases autour                                  │
//! │   Fichier   ~/glose.md                                                   │
//! │── Aperçu · 11 extraits ──────────────────────────────────────────────────│
//! │ # Lire la plume à la main                                                │
//! ╰─ Entrée exporter · ← → changer · ↑ ↓ choisir · Échap fermer ─────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::export::FORMATS;
use crate::text::SafeText;
use crate::tui::app::dialog::{ExportDialog, Row};
use crate::tui::view::look::{Look, below, cells, inset, put, row, sign, wrapped};
use crate::tui::view::theme::Role;
use crate::tui::view::{boxed, field};

/// The widest box, in cells.
const WIDTH: u16 = 92;
/// Its most rows.
const HEIGHT: u16 = 32;

/// Draws the dialog in the middle of `room`; gives the place of the cursor.
pub(super) fn draw(
    dialog: &ExportDialog,
    look: &Look<'_>,
    room: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let area = boxed::centred(room, WIDTH, HEIGHT);
    let labels = (&look.text("title-export"), &look.text("export-keys"));
    let inner = boxed::draw(buf, look, area, labels);
    let rows = [
        (Row::Scope, "export-what"),
        (Row::Format, "export-format"),
        (Row::Context, "export-context"),
        (Row::Path, "export-path"),
    ];
    let column = rows.iter().map(|(_, key)| cells(&look.text(key)));
    let column = column.max().unwrap_or(0) + 2;
    let at = rows
        .iter()
        .position(|(one, _)| *one == dialog.row)
        .unwrap_or(0);
    // On a low screen the focused row is among those that are shown.
    let shown = usize::from(inner.height).min(rows.len());
    let first = (at + 1).saturating_sub(shown);
    let mut cursor = None;
    for (nth, (one, key)) in rows.iter().enumerate().skip(first).take(shown) {
        let line = row(inner, (nth - first) as u16);
        let focused = *one == dialog.row;
        let role = if focused { Role::Focus } else { Role::Dim };
        if focused {
            sign(
                buf,
                line,
                (line.x, line.y),
                look.glyphs.pointer,
                look.style(role),
            );
        }
        let x = line.x + 2;
        put(buf, line, (x, line.y), &look.text(key), look.style(role));
        let value = inset(line, 2 + column, 0);
        let place = setting(dialog, *one, look, value, buf);
        if focused {
            cursor = place.or(Some(Position::new(x, line.y)));
        }
    }
    let rest = below(inner, shown as u16);
    if rest.height >= 2 {
        preview(dialog, look, rest, buf);
    }
    cursor
}

/// The value of a row; gives the place of the cursor in the path.
fn setting(
    dialog: &ExportDialog,
    one: Row,
    look: &Look<'_>,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let style = look.style(Role::Text);
    let focused = one == dialog.row;
    let value = match one {
        Row::Path => {
            let place = field::draw(buf, look, area, &dialog.path, style);
            return place.filter(|_| focused);
        }
        Row::Context => {
            let mark = if dialog.context { "[x]" } else { "[ ]" };
            look.said(&format!("{mark} {}", look.messages.text("export-around")))
        }
        Row::Scope => {
            let (key, name) = dialog
                .scopes
                .get(dialog.scope)
                .map_or(("scope-all", ""), |(key, name, _)| (*key, name.as_str()));
            look.with(key, &[("name", name.into())])
        }
        Row::Format => FORMATS
            .get(dialog.format)
            .map_or_else(SafeText::default, |format| look.text(format.message)),
    };
    let turns = focused && one != Row::Context;
    let around = if turns { 4 } else { 0 };
    let room = usize::from(area.width.saturating_sub(around));
    let value = look.cut(&value, room);
    if !turns {
        put(buf, area, (area.x, area.y), &value, style);
        return None;
    }
    let [left, right] = look.glyphs.turns;
    let key = look.style(Role::Key);
    let x = sign(buf, area, (area.x, area.y), left, key) + 1;
    let x = put(buf, area, (x, area.y), &value, style) + 1;
    sign(buf, area, (x, area.y), right, key);
    None
}

/// How the export will read.
fn preview(dialog: &ExportDialog, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let name = look.messages.text("export-preview");
    let said = match &dialog.preview {
        Some((_, count)) => {
            let count = look
                .messages
                .with("count-excerpts", &[("count", (*count).into())]);
            look.joined(&[name, count])
        }
        None => look.said(&name),
    };
    boxed::divide(buf, look, area, area.y, &said);
    let rest = below(area, 1);
    let Some((text, count)) = &dialog.preview else {
        let said = look.cut(&look.text("loading"), usize::from(rest.width));
        put(buf, rest, (rest.x, rest.y), &said, look.style(Role::Dim));
        return;
    };
    if *count == 0 {
        let said = look.text("say-nothing-to-export");
        let said = look.cut(&said, usize::from(rest.width));
        put(buf, rest, (rest.x, rest.y), &said, look.style(Role::Dim));
        return;
    }
    let lines = text.lines().skip(dialog.top).map(SafeText::block);
    let mut lines = lines.flat_map(|line| wrapped(&line, rest.width));
    for nth in 0..rest.height {
        let Some(line) = lines.next() else {
            return;
        };
        let on = row(rest, nth);
        put(buf, on, (on.x, on.y), &line, look.style(Role::Text));
    }
    if lines.next().is_some() {
        let [_, under] = look.glyphs.more;
        let wider = Rect {
            width: rest.width + 1,
            ..rest
        };
        let place = (rest.right(), rest.bottom().saturating_sub(1));
        sign(buf, wider, place, under, look.style(Role::Dim));
    }
}
