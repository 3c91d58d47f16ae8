//! What is the same article when it is added again, and what is another one.

use std::fs;

use serde_json::Value;

use super::desk::{Desk, text};

fn outcomes(desk: &Desk, files: &[&str]) -> Vec<Value> {
    desk.run(["add", "--json"].iter().chain(files)).json()
}

fn titles(desk: &Desk) -> Vec<String> {
    let mut titles: Vec<String> = desk
        .run(["list", "--json"])
        .json()
        .iter()
        .map(|one| text(one, "title").to_owned())
        .collect();
    titles.sort();
    titles
}

fn article(desk: &Desk, slug: &str) -> String {
    fs::read_to_string(desk.library().join(format!("articles/{slug}.md"))).unwrap()
}

#[test]
fn one_text_under_two_sources_is_two_articles() {
    let desk = Desk::new("fr");
    let wall = "Cet article est réservé aux abonnés.\n";
    let page = |name: &str, title: &str, source: &str, tag: &str| {
        desk.file(
            name,
            &format!("---\ntitle: {title}\nsource: {source}\ndate: 2024-01-02\ntags: [{tag}]\n---\n{wall}"),
        )
    };
    let one = page("1.md", "Le port", "https://exemple.org/port", "port");
    let two = page("2.md", "Le quai", "https://exemple.org/quai", "quai");
    let three = page("3.md", "Le port", "https://autre.example/port", "mer");
    let said = outcomes(&desk, &[&one, &two, &three]);
    let made: Vec<&str> = said.iter().map(|one| text(one, "outcome")).collect();
    assert_eq!(made, ["added", "added", "added"]);
    assert!(said[0]["same_text"].is_null());
    assert_eq!(text(&said[1], "same_text"), "le-port");
    assert_eq!(titles(&desk), ["Le port", "Le port", "Le quai"]);
    assert!(article(&desk, "le-quai").contains("quai"));
    let again = desk.run(["add", &one, &two, &three]).ends(0);
    assert!(again.out.contains("3 déjà là"), "{}", again.out);
    let fourth = page("4.md", "La digue", "https://exemple.org/digue", "digue");
    let told = desk.run(["add", &fourth]).ends(0);
    assert!(told.out.contains("même texte que le-port"), "{}", told.out);
}

#[test]
fn stubs_without_a_text_keep_their_titles_and_sources() {
    let desk = Desk::new("en");
    let mut files = Vec::new();
    for name in ["harbour", "market", "tower"] {
        files.push(desk.file(
            &format!("{name}.md"),
            &format!("---\ntitle: The {name}\nsource: https://example.org/{name}\n---\n"),
        ));
        files.push(desk.file(
            &format!("b/{name}.md"),
            &format!("---\ntitle: A {name}\n---\nSee there.\n"),
        ));
    }
    let named: Vec<&str> = files.iter().map(String::as_str).collect();
    let said = outcomes(&desk, &named);
    let kept = said
        .iter()
        .filter(|one| text(one, "outcome") == "added")
        .count();
    let refused = said
        .iter()
        .filter(|one| text(one, "outcome") == "refused")
        .count();
    assert_eq!(kept + refused, 6, "{said:?}");
    assert_eq!(titles(&desk).len(), kept);
    assert!(kept >= 3, "{said:?}");
}

#[test]
fn the_same_page_saved_again_is_the_same_article_and_its_notes_follow() {
    let desk = Desk::new("fr");
    let page = |source: &str, body: &str| {
        desk.file(
            "page.md",
            &format!("---\ntitle: Le port\nsource: {source}\n---\n{body}\n"),
        )
    };
    let file = page(
        "https://exemple.org/port",
        "Le port compte ses bateaux chaque soir.",
    );
    desk.run(["add", &file]).ends(0);
    desk.run(["note", "le-port", "--quote", "ses bateaux", "--text", "vu"])
        .ends(0);
    for (source, body, outcome) in [
        (
            "https://exemple.org/port?utm_source=x#y",
            "Le port compte ses bateaux chaque soir.",
            "unchanged",
        ),
        (
            "http://www.EXEMPLE.org/port/",
            "Le port compte ses bateaux chaque soir.",
            "unchanged",
        ),
        (
            "https://exemple.org/port/?fbclid=1",
            "Depuis mai, le port compte ses bateaux chaque soir.",
            "updated",
        ),
    ] {
        let file = page(source, body);
        assert_eq!(
            text(&outcomes(&desk, &[&file])[0], "outcome"),
            outcome,
            "{source}"
        );
    }
    assert_eq!(titles(&desk), ["Le port"]);
    let notes = desk.run(["annotations", "--json"]).json();
    assert_eq!(text(&notes[0], "quote"), "ses bateaux");
    let other = page("https://exemple.org/port?page=2", "La suite du port.");
    assert_eq!(text(&outcomes(&desk, &[&other])[0], "outcome"), "added");
}

