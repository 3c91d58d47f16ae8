//! Files, libraries and settings that are not as they should be.

use std::fs;

use crate::desk::{Desk, fixture, text};

#[test]
fn what_cannot_be_read_is_named_with_its_reason_and_the_rest_is_added() {
    let desk = Desk::new("fr");
    let ran = desk.run([
        "add",
        &fixture("hostile"),
        &fixture("hostile/binary.bin"),
        "nulle-part.md",
        "--json",
    ]);
    let ran = ran.ends(3);
    let results = ran.json();
    let refused: Vec<_> = results
        .iter()
        .filter(|one| text(one, "outcome") == "refused")
        .collect();
    let names: Vec<&str> = refused
        .iter()
        .map(|one| text(one, "path").rsplit('/').next().unwrap())
        .collect();
    for name in [
        "binary.bin",
        "broken-front-matter.md",
        "empty.md",
        "nulle-part.md",
    ] {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
    for one in &refused {
        assert!(
            one["id"].is_null() && !text(one, "reason").is_empty(),
            "{one}"
        );
    }
    assert!(results.len() - refused.len() > 10);
    desk.run(["doctor"]).ends(0);
}

#[test]
fn a_refusal_says_which_file_why_and_what_to_do() {
    for (language, why, hint) in [
        ("fr", "ne contient aucun texte", "Vérifiez"),
        ("en", "holds no text", "right file"),
    ] {
        let desk = Desk::new(language);
        let ran = desk.run(["add", &fixture("hostile/empty.md")]).ends(3);
        for part in ["empty.md", why, hint] {
            assert!(ran.err.contains(part), "{part} in {}", ran.err);
        }
    }
}

#[test]
fn a_library_that_is_a_file_is_told_and_left_alone() {
    let desk = Desk::new("en");
    let file = desk.file("taken", "mine");
    let ran = desk.run(["--library", &file, "list"]).ends(3);
    assert!(
        ran.err.contains("taken") && ran.err.contains("not a folder"),
        "{}",
        ran.err
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

#[test]
fn a_library_that_cannot_be_written_is_read_all_the_same() {
    let desk = Desk::new("en");
    let file = desk.file("a.md", "# A text\n\nWith a sentence in it.\n");
    desk.run(["add", &file]).ends(0);
    // No right stops a superuser: a file where the folder of notes should be does.
    fs::remove_dir_all(desk.library().join("notes")).unwrap();
    fs::write(desk.library().join("notes"), "").unwrap();
    desk.run(["show", "a-text"]).ends(0);
    desk.run(["search", "sentence"]).ends(0);
    let ran = desk
        .run([
            "note",
            "a-text",
            "--quote",
            "With a sentence",
            "--text",
            "x",
        ])
        .ends(3);
    assert!(
        ran.err.contains("notes") && ran.err.contains("not a folder"),
        "{}",
        ran.err
    );
}

#[test]
fn an_index_that_is_damaged_or_gone_is_made_again() {
    let desk = Desk::new("en");
    let file = desk.file("a.md", "# A text\n\nWith a sentence in it.\n");
    desk.run(["add", &file]).ends(0);
    for file in desk.files("cache") {
        fs::write(&file, "no index").unwrap();
    }
    desk.run(["search", "sentence"]).ends(0);
    fs::remove_dir_all(desk.path("cache")).unwrap();
    desk.run(["search", "sentence"]).ends(0);
    desk.run(["reindex"]).ends(0);
    desk.run(["doctor"]).ends(0);
}

#[test]
fn a_file_of_the_library_that_is_broken_is_counted_named_by_doctor_and_left_alone() {
    let desk = Desk::new("en");
    let file = desk.file("a.md", "# A text\n\nWith a sentence in it.\n");
    desk.run(["add", &file]).ends(0);
    let broken = "---\ntitle: \"\n---\nx\n";
    desk.file("data/glose/articles/broken.md", broken);
    let ran = desk.run(["list"]).ends(0);
    assert!(ran.err.contains("1 file"), "{}", ran.err);
    let ran = desk.run(["doctor"]).ends(3);
    assert!(ran.out.contains("broken.md"), "{}", ran.out);
    let left = fs::read_to_string(desk.library().join("articles/broken.md")).unwrap();
    assert_eq!(left, broken);
}

#[test]
fn two_articles_with_one_id_are_two_versions_of_one() {
    let desk = Desk::new("en");
    let file = desk.file("a.md", "# A text\n\nWith a sentence in it.\n");
    desk.run(["add", &file]).ends(0);
    let articles = desk.library().join("articles");
    let copy = articles.join("a-copy.md");
    fs::copy(articles.join("a-text.md"), &copy).unwrap();
    for words in [&["doctor"][..], &["doctor", "--fix"]] {
        let ran = desk.run(words).ends(0);
        assert!(ran.out.contains("articles/a-copy.md"), "{ran:?}");
        assert!(ran.out.contains("(1 article, 0 notes)"), "{ran:?}");
    }
    assert_eq!(desk.run(["list", "--json"]).ends(0).json().len(), 1);
    // Without the line that names its id it is an article of its own.
    let text = fs::read_to_string(&copy).unwrap();
    let own: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with("id:"))
        .collect();
    fs::write(&copy, own.join("\n")).unwrap();
    let listed = desk.run(["list", "--json"]).ends(0).json();
    assert_eq!(listed.len(), 2);
    assert_ne!(listed[0]["id"], listed[1]["id"]);
}

#[test]
fn broken_settings_are_named_and_the_defaults_hold() {
    let desk = Desk::new("fr");
    desk.file("config/glose/config.toml", "measure = \"large\"\n");
    let file = desk.file("a.md", "# Un texte\n\nAvec une phrase.\n");
    let ran = desk.run(["add", &file]).ends(0);
    assert!(ran.err.contains("config.toml"), "{}", ran.err);
    desk.run(["config"]).ends(3);
    desk.file("config/glose/config.toml", "language = \"en\"\n");
    let ran = desk.run(["show", "rien"]).ends(1);
    assert!(ran.err.contains("Nothing in the library"), "{}", ran.err);
}
