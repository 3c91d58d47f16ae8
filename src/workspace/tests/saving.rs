//! A save touches what it saves; what it needs of the index must be as the files stand.

use std::fs;
use std::path::PathBuf;

use super::bench::{Bench, TEXT, open};
use crate::library::{Status, paths};
use crate::workspace::{Found, Outcome, Vanished, Workspace};

/// A library of one article with one note; the article's id and slug, the note's id.
fn annotated() -> (Bench, String, String, String) {
    let bench = Bench::new();
    let Outcome::Added(id, slug) = bench.add("a.txt", TEXT) else {
        panic!()
    };
    let note = bench.note(&slug, "Il compte quand même.", "Quand même.");
    (bench, id.0, slug, note.id.0)
}

/// What a name stands for, told without a look at the other articles: an article by its slug, a note by its id.
fn named(workspace: &Workspace, name: &str) -> Option<String> {
    workspace.find_current(name).map(|found| match found {
        Found::Article(slug) => slug,
        Found::Note(note) => note.id.0.clone(),
    })
}

#[test]
fn a_slug_and_whole_ids_are_found_without_listing() {
    let (bench, id, slug, note) = annotated();
    for (name, expected) in [
        (slug.as_str(), &slug),
        (&id, &slug),
        (&id.to_lowercase(), &slug),
        (&note, &note),
    ] {
        let found = named(&bench.workspace, name);
        assert_eq!(found.as_ref(), Some(expected), "{name}");
    }
    for name in ["", "nowhere", "../library", &id[..20], &note[..20]] {
        assert_eq!(named(&bench.workspace, name), None, "{name}");
    }
}

#[test]
fn an_article_that_another_program_touched_is_not_taken_as_the_index_knows_it() {
    let (bench, id, slug, note) = annotated();
    let root = bench.workspace.library().root().to_owned();
    let file = root.join(paths::article(&slug));
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}\nUne phrase de plus.\n")).unwrap();
    for name in [&slug, &id, &note] {
        assert_eq!(named(&bench.workspace, name), None, "{name}");
    }
    let next = open(bench.dir.path());
    assert_eq!(named(&next, &slug), Some(slug.clone()));
    fs::remove_file(root.join(paths::note(&slug, &note))).unwrap();
    assert_eq!(named(&next, &note), None);
    assert_eq!(named(&next, &slug), None);
}

#[test]
fn what_a_change_gives_is_the_article_as_it_reads_since() {
    let (bench, _, slug, _) = annotated();
    let slugs = [slug];
    let status = bench.workspace.set_status(&slugs, Status::Done);
    let reading = bench.workspace.read(&slugs[0]).unwrap();
    assert_eq!(status.unwrap().reading.as_deref(), Some(&reading));
    let tags = ["ville".to_owned()];
    let tagged = bench.workspace.tag_articles(&slugs, &tags, &[]);
    let tagged = tagged.unwrap();
    assert_eq!(tagged.slugs, slugs);
    assert_eq!(tagged.reading.unwrap().article.meta.tags, tags);
    assert_eq!(bench.total("tag:ville is:done"), 1);
    let deleted = bench.workspace.delete_articles(&slugs).unwrap();
    assert_eq!(deleted.reading, None);
}

#[test]
fn a_change_of_several_articles_gives_none_of_them_to_read() {
    let (bench, _, first, _) = annotated();
    let Outcome::Added(_, second) = bench.add("b.txt", "# Autre\n\nUn autre texte.\n") else {
        panic!()
    };
    let done = bench
        .workspace
        .set_status(&[first, second], Status::Reading)
        .unwrap();
    assert_eq!((done.count, done.reading), (2, None));
    assert_eq!(bench.total("is:reading"), 2);
}

#[test]
fn the_notes_that_vanished_are_found_by_their_folder() {
    let folders = ["a", "a-b", "ab", "b", "é"];
    let mut notes: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| ["1", "2"].map(|id| paths::note(folder, id)))
        .collect();
    notes.sort();
    let vanished = Vanished {
        notes,
        ..Vanished::default()
    };
    for folder in folders {
        let expected = ["1", "2"].map(|id| paths::note(folder, id));
        assert_eq!(
            vanished.notes_in(&paths::notes(folder)),
            expected,
            "{folder}"
        );
    }
    for folder in ["", "0", "c", "a-"] {
        let found = vanished.notes_in(&paths::notes(folder));
        assert!(found.is_empty(), "{folder}: {found:?}");
    }
}
