//! Styles of the reader's own in the Citation Style Language, as journals and universities publish them.
//!
//! A style is looked over before it is used ([`Sheet::parse`]), so that what is wrong with it is told with its
//! line; `hayagriva` then makes the references, from the same record that the CSL-JSON export writes.

mod tree;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use hayagriva::archive;
use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::{
    Display, FontStyle, IndependentStyle, Locale, LocaleCode, Style, StyleClass,
};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild,
    ElemChildren, Rendered,
};
use jiff::tz::TimeZone;

use super::csl_error::CslError;
use super::span::{Reference, Span};
use crate::export::clean;
use crate::export::csl_item::csl_item;
use crate::library::{ArticleId, ArticleMeta, Status};
use crate::text::{Date, Language};
use tree::Tree;

/// The words of French and English that styles take where they have none of their own.
static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(|| {
    let known = |locale: &Locale| {
        let code = locale.lang.as_ref().map(|code| code.0.as_str());
        code.is_some_and(|code| code.starts_with("fr") || code.starts_with("en"))
    };
    archive::locales().into_iter().filter(known).collect()
});

/// What a file of the style language is.
#[derive(Debug)]
pub enum Parsed {
    /// A style.
    Sheet(Box<Sheet>),
    /// A name for another style: that one's name, and the language it is to be used in.
    Alias(String, Option<String>),
}

/// A style of the reader's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name: that of its file, without the ending.
    pub name: String,
    /// Its title, as it calls itself.
    pub title: String,
    style: IndependentStyle,
}

impl Sheet {
    /// Reads a style.
    ///
    /// # Errors
    /// It is none, or one that cannot be used.
    pub fn parse(name: &str, xml: &str) -> Result<Parsed, CslError> {
        let xml = xml.trim_start_matches('\u{feff}');
        let tree = Tree::of(xml)?;
        if !tree.is_style() {
            return Err(CslError::at(1, "no <style>"));
        }
        tree.check_macros()?;
        let style = Style::from_xml(xml).map_err(|error| {
            let path = error.path.as_ref().map(ToString::to_string);
            CslError::at(
                tree.line(&path.unwrap_or_default()),
                &error.source.to_string(),
            )
        })?;
        let style = match style {
            Style::Independent(style) => style,
            Style::Dependent(style) => {
                let parent = style.parent_link.href.trim_end_matches('/');
                let parent = parent.rsplit('/').next().unwrap_or(parent);
                let locale = style.default_locale.map(|code| code.0);
                return Ok(Parsed::Alias(clean::line(parent), locale));
            }
        };
        let sheet = Self {
            name: name.to_owned(),
            title: clean::line(&style.info.title.value),
            style,
        };
        sheet.try_out()?;
        Ok(Parsed::Sheet(Box::new(sheet)))
    }

    /// The same style under another name and, where one is given, in another language.
    #[must_use]
    pub fn alias(&self, name: &str, locale: Option<String>) -> Self {
        let mut sheet = self.clone();
        name.clone_into(&mut sheet.name);
        if let Some(locale) = locale {
            sheet.style.default_locale = Some(LocaleCode(locale));
        }
        sheet
    }

    /// Makes references of articles of which much or little is known.
    fn try_out(&self) -> Result<(), CslError> {
        let metas = [samples(true), samples(false)];
        for language in [Language::French, Language::English] {
            let made = self.made(&metas.each_ref(), language);
            if made.is_none() {
                return Err(CslError::at(1, "the style cannot be applied"));
            }
        }
        Ok(())
    }

    /// The short reference and the full ones, each with the number of its article; in the order the style wants
    /// them. `None` where the style cannot be applied.
    pub(super) fn references(
        &self,
        metas: &[&ArticleMeta],
        language: Language,
    ) -> Option<Vec<(usize, Reference)>> {
        let made = self.made(metas, language)?;
        let list = match made.bibliography {
            Some(list) => list
                .items
                .into_iter()
                .map(|item| {
                    let mut reference = Reference::default();
                    if let Some(first) = item.first_field {
                        spans(&[first], &mut reference);
                        reference.plain_text(" ");
                    }
                    spans(&item.content.0, &mut reference);
                    single_spaces(&mut reference);
                    (item.key.parse().unwrap_or(usize::MAX), reference)
                })
                .collect(),
            // A style of notes alone has no list: the note is the reference.
            None => made
                .citations
                .iter()
                .enumerate()
                .map(|(at, made)| (at, reference(&made.citation)))
                .collect(),
        };
        Some(list)
    }

