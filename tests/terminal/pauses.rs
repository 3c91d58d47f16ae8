//! The program stopped and continued, by the system and by the reader.

use std::fs;
use std::time::{Duration, Instant};

use crate::ends::{half_a_note, is_given_back};
use crate::pty::Screen;
use crate::{notes, with_one_article};

/// A18: stopped and continued by the system while a note is typed: keys that were pressed meanwhile are in it.
#[test]
fn a_stopped_program_goes_on_and_loses_no_key() {
    stopped_for(Duration::from_secs(3));
}

/// A18 in full.
#[test]
#[ignore = "takes ten minutes"]
fn a_program_stopped_for_ten_minutes_goes_on_and_loses_no_key() {
    stopped_for(Duration::from_mins(10));
}

fn stopped_for(pause: Duration) {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let mut screen = half_a_note(home.path(), &[]);
    screen.signal("STOP");
    screen.keys(" typed while stopped");
    std::thread::sleep(pause);
    assert!(screen.text().contains("14 char."));
    screen.signal("CONT");
    screen.wait("34 char.");
    screen.keys("\u{1b}");
    screen.wait_for("the note to be kept", |text| !text.contains("New note"));
    screen.settle();
    screen.keys("Q");
    is_given_back(screen, "STOP");
    let notes = notes(home.path());
    assert!(
        notes[0].ends_with("Half a thought typed while stopped\n"),
        "{notes:?}"
    );
}

/// A18: Ctrl-Z gives the shell its terminal, `fg` brings the same screen back.
#[test]
fn a_suspended_program_comes_back_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let words = ["bash", "--norc", "--noprofile", "-i"];
    let mut screen = Screen::start_program(
        home.path(),
        &words,
        "en_CA",
        (100, 30),
        &[("PS1", "shell> ")],
    );
    screen.wait("shell> ");
    screen.keys(&format!("{}\r", env!("CARGO_BIN_EXE_glose")));
    screen.wait("Le canal");
    screen.settle();
    for _ in 0..2 {
        screen.keys("\u{1a}");
        screen.wait("Stopped");
        screen.wait("shell> ");
        screen.keys("echo still $((40 + 2))\r");
        screen.wait("still 42");
        screen.keys("fg\r");
        screen.wait("Enter read");
        screen.settle();
    }
    screen.keys("Q");
    screen.wait("shell> ");
    screen.keys("stty -a > after; exit\r");
    let since = Instant::now();
    assert!(screen.end() || since.elapsed() < Duration::from_mins(1));
    let after = fs::read_to_string(home.path().join("after")).unwrap();
    assert!(
        after.contains(" icanon") && after.contains(" echo "),
        "{after}"
    );
}
