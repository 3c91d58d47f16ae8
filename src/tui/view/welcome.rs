//! The empty library: how to begin, and where things will be kept.
//!
//! ```text
//!       Bienvenue. Rien ici pour l’instant.
//!
//!         a   ajouter un fichier ou un dossier
//!         ?   toutes les touches
//!         F2  interface en anglais
//!         Q   quitter
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::keys;
use super::look::{Look, cells, inset, put, row};
use super::theme::Role;
use crate::text::wrap::wrap;
use crate::text::{ByteRange, SafeText};
use crate::tui::app::State;
use crate::tui::app::keys::Mode;

/// The commands that are offered: mode, name, the key of the message that says what it does.
const OFFERED: [(Mode, &str, &str); 4] = [
    (Mode::Library, "add", "welcome-add"),
    (Mode::Global, "help", "welcome-help"),
    (Mode::Global, "lang_toggle", "welcome-language"),
    (Mode::Global, "quit", "welcome-quit"),
];
/// The widest line, in cells.
const MEASURE: u16 = 76;

/// Draws the welcome; gives the place of its first line.
pub(super) fn draw(
    state: &State,
    look: &Look<'_>,
    body: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let left = if body.width >= 60 { 6 } else { 2 };
    let area = inset(body, left, 2);
    let width = area.width.min(MEASURE);
    let args = [("folder", state.folder.as_str().into())];
    let mut foot = vec![look.text("welcome-demo"), SafeText::default()];
    if state.demo {
        foot.clear();
    }
    foot.push(look.with("welcome-files", &args));
    foot.push(look.text("welcome-private"));
    let foot: Vec<SafeText> = foot
        .iter()
        .flat_map(|text| {
            let width = usize::from(width);
            let lines = wrap(text, ByteRange::new(0, text.len()), width, width);
            lines.into_iter().map(|line| text.part(line))
        })
        .collect();
    let rows = 2 + OFFERED.len() as u16 + 1 + foot.len() as u16;
    let spare = body.height.saturating_sub(rows);
    let mut nth = (spare / 3).min(3);
    let line = row(area, nth);
    put(
        buf,
        line,
        (line.x, line.y),
        &look.text("welcome"),
        look.style(Role::Heading),
    );
    let cursor = Position::new(line.x, line.y);
    nth += 1 + u16::from(body.height >= rows);
    nth = offered(state, look, (area, nth), buf);
    nth += u16::from(body.height >= rows);
    for text in &foot {
        let line = row(area, nth);
        put(buf, line, (line.x, line.y), text, look.style(Role::Dim));
        nth += 1;
    }
    Some(cursor)
}

/// The keys to begin with; gives the row after them.
fn offered(state: &State, look: &Look<'_>, (area, first): (Rect, u16), buf: &mut Buffer) -> u16 {
    let rows: Vec<(SafeText, SafeText)> = OFFERED
        .iter()
        .filter_map(|(mode, id, message)| {
            let key = state.keys.map.keys_of(*mode, id).into_iter().next()?;
            Some((look.said(&keys::shown(look, &key)), look.text(message)))
        })
        .collect();
    let column = rows.iter().map(|(key, _)| cells(key)).max().unwrap_or(0) + 2;
    for ((key, word), nth) in rows.iter().zip(first..) {
        let line = row(area, nth);
        let x = line.x + 2;
        put(buf, line, (x, line.y), key, look.style(Role::Key));
        put(
            buf,
            line,
            (x + column, line.y),
            word,
            look.style(Role::Text),
        );
    }
    first + rows.len() as u16
}
