//! The focused note: its passage in its surroundings, its state, colour and date, its words, its tags.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::search::AnnotationHit;
use crate::text::{Block, BlockKind, ByteRange, Document, SafeText};
use crate::tui::kit::article_facts;
use crate::tui::kit::look::{Look, below, fill, put, put_before, row, sign, wrapped};
use crate::tui::kit::note_body::Body;
use crate::tui::kit::note_card::{Card, start_of};
use crate::tui::kit::page::Page;
use crate::tui::kit::passage_lines::{Layer, Sheet, marks};
use crate::tui::kit::theme::Role;

use crate::tui::screen::notes::state::NotesScreen;
use crate::workspace::{Placed, Reading};

/// Blocks around a passage that are shown with it, before and behind.
const AROUND: usize = 4;
/// The most bytes of the text around a passage that are laid out.
const LAID_OUT: usize = 12_000;
/// The widest line of the surroundings and of the note, in cells.
const MEASURE: u16 = 76;

/// Draws the note beside the list: the article above, its passage, the note below.
pub(in crate::tui) fn beside(notes: &NotesScreen, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let Some(hit) = notes.hit() else {
        return;
    };
    let area = Rect {
        width: area.width.min(MEASURE),
        ..area
    };
    let byline = look.joined(&article_facts::byline(&hit.article, look));
    article_facts::head(look, area, &hit.article.title, &byline, buf);
    both(notes, hit, look, below(area, 3), buf);
}

/// Draws the note below the list, a rule with its article above it.
pub(in crate::tui) fn below_list(
    notes: &NotesScreen,
    look: &Look<'_>,
    area: Rect,
    buf: &mut Buffer,
) {
    let Some(hit) = notes.hit() else {
        return;
    };
    let line = row(area, 0);
    let dim = (look.glyphs.rule, look.style(Role::Dim));
    fill(buf, line, (line.x, line.y), line.width, dim);
    let title = SafeText::line(&hit.article.title);
    let title = look.cut(&title, usize::from(line.width.saturating_sub(8)));
    let title = SafeText::line(&format!(" {title} "));
    put(
        buf,
        line,
        (line.x + 2, line.y),
        &title,
        look.style(Role::Heading),
    );
    let rest = below(area, 1);
    let rest = Rect {
        x: rest.x + 2,
        width: rest.width.saturating_sub(4),
        ..rest
    };
    both(notes, hit, look, rest, buf);
}

/// The passage in its surroundings, and below it the note: each has what it needs, the note at most half.
fn both(notes: &NotesScreen, hit: &AnnotationHit, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    if area.height < 2 {
        return;
    }
    let placed = notes.placed();
    let card = placed.map(|(_, placed)| Card::new(placed, area.width, area.height, look.messages));
    let asked = card.as_ref().map_or(2, Card::height) + 1;
    let passage = placed.and_then(|(reading, placed)| Some((reading, placed.range?)));
    let is_whole = hit.quote.trim().is_empty();
    let share = if is_whole || (placed.is_some() && passage.is_none()) {
        area.height
    } else {
        (area.height / 2).max(2)
    };
    let note_rows = asked.min(share);
    // A blank row keeps the two apart, where there is one to spare.
    let gap = u16::from(area.height >= 8);
    let around = Rect {
        height: (area.height - note_rows).saturating_sub(gap),
        ..area
    };
    let shown = match passage {
        Some((reading, range)) => surroundings(reading, (range, hit), look, around, buf),
        None if is_whole || placed.is_some() => 0,
        None => quoted(hit, look, around, buf),
    };
    let gap = if shown > 0 { gap } else { 0 };
    let note = below(area, shown + gap);
    head(notes, hit, look, row(note, 0), buf);
    let words = below(note, 1);
    match &card {
        Some(card) => Body { look, card }.draw(words, buf),
        None => plain(hit, look, words, buf),
    }
}

/// `── ● thèse · en place ──────────── 21 nov.`
fn head(notes: &NotesScreen, hit: &AnnotationHit, look: &Look<'_>, line: Rect, buf: &mut Buffer) {
    let dim = look.style(Role::Dim);
    fill(
        buf,
        line,
        (line.x, line.y),
        line.width,
        (look.glyphs.rule, dim),
    );
    let date = hit.created.map(|at| look.messages.moment(at, look.now));
    let date = date.map(|date| SafeText::line(&format!(" {date}")));
    let end = date.map_or(line.right(), |date| {
        put_before(buf, line, (line.right(), line.y), &date, dim)
    });
    let mark = look.glyphs.state(hit.state);
    let style = look.style(Role::Letter(hit.color));
    let x = sign(buf, line, (line.x + 2, line.y), &format!(" {mark} "), style);
    let mut parts = vec![look.messages.color(hit.color)];
    if hit.quote.trim().is_empty() {
        parts.push(look.messages.text("reader-whole-article"));
    } else {
        parts.push(look.messages.text(&format!("state-{}", hit.state.as_str())));
    }
    let changed = notes.placed().and_then(|(_, placed)| changed(placed, look));
    parts.extend(changed);
    // What does not fit is left out from the end, so that no date stands cut.
    let room = usize::from(end.saturating_sub(x + 3));
    while parts.len() > 1 && look.joined(&parts).width() > room {
        parts.pop();
    }
    let said = look.cut(&look.joined(&parts), room);
    let x = put(buf, line, (x, line.y), &said, dim);
    sign(buf, line, (x, line.y), " ", dim);
}

