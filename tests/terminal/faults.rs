//! A fault of ours: the terminal is given back, what was typed is kept, a report is written and named.

use std::fs;

use crate::ends::{half_a_note, is_given_back_with_words};
use crate::pty::Screen;
use crate::{files, glose, notes, with_one_article};

/// Ends the program by a fault; what it says, after looking at the report.
fn falls(mut screen: Screen, home: &std::path::Path, room: &str) -> String {
    screen.keys("\u{1b}[20~");
    assert_eq!(screen.code(), 70, "{room}");
    let said = is_given_back_with_words(screen, room);
    let reports: Vec<_> = files(&home.join("state"))
        .into_iter()
        .filter(|path| path.to_string_lossy().contains("/fault-"))
        .collect();
    assert_eq!(reports.len(), 1, "{room}: {said}");
    let name = reports[0].file_name().unwrap().to_string_lossy();
    let said: String = said.split_whitespace().collect();
    assert!(said.contains(&*name), "{room}: {said}");
    let report = fs::read_to_string(&reports[0]).unwrap();
    assert!(
        report.contains("asked for") && report.contains("glose 0."),
        "{report}"
    );
    fs::remove_file(&reports[0]).unwrap();
    said
}

/// A16: a fault in each screen.
#[test]
fn a_fault_in_any_screen_gives_the_terminal_back_and_names_its_report() {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let rooms: [(&[&str], &str); 12] = [
        (&[], "Le canal"),
        (&["/", "canal"], "canal"),
        (&["?"], "Help"),
        (&[":"], "Le canal"),
        (&["g", "n"], "No"),
        (&["g", "o"], ""),
        (&["t"], "Tags"),
        (&["x"], "Export"),
        (&["\r"], "comptent"),
        (&["\r", "O"], "comptent"),
        (&["\r", "i"], "comptent"),
        (&["\r", "v"], "comptent"),
    ];
    for (keys, there) in rooms {
        let words = [env!("CARGO_BIN_EXE_glose")];
        let set = [("GLOSE_FAULT", "F9")];
        let mut screen = Screen::start_program(home.path(), &words, "en_CA", (100, 30), &set);
        screen.wait("Le canal");
        screen.settle();
        for key in keys {
            screen.keys(key);
            screen.settle();
        }
        screen.wait(there);
        falls(screen, home.path(), &format!("{keys:?}"));
    }
}

/// A16: a fault while a note is typed: it is offered at the next start.
#[test]
fn a_fault_while_a_note_is_typed_keeps_it() {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let screen = half_a_note(home.path(), &[("GLOSE_FAULT", "F9")]);
    falls(screen, home.path(), "editor");
    let mut screen = Screen::start(home.path(), &[], "en_CA", (100, 30));
    screen.wait("Half a thought");
    screen.keys("\u{1b}");
    screen.wait_for("the note to be kept", |text| text.contains('✔'));
    screen.keys("Q");
    assert!(screen.end());
    assert!(notes(home.path())[0].contains("Half a thought"));
}

/// A16, D03: a fault in a command, whose words would act on the terminal: one sentence, in the reader's language,
/// exit code 70; where no report can be written, the words themselves, made safe.
#[test]
fn a_fault_in_a_command_is_told_in_the_readers_language_and_acts_on_nothing() {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let program = env!("CARGO_BIN_EXE_glose");
    let set = [("GLOSE_FAULT", "command:\u{1b}]0;title\u{7}\u{9b}2J words")];
    for (writable, says) in [(true, "compte rendu"), (false, "words")] {
        if !writable {
            let state = home.path().join("state");
            let _ = fs::remove_dir_all(&state);
            fs::write(state, "").unwrap();
        }
        let words = [program, "list"];
        let mut screen = Screen::start_program(home.path(), &words, "fr_CA", (100, 30), &set);
        assert_eq!(screen.code(), 70);
        let (bytes, ..) = screen.end_with();
        let heard = crate::grammar::read(&bytes, crate::grammar::Writer::Command).unwrap();
        assert!(heard.text.contains("faute"), "{}", heard.text);
        assert!(heard.text.contains(says), "{}", heard.text);
    }
    assert!(glose(home.path(), &["list"]).status.success());
}
