//! The house as it is drawn: layers, who may name which library, the length of files.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::missing_panics_doc,
    missing_docs,
    reason = "a test fails by panicking"
)]

#[path = "layers/graph.rs"]
mod graph;
#[path = "layers/imports.rs"]
mod imports;
#[path = "layers/rooms.rs"]
mod rooms;
#[path = "layers/standing.rs"]
mod standing;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use graph::{Import, circles, imports};

/// Every Rust source below `src/`, with its text.
fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut open = vec![root.clone()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(&root).unwrap().to_owned(), text));
            }
        }
    }
    found.sort();
    found
}

/// The source without comments and without its tests.
fn code(text: &str) -> String {
    let text = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default();
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The level of a module of the first storey.
fn level(module: &str) -> Option<u8> {
    Some(match module {
        "text" | "anchor" => 0,
        "library" => 1,
        "search" | "ingest" => 2,
        "i18n" => 3,
        "export" => 4,
        "workspace" | "config" => 5,
        "cli" | "tui" => 6,
        _ => return None,
    })
}

fn module_of(path: &Path) -> String {
    let first = path.iter().next().unwrap().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

#[test]
fn a_module_uses_only_those_below_it() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let module = module_of(&path);
        let Some(own) = level(&module) else { continue };
        for part in code(&text).split("crate::").skip(1) {
            let used: String = part
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            let Some(other) = level(&used) else { continue };
            // Anchors are described in ranges of a text, and the command line starts the interface.
            let allowed = other < own
                || used == module
                || (module == "anchor" && used == "text")
                || (path == Path::new("cli/open.rs") && used == "tui")
                || (path == Path::new("cli/demo.rs") && used == "tui");
            if !allowed {
                wrong.push(format!("{} uses {used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Every import among the files of `src/`.
fn all_imports() -> Vec<Import> {
    let files: Vec<(String, String)> = sources()
        .into_iter()
        .map(|(path, text)| (path.with_extension("").display().to_string(), text))
        .collect();
    imports(&files)
}

/// Holds that what was found is what stands on a list: nothing new, and nothing that could come off it.
fn assert_standing(what: &str, found: &BTreeSet<&str>, listed: &[&str]) {
    let listed: BTreeSet<&str> = listed.iter().copied().collect();
    let new: Vec<_> = found.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(found).collect();
    assert!(new.is_empty(), "{what}: {new:#?}");
    assert!(
        gone.is_empty(),
        "no longer so, take it off the list in tests/layers/standing.rs: {gone:#?}"
    );
}

#[test]
fn no_files_import_one_another_in_a_circle() {
    let imports = all_imports();
    let circles = circles(&imports);
    let found: BTreeSet<&str> = circles.iter().flatten().copied().collect();
    let new = circles.iter().filter(|circle| {
        !circle
            .iter()
            .all(|file| standing::IN_CIRCLES.contains(file))
    });
    let new: Vec<String> = new.map(|circle| described(circle, &imports)).collect();
    assert!(new.is_empty(), "import circles:\n{}", new.join("\n"));
    assert_standing("in a circle", &found, standing::IN_CIRCLES);
}

/// A circle with what its files take from one another.
fn described(circle: &[&str], imports: &[Import]) -> String {
    let inside = imports
        .iter()
        .filter(|it| circle.contains(&it.from.as_str()) && circle.contains(&it.to.as_str()))
        .map(|it| format!("  {} takes {} from {}", it.from, it.name, it.to));
    let lines: Vec<String> = inside.collect();
    format!("{}\n{}", circle.join(", "), lines.join("\n"))
}

#[test]
fn a_file_takes_from_its_siblings_not_through_the_facade_above_it() {
    let imports = all_imports();
    let (mut wrong, mut found) = (Vec::new(), BTreeSet::new());
    for import in &imports {
        let Some(facade) = &import.through else {
            continue;
        };
        let module = import.from.split('/').next().unwrap();
        found.insert(module);
        if !standing::THROUGH_FACADES.contains(&module) {
            let Import { from, to, name, .. } = import;
            wrong.push(format!(
                "{from} takes {name} through {facade}, it is in {to}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_standing("through a facade", &found, standing::THROUGH_FACADES);
}

#[test]
fn libraries_are_named_only_where_they_may_be() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let module = module_of(&path);
        for (library, home) in [
            ("tantivy", "search"),
            ("ratatui", "tui"),
            ("crossterm", "tui"),
        ] {
            let names = [
                format!("{library}::"),
                format!("use {library};"),
                format!("{library}_"),
            ];
            if module != home && names.iter().any(|name| code(&text).contains(name.as_str())) {
                wrong.push(format!("{} names {library}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_pure_part_of_the_interface_touches_nothing_outside() {
    let mut wrong = Vec::new();
    let test_modules = test_modules();
    for (path, text) in sources() {
        if test_modules.contains(&path.with_extension("")) {
            continue;
        }
        let runs = path.starts_with("tui/run") || path == Path::new("tui/run.rs");
        if path.starts_with("tui") && !runs {
            for outside in [
                "std::fs",
                "std::thread",
                "std::env",
                "Timestamp::now",
                "Instant::now",
                "SystemTime",
            ] {
                if code(&text).contains(outside) {
                    wrong.push(format!("{} uses {outside}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    let long: Vec<String> = sources()
        .into_iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > 400)
        .map(|(path, lines)| format!("{}: {lines}", path.display()))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

/// The modules that are compiled for tests alone, as paths below `src/`, and what is below them.
fn test_modules() -> Vec<PathBuf> {
    let all = sources();
    let mut found: Vec<PathBuf> = Vec::new();
    for (path, text) in &all {
        let folder = path.with_extension("");
        let text = text
            .replace("pub(super) mod ", "mod ")
            .replace("pub(in crate::tui) mod ", "mod ")
            .replace("pub(crate) mod ", "mod ");
        for part in text.split("#[cfg(test)]\nmod ").skip(1) {
            if let Some((name, _)) = part.split_once(';').filter(|(name, _)| !name.contains(' ')) {
                found.push(folder.join(name));
            }
        }
    }
    let below = all.iter().map(|(path, _)| path.with_extension(""));
    let below: Vec<PathBuf> = below
        .filter(|path| found.iter().any(|one| path.starts_with(one)))
        .collect();
    found.extend(below);
    found
}

#[test]
fn nothing_is_unwrapped_outside_tests() {
    let mut wrong = Vec::new();
    let test_modules = test_modules();
    for (path, text) in sources() {
        let is_test = test_modules.contains(&path.with_extension(""));
        for call in [
            ".unwrap()",
            ".expect(",
            "panic!(",
            "todo!(",
            "unimplemented!(",
        ] {
            if !is_test && code(&text).contains(call) {
                wrong.push(format!("{}: {call}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
