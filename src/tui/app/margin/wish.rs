//! Where each note would like to stand.

use crate::tui::app::reader::Reader;
use crate::workspace::Placed;

/// Where a note would like to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// An index of the reader's notes.
    pub note: usize,
    /// A row from the text's top; may be off the screen.
    pub row: i32,
    /// Whether its passage begins on this row (and not above the screen, or nowhere).
    pub begins: bool,
}

/// The wishes of all notes by their rows, on a screen of `height` rows of text.
///
/// Notes on the whole article ask for the page's top, those whose passage has no place for the heading that it
/// stood under (the row below the page's end where that is not known), passages that go on from above the
/// screen for its first row.
pub fn wishes(reader: &Reader, height: u16) -> Vec<Wish> {
    let notes = reader.notes.iter().enumerate();
    let mut wishes: Vec<Wish> = notes
        .map(|(note, placed)| wish(reader, note, placed, height))
        .collect();
    wishes.sort_by_key(|wish| wish.row);
    wishes
}

fn wish(reader: &Reader, note: usize, placed: &Placed, height: u16) -> Wish {
    let page = &reader.page;
    let row_of = |line: usize| {
        let row = line as i64 - reader.top as i64;
        row.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32
    };
    let Some(range) = placed.range else {
        let line = match (placed.annotation.passage(), placed.near) {
            (None, _) => 0,
            (Some(_), Some(near)) => page.line_of(near),
            (Some(_), None) => page.lines.len(),
        };
        return Wish {
            note,
            row: row_of(line),
            begins: false,
        };
    };
    let row = row_of(page.line_of(range.start));
    let last = if row < 0 {
        row_of(page.rows_of(range).end) - 1
    } else {
        row
    };
    let goes_on = row < 0 && last >= 0;
    Wish {
        note,
        row: if goes_on { 0 } else { row },
        begins: (0..i32::from(height)).contains(&row),
    }
}
