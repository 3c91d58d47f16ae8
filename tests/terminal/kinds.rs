//! Terminals of every kind, and none.

use std::fs;

use crate::ends::{half_a_note, is_given_back};
use crate::grammar::{Writer, read};
use crate::pty::Screen;
use crate::{files, glose, notes, with_one_article};

/// What a terminal says of itself, and whether it has colours and signs beyond ASCII.
type Kind = (&'static [(&'static str, &'static str)], bool, bool);

const KINDS: [Kind; 8] = [
    (
        &[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")],
        true,
        true,
    ),
    (&[("TERM", "xterm-16color")], true, true),
    (&[("TERM", "linux")], true, false),
    (&[("TERM", "")], true, true),
    (&[("NO_COLOR", "1")], false, true),
    (&[("LANG", "C")], true, false),
    (&[("LC_ALL", "en_CA.ISO-8859-1")], true, false),
    (
        &[("NO_COLOR", "1"), ("LC_ALL", "C"), ("TERM", "vt100")],
        false,
        false,
    ),
];

/// Whether a stream of sequences asks for a colour.
fn is_coloured(sequences: &[String]) -> bool {
    let looks = sequences.iter().filter_map(|one| one.strip_suffix('m'));
    looks.flat_map(|look| look.split(';')).any(|part| {
        matches!(part, "38" | "48")
            || part
                .parse::<u8>()
                .is_ok_and(|n| (30..38).contains(&n) || (40..48).contains(&n) || n >= 90)
    })
}

/// G02: the interface opens, takes a note, and gives the terminal back, with the colours and signs that the
/// terminal has and no others.
#[test]
fn every_kind_of_terminal_gets_what_it_can_draw() {
    for (set, colours, unicode) in KINDS {
        let home = tempfile::tempdir().unwrap();
        with_one_article(home.path());
        let mut screen = half_a_note(home.path(), set);
        screen.keys("\u{1b}");
        screen.wait_for("the note to be kept", |text| !text.contains("New note"));
        screen.settle();
        let heard = read(&screen.bytes(), Writer::Interface).unwrap();
        assert_eq!(is_coloured(&heard.sequences), colours, "{set:?}");
        let lines = heard.text.contains(['─', '│', '╭']);
        assert_eq!(lines, unicode, "{set:?}");
        screen.keys("Q");
        is_given_back(screen, &format!("{set:?}"));
        assert_eq!(notes(home.path()).len(), 1, "{set:?}");
    }
}

/// G02: a terminal that only prints lines is told so, and is sent nothing that it would show as rubbish.
#[test]
fn a_terminal_that_cannot_draw_is_told_so() {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let words = [env!("CARGO_BIN_EXE_glose")];
    let set = [("TERM", "dumb")];
    let mut screen = Screen::start_program(home.path(), &words, "fr_CA", (100, 30), &set);
    assert_eq!(screen.code(), 2);
    let (bytes, ..) = screen.end_with();
    let said = String::from_utf8(bytes).unwrap();
    assert!(
        said.contains("dumb") && said.contains("glose help"),
        "{said}"
    );
    assert!(!said.contains('\u{1b}'), "{said:?}");
}

/// G02, G07: where standard output is no terminal, or standard input is closed, `glose` shows its help and ends
/// with 2, as every wrong use does; commands go on.
#[test]
fn without_a_terminal_help_is_shown() {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let program = env!("CARGO_BIN_EXE_glose");
    let shell = |line: &str| {
        let words = ["sh", "-c", line];
        let mut screen = Screen::start_program(home.path(), &words, "en_CA", (100, 60), &[]);
        let code = screen.code();
        let (bytes, ..) = screen.end_with();
        let heard = read(&bytes, Writer::Command).unwrap();
        (code, heard.text)
    };
    let (code, said) = shell(&format!("{program} > out; echo code $? >&2; cat out"));
    assert!(
        said.contains("code 2") && said.contains("Usage"),
        "{code}: {said}"
    );
    let (code, said) = shell(&format!("exec {program} <&-"));
    assert!(code == 2 && said.contains("Usage"), "{code}: {said}");
    let (code, said) = shell(&format!("exec {program} < /dev/null"));
    assert!(code == 2 && said.contains("Usage"), "{code}: {said}");
    let (code, said) = shell(&format!("exec {program} list <&-"));
    assert!(code == 0 && said.contains("Le canal"), "{code}: {said}");
    // With both outputs closed there is no one to tell; the exit code still speaks.
    let (code, _) = shell(&format!("exec {program} list >&- 2>&-"));
    assert!(code == 0 || code == 3, "{code}");
    let noted = format!("exec {program} note le-canal --text words >&- 2>&-");
    let (code, _) = shell(&noted);
    assert_eq!(
        (code == 0 || code == 3, notes(home.path()).len()),
        (true, 1)
    );
}

/// A standard output that is closed must not put messages into the files that are opened next.
#[test]
fn closed_outputs_put_no_message_into_the_readers_files() {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let program = env!("CARGO_BIN_EXE_glose");
    let line = format!("exec {program} note le-canal --quote comptent --text words <&- >&- 2>&-");
    let words = ["sh", "-c", &line];
    let mut screen = Screen::start_program(home.path(), &words, "en_CA", (100, 30), &[]);
    screen.code();
    for path in files(&home.path().join("data")) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains("Note saved"), "{path:?}: {text}");
    }
    assert!(glose(home.path(), &["doctor"]).status.success());
}
