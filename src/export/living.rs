//! Exports that are made again into files their reader writes in: ours between marks, the rest his.
//!
//! A part of ours begins with a line `%% glose:begin ID %%` and ends with `%% glose:end ID %%` (comments in
//! Obsidian). Of a file made again, each part that stands in it is replaced by its fresh text, each new one
//! is put after the one it follows, and nothing is removed: not what stands outside the marks, nor a part
//! that is not in the fresh text any more, nor one whose marks are damaged.

use std::fmt::Write as _;

use std::collections::{HashMap, HashSet};

/// A part between marks: its id, and where it stands with its marks, without the last line's end (bytes).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub id: String,
    pub start: usize,
    pub end: usize,
}

/// A part between its marks, with an empty line before it.
pub(super) fn mark_part(id: &str, text: &str) -> String {
    let id = name(id);
    format!("\n%% glose:begin {id} %%\n{text}\n%% glose:end {id} %%\n")
}

/// An id as marks hold it: without spaces and signs that would end them.
fn name(id: &str) -> String {
    id.chars()
        .map(|c| {
            if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') {
                c
            } else {
                '-'
            }
        })
        .collect()
}

/// What a line marks.
enum Sign<'a> {
    Begin(&'a str),
    End(&'a str),
}

fn sign(line: &str) -> Option<Sign<'_>> {
    let inner = line.trim().strip_prefix("%%")?.strip_suffix("%%")?.trim();
    let (word, id) = inner.strip_prefix("glose:")?.split_once(' ')?;
    let id = id.trim();
    match word {
        _ if id.is_empty() || id.contains(' ') => None,
        "begin" => Some(Sign::Begin(id)),
        "end" => Some(Sign::End(id)),
        _ => None,
    }
}

/// The whole parts of a text, in order: each begin that its own end follows before any other begin.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let mut out = Vec::new();
    let mut open: Option<(&str, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.trim_end_matches(['\n', '\r']).len();
        match sign(line) {
            Some(Sign::Begin(id)) => open = Some((id, at)),
            Some(Sign::End(id)) => {
                if let Some((_, start)) = open.take().filter(|(begun, _)| *begun == id) {
                    let id = id.to_owned();
                    out.push(Part { id, start, end });
                }
            }
            None => {}
        }
        at += line.len();
    }
    out
}

/// Every id that a mark of any kind names, whole or damaged.
fn named_ids(text: &str) -> HashSet<&str> {
    let ids = text.lines().filter_map(|line| match sign(line)? {
        Sign::Begin(id) | Sign::End(id) => Some(id),
    });
    ids.collect()
}

/// Whether a file is one that an export made, of the same article as `fresh`: they share an id between marks, or
/// in their front matter. A file of nothing but blanks is anyone's.
pub fn is_ours(existing: &str, fresh: &str) -> bool {
    let id = |text: &str| {
        let mut lines = text.lines().skip_while(|line| line.trim() != "---").skip(1);
        let mut front = lines.by_ref().take_while(|line| line.trim() != "---");
        front.find_map(|line| Some(line.strip_prefix("glose:")?.trim().to_owned()))
    };
    let (there, ours) = (named_ids(existing), named_ids(fresh));
    existing.trim().is_empty()
        || there.intersection(&ours).next().is_some()
        || id(existing).is_some_and(|one| id(fresh) == Some(one))
}

