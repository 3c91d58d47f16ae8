//! Left of the text: the focus bar, and the letters of the notes whose passages begin on a line.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::scene::Scene;
use super::text;
use crate::tui::kit::look::sign;
use crate::tui::kit::theme::Role;

/// Letters of one row with room for two cells, as long as no note has a longer name.
const SHORT_LABELS: usize = 26;

/// Draws the focus bar and the letters.
pub(in crate::tui) fn draw(scene: &Scene<'_>, buf: &mut Buffer) {
    let columns = &scene.columns;
    let left = columns.text_left() - columns.gutter;
    let area = scene.column(left, columns.gutter);
    if area.width < 2 {
        return;
    }
    let bar = u16::from(scene.reader.notes.len() <= SHORT_LABELS && area.width > 4);
    focus(scene, area, bar, buf);
    letters(scene, area, bar + 1, buf);
}

/// The bar along the lines of the focused sentence.
fn focus(scene: &Scene<'_>, area: Rect, column: u16, buf: &mut Buffer) {
    let Some(sentence) = text::sentence(scene) else {
        return;
    };
    let style = scene.look.style(Role::Focus);
    let lines = scene.page().rows_of(sentence);
    for (row, at) in scene.rows() {
        if lines.contains(&at) {
            let place = (area.x + column, area.y + row);
            sign(buf, area, place, scene.look.glyphs.focus, style);
        }
    }
}

/// A letter and a sign on each row where passages begin; a letter and `+` where several do.
fn letters(scene: &Scene<'_>, area: Rect, from: u16, buf: &mut Buffer) {
    let mut by_row: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    for desired in scene
        .wishes_on_screen()
        .iter()
        .filter(|desired| desired.begins)
    {
        by_row.entry(desired.row).or_default().push(desired.note);
    }
    let room = usize::from(area.width.saturating_sub(from + 1).max(1));
    for (row, notes) in by_row {
        let focused = scene
            .reader
            .focused_note
            .filter(|note| notes.contains(note));
        let Some(note) = focused.or(notes.first().copied()) else {
            continue;
        };
        let (letter, state) = scene.label(note);
        let mark = if notes.len() > 1 { '+' } else { state };
        let mut label = letter;
        if label.len() < room {
            label.push(mark);
        }
        let label = format!("{label:>room$}");
        let color = scene
            .reader
            .notes
            .get(note)
            .map(|placed| placed.annotation.color);
        let style = scene.look.style(Role::Letter(color.unwrap_or_default()));
        let blank = label.len() - label.trim_start().len();
        let x = area.x + from + blank as u16;
        let y = area.y + u16::try_from(row).unwrap_or(0);
        sign(buf, area, (x, y), label.trim_start(), style);
    }
}
