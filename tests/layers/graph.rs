//! The graph of imports among the files of a crate.
//!
//! An import is a `use` or a path written in place (`crate::…`, `super::…`, `child::…`, or one that begins with a
//! module's name), resolved to the file that defines the name: `mod` lines and `pub use` are none, and a name that
//! is taken from a re-export counts for the file behind it. What is compiled for tests alone is left out.

use std::collections::{BTreeMap, BTreeSet};

use crate::imports::{Imports, Route};

/// A module by its path below the crate: `export`, `cite`. The crate itself is the empty path.
pub type Module = Vec<String>;

/// A name taken from another file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    /// The file that takes it, as its path below `src/` without the ending.
    pub from: String,
    /// The file that defines it.
    pub to: String,
    /// The name.
    pub name: String,
    /// The module above `from` whose re-export it was taken through, if it was.
    pub through: Option<String>,
}

/// Every import among the given files, sorted. A file is given by its path below `src/` without the ending, and its
/// text.
///
/// # Panics
/// A text is not Rust.
pub fn imports(files: &[(String, String)]) -> Vec<Import> {
    let graph = Graph::new(files);
    let mut found = BTreeSet::new();
    for (module, imports) in &graph.files {
        if graph.is_test(module) {
            continue;
        }
        for route in imports.taken.iter().chain(&imports.inline) {
            found.extend(graph.import(module, imports, route));
        }
    }
    found.into_iter().collect()
}

/// The circles among imports: groups of files each of which leads to every other, the files sorted.
pub fn circles(imports: &[Import]) -> Vec<Vec<&str>> {
    let mut next: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for import in imports {
        next.entry(&import.from).or_default().insert(&import.to);
    }
    let reach: BTreeMap<&str, BTreeSet<&str>> = next
        .keys()
        .map(|file| (*file, reachable(file, &next)))
        .collect();
    let leads = |a: &str, b: &str| reach.get(a).is_some_and(|files| files.contains(b));
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut circles = Vec::new();
    for file in next.keys() {
        let circle = |other: &&&str| leads(file, other) && leads(other, file);
        let files: Vec<&str> = next.keys().filter(circle).copied().collect();
        if files.len() > 1 && seen.insert(file) {
            seen.extend(&files);
            circles.push(files);
        }
    }
    circles
}

/// Every file that a file leads to, over any number of imports.
fn reachable<'a>(file: &str, next: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = vec![file];
    while let Some(file) = open.pop() {
        for other in next.get(file).into_iter().flatten() {
            if found.insert(*other) {
                open.push(other);
            }
        }
    }
    found
}

/// The files of a crate by module, with what each takes and hands on.
struct Graph {
    files: BTreeMap<Module, Imports>,
    /// The modules that are compiled for tests alone.
    tests: Vec<Module>,
}

impl Graph {
    fn new(files: &[(String, String)]) -> Self {
        let files: BTreeMap<Module, Imports> = files
            .iter()
            .filter(|(path, _)| path != "main")
            .map(|(path, text)| (module_of(path), Imports::read(path, text)))
            .collect();
        let tests = files.iter().flat_map(|(module, imports)| {
            let names = imports.test_modules.iter();
            names.map(move |name| child(module, name))
        });
        let tests = tests.collect();
        Self { files, tests }
    }

    fn is_test(&self, module: &Module) -> bool {
        self.tests.iter().any(|test| module.starts_with(test))
    }

    /// What a route of a file takes from another file; nothing where it leads out of the crate, to the file itself,
    /// or to a module as a whole.
    fn import(&self, from: &Module, imports: &Imports, route: &Route) -> Option<Import> {
        let place = self.place(from, Some(imports), route)?;
        let mut through = None;
        let mut place = place;
        let mut steps = 0;
        while let Some(name) = place.name.clone()
            && let Some(behind) = self.behind(&place.module, &name)
            && steps < 20
        {
            if from.starts_with(&place.module) && *from != place.module {
                through = Some(place.module.clone());
            }
            place = behind;
            steps += 1;
        }
        let name = place.name?;
        (place.module != *from && !self.is_test(&place.module)).then(|| Import {
            from: path_of(from),
            to: path_of(&place.module),
            name,
            through: through.map(|module| path_of(&module)),
        })
    }

    /// What a module's re-export of a name stands for.
    fn behind(&self, module: &Module, name: &str) -> Option<Place> {
        let imports = self.files.get(module)?;
        let route = imports.handed_on.get(name)?;
        let place = self.place(module, None, route)?;
        (place.module != *module || place.name.as_deref() != Some(name)).then_some(place)
    }

    /// Whether a name is a module of its own file below another; what is handed on by that name goes before it at
    /// the end of a route, where a function may be meant.
    fn is_child(&self, module: &Module, name: &str, at_end: bool) -> bool {
        let handed_on = |imports: &Imports| imports.handed_on.contains_key(name);
        let meant_otherwise = at_end && self.files.get(module).is_some_and(handed_on);
        !meant_otherwise && self.files.contains_key(&child(module, name))
    }

