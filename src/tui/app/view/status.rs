//! The row above the key bar: a rule, and on it what was done, what went wrong, what goes on.
//!
//! ```text
//! ── ✔ Note supprimée. · u annuler ───────────────────────────────────────────────
//! ── ! Disque plein : note non enregistrée. Brouillon gardé ici : …/01J9….draft ──
//! ── Index 370/1 000 · Échap arrête ──────────────────────────────────────────────
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::wrap::wrap;
use crate::text::{ByteRange, SafeText};
use crate::tui::app::state::State;
use crate::tui::app::visits;
use crate::tui::kit::look::{Look, cells, clear, fill, put, rule};
use crate::tui::kit::theme::Role;
use crate::tui::port::{Message, Tone};
use crate::tui::screen::reader::TemporaryReading;

/// Cells of the rule before a message.
const BEFORE: u16 = 2;
/// The most rows that one message takes.
const ROWS: usize = 2;

/// Draws the row above the last one of the screen; what went wrong may take the row above it too.
pub(in crate::tui) fn draw(state: &State, look: &Look<'_>, screen: Rect, buf: &mut Buffer) {
    let y = screen.bottom().saturating_sub(2);
    if !state.front().is_alone() {
        rule(buf, look, screen, y);
    }
    if state.awaited.late {
        let text = look.text("awaited-late");
        lines(look, &[(text, Role::Warning)], None, (screen, y), buf);
    } else if let Some(message) = &state.status.message {
        said(message, look, (screen, y), buf);
    } else if let Some(progress) = state.status.progress {
        let what = look.messages.text(progress.what);
        let args = [
            ("what", what.into()),
            ("done", progress.done.into()),
            ("total", progress.total.into()),
        ];
        let text = look.with("progress-line", &args);
        lines(look, &[(text, Role::Text)], None, (screen, y), buf);
    } else if let Some(purpose) = visits::purpose(state) {
        visited(purpose, look, (screen, y), buf);
    }
}

/// What the text in front was opened for: it must not be taken for the one that is written in.
fn visited(purpose: &TemporaryReading, look: &Look<'_>, place: (Rect, u16), buf: &mut Buffer) {
    let text = match purpose {
        TemporaryReading::Attach(_) => look.text("visit-attach"),
        TemporaryReading::Version(version) => {
            let named = look.messages.version(version.number, version.date);
            look.with("visit-version", &[("version", named.into())])
        }
    };
    let room = usize::from(place.0.width.saturating_sub(2 * BEFORE + 4));
    let text = look.cut(&text, room);
    lines(look, &[(text, Role::Warning)], None, place, buf);
}

fn said(message: &Message, look: &Look<'_>, (screen, y): (Rect, u16), buf: &mut Buffer) {
    let (mark, role) = match message.tone {
        Tone::Done => (look.glyphs.check, Role::Ok),
        Tone::Note => ("?", Role::Text),
        Tone::Problem => ("!", Role::Error),
    };
    let most = if message.tone == Tone::Problem {
        ROWS
    } else {
        1
    };
    let text = SafeText::line(&message.text);
    let hint = message.undoable.then(|| look.text("undo-hint"));
    let hint_cells = hint.as_ref().map_or(0, |hint| cells(hint) + 3);
    let room = screen.width.saturating_sub(2 * BEFORE + 4 + hint_cells);
    let room = usize::from(room);
    let ranges = wrap(&text, ByteRange::new(0, text.len()), room, room);
    let shown = if ranges.len() > most {
        let mut shown: Vec<SafeText> = ranges
            .iter()
            .take(most - 1)
            .map(|range| text.part(*range))
            .collect();
        let start = ranges.get(most - 1).map_or(0, |range| range.start);
        let rest = text.part(ByteRange::new(start, text.len()));
        shown.push(look.cut(&rest, room));
        shown
    } else {
        ranges.iter().map(|range| text.part(*range)).collect()
    };
    let text_role = if message.tone == Tone::Problem {
        role
    } else {
        Role::Text
    };
    let rows: Vec<(SafeText, Role)> = shown.into_iter().map(|line| (line, text_role)).collect();
    let sign = Some((mark, role));
    lines(look, &rows, sign, (screen, y), buf);
    if let Some(hint) = hint {
        let width = rows.last().map_or(0, |(line, _)| cells(line));
        let x = screen.x + BEFORE + 3 + width;
        let hint = look.said(&format!("{}{hint} ", look.between()));
        put(buf, screen, (x, y), &hint, look.style(Role::Dim));
    }
}

/// Puts lines on the rule, the last one on the row `y`, a sign before the first.
fn lines(
    look: &Look<'_>,
    rows: &[(SafeText, Role)],
    mark: Option<(&str, Role)>,
    (screen, y): (Rect, u16),
    buf: &mut Buffer,
) {
    let first = y.saturating_sub(rows.len().saturating_sub(1) as u16);
    let dim = look.style(Role::Dim);
    for ((text, role), y) in rows.iter().zip(first..) {
        if y == first {
            rule(buf, look, screen, y);
        } else {
            let line = Rect {
                y,
                height: 1,
                ..screen
            };
            clear(buf, line);
        }
        fill(
            buf,
            screen,
            (screen.x, y),
            BEFORE,
            if y == first {
                (look.glyphs.rule, dim)
            } else {
                (" ", dim)
            },
        );
        let mut x = screen.x + BEFORE;
        let blank = SafeText::line(" ");
        x = put(buf, screen, (x, y), &blank, dim);
        if let Some((sign, role)) = mark {
            if y == first {
                let sign = SafeText::line(sign);
                put(buf, screen, (x, y), &sign, look.style(role));
            }
            x = put(buf, screen, (x + 1, y), &blank, dim);
        }
        x = put(buf, screen, (x, y), text, look.style(*role));
        put(buf, screen, (x, y), &blank, dim);
    }
}
