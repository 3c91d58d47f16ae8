//! The text of the editor in rows of the screen: lines broken as in the reader, so that no row begins with a
//! space or a sign that belongs to the word before it; moving by such rows.

use ratatui_textarea::{CursorMove, TextArea};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::text::ByteRange;
use crate::text::safe::cell_width;
use crate::text::wrap::wrap;

/// A row of the screen: a part of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VisualRow {
    /// The line.
    pub line: usize,
    /// The part of it (bytes), the spaces at its end among it.
    pub range: ByteRange,
    /// Whether it is the last one of its line.
    pub last: bool,
}

/// The rows of lines in a width, in cells; at least one a line. Linear.
pub fn visual_rows(lines: &[String], width: u16) -> Vec<VisualRow> {
    let width = usize::from(width.max(1));
    let mut rows = Vec::with_capacity(lines.len());
    for (line, text) in lines.iter().enumerate() {
        let whole = ByteRange::new(0, text.len());
        let parts = wrap(text, whole, width, width);
        let starts: Vec<usize> = parts.iter().skip(1).map(|part| part.start).collect();
        let mut start = 0;
        for next in starts {
            rows.push(VisualRow {
                line,
                range: ByteRange::new(start, next),
                last: false,
            });
            start = next;
        }
        rows.push(VisualRow {
            line,
            range: ByteRange::new(start, text.len()),
            last: true,
        });
    }
    rows
}

/// The row and the column (cells) of the cursor.
pub fn cursor_place(area: &TextArea<'_>, rows: &[VisualRow]) -> (usize, u16) {
    let (line, offset) = byte_of(area);
    let row = rows
        .partition_point(|row| (row.line, row.range.start) <= (line, offset))
        .saturating_sub(1);
    let text = area.lines().get(line).map_or("", String::as_str);
    let start = rows.get(row).map_or(0, |row| row.range.start);
    let before = text.get(start..offset).unwrap_or_default();
    let cells: usize = before.graphemes(true).map(cell_width).sum();
    (row, u16::try_from(cells).unwrap_or(u16::MAX))
}

/// The line of the cursor and its place in it, in bytes.
fn byte_of(area: &TextArea<'_>) -> (usize, usize) {
    let cursor = area.cursor();
    let text = area.lines().get(cursor.0).map_or("", String::as_str);
    let offset = text
        .char_indices()
        .nth(cursor.1)
        .map_or(text.len(), |(at, _)| at);
    (cursor.0, offset)
}

/// The first row shown in so many: as it was, but with the cursor's row in sight.
pub fn first_shown(top: usize, row: usize, height: u16) -> usize {
    let height = usize::from(height.max(1));
    top.clamp((row + 1).saturating_sub(height), row)
}

/// Moves the cursor by rows, to the column `goal` where the row has one; false where it cannot move further.
pub fn move_rows(area: &mut TextArea<'_>, width: u16, by: isize, goal: u16) -> bool {
    let rows = visual_rows(area.lines(), width);
    let (row, _) = cursor_place(area, &rows);
    let to = row
        .saturating_add_signed(by)
        .min(rows.len().saturating_sub(1));
    let Some(target) = rows.get(to).filter(|_| to != row) else {
        return false;
    };
    let text = area.lines().get(target.line).map_or("", String::as_str);
    let offset = offset_at(target, text, goal);
    let column = text.get(..offset).unwrap_or_default().chars().count();
    jump(area, target.line, column)
}

/// The byte of a row's line at a column (cells); on a row that its line goes on from, before its end.
fn offset_at(row: &VisualRow, text: &str, column: u16) -> usize {
    let mut cells = 0;
    let mut at = row.range.start;
    for grapheme in row.range.of(text).graphemes(true) {
        let next = at + grapheme.len();
        cells += cell_width(grapheme);
        let ends = next >= row.range.end && !row.last;
        if cells > usize::from(column) || ends {
            break;
        }
        at = next;
    }
    at
}

