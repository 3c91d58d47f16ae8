//! Notes whose article changes: added again, edited or renamed by another program, on other machines.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::desk::{Desk, text};

const FIRST: &str = "---\ntitle: Lire la plume\nsource: https://exemple.org/plume\n---\n# Méthode\n\n\
    Les étiquettes en disent mieux que le titre, dit-on souvent par ici.\n\n\
    Une étiquette range, et ranger c’est déjà interpréter.\n\n## Atelier\n\n\
    La médiathèque ouvre un atelier le samedi matin.\n\n\
    Le budget de la ville passe à douze millions cette année.\n";

/// One word is another, one passage reads otherwise, one is gone.
fn second() -> String {
    FIRST
        .replace("mieux", "plus")
        .replace(
            "ranger c’est déjà interpréter",
            "ranger est une façon d’interpréter",
        )
        .replace(
            "Le budget de la ville passe à douze millions cette année.\n",
            "",
        )
}

const SLUG: &str = "lire-la-plume";

/// A desk with the first text and four notes on it.
fn desk(language: &'static str) -> Desk {
    let desk = Desk::new(language);
    let path = desk.file("plume.md", FIRST);
    desk.run(["add", &path]).ends(0);
    for (quote, words) in [
        ("mieux", "Argument"),
        (
            "Une étiquette range, et ranger c’est déjà interpréter.",
            "Clé",
        ),
        ("un atelier le samedi matin", "Y aller"),
        (
            "Le budget de la ville passe à douze millions cette année.",
            "Citer",
        ),
    ] {
        desk.run(["note", SLUG, "--quote", quote, "--text", words])
            .ends(0);
    }
    desk
}

/// The state of each note by its words.
fn states(desk: &Desk) -> BTreeMap<String, String> {
    let found = desk.run(["annotations", "--json"]).ends(0).json();
    let state = |note: &serde_json::Value| {
        (
            text(note, "note").to_owned(),
            text(note, "state").to_owned(),
        )
    };
    found.iter().map(state).collect()
}

fn expected() -> BTreeMap<String, String> {
    let pairs = [
        ("Argument", "review"),
        ("Clé", "changed"),
        ("Y aller", "exact"),
        ("Citer", "lost"),
    ];
    pairs
        .into_iter()
        .map(|(note, state)| (note.to_owned(), state.to_owned()))
        .collect()
}

/// The library's files, below its folder, with their bytes.
fn library(desk: &Desk) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = desk.files("data/glose").into_iter();
    let below = |path: &Path| path.strip_prefix(desk.library()).unwrap().to_owned();
    files
        .map(|path| (below(&path), fs::read(&path).unwrap()))
        .collect()
}

/// A desk with a copy of another's library.
fn clone_of(other: &Desk) -> Desk {
    let desk = Desk::new("en");
    for (path, bytes) in library(other) {
        let path = desk.library().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    desk
}

fn article(desk: &Desk) -> PathBuf {
    desk.library().join(format!("articles/{SLUG}.md"))
}

/// What another program, or another machine, makes of the text.
fn change(desk: &Desk) {
    let text = fs::read_to_string(article(desk)).unwrap();
    let (front, _) = text.split_once("# Méthode").unwrap();
    let (_, body) = second()
        .split_once("# Méthode")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    fs::write(article(desk), format!("{front}# Méthode{body}")).unwrap();
}

#[test]
fn an_article_that_is_added_again_tells_how_its_notes_stand() {
    let desk = desk("en");
    let path = desk.file("plume.md", &second());
    let added = desk.run(["add", &path]).ends(0);
    let said = "(1 note in place, 1 changed, 2 to check)";
    assert!(added.out.contains(said), "{}", added.out);
    assert_eq!(states(&desk), expected());
    let doctor = desk.run(["doctor"]).ends(0).out;
    for line in [
        "notes whose passage changed: 1",
        "is to be confirmed",
        "is no longer in",
        "g o",
    ] {
        assert!(doctor.contains(line), "{line}: {doctor}");
    }
    let lost = desk
        .run(["annotations", "douze millions", "--json"])
        .ends(0)
        .json();
    assert_eq!(text(&lost[0], "note"), "Citer");
    let out = desk
        .run(["export", SLUG, "--format", "markdown", "--output", "-"])
        .ends(0)
        .out;
    let (_, gone) = out
        .split_once("Passages disparus")
        .unwrap_or_else(|| panic!("{out}"));
    assert!(gone.contains("douze millions cette année"), "{out}");
}

#[test]
fn what_another_program_changed_is_told_at_the_next_command() {
    let desk = desk("fr");
    change(&desk);
    let listed = desk.run(["list"]).ends(0);
    assert!(
        listed
            .err
            .contains("1 note en place, 1 changée, 2 à vérifier"),
        "{}",
        listed.err
    );
    assert_eq!(desk.run(["list"]).ends(0).err, "");
    assert_eq!(states(&desk), expected());
}

#[test]
fn an_article_that_another_program_renamed_keeps_its_notes_in_place() {
    let desk = desk("en");
    let before = states(&desk);
    assert!(before.values().all(|state| state == "exact"));
    fs::rename(article(&desk), desk.library().join("articles/autre-nom.md")).unwrap();
    assert_eq!(desk.run(["list"]).ends(0).err, "");
    assert_eq!(states(&desk), before);
    // The texts that the notes were made on are found under the former name.
    let text = fs::read_to_string(desk.library().join("articles/autre-nom.md")).unwrap();
    let changed = text.replace("mieux", "plus");
    fs::write(desk.library().join("articles/autre-nom.md"), changed).unwrap();
    assert_eq!(states(&desk)["Argument"], "review");
}

#[test]
fn two_machines_that_place_the_notes_of_a_changed_text_write_nothing() {
    let one = desk("fr");
    change(&one);
    let two = clone_of(&one);
    let before = library(&one);
    for desk in [&one, &two] {
        desk.run(["list"]).ends(0);
        desk.run(["doctor"]).ends(0);
        desk.run(["reindex"]).ends(0);
        desk.run(["show", SLUG]).ends(0);
        assert_eq!(states(desk), expected());
        assert!(library(desk) == before, "{:?}", library(desk).keys());
    }
}

#[test]
fn places_are_the_same_without_a_cache_and_with_the_cache_of_another_machine() {
    let one = desk("en");
    change(&one);
    assert_eq!(states(&one), expected());
    fs::remove_dir_all(one.path("cache")).unwrap();
    assert_eq!(states(&one), expected());
    // Another machine's index of the first text, under the name that this one looks for.
    let other = desk("fr");
    states(&other);
    let folder = |desk: &Desk| -> PathBuf {
        let entries = fs::read_dir(desk.path("cache/glose")).unwrap();
        let mut folders = entries
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.is_dir());
        folders.next().unwrap()
    };
    let (here, there) = (folder(&one), folder(&other));
    fs::remove_dir_all(&here).unwrap();
    fs::rename(there, &here).unwrap();
    assert_eq!(states(&one), expected());
}

#[test]
fn a_text_that_arrives_after_its_notes_is_used_to_place_them() {
    let one = desk("en");
    change(&one);
    let two = clone_of(&one);
    let kept = two.library().join("revisions");
    let aside = two.path("aside");
    fs::rename(&kept, &aside).unwrap();
    assert_ne!(states(&two).get("Argument"), None);
    fs::rename(&aside, &kept).unwrap();
    assert_eq!(states(&two), expected());
}
