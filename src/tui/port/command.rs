//! Rows of the table of commands: keys, chords, hints, help, palette and the README's list of keys are made from them.

use super::context::Context;
use super::subject::Access;
use super::surroundings::Surroundings;
use crate::tui::kit::keys::Mode;

/// A command: what it is called, where it applies, whether it writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Its name in the key map.
    pub id: &'static str,
    /// The mode that it belongs to.
    pub mode: Mode,
    /// The key of the message that says what it does.
    pub label: &'static str,
    /// The key of the short word in the key bar and its rank there (1 first); `None` where it has no place.
    pub hint: Hint,
    /// Whether it changes what is chosen.
    pub writes: Writes,
}

/// A short word for the key bar and its rank there.
pub type Hint = Option<(&'static str, u8)>;

/// Whether a command changes what is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writes {
    /// It does not.
    No,
    /// It does: where nothing may be written it is refused.
    Yes,
    /// It does, and where the passage of a note is being chosen it chooses it.
    OrChooses,
}

impl Row {
    /// A row of a command that changes nothing.
    pub const fn new(mode: Mode, id: &'static str, label: &'static str, hint: Hint) -> Self {
        Self {
            id,
            mode,
            label,
            hint,
            writes: Writes::No,
        }
    }

    /// The same for a command that changes what is chosen.
    #[must_use]
    pub const fn writing(self, writes: Writes) -> Self {
        Self { writes, ..self }
    }

    /// Whether it may run on what has this access.
    pub fn is_allowed(&self, access: Access) -> bool {
        match (access, self.writes) {
            (Access::Write, _) | (_, Writes::No) | (Access::Choosing, Writes::OrChooses) => true,
            (Access::ReadOnly, Writes::Yes | Writes::OrChooses)
            | (Access::Choosing, Writes::Yes) => false,
        }
    }
}

/// A command of a screen or a dialog `S`.
pub struct Command<S: 'static> {
    /// What is known of it.
    pub row: Row,
    /// Whether it can be done now.
    pub when: When<S>,
    /// Does it.
    pub run: Run<S>,
}

/// Whether a command can be done.
pub type When<S> = fn(&S, &Surroundings) -> bool;
/// What a command does.
pub type Run<S> = fn(&mut S, &mut Context<'_>);

/// Always.
pub fn always<S>(_: &S, _: &Surroundings) -> bool {
    true
}

/// The command of a name in a mode.
pub fn find<S>(rows: &'static [Command<S>], mode: Mode, id: &str) -> Option<&'static Command<S>> {
    let mut rows = rows.iter();
    rows.find(|command| command.row.mode == mode && command.row.id == id)
}
