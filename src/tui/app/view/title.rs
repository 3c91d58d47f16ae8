//! The title bar: which screen is in front, and what it holds.
//!
//! ```text
//!  Glose  Bibliothèque                                          1 204 articles · fr
//!  Glose  ‹ Bibliothèque   Lire la plume à la main         fr · 4 notes · 6 min
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::library::Status;
use crate::text::SafeText;
use crate::tui::app::{Screen, State};
use crate::tui::kit::look::{Look, put, put_before, row, sign};
use crate::tui::kit::theme::Role;
use crate::tui::screen::reader::Reader;
use crate::tui::screen::reader::margin::letter;

/// From this width on the program's name and the screen before are named too, in cells.
const NAMED_FROM: u16 = 60;
/// From this width on an article's title has the screen before it, in cells.
const CRUMBS_FROM: u16 = 100;
/// Bytes that are read in a minute: some 230 words of six.
const BYTES_A_MINUTE: usize = 1400;

/// Draws the bar in the first row of the screen.
pub(in crate::tui) fn draw(state: &State, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let area = row(area, 0);
    match (state.screen, &state.reader) {
        (Screen::Reader, Some(reader)) if reader.zen => {}
        (Screen::Reader, Some(reader)) => of_reader(state, reader, look, area, buf),
        (Screen::Notes, _) => {
            let total = [("count", state.notes.total.into())];
            let counts = [look.with("count-notes", &total), language(look)];
            named(&look.text("title-notes"), &counts, look, area, buf);
        }
        (Screen::Review, _) => {
            let total = [("count", state.review.rows.len().into())];
            let counts = [look.with("count-notes", &total), language(look)];
            named(&look.text("title-review"), &counts, look, area, buf);
        }
        _ => {
            let articles = state.library.articles.map(|count| {
                let args = [("count", count.into())];
                look.with("count-articles", &args)
            });
            let notes = (state.library.notes > 0).then(|| {
                let args = [("count", state.library.notes.into())];
                look.with("count-notes", &args)
            });
            let counts = articles.into_iter().chain(notes).chain([language(look)]);
            let counts: Vec<SafeText> = counts.collect();
            named(&look.text(library_name(state)), &counts, look, area, buf);
        }
    }
}

/// What the library's screen shows: everything, a view of it, or what was looked for.
fn library_name(state: &State) -> &'static str {
    let query = state.library.query.text().trim();
    let view = Status::ALL
        .into_iter()
        .find(|status| query.strip_prefix("is:") == Some(status.as_str()));
    match view {
        Some(Status::Inbox) => "view-inbox",
        Some(Status::Reading) => "view-reading",
        Some(Status::Done) => "view-done",
        None if state.library.searching() || state.library.typing => "title-search",
        None if state.library.is_empty() => "welcome-title",
        None if state.around.demo => "title-demo",
        None => "title-library",
    }
}

/// The interface's language.
fn language(look: &Look<'_>) -> SafeText {
    SafeText::line(look.messages.language().code())
}

/// A screen's name at the left, counts at the right.
fn named(name: &SafeText, counts: &[SafeText], look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let mut x = area.x + 1;
    if area.width >= NAMED_FROM {
        x = program(look, area, x, buf);
    }
    let end = put(buf, area, (x, area.y), name, look.style(Role::Heading));
    let mut shown = counts.len();
    let room = usize::from(area.right().saturating_sub(end + 3));
    let mut right = look.joined(counts);
    while right.width() > room && shown > 0 {
        shown -= 1;
        right = look.joined(counts.get(..shown).unwrap_or_default());
    }
    let place = (area.right().saturating_sub(1), area.y);
    put_before(buf, area, place, &right, look.style(Role::Dim));
}

fn program(look: &Look<'_>, area: Rect, x: u16, buf: &mut Buffer) -> u16 {
    let name = look.text("app-name");
    put(buf, area, (x, area.y), &name, look.style(Role::Dim)) + 2
}

/// An article's title, the screen before it, what the article holds.
fn of_reader(state: &State, reader: &Reader, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let dim = look.style(Role::Dim);
    let facts = facts(reader, look, area.width >= CRUMBS_FROM);
    let room = usize::from(area.width / 2);
    let mut skipped = 0;
    let mut right = look.joined(&facts);
    while right.width() > room && skipped < facts.len() {
        skipped += 1;
        right = look.joined(facts.get(skipped..).unwrap_or_default());
    }
    let end = put_before(
        buf,
        area,
        (area.right().saturating_sub(1), area.y),
        &right,
        dim,
    );
    let mut x = area.x + 1;
    if area.width >= CRUMBS_FROM {
        x = program(look, area, x, buf);
    }
    x = sign(buf, area, (x, area.y), look.glyphs.back, dim) + 1;
    if area.width >= CRUMBS_FROM {
        let visited = reader.visit.as_ref().map(|visit| visit.from);
        let before = if visited == Some(Screen::Review) {
            "title-review"
        } else if visited == Some(Screen::Reader) {
            "mode-reader"
        } else if state.from_notes {
            "title-notes"
        } else if state.library.searching() {
            "title-search"
        } else {
            "title-library"
        };
        x = put(buf, area, (x, area.y), &look.text(before), dim) + 3;
    }
    let title = SafeText::line(&reader.article.meta.title);
    let title = look.cut(&title, usize::from(end.saturating_sub(x + 2)));
    put(buf, area, (x, area.y), &title, look.style(Role::Heading));
}

/// What there is to say of an article: its language, its notes, how long it is or how far one has come.
fn facts(reader: &Reader, look: &Look<'_>, wide: bool) -> Vec<SafeText> {
    let meta = &reader.article.meta;
    let language = meta.language.or_else(|| reader.document.language());
    let count = reader.notes.len();
    let notes = match reader.focused_note.filter(|nth| *nth < count) {
        Some(nth) => {
            let args = [
                ("letter", letter(nth).into()),
                ("at", (nth + 1).into()),
                ("count", count.into()),
            ];
            look.with("title-note", &args)
        }
        None => look.with("count-notes", &[("count", count.into())]),
    };
    let length = if wide {
        let minutes = reader.document.text().len().div_ceil(BYTES_A_MINUTE).max(1);
        look.with("minutes", &[("count", minutes.into())])
    } else {
        look.with("percent", &[("percent", percent(reader).into())])
    };
    let language = language.map_or_else(SafeText::default, |l| SafeText::line(l.code()));
    vec![language, notes, length]
}

/// How much of the text lies above the end of the screen, in percent.
fn percent(reader: &Reader) -> usize {
    let seen = reader.page.shown(reader.bottom()).end;
    let total = reader.document.text().len();
    (seen.min(total) * 100).checked_div(total).unwrap_or(100)
}
