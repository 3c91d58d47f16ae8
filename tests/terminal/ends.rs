//! However the program ends, the terminal is given back and nothing typed is lost.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::grammar::{Writer, read};
use crate::pty::Screen;
use crate::{files, notes, with_one_article};

/// Opens the one article and begins a note.
pub fn half_a_note(home: &Path, set: &[(&str, &str)]) -> Screen {
    let words = [env!("CARGO_BIN_EXE_glose")];
    let mut screen = Screen::start_program(home, &words, "en_CA", (100, 30), set);
    screen.wait("Le canal");
    screen.settle();
    screen.keys("\r");
    screen.wait("comptent");
    screen.keys("a");
    screen.wait("New note");
    screen.keys("Half a thought");
    screen.wait("Half a thought");
    screen
}

/// Checks that every mode that was set is taken back, the cursor shown, the line discipline as before.
pub fn is_given_back(screen: Screen, how: &str) {
    is_given_back_with_words(screen, how);
}

/// The same where something is said once the terminal is given back; that is returned.
pub fn is_given_back_with_words(screen: Screen, how: &str) -> String {
    let (bytes, before, after) = screen.end_with();
    assert_eq!(before, after, "{how}");
    let last = b"\x1b[?25h";
    let end = bytes.windows(last.len()).rposition(|part| part == last);
    let (drawn, said) = bytes.split_at(end.map_or(bytes.len(), |at| at + last.len()));
    let heard = read(drawn, Writer::Interface).unwrap_or_else(|refused| panic!("{how}: {refused}"));
    let said = read(said, Writer::Command).unwrap_or_else(|refused| panic!("{how}: {refused}"));
    let mut modes: HashMap<&str, bool> = HashMap::new();
    let mut keyboard = 0;
    for sequence in &heard.sequences {
        if let Some(mode) = sequence.strip_suffix('h') {
            modes.insert(mode, true);
        } else if let Some(mode) = sequence.strip_suffix('l') {
            modes.insert(mode, false);
        }
        keyboard += i32::from(sequence == ">1u") - i32::from(sequence == "<1u");
    }
    assert_eq!(modes.remove("?25"), Some(true), "{how}: the cursor");
    assert_eq!(modes.remove("?7"), Some(true), "{how}: lines wrap");
    assert!(modes.contains_key("?1049"), "{how}");
    assert!(modes.values().all(|set| !set), "{how}: {modes:?}");
    assert_eq!(keyboard, 0, "{how}");
    said.text
}

/// G03: after the key that quits.
#[test]
fn the_terminal_is_given_back_after_quitting() {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let mut screen = Screen::start(home.path(), &[], "en_CA", (100, 30));
    screen.wait("Le canal");
    screen.keys("Q");
    is_given_back(screen, "Q");
}

/// G03, A15: after each signal that ends programs the terminal is as before, and the note that was being
/// typed is offered at the next start.
#[test]
fn a_signal_leaves_the_terminal_as_it_was_and_the_draft_on_the_disk() {
    for signal in ["TERM", "HUP", "INT", "QUIT"] {
        let home = tempfile::tempdir().unwrap();
        with_one_article(home.path());
        let screen = half_a_note(home.path(), &[]);
        screen.signal(signal);
        is_given_back(screen, signal);
        let drafts = files(&home.path().join("state"));
        assert!(
            drafts
                .iter()
                .any(|path| path.extension().is_some_and(|ext| ext == "md")
                    && fs::read_to_string(path).unwrap().contains("Half a thought")),
            "{signal}: {drafts:?}"
        );
        let mut screen = Screen::start(home.path(), &[], "en_CA", (100, 30));
        screen.wait("Half a thought");
        screen.keys("\u{1b}");
        screen.wait_for("the note to be kept", |text| text.contains('✔'));
        screen.keys("Q");
        assert!(screen.end());
        assert!(notes(home.path())[0].contains("Half a thought"), "{signal}");
    }
}

/// A15, G05: the terminal itself goes away under the program: it ends by itself and keeps the draft.
#[test]
fn a_terminal_that_goes_away_ends_the_program_and_keeps_the_draft() {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let program = env!("CARGO_BIN_EXE_glose");
    // `script` holds a terminal of its own for the program; with its death that terminal is gone.
    let inner = format!("echo $$ > pid; exec '{program}'");
    let words = ["script", "-qec", &inner, "/dev/null"];
    let mut screen = Screen::start_program(
        home.path(),
        &words,
        "en_CA",
        (100, 30),
        &[("SHELL", "/bin/sh")],
    );
    screen.wait("Le canal");
    screen.settle();
    screen.keys("\r");
    screen.wait("comptent");
    screen.keys("a");
    screen.wait("New note");
    screen.keys("Half a thought");
    screen.wait("Half a thought");
    let id = fs::read_to_string(home.path().join("pid")).unwrap();
    let process = Path::new("/proc").join(id.trim());
    screen.kill();
    let since = Instant::now();
    let ended = || {
        let status = fs::read_to_string(process.join("status")).unwrap_or_default();
        status.is_empty() || status.contains("State:\tZ")
    };
    while !ended() {
        assert!(
            since.elapsed() < Duration::from_mins(1),
            "it goes on without a terminal"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
    let kept = files(&home.path().join("state"));
    let kept = kept.iter().filter_map(|path| fs::read_to_string(path).ok());
    assert!(kept.into_iter().any(|text| text.contains("Half a thought")));
}

/// D11, D14: what a terminal says by itself, in pieces too, and the end of a paste inside a paste, put nothing
/// into a note that the reader did not type, and press no key.
#[test]
fn what_a_terminal_says_by_itself_is_not_taken_for_words() {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let mut screen = half_a_note(home.path(), &[]);
    for piece in [
        "\u{1b}[<35;1",
        "0;12M",
        "\u{1b}[<35;11;12",
        "M",
        "\u{1b}[",
        "I",
        "\u{1b}[12;40R",
        "\u{1b}[?62;22c",
        "\u{1b}[?0u",
        "\u{1b}]11;rgb:1c1c/1c1c/1c1c\u{1b}\\",
        "\u{1b}]11;rgb:ffff/fd",
        "fd/f5f5\u{7}",
    ] {
        screen.keys(piece);
        std::thread::sleep(Duration::from_millis(5));
    }
    screen.settle();
    screen.keys("\u{1b}[200~ and\u{7} a paste\u{1b}[2J\u{9b}1m\u{1b}[201~");
    screen.wait("paste");
    screen.settle();
    screen.keys("\u{1b}");
    screen.wait_for("the note to be kept", |text| !text.contains("New note"));
    screen.settle();
    screen.keys("Q");
    is_given_back(screen, "what the terminal says");
    let notes = notes(home.path());
    assert_eq!(notes.len(), 1, "{notes:?}");
    let words = notes[0].rsplit("---\n").next().unwrap();
    assert!(words.starts_with("Half a thought and a paste"), "{words:?}");
    assert!(
        !words.contains(|c: char| c.is_control() && c != '\n'),
        "{words:?}"
    );
}
