//! Lines from passages to their notes, in a few cells between the two columns.
//!
//! Letters link text and note already; a line that would cross another is left out.

use std::collections::BTreeMap;

/// A note's line: from its passage's row to its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The row the passage begins on.
    pub from: u16,
    /// The note's first row.
    pub to: u16,
}

/// Which sides of a cell a line leaves by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Joint(u8);

impl Joint {
    const UP: u8 = 1;
    const DOWN: u8 = 2;
    const LEFT: u8 = 4;
    const RIGHT: u8 = 8;

    /// Whether no line passes here.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The sign of this joint, one cell wide.
    pub fn sign(self, unicode: bool) -> char {
        let (up, down) = (self.0 & Self::UP != 0, self.0 & Self::DOWN != 0);
        let (left, right) = (self.0 & Self::LEFT != 0, self.0 & Self::RIGHT != 0);
        match (unicode, up, down, left, right) {
            (_, false, false, false, false) => ' ',
            (true, false, false, ..) => '╌',
            (false, false, false, ..) => '-',
            (true, _, _, false, false) => '┆',
            (true, false, true, true, false) => '╮',
            (true, true, false, true, false) => '╯',
            (true, false, true, false, true) => '╭',
            (true, true, false, false, true) => '╰',
            (true, true, true, true, false) => '┤',
            (true, true, true, false, true) => '├',
            (true, false, true, true, true) => '┬',
            (true, true, false, true, true) => '┴',
            (true, true, true, true, true) => '┼',
            (false, _, _, false, false) => '|',
            (false, false, true, true, false) | (false, true, false, false, true) => '\\',
            (false, true, false, true, false) | (false, false, true, false, true) => '/',
            (false, ..) => '+',
        }
    }
}

/// The cells between text and margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connectors {
    width: usize,
    cells: Vec<Joint>,
}

impl Connectors {
    /// The joint in a row and a column; empty outside.
    pub fn at(&self, row: u16, column: u16) -> Joint {
        let column = usize::from(column);
        if column >= self.width {
            return Joint::default();
        }
        let at = usize::from(row) * self.width + column;
        self.cells.get(at).copied().unwrap_or_default()
    }

    /// Puts a line down if all its cells are free; says whether it did.
    fn draw(&mut self, line: &[(u16, u16, u8)]) -> bool {
        let free = line
            .iter()
            .all(|&(row, column, _)| self.at(row, column).is_empty());
        if free {
            for &(row, column, sides) in line {
                let at = usize::from(row) * self.width + usize::from(column);
                if let Some(cell) = self.cells.get_mut(at) {
                    cell.0 |= sides;
                }
            }
        }
        free
    }
}

/// Draws the lines of `links` in `rows` × `width` cells. Notes of one row share a line that branches. Straight
/// ones come first, then from top to bottom, each in a lane where it crosses nothing; those for
/// which there is no lane are left out.
pub fn connect(links: &[Link], rows: u16, width: u16) -> Connectors {
    let mut drawn = Connectors {
        width: usize::from(width),
        cells: vec![Joint::default(); usize::from(rows) * usize::from(width)],
    };
    let mut by_row: BTreeMap<u16, Vec<u16>> = BTreeMap::new();
    for link in links {
        if link.from < rows && link.to < rows {
            by_row.entry(link.from).or_default().push(link.to);
        }
    }
    let (straight, bent): (Vec<_>, Vec<_>) =
        by_row.into_iter().partition(|(from, to)| to == &[*from]);
    for (from, to) in straight.iter().chain(&bent) {
        let upwards = to.first().is_some_and(|to| to < from);
        let lanes: &[u16] = match (width, upwards) {
            (0, _) => &[],
            (1, _) => &[0],
            (2, _) => &[0, 1],
            (_, true) => &[1, 2, 0],
            (3, false) => &[1, 0, 2],
            (_, false) => &[2, 1, 0],
        };
        let _ = lanes
            .iter()
            .any(|lane| drawn.draw(&line(*from, to, *lane, width)));
    }
    drawn
}

