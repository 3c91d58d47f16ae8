//! The names that synchronisers give to the second version of a file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::library::front_matter::{FrontMatter, text_of};
use crate::library::paths;

/// The copies of articles that the last listing saw: their names by that of the article.
#[derive(Debug, Default)]
pub(in crate::library) struct Copies(Mutex<Seen>);

/// What a listing saw.
#[derive(Debug, Default)]
struct Seen {
    articles: BTreeMap<String, Vec<String>>,
    notes: usize,
}

impl Copies {
    /// The copies of an article, by name.
    pub(super) fn of(&self, slug: &str) -> Vec<String> {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.articles.get(slug).cloned().unwrap_or_default()
    }

    /// How many copies of articles and notes the last listing saw.
    pub(in crate::library) fn count(&self) -> usize {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.notes + seen.articles.values().map(Vec::len).sum::<usize>()
    }

    /// Remembers how many copies of notes a listing saw.
    pub(in crate::library) fn set_notes(&self, count: usize) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).notes = count;
    }

    /// Takes the copies out of a listing of articles and remembers them.
    pub(in crate::library) fn set_aside<T>(&self, folder: &Path, listed: &mut Vec<(String, T)>) {
        let mut seen: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (copy, of) in take_out(folder, listed) {
            seen.entry(of).or_default().push(copy);
        }
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .articles = seen;
    }
}

/// Takes the copies out of a folder's listing; their names with those of the files that they are copies of.
pub(in crate::library) fn take_out<T>(
    folder: &Path,
    listed: &mut Vec<(String, T)>,
) -> BTreeMap<String, String> {
    if listed.iter().all(|(stem, _)| original(stem).is_none()) {
        return BTreeMap::new();
    }
    let stems: BTreeSet<String> = listed.iter().map(|(stem, _)| stem.clone()).collect();
    let aside = among(folder, &stems);
    listed.retain(|(stem, _)| !aside.contains_key(stem));
    aside
}

/// How many copies stand in a folder, by the names of its files.
pub(in crate::library) fn count(folder: &Path, stems: &BTreeSet<String>) -> usize {
    if stems.iter().all(|stem| original(stem).is_none()) {
        return 0;
    }
    among(folder, stems).len()
}

/// The names of a folder's Markdown files.
pub(super) fn stems(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| paths::stem(&entry.path()))
        .collect()
}

/// Which of the files are copies, and of which file each is: of one that is there and is no copy itself.
pub(super) fn among(folder: &Path, stems: &BTreeSet<String>) -> BTreeMap<String, String> {
    let direct: BTreeMap<&str, &str> = stems
        .iter()
        .filter_map(|stem| {
            let (of, sure) = original(stem)?;
            let is_copy = stems.contains(of)
                && match have_one_id(folder, stem, of) {
                    Some(same) => same,
                    None => sure,
                };
            is_copy.then_some((stem.as_str(), of))
        })
        .collect();
    direct
        .iter()
        .map(|(copy, of)| ((*copy).to_owned(), root(&direct, of)))
        .collect()
}

/// The file that is no copy itself, from copy to copy.
fn root<'a>(direct: &BTreeMap<&'a str, &'a str>, of: &'a str) -> String {
    let mut of = of;
    // Each step is shorter than the one before: this ends.
    while let Some(further) = direct.get(of) {
        of = further;
    }
    of.to_owned()
}

/// Whether two files name the same id; `None` where one of them names none.
fn have_one_id(folder: &Path, a: &str, b: &str) -> Option<bool> {
    let id = |stem: &str| {
        let text = fs::read_to_string(folder.join(format!("{stem}.md"))).ok()?;
        let (front, _) = FrontMatter::split(&text).ok()?;
        text_of(front?.values().ok()?.get("id")?)
    };
    Some(id(a)? == id(b)?)
}

/// Words that stand in the brackets of a copy's name, small.
const WORDS: [&str; 5] = [
    "conflicted copy",
    "copie en conflit",
    "copie conflictuelle",
    "case conflict",
    "conflit de casse",
];

/// The name of the file that a name says it is a copy of, and whether such a name is given to nothing else.
fn original(stem: &str) -> Option<(&str, bool)> {
    // Syncthing: a.sync-conflict-20261124-091244-ABCDEF7
    if let Some((of, rest)) = stem.rsplit_once(".sync-conflict-") {
        return (is_moment(rest) && !of.is_empty()).then_some((of, true));
    }
    // ownCloud: a_conflict-20261124-091244
    if let Some((of, rest)) = stem.rsplit_once("_conflict-")
        && is_moment(rest)
    {
        return (!of.is_empty()).then_some((of, true));
    }
    // Dropbox, Nextcloud: a (Ann's conflicted copy 2026-11-24), a (Copie en conflit de Ann 2026-11-24)
    if let Some((of, inside)) = bracketed(stem) {
        let small = inside.replace('\u{a0}', " ").to_lowercase();
        if WORDS.iter().any(|words| small.contains(words)) {
            return Some((of, true));
        }
        return is_number(inside).then_some((of, false));
    }
    // iCloud: a 2
    let (of, number) = stem.rsplit_once(' ')?;
    (is_number(number) && !of.is_empty()).then_some((of, false))
}

/// `a (b)` as `a` and `b`.
fn bracketed(stem: &str) -> Option<(&str, &str)> {
    let (of, inside) = stem.strip_suffix(')')?.rsplit_once('(')?;
    let of = of.trim_end();
    (!of.is_empty()).then_some((of, inside))
}

/// Whether a text is a small whole number: `2`.
fn is_number(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) && text != "0"
}

/// Whether a text begins with a moment: `20261124-091244`.
fn is_moment(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 15
        && bytes.iter().take(15).enumerate().all(|(at, b)| {
            if at == 8 {
                *b == b'-'
            } else {
                b.is_ascii_digit()
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_four_synchronisers_are_known() {
        for (copy, of, sure) in [
            ("a.sync-conflict-20261124-091244-ABCDEF7", "a", true),
            ("a.b.sync-conflict-20261124-091244", "a.b", true),
            ("a_conflict-20261124-091244", "a", true),
            ("a (Ann's conflicted copy 2026-11-24)", "a", true),
            ("a (conflicted copy 2026-11-24 091244)", "a", true),
            ("a (Copie en conflit de Ann 2026-11-24)", "a", true),
            ("a 2", "a", false),
            ("a (1)", "a", false),
        ] {
            assert_eq!(original(copy), Some((of, sure)), "{copy}");
        }
        for name in [
            "a",
            "a.sync-conflict-",
            ".sync-conflict-20261124-091244",
            "2017",
            " 2",
            "a 2017",
            "a (conflict of interest)",
            "(conflicted copy)",
            "a_conflict-of-interest",
        ] {
            assert_eq!(original(name), None, "{name}");
        }
    }
}
