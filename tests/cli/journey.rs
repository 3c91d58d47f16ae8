//! The main job: add, search, note, tag, export, delete, restore.

use std::fs;

use crate::desk::{Desk, text};

const ARTICLE: &str = "---\ntitle: L’été des capteurs\nauthor: Ana Roy\ndate: 2019-07-02\n---\n\
    La ville a posé trente capteurs le long du canal. Les objets connectés comptent les passants.\n\n\
    Personne ne lit les chiffres avant septembre.\n";

/// The passage that is annotated, and the words about it.
const QUOTE: &str = "Les objets connectés comptent les passants.";
const NOTE: &str = "À vérifier sur place";

fn journey(language: &'static str, saved: &str, trashed: &str) {
    let desk = Desk::new(language);
    let file = desk.file("été.md", ARTICLE);
    let (id, slug) = added(&desk, &file);
    found(&desk, &file, &id);
    annotated(&desk, (&id, &slug), saved);
    organised(&desk, (&id, &slug));
    exported(&desk);
    deleted_and_restored(&desk, &slug, trashed);
}

/// The id and the slug of the article, once it is added.
fn added(desk: &Desk, file: &str) -> (String, String) {
    let added = desk.run(["add", file, "--json"]).ends(0).json();
    assert_eq!(text(&added[0], "outcome"), "added");
    let (id, slug) = (text(&added[0], "id"), text(&added[0], "slug"));
    assert_eq!(slug, "l-ete-des-capteurs");
    (id.to_owned(), slug.to_owned())
}

/// However the words are written, the article is found.
fn found(desk: &Desk, file: &str, id: &str) {
    for query in [
        "objet connecté",
        "OBJETS CONNECTES",
        "l’objet connecté",
        "objets connectes",
    ] {
        let hits = desk.run(["search", "--json", query]).ends(0).json();
        assert_eq!(text(&hits[0], "id"), id, "{query}");
        assert_eq!(text(&hits[0], "source"), file);
    }
}

/// A note on the passage is said to be saved, and listed with the passage in its place.
fn annotated(desk: &Desk, (id, slug): (&str, &str), saved: &str) {
    let words = [
        "note", slug, "--quote", QUOTE, "--text", NOTE, "--tag", "#iot",
    ];
    let note = desk.run(words).ends(0);
    assert!(note.out.contains(saved), "{}", note.out);
    let note_id = note.out.lines().last().unwrap().to_owned();

    let notes = desk
        .run(["annotations", "--json", "tag:iot"])
        .ends(0)
        .json();
    assert_eq!(notes.len(), 1);
    assert_eq!(text(&notes[0], "id"), note_id);
    assert_eq!(text(&notes[0], "quote"), QUOTE);
    assert_eq!(text(&notes[0], "state"), "exact");
    assert_eq!(text(&notes[0], "article"), id);
}

/// Tags come and go, the status changes, and the list tells both.
fn organised(desk: &Desk, (id, slug): (&str, &str)) {
    desk.run(["tag", &id[..20], "+ville/angers", "+brouillon"])
        .ends(0);
    desk.run(["tag", slug, "-brouillon"]).ends(0);
    desk.run(["status", slug, "done"]).ends(0);
    let hits = desk
        .run(["list", "--json", "tag:ville", "is:done"])
        .ends(0)
        .json();
    assert_eq!(hits[0]["tags"], serde_json::json!(["ville/angers"]));
    assert_eq!(hits[0]["annotations"], 1);
}

/// What is exported holds the passage, the note, and where they are from.
fn exported(desk: &Desk) {
    let exported = desk
        .run(["export", "tag:iot", "--format", "markdown"])
        .ends(0)
        .out;
    for part in [QUOTE, NOTE, "iot", "L’été des capteurs", "Ana Roy", "2019"] {
        assert!(exported.contains(part), "{part} in {exported}");
    }
    assert!(exported.contains("été.md"), "{exported}");
}

/// What is deleted waits in the trash with its note, and comes back with it.
fn deleted_and_restored(desk: &Desk, slug: &str, trashed: &str) {
    let deleted = desk.run(["delete", slug]).ends(0);
    assert!(deleted.out.contains(trashed), "{}", deleted.out);
    desk.run(["show", slug]).ends(1);
    desk.run(["annotations"]).ends(1);
    let trash = desk.run(["restore", "--json"]).ends(0).json();
    assert_eq!(text(&trash[0], "title"), "L’été des capteurs");
    assert_eq!(trash[0]["notes"], 1);
    desk.run(["restore", slug]).ends(0);
    let shown = desk.run(["show", slug]).ends(0).out;
    assert!(shown.contains(NOTE) && shown.contains(QUOTE), "{shown}");
    desk.run(["restore"]).ends(1);
}

