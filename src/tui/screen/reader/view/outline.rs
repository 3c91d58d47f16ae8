//! The outline of wide screens: headings with the letters of their notes, the notes, the way through the text.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::card::words;
use super::scene::Scene;
use crate::text::{BlockKind, ByteRange, Language, SafeText};
use crate::tui::kit::look::{fill, put, sign, upright};
use crate::tui::kit::note_card::letter;
use crate::tui::kit::theme::Role;

/// Letters shown beside a heading; more are `+`.
const LETTERS: usize = 4;

/// A heading of the text.
struct Part {
    level: u8,
    range: ByteRange,
    /// Where the next one begins.
    end: usize,
}

/// Draws the outline, if there is one.
pub(in crate::tui) fn draw(scene: &Scene<'_>, buf: &mut Buffer) {
    let width = scene.columns.outline;
    if width < 4 {
        return;
    }
    upright(buf, scene.look, scene.area, scene.area.x + width - 1);
    let area = Rect {
        x: scene.area.x + 1,
        y: scene.area.y + 1,
        width: width - 4,
        height: scene.area.height.saturating_sub(1),
    };
    let notes = scene.reader.notes.len();
    let for_path = if area.height > 8 { 4 } else { 0 };
    let room = usize::from(area.height - for_path);
    let for_similar = similar_rows(scene, room) as u16;
    let mut y = draw_contents(scene, room - usize::from(for_similar), area, buf);
    let end = area.bottom() - for_path - for_similar;
    if notes > 0 && y + 2 < end {
        let height = end - y;
        y = list(scene, Rect { y, height, ..area }, buf);
    }
    if let Some(height) = for_similar.checked_sub(1) {
        let from = (y + 1).min(end + 1);
        let area = Rect {
            y: from,
            height,
            ..area
        };
        similar(scene, area, buf);
        y = from + height;
    }
    if for_path > 0 && notes > 0 {
        let area = Rect {
            y: (y + 1).min(area.bottom() - 2),
            height: 2,
            ..area
        };
        path(scene, area, buf);
    }
}

/// Draws the title of a part on the first row of an area; gives the column after it.
fn title(scene: &Scene<'_>, key: &str, area: Rect, buf: &mut Buffer) -> u16 {
    let title = SafeText::line(&scene.look.messages.text(key));
    let style = scene.look.style(Role::Heading);
    put(buf, area, (area.x, area.y), &title, style)
}

/// Draws the headings in at most `room` rows of an area, so that the notes have room too; gives the row after them.
fn draw_contents(scene: &Scene<'_>, room: usize, area: Rect, buf: &mut Buffer) -> u16 {
    let parts = parts(scene);
    let notes = scene.reader.notes.len();
    let for_parts = (parts.len() + 3).min(room.saturating_sub((notes + 2).min(room / 2)));
    if parts.is_empty() || for_parts <= 3 {
        return area.y;
    }
    let rows = (for_parts - 3) as u16;
    let height = rows + 2;
    contents(scene, &parts, Rect { height, ..area }, buf);
    area.y + rows + 3
}

/// Rows that the articles that are like this one take, a blank one above included; 0 where there is no room.
fn similar_rows(scene: &Scene<'_>, room: usize) -> usize {
    let count = scene.reader.similar.len();
    if count == 0 || room < count + 16 {
        0
    } else {
        count + 3
    }
}

/// The articles that are like this one.
fn similar(scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let look = scene.look;
    title(scene, "reader-similar", area, buf);
    for (row, hit) in scene.reader.similar.iter().enumerate() {
        let y = area.y + 2 + row as u16;
        let room = usize::from(area.width.saturating_sub(5));
        let title = look.cut(&SafeText::line(&hit.meta.title), room);
        put(buf, area, (area.x + 2, y), &title, look.style(Role::Text));
        let code = hit.meta.language.map_or("", Language::code);
        sign(
            buf,
            area,
            (area.right().saturating_sub(2), y),
            code,
            look.style(Role::Dim),
        );
    }
}

fn parts(scene: &Scene<'_>) -> Vec<Part> {
    let document = scene.document();
    let mut parts: Vec<Part> = Vec::new();
    for block in document.blocks() {
        if let BlockKind::Heading(level) = block.kind {
            if let Some(last) = parts.last_mut() {
                last.end = block.range.start;
            }
            parts.push(Part {
                level,
                range: block.range,
                end: document.text().len(),
            });
        }
    }
    parts
}

/// The headings around the one the focused place is under.
fn contents(scene: &Scene<'_>, parts: &[Part], area: Rect, buf: &mut Buffer) {
    let look = scene.look;
    title(scene, "reader-outline", area, buf);
    let rows = usize::from(area.height - 2);
    let here = parts.partition_point(|part| part.range.start <= scene.reader.cursor);
    let here = here.checked_sub(1);
    let first = here.unwrap_or(0).saturating_sub(rows / 2);
    let first = first.min(parts.len().saturating_sub(rows));
    let top = parts.iter().map(|part| part.level).min().unwrap_or(1);
    for (row, (nth, part)) in parts.iter().enumerate().skip(first).take(rows).enumerate() {
        let y = area.y + 2 + row as u16;
        let chosen = here == Some(nth);
        if chosen {
            sign(
                buf,
                area,
                (area.x, y),
                look.glyphs.chosen,
                look.style(Role::Focus),
            );
        }
        let letters = letters(scene, ByteRange::new(part.range.start, part.end));
        let indent = 2 + 2 * u16::from(part.level - top).min(3);
        let end = area.right() - letters.len() as u16;
        let gap = u16::from(!letters.is_empty());
        let room = usize::from((end - gap).saturating_sub(area.x + indent));
        let words = SafeText::line(scene.document().slice(part.range));
        let role = if chosen { Role::Strong } else { Role::Text };
        put(
            buf,
            area,
            (area.x + indent, y),
            &look.cut(&words, room),
            look.style(role),
        );
        sign(buf, area, (end, y), &letters, look.style(Role::Dim));
    }
}