/// The file as it should be now: `existing` with our parts as they are in `fresh`. Equal to `existing` where
/// nothing of ours changed; `fresh` itself where the file is empty. Line ends stay those of the file.
///
/// ```
/// use glose::export::living::update;
/// let old = "Mine.\n%% glose:begin a %%\n1\n%% glose:end a %%\nMine too.\n";
/// let new = "%% glose:begin a %%\n2\n%% glose:end a %%\n";
/// assert_eq!(update(old, new), old.replace('1', "2"));
/// ```
pub fn update(existing: &str, fresh: &str) -> String {
    if existing.trim().is_empty() {
        return fresh.to_owned();
    }
    let crlf = existing.contains("\r\n");
    let lines = |text: &str| {
        if crlf {
            text.replace("\r\n", "\n").replace('\n', "\r\n")
        } else {
            text.to_owned()
        }
    };
    let newline = if crlf { "\r\n" } else { "\n" };
    let old = parts(existing);
    let present = named_ids(existing);
    let mut texts: HashMap<&str, String> = HashMap::new();
    // What is new and comes after a part that stands in the file; `None`: before all of them.
    let mut after: HashMap<Option<&str>, Vec<String>> = HashMap::new();
    let whole: HashSet<&str> = old.iter().map(|part| part.id.as_str()).collect();
    let new = parts(fresh);
    let mut follows: Option<&str> = None;
    let mut met: HashSet<&str> = HashSet::new();
    for part in new.iter().filter(|part| met.insert(&part.id)) {
        let text = lines(fresh.get(part.start..part.end).unwrap_or_default());
        if whole.contains(part.id.as_str()) {
            texts.entry(&part.id).or_insert(text);
            follows = Some(&part.id);
        } else if !present.contains(part.id.as_str()) {
            after.entry(follows).or_default().push(text);
        }
    }
    let mut out = String::with_capacity(existing.len() + fresh.len() / 4);
    let mut done: HashSet<&str> = HashSet::new();
    let mut at = 0;
    let mut first = after.remove(&None).unwrap_or_default();
    for part in &old {
        out.push_str(existing.get(at..part.start).unwrap_or_default());
        for text in first.drain(..) {
            let _ = write!(out, "{text}{newline}{newline}");
        }
        let stands = existing.get(part.start..part.end).unwrap_or_default();
        let once = done.insert(&part.id);
        let text = texts.get(part.id.as_str()).filter(|_| once);
        out.push_str(text.map_or(stands, String::as_str));
        let news = after.remove(&Some(part.id.as_str())).filter(|_| once);
        for text in news.unwrap_or_default() {
            let _ = write!(out, "{newline}{newline}{text}");
        }
        at = part.end;
    }
    out.push_str(existing.get(at..).unwrap_or_default());
    for text in first {
        if !out.ends_with('\n') {
            out.push_str(newline);
        }
        let _ = write!(out, "{newline}{text}{newline}");
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn file(parts: &[(&str, &str)]) -> String {
        parts.iter().map(|(id, text)| mark_part(id, text)).collect()
    }

    #[test]
    fn new_parts_come_after_the_one_they_follow_and_old_ones_stay() {
        let old = format!("Intro.\n{}Mine.\n", file(&[("a", "1"), ("c", "3")]));
        let new = file(&[("z", "0"), ("a", "1!"), ("b", "2")]);
        let expected = "Intro.\n\n%% glose:begin z %%\n0\n%% glose:end z %%\n\n\
             %% glose:begin a %%\n1!\n%% glose:end a %%\n\n%% glose:begin b %%\n2\n%% glose:end b %%\n\n\
             %% glose:begin c %%\n3\n%% glose:end c %%\nMine.\n";
        assert_eq!(update(&old, &new), expected);
        assert_eq!(update(expected, &new), expected);
    }

    #[test]
    fn damaged_marks_are_left_alone_and_not_written_twice() {
        let old = "%% glose:begin a %%\n1, and my own words\n";
        assert_eq!(update(old, &file(&[("a", "2")])), old);
        let added = update(old, &file(&[("a", "2"), ("b", "3")]));
        assert!(added.starts_with(old) && added.contains("\n3\n"));
    }

    #[test]
    fn line_ends_stay_those_of_the_file() {
        let old = file(&[("a", "1")]).replace('\n', "\r\n");
        assert_eq!(update(&old, &file(&[("a", "1")])), old);
        let new = update(&old, &file(&[("a", "2"), ("b", "3")]));
        assert_eq!(new.matches('\n').count(), new.matches("\r\n").count());
    }

    #[test]
    fn an_empty_file_becomes_the_fresh_one() {
        assert_eq!(update(" \n", "x"), "x");
        assert_eq!(update("mine", "x"), "mine");
    }

    proptest! {
        #[test]
        fn what_a_reader_wrote_outside_stays(
            before in "[a-z \n]{0,20}", between in "[a-z \n]{0,20}", after in "[a-z \n]{0,20}",
            fresh in prop::collection::vec(("[a-e]", "[0-9\n]{0,5}"), 0..5),
        ) {
            let old = format!(
                "X{before}\n{}Y{between}\n{}Z{after}", file(&[("a", "1")]), file(&[("c", "3")])
            );
            let fresh: String = fresh.iter().map(|(id, text)| mark_part(id, text)).collect();
            let new = update(&old, &fresh);
            for mine in [format!("X{before}\n"), format!("Y{between}\n"), format!("Z{after}")] {
                prop_assert!(new.contains(&mine), "{}", new);
            }
            prop_assert_eq!(update(&new, &fresh), new.clone());
            for part in parts(&fresh) {
                prop_assert!(parts(&new).iter().any(|one| one.id == part.id));
            }
        }
    }
}
