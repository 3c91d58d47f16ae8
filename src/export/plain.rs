//! Plain text: nothing but words, indents and lines; for mail, print, and readers of text aloud.

use super::arrange::{self, Heading, Item, Section};
use super::excerpts::{ArticleExcerpts, Excerpts};
use super::flow::{self, Part, Step};
use super::labels::Labels;
use super::options::Options;
use super::{cite, clean, context, facts, typography};
use crate::text::{BlockKind, markdown};

/// The whole export as plain text.
pub(super) fn render(excerpts: &Excerpts, options: &Options) -> String {
    let labels = Labels::of(options.language(excerpts));
    let mut writer = Writer {
        labels,
        options,
        out: String::new(),
    };
    let title = options
        .title
        .as_deref()
        .map(clean::line)
        .filter(|title| !title.is_empty());
    let sections = arrange::sections(excerpts, options);
    if title.is_some() || sections.len() != 1 {
        writer.title(&title.unwrap_or_else(|| labels.excerpts.clone()), '=');
        let day = typography::day(options.now, &options.zone, labels.language);
        writer.block(&format!("{} · {day}", labels.count(excerpts.count())));
    }
    for section in &sections {
        writer.section(section);
    }
    if let Some(style) = &options.style {
        writer.title(&labels.references, '=');
        for reference in cite::list(excerpts, style, labels.language) {
            writer.block(&clean::line(&reference.plain()));
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
    /// Adds lines after an empty one.
    fn block(&mut self, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    fn title(&mut self, text: &str, sign: char) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        let length = unicode_width::UnicodeWidthStr::width(text).clamp(1, 72);
        self.block(&format!("{text}\n{}", sign.to_string().repeat(length)));
    }

    fn section(&mut self, section: &Section<'_>) {
        let labels = self.labels;
        self.title(&section.heading.words(self.options, labels), '=');
        if let Heading::Article(article) = section.heading {
            self.block(&about(article, labels));
        }
        let by_article = matches!(section.heading, Heading::Article(_));
        for item in &section.items {
            self.item(item, by_article);
        }
        if !section.lost.is_empty() {
            self.title(&labels.lost, '-');
            for item in &section.lost {
                self.item(item, by_article);
            }
        }
    }

    fn item(&mut self, item: &Item<'_>, by_article: bool) {
        let excerpt = item.excerpt;
        if excerpt.is_whole() {
            self.block(&format!("[{}]", self.labels.whole));
        } else if self.options.quotes {
            let quote = excerpt.quote.trim();
            let around = if self.options.context {
                context::around(item.article, excerpt)
            } else {
                None
            };
            let whole = around.map_or_else(
                || quote.to_owned(),
                |around| format!("{}{quote}{}", around.before, around.after),
            );
            let quoted = typography::quoted(&whole, item.article.language());
            self.block(&indented(&clean::text(&quoted), "    "));
        }
        if !by_article {
            let title = facts::title(&item.article.meta);
            let about = about(item.article, self.labels);
            let about = if about.is_empty() {
                about
            } else {
                format!(", {about}")
            };
            self.block(&format!("— {title}{about}"));
        }
        if self.options.notes {
            self.block(&note(&excerpt.annotation.note));
        }
        let mut small: Vec<String> = Vec::new();
        let zone = &self.options.zone;
        let created = excerpt.annotation.created;
        small.extend(created.map(|at| typography::day(at, zone, self.labels.language)));
        if self.options.tags {
            let tags: Vec<String> = excerpt
                .tags()
                .map(|tag| format!("#{}", clean::tag(tag)))
                .collect();
            small.push(tags.join(" "));
        }
        small.retain(|part| !part.is_empty());
        self.block(&small.join(" · "));
    }
}

fn about(article: &ArticleExcerpts, labels: &Labels) -> String {
    let meta = &article.meta;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(facts::author(meta));
    parts.extend(
        meta.published
            .map(|date| typography::date(date, labels.language)),
    );
    parts.extend(facts::source(meta).map(|source| match source {
        facts::Source::Address(text) | facts::Source::Name(text) => text,
    }));
    parts.join(" · ")
}

fn indented(text: &str, indent: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(|line| format!("{indent}{line}").trim_end().to_owned())
        .collect();
    lines.join("\n")
}

/// A note as it reads, without its Markdown signs.
pub(super) fn note(source: &str) -> String {
    if source.trim().is_empty() {
        return String::new();
    }
    let document = markdown::parse_note(source);
    let mut out: Vec<String> = Vec::new();
    let mut depth = 0_usize;
    let mut marker: Option<&str> = None;
    let mut tight = false;
    for step in flow::steps(&document) {
        match step {
            Step::Open(Part::List(_) | Part::Quote) => depth += 1,
            Step::Close(Part::List(_) | Part::Quote) => depth = depth.saturating_sub(1),
            Step::Open(Part::Item(text) | Part::Footnote(text)) => marker = Some(text),
            Step::Close(Part::Item(_) | Part::Footnote(_)) => {}
            Step::Block(block) => {
                let text = match &block.kind {
                    BlockKind::Rule => "* * *".to_owned(),
                    _ => clean::text(&flow::text_with_addresses(&document, block)).into_owned(),
                };
                let marker = marker.take();
                let text = marker.map_or(text.clone(), |marker| format!("{marker} {text}"));
                let text = indented(&text, &"  ".repeat(depth));
                match out.last_mut() {
                    Some(last) if tight && marker.is_some() => {
                        last.push('\n');
                        last.push_str(&text);
                    }
                    _ => out.push(text),
                }
                tight = marker.is_some();
            }
        }
    }
    out.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Group, sample};
    use crate::text::Language;

    #[test]
    fn excerpts_go_out_as_words_indents_and_lines() {
        insta::assert_snapshot!(render(&sample::both(), &sample::options()));
        let options = sample::in_english(Group::Date, cite::Manual::Mla);
        insta::assert_snapshot!(render(&sample::both(), &options));
    }

    #[test]
    fn characters_that_act_do_not_go_out() {
        let mut article =
            sample::article("x", "a\u{1b}]52;c;x\u{7}b", "Un texte.", Language::French);
        sample::annotate(&mut article, "texte", "n\u{9d}\u{202e}", &["t\u{0}"]);
        let text = render(&sample::of(article), &sample::options());
        assert!(text.chars().all(|c| !clean::acts(c)), "{text:?}");
    }
}
