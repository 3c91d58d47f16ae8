//! Libraries as earlier versions wrote them, kept in `fixtures/versions` for ever.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::home::{Home, files};

/// A home with a library as a version wrote it.
fn home_of(version: &str) -> Home {
    let home = Home::new();
    let kept = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/versions")
        .join(version);
    for file in files(&kept) {
        let to = home.library().join(file.strip_prefix(&kept).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(&file, to).unwrap();
    }
    home
}

fn contents(home: &Home) -> BTreeMap<PathBuf, Vec<u8>> {
    let all = files(&home.library()).into_iter();
    all.map(|file| (file.clone(), fs::read(file).unwrap()))
        .collect()
}

fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// C07: a library of version 1 opens whole, is found to be well, and not a byte of it changes by being read.
#[test]
fn a_library_of_version_1_is_read_whole_and_left_as_it_is() {
    let home = home_of("1");
    let before = contents(&home);
    let articles = lines(&home.done(&["list", "--json"]));
    let titles: Vec<&str> = articles
        .iter()
        .map(|one| one["title"].as_str().unwrap())
        .collect();
    assert_eq!(articles.len(), 2, "{articles:?}");
    for title in ["Le pont qui compte ses vélos", "A counter nobody asked for"] {
        assert!(titles.contains(&title), "{titles:?}");
    }
    let notes = lines(&home.done(&["annotations", "--json"]));
    let seen: Vec<[&str; 4]> = notes
        .iter()
        .map(|one| ["state", "quote", "note", "color"].map(|key| one[key].as_str().unwrap()))
        .collect();
    for wanted in [
        [
            "exact",
            "Le pont compte les vélos depuis un an.",
            "À comparer avec le compteur de l’autre rive.",
            "blue",
        ],
        [
            "changed",
            "Personne n’avait demandé ce grand chiffre.",
            "",
            "yellow",
        ],
        [
            "lost",
            "trois cyclistes ont écrit à la mairie",
            "Retrouver ces lettres.",
            "yellow",
        ],
        ["exact", "", "Read with the French one.", "yellow"],
        [
            "exact",
            "What is counted gets a budget.",
            "**The** sentence.",
            "purple",
        ],
    ] {
        assert!(seen.contains(&wanted), "{wanted:?} in {seen:#?}");
    }
    assert_eq!(seen.len(), 5);
    assert!(
        home.done(&["search", "tag:money budget", "--json"])
            .contains("a-counter-nobody-asked-for")
    );
    home.done(&["doctor"]);
    home.done(&["reindex"]);
    home.done(&["export", "--format", "json"]);
    assert!(contents(&home) == before);
}

/// C07: it is written on, a note at a time, and what it held stays.
#[test]
fn a_library_of_version_1_is_written_on() {
    let home = home_of("1");
    let before = contents(&home);
    let slug = "a-counter-nobody-asked-for";
    home.done(&[
        "note",
        slug,
        "--quote",
        "gets a meeting",
        "--text",
        "A new one.",
    ]);
    let after = contents(&home);
    for (file, bytes) in &before {
        assert!(after[file] == *bytes, "{}", file.display());
    }
    assert_eq!(lines(&home.done(&["annotations", "--json"])).len(), 6);
}
