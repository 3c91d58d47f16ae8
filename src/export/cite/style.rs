//! The styles that references are written in.

use std::sync::Arc;

use super::csl;
use crate::export::facts;

/// A style that a manual describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Manual {
    /// American Psychological Association, 7th edition.
    Apa,
    /// Chicago Manual of Style, author–date.
    Chicago,
    /// ISO 690, author–date.
    Iso690,
    /// Modern Language Association, 9th edition.
    Mla,
}

/// A style of references.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Style {
    /// One of ours.
    Manual(Manual),
    /// One of the reader's own.
    Own(Arc<csl::Sheet>),
}

impl Manual {
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

    /// What it is called where it is offered.
    pub fn title(self) -> &'static str {
        match self {
            Self::Apa => "APA",
            Self::Chicago => "Chicago",
            Self::Iso690 => "ISO 690",
            Self::Mla => "MLA",
        }
    }

    /// Reads a style's word, also as `ISO 690` or `iso-690`.
    pub fn parse(text: &str) -> Option<Self> {
        let word = facts::ascii(text).to_lowercase();
        Self::ALL.into_iter().find(|style| style.as_str() == word)
    }
}

impl Style {
    /// Its word on the command line.
    pub fn name(&self) -> &str {
        match self {
            Self::Manual(manual) => manual.as_str(),
            Self::Own(sheet) => &sheet.name,
        }
    }

    /// What it is called where it is offered.
    pub fn title(&self) -> &str {
        match self {
            Self::Manual(manual) => manual.title(),
            Self::Own(sheet) if sheet.title.is_empty() => &sheet.name,
            Self::Own(sheet) => &sheet.title,
        }
    }
}
