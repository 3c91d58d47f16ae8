//! The words of a note from the command line: piped, typed, written in an editor; and what cannot be read.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Stdio};

use crate::desk::{Desk, text};

const ARTICLE: &str = "# Le canal\n\nLes capteurs comptent les vélos. Une autre phrase suit.\n";

fn desk() -> Desk {
    let desk = Desk::new("en");
    let file = desk.file("canal.md", ARTICLE);
    desk.run(["add", &file]).ends(0);
    desk
}

fn words(desk: &Desk) -> Vec<String> {
    let notes = desk.run(["annotations", "--json"]).json();
    notes
        .iter()
        .map(|note| text(note, "note").to_owned())
        .collect()
}

/// Another program, with the variables of the desk.
fn around(desk: &Desk, program: &str) -> Command {
    let glose = desk.command(["-"]);
    let mut command = Command::new(program);
    command.env_clear();
    for (name, value) in glose.get_envs() {
        if let Some(value) = value {
            command.env(name, value);
        }
    }
    command
}

#[test]
fn piped_words_are_the_note() {
    let desk = desk();
    let quote = ["note", "le-canal", "--quote", "capteurs"];
    desk.run_with("my thought\nin two lines\n", quote).ends(0);
    assert_eq!(words(&desk), ["my thought\nin two lines"]);
}

#[test]
fn an_empty_note_is_refused_however_it_comes() {
    let desk = desk();
    for (input, more) in [
        ("", &[][..]),
        (" \n\t\n", &[]),
        ("", &["--text", "-"]),
        ("", &["--text", ""]),
        ("ignored", &["--text", "  "]),
        ("", &["--tag", "iot"]),
    ] {
        let words = ["note", "le-canal", "--quote", "capteurs"];
        desk.run_with(input, words.iter().chain(more)).ends(1);
    }
    assert!(desk.files("data/glose/notes").is_empty());
    // Without words on purpose, a passage is highlighted.
    let highlight = ["note", "le-canal", "--quote", "capteurs", "--highlight"];
    desk.run_with("", highlight).ends(0);
    assert_eq!(words(&desk), [""]);
}

#[test]
fn piped_bytes_that_are_no_text_are_refused() {
    let desk = desk();
    let script = format!(
        "printf 'd\\351j\\340 vu' | '{}' note le-canal --quote capteurs",
        env!("CARGO_BIN_EXE_glose")
    );
    let ran = around(&desk, "sh").args(["-c", &script]).output().unwrap();
    assert!(!ran.status.success());
    assert!(String::from_utf8_lossy(&ran.stderr).contains("UTF-8"));
    assert!(desk.files("data/glose/notes").is_empty());
}

/// An editor that runs a line of shell on its file `$1`, opened by `glose note` in a terminal of its own.
fn note_in(desk: &Desk, line: &str) -> String {
    let path = desk.file("my editor.sh", &format!("#!/bin/sh\n{line}\n"));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    let note = format!(
        "'{}' note le-canal --quote capteurs",
        env!("CARGO_BIN_EXE_glose")
    );
    let mut command = around(desk, "script");
    command
        .args(["-qec", &note, "/dev/null"])
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("EDITOR", format!("'{path}'"))
        .env("SHELL", "/bin/sh")
        .stdin(Stdio::null());
    let ran = command.output().unwrap();
    String::from_utf8_lossy(&ran.stdout).into_owned()
}

fn left(desk: &Desk) -> Vec<String> {
    let files = desk.files("state").into_iter();
    let files = files.filter(|path| path.to_string_lossy().contains("/editor/"));
    let files = files.filter(|path| path.extension().is_some_and(|ext| ext == "md"));
    files
        .map(|path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned())
        .collect()
}

#[test]
fn what_is_written_in_the_editor_is_kept_or_named() {
    let above = "printf 'A thought.\\n------ >8 ------ is a mark of git.\\nAnd on.\\n' | cat - \"$1\" > t; mv t \"$1\"";
    let desk = desk();
    note_in(&desk, above);
    assert_eq!(
        words(&desk),
        ["A thought.\n------ >8 ------ is a mark of git.\nAnd on."]
    );
    assert!(left(&desk).is_empty());

    for end in ["exit 3", "kill -9 $$"] {
        let desk = self::desk();
        let said = note_in(&desk, &format!("{above}; {end}"));
        assert!(said.contains("kept in"), "{said}");
        assert!(words(&desk).is_empty());
        assert!(left(&desk)[0].contains("A thought."));
        // It is named until it is taken in.
        let checked = desk.run(["doctor"]);
        assert!(checked.out.contains("draft"), "{}", checked.out);
    }

    let desk = self::desk();
    let said = note_in(&desk, "printf 'd\\351j\\340 vu' > \"$1\"");
    assert!(said.contains("UTF-8"), "{said}");
    assert!(words(&desk).is_empty() && left(&desk).len() == 1);

    let desk = self::desk();
    note_in(&desk, "true");
    assert!(words(&desk).is_empty() && left(&desk).is_empty());
}

#[test]
fn notes_that_cannot_be_read_are_not_said_to_be_none() {
    let desk = desk();
    desk.run(["note", "le-canal", "--text", "Là."]).ends(0);
    let notes = desk.library().join("notes");
    fs::rename(&notes, desk.library().join("aside")).unwrap();
    fs::write(&notes, "a file where the folder was").unwrap();
    let said = desk.run(["annotations"]).ends(3);
    assert!(said.err.contains("notes"), "{}", said.err);
    fs::remove_file(&notes).unwrap();
    fs::rename(desk.library().join("aside"), &notes).unwrap();
    assert_eq!(words(&desk), ["Là."]);
}
