//! Second versions of a file that synchronisers, file managers and merges leave beside it.
//!
//! The id in the front matter tells them, whatever they are called. So that a listing need not read every file,
//! only those are read whose name says that they may be a copy: where a file of a part of that name is there.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use unicode_normalization::UnicodeNormalization as _;

use crate::library::front_matter::{FrontMatter, text_of};
use crate::library::listing::Listed;
use crate::library::{paths, store};

/// The copies of articles that the last listing saw: their names by that of the article.
#[derive(Debug, Default)]
pub(in crate::library) struct Copies(Mutex<Seen>);

/// What a listing saw.
#[derive(Debug, Default)]
struct Seen {
    articles: BTreeMap<String, Vec<String>>,
    /// Those whose names have nothing in common with their article's, found when they were read.
    read: BTreeMap<String, Vec<Listed>>,
    notes: usize,
}

impl Copies {
    /// The copies of an article, by name.
    pub(super) fn of(&self, slug: &str) -> Vec<String> {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let named = seen.articles.get(slug).into_iter().flatten().cloned();
        let read = seen.read.get(slug).into_iter().flatten();
        named.chain(read.map(|one| one.slug.clone())).collect()
    }

    /// How many copies of articles and notes the last listing saw.
    pub(in crate::library) fn count(&self) -> usize {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let named: usize = seen.articles.values().map(Vec::len).sum();
        let read: usize = seen.read.values().map(Vec::len).sum();
        seen.notes + named + read
    }

    /// Remembers an article's file that holds the id of the article `of`, and was found by being read.
    pub(in crate::library) fn add(&self, copy: Listed, of: &str) {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let copies = seen.read.entry(of.to_owned()).or_default();
        copies.retain(|one| one.slug != copy.slug);
        copies.push(copy);
    }

    /// The article of which a file, as it is listed, is known to be a copy.
    pub(in crate::library) fn copied_by(&self, file: &Listed) -> Option<String> {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = seen.read.iter();
        let found = all.find(|(_, copies)| copies.contains(file));
        found.map(|(of, _)| of.clone())
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
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.articles = seen;
        if all.read.is_empty() {
            return;
        }
        let there: HashSet<&str> = listed.iter().map(|(stem, _)| stem.as_str()).collect();
        all.read.retain(|of, copies| {
            copies.retain(|copy| there.contains(copy.slug.as_str()));
            there.contains(of.as_str()) && !copies.is_empty()
        });
    }
}

/// Takes the copies out of a folder's listing; their names with those of the files that they are copies of.
pub(in crate::library) fn take_out<T>(
    folder: &Path,
    listed: &mut Vec<(String, T)>,
) -> BTreeMap<String, String> {
    if listed.iter().all(|(stem, _)| is_plain(stem)) {
        return BTreeMap::new();
    }
    let stems: BTreeSet<String> = listed.iter().map(|(stem, _)| stem.clone()).collect();
    let aside = among(folder, &stems);
    listed.retain(|(stem, _)| !aside.contains_key(stem));
    aside
}

/// Whether a file is a copy of another one of its folder; only those that it may be a copy of are looked at.
pub(in crate::library) fn is_one(folder: &Path, stem: &str) -> bool {
    if is_plain(stem) {
        return false;
    }
    let named = original(stem).map(|(of, _)| of.to_owned());
    let composed: String = stem.nfc().collect();
    let others = parts(stem).map(str::to_owned);
    let there = named.into_iter().chain([composed]).chain(others);
    let there = there.filter(|other| other != stem);
    let there: BTreeSet<String> = there
        .filter(|other| folder.join(format!("{other}.md")).is_file())
        .collect();
    original_of(folder, stem, &there).is_some()
}

