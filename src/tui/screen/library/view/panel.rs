//! The side panel: views, tags, languages and years, each with how many articles it holds.
//!
//! ```text
//!  VUES                      │
//!  ▸ À lire              214 │
//!    En cours              7 │
//!                            │
//!  LANGUE                    │
//!    français  ██████░░  731 │
//!                            │
//!  ANNÉE                     │
//!    2019 ▂▂▃▄▆█▇▅ 2026      │
//! ```

mod bar;
mod years;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::text::SafeText;
use crate::tui::kit::look::{Look, cells, put, put_before, row, sign, upright};
use crate::tui::kit::theme::Role;
use crate::tui::screen::library::facets::Entry;
use crate::tui::screen::library::facets::Panel;
use crate::tui::screen::library::facets::entries;
use crate::tui::screen::library::scene::Scene;

pub(super) use years::on_one_line;

/// One row of the panel.
enum Line {
    /// The name of a part, and the key that leads to it.
    Head(&'static str),
    /// A filter: its place among the entries.
    Entry(usize),
    /// How many tags are not shown.
    More(usize),
    /// The years as bars.
    Years,
    /// Between two parts.
    Blank,
}

/// Draws the panel with the rule at its right; gives the place of its focused row.
pub(in crate::tui::screen::library) fn draw(
    scene: &Scene<'_>,
    look: &Look<'_>,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let inner = Rect {
        width: area.width.saturating_sub(1),
        ..area
    };
    upright(buf, look, area, inner.right());
    let entries = entries(scene.library);
    let lines = lines(scene, &entries, usize::from(area.height));
    let focus = scene.library.panel;
    let at = focus.and_then(|focus| {
        lines
            .iter()
            .position(|line| matches!(line, Line::Entry(nth) if *nth == focus))
    });
    let height = usize::from(area.height);
    let most = lines.len().saturating_sub(height);
    // One row more than the focused one, so that the name of its part is seen too.
    let top = at.map_or(0, |at| (at + 2).saturating_sub(height)).min(most);
    let mut cursor = None;
    for (nth, line) in lines.iter().enumerate().skip(top).take(height) {
        let on = row(inner, (nth - top) as u16);
        draw_line(scene, look, (line, &entries), on, buf);
        if at == Some(nth) {
            cursor = Some(Position::new(on.x + 1, on.y));
        }
    }
    let [above, under] = look.glyphs.more;
    let dim = look.style(Role::Dim);
    let x = inner.right().saturating_sub(1);
    if top > 0 {
        sign(buf, inner, (x, inner.y), above, dim);
    }
    if top < most {
        sign(
            buf,
            inner,
            (x, inner.bottom().saturating_sub(1)),
            under,
            dim,
        );
    }
    cursor
}

/// The rows of the panel; the years and the blank rows only where there is room for them.
fn lines(scene: &Scene<'_>, entries: &[Entry], height: usize) -> Vec<Line> {
    let parts = [
        (Panel::Views, "panel-views"),
        (Panel::Tags, "panel-tags"),
        (Panel::Languages, "panel-languages"),
    ];
    let facets = &scene.library.answer.facets;
    let mut lines = Vec::new();
    for (panel, name) in parts {
        let of_part = |(nth, entry): (usize, &Entry)| (entry.panel == panel).then_some(nth);
        let rows: Vec<usize> = entries.iter().enumerate().filter_map(of_part).collect();
        if rows.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        lines.push(Line::Head(name));
        let shown = rows.len();
        lines.extend(rows.into_iter().map(Line::Entry));
        if panel == Panel::Tags && facets.tags.len() > shown {
            lines.push(Line::More(facets.tags.len() - shown));
        }
    }
    if facets.years.len() > 1 && lines.len() + 3 <= height {
        lines.extend([Line::Blank, Line::Head("panel-years"), Line::Years]);
    }
    if lines.len() > height {
        lines.retain(|line| !matches!(line, Line::Blank));
    }
    lines
}

fn draw_line(
    scene: &Scene<'_>,
    look: &Look<'_>,
    (line, entries): (&Line, &[Entry]),
    on: Rect,
    buf: &mut Buffer,
) {
    let dim = look.style(Role::Dim);
    match line {
        Line::Blank => {}
        Line::Head(key) => {
            put(
                buf,
                on,
                (on.x + 1, on.y),
                &look.text(key),
                look.style(Role::Heading),
            );
        }
        Line::More(count) => {
            let said = look.with("count-more", &[("count", (*count).into())]);
            put(buf, on, (on.x + 3, on.y), &said, dim);
        }
        Line::Years => years::draw(scene, look, on, buf),
        Line::Entry(nth) => {
            if let Some(one) = entries.get(*nth) {
                entry(
                    scene,
                    look,
                    (one, scene.library.panel == Some(*nth)),
                    on,
                    buf,
                );
            }
        }
    }
}

/// A filter: the bar of the focus, whether it is on, its name, a bar for a language, its count.
fn entry(
    scene: &Scene<'_>,
    look: &Look<'_>,
    (one, focused): (&Entry, bool),
    on: Rect,
    buf: &mut Buffer,
) {
    let y = on.y;
    if focused {
        sign(
            buf,
            on,
            (on.x, y),
            look.glyphs.pointer,
            look.style(Role::Focus),
        );
    }
    if one.on {
        sign(
            buf,
            on,
            (on.x + 1, y),
            look.glyphs.chosen,
            look.style(Role::Key),
        );
    }
    let count = SafeText::line(&look.messages.number(one.count));
    let end = put_before(
        buf,
        on,
        (on.right().saturating_sub(1), y),
        &count,
        look.style(Role::Dim),
    );
    let name = match one.panel {
        Panel::Views | Panel::Languages => look.text(&one.name),
        Panel::Tags | Panel::Years => SafeText::line(&one.name),
    };
    let role = match (focused, one.on) {
        (true, _) => Role::Focus,
        (false, true) => Role::Strong,
        (false, false) if one.count == 0 => Role::Dim,
        (false, false) => Role::Text,
    };
    let x = on.x + 3;
    let name = look.cut(&name, usize::from(end.saturating_sub(x + 1)));
    put(buf, on, (x, y), &name, look.style(role));
    if one.panel == Panel::Languages {
        let all = &scene.library.answer.facets.languages;
        let all: usize = all.iter().map(|(_, count)| count).sum();
        let x = x + 10.max(cells(&name) + 1);
        let width = (on.right().saturating_sub(7)).saturating_sub(x).min(8);
        bar::bar(look, (one.count, all), (Rect { width, x, ..on }, true), buf);
    }
}
