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
    let said = other.run(["add", &file, "--json"]).ends(3).json();
    assert_eq!(ends(&said), [1, 0, 0, 0, 1], "{said:?}");
    let ran = other.run(["add", &file, &third]).ends(3);
    assert!(ran.err.contains("import.json"), "{}", ran.err);
    assert!(
        ran.out
            .replace('\u{a0}', " ")
            .contains("1 annotation : 1 refusée"),
        "{}",
        ran.out
    );
    assert_eq!(titles(&other), ["Autre", "Tiers"]);
}

/// How many annotations an import held, added, updated, found there, refused, over all it said; these add up.
fn ends(said: &[Value]) -> [u64; 5] {
    let mut sums = [0; 5];
    let keys = ["held", "added", "updated", "unchanged", "refused"];
    for counts in said.iter().filter_map(|one| one.get("annotations")) {
        for (sum, key) in sums.iter_mut().zip(keys) {
            *sum += counts[key].as_u64().unwrap();
        }
    }
    assert_eq!(sums[0], sums[1..].iter().sum::<u64>(), "{said:?}");
    sums
}

/// An export of two articles with five notes each.
fn exported(format: &str) -> String {
    let desk = Desk::new("en");
    for slug in ["one", "two"] {
        let file = desk.file(
            &format!("{slug}.md"),
            &format!("# {slug}\n\nA text of {slug}, with some words in it.\n"),
        );
        desk.run(["add", &file]).ends(0);
        for at in 0..5 {
            let note = format!("note {at}");
            desk.run(["note", slug, "--quote", "some words", "--text", &note])
                .ends(0);
        }
    }
    desk.run(["export", "--format", format]).ends(0).out
}

#[test]
fn each_annotation_of_an_import_is_counted_once() {
    for (format, name) in [("json", "x.json"), ("w3c", "x.jsonld"), ("csv", "x.csv")] {
        let desk = Desk::new("en");
        let file = desk.file(name, &exported(format));
        let said = outcomes(&desk, &[&file]);
        assert_eq!(ends(&said), [10, 10, 0, 0, 0], "{format}: {said:?}");
        // One note is deleted, and comes back.
        let notes = desk.run(["annotations", "--json"]).json();
        assert_eq!(notes.len(), 10);
        desk.run(["delete", text(&notes[0], "id")]).ends(0);
        let again = desk.run(["add", &file]).ends(0);
        let line = "10 annotations: 1 added, 9 already there";
        assert!(again.out.contains(line), "{format}: {}", again.out);
        assert_eq!(ends(&outcomes(&desk, &[&file])), [10, 0, 0, 10, 0]);
        assert_eq!(desk.run(["annotations", "--json"]).json().len(), 10);
    }
}

#[test]
fn what_an_import_changes_and_what_it_refuses_is_counted() {
    let desk = Desk::new("en");
    let mut json: Value = serde_json::from_str(&exported("json")).unwrap();
    let file = desk.file("x.json", &json.to_string());
    desk.run(["add", &file]).ends(0);
    let list = json["articles"][0]["annotations"].as_array_mut().unwrap();
    // Two are newer, one stands twice, one has the id of another, three give nothing.
    for (one, note) in [(0, "changed"), (1, "changed too")] {
        list[one]["note"] = Value::from(note);
        list[one]["modified"] = Value::from("2999-01-01T00:00:00Z");
    }
    list.push(list[2].clone());
    list[3]["id"] = list[4]["id"].clone();
    list.push(serde_json::json!({}));
    list.push(serde_json::json!(4));
    list.push(serde_json::json!({"target": {"exact": 4}}));
    json["articles"].as_array_mut().unwrap().push(4.into());
    let file = desk.file("y.json", &json.to_string());
    let said = desk.run(["add", "--json", &file]).ends(3).json();
    let sums = ends(&said);
    assert_eq!(sums[0], 14, "{said:?}");
    assert_eq!((sums[2], sums[4]), (2, 3), "{said:?}");
    // What was said to be added is there, and nothing else.
    let there = desk.run(["annotations", "--json"]).json().len() as u64;
    assert_eq!(there, 10 + sums[1], "{said:?}");
    let again = desk.run(["add", &file]).ends(3);
    assert!(
        again
            .out
            .contains("14 annotations: 11 already there, 3 refused"),
        "{}",
        again.out
    );
    // The article that is none is no annotation.
    assert!(again.out.contains("1 refused\n"), "{}", again.out);
}

#[test]
fn notes_of_equal_ids_are_told_apart_and_counted() {
    let desk = Desk::new("en");
    let mut json: Value = serde_json::from_str(&exported("json")).unwrap();
    let long = "x".repeat(300);
    let ids = [
        "a/1", "a-1", "A-1", "a-1", "a-1", &long, &long, "a:1", "a-1", "a/1",
    ];
    let mut next = ids.iter().cycle();
    rename(&mut json, &mut || (*next.next().unwrap()).to_owned());
    // The last two of the first article are one note, word for word.
    let list = json["articles"][0]["annotations"].as_array_mut().unwrap();
    list[4] = list[3].clone();
    let file = desk.file("x.json", &json.to_string());
    let said = outcomes(&desk, &[&file]);
    assert_eq!(ends(&said), [10, 9, 0, 1, 0], "{said:?}");
    assert_eq!(desk.run(["annotations", "--json"]).json().len(), 9);
    assert_eq!(ends(&outcomes(&desk, &[&file])), [10, 0, 0, 10, 0]);
    assert_eq!(desk.run(["annotations", "--json"]).json().len(), 9);
}
