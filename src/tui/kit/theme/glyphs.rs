//! The signs that the interface draws, in Unicode and in ASCII; each one cell wide.

use crate::anchor::State;
use crate::config;

/// The signs of one repertoire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// Whether they go beyond ASCII.
    pub unicode: bool,
    /// The bar of the focus, at the left of what has it.
    pub focus: &'static str,
    /// Before the article's title and headings of the first level.
    pub heading: &'static str,
    /// A level rule.
    pub rule: &'static str,
    /// Where a level rule and an upright one cross.
    pub crossing: &'static str,
    /// An upright rule.
    pub upright: &'static str,
    /// The corner of a note in the margin.
    pub corner: &'static str,
    /// Level, upright and corner of the focused note.
    pub focused: [&'static str; 3],
    /// The corners of a dialog: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// More above, more below.
    pub more: [&'static str; 2],
    /// Something was cut here.
    pub cut: &'static str,
    /// The chosen one of a list.
    pub chosen: &'static str,
    /// Marks what is checked, or safely done.
    pub check: &'static str,
    /// Between two things of one line.
    pub dot: &'static str,
    /// The ends of a scale.
    pub ends: [&'static str; 2],
    /// A part of a bar that is full, and one that is empty.
    pub blocks: [&'static str; 2],
    /// The section sign before a count of sections.
    pub section: &'static str,
    /// The way that a list is sorted: down from the newest or largest, up from the first letter.
    pub sorted: [&'static str; 2],
    /// The bar of the focus in a list.
    pub pointer: &'static str,
    /// Marks what is checked in a list.
    pub ticked: &'static str,
    /// Where the reader is with an article: not begun, begun, read.
    pub statuses: [&'static str; 3],
    /// Notes, after their number.
    pub notes: &'static str,
    /// Where one goes back to, at its left.
    pub back: &'static str,
    /// Around the value that arrow keys change.
    pub turns: [&'static str; 2],
    /// Heights of a bar of one cell, from none to full.
    pub levels: [&'static str; 9],
}

const UNICODE: Glyphs = Glyphs {
    unicode: true,
    focus: "▐",
    heading: "▌",
    rule: "─",
    crossing: "┼",
    upright: "│",
    corner: "┌",
    focused: ["━", "┃", "┏"],
    corners: ["╭", "╮", "╰", "╯"],
    more: ["▲", "▼"],
    cut: "…",
    chosen: "▸",
    check: "✔",
    dot: "·",
    ends: ["├", "┤"],
    blocks: ["█", "░"],
    section: "§",
    sorted: ["▾", "▴"],
    pointer: "▐",
    ticked: "✓",
    statuses: ["•", "›", " "],
    notes: "✎",
    back: "‹",
    turns: ["‹", "›"],
    levels: [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
};

const ASCII: Glyphs = Glyphs {
    unicode: false,
    focus: "|",
    heading: "#",
    rule: "-",
    crossing: "+",
    upright: "|",
    corner: ".",
    focused: ["=", "|", "."],
    corners: [".", ".", "'", "'"],
    more: ["^", "v"],
    cut: "~",
    chosen: ">",
    check: "+",
    dot: "-",
    ends: ["|", "|"],
    blocks: ["#", "."],
    section: "#",
    sorted: ["v", "^"],
    pointer: ">",
    ticked: "x",
    statuses: ["*", "-", " "],
    notes: "*",
    back: "<",
    turns: ["<", ">"],
    levels: [".", "1", "2", "3", "4", "5", "6", "7", "8"],
};

impl Glyphs {
    /// The signs that a setting asks for; `auto` asks the locale.
    pub fn new(setting: config::Glyphs) -> Self {
        let unicode = match setting {
            config::Glyphs::Auto => config::speaks_unicode(),
            config::Glyphs::Unicode => true,
            config::Glyphs::Ascii => false,
        };
        if unicode { UNICODE } else { ASCII }
    }

    /// The sign of a note's state.
    pub fn state(&self, state: State) -> char {
        if self.unicode {
            return state.sign();
        }
        match state {
            State::Exact => '*',
            State::Moved => '>',
            State::Changed => '~',
            State::Review => '?',
            State::Lost => 'o',
        }
    }

    /// A sign of the layout (a list's marker, a quote's bar) in this repertoire.
    pub fn layout(&self, sign: char) -> char {
        match sign {
            _ if self.unicode || sign.is_ascii() => sign,
            '•' => '*',
            '◦' | '☐' => 'o',
            '▪' | '─' => '-',
            '│' => '|',
            '▌' => '#',
            '☑' => 'x',
            '†' => '+',
            '…' => '~',
            _ => '?',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_signs_are_ascii_and_states_stay_distinct() {
        let glyphs = Glyphs::new(config::Glyphs::Ascii);
        let shown = format!("{glyphs:?}");
        assert!(shown.is_ascii(), "{shown}");
        let mut states: Vec<char> = State::ALL
            .iter()
            .map(|state| glyphs.state(*state))
            .collect();
        assert!(states.iter().all(char::is_ascii));
        states.dedup();
        assert_eq!(states.len(), State::ALL.len());
    }
}
