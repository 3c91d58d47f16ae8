//! Files on the disk: which of a folder are taken, where they come from, what is too large.

use std::fs;
use std::path::{Path, PathBuf};

use crate::ingest::{IngestError, LIMIT, read, read_all, walk};

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

/// The names of the files that a folder gives.
fn taken(dir: &Path) -> Vec<String> {
    let (files, refused) = walk(&[dir.to_owned()]);
    assert!(refused.is_empty(), "{refused:?}");
    let name = |file: &PathBuf| file.strip_prefix(dir).unwrap().display().to_string();
    files.iter().map(name).collect()
}

#[test]
fn texts_of_a_folder_are_taken_and_what_is_none_is_passed_over() {
    for name in [
        "a.md",
        "a.MD",
        "a.markdown",
        "a.txt",
        "a.html",
        "a.htm",
        "a",
        "a.org",
        "README",
        "a.rst",
    ] {
        assert_eq!(taken(folder(&[(name, "x")]).path()), [name]);
    }
    for name in [
        "a.png",
        "a.JPEG",
        "a.mp3",
        "a.zip",
        "a.tar.gz",
        "a.css",
        "a.js",
        "a.json",
        "a.csv",
        "a.rs",
        ".a.md",
        "#a.md",
        "~$a.md",
        "a.md~",
        ".git/a.md",
        "node_modules/a.md",
        "__pycache__/a.md",
    ] {
        assert!(taken(folder(&[(name, "x")]).path()).is_empty(), "{name}");
    }
}

#[test]
fn a_file_that_is_named_is_taken_whatever_its_ending() {
    let dir = folder(&[("a.json", "x"), (".a.md", "x"), ("a.png", "x")]);
    for name in ["a.json", ".a.md", "a.png"] {
        let (files, refused) = walk(&[dir.path().join(name)]);
        assert_eq!((files.len(), refused.len()), (1, 0), "{name}");
    }
}

#[test]
fn folders_are_gone_through_in_the_order_of_their_names() {
    let dir = folder(&[
        ("b/2.md", "x"),
        ("b/1.md", "x"),
        ("a.md", "x"),
        ("c.md", "x"),
        ("b/d/3.md", "x"),
    ]);
    assert_eq!(
        taken(dir.path()),
        ["a.md", "b/1.md", "b/2.md", "b/d/3.md", "c.md"]
    );
}

#[test]
fn a_web_address_is_told_apart_from_a_file_that_is_missing() {
    for address in ["https://a.example/b", "HTTP://a.example", "www.a.example"] {
        let (files, refused) = walk(&[PathBuf::from(address)]);
        assert!(files.is_empty());
        assert!(
            matches!(refused[0], IngestError::Address { .. }),
            "{address}: {:?}",
            refused[0]
        );
    }
    let (_, refused) = walk(&[PathBuf::from("/nowhere/httpx.md")]);
    assert!(
        matches!(refused[0], IngestError::NotFound { .. }),
        "{:?}",
        refused[0]
    );
}

#[test]
fn the_source_of_a_file_is_where_it_stands_unless_it_says_another() {
    let dir = folder(&[
        ("nu.md", "Un texte.\n"),
        ("web.md", "---\nsource: https://a.example\n---\nUn texte.\n"),
        ("autre.md", "---\nsource: Le Journal\n---\nUn texte.\n"),
    ]);
    let source = |name: &str| read(&dir.path().join(name)).unwrap().source.unwrap();
    assert!(source("nu.md").ends_with("nu.md"));
    assert_eq!(source("web.md"), "https://a.example");
    assert!(
        source("autre.md").ends_with("autre.md"),
        "a newspaper’s name is no address"
    );
}

#[test]
fn what_cannot_be_read_as_a_file_is_refused_by_its_path() {
    let dir = folder(&[("a.md", "x")]);
    let missing = read_all(&dir.path().join("b.md")).unwrap_err();
    assert!(matches!(missing, IngestError::NotFound { .. }), "{missing}");
    let folder = read_all(dir.path()).unwrap_err();
    assert!(matches!(folder, IngestError::NotAFile { .. }), "{folder}");
    for (error, name) in [(&missing, "b.md"), (&folder, "")] {
        assert!(error.path().starts_with(dir.path()) && error.to_string().contains(name));
    }
}

#[test]
fn a_text_beyond_the_limit_is_refused_with_both_sizes() {
    let dir = folder(&[]);
    let path = dir.path().join("a.md");
    fs::File::create(&path).unwrap().set_len(LIMIT + 1).unwrap();
    match read_all(&path) {
        Err(IngestError::TooLarge { size, limit, .. }) => {
            assert_eq!((size, limit), (LIMIT + 1, LIMIT));
        }
        other => panic!("{other:?}"),
    }
}
