//! BibTeX with the fields of biblatex: `@online` for what has an address, `@misc` for the rest.

use std::fmt::Write as _;

use super::key::keys;
use super::note::whole_note;
use crate::export::cite::names::{Name, authors};
use crate::export::excerpts::{ArticleExcerpts, Excerpts};
use crate::export::options::Options;
use crate::export::{clean, facts};
use crate::text::Language;

/// The articles as BibTeX entries.
pub(in crate::export) fn render(excerpts: &Excerpts, options: &Options) -> String {
    let entries = excerpts
        .articles
        .iter()
        .zip(keys(excerpts))
        .map(|(article, key)| entry(article, &key, options));
    entries.collect::<Vec<_>>().join("\n")
}

fn entry(article: &ArticleExcerpts, key: &str, options: &Options) -> String {
    let meta = &article.meta;
    let source = facts::source(meta);
    let kind = match source {
        Some(facts::Source::Address(_)) => "online",
        _ => "misc",
    };
    let mut out = format!("@{kind}{{{key}");
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = write!(out, ",\n  {name} = {{{value}}}");
        }
    };
    let names: Vec<String> = authors(meta).iter().map(name).collect();
    field("author", &names.join(" and "));
    // In its own braces, so that no style changes its capitals.
    field("title", &format!("{{{}}}", text(&facts::title(meta))));
    field(
        "date",
        &meta
            .published
            .map(|date| date.to_string())
            .unwrap_or_default(),
    );
    match source {
        Some(facts::Source::Address(address)) => {
            field("url", &address);
            let saved = meta
                .saved
                .map(|at| at.to_zoned_datetime(options.zone.clone()).date());
            field(
                "urldate",
                &saved.map(|day| day.to_string()).unwrap_or_default(),
            );
        }
        Some(facts::Source::Name(name)) => field("howpublished", &text(&name)),
        None => {}
    }
    field(
        "langid",
        match article.language() {
            Language::French => "french",
            Language::English => "english",
        },
    );
    if options.tags {
        let tags = facts::tags(meta);
        let tags: Vec<String> = tags
            .iter()
            .map(|tag| text(&tag.replace(',', " ")))
            .collect();
        field("keywords", &tags.join(", "));
    }
    field(
        "annotation",
        &lines(&whole_note(article, options).unwrap_or_default()),
    );
    out.push_str("\n}\n");
    out
}

/// A name whose parts BibTeX does not take apart otherwise.
fn name(name: &Name) -> String {
    match name {
        Name::Person { family, given } => {
            // “and” as a word would begin another name.
            let guard = |part: &str| {
                let part = text(part);
                let and = part.split(' ').any(|word| word.eq_ignore_ascii_case("and"));
                if and || part.contains(',') {
                    format!("{{{part}}}")
                } else {
                    part
                }
            };
            format!("{}, {}", guard(family), guard(given))
        }
        Name::Literal(name) => format!("{{{}}}", text(name)),
    }
}

/// Text of several lines: each ends as LaTeX breaks lines, and paragraphs stand apart.
fn lines(source: &str) -> String {
    let paragraphs = source.split("\n\n").map(|paragraph| {
        let lines: Vec<String> = paragraph
            .lines()
            .map(text)
            .filter(|line| !line.is_empty())
            .collect();
        lines.join("\\\\\n    ")
    });
    let paragraphs: Vec<String> = paragraphs.filter(|text| !text.is_empty()).collect();
    paragraphs.join("\n\n    ")
}

/// Text inside braces: those of LaTeX's special characters that entries hold, and braces always in pairs.
fn text(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 8);
    for c in clean::line(source).chars() {
        match c {
            '\\' => out.push_str("{\\textbackslash}"),
            '{' => out.push_str("{\\textbraceleft}"),
            '}' => out.push_str("{\\textbraceright}"),
            '~' => out.push_str("{\\textasciitilde}"),
            '^' => out.push_str("{\\textasciicircum}"),
            '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn articles_are_entries() {
        insta::assert_snapshot!(render(&sample::both(), &sample::options()));
    }

    #[test]
    fn hostile_text_leaves_braces_in_pairs() {
        let mut article = sample::article(
            "x",
            "} @string{a=\"b\"} \\input{x} % {",
            "x",
            Language::English,
        );
        article.meta.author = Some("Sand and Sea, } and {".to_owned());
        article.meta.source = Some("https://e.org/}{%20".to_owned());
        article.meta.tags = vec!["a,b}".to_owned()];
        let text = render(&sample::of(article), &sample::options());
        let mut depth = 0_i32;
        for c in text.chars() {
            depth += match c {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            assert!(depth >= 0, "{text}");
        }
        assert_eq!(depth, 0, "{text}");
        assert_eq!(text.lines().filter(|line| line.starts_with('@')).count(), 1);
    }
}