/// The cells of one line, with the sides it leaves each by: to its lane, along it, and out to each note.
fn line(from: u16, to: &[u16], lane: u16, width: u16) -> Vec<(u16, u16, u8)> {
    let top = to.iter().copied().chain([from]).min().unwrap_or(from);
    let foot = to.iter().copied().chain([from]).max().unwrap_or(from);
    let across = Joint::LEFT | Joint::RIGHT;
    let mut cells: Vec<(u16, u16, u8)> = (0..lane).map(|column| (from, column, across)).collect();
    for row in top..=foot {
        let mut sides = 0;
        if row > top {
            sides |= Joint::UP;
        }
        if row < foot {
            sides |= Joint::DOWN;
        }
        if row == from {
            sides |= Joint::LEFT;
        }
        if to.contains(&row) {
            sides |= Joint::RIGHT;
            cells.extend((lane + 1..width).map(|column| (row, column, across)));
        }
        cells.push((row, lane, sides));
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(links: &[(u16, u16)], rows: u16, unicode: bool) -> Vec<String> {
        let links: Vec<Link> = links.iter().map(|&(from, to)| Link { from, to }).collect();
        let drawn = connect(&links, rows, 4);
        (0..rows)
            .map(|row| {
                let signs = (0..4).map(|column| drawn.at(row, column).sign(unicode));
                signs.collect::<String>()
            })
            .collect()
    }

    #[test]
    fn lines_run_straight_bend_up_and_bend_down() {
        assert_eq!(
            shown(&[(2, 0), (4, 4), (6, 8)], 9, true),
            [
                " ╭╌╌",
                " ┆  ",
                "╌╯  ",
                "    ",
                "╌╌╌╌",
                "    ",
                "╌╌╮ ",
                "  ┆ ",
                "  ╰╌"
            ]
        );
        assert_eq!(
            shown(&[(2, 0), (4, 4), (6, 8)], 9, false),
            [
                " /--", " |  ", "-/  ", "    ", "----", "    ", "--\\ ", "  | ", "  \\-"
            ]
        );
    }

    #[test]
    fn two_that_overlap_take_a_lane_each() {
        assert_eq!(
            shown(&[(0, 2), (1, 4)], 5, true),
            ["╌╌╮ ", "╌╮┆ ", " ┆╰╌", " ┆  ", " ╰╌╌"]
        );
        assert_eq!(
            shown(&[(3, 0), (4, 2)], 5, true),
            [" ╭╌╌", " ┆  ", " ┆╭╌", "╌╯┆ ", "╌╌╯ "]
        );
    }

    #[test]
    fn notes_on_one_row_branch_from_one_line() {
        assert_eq!(
            shown(&[(1, 0), (1, 2), (1, 4)], 5, true),
            [" ╭╌╌", "╌┤  ", " ├╌╌", " ┆  ", " ╰╌╌"]
        );
    }

    proptest! {
        /// Every line's end is joined: no cell opens onto one that does not open back.
        #[test]
        fn lines_never_cross(mut pairs in prop::collection::vec((0_u16..30, 0_u16..30), 0..12)) {
            pairs.sort_unstable();
            let mut last = None;
            pairs.retain(|pair| {
                let keep = last.is_none_or(|last| pair.1 > last);
                if keep { last = Some(pair.1); }
                keep
            });
            let links: Vec<Link> = pairs.iter().map(|&(from, to)| Link { from, to }).collect();
            let drawn = connect(&links, 30, 4);
            for row in 0..30_u16 {
                for column in 0..4_u16 {
                    let sides = drawn.at(row, column).0;
                    let opens = |row: u16, column: u16, side: u8| drawn.at(row, column).0 & side != 0;
                    if sides & Joint::DOWN != 0 {
                        prop_assert!(opens(row + 1, column, Joint::UP));
                    }
                    if sides & Joint::RIGHT != 0 && column < 3 {
                        prop_assert!(opens(row, column + 1, Joint::LEFT));
                    }
                    if sides & Joint::LEFT != 0 && column > 0 {
                        prop_assert!(opens(row, column - 1, Joint::RIGHT));
                    }
                }
            }
        }
    }
}