    /// Where a route leads: the deepest module on it, and the name in it.
    fn place(&self, from: &Module, imports: Option<&Imports>, route: &Route) -> Option<Place> {
        let first = route.first()?;
        let mut module = match first.as_str() {
            "crate" => Module::new(),
            "self" => from.clone(),
            "super" => from.split_last()?.1.to_vec(),
            name if self.files.contains_key(&child(from, name)) => child(from, name),
            name => {
                let alias = imports?.modules.get(name).filter(|alias| *alias != route)?;
                let place = self.place(from, None, alias)?;
                if place.name.is_some() {
                    return None;
                }
                place.module
            }
        };
        let last = route.len() - 1;
        for (nth, segment) in route.iter().enumerate().skip(1) {
            match segment.as_str() {
                "super" => module = module.split_last()?.1.to_vec(),
                "self" => {}
                name if self.is_child(&module, name, nth == last) => module.push(name.to_owned()),
                name => {
                    // A module that is handed on is a step on the way.
                    if let Some(place) = self.behind(&module, name)
                        && place.name.is_none()
                    {
                        module = place.module;
                        continue;
                    }
                    let name = Some(name.to_owned());
                    return Some(Place { module, name });
                }
            }
        }
        let name = None;
        Some(Place { module, name })
    }
}

/// A module, and a name in it.
struct Place {
    module: Module,
    name: Option<String>,
}

fn child(module: &Module, name: &str) -> Module {
    let mut child = module.clone();
    child.push(name.to_owned());
    child
}

fn module_of(path: &str) -> Module {
    if path == "lib" {
        return Module::new();
    }
    path.split('/').map(str::to_owned).collect()
}

fn path_of(module: &Module) -> String {
    if module.is_empty() {
        return "lib".to_owned();
    }
    module.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The edges of a small crate: each file with its text.
    fn edges(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<_> = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
            .collect();
        imports(&files)
            .into_iter()
            .map(|it| format!("{} -> {}::{}", it.from, it.to, it.name))
            .collect()
    }

    #[test]
    fn a_name_is_resolved_to_the_file_that_defines_it() {
        let found = edges(&[
            ("lib", "pub mod a; pub mod b;"),
            (
                "a",
                "mod deep; pub use deep::Thing; pub use self::deep::other as renamed;",
            ),
            ("a/deep", "pub struct Thing; pub fn other() {}"),
            ("b", "use crate::a::{Thing, renamed};"),
        ]);
        assert_eq!(found, ["b -> a/deep::Thing", "b -> a/deep::other"]);
    }

    #[test]
    fn mod_lines_and_re_exports_are_no_imports() {
        let files = [
            ("a", "mod b; pub use b::B; pub(crate) use b::C;"),
            ("a/b", "pub struct B; pub struct C;"),
        ];
        assert_eq!(edges(&files), [] as [&str; 0]);
    }

    #[test]
    fn paths_in_place_are_imports_also_inside_macros() {
        let found = edges(&[
            (
                "a",
                "mod kid; fn f() { kid::g(); super::b::h(); println!(\"{}\", crate::c::N); }",
            ),
            ("a/kid", "pub fn g() {}"),
            ("b", "pub fn h() {}"),
            (
                "c",
                "pub const N: u8 = 1; // crate::a::f\n/* super::b */ const S: &str = \"crate::a::f\";",
            ),
            ("lib", ""),
        ]);
        assert_eq!(found, ["a -> a/kid::g", "a -> b::h", "a -> c::N"]);
    }

    #[test]
    fn a_module_that_is_imported_counts_where_it_is_used() {
        let found = edges(&[
            (
                "a",
                "use super::b; use super::c::{self, C}; fn f() { b::g(); }",
            ),
            ("b", "pub fn g() {}"),
            ("c", "pub struct C;"),
        ]);
        assert_eq!(found, ["a -> b::g", "a -> c::C"]);
    }

    #[test]
    fn what_is_for_tests_alone_is_left_out() {
        let found = edges(&[
            (
                "a",
                "#[cfg(test)] mod sample; #[cfg(test)] use super::b::B; #[cfg(test)] mod tests { use super::super::b::B; }",
            ),
            ("a/sample", "use crate::b::B;"),
            ("a/sample/deeper", "use crate::b::B;"),
            ("b", "pub struct B; #[cfg(not(test))] use crate::a::A;"),
        ]);
        assert_eq!(found, ["b -> a::A"]);
    }

    #[test]
    fn a_module_inside_a_file_is_part_of_it() {
        let found = edges(&[
            (
                "a",
                "mod inner { use super::super::b::B; use crate::c::C; } use inner::X; fn f() { inner::g(); }",
            ),
            ("b", "pub struct B;"),
            ("c", "pub struct C;"),
        ]);
        assert_eq!(found, ["a -> b::B", "a -> c::C"]);
    }

    #[test]
    fn a_name_taken_from_the_facade_above_is_told_apart() {
        let files = [
            ("a", "mod b; mod c; pub use b::B; pub fn own() {}"),
            ("a/b", "pub struct B;"),
            ("a/c", "use super::B; use super::own;"),
            ("d", "use super::a::B;"),
        ];
        let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
        let through: Vec<_> = imports(&files)
            .into_iter()
            .map(|it| (it.from, it.name, it.through))
            .collect();
        let row = |from: &str, name: &str, through: Option<&str>| {
            (from.to_owned(), name.to_owned(), through.map(str::to_owned))
        };
        assert_eq!(
            through,
            [
                row("a/c", "own", None),
                row("a/c", "B", Some("a")),
                row("d", "B", None),
            ]
        );
    }

    #[test]
    fn circles_are_named_by_their_files() {
        let edge = |from: &str, to: &str| Import {
            from: from.to_owned(),
            to: to.to_owned(),
            name: "x".to_owned(),
            through: None,
        };
        let edges = [
            ("a", "b"),
            ("b", "c"),
            ("c", "a"),
            ("c", "d"),
            ("d", "e"),
            ("f", "g"),
            ("g", "f"),
        ];
        let edges = edges.map(|(from, to)| edge(from, to));
        assert_eq!(circles(&edges), [vec!["a", "b", "c"], vec!["f", "g"]]);
        assert!(circles(&edges[3..5]).is_empty());
    }
}
