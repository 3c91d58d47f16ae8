//! One saved text with its metadata.

pub(super) mod file;

use std::fmt;

use jiff::Timestamp;

use super::front_matter::FrontMatter;
use crate::text::{Date, Language};

/// An article's id: a ULID where Glose made it, any non-empty text where a reader did.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub String);

impl ArticleId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where the reader is with an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Status {
    /// Not begun (`inbox`).
    #[default]
    Inbox,
    /// Begun (`reading`).
    Reading,
    /// Read (`done`).
    Done,
}

impl Status {
    /// All of them, in a reader's order.
    pub const ALL: [Self; 3] = [Self::Inbox, Self::Reading, Self::Done];

    /// The word that stands in files and in `--json`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Inbox => "inbox",
            Self::Reading => "reading",
            Self::Done => "done",
        }
    }

    /// Reads a word of a file or of a query, in either language.
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim().to_lowercase().as_str() {
            "inbox" | "unread" | "à lire" | "a-lire" | "à-lire" => Some(Self::Inbox),
            "reading" | "en cours" | "en-cours" | "encours" => Some(Self::Reading),
            "done" | "read" | "lu" | "lus" => Some(Self::Done),
            _ => None,
        }
    }
}

/// What is known of an article besides its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleMeta {
    /// Its id; derived from the slug where its file holds none.
    pub id: ArticleId,
    /// The name of its file without `.md`.
    pub slug: String,
    /// Its title; the slug where its file holds none.
    pub title: String,
    /// Who wrote it; several names are joined by `, `.
    pub author: Option<String>,
    /// Where it comes from: an address or the path of the file it was added from.
    pub source: Option<String>,
    /// When it was published, as precisely as is known.
    pub published: Option<Date>,
    /// When it was added.
    pub saved: Option<Timestamp>,
    /// The language its file declares.
    pub language: Option<Language>,
    /// Where the reader is with it.
    pub status: Status,
    /// Its tags, in the reader's order; `/` makes levels.
    pub tags: Vec<String>,
}

/// One saved text: its metadata, its Markdown, and its front matter as the file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// What is known of it.
    pub meta: ArticleMeta,
    /// Its text in Markdown, without the front matter.
    pub body: String,
    /// The front matter as it stands in the file, unknown keys and all.
    pub front: FrontMatter,
}
