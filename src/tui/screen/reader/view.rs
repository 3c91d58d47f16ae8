//! The reader's screen between the title bar and the key bar: the text with its notes in the margin.
//!
//! ```text
//!      ▌ Lire la plume à la main                              ╭╌╌┌─a● ────────────── 21 nov.
//!                                                             ┆  │ À rapprocher de Jackson,
//!  ▐   L’annotation n’est pas un ornement : c’est une         ┆  │ ch. 2.
//!   a● seconde lecture, plus lente, qui laisse une trace.    ╌╯  │ #lecture
//! ```

mod card;
pub mod chosen;
mod gutter;
mod margin;
mod outline;
mod panel;
mod progress;
mod scene;
#[cfg(test)]
mod tests;
mod text;
pub mod title;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::kit::look::Look;
use crate::tui::screen::reader::Reader;
use scene::Scene;

/// Draws the reader in `area`; gives the place of the hardware cursor: on the focused note where there
/// is one on the screen, else on the focused place of the text, nowhere in zen.
pub fn draw(reader: &Reader, look: &Look<'_>, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return None;
    }
    let scene = Scene::new(reader, look, area);
    let in_text = text::draw(&scene, buf);
    if !reader.zen {
        gutter::draw(&scene, buf);
    }
    outline::draw(&scene, buf);
    let in_notes = if scene.columns.panel {
        panel::draw(&scene, buf)
    } else {
        margin::draw(&scene, buf)
    };
    progress::draw(&scene, buf);
    in_notes.or(in_text).filter(|_| !reader.zen)
}