/// When a note was last changed, where that was on another day than it was made.
fn changed(placed: &Placed, look: &Look<'_>) -> Option<String> {
    let (made, changed) = (placed.annotation.created?, placed.annotation.modified?);
    let (made, changed) = (look.messages.day(made), look.messages.day(changed));
    let args = [("date", changed.as_str().into())];
    (made != changed).then(|| look.messages.with("notes-changed", &args))
}

/// The passage with what stands around it, itself in the first third of the rows; gives the rows used.
fn surroundings(
    reading: &Reading,
    (range, hit): (ByteRange, &AnnotationHit),
    look: &Look<'_>,
    area: Rect,
    buf: &mut Buffer,
) -> u16 {
    let (document, range) = cut_out(&reading.document, range);
    let document = Arc::new(document);
    let page = Page::new(&document, area.width);
    let rows = page.rows_of(range);
    let height = usize::from(area.height);
    let taken = page
        .distance(*rows.start(), *rows.end(), height)
        .unsigned_abs()
        + 1;
    let spare = height.saturating_sub(taken);
    let steps = |rows: usize| isize::try_from(rows).unwrap_or(isize::MAX);
    let top = page.step(*rows.start(), -steps(spare / 3));
    let lowest = page.step(page.last(), -steps(height.saturating_sub(1)));
    let top = top.min(lowest);
    let mut layers = marks(&document, look, ByteRange::new(0, document.text().len()));
    let style = look.style(Role::Highlight(hit.color));
    layers.push(Layer { range, style });
    if document.slice(range) == hit.quote {
        let style = look.style(Role::Match);
        layers.extend(hit.quote_marks.iter().map(|mark| Layer {
            range: ByteRange::new(range.start + mark.start, range.start + mark.end),
            style,
        }));
    }
    let sheet = Sheet {
        document: &document,
        page: &page,
        look,
        layers,
        sideways: 0,
    };
    let mut shown = 0;
    for (y, (at, _)) in (area.top()..area.bottom()).zip(page.lines_from(top)) {
        sheet.draw(at, area, y, buf);
        shown += 1;
    }
    shown
}

/// The blocks around a passage as a document, and the passage in it; of a very long block only a part.
fn cut_out(document: &Document, range: ByteRange) -> (Document, ByteRange) {
    let first = document.block_at(range.start);
    let last = document.block_at(range.end.saturating_sub(1).max(range.start));
    let blocks = document.blocks();
    let length = |from: usize, to: usize| {
        let start = blocks.get(from).map_or(0, |block| block.range.start);
        let end = blocks.get(to).map_or(0, |block| block.range.end);
        end.saturating_sub(start)
    };
    let (mut from, mut to) = (first, last);
    for _ in 0..AROUND {
        if from > 0 && length(from - 1, to) <= LAID_OUT {
            from -= 1;
        }
        if to + 1 < blocks.len() && length(from, to + 1) <= LAID_OUT {
            to += 1;
        }
    }
    if length(from, to) <= LAID_OUT {
        let start = blocks.get(from).map_or(0, |block| block.range.start);
        let inside = ByteRange::new(range.start - start, range.end - start);
        return (document.part(from..to + 1), inside);
    }
    piece(document, range)
}

/// A piece of a text around the beginning of a passage, as one paragraph.
fn piece(document: &Document, range: ByteRange) -> (Document, ByteRange) {
    let text = document.text();
    let start = text.floor_char_boundary(range.start.saturating_sub(LAID_OUT / 8));
    let end = text.floor_char_boundary((range.start + LAID_OUT / 2).min(text.len()));
    let piece = document.slice(ByteRange::new(start, end)).to_owned();
    let block = Block {
        kind: BlockKind::Paragraph,
        range: ByteRange::new(0, piece.len()),
        containers: Vec::new(),
        language: document.language().unwrap_or_default(),
    };
    let inside = ByteRange::new(range.start - start, range.end.min(end) - start);
    (
        Document::new(piece, vec![block], Vec::new(), Vec::new()),
        inside,
    )
}

/// The passage alone, as long as its article is not read; gives the rows used.
fn quoted(hit: &AnnotationHit, look: &Look<'_>, area: Rect, buf: &mut Buffer) -> u16 {
    let wanted = usize::from(area.width) * usize::from(area.height) * 4;
    let quote = SafeText::line(start_of(&hit.quote, wanted));
    let lines = wrapped(&quote, area.width);
    let shown = lines.len().min(usize::from(area.height));
    let style = look.style(Role::Highlight(hit.color));
    for (nth, line) in lines.iter().take(shown).enumerate() {
        put(buf, area, (area.x, area.y + nth as u16), line, style);
    }
    shown as u16
}

/// The note's words as they stand in the answer, as long as its article is not read.
fn plain(hit: &AnnotationHit, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let wanted = usize::from(area.width) * usize::from(area.height) * 4;
    let words = SafeText::line(start_of(&hit.note, wanted));
    let lines = wrapped(&words, area.width);
    for (nth, line) in lines.iter().take(usize::from(area.height)).enumerate() {
        let style = look.style(Role::Text);
        put(buf, area, (area.x, area.y + nth as u16), line, style);
    }
}
