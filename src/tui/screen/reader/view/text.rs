//! The text: typeset lines with inline marks, highlights, the focused sentence, matches, the selection.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::scene::Scene;
use crate::text::{ByteRange, SafeText, segment};
use crate::tui::kit::look::put;
use crate::tui::kit::passage_lines::{Layer, Sheet, marks};
use crate::tui::kit::theme::Role;

/// Draws the lines that are on the screen; gives the place of the cursor.
pub(in crate::tui) fn draw(scene: &Scene<'_>, buf: &mut Buffer) -> Option<Position> {
    let area = scene.text_area();
    let sheet = Sheet {
        document: scene.document(),
        page: scene.page(),
        look: scene.look,
        layers: layers(scene),
        sideways: scene.reader.sideways,
    };
    for (row, at) in scene.rows() {
        sheet.draw(at, area, area.y + row, buf);
    }
    hints(scene, buf);
    cursor(scene)
}

/// The focused sentence, or nothing while something else has the focus.
pub(in crate::tui) fn sentence(scene: &Scene<'_>) -> Option<ByteRange> {
    let reader = scene.reader;
    let sentence = segment::sentence_at(&reader.document, reader.cursor);
    (!sentence.is_empty() && !reader.zen).then_some(sentence)
}

/// The styles over what is on the screen, the lowest first.
fn layers(scene: &Scene<'_>) -> Vec<Layer> {
    let (reader, look) = (scene.reader, scene.look);
    let seen = scene.seen();
    let mut layers = Vec::new();
    let idle = reader.selection.is_none() && reader.focused_note.is_none();
    if let Some(range) = sentence(scene).filter(|_| idle) {
        let style = look.style(Role::Sentence);
        layers.push(Layer { range, style });
    }
    layers.extend(marks(&reader.document, look, seen));
    layers.extend(highlights(scene, seen));
    let style = look.style(Role::Match);
    let matches = reader.matches.iter().copied();
    let near = matches.filter(|range| range.intersect(seen).is_some());
    layers.extend(near.map(|range| Layer { range, style }));
    if let Some(selection) = reader.selection {
        layers.push(Layer {
            range: selection.range(),
            style: look.style(Role::Selection),
        });
    }
    layers
}

/// Highlights, the longest first, so that those inside them are seen; the focused note's last.
fn highlights(scene: &Scene<'_>, seen: ByteRange) -> Vec<Layer> {
    let notes = scene.reader.notes.iter().enumerate();
    let reshaping = scene.reader.reshaping.as_deref();
    let mut shown: Vec<(usize, ByteRange, Role)> = notes
        // While its passage is selected to be changed, the selection alone says where that lies.
        .filter(|(_, placed)| reshaping != Some(placed.annotation.id.as_str()))
        .filter_map(|(nth, placed)| {
            let range = placed
                .range
                .filter(|range| range.intersect(seen).is_some())?;
            Some((nth, range, Role::Highlight(placed.annotation.color)))
        })
        .collect();
    let focused = |nth: usize| scene.reader.focused_note == Some(nth);
    shown.sort_by_key(|(nth, range, _)| (focused(*nth), std::cmp::Reverse(range.len())));
    let mut layers: Vec<Layer> = Vec::with_capacity(shown.len());
    for (nth, range, role) in shown {
        let mut style = scene.look.style(role);
        if focused(nth) {
            style = style.patch(scene.look.style(Role::Strong));
        }
        layers.push(Layer { range, style });
    }
    layers
}

/// The letters of what leads elsewhere, over its beginning.
fn hints(scene: &Scene<'_>, buf: &mut Buffer) {
    let style = scene.look.style(Role::Match);
    for lead in &scene.reader.link_hints {
        if let Some(place) = cell(scene, lead.range.start) {
            let hint = SafeText::line(&lead.letters);
            put(buf, scene.text_area(), (place.x, place.y), &hint, style);
        }
    }
}

/// The cell of the focused place, if it is on the screen.
fn cursor(scene: &Scene<'_>) -> Option<Position> {
    let selection = scene.reader.selection;
    cell(
        scene,
        selection.map_or(scene.reader.cursor, |selection| selection.head),
    )
}

/// The cell that shows a byte of the text, if it is on the screen.
fn cell(scene: &Scene<'_>, at: usize) -> Option<Position> {
    let reader = scene.reader;
    let area = scene.text_area();
    let line = scene.page().line_of(at);
    let row = scene.row_of(line).filter(|row| *row < area.height)?;
    let spots = scene.page().columns(line);
    let spot = spots.iter().rev().find(|spot| spot.range.start <= at);
    let is_table = scene
        .page()
        .line(line)
        .is_some_and(|line| !line.cells.is_empty());
    let left = if is_table { reader.sideways } else { 0 };
    let column = spot.or(spots.first()).map_or(0, |spot| spot.column);
    let column = column.saturating_sub(left).min(area.width.checked_sub(1)?);
    Some(Position::new(area.x + column, area.y + row))
}