#[test]
fn another_title_with_the_same_text_updates_and_what_the_reader_changed_stays() {
    let desk = Desk::new("fr");
    let page = |title: &str, author: &str, tags: &str| {
        desk.file(
            "page.md",
            &format!(
                "---\ntitle: {title}\nauthor: {author}\nsource: https://exemple.org/port\ntags: [{tags}]\n---\nUn texte.\n"
            ),
        )
    };
    let file = page("Le port", "Ana Roy", "port, mer");
    desk.run(["add", &file]).ends(0);
    // The reader takes one tag away, adds one, and writes the author as she likes.
    desk.run(["tag", "le-port", "+iot", "-mer"]).ends(0);
    let path = desk.library().join("articles/le-port.md");
    let edited = fs::read_to_string(&path)
        .unwrap()
        .replace("Ana Roy", "A. Roy");
    fs::write(&path, edited).unwrap();
    let file = page("Le grand port", "Ana M. Roy", "port, mer, quai");
    assert_eq!(text(&outcomes(&desk, &[&file])[0], "outcome"), "updated");
    let shown = desk.run(["show", "le-port", "--json"]).json().remove(0);
    let shown = shown.to_string();
    for part in ["Le grand port", "A. Roy", "iot", "quai"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(
        !shown.contains("\"mer\"") && !shown.contains("Ana M. Roy"),
        "{shown}"
    );
    assert_eq!(text(&outcomes(&desk, &[&file])[0], "outcome"), "unchanged");
}

#[test]
fn a_page_is_known_by_title_and_text_where_one_side_has_no_source() {
    let desk = Desk::new("en");
    let bare = desk.file("bare.md", "# The harbour\n\nBoats come in late.\n");
    let copy = desk.file("copy/other.md", "# The harbour\n\nBoats come in late.\n");
    let named = desk.file(
        "named.md",
        "---\nsource: https://example.org/harbour\n---\n# The harbour\n\nBoats come in late.\n",
    );
    assert_eq!(text(&outcomes(&desk, &[&bare])[0], "outcome"), "added");
    assert_eq!(text(&outcomes(&desk, &[&copy])[0], "outcome"), "unchanged");
    assert_eq!(text(&outcomes(&desk, &[&named])[0], "outcome"), "updated");
    assert_eq!(titles(&desk).len(), 1);
    assert!(article(&desk, "the-harbour").contains("https://example.org/harbour"));
}

/// Names the annotations of an export as other programs might.
fn rename(value: &mut Value, ids: &mut dyn FnMut() -> String) {
    match value {
        Value::Object(map) => {
            if let Some(Value::Array(list)) = map.get_mut("annotations") {
                for one in list {
                    one["id"] = Value::from(ids());
                }
            }
            map.values_mut().for_each(|one| rename(one, ids));
        }
        Value::Array(list) => list.iter_mut().for_each(|one| rename(one, ids)),
        _ => {}
    }
}

#[test]
fn annotations_whose_ids_share_a_file_are_all_imported() {
    let desk = Desk::new("fr");
    let file = desk.file("texte.md", "# Titre\n\nUn texte, avec des mots.\n");
    desk.run(["add", &file]).ends(0);
    for at in 0..12 {
        desk.run([
            "note",
            "titre",
            "--quote",
            "des mots",
            "--text",
            &format!("note {at}"),
        ])
        .ends(0);
    }
    let export = desk.path("export.json");
    let export = export.to_str().unwrap();
    desk.run(["export", "--format", "json", "-o", export])
        .ends(0);
    let mut json: Value = serde_json::from_str(&fs::read_to_string(export).unwrap()).unwrap();
    let long = "x".repeat(130);
    let mut ids = [
        "a/1".to_owned(),
        "a-1".to_owned(),
        "a:1".to_owned(),
        "A-1".to_owned(),
        "a-1".to_owned(),
        format!("{long}a"),
        format!("{long}b"),
        "é".repeat(300),
        "..".to_owned(),
        "b c".to_owned(),
        "b/c".to_owned(),
        "a?1".to_owned(),
    ]
    .into_iter();
    rename(&mut json, &mut || ids.next().unwrap());
    let other = Desk::new("fr");
    let file = other.file("import.json", &json.to_string());
    other.run(["add", &file]).ends(0);
    let notes = |desk: &Desk| -> Vec<String> {
        let mut notes: Vec<String> = desk
            .run(["annotations", "--json"])
            .json()
            .iter()
            .map(|one| text(one, "note").to_owned())
            .collect();
        notes.sort();
        notes
    };
    assert_eq!(notes(&other), notes(&desk));
    let again = other.run(["add", &file, "--json"]).ends(0).json();
    assert_eq!(text(&again[0], "outcome"), "unchanged");
    assert_eq!(notes(&other), notes(&desk));
}

#[test]
fn an_import_that_cannot_be_written_leaves_nothing_and_the_others_are_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new("fr");
    let file = desk.file("texte.md", "# Titre\n\nUn texte, avec des mots.\n");
    desk.run(["add", &file]).ends(0);
    desk.run(["note", "titre", "--quote", "des mots", "--text", "une"])
        .ends(0);
    let export = desk.path("export.json");
    desk.run(["export", "--format", "json", "-o", export.to_str().unwrap()])
        .ends(0);
    let other = Desk::new("fr");
    let sound = other.file("sain.md", "# Autre\n\nUn autre texte.\n");
    let file = other.file("import.json", &fs::read_to_string(&export).unwrap());
    other.run(["add", &sound]).ends(0);
    // A file where the folder of the notes should be.
    let notes = other.library().join("notes");
    let _ = fs::remove_dir_all(&notes);
    fs::write(&notes, "").unwrap();
    fs::set_permissions(&notes, fs::Permissions::from_mode(0o600)).unwrap();
    let third = other.file("tiers.md", "# Tiers\n\nEncore un texte.\n");
    let ran = other.run(["add", &file, &third]).ends(3);
    assert!(ran.err.contains("import.json"), "{}", ran.err);
    assert_eq!(titles(&other), ["Autre", "Tiers"]);
}
