//! Conflicts in a library of files.

use std::collections::BTreeMap;

use super::*;
use crate::library::{Change, LibraryError, Status};

const ARTICLE: &str = "---\nid: A1\ntitle: Un\n---\nDu texte.\n";

fn note(words: &str) -> String {
    format!("---\nid: N1\narticle: A1\n---\n\n{words}\n")
}

fn library(files: &[(&str, &str)]) -> (tempfile::TempDir, Library) {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let library = Library::open(dir.path()).unwrap();
    (dir, library)
}

/// A library with, for each name, a copy of the article `un` and of its note `N1`, with other words. In the names, `{}`
/// is that of the file copied without `.md`.
fn with_copies(mut files: Vec<(String, String)>, names: &[&str]) -> (tempfile::TempDir, Library) {
    for name in names {
        let article = format!("articles/{}", name.replace("{}", "un"));
        files.push((article, ARTICLE.replace("Du", "D’autre")));
        let path = format!("notes/un/{}", name.replace("{}", "N1"));
        files.push((path, note("Là.")));
    }
    let files = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()));
    library(&files.collect::<Vec<_>>())
}

/// B09.
#[test]
fn copies_of_synchronisers_stand_under_their_file_and_count_once() {
    let copies = [
        "{}.sync-conflict-20261124-091244-ABCDEF7.md",
        "{} (Ann's conflicted copy 2026-11-24).md",
        "{} (Copie en conflit de Ann 2026-11-24).md",
        "{} (conflicted copy 2026-11-24 091244).md",
        "{} 2.md",
        "{}.sync-conflict-20261124-091244-ABCDEF7.sync-conflict-20261125-091244-ABCDEF7.md",
    ];
    let files = vec![
        ("articles/un.md".to_owned(), ARTICLE.to_owned()),
        // Another article whose name only looks like a copy's: it has an id of its own.
        ("articles/un 3.md".to_owned(), ARTICLE.replace("A1", "A3")),
        ("notes/un/N1.md".to_owned(), note("Ici.")),
    ];
    let (_dir, library) = with_copies(files, &copies);
    let slugs: Vec<String> = library
        .list()
        .unwrap()
        .into_iter()
        .map(|one| one.slug)
        .collect();
    assert_eq!(slugs, ["un", "un 3"]);
    let article = library.article("un").unwrap();
    let (notes, failed) = library.annotations(&article);
    assert_eq!((notes.len(), failed.len()), (1, 0));
    assert_eq!(notes[0].note, "Ici.");
    let found = library.conflicts().unwrap().0;
    assert_eq!(found.len(), 2 * copies.len(), "{found:#?}");
    let mut of: BTreeMap<&Path, usize> = BTreeMap::new();
    for one in &found {
        assert_eq!(one.kind, ConflictKind::Copy);
        assert_ne!(one.ours, one.theirs);
        *of.entry(&one.of).or_default() += 1;
    }
    let expected = [("articles/un.md", 6), ("notes/un/N1.md", 6)];
    assert_eq!(
        of,
        expected
            .map(|(path, count)| (Path::new(path), count))
            .into()
    );
    // A copy whose file is gone is all there is: it counts.
    fs::remove_file(library.root().join("notes/un/N1.md")).unwrap();
    fs::remove_file(library.root().join("articles/un.md")).unwrap();
    assert!(library.list().unwrap().len() > 2);
}

/// Whatever made them named them, copies share the id of their file.
#[test]
fn copies_of_any_name_are_told_by_their_id() {
    let names = [
        "{}-PC.md",
        "{} - Copie.md",
        "{} copy.md",
        "{} copy 2.md",
        "{}.orig.md",
        "Copie de {}.md",
        "{} (SFConflict ann@example.org 2026-11-24-09-12-44).md",
        "{} (Case Conflict 1).md",
    ];
    let files = vec![
        ("articles/un.md".to_owned(), ARTICLE.to_owned()),
        // One that begins in the same way and is an article of its own.
        (
            "articles/un.deux.md".to_owned(),
            ARTICLE.replace("A1", "A2"),
        ),
        ("notes/un/N1.md".to_owned(), note("Ici.")),
        (
            "notes/un/N1-bis.md".to_owned(),
            note("Autre.").replace("N1", "N1-bis"),
        ),
        // Its name says nothing.
        ("notes/un/zz.md".to_owned(), note("Là.")),
    ];
    let (_dir, library) = with_copies(files, &names);
    let listed = library.list().unwrap().into_iter().map(|one| one.slug);
    assert_eq!(listed.collect::<Vec<_>>(), ["un", "un.deux"]);
    let article = library.article("un").unwrap();
    let (notes, failed) = library.annotations(&article);
    let words: Vec<&str> = notes.iter().map(|note| note.note.as_str()).collect();
    assert_eq!((words, failed.len()), (vec!["Ici.", "Autre."], 0));
    let found = library.conflicts().unwrap().0;
    assert_eq!(found.len(), 2 * names.len() + 1, "{found:#?}");
    assert!(found.iter().all(|one| one.kind == ConflictKind::Copy));
    let of = |path: &str| found.iter().filter(|one| one.of == Path::new(path)).count();
    assert_eq!(of("notes/un/N1.md"), names.len() + 1);
    assert_eq!(of("articles/un.md"), names.len());
}

