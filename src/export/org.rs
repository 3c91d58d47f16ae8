//! Org: a heading an article, its properties, quotes, notes, and tags that Org knows as tags.
//!
//! Org has no escape sign. Where text would be read as markup a zero-width space (U+200B) stands before it,
//! as the Org manual (13.9, “Escape Character”) advises; without these the text is the same.

mod escape;
mod note;

use std::fmt::Write as _;

use super::arrange::{self, Heading, Item, Section};
use super::excerpts::{ArticleExcerpts, Excerpts};
use super::labels::Labels;
use super::options::Options;
use super::{cite, clean, context, facts, typography};
use escape::{line, lines, link};
use note::note;

/// The whole export as one Org text.
pub(super) fn render(excerpts: &Excerpts, options: &Options) -> String {
    let labels = Labels::of(options.language(excerpts));
    let title = options
        .title
        .as_deref()
        .map(clean::line)
        .filter(|title| !title.is_empty());
    let mut writer = Writer {
        labels,
        options,
        out: format!(
            "#+title: {}\n#+date: {}\n#+language: {}\n#+options: ^:nil toc:nil\n",
            line(&title.unwrap_or_else(|| labels.excerpts.clone())),
            options.now.to_zoned_datetime(options.zone.clone()).date(),
            labels.language.code()
        ),
    };
    for section in arrange::sections(excerpts, options) {
        writer.section(&section);
    }
    if let Some(style) = &options.style {
        let _ = writeln!(writer.out, "\n* {}", labels.references);
        for reference in cite::list(excerpts, style, labels.language) {
            let text = reference.written(line, |text| format!("/{}/", line(text)), link);
            let _ = writeln!(writer.out, "\n{text}");
        }
    }
    writer.out
}

struct Writer<'a> {
    labels: &'static Labels,
    options: &'a Options,
    out: String,
}

impl Writer<'_> {
    fn section(&mut self, section: &Section<'_>) {
        let labels = self.labels;
        let heading = match section.heading {
            Heading::Article(article) => self.article(article),
            // Tags have no sign in Org.
            Heading::Tag(Some(tag)) => format!("* {}\n", line(&clean::tag(tag))),
            heading => format!("* {}\n", line(&heading.words(self.options, labels))),
        };
        let _ = write!(self.out, "\n{heading}");
        let by_article = matches!(section.heading, Heading::Article(_));
        for item in &section.items {
            self.item(item, 2, by_article);
        }
        if !section.lost.is_empty() {
            let _ = writeln!(self.out, "\n** {}", labels.lost);
            for item in &section.lost {
                self.item(item, 3, by_article);
            }
        }
    }

    /// The heading of an article and its properties.
    fn article(&self, article: &ArticleExcerpts) -> String {
        let meta = &article.meta;
        let tags = if self.options.tags {
            tags(meta.tags.iter().map(String::as_str))
        } else {
            String::new()
        };
        let mut out = format!("* {}{tags}\n:PROPERTIES:\n", line(&facts::title(meta)));
        let mut entry = |key: &str, value: &str| {
            if !value.is_empty() {
                let _ = writeln!(out, ":{key}: {value}");
            }
        };
        entry("CUSTOM_ID", &clean::line(meta.id.as_str()));
        entry("AUTHOR", &facts::author(meta).unwrap_or_default());
        entry(
            "DATE",
            &meta
                .published
                .map(|date| date.to_string())
                .unwrap_or_default(),
        );
        match facts::source(meta) {
            Some(facts::Source::Address(address)) => entry("URL", &address),
            Some(facts::Source::Name(name)) => entry("SOURCE", &name),
            None => {}
        }
        entry("LANGUAGE", article.language().code());
        out.push_str(":END:\n");
        let mut about: Vec<String> = Vec::new();
        about.extend(facts::author(meta).map(|author| line(&author)));
        about.extend(
            meta.published
                .map(|date| typography::date(date, self.labels.language)),
        );
        about.extend(facts::source(meta).map(|source| match source {
            facts::Source::Address(address) => link(&address),
            facts::Source::Name(name) => line(&name),
        }));
        if !about.is_empty() {
            let _ = writeln!(out, "{}", about.join(" · "));
        }
        out
    }

    /// One excerpt: a heading that says which, its quote and its note.
    fn item(&mut self, item: &Item<'_>, level: usize, by_article: bool) {
        let excerpt = item.excerpt;
        let labels = self.labels;
        let name = if excerpt.is_whole() {
            labels.whole.clone()
        } else if !self.options.quotes {
            labels.see_note.clone()
        } else {
            let words: Vec<&str> = excerpt.quote.split_whitespace().take(8).collect();
            let more = if excerpt.quote.split_whitespace().nth(8).is_some() {
                "…"
            } else {
                ""
            };
            format!("{}{more}", line(&words.join(" ")))
        };
        let tags = if self.options.tags {
            tags(excerpt.tags())
        } else {
            String::new()
        };
        let _ = writeln!(
            self.out,
            "\n{} {name}{tags}\n:PROPERTIES:\n:CUSTOM_ID: {}",
            "*".repeat(level),
            clean::line(excerpt.annotation.id.as_str())
        );
        if let Some(created) = excerpt.annotation.created {
            let day = created.to_zoned_datetime(self.options.zone.clone()).date();
            let _ = writeln!(self.out, ":CREATED: [{day}]");
        }
        let _ = writeln!(self.out, ":COLOR: {}", excerpt.annotation.color.as_str());
        let whole: Vec<String> = excerpt.tags().map(clean::tag).collect();
        if self.options.tags && !whole.is_empty() {
            // As the reader wrote them: Org's own tags know fewer signs.
            let _ = writeln!(self.out, ":KEYWORDS: {}", whole.join(", "));
        }
        self.out.push_str(":END:\n");
        if !excerpt.is_whole() && self.options.quotes {
            let text = self.quote(item);
            let _ = writeln!(self.out, "#+begin_quote\n{text}\n#+end_quote");
        }
        if !by_article {
            let article = line(&facts::title(&item.article.meta));
            let _ = writeln!(self.out, "\n— {article}");
        }
        if self.options.notes && !excerpt.annotation.note.trim().is_empty() {
            let _ = write!(self.out, "\n{}", note(&excerpt.annotation.note));
        }
    }

    fn quote(&self, item: &Item<'_>) -> String {
        let quote = item.excerpt.quote.trim();
        let around = if self.options.context {
            context::around(item.article, item.excerpt)
        } else {
            None
        };
        let language = item.article.language();
        around.map_or_else(
            || lines(&typography::quoted(quote, language)),
            |around| {
                let whole = format!("{}{quote}{}", around.before, around.after);
                lines(&typography::quoted(&whole, language))
            },
        )
    }
}

