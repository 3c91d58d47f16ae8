//! A library on a disk that does not answer: a network that is away, a card that is worn.

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::pty::Screen;
use crate::{notes, preload, with_one_article};

/// The program, with a disk below its library that answers only while `hangs` is not there.
fn started(home: &Path) -> Option<Screen> {
    let shim = preload::made(home)?;
    let library = home.join("data/glose").display().to_string();
    let hangs = home.join("hangs").display().to_string();
    let set = [
        ("LD_PRELOAD", shim.as_str()),
        ("SHIM_HANG", &library),
        ("SHIM_HANGS", &hangs),
    ];
    let words = [env!("CARGO_BIN_EXE_glose")];
    let screen = Screen::start_program(home, &words, "en_CA", (120, 30), &set);
    screen.wait("Le canal");
    screen.settle();
    Some(screen)
}

/// B16: what is opened can be given up, the list goes on, and the program ends when it is told to.
#[test]
fn an_article_on_a_disk_that_hangs_can_be_given_up() {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let Some(mut screen) = started(home.path()) else {
        return;
    };
    fs::write(home.path().join("hangs"), "").unwrap();
    screen.keys("\r");
    screen.wait("Esc gives up");
    screen.keys("\u{1b}");
    screen.wait_for("the list again", |text| !text.contains("Esc gives up"));
    // Searching needs the index alone.
    screen.keys("/vélos");
    screen.wait("vélos");
    screen.wait("1 article");
    screen.keys("\u{1b}");
    std::thread::sleep(Duration::from_millis(200));
    // What was given up does not come up once the disk answers; what is asked for then does.
    fs::remove_file(home.path().join("hangs")).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    assert!(!screen.text().contains("100%"), "{}", screen.text());
    screen.settle();
    screen.keys("\r");
    screen.wait("100%");
    fs::write(home.path().join("hangs"), "").unwrap();
    screen.keys("Q");
    assert!(screen.end());
}

/// B16: a note is not called saved before the disk has answered; who ends the program is told, and it is kept.
#[test]
fn a_note_on_a_disk_that_hangs_waits_and_is_kept() {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let Some(mut screen) = started(home.path()) else {
        return;
    };
    screen.keys("\r");
    screen.wait("Une autre phrase suit");
    screen.settle();
    screen.keys("a");
    screen.wait("New note");
    fs::write(home.path().join("hangs"), "").unwrap();
    screen.keys("A slow thought\u{1b}");
    screen.wait("saving");
    screen.keys("j");
    std::thread::sleep(Duration::from_millis(500));
    assert!(!screen.text().contains('✔'));
    assert!(notes(home.path()).is_empty());
    screen.keys("Q");
    screen.wait("is slow to answer");
    fs::remove_file(home.path().join("hangs")).unwrap();
    assert!(screen.end());
    assert!(notes(home.path())[0].ends_with("A slow thought\n"));
}

/// B16: who does not want to wait for the disk finds the note as a draft.
#[test]
fn a_note_that_was_not_waited_for_is_a_draft() {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let Some(mut screen) = started(home.path()) else {
        return;
    };
    screen.keys("\ra");
    screen.wait("New note");
    screen.keys("A slow thought");
    screen.wait("draft kept");
    fs::write(home.path().join("hangs"), "").unwrap();
    screen.keys("\u{1b}");
    screen.wait("saving");
    screen.keys("Q");
    screen.wait("is slow to answer");
    screen.keys("\u{3}");
    assert_eq!(screen.code(), 3);
    fs::remove_file(home.path().join("hangs")).unwrap();
    let mut screen = started(home.path()).unwrap();
    screen.wait("A draft was found");
    screen.wait("A slow thought");
    screen.keys("\u{1b}");
    screen.wait("✔");
    screen.keys("Q");
    assert!(screen.end());
}
