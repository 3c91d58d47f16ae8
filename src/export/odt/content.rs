//! The excerpts as headings, quotes and notes.

use std::fmt::Write as _;

use super::note::{note, open_link};
use super::xml;
use crate::anchor::State;
use crate::export::arrange::{self, Heading, Item, Section};
use crate::export::excerpts::{ArticleExcerpts, Excerpts};
use crate::export::labels::Labels;
use crate::export::options::Options;
use crate::export::{cite, clean, context, facts, typography};
use crate::library::Color;
use crate::text::Language;

/// What stands before the excerpts: names of what follows.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content \
    xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" \
    xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.3\">\n";

/// The whole content.
pub(super) fn write(excerpts: &Excerpts, options: &Options, labels: &'static Labels) -> String {
    let mut writer = Writer {
        labels,
        options,
        out: HEAD.to_owned(),
    };
    writer.styles();
    writer.out.push_str("<office:body><office:text>\n");
    let sections = arrange::sections(excerpts, options);
    let title = title(excerpts, options, labels);
    writer.paragraph("Title", &xml::line(&title));
    let day = typography::day(options.now, &options.zone, labels.language);
    let count = labels.count(excerpts.count());
    writer.paragraph("Source", &xml::line(&format!("{count} · {day}")));
    for section in &sections {
        writer.section(section);
    }
    if let Some(style) = &options.style {
        writer.heading(1, &labels.references);
        for reference in cite::list(excerpts, style, labels.language) {
            let text = reference.written(xml::text, italic, link);
            writer.paragraph("Reference", &text);
        }
    }
    writer
        .out
        .push_str("</office:text></office:body></office:document-content>\n");
    writer.out
}

/// The title of the whole.
pub(super) fn title(excerpts: &Excerpts, options: &Options, labels: &Labels) -> String {
    let title = clean::line(options.title.as_deref().unwrap_or_default());
    match excerpts.articles.as_slice() {
        _ if !title.is_empty() => title,
        [article] => format!("{}, {}", labels.excerpts, facts::title(&article.meta)),
        _ => labels.excerpts.clone(),
    }
}

fn italic(text: &str) -> String {
    format!(
        "<text:span text:style-name=\"Emphasis\">{}</text:span>",
        xml::text(text)
    )
}

fn link(address: &str) -> String {
    clean::address(address).map_or_else(
        || xml::line(address),
        |address| format!("{}{}</text:a>", open_link(&address), xml::line(&address)),
    )
}

/// The name of the style of quotes in a colour and a language.
fn quote_style(color: Color, language: Language) -> String {
    format!("Q-{}-{}", color.as_str(), language.code())
}

/// The rule beside a quote, on paper.
fn ink(color: Color) -> &'static str {
    match color {
        Color::Yellow => "#c9a400",
        Color::Green => "#3f8f4f",
        Color::Blue => "#3a75b8",
        Color::Pink => "#c2528b",
        Color::Purple => "#7d5bb5",
    }
}

/// The content as it grows.
struct Writer<'a> {
    labels: &'static Labels,
    options: &'a Options,
    out: String,
}

