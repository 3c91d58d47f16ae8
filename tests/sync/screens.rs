//! Other programs at work while the interface is open.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use crate::home::{GLOSE, files};
use crate::pty::{FOLDERS, Screen};

const TEXT: &str = "# Le canal\n\nLes capteurs comptent les vélos. Une autre phrase suit.\n";

/// Runs the program without a terminal, its folders those of a screen.
pub fn run(home: &Path, words: &[&str]) -> String {
    let mut command = Command::new(GLOSE);
    command
        .args(words)
        .env_clear()
        .current_dir(home)
        .env("LANG", "en_CA.UTF-8");
    for (name, folder) in FOLDERS {
        command.env(name, home.join(folder));
    }
    let ran = command.output().unwrap();
    assert!(ran.status.success(), "{words:?} {ran:?}");
    String::from_utf8(ran.stdout).unwrap()
}

pub fn with_articles(count: usize) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("canal.md"), TEXT).unwrap();
    run(home.path(), &["add", "canal.md"]);
    for at in 1..count {
        let path = home.path().join("autre.md");
        fs::write(path, format!("# Autre {at}\n\nTexte numéro {at}.\n")).unwrap();
        run(home.path(), &["add", "autre.md"]);
        fs::remove_file(home.path().join("autre.md")).unwrap();
    }
    home
}

pub fn note(home: &Path, words: &str) -> String {
    let out = run(
        home,
        &["note", "le-canal", "--quote", "comptent", "--text", words],
    );
    out.lines().last().unwrap().to_owned()
}

/// The words of the notes on disk.
pub fn notes(home: &Path) -> Vec<String> {
    let all = files(&home.join("data/glose/notes"));
    let texts = all.iter().map(|path| fs::read_to_string(path).unwrap());
    let mut words: Vec<String> = texts
        .map(|text| text.rsplit("---\n").next().unwrap().trim().to_owned())
        .collect();
    words.sort();
    words
}

/// Opens the article with its notes in the margin.
pub fn open(home: &Path) -> Screen {
    let mut screen = Screen::start(home, &[], "en_CA", (120, 40));
    screen.wait("Le canal");
    screen.settle();
    screen.keys("\r");
    screen.wait("Les capteurs");
    screen.settle();
    screen
}

fn write_note(screen: &mut Screen, words: &str) {
    screen.keys("a");
    screen.wait("New note");
    screen.keys(words);
    screen.wait(words);
    screen.keys("\x1b");
    screen.wait("Note saved");
    screen.wait_for("the editor closed", |text| !text.contains("WRITING"));
}

/// B01, B03: each sees the other's note soon, and both are on the disk.
#[test]
fn two_instances_write_different_notes_and_see_each_others() {
    let home = with_articles(1);
    let (mut one, mut other) = (open(home.path()), open(home.path()));
    write_note(&mut one, "From the first");
    let since = Instant::now();
    other.wait("From the first");
    assert!(since.elapsed().as_secs() < 10, "{:?}", since.elapsed());
    write_note(&mut other, "From the second");
    one.wait("From the second");
    assert_eq!(notes(home.path()), ["From the first", "From the second"]);
    for screen in [&one, &other] {
        assert!(!screen.text().to_lowercase().contains("lock"));
    }
    one.keys("Q");
    other.keys("Q");
    assert!(one.end() && other.end());
}

/// B02: while one has the note open in its editor another changes it: both are kept, and shown side by side.
#[test]
fn a_note_changed_by_two_programs_is_kept_twice_and_both_are_read() {
    let home = with_articles(1);
    let id = note(home.path(), "As it was");
    let mut screen = open(home.path());
    screen.wait("As it was");
    screen.keys("\t");
    screen.settle();
    screen.keys("e");
    screen.settle();
    screen.keys(" and more of mine");
    screen.wait("more of mine");
    let file = home
        .path()
        .join(format!("data/glose/notes/le-canal/{id}.md"));
    let theirs = fs::read_to_string(&file)
        .unwrap()
        .replace("As it was", "As they wrote it");
    fs::write(&file, &theirs).unwrap();
    screen.settle();
    screen.wait("more of mine");
    screen.keys("\x13");
    screen.wait("two programs changed it at once");
    screen.keys(", twice");
    screen.wait("mine, twice");
    screen.keys("\x13");
    screen.settle();
    let words = notes(home.path());
    assert_eq!(words.len(), 2, "{words:?}");
    assert!(
        words
            .iter()
            .any(|note| note.ends_with("more of mine, twice"))
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), theirs);
    screen.keys("\x1b");
    screen.settle();
    screen.keys("gx");
    screen.wait("To be settled");
    screen.keys("\r");
    screen.wait("1 > As they wrote it");
    screen.wait("more of mine");
    screen.keys("qQ");
    assert!(screen.end());
}

/// B05: git changes, adds and deletes files under the program; what is being typed stays.
#[test]
fn a_git_pull_is_shown_and_the_note_being_typed_stays() {
    let home = with_articles(1);
    let ids = [
        note(home.path(), "First note"),
        note(home.path(), "Second note"),
    ];
    let mut screen = open(home.path());
    screen.wait("Second note");
    screen.keys("a");
    screen.wait("New note");
    screen.keys("Half a thought");
    screen.wait("Half a thought");
    let folder = home.path().join("data/glose");
    let file = |id: &str| folder.join(format!("notes/le-canal/{id}.md"));
    let pulled = fs::read_to_string(file(&ids[0])).unwrap();
    fs::write(
        file(&ids[0]),
        pulled.replace("First note", "First, as pulled"),
    )
    .unwrap();
    fs::remove_file(file(&ids[1])).unwrap();
    let new = pulled
        .replace(&ids[0], "01JB0000000000000000000000")
        .replace("First note", "Third, new");
    fs::write(file("01JB0000000000000000000000"), new).unwrap();
    let article = folder.join("articles/le-canal.md");
    let text = fs::read_to_string(&article).unwrap();
    fs::write(
        &article,
        text.replace("Une autre phrase", "Une phrase tirée"),
    )
    .unwrap();
    screen.wait("Third, new");
    screen.wait("Une phrase tirée");
    screen.wait_for("no second note", |text| !text.contains("Second note"));
    screen.wait("Half a thought");
    screen.keys("\x1b");
    screen.wait("Note saved");
    screen.wait("First, as pulled");
    assert_eq!(
        notes(home.path()),
        ["First, as pulled", "Half a thought", "Third, new"]
    );
    screen.keys("Q");
    assert!(screen.end());
}

