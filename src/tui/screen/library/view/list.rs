//! The list of articles: two rows each with columns of their own where there is room, else one.
//!
//! ```text
//! ▐› Lire la plume à la main                            fr      4   62 %   hier
//!    P. Carrère · revue-marges.fr · 3 mars 2024
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::progress;
use super::row::{awaited, lead};
use crate::search::{Hit, Sort};
use crate::text::SafeText;
use crate::tui::kit::article_facts;
use crate::tui::kit::look::{Look, put, put_before, row, rule};
use crate::tui::kit::theme::Role;
use crate::tui::screen::library::scene::Scene;

/// Where the columns of the list stand, from the screen's left edge; `None` for those without room.
#[derive(Debug, Clone, Copy)]
struct Columns {
    /// Where titles begin and end.
    title: (u16, u16),
    /// Where languages begin.
    language: u16,
    /// Where counts of notes end.
    notes: u16,
    /// Where it ends how far one has read.
    read: Option<u16>,
    /// Where dates begin and end.
    last: Option<(u16, u16)>,
    /// Whether the columns have their names above them.
    named: bool,
}

/// Cells of the columns before the titles.
const LEAD: u16 = 3;
/// Cells of the last column: a month and its year.
const LAST: u16 = 11;

impl Columns {
    fn new(area: Rect, wide: bool) -> Self {
        let right = area.right().saturating_sub(1);
        let (read, last, notes) = match (wide, area.width) {
            (true, _) => {
                let last = right.saturating_sub(LAST);
                (Some(last.saturating_sub(3)), Some((last, right)), 10)
            }
            (false, 68..) => {
                let last = right.saturating_sub(LAST);
                (Some(last.saturating_sub(1)), Some((last, right)), 7)
            }
            (false, 50..) => (Some(right), None, 7),
            _ => (None, None, 7),
        };
        let notes_end = read.map_or(right, |read| read.saturating_sub(7));
        let language = notes_end.saturating_sub(notes);
        let title = (area.x + LEAD, language.saturating_sub(2));
        Self {
            title,
            language,
            notes: notes_end,
            read,
            last,
            named: wide,
        }
    }

    fn title_cells(&self) -> usize {
        usize::from(self.title.1.saturating_sub(self.title.0))
    }
}

/// Draws the names of the columns, the sorted one with its sign, and the rule below them.
pub(in crate::tui::screen::library) fn head(
    scene: &Scene<'_>,
    look: &Look<'_>,
    area: Rect,
    buf: &mut Buffer,
) {
    let columns = Columns::new(area, true);
    let line = row(area, 0);
    let style = look.style(Role::Dim);
    let order = scene.library.order();
    let named = |key: &str, sorted: Option<&str>| {
        let name = look.messages.text(key);
        SafeText::line(&sorted.map_or(name.clone(), |sign| format!("{name} {sign}")))
    };
    let [down, up] = look.glyphs.sorted;
    let title = named("column-title", (order == Sort::Title).then_some(up));
    put(buf, line, (columns.title.0, line.y), &title, style);
    let language = look.text("column-lang");
    put(buf, line, (columns.language, line.y), &language, style);
    let place = (columns.notes, line.y);
    put_before(buf, line, place, &look.text("column-notes"), style);
    if let Some(read) = columns.read {
        put_before(buf, line, (read, line.y), &look.text("column-read"), style);
    }
    if let Some((last, _)) = columns.last {
        let (key, sorted) = match order {
            Sort::Published => ("column-published", true),
            Sort::Length => ("column-words", true),
            Sort::Saved => ("column-saved", true),
            Sort::Relevance | Sort::Title => ("column-saved", false),
        };
        let name = named(key, sorted.then_some(down));
        put(buf, line, (last, line.y), &name, style);
    }
    let line = row(area, 1);
    rule(buf, look, line, line.y);
}

/// Draws the articles that are on the screen; gives the place of the focused one.
pub(in crate::tui::screen::library) fn draw(
    scene: &Scene<'_>,
    look: &Look<'_>,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let regions = scene.layout();
    let each = regions.rows_per_hit(scene.library).max(1);
    let columns = Columns::new(area, regions.wide);
    let shown = usize::from(area.height / each);
    let library = &scene.library;
    let mut cursor = None;
    let rows = (library.top..library.answer.total).take(shown);
    for (place, nth) in rows.enumerate() {
        let line = row(area, place as u16 * each);
        let Some(hit) = library.at(nth) else {
            awaited(library, look, line, buf);
            continue;
        };
        let focused = nth == scene.library.selected;
        lead(scene, look, (hit, focused), line, buf);
        let has_focus = focused && scene.library.panel.is_none();
        let role = if has_focus { Role::Focus } else { Role::Text };
        article(scene, look, (hit, &columns), (line, look.style(role)), buf);
        if each > 1 {
            let line = row(area, place as u16 * each + 1);
            let byline = look.joined(&article_facts::byline(&hit.meta, look));
            let room = usize::from(line.right().saturating_sub(columns.title.0 + 1));
            let byline = look.cut(&byline, room);
            put(
                buf,
                line,
                (columns.title.0, line.y),
                &byline,
                look.style(Role::Dim),
            );
        }
        if focused {
            cursor = Some(Position::new(columns.title.0, line.y));
        }
    }
    cursor
}

/// The row of an article with its columns.
fn article(
    scene: &Scene<'_>,
    look: &Look<'_>,
    (hit, columns): (&Hit, &Columns),
    (line, style): (Rect, Style),
    buf: &mut Buffer,
) {
    let y = line.y;
    let dim = look.style(Role::Dim);
    let title = look.cut(&SafeText::line(&hit.meta.title), columns.title_cells());
    put(buf, line, (columns.title.0, y), &title, style);
    let language = article_facts::language(&hit.meta);
    put(buf, line, (columns.language, y), &language, dim);
    let count = look.messages.number(hit.annotations as usize);
    let notes = match hit.annotations {
        0 => SafeText::line(look.glyphs.dot),
        _ if columns.named => SafeText::line(&count),
        // Without a name above it, the column says by a sign what it counts.
        _ => SafeText::line(&format!("{count}{}", look.glyphs.notes)),
    };
    let role = if hit.annotations == 0 {
        Role::Dim
    } else {
        Role::Text
    };
    put_before(buf, line, (columns.notes, y), &notes, look.style(role));
    if let Some(read) = columns.read {
        put_before(buf, line, (read, y), &progress::read(scene, hit, look), dim);
    }
    if let Some(last) = columns.last {
        last_column(scene, look, (hit, last), line, buf);
    }
}

/// When an article was added, or what the list is sorted by instead.
fn last_column(
    scene: &Scene<'_>,
    look: &Look<'_>,
    (hit, (start, end)): (&Hit, (u16, u16)),
    line: Rect,
    buf: &mut Buffer,
) {
    let said = match scene.library.order() {
        Sort::Published => hit
            .meta
            .published
            .map(|date| article_facts::published(date, look)),
        Sort::Length => Some(look.messages.number(hit.words as usize)),
        Sort::Saved | Sort::Relevance | Sort::Title => {
            hit.meta.saved.map(|at| article_facts::added(at, look))
        }
    };
    let said = said.unwrap_or_else(|| look.glyphs.dot.to_owned());
    let said = look.cut(
        &SafeText::line(&said),
        usize::from(end.saturating_sub(start)),
    );
    let style = look.style(Role::Dim);
    if scene.layout().wide {
        put(buf, line, (start, line.y), &said, style);
    } else {
        put_before(buf, line, (end, line.y), &said, style);
    }
}
