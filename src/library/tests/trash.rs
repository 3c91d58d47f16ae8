//! What is deleted, and what comes back.

use std::fs;

use super::{files, library};
use crate::library::{Change, LibraryError, paths};

const ENTRY: &str = "2026-11-24T101500-01JA";

#[test]
fn an_article_goes_to_the_trash_with_all_that_is_its_and_comes_back_whole() {
    let (dir, library) = library(&[
        ("articles/le-pont.md", "Le pont.\n"),
        ("notes/le-pont/N1.md", "Un mot.\n"),
        ("revisions/le-pont/r1.txt", "Le pont d’avant.\n"),
        ("articles/canal.md", "Le canal.\n"),
        ("notes/canal/N2.md", "Un autre.\n"),
    ]);
    let before = files(dir.path());
    let removal = library
        .removal(&library.files_of("le-pont"), ENTRY)
        .unwrap();
    assert_eq!(removal.steps.len(), 3);
    library.apply(&removal).unwrap();
    assert!(!library.has_article("le-pont") && library.has_article("canal"));
    let trash = library.trash();
    assert_eq!(trash.len(), 1);
    assert_eq!((trash[0].entry.as_str(), trash[0].files.len()), (ENTRY, 3));
    assert_eq!(files(dir.path()).len(), before.len(), "nothing is gone");
    let back = library.restoration(&trash[0]).unwrap();
    library.apply(&back).unwrap();
    assert_eq!(files(dir.path()), before);
    assert!(library.trash().is_empty());
}

#[test]
fn what_comes_back_takes_another_name_where_its_own_is_taken() {
    let (dir, library) = library(&[
        ("articles/le-pont.md", "Le premier.\n"),
        ("notes/le-pont/N1.md", "Un mot.\n"),
    ]);
    let removal = library
        .removal(&library.files_of("le-pont"), ENTRY)
        .unwrap();
    library.apply(&removal).unwrap();
    fs::write(dir.path().join("articles/le-pont.md"), "Le second.\n").unwrap();
    let back = library.restoration(&library.trash()[0]).unwrap();
    library.apply(&back).unwrap();
    let all = files(dir.path());
    let text = |name: &str| all.get(std::path::Path::new(name)).map(String::as_str);
    assert_eq!(text("articles/le-pont.md"), Some("Le second.\n"));
    assert_eq!(text("articles/le-pont-2.md"), Some("Le premier.\n"));
    assert_eq!(text("notes/le-pont-2/N1.md"), Some("Un mot.\n"));
    assert!(library.trash().is_empty());
}

#[test]
fn deletions_are_listed_newest_first_and_empty_folders_are_none() {
    let (dir, library) = library(&[
        ("trash/2026-01-01T000000-A/articles/un.md", "1"),
        ("trash/2026-03-01T000000-C/notes/x/N.md", "3"),
        ("trash/2026-02-01T000000-B/articles/deux.md", "2"),
    ]);
    fs::create_dir_all(dir.path().join("trash/2026-04-01T000000-D/articles")).unwrap();
    let entries: Vec<String> = library.trash().into_iter().map(|one| one.entry).collect();
    assert_eq!(
        entries,
        [
            "2026-03-01T000000-C",
            "2026-02-01T000000-B",
            "2026-01-01T000000-A"
        ]
    );
}

#[test]
fn a_removal_of_what_is_not_there_removes_nothing() {
    let (dir, library) = library(&[("articles/le-pont.md", "Le pont.\n")]);
    let gone = [paths::article("nulle-part"), paths::note("le-pont", "N1")];
    let removal = library.removal(&gone, ENTRY).unwrap();
    assert!(removal.is_empty() && removal.steps.is_empty());
    library.apply(&removal).unwrap();
    assert_eq!(files(dir.path()).len(), 1);
}

#[test]
fn a_change_over_a_file_that_is_otherwise_is_refused_whole() {
    let (dir, library) = library(&[("articles/un.md", "un\n"), ("articles/deux.md", "deux\n")]);
    let step = |slug: &str, before: &str| {
        Change::one(
            paths::article(slug),
            Some(before.into()),
            Some("autre\n".into()),
        )
    };
    let mut change = step("un", "un\n");
    change.then(step("deux", "pas deux\n"));
    let before = files(dir.path());
    let refused = library.apply(&change);
    assert!(
        matches!(refused, Err(LibraryError::Conflict { .. })),
        "{refused:?}"
    );
    assert_eq!(files(dir.path()), before);
    // A file that is not to be there yet is not written over.
    let new = Change::one(paths::article("un"), None, Some("autre\n".into()));
    assert!(library.apply(&new).is_err());
    assert_eq!(files(dir.path()), before);
}

#[test]
fn the_inverse_of_an_inverse_is_the_change() {
    let mut change = Change::one(paths::article("un"), None, Some(b"1".to_vec()));
    change.then(Change::one(
        paths::note("un", "N1"),
        None,
        Some(b"2".to_vec()),
    ));
    assert_eq!(change.inverse().inverse(), change);
    assert_eq!(change.slugs(), ["un"]);
    let (dir, library) = library(&[]);
    library.apply(&change).unwrap();
    assert_eq!(files(dir.path()).values().collect::<Vec<_>>(), ["1", "2"]);
    library.apply(&change.inverse()).unwrap();
    assert!(files(dir.path()).is_empty());
}
