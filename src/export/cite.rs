//! References in the styles that readers use, in French and in English, for what Glose keeps: texts from
//! the web and files.
//!
//! They follow the manuals for web pages: APA 7 (§ 10.16, and its French use: “et”, day before month), the
//! Chicago Manual of Style 18 (author–date, § 14.104), ISO 690:2021 (author–date) and MLA 9. A general CSL
//! engine was measured: its English styles put English words and orders into French references, for some
//! fifty more crates and 5 MB.

pub(super) mod names;
mod styles;

use super::{Excerpts, Labels, clean, facts, markdown, typography};
use crate::library::ArticleMeta;
use crate::text::Language;

/// A style of references.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// American Psychological Association, 7th edition.
    Apa,
    /// Chicago Manual of Style, author–date.
    Chicago,
    /// ISO 690, author–date.
    Iso690,
    /// Modern Language Association, 9th edition.
    Mla,
}

/// A stretch of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// As it is.
    Plain(String),
    /// In italics.
    Italic(String),
    /// An address that may be followed.
    Link(String),
}

/// A reference, whose italics and addresses each format writes in its own way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reference {
    /// Its stretches, in order.
    pub spans: Vec<Span>,
}

impl Style {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Apa, Self::Chicago, Self::Iso690, Self::Mla];

    /// Its word on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Apa => "apa",
            Self::Chicago => "chicago",
            Self::Iso690 => "iso690",
            Self::Mla => "mla",
        }
    }

    /// Reads a style's word, also as `ISO 690` or `iso-690`.
    pub fn parse(text: &str) -> Option<Self> {
        let word = facts::ascii(text).to_lowercase();
        Self::ALL.into_iter().find(|style| style.as_str() == word)
    }
}

impl Reference {
    /// The reference as text alone.
    pub fn plain(&self) -> String {
        self.written(str::to_owned, str::to_owned, str::to_owned)
    }

    /// The reference as one line of Markdown.
    pub fn markdown(&self) -> String {
        self.written(
            markdown::escape::line,
            |text| format!("*{}*", markdown::escape::line(text)),
            |address| format!("<{address}>"),
        )
    }

    /// The reference with each kind of stretch written in a format's way.
    pub(super) fn written(
        &self,
        plain: impl Fn(&str) -> String,
        italic: impl Fn(&str) -> String,
        link: impl Fn(&str) -> String,
    ) -> String {
        let mut out = String::new();
        for span in &self.spans {
            match span {
                // Escaping sets spaces at the ends aside; here they part stretches.
                Span::Plain(text) => {
                    let body = text.trim_matches(' ');
                    out.push_str(
                        text.get(..text.len() - text.trim_start_matches(' ').len())
                            .unwrap_or_default(),
                    );
                    if !body.is_empty() {
                        out.push_str(&plain(body));
                        out.push_str(
                            text.get(text.trim_end_matches(' ').len()..)
                                .unwrap_or_default(),
                        );
                    }
                }
                Span::Italic(text) => out.push_str(&italic(text)),
                Span::Link(address) => out.push_str(&link(address)),
            }
        }
        out
    }

    fn plain_text(&mut self, text: &str) -> &mut Self {
        if let Some(Span::Plain(last)) = self.spans.last_mut() {
            last.push_str(text);
        } else if !text.is_empty() {
            self.spans.push(Span::Plain(text.to_owned()));
        }
        self
    }

    fn italic(&mut self, text: &str) -> &mut Self {
        self.spans.push(Span::Italic(text.to_owned()));
        self
    }

    fn link(&mut self, address: &str) -> &mut Self {
        self.spans.push(Span::Link(address.to_owned()));
        self
    }

    /// Ends a sentence, unless it is ended.
    fn stop(&mut self) -> &mut Self {
        let ended = match self.spans.last() {
            Some(Span::Plain(text) | Span::Italic(text)) => {
                text.trim_end().ends_with(['.', '!', '?', '…'])
            }
            _ => false,
        };
        self.plain_text(if ended { " " } else { ". " })
    }
}

/// The full reference of an article, for a list of references.
pub fn full(meta: &ArticleMeta, style: Style, language: Language) -> Reference {
    let mut reference = styles::full(meta, style, Labels::of(language));
    if let Some(Span::Plain(last)) = reference.spans.last_mut() {
        last.truncate(last.trim_end().len());
    }
    reference
}

/// The short reference that stands in a text: `(Lachance-Roy et Le Floc’h, 2017)`.
pub fn short(meta: &ArticleMeta, style: Style, language: Language) -> String {
    styles::short(meta, style, Labels::of(language))
}

/// The full references of all articles, in alphabetical order.
pub fn list(excerpts: &Excerpts, style: Style, language: Language) -> Vec<Reference> {
    let mut list: Vec<(String, Reference)> = excerpts
        .articles
        .iter()
        .map(|article| {
            let reference = full(&article.meta, style, language);
            (sort_key(&reference.plain()), reference)
        })
        .collect();
    list.sort_by(|a, b| a.0.cmp(&b.0));
    list.into_iter().map(|(_, reference)| reference).collect()
}

/// What a reference is sorted by: its letters, accents and signs set aside.
fn sort_key(text: &str) -> String {
    let words = text.split_whitespace().map(facts::ascii);
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase()
}

/// A passage to be pasted with where it comes from: `« … » (Author, *Title*, date, address)`, in the
/// typography of `language`. What is not known is left out; without a passage only the reference.
pub fn reference(meta: &ArticleMeta, quote: &str, language: Language) -> String {
    let labels = Labels::of(language);
    let mut parts: Vec<String> = Vec::new();
    parts.extend(facts::author(meta));
    parts.push(format!("*{}*", facts::title(meta)));
    parts.extend(meta.published.map(|date| typography::date(date, labels)));
    parts.extend(facts::source(meta).map(|source| match source {
        facts::Source::Address(text) | facts::Source::Name(text) => text,
    }));
    let origin = parts.join(", ");
    let quote = clean::text(quote.trim());
    if quote.is_empty() {
        origin
    } else {
        format!("{} ({origin})", typography::quoted(&quote, language))
    }
}

#[cfg(test)]
mod tests;
