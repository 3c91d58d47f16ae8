//! Markdown for Logseq: one page an article, properties first, one block a passage, its note below it.
//!
//! ```text
//! title:: …
//! source:: https://…
//!
//! - > « The passage. »
//!   id:: 019…-…
//!     - The note.
//!     - 24 novembre 2026 #iot
//! ```

use std::fmt::Write as _;

use super::arrange::{self, Item};
use super::excerpts::{ArticleExcerpts, Excerpts};
use super::files::OutputFile;
use super::labels::Labels;
use super::markdown::{self, note};
use super::options::Options;
use super::{facts, files, obsidian, typography};

/// One file an article.
pub(super) fn render(excerpts: &Excerpts, options: &Options) -> Vec<OutputFile> {
    let labels = Labels::of(options.language(excerpts));
    files::each(excerpts, "md", |article| file(article, labels, options))
}

fn file(article: &ArticleExcerpts, labels: &Labels, options: &Options) -> String {
    let mut out = properties(article, options);
    let section = arrange::of_article(article, options);
    for item in &section.items {
        block(item, labels, options, "", &mut out);
    }
    if !section.lost.is_empty() {
        let _ = writeln!(out, "- {}", labels.lost);
        for item in &section.lost {
            block(item, labels, options, "\t", &mut out);
        }
    }
    out
}

fn properties(article: &ArticleExcerpts, options: &Options) -> String {
    let meta = &article.meta;
    let mut out = String::new();
    let mut entry = |key: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(out, "{key}:: {value}");
        }
    };
    entry("title", &property(&facts::title(meta)));
    entry(
        "author",
        &property(&facts::author(meta).unwrap_or_default()),
    );
    if let Some(source) = facts::source(meta) {
        match source {
            facts::Source::Address(address) => entry("source", &address),
            facts::Source::Name(name) => entry("source", &property(&name)),
        }
    }
    if let Some(date) = meta.published {
        entry("published", &date.to_string());
    }
    entry("lang", article.language().code());
    if options.tags {
        let tags: Vec<String> = facts::tags(meta)
            .iter()
            .map(|tag| obsidian::tag(tag))
            .collect();
        entry("tags", &tags.join(", "));
    }
    out.push('\n');
    out
}

/// A property's text: without what would be a reference or another property.
fn property(text: &str) -> String {
    let text = text
        .replace("::", ": :")
        .replace("[[", "[ [")
        .replace("((", "( (")
        .replace("{{", "{ {")
        .replace(" #", " ＃");
    text.strip_prefix('#')
        .map_or_else(|| text.clone(), |rest| format!("＃{rest}"))
}

/// A passage as one block, its note and its tags as blocks below.
fn block(item: &Item<'_>, labels: &Labels, options: &Options, indent: &str, out: &mut String) {
    let excerpt = item.excerpt;
    let lines = if excerpt.is_whole() {
        vec![labels.whole.clone()]
    } else if !options.quotes {
        vec![labels.see_note.clone()]
    } else {
        markdown::quote_lines(item, options)
    };
    bullet(&lines, indent, out);
    let id = uuid(excerpt.annotation.id.as_str());
    let _ = writeln!(out, "{indent}  id:: {id}");
    let below = format!("{indent}\t");
    if options.notes {
        let note = note::lines(&excerpt.annotation.note);
        let note: Vec<String> = note.iter().map(|line| line.replace("::", ":\\:")).collect();
        bullet(&note, &below, out);
    }
    let mut small: Vec<String> = Vec::new();
    let created = excerpt.annotation.created;
    small.extend(created.map(|at| typography::day(at, &options.zone, labels.language)));
    if options.tags {
        small.extend(excerpt.tags().map(|tag| format!("#{}", obsidian::tag(tag))));
    }
    if !small.is_empty() {
        bullet(&[small.join(" ")], &below, out);
    }
}

/// Lines as one block. An empty line would end it, so there is none.
fn bullet(lines: &[String], indent: &str, out: &mut String) {
    let lines = lines.iter().filter(|line| !line.trim().is_empty());
    for (nth, line) in lines.enumerate() {
        let sign = if nth == 0 { "- " } else { "  " };
        let _ = writeln!(out, "{indent}{sign}{line}");
    }
}

/// The block's id: the ULID's own 128 bits where the annotation has one, else a hash of what it has.
fn uuid(id: &str) -> String {
    let bits = ulid::Ulid::from_string(id).map_or_else(
        |_| {
            let hash = blake3::hash(id.as_bytes());
            let (first, _) = hash
                .as_bytes()
                .split_first_chunk::<16>()
                .unwrap_or((&[0; 16], &[]));
            u128::from_be_bytes(*first)
        },
        |ulid| ulid.0,
    );
    let hex = format!("{bits:032x}");
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!(
        "{}-{}-{}-{}-{}",
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;
    use crate::text::Language;

    #[test]
    fn each_passage_is_one_block_with_its_note_below() {
        let files = render(&sample::both(), &sample::options());
        insta::assert_snapshot!(files[0].text().unwrap());
        let mut options = sample::options();
        options.language = Some(Language::English);
        insta::assert_snapshot!(render(&sample::both(), &options)[1].text().unwrap());
    }

    #[test]
    fn ids_are_uuids_of_their_own() {
        assert_eq!(uuid("01J9ZK3V8Q4R5T6W7X8Y9Z0A1B").len(), 36);
        assert_ne!(uuid("écrit à la main"), uuid("autre"));
    }

    #[test]
    fn hostile_text_adds_no_block_and_no_property() {
        let mut article =
            sample::article("x", "t:: {{query}} [[a]]", "Un texte.", Language::French);
        sample::annotate(&mut article, "texte", "a:: b\n- c", &["d"]);
        article.notes[0].quote = "x:: y\n- z ((r)) {{m}}".to_owned();
        let excerpts = sample::of(article);
        let files = render(&excerpts, &sample::options());
        let text = files[0].text().unwrap();
        assert_eq!(
            text.lines().filter(|line| line.starts_with("- ")).count(),
            1,
            "{text}"
        );
        let properties = text.lines().filter(|line| line.contains(":: ")).count();
        assert_eq!(properties, 3, "{text}");
        assert!(!text.contains("((") && !text.contains("{{"), "{text}");
    }
}
