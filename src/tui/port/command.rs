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

impl<S> Command<S> {
    /// A command that can always be done and changes nothing.
    pub const fn new(
        mode: Mode,
        id: &'static str,
        label: &'static str,
        hint: Hint,
        run: Run<S>,
    ) -> Self {
        Self {
            row: Row::new(mode, id, label, hint),
            when: always,
            run,
        }
    }

    /// The same for a command that can be done only at times.
    #[must_use]
    pub const fn when(self, when: When<S>) -> Self {
        Self { when, ..self }
    }

    /// The same for a command that changes what is chosen.
    #[must_use]
    pub const fn writing(self, writes: Writes) -> Self {
        let row = self.row.writing(writes);
        Self { row, ..self }
    }
}

/// Whether a command can be done.
pub type When<S> = fn(&S, &Surroundings) -> bool;
/// What a command does.
pub type Run<S> = fn(&mut S, &mut Context<'_>);

/// Always.
pub fn always<S>(_: &S, _: &Surroundings) -> bool {
    true
}

/// The tables of a screen's commands, one a mode.
pub type Tables<S> = &'static [&'static [Command<S>]];

fn find<S>(tables: Tables<S>, mode: Mode, id: &str) -> Option<&'static Command<S>> {
    let mut rows = tables.iter().copied().flatten();
    rows.find(|command| command.row.mode == mode && command.row.id == id)
}

/// Whether the command of a name in a mode can be done on a screen now; `None` where no table has it.
pub fn can<S>(
    tables: Tables<S>,
    screen: &S,
    (mode, id): (Mode, &str),
    around: &Surroundings,
) -> Option<bool> {
    find(tables, mode, id).map(|command| (command.when)(screen, around))
}

/// Runs the command of a name in a mode, where a table has it.
pub fn run<S>(tables: Tables<S>, screen: &mut S, (mode, id): (Mode, &str), cx: &mut Context<'_>) {
    if let Some(command) = find(tables, mode, id) {
        (command.run)(screen, cx);
    }
}