impl Writer<'_> {
    /// The styles of quotes: a colour and a language each.
    fn styles(&mut self) {
        self.out.push_str("<office:automatic-styles>\n");
        for color in Color::ALL {
            for language in [Language::French, Language::English] {
                let (code, country) = xml::locale(language);
                let _ = writeln!(
                    self.out,
                    "<style:style style:name=\"{}\" style:family=\"paragraph\" \
                     style:parent-style-name=\"Quotations\"><style:paragraph-properties \
                     fo:border-left=\"2.5pt solid {}\" fo:padding-left=\"0.3cm\"/><style:text-properties \
                     fo:language=\"{code}\" fo:country=\"{country}\"/></style:style>",
                    quote_style(color, language),
                    ink(color),
                );
            }
        }
        self.out.push_str("</office:automatic-styles>\n");
    }

    /// Adds a paragraph of XML.
    fn paragraph(&mut self, style: &str, xml: &str) {
        let _ = writeln!(
            self.out,
            "<text:p text:style-name=\"{style}\">{xml}</text:p>"
        );
    }

    /// Adds a heading of a text.
    fn heading(&mut self, level: usize, text: &str) {
        let _ = writeln!(
            self.out,
            "<text:h text:style-name=\"Heading_20_{level}\" text:outline-level=\"{level}\">{}</text:h>",
            xml::line(text)
        );
    }

    fn section(&mut self, section: &Section<'_>) {
        let labels = self.labels;
        let by_article = matches!(section.heading, Heading::Article(_));
        self.heading(1, &section.heading.words(self.options, labels));
        if let Heading::Article(article) = section.heading {
            let about = about(article, labels);
            if !about.is_empty() {
                self.paragraph("Source", &about);
            }
        }
        for item in &section.items {
            self.item(item, by_article);
        }
        if !section.lost.is_empty() {
            self.heading(2, &labels.lost);
            for item in &section.lost {
                self.item(item, by_article);
            }
        }
    }

    fn item(&mut self, item: &Item<'_>, by_article: bool) {
        let excerpt = item.excerpt;
        if excerpt.is_whole() {
            self.paragraph("Label", &xml::line(&self.labels.whole));
        } else if self.options.quotes {
            self.quote(item);
        }
        if !by_article {
            let title = italic(&facts::title(&item.article.meta));
            let about = about(item.article, self.labels);
            let comma = if about.is_empty() { "" } else { ", " };
            self.paragraph("Source", &format!("—\u{a0}{title}{comma}{about}"));
        }
        if self.options.notes && !excerpt.annotation.note.trim().is_empty() {
            self.out.push_str(&note(&excerpt.annotation.note));
            self.out.push('\n');
        }
        let small = self.small(item);
        if !small.is_empty() {
            self.paragraph("Small", &xml::line(&small));
        }
    }

    /// The passage, a paragraph for each of its own; with its sentence where that is asked for, then in bold.
    fn quote(&mut self, item: &Item<'_>) {
        let language = item.article.language();
        let quote = item.excerpt.quote.trim();
        let around = if self.options.context {
            context::around(item.article, item.excerpt)
        } else {
            None
        };
        let (open, close) = if around.is_some() {
            typography::marks("", language)
        } else {
            typography::marks(quote, language)
        };
        let style = quote_style(item.excerpt.annotation.color, language);
        let paragraphs: Vec<&str> = quote.split("\n\n").collect();
        let last = paragraphs.len().saturating_sub(1);
        for (nth, text) in paragraphs.into_iter().enumerate() {
            let mut xml = xml::text(text);
            if let Some(around) = &around {
                xml =
                    format!("<text:span text:style-name=\"Strong_20_Emphasis\">{xml}</text:span>");
                if nth == 0 {
                    xml.insert_str(0, &xml::text(&around.before));
                }
                if nth == last {
                    xml.push_str(&xml::text(&around.after));
                }
            }
            let open = if nth == 0 { open } else { "" };
            let close = if nth == last { close } else { "" };
            self.paragraph(&style, &format!("{open}{xml}{close}"));
        }
    }

    /// The day, what is to be checked, and the tags.
    fn small(&self, item: &Item<'_>) -> String {
        let excerpt = item.excerpt;
        let mut parts: Vec<String> = Vec::new();
        let day = |at| typography::day(at, &self.options.zone, self.labels.language);
        parts.extend(excerpt.annotation.created.map(day));
        if !excerpt.is_whole() && excerpt.state == State::Review {
            parts.push(self.labels.review.clone());
        }
        if self.options.tags {
            let tags = excerpt.tags().map(|tag| format!("#{}", clean::tag(tag)));
            parts.push(tags.collect::<Vec<_>>().join(" "));
        }
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }
}

/// Author · date · source.
fn about(article: &ArticleExcerpts, labels: &Labels) -> String {
    let meta = &article.meta;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(facts::author(meta).map(|author| xml::line(&author)));
    let published = meta
        .published
        .map(|date| typography::date(date, labels.language));
    parts.extend(published.map(|date| xml::line(&date)));
    parts.extend(facts::source(meta).map(|source| match source {
        facts::Source::Address(address) => link(&address),
        facts::Source::Name(name) => xml::line(&name),
    }));
    parts.join(" · ")
}
