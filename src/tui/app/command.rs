//! The table of all commands: keys, chords, hints, help, palette and the README's list of keys are made from it.

use super::reach::in_front;
use super::state::State;
use super::{global, writing};
use crate::tui::dialog::editor;
use crate::tui::kit::keys::Mode;
use crate::tui::port::{Env, Request, Row};
use crate::tui::screen::{Hints, library, notes, reader, review};

/// Every command. Those of the query of notes are among those of the library's.
pub fn all() -> impl Iterator<Item = &'static Row> {
    let global = global::ROWS.iter().map(|command| &command.row);
    let library = library::ROWS.iter().chain(library::QUERY_ROWS);
    let reader = reader::ROWS
        .iter()
        .chain(reader::SELECT_ROWS)
        .chain(reader::PASSAGE_ROWS);
    global
        .chain(library.map(|command| &command.row))
        .chain(notes::ROWS.iter().map(|command| &command.row))
        .chain(review::ROWS.iter().map(|command| &command.row))
        .chain(reader.map(|command| &command.row))
        .chain(editor::ROWS.iter().map(|command| &command.row))
}

/// The command of a name in a mode.
pub fn find(mode: Mode, id: &str) -> Option<&'static Row> {
    all().find(|row| row.mode == mode && row.id == id)
}

/// Whether a command can be done now, on what is chosen.
pub fn can(state: &State, row: &Row) -> bool {
    applies(state, row) && row.is_allowed(state.front().subject().1)
}

/// Whether a command means anything now, whether or not what is chosen may be changed.
fn applies(state: &State, row: &Row) -> bool {
    match row.mode {
        Mode::Global => global::applies(state, row.id),
        Mode::Editor => state.editor.is_some(),
        Mode::Library
        | Mode::Query
        | Mode::Reader
        | Mode::Select
        | Mode::Passage
        | Mode::Notes
        | Mode::Review => {
            let can = state.front().can(row.mode, row.id, &state.around);
            can.unwrap_or(false)
        }
    }
}

/// Runs a command, or says why it cannot be done.
pub fn run(state: &mut State, row: &Row, env: &Env) -> Vec<Request> {
    if row.mode == Mode::Editor {
        return writing::run(state, row.id, env);
    }
    if !applies(state, row) {
        state.note("say-not-here");
        return Vec::new();
    }
    if !row.is_allowed(state.front().subject().1) {
        state.note(global::refusal(state));
        return Vec::new();
    }
    if row.mode == Mode::Global {
        return global::run(state, row.id, env);
    }
    in_front(state, env, |screen, cx| screen.run(row.mode, row.id, cx))
}

/// The commands that the key bar shows now, the most used first: key and short word.
pub fn hints(state: &State) -> Vec<(String, String)> {
    let mode = state.mode();
    let hints = if mode == Mode::Editor {
        Hints::Ranked(None)
    } else {
        state.front().hints()
    };
    match hints {
        Hints::Only(rows) => rows.iter().filter_map(|hint| named(state, *hint)).collect(),
        Hints::Ranked(first) => {
            let first =
                first.filter(|(mode, id, _)| find(*mode, id).is_some_and(|row| can(state, row)));
            let first = first.and_then(|hint| named(state, hint));
            first.into_iter().chain(ranked(state, mode)).collect()
        }
    }
}

fn ranked(state: &State, mode: Mode) -> Vec<(String, String)> {
    let modes: Vec<Mode> = mode.line().collect();
    let rows = all().filter(|row| modes.contains(&row.mode));
    let mut rows: Vec<(u8, &str, &Row)> = rows
        .filter_map(|row| row.hint.map(|(word, rank)| (rank, word, row)))
        .filter(|(_, _, row)| can(state, row))
        .collect();
    rows.sort_by_key(|(rank, ..)| *rank);
    rows.into_iter()
        .filter_map(|(_, word, row)| {
            let word = global::word(state, row, word);
            named(state, (row.mode, row.id, word))
        })
        .collect()
}

/// The first key of a command, and a word for it.
fn named(state: &State, (mode, id, word): (Mode, &str, &str)) -> Option<(String, String)> {
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

    #[test]
    fn the_query_of_notes_has_no_command_that_the_librarys_lacks() {
        for command in notes::QUERY_ROWS {
            let row = find(command.row.mode, command.row.id).unwrap();
            assert_eq!(row.label, command.row.label);
        }
    }
}
