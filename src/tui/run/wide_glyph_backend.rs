//! Drawing beside signs that terminals measure in different ways: families of emoji, flags, conjuncts.
//!
//! What one terminal draws in two cells another draws in eight, over what stands beside it. A row that holds such
//! a sign, or held one, is therefore written whole when anything in it changes: each such sign first, then,
//! from the cell where it ends by our count, what follows it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::crossterm::{cursor, queue, terminal};
use ratatui::layout::{Position, Size};

use crate::text::safe::cell_width;

/// The terminal, with a copy of what stands on it.
pub(super) struct WideGlyphBackend<W: Write> {
    inner: CrosstermBackend<W>,
    rows: BTreeMap<u16, Row>,
}

/// A row of the screen: its cells by column.
#[derive(Default)]
struct Row {
    cells: BTreeMap<u16, Cell>,
    /// Whether it holds, or held when it was last written, a sign that takes care.
    odd: bool,
}

impl<W: Write> WideGlyphBackend<W> {
    /// A terminal of which nothing is known yet.
    pub(super) fn new(out: W) -> Self {
        Self {
            inner: CrosstermBackend::new(out),
            rows: BTreeMap::new(),
        }
    }

    /// Writes a row whole.
    fn rewrite(&mut self, y: u16) -> io::Result<()> {
        let Some(row) = self.rows.get_mut(&y) else {
            return Ok(());
        };
        row.odd = row.cells.values().any(|cell| takes_care(cell.symbol()));
        queue!(
            self.inner,
            cursor::MoveTo(0, y),
            terminal::Clear(terminal::ClearType::CurrentLine)
        )?;
        let mut piece: Vec<(u16, u16, &Cell)> = Vec::new();
        for (x, cell) in &row.cells {
            piece.push((*x, y, cell));
            if takes_care(cell.symbol()) {
                // Each piece begins with a move of the cursor to its place.
                self.inner.draw(piece.drain(..))?;
            }
        }
        self.inner.draw(piece.into_iter())
    }
}

/// Whether terminals do not agree on the cells that a sign takes.
fn takes_care(sign: &str) -> bool {
    let mut scalars = sign.chars();
    let first = scalars.next().unwrap_or(' ');
    let mark = |c: char| ('\u{300}'..='\u{36f}').contains(&c);
    first >= '\u{1f000}' || !scalars.all(mark)
}

impl<W: Write> Backend for WideGlyphBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut plain = Vec::new();
        let mut odd = BTreeSet::new();
        for (x, y, cell) in content {
            let row = self.rows.entry(y).or_default();
            row.odd |= takes_care(cell.symbol());
            row.cells.insert(x, cell.clone());
            for covered in 1..cell_width(cell.symbol()) as u16 {
                row.cells.remove(&x.saturating_add(covered));
            }
            plain.push((x, y, cell));
        }
        for (_, y, _) in &plain {
            if self.rows.get(y).is_some_and(|row| row.odd) {
                odd.insert(*y);
            }
        }
        plain.retain(|(_, y, _)| !odd.contains(y));
        self.inner.draw(plain.into_iter())?;
        odd.into_iter().try_for_each(|y| self.rewrite(y))
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.rows.clear();
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.rows.clear();
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_agree_on_letters_and_not_on_families() {
        for sign in [" ", "a", "é", "e\u{301}", "図", "─", "●", "✔"] {
            assert!(!takes_care(sign), "{sign:?}");
        }
        for sign in [
            "👩\u{200d}💻",
            "🇫🇷",
            "❤\u{fe0f}",
            "क्षि",
            "\u{1112}\u{1161}",
            "🫠",
            "ที่",
        ] {
            assert!(takes_care(sign), "{sign:?}");
        }
    }

    #[test]
    fn a_row_with_an_odd_sign_is_written_whole_and_others_as_they_change() {
        let (family, plain, bar) = (Cell::new("👩\u{200d}💻"), Cell::new("a"), Cell::new("│"));
        let mut written = Vec::new();
        let mut out = WideGlyphBackend::new(&mut written);
        out.draw([(0, 0, &family), (2, 0, &bar), (0, 1, &plain)].into_iter())
            .unwrap();
        out.draw([(3, 0, &plain)].into_iter()).unwrap();
        out.draw([(3, 1, &plain)].into_iter()).unwrap();
        let all = String::from_utf8(written).unwrap();
        assert_eq!(all.matches("\u{1b}[1;3H│").count(), 2, "{all:?}");
        assert_eq!(all.matches('a').count(), 3, "{all:?}");
    }
}
