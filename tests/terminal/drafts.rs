//! What is half written: where its draft finds a place, who is offered it, and when it is let go.

use std::fs;
use std::time::{Duration, Instant};

use crate::pty::Screen;
use crate::saves::{Fault, Kind, WORDS, holding, is_kept, start_with, typed};
use crate::{files, glose, notes, with_one_article};

/// A10: neither the library nor the state folder can be written: the draft stands in the folder for the login, is
/// said to, and is offered from there.
#[test]
fn a_draft_finds_a_refuge() {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let state = files(&home.path().join("state")).remove(0);
    let state = state.ancestors().find(|path| {
        path.parent()
            .is_some_and(|above| above.ends_with("state/glose"))
    });
    let drafts = state.unwrap().join("drafts");
    let _ = fs::remove_dir_all(&drafts);
    fs::write(&drafts, "a file where the folder should be").unwrap();
    let mut screen = start_with(home.path(), &[]);
    screen.wait("Le canal");
    screen.settle();
    screen.keys("\r");
    screen.wait("comptent");
    screen.keys("a");
    screen.wait("tags:");
    screen.keys(WORDS);
    screen.wait("until the system restarts");
    screen.kill();
    let mut screen = start_with(home.path(), &[]);
    screen.wait(WORDS);
    screen.keys("\u{1b}");
    screen.wait("✔");
    screen.keys("Q");
    assert!(screen.end());
    assert!(is_kept(home.path()));
    assert_eq!(holding(&home.path().join("run")), 0);
}

/// H02: a file takes its name only after ten seconds; meanwhile the reader goes on, and the program is killed.
#[test]
fn words_are_a_draft_while_a_slow_disk_takes_them() {
    for keys in ["\x13", "\x1b", "\x13\x1b"] {
        let home = tempfile::tempdir().unwrap();
        let mut screen = typed(home.path(), Kind::Existing);
        screen.wait("draft kept");
        let inject = "rename:delay_enter=10000000:when=1+";
        let Some(fault) = Fault::begin(home.path(), screen.process(), inject) else {
            return;
        };
        screen.keys(keys);
        let since = Instant::now();
        let drafted = || {
            let state = files(&home.path().join("state"));
            let holds = |path: &std::path::PathBuf| {
                path.extension().is_some_and(|ext| ext == "md")
                    && fs::read_to_string(path).is_ok_and(|text| text.contains(WORDS))
            };
            state.iter().any(holds)
        };
        while !drafted() {
            assert!(
                since.elapsed() < Duration::from_mins(1),
                "{keys:?}: no draft"
            );
            std::thread::sleep(Duration::from_millis(10));
        }
        screen.settle();
        assert!(!screen.text().contains('✔'), "{keys:?}");
        screen.kill();
        fault.end();
        assert!(drafted() || is_kept(home.path()), "{keys:?}");
    }
}

/// A text that was discarded is not offered again, though the program is killed.
#[test]
fn a_discarded_text_stays_discarded() {
    let home = tempfile::tempdir().unwrap();
    let mut screen = typed(home.path(), Kind::New);
    // Long enough for the draft to be on the disk.
    screen.wait("draft kept");
    screen.keys("\x18");
    screen.wait("u");
    screen.settle();
    screen.kill();
    let mut screen = Screen::start(home.path(), &[], "en_CA", (100, 30));
    screen.wait("Le canal");
    screen.settle();
    assert!(!screen.text().contains(WORDS), "{}", screen.text());
    screen.keys("Q");
    assert!(screen.end());
}

/// A second window is not offered what is being written in the first; after a crash it is.
#[test]
fn a_second_window_leaves_the_firsts_draft_alone() {
    let home = tempfile::tempdir().unwrap();
    let first = typed(home.path(), Kind::New);
    first.wait("draft kept");
    let mut second = Screen::start(home.path(), &[], "en_CA", (100, 30));
    second.wait("Le canal");
    second.settle();
    assert!(!second.text().contains(WORDS), "{}", second.text());
    first.kill();
    let mut third = Screen::start(home.path(), &[], "en_CA", (100, 30));
    third.wait(WORDS);
    third.keys("\x1b");
    third.wait("✔");
    for screen in [&mut second, &mut third] {
        screen.keys("Q");
    }
    assert!(second.end() && third.end());
    assert_eq!(notes(home.path()).len(), 1);
}

/// Drafts of an article that is gone and of one that is there: both are offered, and the first is kept as a text.
#[test]
fn a_draft_whose_article_is_gone_is_kept_as_a_text() {
    let home = tempfile::tempdir().unwrap();
    let first = typed(home.path(), Kind::New);
    first.wait("draft kept");
    first.kill();
    let deleted = glose(home.path(), &["delete", "le-canal"]);
    assert!(deleted.status.success());
    let mut screen = Screen::start(home.path(), &[], "en_CA", (100, 30));
    screen.wait("The article of this draft is gone");
    screen.keys("k");
    screen.wait("✔");
    screen.keys("Q");
    assert!(screen.end());
    let shown = glose(home.path(), &["search", "precious"]);
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert!(shown.contains(WORDS), "{shown}");
    let mut screen = Screen::start(home.path(), &[], "en_CA", (100, 30));
    screen.wait(WORDS);
    screen.settle();
    assert!(!screen.text().contains("The article of this draft"));
    screen.keys("Q");
    assert!(screen.end());
}