/// B10: a banner says it, nothing leaves the view, and one key puts all back.
#[test]
fn a_mass_deletion_under_the_program_is_told_and_taken_back() {
    let home = with_articles(1);
    for at in 0..5 {
        note(home.path(), &format!("Note number {at}"));
    }
    let before: Vec<Vec<u8>> = files(&home.path().join("data/glose/notes"))
        .iter()
        .map(|path| fs::read(path).unwrap())
        .collect();
    let mut screen = open(home.path());
    screen.wait("Note number 4");
    screen.settle();
    fs::remove_dir_all(home.path().join("data/glose/notes/le-canal")).unwrap();
    screen.wait("vanished since last time");
    screen.wait("Note number 4");
    screen.keys("gx");
    screen.wait("Put back the notes");
    screen.keys("\r");
    screen.wait("5 notes put back");
    let after: Vec<Vec<u8>> = files(&home.path().join("data/glose/notes"))
        .iter()
        .map(|path| fs::read(path).unwrap())
        .collect();
    assert_eq!(after, before);
    screen.keys("Q");
    assert!(screen.end());
}

/// C08, B09: a session on a later note and a copy leaves every byte; what is typed is not lost.
#[test]
fn a_later_note_is_shown_and_a_change_of_it_is_refused_with_a_message() {
    let home = with_articles(1);
    let id = note(home.path(), "From the future");
    let file = home
        .path()
        .join(format!("data/glose/notes/le-canal/{id}.md"));
    let newer = fs::read_to_string(&file)
        .unwrap()
        .replacen("v: 1\n", "v: 99\n", 1);
    fs::write(&file, &newer).unwrap();
    let copy = file.with_file_name(format!("{id}.sync-conflict-20261124-091244-ABCDEF7.md"));
    fs::write(&copy, newer.replace("future", "other machine")).unwrap();
    let mut screen = open(home.path());
    screen.wait("From the future");
    screen.wait("synchroniser");
    assert!(!screen.text().contains("From the other machine"));
    screen.keys("\t");
    screen.settle();
    screen.keys("e");
    screen.settle();
    screen.keys(" changed");
    screen.wait("future changed");
    screen.keys("\x13");
    screen.wait("later version");
    screen.wait("future changed");
    screen.keys("\x18");
    screen.settle();
    screen.keys("gx");
    screen.wait("copy by a synchroniser");
    screen.keys("\r");
    screen.wait("2 > From the other machine");
    screen.keys("qQ");
    assert!(screen.end());
    assert_eq!(fs::read_to_string(&file).unwrap(), newer);
    assert!(fs::read_to_string(&copy).unwrap().contains("other machine"));
}

/// C10: a file that cannot be read is listed, and opens in the reader's editor.
#[test]
fn an_unreadable_file_opens_in_the_readers_editor() {
    let home = with_articles(1);
    let bad = home.path().join("data/glose/articles/bad.md");
    fs::write(&bad, "---\ntitle: [1, 2\n---\nText to mend.\n").unwrap();
    let editor = home.path().join("editor.sh");
    fs::write(&editor, "#!/bin/sh\nsed -i 's/\\[1, 2/Mended/' \"$1\"\n").unwrap();
    Command::new("chmod")
        .arg("+x")
        .arg(&editor)
        .status()
        .unwrap();
    let set = [("EDITOR", editor.to_str().unwrap())];
    let mut screen = Screen::start_program(home.path(), &[GLOSE], "en_CA", (120, 40), &set);
    screen.wait("Le canal");
    screen.settle();
    screen.keys("gx");
    screen.wait("To be settled");
    screen.keys("\r");
    screen.wait("Mended");
    screen.keys("Q");
    assert!(screen.end());
    assert_eq!(
        fs::read_to_string(&bad).unwrap(),
        "---\ntitle: Mended\n---\nText to mend.\n"
    );
}

/// B15: where the system's limit of watches is reached, the folders are looked through.
#[test]
fn without_watches_the_library_is_looked_through() {
    let home = with_articles(1);
    let limit = "echo 0 > /proc/sys/user/max_inotify_instances";
    let can = Command::new("unshare")
        .args(["-Ur", "sh", "-c", limit])
        .output();
    if !can.as_ref().is_ok_and(|ran| ran.status.success()) {
        eprintln!("left out: no limit of one's own can be set here ({can:?})");
        return;
    }
    let line = format!("{limit}; exec {GLOSE}");
    let words = ["unshare", "-Ur", "sh", "-c", &line];
    let mut screen = Screen::start_program(home.path(), &words, "en_CA", (120, 40), &[]);
    screen.wait("Le canal");
    screen.settle();
    screen.keys("\r");
    screen.wait("Les capteurs");
    note(home.path(), "From elsewhere");
    screen.wait("From elsewhere");
    screen.keys("Q");
    assert!(screen.end());
}
