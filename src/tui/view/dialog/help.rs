//! Help: keys and what they do, by screen, in as many columns as fit.
//!
//! ```text
//! ╭─ Aide · Lecture ───────────────────────────────────────────────────────╮
//! │ LECTURE                             PARTOUT                            │
//! │ v        Choisir un passage         j ↓      Descendre                 │
//! │ a        Écrire une note en marge   ? F1     Aide                      │
//! ╰─ / filtrer · j k défiler · ? ou Échap fermer ──────────────────────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::text::SafeText;
use crate::tui::app::State;
use crate::tui::app::dialog::Help;
use crate::tui::app::keys::Mode;
use crate::tui::view::look::{Look, below, cells, put, row, sign};
use crate::tui::view::theme::Role;
use crate::tui::view::{boxed, field, keys};

/// The widest column of keys, in cells.
const KEYS: u16 = 20;
/// Cells between two columns.
const GAP: u16 = 4;
/// The narrowest column for what keys do, in cells.
const LABEL: u16 = 36;

/// One line of the help.
enum Line {
    Title(SafeText),
    Keys(SafeText, SafeText),
    Blank,
}

/// Draws the help in the middle of `room`; gives the place of the cursor.
pub(super) fn draw(
    help: &Help,
    state: &State,
    look: &Look<'_>,
    room: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let lines = lines(help, state, look);
    let [key_width, label_width] = widths(&lines);
    let column = key_width + 2 + label_width.max(LABEL);
    let filtered = help.typing || !help.filter.text().is_empty();
    let above = if filtered { 2 } else { 0 };
    let most = usize::from(room.height.saturating_sub(2 + above)).max(1);
    let fit = usize::from((room.width.saturating_sub(6) + GAP) / (column + GAP)).max(1);
    let columns = lines.len().div_ceil(most).clamp(1, fit);
    let height = lines.len().div_ceil(columns).min(most).max(1);
    let width = columns as u16 * (column + GAP) - GAP + 4;
    // As high as the whole help while it is filtered, so that nothing jumps while one types.
    let rows = if filtered { most } else { height } as u16;
    let area = boxed::centred(room, width, rows + above + 2);
    let title = look.with(
        "title-help",
        &[("mode", look.messages.text(mode(help)).into())],
    );
    let inner = boxed::draw(buf, look, area, (&title, &look.text("help-keys")));
    let mut cursor = None;
    if filtered && inner.height > 2 {
        let line = row(inner, 0);
        let x = sign(buf, line, (line.x, line.y), "/", look.style(Role::Focus)) + 1;
        let typed = Rect {
            x,
            width: line.right().saturating_sub(x),
            ..line
        };
        cursor = field::draw(buf, look, typed, &help.filter, look.style(Role::Text));
        boxed::divide(buf, look, inner, inner.y + 1, &SafeText::default());
    }
    let body = if filtered { below(inner, 2) } else { inner };
    flow(
        &lines,
        help.top,
        (columns, column.min(inner.width), key_width),
        look,
        (body, area),
        buf,
    );
    cursor.filter(|_| help.typing).or(Some(body.as_position()))
}

/// Lines down each column in turn, from the first one that is shown.
fn flow(
    lines: &[Line],
    top: usize,
    (columns, width, keys): (usize, u16, u16),
    look: &Look<'_>,
    (body, area): (Rect, Rect),
    buf: &mut Buffer,
) {
    let height = usize::from(body.height).max(1);
    let room = height * columns;
    // Where everything fits, the columns are of one height.
    let each = if lines.len() <= room {
        lines.len().div_ceil(columns).max(1)
    } else {
        height
    };
    let top = top.min(lines.len().saturating_sub(room));
    for (nth, line) in lines.iter().skip(top).take(each * columns).enumerate() {
        let on = row(body, (nth % each) as u16);
        let x = on.x + (nth / each) as u16 * (width + GAP);
        let on = Rect {
            x,
            width: width.min(body.right().saturating_sub(x)),
            ..on
        };
        draw_line(line, keys, look, on, buf);
    }
    let [above, under] = look.glyphs.more;
    let (x, style) = (body.right(), look.style(Role::Dim));
    if top > 0 {
        sign(buf, area, (x, body.y), above, style);
    }
    if top + room < lines.len() {
        sign(
            buf,
            area,
            (x, body.bottom().saturating_sub(1)),
            under,
            style,
        );
    }
}

fn draw_line(line: &Line, keys: u16, look: &Look<'_>, on: Rect, buf: &mut Buffer) {
    match line {
        Line::Blank => {}
        Line::Title(title) => {
            let title = look.cut(title, usize::from(on.width));
            put(buf, on, (on.x, on.y), &title, look.style(Role::Heading));
        }
        Line::Keys(key, label) => {
            put(
                buf,
                on,
                (on.x, on.y),
                &look.cut(key, usize::from(keys)),
                look.style(Role::Key),
            );
            let x = on.x + keys + 2;
            let room = usize::from(on.right().saturating_sub(x));
            put(
                buf,
                on,
                (x, on.y),
                &look.cut(label, room),
                look.style(Role::Text),
            );
        }
    }
}

/// The parts of the help as lines, a blank one between two parts.
fn lines(help: &Help, state: &State, look: &Look<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for section in help.sections(state) {
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        let title = look.messages.text(section.title).to_uppercase();
        lines.push(Line::Title(look.said(&title)));
        for (keys, label) in &section.rows {
            lines.push(Line::Keys(fitting(keys, look), look.said(label)));
        }
    }
    if lines.is_empty() {
        lines.push(Line::Title(look.text("no-command")));
    }
    lines
}

/// As many of the keys of a command as fit into their column.
fn fitting(all: &str, look: &Look<'_>) -> SafeText {
    let mut shown = SafeText::default();
    for key in all.split("  ") {
        let key = keys::shown(look, key);
        let more = if shown.is_empty() {
            look.said(&key)
        } else {
            look.said(&format!("{shown}  {key}"))
        };
        if !shown.is_empty() && cells(&more) > KEYS {
            break;
        }
        shown = more;
    }
    shown
}

/// The widths of the keys and of what they do.
fn widths(lines: &[Line]) -> [u16; 2] {
    let mut widest = [0, 0];
    for line in lines {
        if let Line::Keys(key, label) = line {
            let [keys, labels] = &mut widest;
            *keys = cells(key).min(KEYS).max(*keys);
            *labels = cells(label).max(*labels);
        }
    }
    widest
}

fn mode(help: &Help) -> &'static str {
    match help.mode {
        Mode::Global => "mode-global",
        Mode::Library => "mode-library",
        Mode::Query => "mode-query",
        Mode::Reader => "mode-reader",
        Mode::Select => "mode-select",
        Mode::Notes => "mode-notes",
        Mode::Editor => "mode-editor",
    }
}
