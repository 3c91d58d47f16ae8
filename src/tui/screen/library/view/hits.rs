//! What was found: title, facts and passages of each article, the words that match marked in them.
//!
//! ```text
//! ▐› Lire la plume à la main                              fr · P. Carrère · 2024 · 4 notes
//!     …les érudits notaient dans la marge ce qu’ils voulaient retrouver, et l’on reconnaît
//!     un lecteur à ses mains dessinées…                              3 passages · ≈ marginalia
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::row::{awaited, lead};
use crate::search::{Hit, Passage};
use crate::text::SafeText;
use crate::tui::kit::article_facts;
use crate::tui::kit::look::{Look, cells, inset, put, put_before, row, rule};
use crate::tui::kit::marked::Marked;
use crate::tui::kit::theme::Role;
use crate::tui::screen::library::scene::Scene;

/// Cells before a passage.
const INDENT: u16 = 5;
/// Cells before a title.
const LEAD: u16 = 3;
/// The widest line of a passage, in cells.
const MEASURE: u16 = 100;
/// Rows of passages below a title.
const ROWS: usize = 2;
/// The most passages that a search gives: as many may be more.
const MOST: usize = 3;
/// The widest name of an author, in cells.
const AUTHOR: usize = 28;

/// Draws the hits that are on the screen; gives the place of the focused one.
pub(in crate::tui::screen::library) fn draw(
    scene: &Scene<'_>,
    look: &Look<'_>,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let library = &scene.library;
    let each = scene.layout().rows_per_hit(library).max(1);
    let shown = usize::from(area.height / each).max(1);
    let mut cursor = None;
    let rows = (library.top..library.answer.total).take(shown);
    for (place, nth) in rows.enumerate() {
        let from = place as u16 * each;
        let focused = nth == library.selected;
        let line = row(area, from);
        let Some(hit) = library.at(nth) else {
            awaited(library, look, line, buf);
            continue;
        };
        lead(scene, look, (hit, focused), line, buf);
        title(look, hit, (focused && library.panel.is_none(), line), buf);
        passages(
            look,
            hit,
            Rect {
                y: line.y + 1,
                height: 2.min(area.bottom().saturating_sub(line.y + 1)),
                ..line
            },
            buf,
        );
        if place > 0 && library.answer.partial_from == Some(nth) {
            let above = row(area, from - 1);
            partial(look, above, buf);
        }
        if focused {
            cursor = Some(Position::new(line.x + LEAD, line.y));
        }
    }
    let end = (library.top + shown).min(library.first + library.answer.hits.len());
    let left = library.answer.total.saturating_sub(end);
    let last = (shown as u16 * each).max(1) - 1;
    let spare = if area.height > last + 1 {
        last + 1
    } else {
        last
    };
    if left > 0 && area.height >= each {
        let line = row(area, spare);
        let said = look.with("count-others", &[("count", left.into())]);
        put(
            buf,
            line,
            (line.x + LEAD, line.y),
            &said,
            look.style(Role::Dim),
        );
    }
    cursor
}

/// The title and, at its right, language, author, year and notes.
fn title(look: &Look<'_>, hit: &Hit, (focused, line): (bool, Rect), buf: &mut Buffer) {
    let end = line.right().saturating_sub(1);
    let about = about(look, hit, line.width);
    let dim = look.style(Role::Dim);
    let start = put_before(buf, line, (end, line.y), &about, dim);
    let x = line.x + LEAD;
    let room = usize::from(start.saturating_sub(x + 2));
    let role = if focused { Role::Focus } else { Role::Strong };
    let title = Marked::new(look, &hit.meta.title, &hit.title_marks, ("", ""));
    title
        .cut(look, room)
        .draw(buf, look, line, (x, line.y), look.style(role));
}

