//! Org: a heading an article, its properties, quotes, notes, and tags that Org knows as tags.
//!
//! Org has no escape sign. Where text would be read as markup a zero-width space (U+200B) stands before it,
//! as the Org manual (13.9, “Escape Character”) advises; without these the text is the same.

use super::arrange::{self, Heading, Item, Section};
use super::flow::{self, Part, Run, Step};
use super::{ArticleExcerpts, Excerpts, Labels, Options, cite, clean, context, facts, typography};
use crate::text::{Block, BlockKind, ByteRange, Document, MarkKind, markdown};

const ZERO: char = '\u{200b}';

/// The whole export as one Org text.
pub(super) fn render(excerpts: &Excerpts, options: &Options) -> String {
    let labels = Labels::of(options.language(excerpts));
    let title = options
        .title
        .as_deref()
        .map(clean::line)
        .filter(|title| !title.is_empty());
    let mut page = Page {
        labels,
        options,
        out: format!(
            "#+title: {}\n#+date: {}\n#+language: {}\n#+options: ^:nil toc:nil\n",
            line(&title.unwrap_or_else(|| labels.excerpts.to_owned())),
            options.now.to_zoned_datetime(options.zone.clone()).date(),
            labels.language.code()
        ),
    };
    for section in arrange::sections(excerpts, options) {
        page.section(&section);
    }
    if let Some(style) = options.style {
        page.out.push_str(&format!("\n* {}\n", labels.references));
        for reference in cite::list(excerpts, style, labels.language) {
            let text = reference.written(line, |text| format!("/{}/", line(text)), link);
            page.out.push_str(&format!("\n{text}\n"));
        }
    }
    page.out
}

struct Page<'a> {
    labels: &'static Labels,
    options: &'a Options,
    out: String,
}

impl Page<'_> {
    fn section(&mut self, section: &Section<'_>) {
        let labels = self.labels;
        let heading = match section.heading {
            Heading::Article(article) => self.article(article),
            Heading::Tag(Some(tag)) => format!("* {}\n", line(&clean::tag(tag))),
            Heading::Tag(None) => format!("* {}\n", labels.untagged),
            Heading::Color(color) => format!("* {}\n", labels.color(color)),
            Heading::Day(Some(day)) => format!("* {}\n", typography::civil_day(day, labels)),
            Heading::Day(None) => format!("* {}\n", labels.undated),
            Heading::Lost => format!("* {}\n", labels.lost),
        };
        self.out.push_str(&format!("\n{heading}"));
        let by_article = matches!(section.heading, Heading::Article(_));
        for item in &section.items {
            self.item(item, 2, by_article);
        }
        if !section.lost.is_empty() {
            self.out.push_str(&format!("\n** {}\n", labels.lost));
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
                out.push_str(&format!(":{key}: {value}\n"));
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
                .map(|date| typography::date(date, self.labels)),
        );
        about.extend(facts::source(meta).map(|source| match source {
            facts::Source::Address(address) => link(&address),
            facts::Source::Name(name) => line(&name),
        }));
        if !about.is_empty() {
            out.push_str(&format!("{}\n", about.join(" · ")));
        }
        out
    }

    /// One excerpt: a heading that says which, its quote and its note.
    fn item(&mut self, item: &Item<'_>, level: usize, by_article: bool) {
        let excerpt = item.excerpt;
        let labels = self.labels;
        let name = if excerpt.is_whole() {
            labels.whole.to_owned()
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
        self.out.push_str(&format!(
            "\n{} {name}{tags}\n:PROPERTIES:\n:CUSTOM_ID: {}\n",
            "*".repeat(level),
            clean::line(excerpt.annotation.id.as_str())
        ));
        if let Some(created) = excerpt.annotation.created {
            let day = created.to_zoned_datetime(self.options.zone.clone()).date();
            self.out.push_str(&format!(":CREATED: [{day}]\n"));
        }
        self.out.push_str(&format!(
            ":COLOR: {}\n:END:\n",
            excerpt.annotation.color.as_str()
        ));
        if !excerpt.is_whole() {
            let text = self.quote(item);
            self.out
                .push_str(&format!("#+begin_quote\n{text}\n#+end_quote\n"));
        }
        if !by_article {
            let article = line(&facts::title(&item.article.meta));
            self.out.push_str(&format!("\n— {article}\n"));
        }
        if self.options.notes && !excerpt.annotation.note.trim().is_empty() {
            self.out
                .push_str(&format!("\n{}", note(&excerpt.annotation.note)));
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

fn link(address: &str) -> String {
    let address = address.replace('[', "%5B").replace(']', "%5D");
    format!("[[{address}]]")
}

/// One line of text that Org reads as text.
fn line(text: &str) -> String {
    let mut out = inline(&clean::line(text), true);
    // The end of a heading is where its tags are read.
    if out.ends_with(':') {
        out.push(ZERO);
    }
    out
}

/// Running text: paragraphs stay paragraphs, lines stay lines.
fn lines(text: &str) -> String {
    let text = clean::text(text);
    let mut out: Vec<String> = Vec::new();
    for paragraph in text.split("\n\n") {
        let lines: Vec<String> = paragraph
            .split('\n')
            .filter(|line| !line.trim().is_empty())
            .map(|line| inline(line, true))
            .collect();
        if !lines.is_empty() {
            out.push(lines.join("\\\\\n"));
        }
    }
    out.join("\n\n")
}

/// Text with a zero-width space before what would be markup.
fn inline(text: &str, begins: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    if begins && begins_structure(text) {
        out.push(ZERO);
    }
    let mut before: Option<char> = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let opens = !before.is_some_and(char::is_alphanumeric)
            && next.is_some_and(|next| !next.is_whitespace());
        let apart = match c {
            '*' | '/' | '_' | '=' | '~' | '+' => opens || (before == Some(c)),
            '[' => matches!(next, Some('[' | 'f' | 'c')) || before == Some('['),
            ']' => matches!(before, Some(']' | ':')),
            '<' | '{' | '@' => before == Some(c) || next == Some(c) || c == '<',
            '\\' | '$' => true,
            '^' => true,
            ':' => before == Some(':'),
            _ => false,
        };
        if apart {
            out.push(ZERO);
        }
        out.push(c);
        if matches!(c, '\\' | '$' | '_')
            && next.is_some()
            && (c != '_' || matches!(next, Some('{')))
        {
            out.push(ZERO);
        }
        before = Some(c);
    }
    // A break is read from the end of a line.
    if out.ends_with('\\') {
        out.push(ZERO);
    }
    out
}

/// Whether a line would begin something other than a paragraph.
fn begins_structure(text: &str) -> bool {
    let text = text.trim_start();
    let numbered = {
        let digits = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
        digits > 0
            && digits < 10
            && text
                .get(digits..)
                .is_some_and(|rest| rest.starts_with(['.', ')']))
    };
    numbered
        || text.starts_with(['*', '#', '-', '+', '|', ':', '\u{200b}'])
        || [
            "CLOCK:",
            "SCHEDULED:",
            "DEADLINE:",
            "CLOSED:",
            "[fn:",
            "COMMENT",
            "TODO",
            "DONE",
        ]
        .iter()
        .any(|word| text.starts_with(word))
}

/// A note's own Markdown as Org.
fn note(source: &str) -> String {
    let document = markdown::parse(source);
    let mut out = String::new();
    let mut depth = 0_usize;
    let mut marker: Option<&str> = None;
    for step in flow::steps(&document) {
        match step {
            Step::Open(Part::List(_)) => depth += 1,
            Step::Close(Part::List(_)) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    out.push('\n');
                }
            }
            Step::Open(Part::Item(text)) => {
                marker = Some(if text.ends_with('.') { text } else { "-" });
            }
            Step::Open(Part::Quote) => out.push_str("#+begin_quote\n"),
            Step::Close(Part::Quote) => out.push_str("#+end_quote\n"),
            Step::Block(block) => {
                let indent = "  ".repeat(depth.saturating_sub(1));
                let text = block_text(&document, block);
                if let Some(marker) = marker.take() {
                    let text = text.replace('\n', &format!("\n{indent}  "));
                    out.push_str(&format!("{indent}{marker} {text}\n"));
                } else if depth > 0 {
                    let text = text.replace('\n', &format!("\n{indent}  "));
                    out.push_str(&format!("{indent}  {text}\n"));
                } else {
                    out.push_str(&format!("{text}\n\n"));
                }
            }
            Step::Open(Part::Footnote(_)) | Step::Close(_) => {}
        }
    }
    format!("{}\n", out.trim_end())
}

