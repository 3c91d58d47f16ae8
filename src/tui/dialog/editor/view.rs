//! The editor of a note: a box in the margin beside its passage, or over half of the screen.
//!
//! ```text
//!    ╭─ Nouvelle note · « une étiquette range, et ranger c’est déjà interpré… » ─╮
//!    │                                                                           │
//!    │  Comparer avec Goody, La Raison graphique : la liste comme opération      │
//!    │  intellectuelle.                                                          │
//!    │                                                                           │
//!    │  étiquettes : lecture · clé                                   ✎ brouillon │
//!    ╰─ Ctrl-S enregistrer · Ctrl-T étiqueter · Échap garder et fermer ──────────╯
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::text::SafeText;
use crate::text::safe::cell_width;
use crate::tui::app::{State, command};
use crate::tui::dialog::editor::{Editor, place, rows};
use crate::tui::kit::columns::MARGIN_FROM;
use crate::tui::kit::look::{Look, cells, inset, put, put_before, row};
use crate::tui::kit::theme::Role;
use crate::tui::kit::{boxed, key_names};

/// The most bytes of a passage that are looked at for the title.
const LOOKED_AT: usize = 600;

/// Draws the editor over the body of the screen; gives the place of its cursor.
pub(in crate::tui) fn draw(
    state: &State,
    look: &Look<'_>,
    body: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let editor = state.editor.as_ref()?;
    let area = place::of(state, editor, body);
    let hints = if keys_in_border(state) {
        hints(state, look)
    } else {
        SafeText::default()
    };
    let inner = boxed::draw(buf, look, area, (&title(state, editor, look), &hints));
    if inner.is_empty() {
        return None;
    }
    let text = place::text_of(inner);
    let under = inner.bottom() - text.bottom();
    let side = text.x - inner.x;
    let cursor = area_of(editor, look, text, buf);
    if under > 0 {
        let line = inset(row(inner, inner.height - 1), side, side);
        foot(state, editor, look, line, buf);
    }
    cursor
}

/// Whether the keys stand in the border of the box, or else in the key bar: a box in the margin has no
/// room for them.
pub(in crate::tui) fn keys_in_border(state: &State) -> bool {
    state.around.size.0 < MARGIN_FROM
}

/// What the note is on, in the border.
fn title(state: &State, editor: &Editor, look: &Look<'_>) -> SafeText {
    let key = match (editor.is_recovered, editor.is_new) {
        (true, true) => "editor-draft-new",
        (true, false) => "editor-draft",
        (false, true) => "editor-new",
        (false, false) => "editor-edit",
    };
    let name = look.messages.text(key);
    let words = editor.annotation.words();
    let document = editor.reader(state).map(|reader| &reader.document);
    let passage = editor
        .range
        .zip(document)
        .map(|(range, document)| document.slice(range))
        .or((!words.is_empty()).then_some(words));
    let about = match passage {
        Some(passage) => {
            let start: String = passage.chars().take(LOOKED_AT).collect();
            look.messages.quoted(&start)
        }
        None => look.messages.text("editor-article"),
    };
    look.joined(&[name, about])
}

/// The keys of the editor, as they stand in the border.
fn hints(state: &State, look: &Look<'_>) -> SafeText {
    let mut hints = command::hints(state);
    // The way out stands last, where it stays when there is little room.
    if !hints.is_empty() {
        hints.rotate_left(1);
    }
    let said: Vec<String> = hints
        .iter()
        .map(|(key, word)| format!("{} {word}", key_names::shown(look, key)))
        .collect();
    look.said(&look.joined(&said))
}

/// The text in its rows; gives the place of the cursor.
fn area_of(editor: &Editor, look: &Look<'_>, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return None;
    }
    let lines = editor.area.lines();
    let all = rows::visual_rows(lines, area.width);
    let (at, column) = rows::cursor_place(&editor.area, &all);
    let top = rows::first_shown(editor.top, at, area.height);
    let shown = all.iter().skip(top);
    for (nth, one) in shown.take(usize::from(area.height)).enumerate() {
        let line = row(area, nth as u16);
        let text = lines.get(one.line).map_or("", String::as_str);
        written(one.range.of(text), look, line, buf);
    }
    if lines.iter().all(String::is_empty) && lines.len() < 2 {
        let hint = look.cut(&look.text("editor-placeholder"), usize::from(area.width));
        put(buf, area, (area.x, area.y), &hint, look.style(Role::Dim));
    }
    let down = u16::try_from(at - top).unwrap_or(u16::MAX);
    Some(Position::new(
        area.x + column.min(area.width - 1),
        area.y + down.min(area.height - 1),
    ))
}

/// A row of the text, each character in the cells that the cursor counts for it; what may not be drawn is blank.
fn written(text: &str, look: &Look<'_>, line: Rect, buf: &mut Buffer) {
    let style = look.style(Role::Text);
    let mut column = 0;
    for grapheme in text.graphemes(true) {
        let width = cell_width(grapheme) as u16;
        let safe = SafeText::line(grapheme);
        if safe.width() == usize::from(width) && column + width <= line.width {
            put(buf, line, (line.x + column, line.y), &safe, style);
        }
        column += width;
    }
}

/// The tags of the note, those in its text too, and whether the draft is kept.
fn foot(state: &State, editor: &Editor, look: &Look<'_>, line: Rect, buf: &mut Buffer) {
    let dim = look.style(Role::Dim);
    let kept = if state.status.saving {
        look.text("saving")
    } else if state.status.draft {
        look.text("draft-kept")
    } else if editor.is_changed() {
        look.text("draft")
    } else {
        SafeText::default()
    };
    let mut end = line.right();
    if cells(&kept) + 8 < line.width {
        end = put_before(buf, line, (end, line.y), &kept, dim);
    }
    let tags = look.joined(&editor.finished().tags);
    let room = usize::from(end.saturating_sub(line.x + 2));
    let said = look.with("editor-tags", &[("tags", tags.as_str().into())]);
    let said = look.cut(&said, room);
    put(buf, line, (line.x, line.y), &said, dim);
}
