//! The interface in a real pseudo-terminal with hostile texts, storms of sizes, signals and broken editors.
//!
//! Which rows of the test matrix these hold is told in `tests/durability.rs`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::missing_panics_doc,
    missing_docs,
    reason = "a test fails by panicking"
)]

#[path = "terminal/cells.rs"]
mod cells;
#[path = "terminal/drafts.rs"]
mod drafts;
#[path = "terminal/editors.rs"]
mod editors;
#[path = "terminal/ends.rs"]
mod ends;
// Only a build for tests has faults to ask for.
#[cfg(debug_assertions)]
#[path = "terminal/faults.rs"]
mod faults;
#[path = "terminal/floods.rs"]
mod floods;
#[path = "terminal/grammar.rs"]
mod grammar;
#[path = "terminal/hangs.rs"]
mod hangs;
#[path = "terminal/hostile.rs"]
mod hostile;
#[path = "terminal/kinds.rs"]
mod kinds;
#[cfg(unix)]
#[path = "terminal/opening.rs"]
mod opening;
#[path = "terminal/pauses.rs"]
mod pauses;
#[path = "durability/preload.rs"]
mod preload;
mod pty;
#[path = "terminal/saves.rs"]
mod saves;
#[path = "terminal/sizes.rs"]
mod sizes;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Runs the program below a home of its own, not on a terminal.
fn glose(home: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_glose"));
    command
        .args(arguments)
        .env_clear()
        .env("LANG", "en_CA.UTF-8");
    for (name, folder) in pty::FOLDERS {
        command.env(name, home.join(folder));
    }
    command.current_dir(home).output().unwrap()
}

/// A library with one article in it.
fn with_one_article(home: &Path) {
    let file = home.join("canal.md");
    let text = "# Le canal\n\nLes capteurs comptent les vélos. Une autre phrase suit.\n";
    fs::write(&file, text).unwrap();
    let added = glose(home, &["add", file.to_str().unwrap()]);
    assert!(added.status.success(), "{added:?}");
}

/// The texts of all annotations' files.
fn notes(home: &Path) -> Vec<String> {
    files(&home.join("data/glose/notes"))
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            found.extend(files(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found
}
