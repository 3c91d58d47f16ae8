//! The table of commands: one row each. Keys, chords, hints, help, palette and the README's list of keys
//! are all made from the rows.

use super::state::State;
use super::visit;
use crate::library::Status;
use crate::tui::kit::keys::Mode;
use crate::tui::port::{Effect, Env};

/// A command: what it is called, where it applies, what it does.
pub struct Command {
    /// Its name in the key map.
    pub id: &'static str,
    /// The mode that it belongs to.
    pub mode: Mode,
    /// The key of the message that says what it does.
    pub label: &'static str,
    /// The key of the short word in the key bar and its rank there (1 first); `None` where it has no place.
    pub hint: Hint,
    /// Whether it can be done now.
    pub when: When,
    /// Does it.
    pub run: Run,
}

/// A short word for the key bar and its rank there.
pub type Hint = Option<(&'static str, u8)>;
/// Whether a command can be done.
pub type When = fn(&State) -> bool;
/// What a command does.
pub type Run = fn(&mut State, &Env) -> Vec<Effect>;

impl Command {
    /// A row of the table.
    pub const fn row(
        mode: Mode,
        id: &'static str,
        label: &'static str,
        hint: Hint,
        when: When,
        run: Run,
    ) -> Self {
        Self {
            id,
            mode,
            label,
            hint,
            when,
            run,
        }
    }
}

/// Always.
pub fn always(_: &State) -> bool {
    true
}

/// Every command, by screen.
pub fn all() -> impl Iterator<Item = &'static Command> {
    super::global::ROWS
        .iter()
        .chain(crate::tui::screen::library::ROWS)
        .chain(crate::tui::screen::notes::ROWS)
        .chain(crate::tui::screen::review::ROWS)
        .chain(crate::tui::screen::reader::ROWS)
        .chain(crate::tui::screen::reader::SELECT_ROWS)
        .chain(crate::tui::screen::reader::PASSAGE_ROWS)
        .chain(crate::tui::dialog::editor::ROWS)
}

/// The command of a name in a mode.
pub fn find(mode: Mode, id: &str) -> Option<&'static Command> {
    all().find(|command| command.mode == mode && command.id == id)
}

/// The commands that the key bar shows now, the most used first: key and short word.
pub fn hints(state: &State) -> Vec<(String, String)> {
    let mode = state.mode();
    let note = state.reader.as_ref().and_then(|reader| reader.focused_note);
    match mode {
        Mode::Reader if note.is_some() => return named(state, NOTE_HINTS),
        Mode::Reader if ends(state) => {
            let mut hints = ranked(state, mode);
            hints.splice(0..0, shown(state, Mode::Global, "read_toggle", "bar-done"));
            return hints;
        }
        Mode::Passage => return named(state, PASSAGE_HINTS),
        _ => {}
    }
    ranked(state, mode)
}

/// Whether the end of an article is on the screen that is not marked as read.
fn ends(state: &State) -> bool {
    let reader = state.reader.as_ref();
    reader.is_some_and(|reader| reader.is_at_end() && reader.article.meta.status != Status::Done)
}

fn ranked(state: &State, mode: Mode) -> Vec<(String, String)> {
    let modes: Vec<Mode> = mode.line().collect();
    let mut rows: Vec<(u8, &Command)> = all()
        .filter(|command| modes.contains(&command.mode))
        .filter(|command| (command.when)(state) && visit::allows(state, command))
        .filter_map(|command| command.hint.map(|(_, rank)| (rank, command)))
        .collect();
    rows.sort_by_key(|(rank, _)| *rank);
    rows.into_iter()
        .filter_map(|(_, command)| {
            let word = visit::word(state, command, command.hint?.0);
            shown(state, command.mode, command.id, word)
        })
        .collect()
}

/// What the key bar says while a note has the focus: what can be done with it, and the way on.
const NOTE_HINTS: &[(Mode, &str, &str)] = &[
    (Mode::Reader, "note_open", "bar-edit"),
    (Mode::Reader, "reshape", "bar-reshape"),
    (Mode::Global, "tag", "bar-tag"),
    (Mode::Reader, "mark_colour", "bar-colour"),
    (Mode::Global, "delete", "bar-delete"),
    (Mode::Global, "copy", "bar-copy"),
    (Mode::Global, "next_pane", "bar-next-note"),
    (Mode::Global, "help", "bar-help"),
];

/// What the key bar says while a passage is given other ends.
const PASSAGE_HINTS: &[(Mode, &str, &str)] = &[
    (Mode::Passage, "keep", "bar-keep"),
    (Mode::Select, "grow", "bar-grow"),
    (Mode::Select, "shrink", "bar-shrink"),
    (Mode::Select, "swap", "bar-swap"),
    (Mode::Select, "word_next", "bar-word"),
    (Mode::Select, "sentence_next", "bar-sentence"),
    (Mode::Passage, "cancel", "bar-leave"),
    (Mode::Global, "help", "bar-help"),
];

fn named(state: &State, rows: &[(Mode, &str, &str)]) -> Vec<(String, String)> {
    let rows = rows.iter();
    rows.filter_map(|(mode, id, word)| shown(state, *mode, id, word))
        .collect()
}

/// The first key of a command, and a word for it.
fn shown(state: &State, mode: Mode, id: &str, word: &str) -> Option<(String, String)> {
    let key = state.around.keymap.keys_of(mode, id).into_iter().next()?;
    Some((key, state.around.manner.messages.text(word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Messages;
    use crate::text::Language;
    use crate::tui::kit::keys::{KeyTable, Keymap};

    #[test]
    fn every_key_has_a_command_and_every_command_a_key_and_a_label() {
        let (map, _) = Keymap::new(&KeyTable::new());
        let messages = Messages::new(Language::French);
        for mode in Mode::ALL {
            for id in map.commands_of(mode) {
                assert!(
                    find(mode, id).is_some(),
                    "no command for [{}] {id}",
                    mode.name()
                );
            }
        }
        for command in all() {
            let place = format!("[{}] {}", command.mode.name(), command.id);
            assert!(
                !map.keys_of(command.mode, command.id).is_empty(),
                "no key for {place}"
            );
            assert!(
                messages.has(command.label),
                "no label for {place}: {}",
                command.label
            );
            if let Some((hint, _)) = command.hint {
                assert!(messages.has(hint), "no short word for {place}: {hint}");
            }
        }
    }
}
