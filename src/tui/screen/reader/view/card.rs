//! A note as it stands in the margin: a head with its letter and date, over its body.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::scene::Scene;
use crate::text::{SafeText, markdown};
use crate::tui::kit::look::{fill, put, sign};
use crate::tui::kit::note_card::{start_of, tags};
use crate::tui::kit::theme::Role;
use crate::workspace::Placed;

/// A note's first words on one line, at most `cells` wide; its tags where it has no words.
pub(in crate::tui) fn words(scene: &Scene<'_>, placed: &Placed, cells: usize) -> SafeText {
    let annotation = &placed.annotation;
    let document = markdown::parse_note(start_of(&annotation.note, cells * 8));
    let mut words = document.text().to_owned();
    if words.trim().is_empty() {
        words = tags(placed);
    }
    if words.is_empty() {
        let passage = placed.range.map(|range| scene.document().slice(range));
        let passage = passage.unwrap_or(annotation.words());
        words = quoted(scene, start_of(passage, cells * 8));
    }
    scene.look.cut(&SafeText::line(&words), cells)
}

/// A passage between the quotation marks of the interface's language.
pub(in crate::tui) fn quoted(scene: &Scene<'_>, passage: &str) -> String {
    scene.look.messages.quoted(passage)
}

/// A note's head on one row: corner, letter, rule (or its first words), date.
pub(in crate::tui) struct Head {
    pub note: usize,
    pub focused: bool,
    /// Whether the head is all that is shown, so that it should say what the note says.
    pub alone: bool,
}

impl Head {
    /// Draws the head in the first row of `area`.
    pub(in crate::tui) fn draw(&self, scene: &Scene<'_>, area: Rect, buf: &mut Buffer) {
        let (look, y) = (scene.look, area.y);
        let Some(placed) = scene.reader.notes.get(self.note) else {
            return;
        };
        let role = if self.focused { Role::Focus } else { Role::Dim };
        let frame = look.style(role);
        let glyphs = &look.glyphs;
        let (angle, level) = match (self.focused, glyphs.focused) {
            (true, [level, _, corner]) => (corner, level),
            (false, _) => (glyphs.corner, glyphs.rule),
        };
        let x = sign(buf, area, (area.x, y), angle, frame);
        let x = sign(buf, area, (x, y), level, frame);
        let (letter, state) = scene.label(self.note);
        let color = placed.annotation.color;
        let letters = look.style(Role::Letter(color));
        let x = sign(buf, area, (x, y), &format!("{letter}{state}"), letters) + 1;
        let date = date(scene, placed);
        let end = area.right().saturating_sub(date.width() as u16);
        let dated = end > x + 1;
        let stop = if dated { end - 1 } else { area.right() };
        let room = usize::from(stop.saturating_sub(x));
        let said = if self.alone {
            words(scene, placed, room)
        } else {
            SafeText::default()
        };
        let x = if said.is_empty() {
            let named = name(scene, placed, room.saturating_sub(4));
            let x = put(buf, area, (x, y), &named, look.style(Role::Dim));
            let x = if named.is_empty() { x } else { x + 1 };
            fill(buf, area, (x, y), stop.saturating_sub(x), (level, frame))
        } else {
            put(buf, area, (x, y), &said, look.style(Role::Text))
        };
        if dated && x <= end {
            put(buf, area, (end, y), &date, look.style(Role::Dim));
        }
    }
}

/// What a note is besides its letter: on the whole article, or of a state that must be said; its colour
/// where no colour shows. In at most `cells`; what does not fit is left out from the end.
fn name(scene: &Scene<'_>, placed: &Placed, cells: usize) -> SafeText {
    let messages = scene.look.messages;
    let mut names = Vec::new();
    if placed.annotation.passage().is_none() {
        names.push(messages.text("reader-whole-article"));
    } else if placed.range.is_none() {
        names.push(state_name(scene, placed));
    }
    if scene.look.theme.is_colourless() {
        names.push(color_name(scene, placed));
    }
    let dot = format!(" {} ", scene.look.glyphs.dot);
    let mut said = SafeText::line(&names.join(&dot));
    while said.width() > cells && names.len() > 1 {
        names.pop();
        said = SafeText::line(&names.join(&dot));
    }
    scene.look.cut(&said, cells)
}

/// The word for a note's state.
pub(in crate::tui) fn state_name(scene: &Scene<'_>, placed: &Placed) -> String {
    let key = format!("state-{}", placed.state.as_str());
    scene.look.messages.text(&key)
}

/// The word for a note's colour.
pub(in crate::tui) fn color_name(scene: &Scene<'_>, placed: &Placed) -> String {
    scene.look.messages.color(placed.annotation.color)
}

/// When a note was made, as a reader says it.
pub(in crate::tui) fn date(scene: &Scene<'_>, placed: &Placed) -> SafeText {
    let made = placed.annotation.created.or(placed.annotation.modified);
    let said = made.map(|at| scene.look.messages.moment(at, scene.look.now));
    SafeText::line(&said.unwrap_or_default())
}
