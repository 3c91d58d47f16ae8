//! What the README says of the keys is what the table of commands says.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::missing_panics_doc,
    missing_docs,
    reason = "a test fails by panicking"
)]

use std::fmt::Write as _;
use std::fs;

use glose::i18n::Messages;
use glose::text::Language;
use glose::tui::app::command;
use glose::tui::app::keys::{KeyTable, Keymap, Mode};

const BEGIN: &str = "<!-- keys:begin -->\n";
const END: &str = "<!-- keys:end -->";

/// The list of keys in Markdown: a table a mode.
fn keys() -> String {
    let messages = Messages::new(Language::English);
    let (map, _) = Keymap::new(&KeyTable::new());
    let mut out = String::new();
    for mode in Mode::ALL {
        let title = messages.text(&format!("mode-{}", mode.name()));
        let _ = write!(out, "**{title}**\n\n| key | does |\n|---|---|\n");
        for row in command::all().filter(|row| row.mode == mode) {
            let keys = map.keys_of(mode, row.id);
            let shown: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
            let _ = writeln!(
                out,
                "| {} | {} |",
                shown.join(" "),
                messages.text(row.label)
            );
        }
        out.push('\n');
    }
    out
}

#[test]
fn the_readme_lists_the_keys_as_they_are() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = fs::read_to_string(path).unwrap();
    let (before, rest) = readme.split_once(BEGIN).unwrap();
    let (listed, after) = rest.split_once(END).unwrap();
    let keys = keys();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, format!("{before}{BEGIN}{keys}{END}{after}")).unwrap();
        return;
    }
    assert_eq!(
        listed, keys,
        "`UPDATE=1 cargo test --test readme` writes the list anew"
    );
}
