//! The reader's own editor, whatever it does: words that were written in it are taken in, or kept and named, and
//! what was there before does not change by itself.

use std::fs;
use std::path::{Path, PathBuf};

use crate::ends::{half_a_note, is_given_back};
use crate::pty::Screen;
use crate::{files, notes, with_one_article};

/// An editor that runs a line of shell on the file `$1`.
fn editor(home: &Path, line: &str) -> String {
    // A path with a space in it, in quotation marks, as a shell has it.
    let folder = home.join("my editors");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("editor.sh");
    fs::write(&path, format!("#!/bin/sh\n{line}\n")).unwrap();
    format!("/bin/sh '{}' ", path.display())
}

fn set(editor: &str) -> [(&str, &str); 2] {
    [("EDITOR", editor), ("VISUAL", editor)]
}

/// The texts that are left in the folder of editors.
fn left(home: &Path) -> Vec<PathBuf> {
    let mut found = files(&home.join("state"));
    found.retain(|path| path.components().any(|part| part.as_os_str() == "editor"));
    found.retain(|path| path.extension().is_some_and(|ext| ext == "md"));
    found
}

fn start(home: &Path) -> Screen {
    Screen::start(home, &[], "en_CA", (100, 30))
}

/// G04: an editor that is missing, or takes the file away, changes nothing, and the reader is told.
#[test]
fn an_editor_that_writes_nothing_changes_nothing() {
    for line in ["", "rm \"$1\"", "exit 1", "kill -9 $$"] {
        let home = tempfile::tempdir().unwrap();
        with_one_article(home.path());
        let editor = match line {
            "" => "no-such-editor --wait".to_owned(),
            line => editor(home.path(), line),
        };
        let mut screen = half_a_note(home.path(), &set(&editor));
        screen.settle();
        screen.keys("\u{5}");
        let told =
            |text: &str| text.contains("did not end well") || text.contains("cannot be read");
        screen.wait_for("the reader to be told", told);
        screen.wait("Half a thought");
        screen.settle();
        screen.keys("\u{1b}");
        screen.wait_for("the note to be kept", |text| !text.contains("New note"));
        screen.settle();
        screen.keys("Q");
        is_given_back(screen, line);
        let notes = notes(home.path());
        let is_so = notes.len() == 1 && notes[0].ends_with("Half a thought\n");
        assert!(is_so, "{line}: {notes:?}");
        assert!(left(home.path()).is_empty(), "{line}");
    }
}

/// H03: words that an editor left when it failed are offered; taken in they are the note's, left they stay in
/// their file, which is named.
#[test]
fn words_of_an_editor_that_failed_are_offered() {
    for end in ["exit 1", "kill -9 $$", "kill -HUP $$"] {
        for takes in [true, false] {
            let what = format!("{end} {takes}");
            let home = tempfile::tempdir().unwrap();
            with_one_article(home.path());
            let editor = editor(home.path(), &format!("echo other words > \"$1\"; {end}"));
            let mut screen = half_a_note(home.path(), &set(&editor));
            screen.settle();
            screen.keys("\u{5}");
            screen.wait("A text that the editor left");
            screen.keys(if takes { "t" } else { "f" });
            screen.wait_for("the offer to be gone", |text| {
                !text.contains("A text that the editor left")
            });
            screen.settle();
            screen.keys("\u{1b}");
            screen.wait("✔");
            screen.keys("Q");
            assert!(screen.end(), "{what}");
            let words = if takes {
                "other words"
            } else {
                "Half a thought"
            };
            assert!(notes(home.path())[0].contains(words), "{what}");
            let kept = left(home.path());
            let kept: Vec<String> = kept
                .iter()
                .map(|path| fs::read_to_string(path).unwrap())
                .collect();
            let expected: &[&str] = if takes { &[] } else { &["other words\n"] };
            assert_eq!(kept, expected, "{what}");
        }
    }
}

/// H03: bytes that are no text are kept as they are, named, and never saved with signs in their place.
#[test]
fn bytes_that_are_no_text_are_kept_and_named() {
    for bytes in ["a\\377\\376b", "d\\351j\\340 vu", "a\\000b"] {
        let home = tempfile::tempdir().unwrap();
        with_one_article(home.path());
        let editor = editor(home.path(), &format!("printf '{bytes}' > \"$1\""));
        let mut screen = half_a_note(home.path(), &set(&editor));
        screen.settle();
        screen.keys("\u{5}");
        screen.wait("no UTF-8 text");
        screen.wait("Half a thought");
        screen.keys("\u{1b}");
        screen.wait("✔");
        screen.keys("Q");
        assert!(screen.end());
        assert!(
            notes(home.path())[0].ends_with("Half a thought\n"),
            "{bytes}"
        );
        let kept = left(home.path());
        assert_eq!(kept.len(), 1, "{bytes}");
        assert!(String::from_utf8(fs::read(&kept[0]).unwrap()).is_err() || bytes.contains("000"));
    }
}

