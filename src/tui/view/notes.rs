//! All notes: each with its passage, its words and its tags, grouped, under one query.
//!
//! ```text
//!  / tag:lecture                                                par article · 12 notes
//! ────────────────────────────────────────────────────────────────────────────────────
//!  Lire la plume à la main
//! ▐ ●  « Les étiquettes en disent plus que le titre. »                         21 nov.
//!      Argument central. Le texte disait “mieux que le titre” en 2024.
//!      #étiquettes #clé
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::field;
use super::look::{Look, below, inset, put, put_before, row, rule, sign};
use super::marked::Marked;
use super::theme::Role;
use crate::search::AnnotationHit;
use crate::text::SafeText;
use crate::tui::app::State;
use crate::tui::app::notes::{Group, NotesScreen};

/// Cells before the words of a note.
const INDENT: u16 = 5;
/// Rows above the list: the query and the rule below it.
const HEAD: u16 = 2;
/// The most bytes of a note that are looked at for its one line.
const LOOKED_AT: usize = 2_000;

/// Draws the notes between the title bar and the key bar; gives the place of the cursor.
pub(super) fn draw(
    state: &State,
    look: &Look<'_>,
    body: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let notes = &state.notes;
    let in_query = head(notes, look, inset(row(body, 0), 1, 1), buf);
    let line = row(body, 1);
    rule(buf, look, line, line.y);
    let list = below(body, HEAD);
    if notes.hits.is_empty() {
        nothing(notes, look, list, buf);
        return in_query;
    }
    let first = first_shown(notes, list.height);
    let mut cursor = None;
    let mut nth = 0;
    let mut last_group: Option<String> = None;
    for (at, hit) in notes.hits.iter().enumerate().skip(first) {
        let group = notes.group.name_of(hit);
        let is_new = last_group.as_ref() != Some(&group);
        let rows = rows_of(hit, notes.group) + u16::from(is_new);
        if nth > 0 && nth + rows > list.height + 1 {
            break;
        }
        if is_new {
            heading(notes, look, (hit, row(list, nth)), buf);
            nth += 1;
        }
        let area = Rect {
            height: rows.min(list.height.saturating_sub(nth)),
            ..below(list, nth)
        };
        let focused = at == notes.selected;
        one(notes, look, (hit, focused), area, buf);
        if focused {
            cursor = Some(Position::new(area.x + INDENT, area.y));
        }
        nth += rows - u16::from(is_new);
        last_group = Some(group);
    }
    in_query.or(cursor)
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
        let hint = look.cut(&look.text("query-placeholder"), usize::from(room.width));
        put(buf, room, (room.x, room.y), &hint, dim);
    }
    let style = look.style(Role::Text);
    field::draw(buf, look, room, &notes.query, style).filter(|_| notes.typing)
}

