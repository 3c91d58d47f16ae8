//! The main job, in a real pseudo-terminal: add, search, read, annotate, tag, find again, export.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::missing_panics_doc,
    missing_docs,
    reason = "a test fails by panicking"
)]

mod pty;

use std::fs;
use std::path::Path;

use pty::Screen;

const ESC: &str = "\x1b";
const ENTER: &str = "\r";

/// A folder of saved texts, as a reader keeps them.
fn texts(home: &Path) -> std::path::PathBuf {
    let folder = home.join("textes");
    fs::create_dir_all(&folder).unwrap();
    let visit = "lundi 4 juin 2018\n\nUne journée chez les fabricants\n\n\
        Nous sommes arrivés tôt, sous la pluie, devant une halle rendue au travail.\n\n\
        L’atelier montre des objets connectés que l’on peut prendre en main. Personne ne parle de révolution. \
        On y compte plutôt les vis, les piles et les pannes.\n\n\
        Le soir, tout le monde est rentré fatigué et content.\n";
    fs::write(folder.join("visite.txt"), visit).unwrap();
    let bread = "3 mars 2019\n\nLe pain du dimanche\n\nIl faut de la farine, de l’eau, du sel et beaucoup de patience.\n";
    fs::write(folder.join("pain.txt"), bread).unwrap();
    folder
}

/// Closes the editor with Escape and waits until its note is kept: an Escape followed at once by another
/// key would reach the program as Alt and that key.
fn close_editor(screen: &mut Screen, title: &str) {
    screen.keys(ESC);
    screen.wait_for("the note to be kept", |screen| {
        !screen.contains(title) && screen.contains('✔')
    });
}

/// The one annotation's file below a library.
fn only_note(library: &Path) -> String {
    let mut notes = Vec::new();
    for folder in fs::read_dir(library.join("notes")).unwrap().flatten() {
        for note in fs::read_dir(folder.path()).unwrap().flatten() {
            notes.push(fs::read_to_string(note.path()).unwrap());
        }
    }
    assert_eq!(notes.len(), 1, "{notes:?}");
    notes.remove(0)
}

#[test]
fn a_reader_finds_annotates_tags_and_takes_out_a_passage() {
    let home = tempfile::tempdir().unwrap();
    let texts = texts(home.path());
    let library = home.path().join("biblio");
    let arguments = ["--library", library.to_str().unwrap()];
    adds_finds_and_annotates(home.path(), &arguments, &texts);
    let note = only_note(&library);
    assert!(
        note.contains(
            "exact: L’atelier montre des objets connectés que l’on peut prendre en main."
        ),
        "{note}"
    );
    assert!(
        note.contains("tags: [iot]") && note.ends_with("À montrer en 2018.\n"),
        "{note}"
    );
    finds_by_tag_and_exports(home.path(), &arguments);
    holds_what_was_taken_out(home.path());
}

/// First session: the texts are added, the passage is found, annotated and tagged.
fn adds_finds_and_annotates(home: &Path, arguments: &[&str], texts: &Path) {
    let mut screen = Screen::start(home, arguments, "fr_CA", (120, 40));
    screen.wait("Rien ici pour l’instant");
    screen.keys("a");
    screen.wait("Ajouter");
    screen.keys(texts.to_str().unwrap());
    screen.keys(ENTER);
    screen.wait("2 articles ajoutés");
    screen.wait("Le pain du dimanche");

    screen.keys("/objets connectes");
    screen.wait_for("the one hit", |screen| {
        screen.contains("Une journée chez les fabricants")
            && !screen.contains("Le pain du dimanche")
    });
    screen.keys(ENTER);
    screen.wait("sous la pluie");
    screen.keys("a");
    screen.wait("Nouvelle note");
    screen.keys("À montrer en 2018.");
    screen.wait("À montrer en 2018.");
    close_editor(&mut screen, "Nouvelle note");
    assert!(screen.text().contains("a●"), "{}", screen.text());

    screen.keys("t");
    screen.wait("Étiquettes");
    screen.keys("iot");
    screen.keys(ENTER);
    screen.wait("#iot");
    screen.keys("Q");
    assert!(screen.end());
}