fn block_text(document: &Document, block: &Block) -> String {
    match &block.kind {
        BlockKind::Code(_) => {
            let code = clean::text(document.slice(block.range));
            let code: Vec<String> = code
                .lines()
                // Org takes the comma away again.
                .map(|line| {
                    if line.starts_with(['*', ',']) || line.starts_with("#+") {
                        format!(",{line}")
                    } else {
                        line.to_owned()
                    }
                })
                .collect();
            format!("#+begin_example\n{}\n#+end_example", code.join("\n"))
        }
        BlockKind::Heading(_) => format!("*{}*", line(document.slice(block.range))),
        BlockKind::Rule => "-----".to_owned(),
        _ => spans(document, block.range),
    }
}

fn spans(document: &Document, range: ByteRange) -> String {
    let marks: Vec<(ByteRange, &MarkKind)> = flow::marks_in(document, range)
        .iter()
        .filter(|mark| !matches!(mark.kind, MarkKind::Link(_)))
        .map(|mark| (mark.range, &mark.kind))
        .collect();
    let mut out = String::new();
    for run in flow::runs(document.text(), range, &marks) {
        match run {
            Run::Open(kind) | Run::Close(kind) => out.push_str(match kind {
                MarkKind::Emphasis => "/",
                MarkKind::Strong => "*",
                MarkKind::Strike => "+",
                MarkKind::Code => "~",
                _ => "",
            }),
            Run::Text(text) => {
                let begins = out.is_empty();
                let lines: Vec<String> = text
                    .split('\n')
                    .map(|one| inline(one, begins || text.contains('\n')))
                    .collect();
                out.push_str(&lines.join("\\\\\n"));
            }
        }
    }
    for mark in flow::marks_in(document, range) {
        if let MarkKind::Link(address) = &mark.kind
            && let Some(address) = clean::address(address)
        {
            out.push_str(&format!(" ({})", link(&address)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Group, sample};
    use crate::text::Language;

    #[test]
    fn articles_are_headings_and_passages_quotes() {
        insta::assert_snapshot!(render(&sample::both(), &sample::options()));
        let mut options = sample::options();
        options.language = Some(Language::English);
        options.group = Group::Tag;
        options.context = true;
        options.style = Some(cite::Style::Chicago);
        insta::assert_snapshot!(render(&sample::both(), &options));
    }

    #[test]
    fn hostile_text_adds_no_heading_and_reads_the_same() {
        let hostile = "* un\n#+end_quote\n\n- [[x]] \\alpha $x$ a_{b} <2024-01-01> :PROPERTIES:";
        let mut article = sample::article("x", "* titre :a:b:", "Un texte.", Language::French);
        sample::annotate(&mut article, "texte", hostile, &["a-b"]);
        article.notes[0].quote = hostile.to_owned();
        let text = render(
            &Excerpts {
                articles: vec![article],
            },
            &sample::options(),
        );
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
