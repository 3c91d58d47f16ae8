//! Where an export and a backup go, and what they leave alone.

use std::fs;

use crate::desk::Desk;

fn desk() -> Desk {
    let desk = Desk::new("en");
    let text = "# Le canal\n\nLes capteurs comptent les vélos. Une autre phrase suit.\n";
    let file = desk.file("canal.md", text);
    desk.run(["add", &file]).ends(0);
    desk.run([
        "note",
        "le-canal",
        "--quote",
        "Une autre phrase suit.",
        "--text",
        "Vu de près.",
    ])
    .ends(0);
    desk
}

fn read(desk: &Desk, name: &str) -> String {
    fs::read_to_string(desk.path(name)).unwrap()
}

#[test]
fn the_ending_of_a_file_says_its_format_unless_one_is_given() {
    let desk = desk();
    for (name, begins) in [
        ("out.md", "# "),
        ("out.html", "<!"),
        ("out.json", "{"),
        ("out.jsonld", "{"),
        ("out.org", "#+"),
        ("out.tex", "\\documentclass"),
        ("out.csv", "Highlight,"),
        ("out.bib", "@"),
        ("out.ris", "TY  - "),
    ] {
        desk.run(["export", "-o", name]).ends(0);
        let text = read(&desk, name);
        let text = text.trim_start_matches('\u{feff}').trim_start();
        assert!(text.starts_with(begins), "{name}: {text}");
    }
    desk.run(["export", "-o", "other.md", "--format", "json"])
        .ends(0);
    assert!(read(&desk, "other.md").starts_with('{'));
}

#[test]
fn a_file_that_is_there_is_left_alone_until_force() {
    let desk = desk();
    for (words, name) in [
        (&["export", "-o", "mine.md"][..], "mine.md"),
        (
            &["export", "--format", "json", "-o", "mine.json"],
            "mine.json",
        ),
        (&["backup", "mine.tar.gz"], "mine.tar.gz"),
    ] {
        desk.file(name, "mine");
        let ran = desk.run(words).ends(3);
        assert!(
            ran.err.contains("is there already and was not overwritten"),
            "{}",
            ran.err
        );
        assert!(ran.err.contains("--force"), "{}", ran.err);
        assert_eq!(read(&desk, name), "mine", "{words:?}");
        desk.run(words.iter().chain(&["--force"])).ends(0);
        assert_ne!(fs::read(desk.path(name)).unwrap(), b"mine", "{words:?}");
    }
}

#[test]
fn the_same_export_again_needs_no_force() {
    let desk = desk();
    desk.run(["export", "--format", "json", "-o", "out.json"])
        .ends(0);
    let first = read(&desk, "out.json");
    assert!(first.contains("Vu de près."));
    // A file of ours that says the same is no other file.
    let again = desk.run(["export", "--format", "json", "-o", "out.json", "--force"]);
    again.ends(0);
    assert!(read(&desk, "out.json").contains("Vu de près."));
}

#[test]
fn a_folder_or_a_place_that_is_not_there_is_named_and_nothing_made() {
    let desk = desk();
    fs::create_dir(desk.path("folder")).unwrap();
    for (words, part) in [
        (&["export", "-o", "folder"][..], "folder is a folder"),
        (&["export", "-o", "nowhere/out.md"], "nowhere/out.md"),
        (&["backup", "folder"], "folder"),
        (&["backup", "nowhere/b.tar.gz"], "nowhere/b.tar.gz"),
    ] {
        let ran = desk.run(words).ends(3);
        assert!(ran.err.contains(part), "{words:?}: {}", ran.err);
        assert!(!desk.path("nowhere").exists(), "{words:?}");
        assert!(desk.files("folder").is_empty(), "{words:?}");
    }
}

#[test]
fn a_format_of_one_file_an_article_needs_a_folder_for_several() {
    let desk = desk();
    let file = desk.file("pont.md", "# Le pont\n\nIl est en fer. Il tient.\n");
    desk.run(["add", &file]).ends(0);
    desk.run(["note", "le-pont", "--quote", "Il tient.", "--text", "Oui."])
        .ends(0);
    let ran = desk
        .run(["export", "--format", "obsidian", "-o", "out.md"])
        .ends(2);
    assert!(
        ran.err.contains("makes 2 files") && ran.err.contains("--into"),
        "{}",
        ran.err
    );
    assert!(!desk.path("out.md").exists());
    desk.run(["export", "--format", "obsidian", "--into", "vault"])
        .ends(0);
    assert_eq!(desk.files("vault").len(), 2);
}

#[test]
fn a_format_that_is_no_text_is_not_written_to_standard_output_of_a_reader() {
    let desk = desk();
    let ran = desk.run(["export", "--format", "odt"]);
    // Into a pipe it may go; nothing else is said with it.
    if ran.code == 0 {
        assert!(ran.err.is_empty());
    } else {
        assert!(ran.err.contains("-o"), "{}", ran.err);
    }
    desk.run(["export", "--format", "odt", "-o", "out.odt"])
        .ends(0);
    assert!(fs::read(desk.path("out.odt")).unwrap().starts_with(b"PK"));
}

#[test]
fn a_backup_comes_back_in_an_empty_folder_alone() {
    let desk = desk();
    desk.run(["backup", "b.tar.gz"]).ends(0);
    let ran = desk.run(["restore", "b.tar.gz"]).ends(3);
    assert!(ran.err.contains("is not empty"), "{}", ran.err);
    desk.run(["restore", "b.tar.gz", "--into", "again"]).ends(0);
    let shown = desk
        .run(["--library", "again", "annotations", "--json"])
        .ends(0);
    assert_eq!(shown.json()[0]["note"], "Vu de près.");
    let ran = desk.run(["restore", "b.tar.gz", "--into", "again"]).ends(3);
    assert!(ran.err.contains("--into"), "{}", ran.err);
}

#[test]
fn a_file_that_is_no_backup_is_refused_and_restores_nothing() {
    let desk = desk();
    for (name, bytes) in [
        ("text.tar.gz", &b"not an archive"[..]),
        ("empty.tar.gz", b""),
        ("cut.tar.gz", b"\x1f\x8b\x08\x00\x00\x00"),
    ] {
        fs::write(desk.path(name), bytes).unwrap();
        let ran = desk.run(["restore", name, "--into", "new"]).ends(3);
        assert!(ran.err.contains(name), "{}", ran.err);
        assert!(desk.files("new").is_empty(), "{name}");
    }
    let ran = desk
        .run(["restore", "none.tar.gz", "--into", "new"])
        .ends(3);
    assert!(ran.err.contains("none.tar.gz"), "{}", ran.err);
}

#[test]
fn a_backup_cannot_stand_inside_the_library_that_it_saves() {
    let desk = desk();
    let inside = desk.library().join("b.tar.gz");
    let ran = desk.run(["backup", inside.to_str().unwrap()]).ends(3);
    assert!(ran.err.contains("inside the library"), "{}", ran.err);
    assert!(!inside.exists());
}