#[test]
fn a_text_goes_the_whole_way_in_french() {
    journey("fr", "Note enregistrée", "corbeille");
}

#[test]
fn a_text_goes_the_whole_way_in_english() {
    journey("en", "Note saved", "trash");
}

#[test]
fn the_same_text_twice_adds_nothing_and_a_new_version_keeps_its_notes() {
    let desk = Desk::new("en");
    let file = desk.file("été.md", ARTICLE);
    desk.run(["add", &file]).ends(0);
    let again = desk.run(["add", &file, "--json"]).ends(0).json();
    assert_eq!(text(&again[0], "outcome"), "unchanged");
    let copy = desk.file("autre/copie.md", ARTICLE);
    let copied = desk.run(["add", &copy, "--json"]).ends(0).json();
    assert_eq!(text(&copied[0], "outcome"), "unchanged");

    let slug = text(&again[0], "slug");
    for quote in [
        "trente capteurs le long du canal",
        "Personne ne lit les chiffres avant septembre.",
    ] {
        desk.run(["note", slug, "--quote", quote, "--text", "x"])
            .ends(0);
    }
    let changed = ARTICLE
        .replace("La ville a posé", "Au printemps, la ville a posé")
        .replace(
            "Personne ne lit les chiffres avant septembre.\n",
            "Rien de tel ici.\n",
        );
    fs::write(&file, changed).unwrap();
    let updated = desk.run(["add", &file]).ends(0).out;
    assert!(updated.contains("1 note in place"), "{updated}");
    assert!(updated.contains("1 to check"), "{updated}");
    let notes = desk.run(["annotations", "--json"]).ends(0).json();
    let states: Vec<&str> = notes.iter().map(|note| text(note, "state")).collect();
    assert!(
        states.contains(&"moved") || states.contains(&"exact"),
        "{states:?}"
    );
    assert!(
        states.contains(&"review") || states.contains(&"lost"),
        "{states:?}"
    );
}

#[test]
fn standard_input_gives_texts_and_notes() {
    let desk = Desk::new("fr");
    let added = desk.run_with(
        "26 juin 2017\n\nUn mot du canal\n\nLe texte suit.\n",
        ["add", "-", "--json"],
    );
    let added = added.ends(0).json();
    assert_eq!(
        (text(&added[0], "path"), text(&added[0], "outcome")),
        ("-", "added")
    );
    let slug = text(&added[0], "slug");
    desk.run_with("Des mots\nsur deux lignes\n", ["note", slug, "--text", "-"])
        .ends(0);
    let notes = desk.run(["annotations", "--json"]).ends(0).json();
    assert_eq!(text(&notes[0], "note"), "Des mots\nsur deux lignes");
    assert_eq!(
        (text(&notes[0], "quote"), notes[0]["start"].is_null()),
        ("", true)
    );
    // Without words, a passage is highlighted; an article as a whole cannot be.
    desk.run(["note", slug, "--quote", "Le texte suit", "--color", "bleu"])
        .ends(0);
    desk.run(["note", slug]).ends(1);
    let notes = desk
        .run(["annotations", "--json", "has:highlight"])
        .ends(0)
        .json();
    assert_eq!((notes.len(), text(&notes[0], "color")), (1, "blue"));
}

#[test]
fn annotations_are_tagged_and_deleted_by_their_ids() {
    let desk = Desk::new("en");
    let file = desk.file(
        "a.md",
        "# A\n\nA sentence stands here. Another one follows.\n",
    );
    desk.run(["add", &file]).ends(0);
    let note = desk.run([
        "note",
        "a",
        "--quote",
        "A sentence stands here.",
        "--text",
        "n",
        "--json",
    ]);
    let note = note.ends(0).json();
    let id = text(&note[0], "id").to_owned();
    desk.run(["tag", &id, "+kept", "+lost"]).ends(0);
    desk.run(["tag", &id, "-lost"]).ends(0);
    let shown = desk.run(["show", &id, "--json"]).ends(0).json();
    assert_eq!(shown[0]["tags"], serde_json::json!(["kept"]));
    desk.run(["delete", &id]).ends(0);
    desk.run(["show", &id]).ends(1);
    desk.run(["restore", &id]).ends(0);
    desk.run(["show", &id]).ends(0);
}

#[test]
fn the_sample_library_builds_and_answers() {
    for (language, word) in [("fr", "exemple"), ("en", "Sample")] {
        let desk = Desk::new(language);
        let checked = desk.run(["demo", "--check"]).ends(0);
        assert!(
            checked.out.contains(word) && checked.out.contains("24 articles"),
            "{}",
            checked.out
        );
        assert!(
            desk.files("").is_empty(),
            "the sample library is left behind"
        );
    }
}
