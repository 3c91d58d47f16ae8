//! What a reader chooses about an export.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::cite::Style;
use super::excerpts::Excerpts;
use super::labels::Labels;
use crate::library::{Color, ColorNames};
use crate::text::Language;

/// How an export is made.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a box that a reader ticks, independent of the others"
)]
#[derive(Debug, Clone)]
pub struct Options {
    /// The language of labels and dates; `None`: the one most articles are in. Quotation marks follow the
    /// article's language.
    pub language: Option<Language>,
    /// What the excerpts are gathered by, in formats that have sections.
    pub group: Group,
    /// The order inside a section.
    pub order: Order,
    /// A title for the whole, such as the query; formats have their own where there is none.
    pub title: Option<String>,
    /// Whether the passages go out, in the formats that people read; without them, of notes alone those that say
    /// something.
    pub quotes: bool,
    /// Whether the reader's own words go out.
    pub notes: bool,
    /// Whether tags go out.
    pub tags: bool,
    /// Whether the sentences around a passage go out with it.
    pub context: bool,
    /// Whether the articles' texts go out, in the formats that can hold them (CSV, JSON, W3C, HTML).
    pub bodies: bool,
    /// The style of a list of references at the end, in the formats that people read; `None`: no list.
    pub style: Option<Style>,
    /// Whether cells of CSV that a spreadsheet would run as formulas get an apostrophe before them.
    pub neutralize: bool,
    /// What the reader calls the colours.
    pub colors: ColorNames,
    /// The moment of the export.
    pub now: Timestamp,
    /// Where the reader is: decides which day a moment belongs to.
    pub zone: TimeZone,
}

/// What excerpts are gathered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Group {
    /// By article.
    #[default]
    Article,
    /// By tag; an excerpt stands under each of its tags.
    Tag,
    /// By colour.
    Color,
    /// By the day they were made.
    Date,
}

/// The order of excerpts inside a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// As they stand in the text.
    #[default]
    Text,
    /// As they were made, the oldest first.
    Date,
    /// By their first tag.
    Tag,
    /// By colour.
    Color,
}

impl Group {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Article, Self::Tag, Self::Color, Self::Date];

    /// Its word on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Tag => "tag",
            Self::Color => "color",
            Self::Date => "date",
        }
    }
}

impl Order {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Text, Self::Date, Self::Tag, Self::Color];

    /// Its word on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Date => "date",
            Self::Tag => "tag",
            Self::Color => "color",
        }
    }
}

impl Options {
    /// Everything goes out, by article, in the order of the text, days counted in `zone`.
    pub fn new(now: Timestamp, zone: TimeZone) -> Self {
        Self {
            language: None,
            group: Group::default(),
            order: Order::default(),
            title: None,
            quotes: true,
            notes: true,
            tags: true,
            context: false,
            bodies: true,
            style: None,
            neutralize: true,
            colors: ColorNames::default(),
            now,
            zone,
        }
    }

    /// The name of a colour: the reader's own, else that of the language.
    pub(super) fn color<'a>(&'a self, color: Color, labels: &'a Labels) -> &'a str {
        let own = self.colors.get(color);
        own.unwrap_or_else(|| labels.color(color))
    }

    /// The language of labels.
    pub fn language(&self, excerpts: &Excerpts) -> Language {
        self.language.unwrap_or_else(|| excerpts.language())
    }
}
