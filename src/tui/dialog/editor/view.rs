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
use crate::tui::dialog::editor::{Editor, place, rows};
use crate::tui::kit::columns::{MARGIN_FROM, PassagePlace};
use crate::tui::kit::look::{Look, cells, inset, put, put_before, row};
use crate::tui::kit::theme::Role;
use crate::tui::kit::{boxed, key_names};

/// The most bytes of a passage that are looked at for the title.
const LOOKED_AT: usize = 600;

/// The editor as it is shown, with what stands around it.
pub(in crate::tui) struct Shown<'a> {
    /// The editor.
    pub(in crate::tui) editor: &'a Editor,
    /// Where its passage stands on the screen, if that is in front.
    pub(in crate::tui) beside: Option<PassagePlace>,
    /// The passage as it stands in the open text.
    pub(in crate::tui) passage: Option<&'a str>,
    /// Its keys, each with a short word.
    pub(in crate::tui) hints: Vec<(String, String)>,
    /// Whether something is on its way to the disk.
    pub(in crate::tui) is_saving: bool,
    /// Whether a draft is on the disk that is newer than the note.
    pub(in crate::tui) has_draft: bool,
}

/// Draws the editor over the body of the screen; gives the place of its cursor.
pub(in crate::tui) fn draw(
    shown: &Shown<'_>,
    look: &Look<'_>,
    body: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let editor = shown.editor;
    let area = place::of(editor, shown.beside.as_ref(), body);
    let hints = if keys_in_border(body.width) {
        hints(&shown.hints, look)
    } else {
        SafeText::default()
    };
    let inner = boxed::draw(buf, look, area, (&title(shown, look), &hints));
    if inner.is_empty() {
        return None;
    }
    let text = place::text_of(inner);
    let under = inner.bottom() - text.bottom();
    let side = text.x - inner.x;
    let cursor = area_of(editor, look, text, buf);
    if under > 0 {
        let line = inset(row(inner, inner.height - 1), side, side);
        foot(shown, look, line, buf);
    }
    cursor
}

/// Whether the keys stand in the border of the box, or else in the key bar: a box in the margin has no
/// room for them.
pub(in crate::tui) fn keys_in_border(width: u16) -> bool {
    width < MARGIN_FROM
}

/// What the note is on, in the border.
fn title(shown: &Shown<'_>, look: &Look<'_>) -> SafeText {
    let editor = shown.editor;
    let key = match (editor.is_recovered, editor.is_new) {
        (true, true) => "editor-draft-new",
        (true, false) => "editor-draft",
        (false, true) => "editor-new",
        (false, false) => "editor-edit",
    };
    let name = look.messages.text(key);
    let words = editor.annotation.words();
    let passage = shown.passage.or((!words.is_empty()).then_some(words));
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
fn hints(hints: &[(String, String)], look: &Look<'_>) -> SafeText {
    let mut hints = hints.to_vec();
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
fn foot(shown: &Shown<'_>, look: &Look<'_>, line: Rect, buf: &mut Buffer) {
    let dim = look.style(Role::Dim);
    let kept = if shown.is_saving {
        look.text("saving")
    } else if shown.has_draft {
        look.text("draft-kept")
    } else if shown.editor.is_changed() {
        look.text("draft")
    } else {
        SafeText::default()
    };
    let mut end = line.right();
    if cells(&kept) + 8 < line.width {
        end = put_before(buf, line, (end, line.y), &kept, dim);
    }
    let tags = look.joined(&shown.editor.finished().tags);
    let room = usize::from(end.saturating_sub(line.x + 2));
    let said = look.with("editor-tags", &[("tags", tags.as_str().into())]);
    let said = look.cut(&said, room);
    put(buf, line, (line.x, line.y), &said, dim);
}
