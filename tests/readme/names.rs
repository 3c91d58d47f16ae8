//! What the documents name is there: files of the program, types and their items.

use std::fs;
use std::path::{Path, PathBuf};

/// The documents for engineers.
const DOCUMENTS: [&str; 7] = [
    "CONTRIBUTING.md",
    "docs/anchoring.md",
    "docs/architecture.md",
    "docs/durability.md",
    "docs/files.md",
    "docs/search.md",
    "tests/durability.rs",
];

/// A name that stands for any.
const ANY: &str = "foo.rs";

/// All files of Rust below a folder.
fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn is_identifier(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// What stands between back quotes on a line.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// What a name in a document lacks to be one of the program's; `None` where it is, or is no such name.
fn missing(name: &str, files: &[PathBuf], source: &str) -> Option<String> {
    let is_rust = Path::new(name).extension().is_some_and(|is| is == "rs");
    if is_rust && !name.contains(['<', '*', '…', ' ']) {
        let there = files.iter().any(|file| file.ends_with(name));
        return (!there && name != ANY).then(|| format!("no file {name}"));
    }
    let parts: Vec<&str> = name.split("::").collect();
    if parts.len() < 2 || !parts.iter().all(|part| is_identifier(part)) {
        return None;
    }
    let is_word = |part: &&&str| {
        let at = |(from, _): (usize, &str)| {
            let before = source[..from].chars().next_back();
            let after = source[from + part.len()..].chars().next();
            ![before, after]
                .into_iter()
                .flatten()
                .any(|c| c.is_alphanumeric() || c == '_')
        };
        source.match_indices(**part).any(at)
    };
    let unknown = parts.iter().find(|part| !is_word(part));
    unknown.map(|part| format!("nothing is called {part} in {name}"))
}

#[test]
fn documents_name_only_what_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "tests", "benches"] {
        rust_files(&root.join(folder), &mut files);
    }
    let source: String = files
        .iter()
        .map(|file| fs::read_to_string(file).unwrap())
        .collect();
    let mut wrong = Vec::new();
    for document in DOCUMENTS {
        let text = fs::read_to_string(root.join(document)).unwrap();
        for (at, line) in text.lines().enumerate() {
            let unknown = quoted(line).filter_map(|name| missing(name, &files, &source));
            wrong.extend(unknown.map(|what| format!("{document}:{}: {what}", at + 1)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
