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

use crate::tui::dialog::help::Help;
use crate::tui::kit::look::{Look, below, cells, put, row, sign, wrapped};
use crate::tui::kit::theme::Role;
use crate::tui::kit::{boxed, field_view, key_names};
use crate::tui::port::Surroundings;

/// The widest column of keys, in cells.
const KEYS: u16 = 14;
/// Cells between two columns.
const GAP: u16 = 4;
/// The narrowest column for what keys do where there are several, in cells.
const LABEL: u16 = 38;

/// One line of the help.
enum Line {
    Title(SafeText),
    Keys(SafeText, SafeText),
    Blank,
}

/// Draws the help in the middle of `room`; gives the place of the cursor.
pub(in crate::tui) fn draw(
    help: &Help,
    around: &Surroundings,
    look: &Look<'_>,
    room: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let filtered = help.typing || !help.filter.text().is_empty();
    let above = if filtered { 2 } else { 0 };
    let most = usize::from(room.height.saturating_sub(2 + above)).max(1);
    let sections = sections(help, around, look);
    let shape = Shape::new(&sections, room.width.saturating_sub(6), most);
    let lines = lines(&sections, &shape, look);
    let height = if filtered {
        // As high as it may be, so that nothing jumps while one types.
        most
    } else {
        shape.height(&lines, most)
    };
    let area = boxed::centred(room, shape.width() + 4, height as u16 + above + 2);
    let args = [("mode", look.messages.text(help.mode.label()).into())];
    let title = look.with("title-help", &args);
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
        cursor = field_view::draw(buf, look, typed, &help.filter, look.style(Role::Text));
        boxed::divide(buf, look, inner, inner.y + 1, &SafeText::default());
    }
    let body = if filtered { below(inner, 2) } else { inner };
    flow(&lines, help.top, &shape, look, (body, area), buf);
    cursor.filter(|_| help.typing).or(Some(body.as_position()))
}

/// How the help is divided: its columns, and the cells of each for keys and for what they do.
#[derive(Debug, Clone, Copy)]
struct Shape {
    columns: usize,
    keys: u16,
    label: u16,
}

impl Shape {
    /// As many columns as are needed and have room.
    fn new(sections: &[Part], room: u16, most: usize) -> Self {
        let rows = || sections.iter().flat_map(|(_, rows)| rows);
        let widest = |of: fn(&(SafeText, SafeText)) -> &SafeText| {
            rows().map(|row| cells(of(row))).max().unwrap_or(0)
        };
        let keys = widest(|(keys, _)| keys).min(KEYS).min(room / 3);
        // Where little or nothing is found, the box is as wide as it has to be to say so.
        let wanted = widest(|(_, label)| label).max(LABEL);
        let fit = usize::from((room + GAP) / (keys + 2 + LABEL + GAP)).max(1);
        let count = rows().count() + 2 * sections.len();
        let columns = count.div_ceil(most).clamp(1, fit) as u16;
        let column = (room + GAP) / columns - GAP;
        Self {
            columns: usize::from(columns),
            keys,
            label: column.saturating_sub(keys + 2).min(wanted).max(1),
        }
    }

    fn column(&self) -> u16 {
        self.keys + 2 + self.label
    }

    fn width(&self) -> u16 {
        self.columns as u16 * (self.column() + GAP) - GAP
    }

    /// The least rows that hold all lines, at most `most`.
    fn height(&self, lines: &[Line], most: usize) -> usize {
        let least = lines.len().div_ceil(self.columns).max(1);
        let fits = |rows: &usize| columns(lines, *rows).len() <= self.columns;
        (least..most).find(fits).unwrap_or(most)
    }
}

/// Lines in columns of so many rows; no column begins with a blank line or ends with a title.
fn columns(lines: &[Line], rows: usize) -> Vec<Vec<&Line>> {
    let mut columns: Vec<Vec<&Line>> = vec![Vec::new()];
    for line in lines {
        let used = columns.last().map_or(0, Vec::len);
        let full = used >= rows || (used + 1 >= rows && rows > 1 && matches!(line, Line::Title(_)));
        if full {
            columns.push(Vec::new());
        }
        if let Some(column) = columns.last_mut()
            && !(column.is_empty() && matches!(line, Line::Blank))
        {
            column.push(line);
        }
    }
    columns
}

/// Lines down each column in turn, from the first one that is shown.
fn flow(
    lines: &[Line],
    top: usize,
    shape: &Shape,
    look: &Look<'_>,
    (body, area): (Rect, Rect),
    buf: &mut Buffer,
) {
    let height = usize::from(body.height).max(1);
    let fits = |from: usize| {
        let rest = lines.get(from..).unwrap_or_default();
        columns(rest, height).len() <= shape.columns
    };
    // Scrolled no further than to the last line.
    let top = (0..top.min(lines.len()))
        .find(|from| fits(*from))
        .unwrap_or(top);
    let rest = lines.get(top..).unwrap_or_default();
    for (nth, column) in columns(rest, height).iter().take(shape.columns).enumerate() {
        let x = body.x + nth as u16 * (shape.column() + GAP);
        for (line, y) in column.iter().zip(body.y..) {
            let on = Rect {
                x,
                y,
                width: shape.column().min(body.right().saturating_sub(x)),
                height: 1,
            };
            draw_line(line, shape, look, on, buf);
        }
    }
    let [above, under] = look.glyphs.more;
    let (x, style) = (body.right(), look.style(Role::Dim));
    if top > 0 {
        sign(buf, area, (x, body.y), above, style);
    }
    if !fits(top) {
        sign(
            buf,
            area,
            (x, body.bottom().saturating_sub(1)),
            under,
            style,
        );
    }
}

fn draw_line(line: &Line, shape: &Shape, look: &Look<'_>, on: Rect, buf: &mut Buffer) {
    match line {
        Line::Blank => {}
        Line::Title(title) => {
            let title = look.cut(title, usize::from(on.width));
            put(buf, on, (on.x, on.y), &title, look.style(Role::Heading));
        }
        Line::Keys(key, label) => {
            let key = look.cut(key, usize::from(shape.keys));
            put(buf, on, (on.x, on.y), &key, look.style(Role::Key));
            let x = on.x + shape.keys + 2;
            put(buf, on, (x, on.y), label, look.style(Role::Text));
        }
    }
}

/// A part of the help: its title, and its rows of keys and what they do.
type Part = (SafeText, Vec<(SafeText, SafeText)>);

fn sections(help: &Help, around: &Surroundings, look: &Look<'_>) -> Vec<Part> {
    let sections = help.sections(around).into_iter().map(|section| {
        let title = look.messages.text(section.title).to_uppercase();
        let rows = section.rows.iter();
        let rows = rows.map(|(keys, label)| (fitting(keys, look), look.said(label)));
        (look.said(&title), rows.collect())
    });
    sections.collect()
}

/// The parts of the help as lines, a blank one between two parts; what does not fit beside its keys goes
/// on below.
fn lines(sections: &[Part], shape: &Shape, look: &Look<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for (title, rows) in sections {
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        lines.push(Line::Title(title.clone()));
        for (keys, label) in rows {
            let wrapped = wrapped(label, shape.label);
            for (nth, part) in wrapped.into_iter().enumerate() {
                let keys = if nth == 0 {
                    keys.clone()
                } else {
                    SafeText::default()
                };
                lines.push(Line::Keys(keys, part));
            }
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
        let key = key_names::shown(look, key);
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