/// Second session: the note is found by its tag, and goes out.
fn finds_by_tag_and_exports(home: &Path, arguments: &[&str]) {
    let mut screen = Screen::start(home, arguments, "fr_CA", (120, 40));
    screen.wait("Une journée chez les fabricants");
    screen.keys("/tag:iot");
    screen.wait_for("one hit alone", |screen| {
        !screen.contains("Le pain du dimanche")
    });
    screen.keys(ENTER);
    screen.wait("À montrer en 2018.");
    screen.keys("x");
    screen.wait("Exporter des extraits");
    screen.keys(ENTER);
    screen.wait("exporté");
    screen.keys("Q");
    assert!(screen.end());
}

/// The one file that was exported holds the passage, the note, and where they are from.
fn holds_what_was_taken_out(home: &Path) {
    let exported = fs::read_dir(home.join("home"))
        .unwrap()
        .flatten()
        .next()
        .unwrap();
    let exported = fs::read_to_string(exported.path()).unwrap();
    for part in [
        "L’atelier montre des objets connectés que l’on peut prendre en main.",
        "À montrer en 2018.",
        "#iot",
        "Une journée chez les fabricants",
        "2018",
        "visite.txt",
    ] {
        assert!(exported.contains(part), "{part} is not in:\n{exported}");
    }
}

#[test]
fn a_half_typed_note_is_found_again_after_a_kill() {
    let home = tempfile::tempdir().unwrap();
    let texts = texts(home.path());
    let library = home.path().join("biblio");
    let arguments = ["--library", library.to_str().unwrap()];
    let mut screen = Screen::start(home.path(), &arguments, "en_CA", (100, 30));
    screen.wait("Nothing here yet");
    screen.keys("a");
    screen.keys(texts.join("pain.txt").to_str().unwrap());
    screen.keys(ENTER);
    screen.wait("Le pain du dimanche");
    screen.keys(ENTER);
    screen.wait("beaucoup de");
    screen.keys("a");
    screen.wait("New note");
    screen.keys("Half a thought");
    screen.wait("draft kept");
    screen.kill();

    let mut screen = Screen::start(home.path(), &arguments, "en_CA", (100, 30));
    screen.wait("Half a thought");
    close_editor(&mut screen, "New note");
    screen.keys("Q");
    assert!(screen.end());
    assert!(only_note(&library).contains("Half a thought"));
}

#[test]
fn dragging_the_mouse_over_a_sentence_and_pressing_a_annotates_exactly_it() {
    let home = tempfile::tempdir().unwrap();
    let texts = texts(home.path());
    let library = home.path().join("biblio");
    let arguments = ["--library", library.to_str().unwrap()];
    let mut screen = Screen::start(home.path(), &arguments, "fr_FR", (120, 40));
    screen.wait("Rien ici");
    screen.keys("a");
    screen.keys(texts.join("visite.txt").to_str().unwrap());
    screen.keys(ENTER);
    screen.wait("Une journée chez les fabricants");
    screen.keys(ENTER);
    screen.wait("Personne ne");
    let (x, y) = screen.find("Personne");
    let last = screen.find("révolution.");
    let (end_x, end_y) = (last.0 + "révolution.".chars().count() as u16 - 1, last.1);
    screen.keys(&format!("\x1b[<0;{};{}M", x + 1, y + 1));
    screen.keys(&format!("\x1b[<32;{};{}M", end_x + 1, end_y + 1));
    screen.keys(&format!("\x1b[<0;{};{}m", end_x + 1, end_y + 1));
    screen.keys("a");
    screen.wait("Nouvelle note");
    screen.keys("Tant mieux.");
    screen.wait("Tant mieux.");
    close_editor(&mut screen, "Nouvelle note");
    screen.keys("Q");
    assert!(screen.end());
    let note = only_note(&library);
    assert!(
        note.contains("exact: Personne ne parle de révolution.\n"),
        "{note}"
    );
}
