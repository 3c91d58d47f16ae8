//! Keys as people write them (`C-s`, `g g`, `A-Enter`), and the map from keys to commands.

mod mode;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;

pub use mode::Mode;

/// One press of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// With Ctrl.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
}

/// The keys that Glose knows; Shift is part of a character, and of Tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A character, as the layout and Shift make it.
    Char(char),
    /// A function key.
    F(u8),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

impl Key {
    /// A key without Ctrl and Alt.
    pub fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
        }
    }

    /// A character without Ctrl and Alt.
    pub fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// A character with Ctrl.
    pub fn ctrl(c: char) -> Self {
        Self {
            ctrl: true,
            ..Self::char(c)
        }
    }

    /// The character that a text field takes from it.
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// Reads one key: `a`, `C-s`, `A-Enter`, `S-Tab`, `Space`, `F1`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = text;
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        while rest.chars().count() > 2 {
            let Some((prefix, after)) = rest.split_at_checked(2) else {
                break;
            };
            match prefix {
                "C-" => ctrl = true,
                "A-" => alt = true,
                "S-" => shift = true,
                _ => break,
            }
            rest = after;
        }
        let code = match rest {
            "Space" => Code::Char(' '),
            "Enter" => Code::Enter,
            "Esc" => Code::Esc,
            "Tab" if shift => Code::BackTab,
            "Tab" => Code::Tab,
            "Backspace" => Code::Backspace,
            "Delete" => Code::Delete,
            "Up" => Code::Up,
            "Down" => Code::Down,
            "Left" => Code::Left,
            "Right" => Code::Right,
            "Home" => Code::Home,
            "End" => Code::End,
            "PageUp" => Code::PageUp,
            "PageDown" => Code::PageDown,
            other => {
                let mut chars = other.chars();
                match (chars.next(), chars.next()) {
                    (Some(c), None) => Code::Char(c),
                    (Some('F'), Some(_)) => Code::F(other.get(1..)?.parse().ok()?),
                    _ => return None,
                }
            }
        };
        Some(Self { code, ctrl, alt })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("C-")?;
        }
        if self.alt {
            f.write_str("A-")?;
        }
        match self.code {
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(c) => write!(f, "{c}"),
            Code::F(n) => write!(f, "F{n}"),
            Code::BackTab => f.write_str("S-Tab"),
            other => write!(f, "{other:?}"),
        }
    }
}

/// Keys pressed one after the other: `g g`.
pub type Chord = Vec<Key>;

/// Reads a chord: keys with spaces between.
pub fn parse_chord(text: &str) -> Option<Chord> {
    let chord: Option<Chord> = text.split_whitespace().map(Key::parse).collect();
    chord.filter(|keys| !keys.is_empty())
}

/// A chord as it is shown: one-letter keys stand together (`gg`), others apart.
pub fn show_chord(chord: &[Key]) -> String {
    let keys: Vec<String> = chord.iter().map(Key::to_string).collect();
    let short = keys.iter().all(|key| key.chars().count() == 1);
    keys.join(if short { "" } else { " " })
}

/// The map from keys to the names of commands, by mode.
#[derive(Debug, Clone, Default)]
pub struct Keymap {
    modes: BTreeMap<Mode, Vec<(Chord, String)>>,
}

/// What keys pressed so far come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A command of a mode.
    Command(Mode, String),
    /// The beginning of one or more chords.
    Begun,
    /// Nothing.
    Nothing,
}

/// The key map's TOML: by mode, by command, keys.
pub type KeyTable = BTreeMap<String, BTreeMap<String, Vec<String>>>;

impl Keymap {
    /// The default key map with the reader's own keys over it, and a line for each of theirs that cannot
    /// be used (unknown modes and commands, unreadable keys, keys that are taken).
    pub fn new(own: &KeyTable) -> (Self, Vec<String>) {
        let mut table: KeyTable = toml::from_str(include_str!("keymap.toml")).unwrap_or_default();
        let mut wrong = Vec::new();
        for (mode, rows) in own {
            let Some(known) = table.get_mut(mode) else {
                wrong.push(format!("[keys.{mode}]"));
                continue;
            };
            for (command, keys) in rows {
                if !known.contains_key(command) {
                    wrong.push(format!("[keys.{mode}] {command}"));
                } else if let Some(bad) = keys.iter().find(|key| parse_chord(key).is_none()) {
                    wrong.push(format!("[keys.{mode}] {command} = {bad:?}"));
                } else {
                    known.insert(command.clone(), keys.clone());
                }
            }
        }
        let map = Self::from_table(&table);
        wrong.extend(map.clashes());
        (map, wrong)
    }

    fn from_table(table: &KeyTable) -> Self {
        let mut modes = BTreeMap::new();
        for mode in Mode::ALL {
            let rows = table.get(mode.name()).into_iter().flatten();
            let keys = rows.flat_map(|(command, keys)| {
                keys.iter()
                    .filter_map(move |key| Some((parse_chord(key)?, command.clone())))
            });
            modes.insert(mode, keys.collect());
        }
        Self { modes }
    }

    /// What the keys pressed so far mean in a mode or in its parent.
    pub fn find(&self, mode: Mode, pressed: &[Key]) -> Found {
        let mut here = Some(mode);
        while let Some(at) = here {
            let mut begun = false;
            for (chord, command) in self.modes.get(&at).into_iter().flatten() {
                if chord == pressed {
                    return Found::Command(at, command.clone());
                }
                begun |= chord.starts_with(pressed);
            }
            // A mode's own chords come before what their first key means in its parent.
            if begun {
                return Found::Begun;
            }
            here = at.parent();
        }
        Found::Nothing
    }

    /// The keys of a command in a mode, in the map's order: the first is the one that is shown.
    pub fn keys_of(&self, mode: Mode, command: &str) -> Vec<String> {
        let rows = self.modes.get(&mode).into_iter().flatten();
        rows.filter(|(_, name)| name == command)
            .map(|(chord, _)| show_chord(chord))
            .collect()
    }

    /// The commands that the keys pressed so far may still become: the rest of the keys, and the command.
    pub fn continuations(&self, mode: Mode, pressed: &[Key]) -> Vec<(String, Mode, String)> {
        let mut found = Vec::new();
        let mut here = Some(mode);
        while let Some(at) = here {
            for (chord, command) in self.modes.get(&at).into_iter().flatten() {
                if let Some(rest) = chord.strip_prefix(pressed).filter(|rest| !rest.is_empty()) {
                    found.push((show_chord(rest), at, command.clone()));
                }
            }
            here = at.parent();
        }
        found
    }

    /// Every command that has keys in a mode.
    pub fn commands_of(&self, mode: Mode) -> impl Iterator<Item = &str> {
        self.modes
            .get(&mode)
            .into_iter()
            .flatten()
            .map(|(_, command)| command.as_str())
    }

    /// Keys that mean two things in one mode, and chords that another's beginning hides.
    pub fn clashes(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (mode, rows) in &self.modes {
            for (at, (chord, command)) in rows.iter().enumerate() {
                for (other, name) in rows.iter().skip(at + 1) {
                    if chord.starts_with(other) || other.starts_with(chord) {
                        let (one, two) = (show_chord(chord), show_chord(other));
                        found.push(format!(
                            "[keys.{}] {command} = {one}, {name} = {two}",
                            mode.name()
                        ));
                    }
                }
            }
        }
        found
    }
}