/// Language, author, year and notes; the author only where there is room.
fn about(look: &Look<'_>, hit: &Hit, width: u16) -> SafeText {
    let meta = &hit.meta;
    let mut parts = vec![article_facts::language(meta)];
    if width >= 70 {
        let author = meta.author.clone().or_else(|| article_facts::site(meta));
        let author = SafeText::line(&author.unwrap_or_default());
        parts.push(look.cut(&author, AUTHOR));
    }
    let year = meta.published.map(|date| date.year.to_string());
    parts.push(SafeText::line(&year.unwrap_or_default()));
    if hit.annotations > 0 {
        let count = hit.annotations as usize;
        parts.push(if width >= 70 {
            look.with("count-notes", &[("count", count.into())])
        } else {
            let count = look.messages.number(count);
            SafeText::line(&format!("{count}{}", look.glyphs.notes))
        });
    }
    if width >= 50 {
        return look.joined(&parts);
    }
    let parts: Vec<&str> = parts.iter().map(|part| &**part).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    SafeText::line(&parts.join(" "))
}

/// The best passage on both rows, or the two best on one each; how many there are, and through which
/// equivalents the article was found, at the end.
fn passages(look: &Look<'_>, hit: &Hit, area: Rect, buf: &mut Buffer) {
    let room = inset(area, INDENT, 1);
    let width = room.width.min(MEASURE);
    if area.is_empty() || width < 8 {
        return;
    }
    let tail = tail(look, hit, usize::from(width / 2));
    let tail_cells = if tail.is_empty() { 0 } else { cells(&tail) + 2 };
    let last = width.saturating_sub(tail_cells);
    let mut lines: Vec<Marked> = Vec::new();
    for passage in &hit.passages {
        let left = ROWS - lines.len();
        if left == 0 {
            break;
        }
        let marked = marked(look, passage);
        lines.extend(marked.lines(look, width, (left, last)));
    }
    for (nth, line) in lines.iter().take(ROWS).enumerate() {
        let on = row(room, nth as u16);
        line.draw(buf, look, on, (on.x, on.y), look.style(Role::Text));
    }
    let on = row(room, (ROWS - 1) as u16);
    let end = room.x + width;
    put_before(buf, on, (end, on.y), &tail, look.style(Role::Dim));
}

/// A passage; where it begins or ends within a sentence is marked as cut.
fn marked(look: &Look<'_>, passage: &Passage) -> Marked {
    let text = passage.text.trim_end();
    let cut = look.glyphs.cut;
    let goes_on = text.starts_with(|c: char| c.is_lowercase() || c == ',');
    let before = if passage.bytes.start > 0 && goes_on {
        cut
    } else {
        ""
    };
    let is_end = |c: char| matches!(c, '.' | '!' | '?' | '…' | '»' | '”' | '"' | ')' | ':' | ';');
    let behind = if text.ends_with(is_end) { "" } else { cut };
    Marked::new(look, text, &passage.marks, (before, behind))
}

/// `3 passages · ≈ marginalia`; of both only the second where there is little room.
fn tail(look: &Look<'_>, hit: &Hit, room: usize) -> SafeText {
    let count = hit.passages.len();
    let args = [("count", count.into())];
    let counted = match count {
        0 | 1 => SafeText::default(),
        MOST.. => look.with("count-passages-or-more", &args),
        _ => look.with("count-passages", &args),
    };
    let via = if hit.via.is_empty() {
        SafeText::default()
    } else {
        let args = [("terms", hit.via.join(", ").into())];
        look.with("remark-equivalent", &args)
    };
    let both = look.joined(&[&counted, &via]);
    if both.width() <= room {
        both
    } else {
        look.cut(&via, room)
    }
}

/// The line between hits that have every word and those that have some of them.
fn partial(look: &Look<'_>, line: Rect, buf: &mut Buffer) {
    let line = inset(line, LEAD, 1);
    rule(buf, look, line, line.y);
    let said = look.said(&format!(" {} ", look.messages.text("partial-line")));
    let said = look.cut(&said, usize::from(line.width.saturating_sub(2)));
    put(
        buf,
        line,
        (line.x + 2, line.y),
        &said,
        look.style(Role::Dim),
    );
}
