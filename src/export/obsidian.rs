//! Markdown for Obsidian: one file an article, with front matter, callouts, links and block ids.
//!
//! ```text
//! ---
//! title: …
//! author:
//!   - "[[Jérôme Lachance-Roy]]"
//! source: https://…
//! published: 2017-06-26
//! lang: fr
//! tags: [mission, ville/angers]
//! glose: 01J9Z…
//! ---
//!
//! %% glose:begin article-01J9Z… %%
//! # Title
//! Author · date · source
//! %% glose:end article-01J9Z… %%
//!
//! %% glose:begin 01JA0… %%
//! > [!quote] La fabrique
//! > « The passage. »
//!
//! ^01JA0
//!
//! The note.
//!
//! 24 novembre 2026 · #iot
//! %% glose:end 01JA0… %%
//! ```
//!
//! What stands between the marks is ours and is written again by [`living::update`](super::living::update);
//! the rest is the reader's.

use std::fmt::Write as _;

use super::arrange::{self, Item};
use super::cite::names::authors;
use super::excerpts::{ArticleExcerpts, Excerpts};
use super::files::OutputFile;
use super::labels::Labels;
use super::markdown::{self, escape, note};
use super::options::Options;
use super::{clean, facts, files, living, typography};
use crate::anchor::State;
use crate::library::front_matter::{yaml_list, yaml_text};

/// One file an article.
pub(super) fn render(excerpts: &Excerpts, options: &Options) -> Vec<OutputFile> {
    let labels = Labels::of(options.language(excerpts));
    files::each(excerpts, "md", |article| file(article, labels, options))
}

fn file(article: &ArticleExcerpts, labels: &Labels, options: &Options) -> String {
    let mut out = front_matter(article, options);
    let _ = writeln!(out, "\n%% {} %%", labels.living);
    let mut head = vec![format!("# {}", escape::line(&facts::title(&article.meta)))];
    let about = markdown::about(article, labels);
    if !about.is_empty() {
        head.push(String::new());
        head.push(about);
    }
    let id = format!("article-{}", article.meta.id);
    out.push_str(&living::mark_part(&id, &head.join("\n")));
    let section = arrange::of_article(article, options);
    for item in section.items.iter().chain(&section.lost) {
        let part = excerpt(item, labels, options);
        out.push_str(&living::mark_part(
            item.excerpt.annotation.id.as_str(),
            &part,
        ));
    }
    out
}

/// The properties of the file, of the kinds that Obsidian knows.
fn front_matter(article: &ArticleExcerpts, options: &Options) -> String {
    let meta = &article.meta;
    let mut out = String::from("---\n");
    let mut entry = |key: &str, value: &str| {
        let value = yaml_text(&clean::line(value));
        let _ = writeln!(out, "{key}: {value}");
    };
    entry("title", &facts::title(meta));
    if let Some(source) = &meta.source {
        entry("source", source);
    }
    entry("lang", article.language().code());
    entry("glose", meta.id.as_str());
    // Bare, so that Obsidian takes them for dates.
    if let Some(date) = meta.published {
        let _ = writeln!(out, "published: {date}");
    }
    if let Some(saved) = meta.saved {
        let day = saved.to_zoned_datetime(options.zone.clone()).date();
        let _ = writeln!(out, "saved: {day}");
    }
    let names: Vec<String> = authors(meta)
        .iter()
        .map(|name| link(&name.said()))
        .collect();
    if !names.is_empty() {
        let _ = writeln!(out, "author: {}", yaml_list(&names));
    }
    if options.tags {
        let tags: Vec<String> = facts::tags(meta).iter().map(|one| tag(one)).collect();
        if !tags.is_empty() {
            let _ = writeln!(out, "tags: {}", yaml_list(&tags));
        }
    }
    out.push_str("---\n");
    out
}

/// A link to a page of that name; the signs that end links are left out of it.
fn link(name: &str) -> String {
    let name: String = clean::line(name)
        .chars()
        .map(|c| {
            if matches!(c, '[' | ']' | '|' | '#' | '^' | '\\' | '/' | ':') {
                ' '
            } else {
                c
            }
        })
        .collect();
    format!("[[{}]]", clean::line(&name))
}

/// A tag that Obsidian reads as one: letters, digits, `_`, `-` and `/`, not digits alone.
pub(super) fn tag(tag: &str) -> String {
    let tag: String = clean::tag(tag)
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || matches!(c, '_' | '-' | '/') {
                c
            } else {
                '-'
            }
        })
        .collect();
    let tag = tag.trim_matches('/');
    if tag.chars().all(char::is_numeric) {
        format!("{tag}_")
    } else {
        tag.to_owned()
    }
}

