//! The picker of tags.
//!
//! ```text
//! ╭─ Étiquettes · 2 articles ──────────────────────────────╮
//! │ # lec                                                  │
//! │────────────────────────────────────────────────────────│
//! │ ▐ [x] lecture                                      142 │
//! │   [-] lecture/numérique             18 · sur une partie │
//! │    +  créer « lec »                                    │
//! ╰─ Entrée valider · Tab cocher · Ctrl-N créer · Échap… ──╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::text::SafeText;
use crate::tui::dialog::list;
use crate::tui::dialog::list::Row;
use crate::tui::dialog::tags::{Mark, TagPicker, Target};
use crate::tui::kit::look::{Look, below, put, row, sign};
use crate::tui::kit::theme::Role;
use crate::tui::kit::{boxed, field_view};

/// The width of the picker, in cells.
const WIDTH: u16 = 64;
/// The most tags shown at once.
const ROWS: u16 = 10;

/// Draws the picker in the middle of `room`; gives the place of the field's cursor.
pub(in crate::tui) fn draw(
    picker: &TagPicker,
    look: &Look<'_>,
    room: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let area = boxed::centred(room, WIDTH, ROWS + 4);
    let target = match &picker.target {
        Target::Articles(slugs) => {
            let args = [("count", slugs.len().into())];
            look.with("count-articles", &args)
        }
        Target::Notes(notes) => {
            let count = notes.len();
            look.with("count-notes", &[("count", count.into())])
        }
        Target::Note(..) | Target::Editor => look.text("tags-of-note"),
    };
    let title = look.joined(&[look.text("title-tags"), target]);
    let inner = boxed::draw(buf, look, area, (&title, &look.text("tags-keys")));
    let line = row(inner, 0);
    let x = sign(buf, line, (line.x, line.y), "#", look.style(Role::Focus)) + 1;
    let typed = Rect {
        x,
        width: line.right().saturating_sub(x),
        ..line
    };
    let cursor = field_view::draw(buf, look, typed, &picker.field, look.style(Role::Text));
    if inner.height < 3 {
        return cursor;
    }
    boxed::divide(buf, look, inner, inner.y + 1, &SafeText::default());
    let rest = below(inner, 2);
    let rows = rows(picker, look);
    if rows.is_empty() {
        let said = look.cut(&look.text("no-tag-yet"), usize::from(rest.width));
        put(buf, rest, (rest.x, rest.y), &said, look.style(Role::Dim));
    }
    list::draw(&rows, picker.selected, look, rest, buf);
    cursor
}

/// The tags that fit, and the one that would be made.
fn rows(picker: &TagPicker, look: &Look<'_>) -> Vec<Row> {
    let found = picker.found.iter().map(|(tag, count, mark)| {
        let (before, said) = match mark {
            Mark::Off => ("[ ]", SafeText::default()),
            Mark::Some => ("[-]", look.text("tag-some")),
            Mark::On => ("[x]", SafeText::default()),
        };
        let count = if *count == 0 {
            String::new()
        } else {
            look.messages.number(*count as usize)
        };
        Row {
            before: SafeText::line(before),
            name: SafeText::line(tag),
            detail: look.joined(&[said.into_string(), count]),
        }
    });
    let new = picker.creates().map(|tag| Row {
        before: SafeText::line(" + "),
        name: look.with("tag-create", &[("name", tag.into())]),
        detail: SafeText::default(),
    });
    found.chain(new).collect()
}
