//! The rooms of the interface: what each may name, and what is named by none.

use std::path::Path;

use super::{code, sources, test_modules};

/// The rooms, from the bottom up; those of one height do not name each other.
const ROOMS: [(&str, u8); 6] = [
    ("kit", 0),
    ("port", 1),
    ("screen", 2),
    ("dialog", 2),
    ("app", 3),
    ("run", 4),
];

fn height(room: &str) -> Option<u8> {
    let mut rooms = ROOMS.iter();
    rooms
        .find(|(name, _)| *name == room)
        .map(|(_, height)| *height)
}

/// The room that a file below `src/` is in, and within it the screen or dialog.
fn room_of(path: &Path) -> Option<(String, Option<String>)> {
    let mut parts = path.strip_prefix("tui").ok()?.iter();
    let mut next = || {
        let part = parts.next()?.to_string_lossy();
        Some(part.trim_end_matches(".rs").to_owned())
    };
    Some((next()?, next()))
}

/// The names after `prefix` in a source.
fn named<'a>(code: &'a str, prefix: &'a str) -> impl Iterator<Item = String> + 'a {
    code.split(prefix).skip(1).map(|part| {
        let name = part
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_');
        name.collect()
    })
}

#[test]
fn a_room_of_the_interface_names_only_those_below_it() {
    let tests = test_modules();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some((own, _)) = room_of(&path) else {
            continue;
        };
        if tests.contains(&path.with_extension("")) {
            continue;
        }
        let Some(own_height) = height(&own) else {
            wrong.push(format!("{} is in no room", path.display()));
            continue;
        };
        for room in named(&code(&text), "crate::tui::") {
            if room != own && height(&room).is_none_or(|other| other >= own_height) {
                wrong.push(format!("{} names {room}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_screen_names_another_screen_and_no_dialog_another_dialog() {
    let tests = test_modules();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if tests.contains(&path.with_extension("")) {
            continue;
        }
        let Some((room, Some(own))) = room_of(&path) else {
            continue;
        };
        let shared = match room.as_str() {
            "screen" => &[][..],
            // What dialogs have in common.
            "dialog" => &["list", "outcome"],
            _ => continue,
        };
        for other in named(&code(&text), &format!("crate::tui::{room}::")) {
            let is_module = other.starts_with(|c: char| c.is_lowercase());
            if is_module && other != own && !shared.contains(&other.as_str()) {
                wrong.push(format!("{} names {other}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
