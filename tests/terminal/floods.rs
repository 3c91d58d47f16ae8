//! More keys than anyone types, pastes of any size, and what terminals say by themselves, cut anywhere.

use std::time::Duration;

use crate::ends::{half_a_note, is_given_back};
use crate::{notes, with_one_article};

/// Types so many keys into a note, moves about, and pastes so many bytes; every character is in the note.
fn flood(keys: usize, pasted: usize) {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let mut screen = half_a_note(home.path(), &[]);
    // They are all shown before another key is pressed.
    let typed: String = ('a'..='z').cycle().take(keys).collect::<String>() + "LAST";
    for piece in typed.as_bytes().chunks(2000) {
        screen.keys(std::str::from_utf8(piece).unwrap());
    }
    screen.wait("LAST");
    let line = "collé mot à mot, ligne après ligne\n";
    let paste = line.repeat(pasted / line.len());
    screen.keys("\r");
    screen.keys("\u{1b}[200~");
    screen.keys(&paste);
    screen.keys("END\u{1b}[201~");
    screen.wait("END");
    screen.settle();
    screen.keys("\u{1b}");
    screen.wait_for("the note to be kept", |text| !text.contains("New note"));
    screen.settle();
    screen.keys("Q");
    is_given_back(screen, "flood");
    let notes = notes(home.path());
    let words = notes[0].rsplit("---\n").next().unwrap();
    let wanted = format!("Half a thought{typed}\n{paste}END\n");
    assert_eq!(words.len(), wanted.len());
    assert!(
        words == wanted,
        "the note has as many characters, but others"
    );
}

/// G06: a small flood.
#[test]
fn no_key_and_no_pasted_character_is_lost() {
    flood(3_000, 100_000);
}

/// G06 in full.
#[test]
#[ignore = "takes minutes"]
fn no_key_of_a_hundred_thousand_and_no_character_of_ten_megabytes_is_lost() {
    flood(100_000, 10_000_000);
}

/// G06: keys that nobody waits for while the list is shown: the program lives, obeys, and ends.
#[test]
fn a_storm_of_commands_ends_when_it_is_told_to() {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let mut screen = crate::pty::Screen::start(home.path(), &[], "en_CA", (100, 30));
    screen.wait("Le canal");
    screen.settle();
    // Each round is eighteen commands, some of which open an article; four hundred rounds in full.
    let is_full = std::env::var_os("GLOSE_FULL").is_some();
    for _ in 0..if is_full { 400 } else { 120 } {
        screen.keys("jkGgg\r\u{1b}jk?\u{1b}gnglJKnN");
    }
    screen.settle();
    for _ in 0..6 {
        screen.keys("\u{1b}");
        std::thread::sleep(Duration::from_millis(150));
        screen.settle();
    }
    screen.keys("Q");
    is_given_back(screen, "storm");
    assert!(notes(home.path()).is_empty());
}

/// D14: mouse reports, focus and answers, cut in two at every place and with pauses around it: nothing of
/// them is in the note.
#[test]
fn what_a_terminal_says_is_not_taken_for_words_wherever_it_is_cut() {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let mut screen = half_a_note(home.path(), &[]);
    let says = [
        "\u{1b}[<35;10;12M",
        "\u{1b}[<0;90;3m",
        "\u{1b}[I",
        "\u{1b}[O",
        "\u{1b}[12;40R",
        "\u{1b}[?62;22c",
        "\u{1b}[?2026;2$y",
        "\u{1b}[?1u",
    ];
    for (at, one) in says.iter().enumerate() {
        for cut in 2..one.len() {
            screen.keys(&one[..cut]);
            std::thread::sleep(Duration::from_millis(2 + (at * 7 + cut) as u64 % 20));
            screen.keys(&one[cut..]);
        }
    }
    screen.settle();
    screen.keys(".");
    screen.wait("Half a thought.");
    screen.keys("\u{1b}");
    screen.wait_for("the note to be kept", |text| !text.contains("New note"));
    screen.settle();
    screen.keys("Q");
    is_given_back(screen, "cut");
    let notes = notes(home.path());
    assert!(
        notes.len() == 1 && notes[0].ends_with("\nHalf a thought.\n"),
        "{notes:?}"
    );
}

/// D11: a paste that holds the end of pastes, keys and sequences, cut anywhere: no key of it is obeyed after
/// the real end, what stands before it is text.
#[test]
fn the_end_of_a_paste_inside_a_paste_presses_no_key() {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let mut screen = half_a_note(home.path(), &[]);
    let paste = "\u{1b}[200~ one\u{1b}\u{1b}[200~ two\u{3}\u{4}\u{11}\u{13}\u{18}\u{1a} three\r\n\u{1b}[201~";
    for cut in [3, 5, 9, 12, 20, 27] {
        screen.keys(&paste[..cut]);
        std::thread::sleep(Duration::from_millis(15));
        screen.keys(&paste[cut..]);
        screen.settle();
    }
    screen.keys("END");
    screen.wait("END");
    screen.keys("\u{1b}");
    screen.wait_for("the note to be kept", |text| !text.contains("New note"));
    screen.settle();
    screen.keys("Q");
    is_given_back(screen, "paste");
    let notes = notes(home.path());
    assert_eq!(notes.len(), 1, "{notes:?}");
    let words = notes[0].rsplit("---\n").next().unwrap();
    assert!(
        words.starts_with("Half a thought one") && words.ends_with("END\n"),
        "{words:?}"
    );
    assert_eq!(words.matches("three").count(), 6, "{words:?}");
    assert!(
        !words.contains(|c: char| c.is_control() && c != '\n'),
        "{words:?}"
    );
}