/// One name whose accents are written in two ways is that of one file.
#[test]
fn a_name_in_two_forms_is_one() {
    let (nfc, nfd) = ("\u{e9}t\u{e9}", "e\u{301}te\u{301}");
    let file = |folder: &str, stem: &str| format!("{folder}/{stem}.md");
    let names = [
        file("articles", nfc),
        file("articles", nfd),
        file("notes/un", nfc),
        file("notes/un", nfd),
    ];
    let texts = ["Un.\n", "Deux.\n", "Note.\n", "Autre note.\n"];
    let mut files: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(texts).collect();
    files.push(("articles/un.md", ARTICLE));
    let (_dir, library) = library(&files);
    let listed = library.list().unwrap().into_iter().map(|one| one.slug);
    assert_eq!(listed.collect::<Vec<_>>(), ["un", nfc]);
    let (notes, _) = library.annotations(&library.article("un").unwrap());
    assert_eq!(notes.len(), 1);
    assert_eq!(library.conflicts().unwrap().0.len(), 2);
    assert_eq!(
        library.article(nfc).unwrap().meta.id,
        library.article(nfd).unwrap().meta.id
    );
}

/// B06.
#[test]
fn a_note_with_gits_marks_is_read_with_both_versions_and_not_written_over() {
    let marked = "---\nid: N1\narticle: A1\n<<<<<<< HEAD\ncolor: blue\n---\n\nIci.\n=======\ncolor: pink\n---\n\n\
        Là.\n>>>>>>> b\n";
    let torn = "<<<<<<< HEAD\n---\nid: A1\ntags: [a]\n---\nTexte.\n=======\n---\nid: A1\ntags: [b]\n---\nTexte.\n>>>>>>> b\n";
    let (_dir, library) = library(&[("articles/un.md", torn), ("notes/un/N1.md", marked)]);
    let mut article = library.article("un").unwrap();
    assert_eq!(article.meta.tags, ["a"]);
    let (notes, failed) = library.annotations(&article);
    assert!(failed.is_empty());
    assert_eq!(notes[0].note, "<<<<<<<\nIci.\n=======\nLà.\n>>>>>>>");
    let found = library.conflicts_of("un").0;
    assert_eq!(found.len(), 2);
    assert!(found[1].ours.contains("Ici.") && found[1].theirs.contains("Là."));
    article.meta.status = Status::Done;
    let path = paths::article("un");
    let change = Change::one(path, Some(torn.into()), Some(article.render().into_bytes()));
    assert!(matches!(
        library.apply(&change),
        Err(LibraryError::Torn { .. })
    ));
    assert_eq!(
        fs::read_to_string(library.root().join("articles/un.md")).unwrap(),
        torn
    );
}

/// C08.
#[test]
fn a_file_of_a_later_version_is_read_and_never_written() {
    let newer = ARTICLE.replace("id: A1", "v: 99\nid: A1\nfuture: {a: 1}");
    let (_dir, library) = library(&[("articles/un.md", &newer)]);
    let mut article = library.article("un").unwrap();
    assert_eq!(article.meta.title, "Un");
    article.meta.status = Status::Done;
    let path = paths::article("un");
    let change = Change::one(
        path,
        Some(newer.clone().into()),
        Some(article.render().into_bytes()),
    );
    assert!(matches!(
        library.apply(&change),
        Err(LibraryError::Newer { .. })
    ));
    assert_eq!(
        fs::read_to_string(library.root().join("articles/un.md")).unwrap(),
        newer
    );
    // It can be deleted, and comes back as it was.
    let removal = library.removal(&[paths::article("un")], "t").unwrap();
    library.apply(&removal).unwrap();
    library.apply(&removal.inverse()).unwrap();
    assert_eq!(
        fs::read_to_string(library.root().join("articles/un.md")).unwrap(),
        newer
    );
}