/// How many copies stand in a folder, by the names of its files.
pub(in crate::library) fn count(folder: &Path, stems: &BTreeSet<String>) -> usize {
    if stems.iter().all(|stem| is_plain(stem)) {
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
        .filter(|stem| !is_plain(stem))
        .filter_map(|stem| Some((stem.as_str(), original_of(folder, stem, stems)?)))
        .collect();
    direct
        .iter()
        .map(|(copy, of)| ((*copy).to_owned(), root(&direct, of)))
        .collect()
}

/// The file that another one of the folder is a copy of.
fn original_of<'a>(folder: &Path, stem: &str, stems: &'a BTreeSet<String>) -> Option<&'a str> {
    let named = original(stem).and_then(|(of, sure)| Some((stems.get(of)?, sure)));
    if let Some((of, sure)) = named
        && have_one_id(folder, stem, of).unwrap_or(sure)
    {
        return Some(of);
    }
    let twin = twin(stem, stems).filter(|of| have_one_id(folder, stem, of).unwrap_or(true));
    let mut others = parts(stem).filter_map(|part| stems.get(part));
    let other = || others.find(|of| have_one_id(folder, stem, of) == Some(true));
    twin.or_else(other).map(String::as_str)
}

/// Whether a name is as Glose gives it, so that no copy is looked for: lower case, digits and hyphens, or an id.
pub(in crate::library) fn is_plain(stem: &str) -> bool {
    let is_slug = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    stem.bytes().all(is_slug) || stem.len() == 26 && stem.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// What a name begins or ends with, cut between words, the longest first: `a - Copie` begins with `a`, `Copy of a`
/// ends with it.
fn parts(stem: &str) -> impl Iterator<Item = &str> {
    let between = stem.char_indices().filter(|(_, c)| !c.is_alphanumeric());
    let beginnings = between.clone().rev().filter_map(|(at, _)| stem.get(..at));
    let ends = between.filter_map(|(at, c)| stem.get(at + c.len_utf8()..));
    beginnings.chain(ends).filter(|part| !part.is_empty())
}

/// The same name with its accents written otherwise: of two such the one whose accents stand apart is the copy.
fn twin<'a>(stem: &str, stems: &'a BTreeSet<String>) -> Option<&'a String> {
    let composed: String = stem.nfc().collect();
    stems.get(&composed).filter(|other| *other != stem)
}

/// Which of some files, each with its id, are copies, and of which one each: of those that hold one id, that one
/// is none that is named after it, else the one with the shortest name.
pub(in crate::library) fn by_id<'a>(
    files: impl Iterator<Item = (&'a str, &'a str)>,
) -> BTreeMap<&'a str, &'a str> {
    let mut groups: HashMap<String, Vec<(&str, bool)>> = HashMap::new();
    for (stem, id) in files {
        let group = groups.entry(id.nfc().collect()).or_default();
        group.push((stem, stem == id));
    }
    let mut copies = BTreeMap::new();
    for mut group in groups.into_values().filter(|group| group.len() > 1) {
        group.sort_by_key(|(stem, is_named)| (!is_named, stem.len(), *stem));
        if let Some(((of, _), others)) = group.split_first() {
            copies.extend(others.iter().map(|(stem, _)| (*stem, *of)));
        }
    }
    copies
}

/// The file that is no copy itself, from copy to copy.
fn root<'a>(direct: &BTreeMap<&'a str, &'a str>, of: &'a str) -> String {
    let mut of = of;
    // A part of a name is shorter, and its composed form is no twin's copy: this ends, and were it not so, here.
    for _ in 0..direct.len() {
        let Some(further) = direct.get(of) else {
            break;
        };
        of = further;
    }
    of.to_owned()
}

/// Whether two files name the same id; `None` where one of them names none.
fn have_one_id(folder: &Path, a: &str, b: &str) -> Option<bool> {
    Some(id_of(folder, a)? == id_of(folder, b)?)
}

/// The id that a file names.
fn id_of(folder: &Path, stem: &str) -> Option<String> {
    let bytes = store::read(&folder.join(format!("{stem}.md"))).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let (front, _) = FrontMatter::split(&text).ok()?;
    text_of(front?.values().ok()?.get("id")?)
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
    if let Some((of, inside)) = split_brackets(stem) {
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
fn split_brackets(stem: &str) -> Option<(&str, &str)> {
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
