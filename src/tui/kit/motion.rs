//! Movements that every list and text understands.

/// Which way a move goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards the end.
    Forward,
    /// Towards the beginning.
    Back,
}

impl Direction {
    /// 1 forward, -1 back.
    pub fn sign(self) -> isize {
        match self {
            Self::Forward => 1,
            Self::Back => -1,
        }
    }
}

/// A movement of the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// By a line, as often as was typed.
    Line(Direction),
    /// By half of the rows on the screen.
    HalfPage(Direction),
    /// By the rows on the screen.
    Page(Direction),
    /// To the end, or the beginning.
    End(Direction),
    /// To the other pane; in a text, to the next note.
    Pane(Direction),
}
