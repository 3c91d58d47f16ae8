//! An article that is not yet in the library.

use jiff::Timestamp;

use crate::anchor::{Confirmation, Selectors};
use crate::library::{Color, Status};
use crate::text::{CharRange, Date, Language};

/// What a foreign file gives: an article that is not yet in the library.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// Its title; never empty.
    pub title: String,
    /// Who wrote it; several names are joined by `, `.
    pub author: Option<String>,
    /// Where it comes from: the web address that it names as its source, else the absolute path of its
    /// file.
    pub source: Option<String>,
    /// When it was published, as precisely as is known.
    pub published: Option<Date>,
    /// When it was saved, where its front matter says so.
    pub saved: Option<Timestamp>,
    /// The language that it declares, else the one that its text is in.
    pub language: Option<Language>,
    /// Where the reader is with it, where its front matter says so.
    pub status: Option<Status>,
    /// Its tags, in the order of the file, without repeats.
    pub tags: Vec<String>,
    /// Its text in Markdown; lines end with `\n`.
    pub body: String,
    /// What its front matter holds besides: keys and their YAML lines as they stand, in order. A
    /// comment stands before the key that follows it.
    pub extra: Vec<(String, String)>,
    /// The id that its front matter, or the export it comes from, gives.
    pub id: Option<String>,
    /// The slug it had in the library that it comes from.
    pub slug: Option<String>,
    /// Whether it comes from an export of excerpts: it then adds annotations to an article that is there,
    /// whose text stays, and its body may be empty.
    pub excerpts: bool,
    /// Its annotations.
    pub annotations: Vec<DraftAnnotation>,
    /// How many bytes could not be decoded and were replaced by `�`.
    pub replaced: usize,
    /// The encoding that it was in, e.g. `windows-1252`.
    pub encoding: &'static str,
}

/// An annotation that is not yet in the library.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftAnnotation {
    /// Its id: the one it had, else one that is the same each time its file is read.
    pub id: String,
    /// The reader's words in Markdown; empty for a highlight.
    pub note: String,
    /// Its tags, clean, without repeats.
    pub tags: Vec<String>,
    /// Its colour.
    pub color: Color,
    /// When it was made, where that is known.
    pub created: Option<Timestamp>,
    /// When it was last changed, where that is known.
    pub modified: Option<Timestamp>,
    /// The passage's address; `None` for a note on the whole article. An address without `rev` is what
    /// another program knows of a passage.
    pub target: Option<Selectors>,
    /// The passage as it read where it was taken out.
    pub quote: String,
    /// Where it stood in the text that it was taken out of, where it had a sure place.
    pub range: Option<CharRange>,
    /// Where its reader put it by hand.
    pub reanchored: Vec<Confirmation>,
}
