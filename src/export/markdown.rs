//! Markdown for people: titles, sources, quotes, notes, tags and dates, nothing to configure.
//!
//! ```text
//! # Title of the article
//!
//! Author · 26 juin 2017 · <https://…>
//!
//! > « The passage. »
//!
//! The note.
//!
//! 24 novembre 2026 · #iot #ville/angers
//!
//! ## Passages disparus
//! ```

pub(super) mod escape;
mod inline;
pub(super) mod note;

use super::arrange::{self, Heading, Item, Section};
use super::context::{self, Context};
use super::excerpts::{ArticleExcerpts, Excerpts};
use super::labels::Labels;
use super::options::Options;
use super::{cite, clean, facts, typography};

/// The whole export as one Markdown text.
pub(super) fn render(excerpts: &Excerpts, options: &Options) -> String {
    let mut writer = Writer {
        labels: Labels::of(options.language(excerpts)),
        options,
        out: String::new(),
    };
    let sections = arrange::sections(excerpts, options);
    let alone = options.title.is_none()
        && matches!(
            sections.as_slice(),
            [Section {
                heading: Heading::Article(_),
                ..
            }]
        );
    if !alone {
        writer.top(excerpts);
    }
    let level = if alone { 1 } else { 2 };
    for section in &sections {
        writer.section(section, level);
    }
    if let Some(style) = &options.style {
        writer.heading(2, &writer.labels.references);
        for reference in cite::list(excerpts, style, writer.labels.language) {
            writer.block(&[reference.markdown()]);
        }
    }
    writer.out
}

/// The text as it grows.
struct Writer<'a> {
    labels: &'static Labels,
    options: &'a Options,
    out: String,
}

impl Writer<'_> {
    /// Adds a block: an empty line before it unless it is the first.
    fn block(&mut self, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        for line in lines {
            self.out.push_str(line);
            self.out.push('\n');
        }
    }

    fn heading(&mut self, level: usize, text: &str) {
        let line = format!("{} {}", "#".repeat(level), text);
        self.block(&[line]);
    }

    /// The title of the whole, and when it was made.
    fn top(&mut self, excerpts: &Excerpts) {
        let title = self.options.title.as_deref().unwrap_or_default();
        let title = escape::line(title);
        let title = if title.is_empty() {
            self.labels.excerpts.clone()
        } else {
            title
        };
        self.heading(1, &title);
        let line = format!(
            "{} · {}",
            self.labels.count(excerpts.count()),
            self.day(self.options.now)
        );
        self.block(&[line]);
    }

    fn day(&self, at: jiff::Timestamp) -> String {
        typography::day(at, &self.options.zone, self.labels.language)
    }

    fn section(&mut self, section: &Section<'_>, level: usize) {
        let by_article = matches!(section.heading, Heading::Article(_));
        let words = match section.heading {
            Heading::Tag(Some(tag)) => escape::tag(tag),
            heading => escape::line(&heading.words(self.options, self.labels)),
        };
        self.heading(level, &words);
        if let Heading::Article(article) = section.heading {
            let line = about(article, self.labels);
            if !line.is_empty() {
                self.block(&[line]);
            }
        }
        for item in &section.items {
            self.item(item, by_article);
        }
        if !section.lost.is_empty() {
            self.heading(level + 1, &self.labels.lost);
            for item in &section.lost {
                self.item(item, by_article);
            }
        }
    }

    /// One excerpt: quote, note, and a line of its day and tags; the article too, where no heading says it.
    fn item(&mut self, item: &Item<'_>, by_article: bool) {
        let excerpt = item.excerpt;
        if excerpt.is_whole() {
            let label = format!("*{}*", self.labels.whole);
            self.block(&[label]);
        } else if self.options.quotes {
            self.block(&quote_lines(item, self.options));
        }
        if !by_article {
            let name = title(item.article);
            let about = about(item.article, self.labels);
            let line = if about.is_empty() {
                format!("— {name}")
            } else {
                format!("— {name}, {about}")
            };
            self.block(&[line]);
        }
        if self.options.notes {
            self.block(&note::lines(&excerpt.annotation.note));
        }
        let line = self.small(item);
        if !line.is_empty() {
            self.block(&[line]);
        }
    }

    /// The day, what is to be checked, and the tags.
    fn small(&self, item: &Item<'_>) -> String {
        let excerpt = item.excerpt;
        let mut parts: Vec<String> = Vec::new();
        if let Some(created) = excerpt.annotation.created {
            parts.push(self.day(created));
        }
        if !excerpt.is_whole() && excerpt.state == crate::anchor::State::Review {
            parts.push(self.labels.review.clone());
        }
        if self.options.tags {
            let tags: Vec<String> = excerpt.tags().map(escape::tag).collect();
            if !tags.is_empty() {
                parts.push(tags.join(" "));
            }
        }
        parts.join(" · ")
    }
}

