//! The library goes away under the program and comes back.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::home::files;
use crate::pty::Screen;
use crate::screens::{notes, open, with_articles};

fn type_note(screen: &mut Screen, home: &Path, words: &str) {
    screen.keys("a");
    screen.wait("New note");
    screen.keys(words);
    screen.wait_for("the draft", |_| drafts(home).contains(words));
}

/// The words of every draft that is kept.
fn drafts(home: &Path) -> String {
    let all = files(&home.join("state")).into_iter();
    let drafts = all.filter(|path| path.components().any(|part| part.as_os_str() == "drafts"));
    drafts
        .map(|path| fs::read_to_string(path).unwrap_or_default())
        .collect()
}

fn refused_and_kept(screen: &Screen, home: &Path, words: &str) {
    screen.wait("is not the folder that was opened");
    screen.wait(words);
    let text = screen.text();
    assert!(!text.contains("Note saved"), "{text}");
    screen.settle();
    assert!(drafts(home).contains(words), "{}", drafts(home));
}

/// Renamed, or another folder in its place: refused, the words are kept, nothing is made there, and it goes on when
/// the folder is back.
#[test]
fn a_library_that_was_renamed_or_replaced_is_not_made_anew() {
    for replaced in [false, true] {
        let home = with_articles(1);
        let (library, aside) = (home.path().join("data/glose"), home.path().join("aside"));
        let mut screen = open(home.path());
        type_note(&mut screen, home.path(), "Words while it was away");
        fs::rename(&library, &aside).unwrap();
        if replaced {
            fs::create_dir_all(library.join("articles")).unwrap();
        }
        screen.keys("\x13");
        refused_and_kept(&screen, home.path(), "Words while it was away");
        assert_eq!(files(&library), Vec::<std::path::PathBuf>::new());
        assert_eq!(library.exists(), replaced);
        assert!(!screen.text().contains("vanished"), "{}", screen.text());
        if replaced {
            fs::remove_dir_all(&library).unwrap();
        }
        fs::rename(&aside, &library).unwrap();
        screen.keys("\x13");
        screen.wait("Note saved");
        assert_eq!(notes(home.path()), ["Words while it was away"]);
        screen.keys("\x1b");
        screen.settle();
        screen.keys("Q");
        assert!(screen.end());
    }
}

/// Whether a file system can be mounted here; says why not.
fn can_mount(home: &Path) -> bool {
    let words = ["-Urm", "mount", "--bind", "data", "cache"];
    let probe = std::process::Command::new("unshare")
        .args(words)
        .current_dir(home)
        .output();
    let can = probe.is_ok_and(|ran| ran.status.success());
    if !can {
        eprintln!("left out: no file system can be mounted here (unshare)");
    }
    can
}

/// Its disk is unmounted and mounted again.
#[test]
fn a_library_whose_disk_goes_away_is_not_written_beside_it() {
    let home = with_articles(1);
    if !can_mount(home.path()) {
        return;
    }
    fs::rename(home.path().join("data/glose"), home.path().join("disk")).unwrap();
    fs::create_dir(home.path().join("data/glose")).unwrap();
    let line = "mount --bind disk data/glose
        wait_for() { while ! test -e $1; do sleep 0.05; done; }
        (wait_for go; umount -l data/glose; : > gone; wait_for again; mount --bind disk data/glose; : > back) &
        exec \"$GLOSE\"";
    let glose = env!("CARGO_BIN_EXE_glose");
    let program = ["unshare", "-Urm", "sh", "-c", line];
    let mut screen = Screen::start_program(
        home.path(),
        &program,
        "en_CA",
        (120, 40),
        &[("GLOSE", glose)],
    );
    screen.wait("Le canal");
    screen.settle();
    screen.keys("\r");
    screen.wait("Les capteurs");
    screen.settle();
    type_note(&mut screen, home.path(), "Words without a disk");
    let step = |make: &str, wait: &str| {
        fs::write(home.path().join(make), "").unwrap();
        while !home.path().join(wait).exists() {
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    };
    step("go", "gone");
    screen.keys("\x13");
    refused_and_kept(&screen, home.path(), "Words without a disk");
    step("again", "back");
    screen.keys("\x13");
    screen.wait("Note saved");
    let kept = files(&home.path().join("disk/notes"));
    assert_eq!(kept.len(), 1);
    assert!(
        fs::read_to_string(&kept[0])
            .unwrap()
            .contains("Words without a disk")
    );
    // Below the place where the disk was mounted nothing was written.
    assert_eq!(
        files(&home.path().join("data/glose")),
        Vec::<std::path::PathBuf>::new()
    );
    screen.keys("\x1b");
    screen.settle();
    screen.keys("Q");
    assert!(screen.end());
}

/// Drafts, the log and all else that is kept beside the library are for the reader alone.
#[test]
fn the_state_of_sessions_is_for_the_reader_alone() {
    let home = with_articles(1);
    let mut screen = open(home.path());
    type_note(&mut screen, home.path(), "Words of mine");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let all = files(&home.path().join("state"));
    assert!(
        all.iter().any(|path| path.ends_with("glose.log")),
        "{all:?}"
    );
    for file in &all {
        assert_eq!(mode(file), 0o600, "{file:?}");
        let above = file.ancestors().skip(1);
        for folder in above.take_while(|folder| folder.starts_with(home.path().join("state"))) {
            assert_eq!(mode(folder), 0o700, "{folder:?}");
        }
    }
    screen.keys("\x1b");
    screen.settle();
    screen.keys("Q");
    assert!(screen.end());
}

/// The interface makes a library that is not there, and says so.
#[test]
fn an_interface_on_a_new_folder_says_that_it_made_it() {
    let home = with_articles(1);
    let mut screen = Screen::start(home.path(), &["--library", "NEW"], "en_CA", (120, 30));
    screen.wait("A new library was made");
    assert!(home.path().join("NEW").is_dir());
    screen.keys("Q");
    assert!(screen.end());
}