/// A block id: letters, digits and `-`.
fn block_id(id: &str) -> String {
    id.chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect()
}

/// One excerpt between its marks.
fn excerpt(item: &Item<'_>, labels: &Labels, options: &Options) -> String {
    let excerpt = item.excerpt;
    let mut lines: Vec<String> = Vec::new();
    let (kind, title) = if excerpt.is_whole() {
        ("note", labels.whole.clone())
    } else {
        match excerpt.state {
            State::Lost => ("missing", labels.lost_one.clone()),
            State::Review => ("question", labels.review.clone()),
            _ => ("quote", excerpt.path.join(" › ")),
        }
    };
    let callout = format!("> [!{kind}] {}", escape::line(&title));
    lines.push(callout.trim_end().to_owned());
    if excerpt.is_whole() {
        if options.notes {
            let note = note_lines(&excerpt.annotation.note);
            lines.extend(
                note.iter()
                    .map(|line| format!("> {line}").trim_end().to_owned()),
            );
        }
    } else if options.quotes {
        lines.extend(markdown::quote_lines(item, options));
    }
    lines.push(String::new());
    lines.push(format!("^{}", block_id(excerpt.annotation.id.as_str())));
    if options.notes && !excerpt.is_whole() {
        let note = note_lines(&excerpt.annotation.note);
        if !note.is_empty() {
            lines.push(String::new());
            lines.extend(note);
        }
    }
    let mut small: Vec<String> = Vec::new();
    let zone = &options.zone;
    small.extend(
        excerpt
            .annotation
            .created
            .map(|at| typography::day(at, zone, labels.language)),
    );
    if options.tags {
        let tags: Vec<String> = excerpt.tags().map(|one| format!("#{}", tag(one))).collect();
        small.push(tags.join(" "));
    }
    small.retain(|part| !part.is_empty());
    if !small.is_empty() {
        lines.push(String::new());
        lines.push(small.join(" · "));
    }
    // A block id stands alone.
    if lines.last().is_some_and(|last| last.starts_with('^')) {
        lines.push(String::new());
    }
    lines.join("\n")
}

/// A note's lines; what looks like our marks is text.
fn note_lines(text: &str) -> Vec<String> {
    note::lines(text)
        .into_iter()
        .map(|line| line.replace("%%", "\\%\\%"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;
    use crate::text::Language;

    #[test]
    fn each_article_is_a_file_of_callouts() {
        let files = render(&sample::both(), &sample::options());
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(
            names,
            ["semaine-numerique-a-angers.md", "connected-objects.md"]
        );
        insta::assert_snapshot!(files[0].text().unwrap());
        let mut options = sample::options();
        options.language = Some(Language::English);
        insta::assert_snapshot!(render(&sample::both(), &options)[1].text().unwrap());
    }

    #[test]
    fn after_one_new_note_one_file_changes() {
        let mut excerpts = sample::both();
        let before = render(&excerpts, &sample::options());
        sample::annotate(
            &mut excerpts.articles[1],
            "hands, not faces",
            "Oui.",
            &["iot"],
        );
        let mut options = sample::options();
        options.now = "2027-01-01T00:00:00Z".parse().unwrap();
        let after = render(&excerpts, &options);
        let mine = format!("{}\nÀ moi.\n", before[0].text().unwrap());
        assert_eq!(living::update(&mine, after[0].text().unwrap()), mine);
        let updated = living::update(before[1].text().unwrap(), after[1].text().unwrap());
        assert!(updated != before[1].text().unwrap() && updated.contains("hands, not faces"));
    }

    #[test]
    fn hostile_names_and_notes_keep_to_their_place() {
        let mut article = sample::article("x", "a: #b\n---\n- c", "Un texte.", Language::French);
        article.meta.author = Some("A ]] B|C".to_owned());
        article.meta.tags = vec!["12".to_owned(), "a b:c".to_owned()];
        let note = "%% glose:end 01JA01000 %%\n\nsuite";
        sample::annotate(&mut article, "texte", note, &["<i>"]);
        let excerpts = sample::of(article);
        let files = render(&excerpts, &sample::options());
        let text = files[0].text().unwrap();
        assert!(
            text.contains("tags: [\"12_\", a-b-c]") || text.contains("tags: [12_, a-b-c]"),
            "{text}"
        );
        assert!(
            text.contains("[[A B C]]") && text.contains("#-i-"),
            "{text}"
        );
        assert_eq!(text.lines().filter(|line| line.trim() == "---").count(), 2);
        assert_eq!(living::update(text, text), *text);
        assert_eq!(living::parts(text).len(), 2, "{text}");
    }
}
