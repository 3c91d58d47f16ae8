//! The panel below the text, where the screen has no room for a margin: the note in question, or the notes
//! in sight, one a row.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::card::{color_name, date, quoted, state_name, words};
use super::scene::Scene;
use crate::text::SafeText;
use crate::tui::kit::look::{fill, put, sign};
use crate::tui::kit::note_body::Body;
use crate::tui::kit::note_card::{Card, start_of};
use crate::tui::kit::theme::Role;
use crate::workspace::Placed;

/// Draws the panel; gives the place of the focused note.
pub(in crate::tui) fn draw(scene: &Scene<'_>, buf: &mut Buffer) -> Option<Position> {
    let area = Rect {
        x: scene.area.x + scene.columns.outline,
        y: scene.area.y + scene.rows.top + scene.rows.text,
        width: scene.area.width.saturating_sub(scene.columns.outline),
        height: scene.rows.panel,
    };
    if area.is_empty() {
        return None;
    }
    let body = Rect {
        x: scene.area.x + scene.columns.text_left(),
        y: area.y + 1,
        width: scene.columns.text,
        height: area.height - 1,
    };
    let chosen = scene.reader.focused_note.or_else(|| under_cursor(scene));
    let chosen = chosen.and_then(|note| Some((note, scene.reader.notes.get(note)?)));
    if let Some((note, placed)) = chosen {
        title(scene, area, Some(note), &about(scene, note, placed), buf);
        one(scene, placed, body, buf);
    } else {
        let count = scene.reader.notes.len();
        let messages = scene.look.messages;
        let said = messages.with("count-notes", &[("count", count.into())]);
        title(scene, area, None, &SafeText::line(&said), buf);
        list(scene, body, buf);
    }
    let focused = scene.reader.focused_note.is_some();
    focused.then(|| Position::new(body.x, area.y))
}

/// The shortest passage with a note that the focused place lies in.
fn under_cursor(scene: &Scene<'_>) -> Option<usize> {
    let notes = scene.reader.notes.iter().enumerate();
    let here = notes.filter_map(|(nth, placed)| {
        let range = placed.range?;
        range
            .contains(scene.reader.cursor)
            .then_some((range.len(), nth))
    });
    here.min().map(|(_, nth)| nth)
}

/// `3/4 · changed · blue · yesterday`
fn about(scene: &Scene<'_>, note: usize, placed: &Placed) -> SafeText {
    let mut parts = vec![format!("{}/{}", note + 1, scene.reader.notes.len())];
    if placed.annotation.passage().is_none() {
        parts.push(scene.look.messages.text("reader-whole-article"));
    } else {
        parts.push(state_name(scene, placed));
        parts.push(color_name(scene, placed));
    }
    parts.push(date(scene, placed).into_string());
    parts.retain(|part| !part.is_empty());
    let dot = format!(" {} ", scene.look.glyphs.dot);
    SafeText::line(&parts.join(&dot))
}

/// The rule above the panel, with what it is about.
fn title(scene: &Scene<'_>, area: Rect, note: Option<usize>, said: &SafeText, buf: &mut Buffer) {
    let look = scene.look;
    let focused = note.is_some() && note == scene.reader.focused_note;
    let frame = look.style(if focused { Role::Focus } else { Role::Dim });
    let [heavy, ..] = look.glyphs.focused;
    let rule = if focused { heavy } else { look.glyphs.rule };
    let before = scene
        .columns
        .text_left()
        .saturating_sub(scene.columns.outline + 1);
    let mut x = fill(buf, area, (area.x, area.y), before, (rule, frame)) + 1;
    if let Some(note) = note {
        let (letter, state) = scene.label(note);
        let color = scene
            .reader
            .notes
            .get(note)
            .map(|placed| placed.annotation.color);
        let style = look.style(Role::Letter(color.unwrap_or_default()));
        x = sign(buf, area, (x, area.y), &format!("{letter}{state}"), style) + 1;
    }
    let room = usize::from(area.right().saturating_sub(x + 1));
    let x = put(
        buf,
        area,
        (x, area.y),
        &look.cut(said, room),
        look.style(Role::Dim),
    ) + 1;
    let rest = area.right().saturating_sub(x);
    fill(buf, area, (x, area.y), rest, (rule, frame));
}

/// One note: its passage, its words, its tags.
fn one(scene: &Scene<'_>, placed: &Placed, body: Rect, buf: &mut Buffer) {
    let look = scene.look;
    let mut rest = body;
    let passage = placed.range.map(|range| scene.document().slice(range));
    if let Some(passage) = passage.filter(|_| body.height > 1) {
        let wanted = usize::from(body.width) * 8;
        let passage = SafeText::line(&quoted(scene, start_of(passage, wanted)));
        let quote = look.cut(&passage, usize::from(body.width));
        put(buf, body, (body.x, body.y), &quote, look.style(Role::Dim));
        rest = Rect {
            y: body.y + 1,
            height: body.height - 1,
            ..body
        };
    }
    let card = Card::new(placed, rest.width, rest.height, look.messages);
    let body = Body { look, card: &card };
    body.draw(rest, buf);
}

/// The notes in sight and those that follow, one a row; those out of sight stand back.
fn list(scene: &Scene<'_>, body: Rect, buf: &mut Buffer) {
    let look = scene.look;
    let rows = usize::from(body.height);
    let first = scene
        .margin
        .desired_rows
        .partition_point(|desired| desired.row < 0);
    let first = first.min(scene.margin.desired_rows.len().saturating_sub(rows));
    let shown = scene.margin.desired_rows.iter().skip(first).take(rows);
    for (y, desired) in (body.y..body.bottom()).zip(shown) {
        let Some(placed) = scene.reader.notes.get(desired.note) else {
            continue;
        };
        let in_sight = (0..i32::from(scene.rows.text)).contains(&desired.row);
        let role = if in_sight { Role::Text } else { Role::Dim };
        let (letter, state) = scene.label(desired.note);
        let letters = look.style(Role::Letter(placed.annotation.color));
        let x = sign(buf, body, (body.x, y), &format!("{letter}{state}"), letters) + 1;
        let date = date(scene, placed);
        let end = body.right().saturating_sub(date.width() as u16);
        let room = usize::from(end.saturating_sub(x + 1));
        put(
            buf,
            body,
            (x, y),
            &words(scene, placed, room),
            look.style(role),
        );
        put(buf, body, (end.max(x), y), &date, look.style(Role::Dim));
    }
}
