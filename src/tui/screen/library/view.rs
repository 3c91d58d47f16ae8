//! The library: side panel, list and preview; the query above them while something is looked for.
//!
//! ```text
//!  VUES                      │   Titre                          Lg  Notes     Lu   Ajouté ▾
//!  ▸ À lire              38  │──────────────────────────────────────────────────────────────
//!    En cours             7  │▐› Lire la plume à la main        fr      4   62 %   hier
//!    Lus                917  │   P. Carrère · revue-marges.fr
//!                            │──────────────────────────────────────────────────────────────
//!  ÉTIQUETTES                │ Lire la plume à la main
//!    lecture            142  │ P. Carrère · revue-marges.fr · fr · 1 240 mots
//! ```

pub(in crate::tui) mod hits;
mod list;
mod panel;
mod preview;
mod progress;
mod query;
mod remarks;
mod row;
pub mod title;
mod welcome;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::kit::look::{Look, below, put, row, rule};
use crate::tui::kit::theme::Role;
use crate::tui::screen::library::layout::LibraryLayout;
use crate::tui::screen::library::scene::Scene;

/// Width of the side panel where it comes only while it has the focus, its rule included, in cells.
const PANEL: u16 = 28;
/// The least width of the list beside it, in cells.
const LIST: u16 = 40;

/// Draws everything between the title bar and the row of messages; gives the place of the cursor.
pub(in crate::tui::screen::library) fn draw(
    scene: &Scene<'_>,
    look: &Look<'_>,
    screen: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let regions = scene.layout();
    let asked = regions.query_rows > 0;
    if !asked {
        rule(buf, look, screen, screen.y + 1);
    }
    if scene.library.is_empty() && !asked {
        let body = Rect {
            height: screen.height.saturating_sub(4),
            ..below(screen, 2)
        };
        return Some(welcome::draw(scene, look, body, buf));
    }
    let mut cursor = None;
    if asked {
        let area = Rect {
            height: 1 + regions.query_rows,
            ..below(screen, 1)
        };
        cursor = query::draw(scene, look, (area, regions.wide), buf);
    }
    let body = Rect {
        height: screen.height.saturating_sub(4 + regions.query_rows),
        ..below(screen, 2 + regions.query_rows)
    };
    let (list, in_panel) = beside_panel(scene, look, &regions, body, buf);
    let in_list = column(scene, look, &regions, list, buf);
    cursor.or(in_panel).or(in_list)
}

/// Draws the side panel where there is room for it, or while it has the focus; gives what is left of the
/// body, and the panel's focused row.
fn beside_panel(
    scene: &Scene<'_>,
    look: &Look<'_>,
    regions: &LibraryLayout,
    body: Rect,
    buf: &mut Buffer,
) -> (Rect, Option<Position>) {
    let width = match (regions.panel, scene.library.panel) {
        (0, None) => return (body, None),
        (0, Some(_)) if body.width < PANEL + LIST => body.width,
        (0, Some(_)) => PANEL,
        (width, _) => width.min(body.width),
    };
    let area = Rect { width, ..body };
    let list = Rect {
        x: body.x + width,
        width: body.width - width,
        ..body
    };
    (list, panel::draw(scene, look, area, buf))
}

/// Draws the list with the names of its columns above it and the preview below.
fn column(
    scene: &Scene<'_>,
    look: &Look<'_>,
    regions: &LibraryLayout,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    if regions.head_rows > 0 {
        list::head(scene, look, area, buf);
    }
    let rows = Rect {
        height: regions.list_rows.min(area.height),
        ..below(area, regions.head_rows)
    }
    .intersection(area);
    let library = &scene.library;
    let cursor = if library.answer.hits.is_empty() {
        nothing(scene, look, rows, buf)
    } else if library.searching() {
        hits::draw(scene, look, rows, buf)
    } else {
        list::draw(scene, look, rows, buf)
    };
    if regions.preview_rows > 0 {
        let preview = Rect {
            height: regions.preview_rows,
            ..below(area, regions.head_rows + regions.list_rows)
        }
        .intersection(area);
        rule(buf, look, preview, preview.y);
        preview::draw(scene, look, (below(preview, 1), regions.wide), buf);
    }
    cursor
}

/// What is said where the list has no rows.
fn nothing(scene: &Scene<'_>, look: &Look<'_>, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let library = &scene.library;
    let area = below(area, u16::from(area.height > 4));
    let room = usize::from(area.width.saturating_sub(4));
    let place = (area.x + 2, area.y);
    if library.stale || !library.ready || library.articles.is_none() {
        let said = look.cut(&look.text("loading"), room);
        put(buf, area, place, &said, look.style(Role::Dim));
        return None;
    }
    let args = [("query", library.query.text().trim().into())];
    let said = look.cut(&look.with("nothing-found", &args), room);
    put(buf, area, place, &said, look.style(Role::Text));
    let hint = row(area, 1);
    let said = look.cut(&look.text("nothing-found-hint"), room);
    put(
        buf,
        hint,
        (hint.x + 2, hint.y),
        &said,
        look.style(Role::Dim),
    );
    Some(Position::new(place.0, place.1))
}