/// Moves the cursor to the beginning or the end of its row; false where it is there already.
pub fn move_to_edge(area: &mut TextArea<'_>, width: u16, end: bool) -> bool {
    let rows = visual_rows(area.lines(), width);
    let (row, _) = cursor_place(area, &rows);
    let Some(row) = rows.get(row) else {
        return false;
    };
    let text = area.lines().get(row.line).map_or("", String::as_str);
    let offset = if end {
        offset_at(row, text, u16::MAX)
    } else {
        row.range.start
    };
    let column = text.get(..offset).unwrap_or_default().chars().count();
    let here = area.cursor().1;
    here != column && jump(area, row.line, column)
}

fn jump(area: &mut TextArea<'_>, line: usize, column: usize) -> bool {
    let (Ok(line), Ok(column)) = (u16::try_from(line), u16::try_from(column)) else {
        return false;
    };
    area.move_cursor(CursorMove::Jump(line, column));
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, width: u16) -> Vec<String> {
        let lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        let rows = visual_rows(&lines, width);
        rows.iter()
            .map(|row| row.range.of(&lines[row.line]).to_owned())
            .collect()
    }

    #[test]
    fn no_row_begins_with_a_space_or_a_sign_of_the_word_before() {
        let text = "Une étiquette vaut-elle une thèse ? Oui, dit-il : une «\u{a0}thèse\u{a0}».";
        for width in 12..40 {
            for row in shown(text, width) {
                let first = row.chars().next().unwrap();
                assert!(first.is_alphanumeric() || first == '«', "{width}: {row:?}");
            }
        }
    }

    #[test]
    fn the_cursor_goes_by_rows_and_keeps_its_column() {
        let mut area = TextArea::from(["un deux trois quatre", "cinq"]);
        area.move_cursor(CursorMove::Jump(0, 6));
        assert_eq!(
            shown("un deux trois quatre", 8),
            ["un deux ", "trois ", "quatre"]
        );
        assert!(move_rows(&mut area, 8, 1, 6));
        assert_eq!((area.cursor().0, area.cursor().1), (0, 13));
        assert!(move_rows(&mut area, 8, 1, 6));
        assert_eq!(area.cursor().1, 20);
        assert!(move_rows(&mut area, 8, 1, 6));
        assert_eq!((area.cursor().0, area.cursor().1), (1, 4));
        assert!(!move_rows(&mut area, 8, 1, 6));
        assert!(move_to_edge(&mut area, 8, false));
        assert_eq!(area.cursor().1, 0);
        assert_eq!(first_shown(0, 7, 5), 3);
        assert_eq!(first_shown(9, 7, 5), 7);
    }

    proptest! {
        #[test]
        fn rows_cover_every_line_and_the_cursor_is_on_its_own(
            text in "[ a-c\u{a0}é漢\u{1F1E8}\u{1F1E6}\u{301}\t,:?»-]{0,60}(\n[ a-c漢]{0,20}){0,3}",
            width in 1_u16..20, line in 0_u16..4, column in 0_u16..60,
        ) {
            let lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
            let rows = visual_rows(&lines, width);
            let mut at = (0, 0);
            for row in &rows {
                if row.line != at.0 {
                    prop_assert_eq!(at.1, lines[at.0].len());
                    at = (row.line, 0);
                }
                prop_assert_eq!(row.range.start, at.1);
                at.1 = row.range.end;
            }
            prop_assert_eq!(at, (lines.len() - 1, lines.last().unwrap().len()));
            let mut area = TextArea::new(lines.clone());
            area.move_cursor(CursorMove::Jump(line, column));
            let (row, _) = cursor_place(&area, &rows);
            let (at_line, offset) = byte_of(&area);
            prop_assert_eq!(rows[row].line, at_line);
            prop_assert!(rows[row].range.start <= offset && offset <= rows[row].range.end);
            for by in [1, -1, 5, -5] {
                move_rows(&mut area, width, by, 3);
                move_to_edge(&mut area, width, by > 0);
            }
        }
    }
}
