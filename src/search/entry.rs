//! What the index is given of each article.

use std::sync::Arc;

use jiff::Timestamp;

use crate::anchor::State;
use crate::library::{AnnotationId, ArticleMeta, Color};
use crate::text::{CharRange, Document};

/// An article to index, with its annotations.
#[derive(Debug, Clone)]
pub struct IndexEntry {
    /// What is known of it; its slug is its key in the index.
    pub meta: ArticleMeta,
    /// Its text.
    pub document: Arc<Document>,
    /// Whatever tells this state of its files from another (times, sizes); given back by `stamps`.
    pub stamp: String,
    /// Its annotations.
    pub annotations: Vec<IndexedAnnotation>,
}

/// An annotation to index.
#[derive(Debug, Clone)]
pub struct IndexedAnnotation {
    /// Its id.
    pub id: AnnotationId,
    /// The reader's own words; empty for a highlight.
    pub note: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its colour.
    pub color: Color,
    /// The passage it stands on; empty for a note on the whole article.
    pub quote: String,
    /// Where the passage stands now (scalar values), if it was found.
    pub range: Option<CharRange>,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// How it stands in the text.
    pub state: State,
    /// Whether its reader said that its passage is gone.
    pub given_up: bool,
}
