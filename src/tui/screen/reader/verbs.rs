//! What the reader's commands do beyond moving and annotating.

use super::{Reader, Selection};
use crate::text::{BlockKind, Language, segment};
use crate::tui::kit::columns::OUTLINE_FROM;
use crate::tui::kit::motion::Direction;
use crate::tui::port::{Ask, Context, Op, Place, Show};
use crate::tui::screen::reader::moves::Unit;

/// Moves by the count that was typed; without a selection the note's focus is let go.
pub(super) fn go(reader: &mut Reader, cx: &Context<'_>, unit: Unit, way: Direction) {
    if reader.reshaping.is_none() {
        reader.focused_note = None;
    }
    let mut to = reader.moved(reader.place(), unit, way, cx.count());
    // A selection that grows forward by whole units ends where the last of them ends.
    if let (Some(selection), Direction::Forward) = (reader.selection, way) {
        let at_end = to == reader.place() && unit != Unit::Character;
        if at_end && selection.head >= selection.anchor {
            to = reader.document.text().len();
        }
    }
    reader.go(to);
}

pub(super) fn word_end(reader: &mut Reader, _: &mut Context<'_>) {
    let head = reader.place();
    let here = segment::word_at(&reader.document, head);
    let end = if here.end > head {
        here.end
    } else {
        segment::next_word(&reader.document, head).map_or(head, |word| word.end)
    };
    reader.go(end);
}

pub(super) fn grow(reader: &mut Reader, cx: &mut Context<'_>) {
    (0..cx.count()).for_each(|_| reader.grow());
}

/// Cells that a wide table scrolls at a time.
const SIDEWAYS: u16 = 8;

/// Scrolls a wide table sideways; elsewhere moves the focus by a word.
pub(super) fn sideways(reader: &mut Reader, cx: &Context<'_>, way: Direction) {
    if !reader.overflows() {
        return go(reader, cx, Unit::Word, way);
    }
    reader.sideways = match way {
        Direction::Forward => {
            let most = reader.widest().saturating_sub(reader.page.width);
            (reader.sideways + SIDEWAYS).min(most)
        }
        Direction::Back => reader.sideways.saturating_sub(SIDEWAYS),
    };
}

pub(super) fn match_step(reader: &mut Reader, cx: &mut Context<'_>, way: Direction) {
    let here = reader.cursor;
    let count = reader.matches.len();
    let mut matches = reader.matches.iter();
    let found = match way {
        Direction::Forward => matches.position(|range| range.start > here).or(Some(0)),
        Direction::Back => matches
            .rposition(|range| range.start < here)
            .or(count.checked_sub(1)),
    };
    let Some((at, range)) = found.and_then(|at| Some((at, *reader.matches.get(at)?))) else {
        return cx.note("say-no-match");
    };
    reader.focused_note = None;
    reader.jump(range.start);
    let args = [("at", (at + 1).into()), ("count", count.into())];
    cx.note_with("say-match", &args);
}

/// Looks for the selected words in the library.
pub(super) fn search_selection(reader: &mut Reader, cx: &mut Context<'_>) {
    let words = reader.document.slice(reader.chosen()).chars().take(200);
    let words: String = words
        .map(|c| if matches!(c, '\n' | '"') { ' ' } else { c })
        .collect();
    reader.deselect();
    let query = format!("\"{}\"", words.trim());
    cx.ask(Ask::Go(Place::Library(query)));
}

/// Shows the outline beside the text or hides it; on narrow screens, lists the headings.
pub(super) fn outline(reader: &mut Reader, cx: &mut Context<'_>) {
    if cx.around.size.0 >= OUTLINE_FROM {
        reader.outline = !reader.outline;
        return reader.lay_out(cx.around);
    }
    let (headings, here) = headings(reader);
    cx.ask(Ask::Show(Show::Outline(headings, here)));
}

/// The headings of the article, each with its place (bytes), and the one that the focus stands below.
fn headings(reader: &Reader) -> (Vec<(String, usize)>, usize) {
    let blocks = reader.document.blocks().iter();
    let headings: Vec<(String, usize)> = blocks
        .filter_map(|block| {
            let BlockKind::Heading(level) = block.kind else {
                return None;
            };
            let indent = "  ".repeat(usize::from(level.saturating_sub(1)));
            let words = reader.document.slice(block.range);
            Some((format!("{indent}{words}"), block.range.start))
        })
        .collect();
    let here = reader.place();
    let above = headings.iter().rposition(|(_, at)| *at <= here);
    (headings, above.unwrap_or(0))
}

/// Says that the article is in the other language than the one that was found, or known so far.
pub(super) fn language_read(reader: &mut Reader, cx: &mut Context<'_>) {
    let now = reader.article.meta.language;
    let now = now.or_else(|| reader.document.language());
    let language = match now {
        Some(Language::French) => Language::English,
        Some(Language::English) | None => Language::French,
    };
    cx.perform(Op::SetLanguage {
        slugs: vec![reader.article.meta.slug.clone()],
        language,
    });
}

/// Selects between two places, as the mouse does.
pub(super) fn select_between(reader: &mut Reader, from: usize, to: usize) {
    reader.selection = Some(Selection {
        anchor: from,
        head: to,
    });
}
