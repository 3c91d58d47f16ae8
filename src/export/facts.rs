//! What is said of an article in every format, ready to be written.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::{ArticleExcerpts, Excerpts, Options, OutputFile, clean};
use crate::library::ArticleMeta;

/// An article's title on one line; its slug where the title says nothing.
pub(super) fn title(meta: &ArticleMeta) -> String {
    let title = clean::line(&meta.title);
    if title.is_empty() {
        clean::line(&meta.slug)
    } else {
        title
    }
}

/// Who wrote it, on one line.
pub(super) fn author(meta: &ArticleMeta) -> Option<String> {
    let author = clean::line(meta.author.as_deref()?);
    (!author.is_empty()).then_some(author)
}

/// Where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// An address that may be followed.
    Address(String),
    /// Anything else, on one line.
    Name(String),
}

/// Where an article comes from, if that is known.
pub(super) fn source(meta: &ArticleMeta) -> Option<Source> {
    let source = meta.source.as_deref()?;
    if let Some(address) = clean::address(source) {
        return Some(Source::Address(address));
    }
    let name = clean::line(source);
    (!name.is_empty()).then_some(Source::Name(name))
}

/// The host of an article's address, without `www.`.
pub(super) fn site(meta: &ArticleMeta) -> Option<String> {
    let address = clean::address(meta.source.as_deref()?)?;
    let (scheme, rest) = address.split_once("://")?;
    if scheme.eq_ignore_ascii_case("mailto") {
        return None;
    }
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// An article's tags, each on one line, without empty ones.
pub(super) fn tags(meta: &ArticleMeta) -> Vec<String> {
    let tags = meta.tags.iter().map(|tag| clean::line(tag));
    tags.filter(|tag| !tag.is_empty()).collect()
}

/// The notes on the article as a whole, where notes go out: each line of theirs a line, an empty one between two.
pub(super) fn whole_note(article: &ArticleExcerpts, options: &Options) -> Option<String> {
    if !options.notes {
        return None;
    }
    let notes: Vec<String> = article
        .notes
        .iter()
        .filter(|excerpt| excerpt.is_whole())
        .map(|excerpt| clean::text(&excerpt.annotation.note).trim().to_owned())
        .filter(|note| !note.is_empty())
        .collect();
    (!notes.is_empty()).then(|| notes.join("\n\n"))
}

/// A word in ASCII letters and digits: accents and ligatures undone, all else dropped.
pub(super) fn ascii(text: &str) -> String {
    let text = text.replace(['œ', 'Œ'], "oe").replace(['æ', 'Æ'], "ae");
    text.nfd().filter(char::is_ascii_alphanumeric).collect()
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

    #[test]
    fn a_site_is_the_host_of_the_address() {
        let mut article = sample::article("a", "t", "x", Language::French);
        for (source, site_expected) in [
            ("https://www.Exemple.org/a?b", Some("exemple.org")),
            ("https://qui@e.org", Some("e.org")),
            ("notes.txt", None),
            ("mailto:a@b.c", None),
        ] {
            article.meta.source = Some(source.to_owned());
            assert_eq!(site(&article.meta).as_deref(), site_expected);
        }
    }
}
