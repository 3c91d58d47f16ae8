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

use crate::text::SafeText;
use crate::tui::kit::key_names;
use crate::tui::kit::keys::Mode;
use crate::tui::kit::look::{Look, cells, heading, inset, put, row, wrapped};
use crate::tui::kit::theme::Role;
use crate::tui::screen::library::scene::Scene;

/// The commands that are offered: mode, name, the key of the message that says what it does.
const OFFERED: [(Mode, &str, &str); 4] = [
    (Mode::Library, "add", "welcome-add"),
    (Mode::Global, "help", "welcome-help"),
    (Mode::Global, "lang_toggle", "welcome-language"),
    (Mode::Global, "quit", "welcome-quit"),
];
/// The widest line, in cells.
const MEASURE: u16 = 76;
/// Below this width nothing is indented, in cells.
const NARROW: u16 = 60;

/// Draws the welcome; gives the place of its first line.
pub(in crate::tui::screen::library) fn draw(
    scene: &Scene<'_>,
    look: &Look<'_>,
    body: Rect,
    buf: &mut Buffer,
) -> Position {
    let is_wide = body.width >= NARROW;
    let area = inset(body, if is_wide { 6 } else { 1 }, 1);
    let foot = foot(scene, look, area.width.min(MEASURE));
    let lines: usize = foot.iter().map(Vec::len).sum();
    let rows = (4 + OFFERED.len() + lines) as u16;
    let roomy = body.height >= rows;
    let mut nth = (body.height.saturating_sub(rows) / 3).min(3);
    let line = row(area, nth);
    heading(buf, look, line, &look.text("welcome"));
    let cursor = Position::new(line.x, line.y);
    nth += 1 + u16::from(roomy);
    nth = offered(scene, look, (area, nth), buf) + u16::from(roomy);
    for paragraph in &foot {
        // A paragraph that does not fit whole is left out: the first ones matter most.
        if usize::from(area.height) < usize::from(nth) + paragraph.len() {
            break;
        }
        for (text, nth) in paragraph.iter().zip(nth..) {
            let line = row(area, nth);
            put(buf, line, (line.x, line.y), text, look.style(Role::Dim));
        }
        nth += paragraph.len() as u16;
    }
    cursor
}

/// What stands below the keys, in lines of a width: how to try the program, where things are kept, what
/// stays private.
fn foot(scene: &Scene<'_>, look: &Look<'_>, width: u16) -> Vec<Vec<SafeText>> {
    let args = [("folder", scene.around.folder.as_str().into())];
    let kept = look.with("welcome-files", &args);
    let mut foot = vec![kept, look.text("welcome-private")];
    if !scene.around.demo {
        foot.insert(0, look.text("welcome-demo"));
    }
    foot.iter().map(|text| wrapped(text, width)).collect()
}

/// The keys to begin with; gives the row after them.
fn offered(
    scene: &Scene<'_>,
    look: &Look<'_>,
    (area, first): (Rect, u16),
    buf: &mut Buffer,
) -> u16 {
    let rows: Vec<(SafeText, SafeText)> = OFFERED
        .iter()
        .filter_map(|(mode, id, message)| {
            let key = scene.around.keymap.keys_of(*mode, id).into_iter().next()?;
            Some((look.said(&key_names::shown(look, &key)), look.text(message)))
        })
        .collect();
    let column = rows.iter().map(|(key, _)| cells(key)).max().unwrap_or(0) + 2;
    let indent = if area.width >= NARROW - 7 { 2 } else { 0 };
    for ((key, word), nth) in rows.iter().zip(first..) {
        let line = row(area, nth);
        let x = line.x + indent;
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