fn nothing(notes: &NotesScreen, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let area = below(area, u16::from(area.height > 2));
    let query = notes.query.text().trim();
    let said = if query.is_empty() {
        look.text(if notes.review {
            "review-empty"
        } else {
            "notes-empty"
        })
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

/// The first note on the screen: as the state has it, but further on where the focused one would not be
/// seen.
fn first_shown(notes: &NotesScreen, height: u16) -> usize {
    let selected = notes.selected.min(notes.hits.len().saturating_sub(1));
    let mut first = notes.top.min(selected);
    // From the focused one backwards, as many as fit.
    let mut used = 0_u16;
    for at in (first..=selected).rev() {
        let Some(hit) = notes.hits.get(at) else {
            break;
        };
        let group = notes.group.name_of(hit);
        let before = at.checked_sub(1).and_then(|at| notes.hits.get(at));
        let begins = before.is_none_or(|hit| notes.group.name_of(hit) != group);
        used += rows_of(hit, notes.group) + u16::from(begins);
        // The blank row of the last one may be cut; the first one needs the name of its group.
        if used + u16::from(!begins) > height + 1 && at < selected {
            first = at + 1;
            break;
        }
    }
    first
}

/// Rows of a note: its passage, its words, its tags, a blank one.
fn rows_of(hit: &AnnotationHit, group: Group) -> u16 {
    let words = !hit.note.trim().is_empty() && !hit.quote.trim().is_empty();
    let about = !hit.tags.is_empty() || group != Group::Article;
    2 + u16::from(words) + u16::from(about)
}

/// The name of a group.
fn heading(
    notes: &NotesScreen,
    look: &Look<'_>,
    (hit, line): (&AnnotationHit, Rect),
    buf: &mut Buffer,
) {
    let name = notes.group.name_of(hit);
    let name = match notes.group {
        Group::Color => SafeText::line(&look.messages.color(hit.color)),
        Group::Tag if name.is_empty() => look.text("group-no-tag"),
        Group::Tag => SafeText::line(&format!("#{name}")),
        Group::Month => month(hit, look),
        Group::Article => SafeText::line(&name),
    };
    let name = look.cut(&name, usize::from(line.width.saturating_sub(2)));
    put(
        buf,
        line,
        (line.x + 1, line.y),
        &name,
        look.style(Role::Heading),
    );
}

fn month(hit: &AnnotationHit, look: &Look<'_>) -> SafeText {
    let said = hit.created.map(|at| {
        let day = at.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
        look.messages.date_in_full(crate::text::Date {
            year: day.year(),
            month: Some(day.month() as u8),
            day: None,
        })
    });
    SafeText::line(&said.unwrap_or_else(|| look.glyphs.dot.to_owned()))
}

/// A note: the sign of its colour and its passage, its words, its tags and where it stands.
fn one(
    notes: &NotesScreen,
    look: &Look<'_>,
    (hit, focused): (&AnnotationHit, bool),
    area: Rect,
    buf: &mut Buffer,
) {
    let line = row(area, 0);
    if focused && !line.is_empty() {
        sign(
            buf,
            line,
            (line.x, line.y),
            look.glyphs.pointer,
            look.style(Role::Focus),
        );
    }
    let mark = SafeText::line(&look.glyphs.state(hit.state).to_string());
    put(
        buf,
        line,
        (line.x + 2, line.y),
        &mark,
        look.style(Role::Letter(hit.color)),
    );
    let date = hit.created.map(|at| look.messages.moment(at, look.now));
    let date = SafeText::line(&date.unwrap_or_default());
    let end = line.right().saturating_sub(1);
    let end = put_before(buf, line, (end, line.y), &date, look.style(Role::Dim));
    let room = usize::from(end.saturating_sub(line.x + INDENT + 2));
    let role = if focused { Role::Focus } else { Role::Text };
    first_line(look, hit, room).draw(buf, look, line, (line.x + INDENT, line.y), look.style(role));
    let mut nth = 1;
    let text = inset(area, INDENT, 1);
    if !hit.note.trim().is_empty() && !hit.quote.trim().is_empty() {
        let line = row(text, nth);
        note(look, hit).cut(look, usize::from(line.width)).draw(
            buf,
            look,
            line,
            (line.x, line.y),
            look.style(Role::Text),
        );
        nth += 1;
    }
    about(notes, look, (hit, row(text, nth)), buf);
}

/// The passage in quotation marks; of a note on the whole article, its words.
fn first_line(look: &Look<'_>, hit: &AnnotationHit, room: usize) -> Marked {
    if hit.quote.trim().is_empty() {
        return note(look, hit).cut(look, room);
    }
    let quoted = look
        .messages
        .with("reader-quoted", &[("text", "\u{1}".into())]);
    let (open, close) = quoted.split_once('\u{1}').unwrap_or(("", ""));
    let quote = start_of(&hit.quote);
    Marked::new(look, quote, &hit.quote_marks, (open, close)).cut(look, room)
}

fn note(look: &Look<'_>, hit: &AnnotationHit) -> Marked {
    let text = start_of(&hit.note);
    Marked::new(look, text, &hit.note_marks, ("", ""))
}

/// As much of a text as one line may need.
fn start_of(text: &str) -> &str {
    let end = (0..=LOOKED_AT.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at));
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}

/// Tags, and the article where notes are not grouped by it.
fn about(
    notes: &NotesScreen,
    look: &Look<'_>,
    (hit, line): (&AnnotationHit, Rect),
    buf: &mut Buffer,
) {
    let tags: Vec<String> = hit.tags.iter().map(|tag| format!("#{tag}")).collect();
    let tags = look.cut(&SafeText::line(&tags.join(" ")), usize::from(line.width));
    let mut x = put(buf, line, (line.x, line.y), &tags, look.style(Role::Tag));
    if notes.group == Group::Article {
        return;
    }
    if !tags.is_empty() {
        let between = SafeText::line(&look.between());
        x = put(buf, line, (x, line.y), &between, look.style(Role::Dim));
    }
    let room = usize::from(line.right().saturating_sub(x));
    let title = look.cut(&SafeText::line(&hit.article.title), room);
    put(buf, line, (x, line.y), &title, look.style(Role::Dim));
}
