//! Reading makes nothing; what is not there is named.

use std::fs;

use crate::desk::Desk;

/// What stands at a place of the desk, by name.
fn names(desk: &Desk, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(desk.path(folder))
        .into_iter()
        .flatten()
        .flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_library_that_is_not_there_is_named_and_not_made() {
    let desk = Desk::new("en");
    for words in [
        &["list"][..],
        &["search", "eau"],
        &["annotations"],
        &["show", "a"],
        &["similar", "a"],
        &["export"],
        &["note", "a", "--text", "x"],
        &["tag", "a", "+x"],
        &["status", "a", "done"],
        &["delete", "a"],
        &["restore"],
        &["restore", "a"],
        &["reindex"],
        &["doctor"],
        &["doctor", "--fix"],
        &["backup", "b.tar.gz"],
    ] {
        let before = names(&desk, ".");
        let typed = ["--library", "TYPO"].iter().chain(words);
        let ran = desk.run(typed).ends(3);
        assert!(
            ran.err.contains("TYPO") && ran.out.is_empty(),
            "{words:?} {ran:?}"
        );
        assert!(ran.err.contains("no library"), "{words:?} {ran:?}");
        assert!(!desk.path("TYPO").exists(), "{words:?}");
        assert_eq!(names(&desk, "."), before, "{words:?}");
    }
    let ran = desk.run(["list"]).ends(3);
    assert!(ran.err.contains("glose add"), "{ran:?}");
}

#[test]
fn looking_into_a_folder_that_is_no_library_makes_nothing_in_it() {
    let desk = Desk::new("en");
    fs::create_dir(desk.path("other")).unwrap();
    fs::write(desk.path("other/mine.txt"), "x").unwrap();
    desk.run(["--library", "other", "list"]).ends(1);
    desk.run(["--library", "other", "doctor"]).ends(0);
    assert_eq!(names(&desk, "other"), ["mine.txt"]);
}

#[test]
fn adding_makes_a_library_and_says_so_once() {
    let desk = Desk::new("en");
    fs::write(desk.path("a.md"), "# A\n\nText.\n").unwrap();
    let ran = desk.run(["--library", "NEW", "add", "a.md"]).ends(0);
    assert!(
        ran.err.contains("new library") && ran.err.contains("NEW"),
        "{ran:?}"
    );
    assert_eq!(
        desk.run(["--library", "NEW", "add", "a.md"]).ends(0).err,
        ""
    );
}

#[test]
fn a_backup_makes_no_folder() {
    let desk = Desk::with_samples("en");
    let ran = desk.run(["backup", "nowhere/x.tar.gz"]).ends(3);
    assert!(ran.err.contains("nowhere/x.tar.gz"), "{ran:?}");
    assert!(!desk.path("nowhere").exists());
}
