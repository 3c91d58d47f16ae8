//! What goes out comes back, through the real program.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::desk::{Desk, fixture, text};

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A desk whose library holds these folders of the sample library.
fn desk(folders: &[&str]) -> Desk {
    let desk = Desk::new("fr");
    for folder in folders {
        let from = fixture(&format!("library/{folder}"));
        copy(Path::new(&from), &desk.library().join(folder));
    }
    desk
}

/// The annotations by id: what has to come back of each, and its place where it has one.
fn kept(desk: &Desk) -> Vec<Value> {
    let mut notes = desk.run(["annotations", "--json"]).ends(0).json();
    for note in &mut notes {
        let note = note.as_object_mut().unwrap();
        let state = note.remove("state").unwrap();
        if state == "lost" || state == "review" {
            for key in ["start", "end", "quote"] {
                note.remove(key);
            }
        }
    }
    notes.sort_by(|a, b| text(a, "id").cmp(text(b, "id")));
    notes
}

#[test]
fn the_sample_library_s_annotations_leave_and_come_back() {
    let from = desk(&["articles", "notes", "revisions"]);
    let here = kept(&from);
    assert!(here.len() > 10);
    for (format, ending) in [("json", "json"), ("w3c", "jsonld"), ("csv", "csv")] {
        let with_texts = format != "csv";
        let to = desk(if with_texts { &[] } else { &["articles"] });
        let file = to.path(&format!("extraits.{ending}"));
        let file = file.to_str().unwrap();
        from.run(["export", "--format", format, "-o", file]).ends(0);
        let added = to.run(["add", "--json", file]).ends(0).json();
        let outcome = if with_texts { "added" } else { "updated" };
        for one in &added {
            assert_eq!(text(one, "outcome"), outcome, "{one}");
            assert_eq!(text(one, "path"), file);
        }
        let there = kept(&to);
        assert_eq!(here.len(), there.len(), "{format}");
        for (a, b) in here.iter().zip(&there) {
            let both = |key: &str| a.get(key).is_some() && b.get(key).is_some();
            for key in ["id", "article", "note", "tags", "color", "created"] {
                assert_eq!(a[key], b[key], "{format}: {a}\n{b}");
            }
            for key in ["quote", "start", "end"] {
                assert!(!both(key) || a[key] == b[key], "{format}: {a}\n{b}");
                assert!(a.get(key).is_none() || both(key), "{format}: {a}\n{b}");
            }
        }
        let again = to.run(["add", "--json", file]).ends(0).json();
        let same = again.iter().all(|one| text(one, "outcome") == "unchanged");
        assert!(same, "{again:?}");
        assert_eq!(kept(&to).len(), there.len());
    }
}

#[test]
fn a_table_of_another_program_comes_in_and_its_bad_rows_are_named() {
    let desk = desk(&[]);
    let table = "Highlight,Title,Author,URL,Note,Location,Date\n\
        Les ponts comptent.,Ponts,Ana Bo,https://exemple.org/p,'=vrai,1,2020-10-05 10:15:30+00:00\n\
        ,Ponts,,https://exemple.org/p,,,\na,b,c,d,e,f,g,h,i\n";
    let file = desk.file("lu.csv", table);
    let ran = desk.run(["add", &file]).ends(3);
    assert!(
        ran.err.contains("lu.csv:3") && ran.err.contains("lu.csv:4"),
        "{}",
        ran.err
    );
    let notes = desk.run(["annotations", "--json"]).ends(0).json();
    assert_eq!(notes.len(), 1);
    assert_eq!(text(&notes[0], "quote"), "Les ponts comptent.");
    assert_eq!(text(&notes[0], "note"), "=vrai");
    assert_eq!(text(&notes[0], "created"), "2020-10-05T10:15:30Z");
    // From standard input too, and again nothing twice.
    let again = desk.run_with(table, ["add", "--json", "-"]).ends(3).json();
    assert_eq!(text(&again[0], "outcome"), "unchanged");
    assert_eq!(again.len(), 3);
}

#[test]
fn an_export_cut_short_is_refused_by_line_and_brings_nothing() {
    let desk = desk(&[]);
    let file = desk.file(
        "coupe.json",
        "{\"format\": \"glose-excerpts\",\n \"articles\": [\n",
    );
    let ran = desk.run(["add", &file]).ends(3);
    assert!(ran.err.contains("coupe.json:"), "{}", ran.err);
    assert!(desk.files("data/glose/articles").is_empty());
}
