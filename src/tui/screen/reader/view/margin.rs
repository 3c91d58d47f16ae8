//! The margin: notes beside their passages, lines that lead to them, counts of those out of sight.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::card::Head;
use super::scene::Scene;
use crate::tui::kit::look::sign;
use crate::tui::kit::note_body::Body;
use crate::tui::kit::note_card::Card;
use crate::tui::kit::theme::Role;
use crate::tui::screen::reader::margin::{
    DesiredRow, FRAME, Link, MarginLayout, Placement, Slot, connect,
};

/// Draws the margin; gives the place of the focused note.
pub(in crate::tui) fn draw(scene: &Scene<'_>, buf: &mut Buffer) -> Option<Position> {
    let area = scene.column(scene.columns.margin_left(), scene.columns.margin);
    if scene.columns.margin == 0 || area.is_empty() {
        return None;
    }
    let MarginLayout {
        desired_rows,
        cards,
        placement,
    } = &scene.margin;
    connectors(scene, buf);
    let mut place = None;
    for ((desired, slot), card) in desired_rows.iter().zip(&placement.slots).zip(cards) {
        let Some(slot) = slot else { continue };
        note(scene, (desired, *slot), card.as_ref(), area, buf);
        if scene.reader.focused_note == Some(desired.note) {
            place = Some(Position::new(area.x + FRAME, area.y + slot.row));
        }
    }
    counts(scene, placement, buf);
    place
}

fn note(
    scene: &Scene<'_>,
    (desired, slot): (&DesiredRow, Slot),
    card: Option<&Card>,
    area: Rect,
    buf: &mut Buffer,
) {
    let focused = scene.reader.focused_note == Some(desired.note);
    let top = area.y + slot.row;
    let says_more = card.is_none_or(|card| card.height() > 0);
    let head = Head {
        note: desired.note,
        focused,
        alone: slot.height == 1 && says_more,
    };
    head.draw(
        scene,
        Rect {
            y: top,
            height: 1,
            ..area
        },
        buf,
    );
    let glyphs = &scene.look.glyphs;
    let (upright, role) = match (focused, glyphs.focused) {
        (true, [_, upright, _]) => (upright, Role::Focus),
        (false, _) => (glyphs.upright, Role::Dim),
    };
    let body = Rect {
        x: area.x + FRAME,
        y: top + 1,
        width: area.width.saturating_sub(FRAME),
        height: slot.height - 1,
    };
    for y in body.top()..body.bottom() {
        sign(buf, area, (area.x, y), upright, scene.look.style(role));
    }
    if let Some(card) = card.filter(|_| !body.is_empty()) {
        let look = scene.look;
        Body { look, card }.draw(body, buf);
    }
}

/// The lines from passages that begin on the screen to their notes.
fn connectors(scene: &Scene<'_>, buf: &mut Buffer) {
    let columns = &scene.columns;
    // The first column stays blank, so that no line touches the text.
    let width = columns.connector.saturating_sub(1);
    let area = scene.column(columns.margin_left() - width, width);
    let standing = &scene.margin;
    let links: Vec<Link> = standing
        .desired_rows
        .iter()
        .zip(&standing.placement.slots)
        .filter(|(desired, _)| desired.begins)
        .filter_map(|(desired, slot)| {
            let from = u16::try_from(desired.row).ok()?;
            let to = slot.as_ref()?.row;
            Some(Link { from, to })
        })
        .collect();
    let drawn = connect(&links, area.height, area.width);
    let style = scene.look.style(Role::Dim);
    for row in 0..area.height {
        for column in 0..area.width {
            let joint = drawn.at(row, column);
            if !joint.is_empty() {
                let mut bytes = [0; 4];
                let symbol = joint
                    .sign(scene.look.glyphs.unicode)
                    .encode_utf8(&mut bytes);
                sign(buf, area, (area.x + column, area.y + row), symbol, style);
            }
        }
    }
}

/// How many notes are above and below, on the rows around the text.
fn counts(scene: &Scene<'_>, placement: &Placement, buf: &mut Buffer) {
    let x = scene.area.x + scene.columns.margin_left();
    let style = scene.look.style(Role::Dim);
    let [above, below] = scene.look.glyphs.more;
    let messages = scene.look.messages;
    if placement.above > 0 && scene.rows.top > 0 {
        let count = format!("{above} {}", messages.number(placement.above));
        sign(buf, scene.area, (x, scene.area.y), &count, style);
    }
    if placement.below > 0 && scene.rows.progress > 0 {
        let y = scene.area.y + scene.rows.top + scene.rows.text;
        let count = format!("{below} {}", messages.number(placement.below));
        sign(buf, scene.area, (x, y), &count, style);
    }
}
