//! The table of commands: one row each. Keys, chords, hints, help, palette and the README's list of keys
//! are all made from the rows.

use super::keys::Mode;
use super::msg::{Effect, Env};
use super::state::State;

/// A command: what it is called, where it applies, what it does.
pub struct Command {
    /// Its name in the key map.
    pub id: &'static str,
    /// The mode that it belongs to.
    pub mode: Mode,
    /// The key of the message that says what it does.
    pub label: &'static str,
    /// The key of the short word in the key bar and its rank there (1 first); `None` where it has no place.
    pub hint: Option<(&'static str, u8)>,
    /// Whether it can be done now.
    pub when: fn(&State) -> bool,
    /// Does it.
    pub run: fn(&mut State, &Env) -> Vec<Effect>,
}

/// Always.
pub fn always(_: &State) -> bool {
    true
}

/// Every command, by screen.
pub fn all() -> impl Iterator<Item = &'static Command> {
    super::global::ROWS
        .iter()
        .chain(super::library::ROWS)
        .chain(super::notes::ROWS)
        .chain(super::reader::ROWS)
        .chain(super::reader::SELECT_ROWS)
        .chain(super::editor::ROWS)
}

/// The command of a name in a mode.
pub fn find(mode: Mode, id: &str) -> Option<&'static Command> {
    all().find(|command| command.mode == mode && command.id == id)
}

/// The commands that the key bar shows now, the most used first: key and short word.
pub fn hints(state: &State) -> Vec<(String, String)> {
    let mode = state.mode();
    let mut rows: Vec<(u8, &Command)> = all()
        .filter(|command| command.mode == mode || Some(command.mode) == mode.parent())
        .filter(|command| (command.when)(state))
        .filter_map(|command| command.hint.map(|(_, rank)| (rank, command)))
        .collect();
    rows.sort_by_key(|(rank, _)| *rank);
    rows.into_iter()
        .filter_map(|(_, command)| {
            let key = state
                .keys
                .map
                .keys_of(command.mode, command.id)
                .into_iter()
                .next()?;
            let word = state.manner.messages.text(command.hint?.0);
            Some((key, word))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Messages;
    use crate::text::Language;
    use crate::tui::app::keys::{KeyTable, Keymap};

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