/// H03: Glose is killed while the editor is open: what was written in it is offered, not the older draft.
#[test]
fn what_was_written_while_the_program_was_killed_is_offered() {
    let home = tempfile::tempdir().unwrap();
    with_one_article(home.path());
    let line = "echo newer words > \"$1\"; touch written; sleep 60";
    let mut screen = half_a_note(home.path(), &set(&editor(home.path(), line)));
    screen.wait("draft kept");
    screen.keys("\u{5}");
    while !home.path().join("written").exists() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    screen.kill();
    let mut screen = start(home.path());
    screen.wait("newer words");
    screen.keys("\u{1b}");
    screen.wait("✔");
    screen.settle();
    assert!(
        !screen.text().contains("Half a thought"),
        "{}",
        screen.text()
    );
    screen.keys("Q");
    assert!(screen.end());
    assert!(notes(home.path())[0].ends_with("newer words\n"));
    assert!(left(home.path()).is_empty());
    let mut screen = start(home.path());
    screen.wait("Le canal");
    screen.settle();
    assert!(!screen.text().contains("Recovered"), "{}", screen.text());
    screen.keys("Q");
    assert!(screen.end());
}

fn article(home: &Path) -> PathBuf {
    home.join("data/glose/articles/le-canal.md")
}

/// Edits the article with a line of shell as the editor, and waits for a message.
fn edited(home: &Path, line: &str, message: &str) -> Screen {
    with_one_article(home);
    let program = [env!("CARGO_BIN_EXE_glose")];
    let editor = editor(home, line);
    let mut screen = Screen::start_program(home, &program, "en_CA", (100, 30), &set(&editor));
    screen.wait("Le canal");
    screen.settle();
    screen.keys("\r");
    screen.wait("comptent");
    screen.keys("E");
    screen.wait(message);
    screen
}

/// H04: another program changes the article while the editor is open: both changes stand, or both texts.
#[test]
fn an_article_changed_while_it_is_edited_keeps_both_changes() {
    let elsewhere = "data/glose/articles/le-canal.md";
    let home = tempfile::tempdir().unwrap();
    let line = format!(
        "sed -i 's/capteurs/compteurs/' \"$1\"; printf '\\nUne fin ailleurs.\\n' >> {elsewhere}"
    );
    let mut screen = edited(home.path(), &line, "compteurs");
    screen.keys("Q");
    assert!(screen.end());
    let text = fs::read_to_string(article(home.path())).unwrap();
    assert!(
        text.contains("compteurs") && text.contains("Une fin ailleurs."),
        "{text}"
    );

    let home = tempfile::tempdir().unwrap();
    let line =
        format!("sed -i 's/capteurs/compteurs/' \"$1\"; sed -i 's/capteurs/radars/' {elsewhere}");
    let mut screen = edited(home.path(), &line, "is another version of");
    screen.keys("Q");
    assert!(screen.end());
    assert!(
        fs::read_to_string(article(home.path()))
            .unwrap()
            .contains("radars")
    );
    let both = files(&home.path().join("data/glose/articles"));
    assert_eq!(both.len(), 2, "{both:?}");
    let holds = |path: &PathBuf| fs::read_to_string(path).unwrap().contains("compteurs");
    assert!(both.iter().any(holds), "{both:?}");
    let listed = crate::glose(home.path(), &["list", "--json"]);
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert_eq!(
        listed.lines().count(),
        1,
        "a conflict is no second article: {listed}"
    );
}

/// An article that cannot be written after the editor, or came back empty: the edited text stays in its file and is
/// offered at the next start.
#[test]
fn an_edited_article_that_cannot_be_written_is_offered_again() {
    let home = tempfile::tempdir().unwrap();
    // A folder stands where the file was, so that nothing can be renamed over it.
    let path = "data/glose/articles/le-canal.md";
    let line = format!("sed -i 's/capteurs/compteurs/' \"$1\"; mv {path} aside; mkdir {path}");
    let mut screen = edited(home.path(), &line, "could not be put in its place");
    screen.keys("Q");
    screen.end();
    let kept = left(home.path());
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert!(fs::read_to_string(&kept[0]).unwrap().contains("compteurs"));
    fs::remove_dir(article(home.path())).unwrap();
    fs::rename(home.path().join("aside"), article(home.path())).unwrap();
    let mut screen = start(home.path());
    screen.wait("A text that the editor left");
    screen.keys("t");
    screen.wait("✔");
    screen.keys("Q");
    assert!(screen.end());
    assert!(
        fs::read_to_string(article(home.path()))
            .unwrap()
            .contains("compteurs")
    );
    assert!(left(home.path()).is_empty());
}
