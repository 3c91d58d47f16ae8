//! What the README says of the keys is what the table of commands says, and what the documents name is there.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::missing_panics_doc,
    missing_docs,
    reason = "a test fails by panicking"
)]

#[path = "readme/names.rs"]
mod names;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use glose::i18n::Messages;
use glose::text::Language;
use glose::tui::app::command;
use glose::tui::kit::keys::{KeyTable, Keymap, Mode};

const BEGIN: &str = "<!-- keys:begin -->\n";
const END: &str = "<!-- keys:end -->";

/// The README of each language.
const READMES: [(&str, Language); 2] = [
    ("README.md", Language::English),
    ("README.fr.md", Language::French),
];

/// The list of keys in Markdown: a table a mode.
fn keys(language: Language) -> String {
    let messages = Messages::new(language);
    let (map, _) = Keymap::new(&KeyTable::new());
    let head = match language {
        Language::English => "| key | does |",
        Language::French => "| touche | effet |",
    };
    let mut out = String::new();
    for mode in Mode::ALL {
        let title = messages.text(&format!("mode-{}", mode.name()));
        let _ = write!(out, "**{title}**\n\n{head}\n|---|---|\n");
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

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

#[test]
fn each_readme_lists_the_keys_as_they_are() {
    for (name, language) in READMES {
        let path = path(name);
        let readme = fs::read_to_string(&path).unwrap();
        let (before, rest) = readme.split_once(BEGIN).unwrap();
        let (listed, after) = rest.split_once(END).unwrap();
        let keys = keys(language);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(path, format!("{before}{BEGIN}{keys}{END}{after}")).unwrap();
            continue;
        }
        assert_eq!(
            listed, keys,
            "{name}: `UPDATE=1 cargo test --test readme` writes the list anew"
        );
    }
}

/// The levels of the headings, and the commands of the code blocks without what is said of them.
fn shape(readme: &str) -> Vec<String> {
    let mut is_code = false;
    let mut shape = Vec::new();
    for line in readme.lines() {
        if line.starts_with("```") {
            is_code = !is_code;
            shape.push(line.to_owned());
        } else if is_code && line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let command = line.split(" #").next().unwrap_or_default();
            shape.push(command.trim_end().to_owned());
        } else if !is_code && line.starts_with('#') {
            let level = line.chars().take_while(|c| *c == '#');
            shape.push(level.collect());
        }
    }
    shape
}

#[test]
fn both_readmes_have_the_same_sections_and_commands() {
    let [english, french] =
        READMES.map(|(name, _)| shape(&fs::read_to_string(path(name)).unwrap()));
    assert_eq!(english, french);
}
