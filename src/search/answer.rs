//! What is asked of a search, and what it answers.

use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::query::Remark;
use crate::anchor::State;
use crate::library::{AnnotationId, ArticleMeta, Color, Status};
use crate::text::{ByteRange, CharRange, Language};

/// What to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The query as typed.
    pub query: String,
    /// Whether its last word is still being typed: then it is a beginning too.
    pub typing: bool,
    /// The order of the hits.
    pub sort: Sort,
    /// Most hits to give.
    pub limit: usize,
    /// How many to pass over before.
    pub offset: usize,
    /// Most passages for each hit, 0–3.
    pub passages: usize,
    /// Now, for `since:`.
    pub now: Timestamp,
}

/// Where a reader is at home: what a query leaves unsaid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locale {
    /// The time zone in which days begin and end.
    pub zone: TimeZone,
    /// The language of a query whose words tell none: the interface's.
    pub language: Language,
}

impl Default for Locale {
    fn default() -> Self {
        Self {
            zone: TimeZone::UTC,
            language: Language::French,
        }
    }
}

impl Request {
    /// The first 50 hits of a finished query by relevance, with three passages each.
    pub fn new(query: impl Into<String>) -> Self {
        Self {
            query: query.into(),
            typing: false,
            sort: Sort::Relevance,
            limit: 50,
            offset: 0,
            passages: 3,
            now: Timestamp::UNIX_EPOCH,
        }
    }
}

/// The order of hits. Equal ones stand newest first, then by slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Sort {
    /// The best first.
    #[default]
    Relevance,
    /// Published last first.
    Published,
    /// Added last first.
    Saved,
    /// By title, as French sorts: accents aside.
    Title,
    /// The longest first.
    Length,
}

impl Sort {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [
        Self::Relevance,
        Self::Published,
        Self::Saved,
        Self::Title,
        Self::Length,
    ];

    /// The word for the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Published => "published",
            Self::Saved => "saved",
            Self::Title => "title",
            Self::Length => "length",
        }
    }

    /// Reads that word, in either language.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match crate::text::fold::fold(text.trim()).as_str() {
            "relevance" | "pertinence" => Self::Relevance,
            "published" | "publie" | "date" | "parution" => Self::Published,
            "saved" | "ajoute" | "added" => Self::Saved,
            "title" | "titre" => Self::Title,
            "length" | "longueur" => Self::Length,
            _ => return None,
        })
    }
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// How many articles are found, exactly.
    pub total: usize,
    /// The place (from 0, over the whole answer) from which hits have only some of the words.
    pub partial_from: Option<usize>,
    /// The hits asked for, in order.
    pub hits: Vec<Hit>,
    /// Counts over all that is found.
    pub facets: Facets,
    /// What there is to say beside.
    pub notes: Vec<Remark>,
    /// How long it took.
    pub took: Duration,
}

/// An article that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What is known of it.
    pub meta: ArticleMeta,
    /// The words of its text.
    pub words: u32,
    /// Its annotations.
    pub annotations: u32,
    /// How well it answers; comparable within one answer.
    pub score: f32,
    /// Its best passages, the best first.
    pub passages: Vec<Passage>,
    /// The equivalents it was found through (`≈`), where the typed words alone do not find it.
    pub via: Vec<String>,
    /// The words of its title that match (bytes of the title).
    pub title_marks: Vec<ByteRange>,
}

/// A stretch of a text that shows why it was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passage {
    /// Its text, as it stands in the canonical text.
    pub text: String,
    /// Its place in the canonical text, in scalar values.
    pub range: CharRange,
    /// Its place in the canonical text, in bytes.
    pub bytes: ByteRange,
    /// The words that match (bytes of `text`), in order.
    pub marks: Vec<ByteRange>,
}

/// Counts over all that is found, each with how many; the most frequent first, then by name. Years: newest
/// first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// Tags, each level by itself: `ville`, `ville/angers`.
    pub tags: Vec<(String, usize)>,
    /// Languages.
    pub languages: Vec<(Language, usize)>,
    /// Statuses, in a reader's order.
    pub statuses: Vec<(Status, usize)>,
    /// Years of publication.
    pub years: Vec<(i16, usize)>,
}

/// What the whole library holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overview {
    /// Counts over all articles.
    pub facets: Facets,
    /// How many articles.
    pub articles: usize,
    /// How many annotations.
    pub annotations: usize,
}

/// What a search among annotations found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AnnotationAnswer {
    /// How many annotations are found, exactly.
    pub total: usize,
    /// The place from which hits have only some of the words.
    pub partial_from: Option<usize>,
    /// The hits asked for, in order.
    pub hits: Vec<AnnotationHit>,
    /// Counts over all that is found.
    pub facets: Facets,
    /// What there is to say beside.
    pub notes: Vec<Remark>,
    /// How long it took.
    pub took: Duration,
}

/// An annotation that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct AnnotationHit {
    /// Its id.
    pub id: AnnotationId,
    /// Its article.
    pub article: ArticleMeta,
    /// The reader's own words; empty for a highlight.
    pub note: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its colour.
    pub color: Color,
    /// The passage it stands on.
    pub quote: String,
    /// Where that stands in the article (scalar values), if it is found there.
    pub range: Option<CharRange>,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// How it stands in the text.
    pub state: State,
    /// Whether its reader said that its passage is gone.
    pub given_up: bool,
    /// How well it answers.
    pub score: f32,
    /// The words of the quote that match (bytes).
    pub quote_marks: Vec<ByteRange>,
    /// The words of the note that match (bytes).
    pub note_marks: Vec<ByteRange>,
    /// The equivalents it was found through.
    pub via: Vec<String>,
}
