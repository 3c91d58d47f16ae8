//! References in the styles that readers use, in French and in English, for what Glose keeps: texts from
//! the web and files.
//!
//! Four are ours and follow the manuals for web pages: APA 7 (§ 10.16, and its French use: “et”, day before
//! month), the Chicago Manual of Style 18 (author–date, § 14.104), ISO 690:2021 (author–date) and MLA 9. The
//! styles of that name which are published in the Citation Style Language are written in English: in a French
//! reference they leave English words and the American order of dates. Any other style is the reader's own
//! ([`csl`]).

#[cfg(feature = "csl")]
pub mod csl;
#[cfg(not(feature = "csl"))]
#[path = "cite/no_csl.rs"]
pub mod csl;
mod csl_error;
pub(super) mod names;
mod span;
mod style;
mod styles;

use std::sync::Arc;

use super::excerpts::Excerpts;
use super::{clean, facts, typography};
use crate::library::ArticleMeta;
use crate::text::Language;

pub use csl_error::CslError;
pub use span::{Reference, Span};
pub use style::{Manual, Style};

/// The full reference of an article, for a list of references.
pub fn full(meta: &ArticleMeta, style: &Style, language: Language) -> Reference {
    let mut reference = match style {
        Style::Own(sheet) => {
            let made = sheet.references(&[meta], language);
            let only = made.and_then(|list| list.into_iter().next());
            only.map_or_else(|| origin(meta, language), |(_, reference)| reference)
        }
        Style::Manual(manual) => styles::full(meta, *manual, language),
    };
    if let Some(Span::Plain(last)) = reference.spans.last_mut() {
        last.truncate(last.trim_end().len());
    }
    reference
}

/// The short reference that stands in a text: `(Lachance-Roy et Le Floc’h, 2017)`. With a style that writes
/// notes, the whole note.
pub fn short(meta: &ArticleMeta, style: &Style, language: Language) -> Reference {
    match style {
        Style::Own(sheet) => sheet
            .short(meta, language)
            .unwrap_or_else(|| origin(meta, language)),
        Style::Manual(manual) => Reference {
            spans: vec![Span::Plain(styles::short(meta, *manual, language))],
        },
    }
}

/// The full references of all articles: in alphabetical order, or in that of the reader's own style.
pub fn list(excerpts: &Excerpts, style: &Style, language: Language) -> Vec<Reference> {
    let metas: Vec<&ArticleMeta> = excerpts.articles.iter().map(|it| &it.meta).collect();
    if let Style::Own(sheet) = style
        && let Some(list) = sheet.references(&metas, language)
    {
        return list.into_iter().map(|(_, reference)| reference).collect();
    }
    let mut list: Vec<(String, Reference)> = metas
        .into_iter()
        .map(|meta| {
            let reference = full(meta, style, language);
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

/// A passage to be pasted with where it comes from, in the typography of `language`:
/// `« … » (Author, *Title*, date, address)`; with a style, `« … » (Author, date)` and the full reference below
/// it. What is not known is left out; without a passage only the reference.
pub fn reference(
    meta: &ArticleMeta,
    quote: &str,
    style: Option<&Style>,
    language: Language,
) -> String {
    let quote = clean::text(quote.trim());
    let quoted = (!quote.is_empty()).then(|| typography::quoted(&quote, language));
    match (quoted, style) {
        (None, style) => any(meta, style, language).pasted(),
        (Some(quoted), None) => {
            let origin = any(meta, None, language).pasted();
            format!("{quoted} ({origin})")
        }
        (Some(quoted), Some(Style::Own(sheet))) if sheet.writes_notes() => {
            let note = short(meta, &Style::Own(Arc::clone(sheet)), language).pasted();
            format!("{quoted}\n\n{note}")
        }
        (Some(quoted), Some(style)) => {
            let short = short(meta, style, language).pasted();
            let full = full(meta, style, language).pasted();
            format!("{quoted} {short}\n\n{full}")
        }
    }
}

/// The full reference of an article in a style, else in none.
pub(super) fn any(meta: &ArticleMeta, style: Option<&Style>, language: Language) -> Reference {
    match style {
        Some(style) => full(meta, style, language),
        None => origin(meta, language),
    }
}

/// Where an article comes from, in no style: `Author, *Title*, date, address`.
fn origin(meta: &ArticleMeta, language: Language) -> Reference {
    let mut out = Reference::default();
    if let Some(author) = facts::author(meta) {
        out.plain_text(&author).plain_text(", ");
    }
    out.italic(&facts::title(meta));
    if let Some(date) = meta.published {
        out.plain_text(", ")
            .plain_text(&typography::date(date, language));
    }
    match facts::source(meta) {
        Some(facts::Source::Address(address)) => {
            out.plain_text(", ").link(&address);
        }
        Some(facts::Source::Name(name)) => {
            out.plain_text(", ").plain_text(&name);
        }
        None => {}
    }
    out
}

#[cfg(test)]
mod tests;
