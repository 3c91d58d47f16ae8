//! The list of notes: names of groups with their counts, and for each note its passage, its words, its tags.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::config::Group;
use crate::library::Color;
use crate::search::AnnotationHit;
use crate::text::{Date, SafeText};
use crate::tui::kit::look::{Look, cells, put, put_before, row, sign};
use crate::tui::kit::marked::Marked;
use crate::tui::kit::theme::Role;

use crate::tui::screen::notes::lines::NoteLine;
use crate::tui::screen::notes::state::NotesScreen;

/// Cells before the words of a note: the focus, the check, the sign of its state, a blank one.
const INDENT: u16 = 4;
/// The most bytes of a note that are looked at for its one line.
const LOOKED_AT: usize = 2_000;
/// The least cells that a passage keeps beside its date.
const LEAST: u16 = 24;

/// Draws the rows that fit; gives the place of the focused note.
pub(in crate::tui) fn draw(
    notes: &NotesScreen,
    look: &Look<'_>,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let mut cursor = None;
    for (nth, line) in notes.lines(area.height).into_iter().enumerate() {
        let on = row(area, nth as u16);
        match line {
            NoteLine::Blank => {}
            NoteLine::Group(group) => heading(notes, look, (group, on), buf),
            NoteLine::Note(at, part) => {
                let Some(hit) = notes.hit_at(at) else {
                    continue;
                };
                let focused = at == notes.selected;
                if focused {
                    let bar = look.style(Role::Focus);
                    sign(buf, on, (on.x, on.y), look.glyphs.pointer, bar);
                }
                if part == 0 {
                    first(notes, look, (hit, focused), on, buf);
                    if focused {
                        cursor = Some(Position::new(on.x + INDENT, on.y));
                    }
                } else {
                    second(notes, look, hit, on, buf);
                }
            }
        }
    }
    cursor
}

/// The name of a group, and how many notes it has.
fn heading(notes: &NotesScreen, look: &Look<'_>, (group, line): (usize, Rect), buf: &mut Buffer) {
    let Some(group) = notes.groups.get(group) else {
        return;
    };
    let dim = look.style(Role::Dim);
    let count = SafeText::line(&look.messages.number(group.count));
    let end = line.right().saturating_sub(1);
    let end = put_before(buf, line, (end, line.y), &count, dim);
    let name = name(notes.group, &group.name, look);
    let name = look.cut(&name, usize::from(end.saturating_sub(line.x + 3)));
    let mut x = line.x + 1;
    if notes.group == Group::Color
        && let Some(color) = Color::parse(&group.name)
    {
        let style = look.style(Role::Letter(color));
        x = sign(buf, line, (x, line.y), look.glyphs.blocks[0], style) + 1;
    }
    put(buf, line, (x, line.y), &name, look.style(Role::Heading));
}

/// What a group is called.
fn name(group: Group, name: &str, look: &Look<'_>) -> SafeText {
    match group {
        Group::Article => SafeText::line(name),
        Group::Tag if name.is_empty() => look.text("group-no-tag"),
        Group::Tag => SafeText::line(&format!("#{name}")),
        Group::Color => {
            let color = Color::parse(name).unwrap_or_default();
            SafeText::line(&look.messages.color(color))
        }
        Group::Month => month(name, look),
    }
}

fn month(name: &str, look: &Look<'_>) -> SafeText {
    let parts = name.split_once('-');
    let date = parts.and_then(|(year, month)| {
        Some(Date {
            year: year.parse().ok()?,
            month: month.parse().ok(),
            day: None,
        })
    });
    date.map_or_else(
        || look.text("group-no-date"),
        |date| SafeText::line(&look.messages.date_in_full(date)),
    )
}

/// The check, the sign of the state in the note's colour, the passage, the date.
fn first(
    notes: &NotesScreen,
    look: &Look<'_>,
    (hit, focused): (&AnnotationHit, bool),
    line: Rect,
    buf: &mut Buffer,
) {
    let y = line.y;
    if notes.checked.contains(hit.id.as_str()) {
        let style = look.style(Role::Ok);
        sign(buf, line, (line.x + 1, y), look.glyphs.ticked, style);
    }
    let state = look.glyphs.state(hit.state).to_string();
    let style = look.style(Role::Letter(hit.color));
    sign(buf, line, (line.x + 2, y), &state, style);
    let date = hit.created.map(|at| look.messages.moment(at, look.now));
    let date = SafeText::line(&date.unwrap_or_default());
    let mut end = line.right().saturating_sub(1);
    if end > line.x + INDENT + LEAST + cells(&date) {
        end = put_before(buf, line, (end, y), &date, look.style(Role::Dim)).saturating_sub(2);
    }
    let room = usize::from(end.saturating_sub(line.x + INDENT));
    let role = if focused { Role::Focus } else { Role::Text };
    let place = (line.x + INDENT, y);
    passage(look, hit, room).draw(buf, look, line, place, look.style(role));
}

/// The passage in quotation marks; of a note on the whole article, its words.
fn passage(look: &Look<'_>, hit: &AnnotationHit, room: usize) -> Marked {
    if hit.quote.trim().is_empty() {
        return words(look, hit).cut(look, room);
    }
    let quoted = look
        .messages
        .with("reader-quoted", &[("text", "\u{1}".into())]);
    let (open, close) = quoted.split_once('\u{1}').unwrap_or(("", ""));
    let quote = start_of(&hit.quote);
    Marked::new(look, quote, &hit.quote_marks, (open, close)).cut(look, room)
}

fn words(look: &Look<'_>, hit: &AnnotationHit) -> Marked {
    let text = start_of(&hit.note);
    Marked::new(look, text, &hit.note_marks, ("", ""))
}

/// As much of a text as one line may need.
fn start_of(text: &str) -> &str {
    crate::tui::kit::note_card::start_of(text, LOOKED_AT)
}

/// The words of a note; at its right its tags, or its article where the group does not say it.
fn second(notes: &NotesScreen, look: &Look<'_>, hit: &AnnotationHit, line: Rect, buf: &mut Buffer) {
    let has_words = !hit.note.trim().is_empty() && !hit.quote.trim().is_empty();
    let tags: Vec<String> = hit.tags.iter().map(|tag| format!("#{tag}")).collect();
    let tags = SafeText::line(&tags.join(" "));
    let (about, role) = if notes.group == Group::Article {
        (tags.clone(), Role::Tag)
    } else {
        (SafeText::line(&hit.article.title), Role::Dim)
    };
    let x = line.x + INDENT;
    let end = line.right().saturating_sub(1);
    let room = usize::from(end.saturating_sub(x));
    let style = look.style(role);
    if !has_words {
        let left = if notes.group == Group::Article || tags.is_empty() {
            put(buf, line, (x, line.y), &look.cut(&about, room), style);
            return;
        } else {
            put(
                buf,
                line,
                (x, line.y),
                &look.cut(&tags, room / 2),
                look.style(Role::Tag),
            )
        };
        let room = usize::from(end.saturating_sub(left + 2));
        put_before(buf, line, (end, line.y), &look.cut(&about, room), style);
        return;
    }
    let about = look.cut(&about, room / 3);
    let mut stop = end;
    if !about.is_empty() {
        stop = put_before(buf, line, (end, line.y), &about, style).saturating_sub(2);
    }
    let room = usize::from(stop.saturating_sub(x));
    let place = (x, line.y);
    let dim = look.style(Role::Text);
    words(look, hit)
        .cut(look, room)
        .draw(buf, look, line, place, dim);
}