/// An article's title, on one line.
fn title(article: &ArticleExcerpts) -> String {
    escape::line(&facts::title(&article.meta))
}

/// Author · date · source.
pub(super) fn about(article: &ArticleExcerpts, labels: &Labels) -> String {
    let meta = &article.meta;
    let mut parts: Vec<String> = Vec::new();
    if let Some(author) = meta.author.as_deref().map(escape::line) {
        parts.push(author);
    }
    if let Some(published) = meta.published {
        parts.push(typography::date(published, labels.language));
    }
    if let Some(source) = &meta.source {
        parts.push(
            clean::address(source)
                .map_or_else(|| escape::line(source), |address| format!("<{address}>")),
        );
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// The passage as a block quote, with its sentence where that is asked for.
pub(super) fn quote_lines(item: &Item<'_>, options: &Options) -> Vec<String> {
    let context = if options.context {
        context::around(item.article, item.excerpt)
    } else {
        None
    };
    quote(item, context.as_ref())
}

/// The passage as a block quote between the quotation marks of its language; with its context, the passage
/// itself is bold.
fn quote(item: &Item<'_>, context: Option<&Context>) -> Vec<String> {
    let language = item.article.language();
    let text = item.excerpt.quote.trim();
    let mut lines = match context {
        None => escape::lines(text),
        Some(context) => in_context(text, context),
    };
    let (open, close) = if context.is_some() {
        typography::marks("", language)
    } else {
        typography::marks(text, language)
    };
    if let Some(first) = lines.first_mut() {
        first.insert_str(0, open);
    }
    if let Some(last) = lines.last_mut() {
        last.push_str(close);
    }
    if lines.is_empty() {
        lines.push(format!("{open}{close}"));
    }
    lines
        .into_iter()
        .map(|line| {
            if line.is_empty() {
                ">".to_owned()
            } else {
                format!("> {line}")
            }
        })
        .collect()
}

/// The passage in bold inside its sentence; plain where Markdown would not read the signs as bold.
fn in_context(text: &str, context: &Context) -> Vec<String> {
    let bare = |text: &str| text.replace([OPEN, CLOSE], "");
    let marked: Vec<String> = text
        .split("\n\n")
        .map(|paragraph| format!("{OPEN}{}{CLOSE}", bare(paragraph).trim()))
        .collect();
    let whole = format!(
        "{}{}{}",
        bare(&context.before),
        marked.join("\n\n"),
        bare(&context.after)
    );
    let sign = if may_be_bold(&whole) { "**" } else { "" };
    escape::lines(&whole)
        .into_iter()
        .map(|line| line.replace([OPEN, CLOSE], sign))
        .collect()
}

/// Stand for the signs of bold while a text is escaped (private use).
const OPEN: char = '\u{e000}';
const CLOSE: char = '\u{e001}';

/// Whether bold may begin and end where it is meant to (`CommonMark` 0.31, 6.2: flanking delimiter runs).
fn may_be_bold(text: &str) -> bool {
    let punctuation = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    let fits = |inner: Option<char>, outer: Option<char>| {
        inner.is_some_and(|inner| {
            !inner.is_whitespace()
                && (!punctuation(inner)
                    || outer.is_none_or(|outer| outer.is_whitespace() || punctuation(outer)))
        })
    };
    text.char_indices().all(|(at, c)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text
            .get(at + c.len_utf8()..)
            .and_then(|text| text.chars().next());
        match c {
            OPEN => fits(after, before),
            CLOSE => fits(before, after),
            _ => true,
        }
    })
}

#[cfg(test)]
mod tests;