/// The letters of the notes whose passages begin in a part of the text.
fn letters(scene: &Scene<'_>, part: ByteRange) -> String {
    let notes = scene.reader.notes.iter().enumerate();
    let mut here = notes.filter(|(_, placed)| {
        let start = placed.range.map(|range| range.start);
        start.is_some_and(|start| part.contains(start))
    });
    let mut letters = String::new();
    for (note, _) in here.by_ref() {
        let next = letter(note);
        if letters.len() + next.len() > LETTERS {
            letters.push('+');
            break;
        }
        letters.push_str(&next);
    }
    letters
}

/// The notes one a row, from the first in sight on; gives the row after them.
fn list(scene: &Scene<'_>, area: Rect, buf: &mut Buffer) -> u16 {
    let look = scene.look;
    let x = title(scene, "reader-notes", area, buf);
    let count = look.messages.number(scene.reader.notes.len());
    sign(buf, area, (x + 1, area.y), &count, look.style(Role::Dim));
    let all = scene.margin.desired_rows.len();
    let rows = usize::from(area.height - 2);
    // The row below says how many there is no room for.
    let rows = rows - usize::from(all > rows && rows > 1);
    let first = scene
        .margin
        .desired_rows
        .partition_point(|desired| desired.row < 0);
    let first = first.min(all.saturating_sub(rows));
    let widest = letter(scene.reader.notes.len() - 1).len() as u16 + 1;
    let mut y = area.y + 2;
    for desired in scene.margin.desired_rows.iter().skip(first).take(rows) {
        if draw_note(scene, desired.note, widest, Rect { y, ..area }, buf) {
            y += 1;
        }
    }
    let [above, below] = look.glyphs.more;
    let hidden = [(above, first), (below, all.saturating_sub(first + rows))];
    let hidden = hidden.into_iter().filter(|(_, count)| *count > 0);
    let hidden: Vec<String> = hidden
        .map(|(glyph, count)| format!("{glyph} {}", look.messages.number(count)))
        .collect();
    if !hidden.is_empty() && y < area.bottom() {
        let text = hidden.join("  ");
        sign(buf, area, (area.x + 2, y), &text, look.style(Role::Dim));
        y += 1;
    }
    y
}

/// Draws a note on the first row of an area: its letter in at most `widest` cells, its words; whether there is one.
fn draw_note(scene: &Scene<'_>, nth: usize, widest: u16, area: Rect, buf: &mut Buffer) -> bool {
    let (look, y) = (scene.look, area.y);
    let Some(placed) = scene.reader.notes.get(nth) else {
        return false;
    };
    let (letter, state) = scene.label(nth);
    let focused = scene.reader.focused_note == Some(nth);
    if focused {
        let style = look.style(Role::Focus);
        sign(buf, area, (area.x, y), look.glyphs.chosen, style);
    }
    let style = look.style(Role::Letter(placed.annotation.color));
    let label = format!("{letter}{state}");
    sign(buf, area, (area.x + 2, y), &label, style);
    let x = area.x + 3 + widest;
    let room = usize::from(area.right().saturating_sub(x));
    let role = if focused { Role::Strong } else { Role::Text };
    let words = words(scene, placed, room);
    put(buf, area, (x, y), &words, look.style(role));
    true
}

/// The text as a line, with the letters where the notes are; what is on the screen is heavy.
fn path(scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
    let look = scene.look;
    let (dim, y) = (look.style(Role::Dim), area.y + 1);
    title(scene, "reader-path", area, buf);
    let [left, right] = look.glyphs.ends;
    let length = area.width.saturating_sub(4);
    let total = scene.document().text().len().max(1);
    let column = |offset: usize| {
        let at = offset as u128 * u128::from(length.saturating_sub(1)) / total as u128;
        area.x + 3 + (at as u16).min(length.saturating_sub(1))
    };
    sign(buf, area, (area.x + 2, y), left, dim);
    fill(buf, area, (area.x + 3, y), length, (look.glyphs.rule, dim));
    sign(buf, area, (area.x + 3 + length, y), right, dim);
    let seen = scene.seen();
    let [heavy, ..] = look.glyphs.focused;
    let (from, to) = (column(seen.start), column(seen.end));
    fill(
        buf,
        area,
        (from, y),
        to + 1 - from,
        (heavy, look.style(Role::Focus)),
    );
    let mut free = 0;
    for (note, placed) in scene.reader.notes.iter().enumerate() {
        let Some(range) = placed.range else { continue };
        let x = column(range.start);
        if x >= free {
            let style = look.style(Role::Letter(placed.annotation.color));
            free = sign(buf, area, (x, y), &letter(note), style);
        }
    }
}
