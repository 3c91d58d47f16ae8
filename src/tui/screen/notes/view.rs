//! All notes: a list of them, grouped, under one query, and the focused one in its surroundings.
//!
//! ```text
//!  / tag:lecture                                                          par article · 12 notes
//! ─────────────────────────────────────────────────────────────────────────────────────────────
//!  Lire la plume à la main                        4 │ Lire la plume à la main
//! ▐✓● « Les étiquettes en disent plus… »    21 nov. │ P. Carrère · revue-marges.fr
//!     Argument central.           #étiquettes #clé  │
//!   ● « la phrase qui compte »              21 nov. │ Les étiquettes en disent plus que le titre. Un
//! ```

mod list;
mod preview;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::tui::kit::field_view;
use crate::tui::kit::look::{Look, below, inset, put, put_before, row, rule, sign, upright};
use crate::tui::kit::theme::Role;
use crate::tui::port::Surroundings;

use crate::tui::screen::notes::layout::layout;
use crate::tui::screen::notes::state::NotesScreen;

/// Rows above the list: the query and the rule below it.
const HEAD: u16 = 2;

/// Draws the notes between the title bar and the key bar; gives the place of the cursor.
pub(in crate::tui) fn draw(
    notes: &NotesScreen,
    around: &Surroundings,
    look: &Look<'_>,
    body: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let in_query = head(notes, look, inset(row(body, 0), 1, 1), buf);
    let line = row(body, 1);
    rule(buf, look, line, line.y);
    let rest = below(body, HEAD);
    if notes.rows.is_empty() {
        nothing(notes, look, rest, buf);
        return in_query;
    }
    let regions = layout(around.size);
    let area = Rect {
        width: regions.list,
        height: regions.list_rows.min(rest.height),
        ..rest
    };
    let in_list = list::draw(notes, look, area, buf);
    if regions.beside > 0 {
        upright(buf, look, rest, area.right());
        let side = Rect {
            x: area.right() + 2,
            width: regions.beside.saturating_sub(3),
            ..rest
        };
        preview::beside(notes, look, side, buf);
    } else if regions.below > 0 {
        let under = below(rest, area.height);
        preview::below_list(notes, look, under, buf);
    }
    in_query.or(in_list)
}

/// The query with its cursor; at the right, what the notes are grouped by.
fn head(notes: &NotesScreen, look: &Look<'_>, line: Rect, buf: &mut Buffer) -> Option<Position> {
    let dim = look.style(Role::Dim);
    let group = look.text(notes.group.key());
    let end = put_before(buf, line, (line.right(), line.y), &group, dim);
    let role = if notes.typing { Role::Focus } else { Role::Dim };
    let x = sign(buf, line, (line.x, line.y), "/", look.style(role)) + 1;
    let room = Rect {
        x,
        width: end.saturating_sub(x + 2),
        ..line
    };
    if notes.query.text().is_empty() {
        let hint = look.cut(&look.text("notes-placeholder"), usize::from(room.width));
        put(buf, room, (room.x, room.y), &hint, dim);
    }
    let style = look.style(Role::Text);
    field_view::draw(buf, look, room, &notes.query, style).filter(|_| notes.typing)
}

fn nothing(notes: &NotesScreen, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let area = below(area, u16::from(area.height > 2));
    let query = notes.query.text().trim();
    let said = if query.is_empty() {
        look.text("notes-empty")
    } else {
        look.with("nothing-found", &[("query", query.into())])
    };
    let said = look.cut(&said, usize::from(area.width.saturating_sub(3)));
    put(
        buf,
        area,
        (area.x + 2, area.y),
        &said,
        look.style(Role::Text),
    );
}
