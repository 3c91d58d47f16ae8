//! A passage (or a whole article) with a colour, tags and perhaps a note.

mod file;
mod typed;

use std::fmt;

use jiff::Timestamp;

use super::article::ArticleId;
use super::front_matter::FrontMatter;
use crate::anchor::{Address, Confirmation, Decision, Selectors};

/// An annotation's id: a ULID where Glose made it, the file's name where it holds none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnnotationId(pub String);

impl AnnotationId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AnnotationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The colours of highlights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Color {
    /// `yellow`
    #[default]
    Yellow,
    /// `green`
    Green,
    /// `blue`
    Blue,
    /// `pink`
    Pink,
    /// `purple`
    Purple,
}

impl Color {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 5] = [
        Self::Yellow,
        Self::Green,
        Self::Blue,
        Self::Pink,
        Self::Purple,
    ];

    /// The word that stands in files and in `--json`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Pink => "pink",
            Self::Purple => "purple",
        }
    }

    /// Reads a colour's word, in either language.
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim().to_lowercase().as_str() {
            "yellow" | "jaune" => Some(Self::Yellow),
            "green" | "vert" => Some(Self::Green),
            "blue" | "bleu" => Some(Self::Blue),
            "pink" | "rose" | "red" | "rouge" => Some(Self::Pink),
            "purple" | "violet" | "mauve" => Some(Self::Purple),
            _ => None,
        }
    }
}

/// A passage, or the whole article where `target` is absent, with a colour, tags and perhaps a note.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotation {
    /// Its id.
    pub id: AnnotationId,
    /// The article it belongs to.
    pub article: ArticleId,
    /// The slug of that article: the folder its file stands in.
    pub slug: String,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// When it was last changed by the reader.
    pub modified: Option<Timestamp>,
    /// Its colour.
    pub color: Color,
    /// Its tags, in the reader's order.
    pub tags: Vec<String>,
    /// The passage's address; absent for a note on the article as a whole.
    pub target: Option<Selectors>,
    /// Where the reader put the passage by hand in later revisions, in the order of the file.
    pub reanchored: Vec<Confirmation>,
    /// The reader's own words in Markdown; empty for a highlight.
    pub note: String,
    /// The front matter as it stands in the file, unknown keys and all.
    pub front: FrontMatter,
    /// The hash of the file as it was read; `None` for an annotation that has no file yet. A file that
    /// holds something else by now was changed by another program.
    pub base: Option<String>,
}

impl Annotation {
    /// The passage it stands on; `None` for a note on the whole article, also one that its reader made one.
    pub fn passage(&self) -> Option<&Selectors> {
        let decided = Confirmation::last_decision(&self.reanchored);
        self.target
            .as_ref()
            .filter(|_| decided != Decision::Article)
    }

    /// The passage's words as its reader last saw them: when it was selected, or put elsewhere by hand. Empty
    /// for a note on the whole article.
    pub fn words(&self) -> &str {
        self.passage()
            .map_or("", |target| Address::new(target, &self.reanchored).words())
    }

    /// Whether its reader said that its passage is gone, so that it is not asked for again.
    pub fn is_given_up(&self) -> bool {
        Confirmation::last_decision(&self.reanchored) == Decision::Lost
    }

    /// The hash of an annotation's file.
    pub fn hash(bytes: &[u8]) -> String {
        blake3::hash(bytes).to_hex().to_string()
    }
}
