//! Keys in, answers out: each dialog by itself.

mod lines;
mod lists;
mod tags;

use crate::config::{Depth, Glyphs, Theme};
use crate::i18n::Messages;
use crate::text::{Language, Typesetting};
use crate::tui::kit::keys::{Key, KeyTable, Keymap};
use crate::tui::port::{Manner, Surroundings};

/// Keys with spaces between; what stands in quotes is typed letter by letter.
fn keys(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    for (at, part) in text.split('"').enumerate() {
        if at % 2 == 1 {
            keys.extend(part.chars().map(Key::char));
        } else {
            keys.extend(part.split_whitespace().map(|key| Key::parse(key).unwrap()));
        }
    }
    keys
}

fn around(language: Language, size: (u16, u16)) -> Surroundings {
    let manner = Manner {
        messages: Messages::new(language),
        theme: Theme::None,
        depth: Depth::Table,
        ground: None,
        glyphs: Glyphs::Unicode,
        measure: 66,
        typesetting: Typesetting::default(),
    };
    Surroundings::new(manner, Keymap::new(&KeyTable::new()).0, size)
}