    /// The reference that stands in a text; the whole note, with a style that writes notes.
    pub(super) fn short(&self, meta: &ArticleMeta, language: Language) -> Option<Reference> {
        let made = self.made(&[meta], language)?;
        made.citations.first().map(|made| reference(&made.citation))
    }

    /// Whether its short reference is a note that says everything.
    pub(super) fn writes_notes(&self) -> bool {
        self.style.settings.class == StyleClass::Note
    }

    fn made(&self, metas: &[&ArticleMeta], language: Language) -> Option<Rendered> {
        let items: Option<Vec<Item>> = metas
            .iter()
            .enumerate()
            .map(|(at, meta)| {
                let about = csl_item(
                    meta,
                    &at.to_string(),
                    meta.language.unwrap_or(language),
                    &TimeZone::UTC,
                );
                serde_json::from_value(about).ok()
            })
            .collect();
        let items = items?;
        let locale = Some(self.locale(language));
        // The library has its own ideas of what cannot happen.
        catch_unwind(AssertUnwindSafe(|| {
            let mut driver = BibliographyDriver::new();
            for item in &items {
                driver.citation(CitationRequest::new(
                    vec![CitationItem::with_entry(item)],
                    &self.style,
                    locale.clone(),
                    &LOCALES,
                    Some(1),
                ));
            }
            driver.finish(BibliographyRequest::new(
                &self.style,
                locale.clone(),
                &LOCALES,
            ))
        }))
        .ok()
    }

    /// The language that the style is to use: its own kind of it, where it has one.
    fn locale(&self, language: Language) -> LocaleCode {
        let own = self.style.default_locale.clone();
        let own = own.filter(|code| code.0.starts_with(language.code()));
        own.unwrap_or_else(|| {
            LocaleCode(
                match language {
                    Language::French => "fr-FR",
                    Language::English => "en-US",
                }
                .to_owned(),
            )
        })
    }
}

fn reference(children: &ElemChildren) -> Reference {
    let mut reference = Reference::default();
    spans(&children.0, &mut reference);
    reference
}

/// Leaves one of several spaces in a row.
fn single_spaces(reference: &mut Reference) {
    for span in &mut reference.spans {
        if let Span::Plain(text) = span {
            while text.contains("  ") {
                *text = text.replace("  ", " ");
            }
        }
    }
}

/// Writes what the library made as stretches.
fn spans(children: &[ElemChild], out: &mut Reference) {
    for child in children {
        match child {
            ElemChild::Text(text) if text.formatting.font_style == FontStyle::Italic => {
                out.italic(&clean::text(&text.text));
            }
            ElemChild::Text(text) => {
                out.plain_text(&clean::text(&text.text));
            }
            ElemChild::Elem(elem) => {
                let apart = matches!(elem.display, Some(Display::Block | Display::Indent));
                if apart && !out.spans.is_empty() {
                    out.plain_text(" ");
                }
                spans(&elem.children.0, out);
            }
            ElemChild::Link { url, .. } => match clean::address(url) {
                Some(address) => {
                    out.link(&address);
                }
                None => {
                    out.plain_text(&clean::line(url));
                }
            },
            ElemChild::Markup(text) => {
                out.plain_text(&clean::line(text));
            }
            ElemChild::Transparent { .. } => {}
        }
    }
}

/// An article of which everything is known, or next to nothing.
fn samples(whole: bool) -> ArticleMeta {
    let known = |text: &str| whole.then(|| text.to_owned());
    ArticleMeta {
        id: ArticleId("a".to_owned()),
        slug: "a".to_owned(),
        title: "A".to_owned(),
        author: known("Ada Bee, Cy de Dee, Eve Eff, The Office"),
        source: known("https://a.example/b"),
        published: Date::new(2001, Some(2), Some(3)).filter(|_| whole),
        saved: Some(jiff::Timestamp::UNIX_EPOCH).filter(|_| whole),
        language: None,
        status: Status::default(),
        tags: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