/// Tags as Org knows them: letters, digits, `_`, `@`, `#` and `%`.
fn tags<'a>(tags: impl Iterator<Item = &'a str>) -> String {
    let tags: Vec<String> = tags
        .map(|tag| {
            let tag = clean::tag(tag);
            tag.chars()
                .map(|c| if c.is_alphanumeric() { c } else { '_' })
                .collect::<String>()
        })
        .filter(|tag| !tag.is_empty())
        .collect();
    if tags.is_empty() {
        String::new()
    } else {
        format!(" :{}:", tags.join(":"))
    }
}

#[cfg(test)]
mod tests {
    use super::escape::ZERO;
    use super::*;
    use crate::export::{Group, sample};
    use crate::text::Language;

    #[test]
    fn articles_are_headings_and_passages_quotes() {
        insta::assert_snapshot!(render(&sample::both(), &sample::options()));
        let options = sample::in_english(Group::Tag, cite::Manual::Chicago);
        insta::assert_snapshot!(render(&sample::both(), &options));
    }

    #[test]
    fn hostile_text_adds_no_heading_and_reads_the_same() {
        let hostile = "* un\n#+end_quote\n\n- [[x]] \\alpha $x$ a_{b} <2024-01-01> :PROPERTIES:";
        let mut article = sample::article("x", "* titre :a:b:", "Un texte.", Language::French);
        sample::annotate(&mut article, "texte", hostile, &["a-b"]);
        article.notes[0].quote = hostile.to_owned();
        let text = render(&sample::of(article), &sample::options());
        let headings = text.lines().filter(|line| line.starts_with('*')).count();
        assert_eq!(headings, 2, "{text}");
        assert_eq!(text.matches("\n#+end_quote").count(), 1, "{text}");
        let plain = text.replace(ZERO, "").replace("\\\\\n", "\n");
        assert!(
            plain.contains(hostile.split('\n').next_back().unwrap_or_default()),
            "{plain}"
        );
    }
}
