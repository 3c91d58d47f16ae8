//! The files of an export and their names.

use std::collections::HashSet;

use super::excerpts::{ArticleExcerpts, Excerpts};

/// One file of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Its name, made of letters, digits, `-`, `_` and `.`; never empty, never hidden.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl OutputFile {
    /// A file of text.
    pub fn of(name: String, text: String) -> Self {
        Self {
            name,
            bytes: text.into_bytes(),
        }
    }

    /// What it holds, where that is text.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }
}

/// A name fit for a file on any system: letters, digits, `-`, `_` and `.`, at most 100 scalar values.
pub(super) fn file_stem(slug: &str) -> String {
    let safe: String = slug
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') {
                c
            } else {
                '-'
            }
        })
        .take(100)
        .collect();
    let safe = safe.trim_matches(['.', '-']);
    if safe.is_empty() {
        "article".to_owned()
    } else if is_device(safe) {
        format!("{safe}_")
    } else {
        safe.to_owned()
    }
}

/// Whether a name means a device on Windows, with or without an extension.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let numbered = |word: &str| {
        stem.strip_prefix(word)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// The file of a format that makes one in all: named after the article where there is one.
pub(super) fn one(excerpts: &Excerpts, extension: &str, text: String) -> Vec<OutputFile> {
    vec![OutputFile::of(one_name(excerpts, extension), text)]
}

/// The name of the one file of an export.
pub(super) fn one_name(excerpts: &Excerpts, extension: &str) -> String {
    let stem = match excerpts.articles.as_slice() {
        [article] => file_stem(&article.meta.slug),
        _ => "glose".to_owned(),
    };
    format!("{stem}.{extension}")
}

/// The files of a format that makes one an article; no two have the same name, whatever the case.
pub(super) fn each(
    excerpts: &Excerpts,
    extension: &str,
    write: impl Fn(&ArticleExcerpts) -> String,
) -> Vec<OutputFile> {
    let mut taken: HashSet<String> = HashSet::new();
    let mut files = Vec::with_capacity(excerpts.articles.len());
    for article in &excerpts.articles {
        let stem = file_stem(&article.meta.slug);
        let mut name = format!("{stem}.{extension}");
        let mut nth = 1_usize;
        while !taken.insert(name.to_lowercase()) {
            nth += 1;
            name = format!("{stem}-{nth}.{extension}");
        }
        let text = write(article);
        files.push(OutputFile::of(name, text));
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;
    use crate::text::Language;

    #[test]
    fn file_names_stay_in_their_folder_and_differ() {
        for (slug, name) in [
            ("../../x", "x"),
            ("con", "con_"),
            ("LPT1.txt", "LPT1.txt_"),
            ("-rf", "rf"),
            ("", "article"),
            ("l-été", "l-été"),
            ("a/b\\c", "a-b-c"),
        ] {
            assert_eq!(file_stem(slug), name);
        }
        assert_eq!(file_stem(&"a".repeat(10_000)).len(), 100);
        let articles = ["a", "A", "a"]
            .map(|slug| sample::article(slug, "t", "x", Language::French))
            .to_vec();
        let files = each(&Excerpts { articles }, "md", |_| String::new());
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["a.md", "A-2.md", "a-3.md"]);
    }
}
