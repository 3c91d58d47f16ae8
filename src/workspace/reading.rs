//! An article opened for reading: its text, and its annotations where they stand in it.

use std::sync::Arc;

use crate::anchor::State;
use crate::library::{Annotation, Article};
use crate::text::{ByteRange, Document};

/// An article opened for reading.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// Its text, parsed.
    pub document: Arc<Document>,
    /// Its annotations: those on the whole article first, then in the order of their passages, the lost
    /// ones last.
    pub notes: Vec<Placed>,
}

/// An annotation and the place it has in the text as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The annotation.
    pub annotation: Annotation,
    /// How sure its place is.
    pub state: State,
    /// Its passage in the canonical text; `None` for a note on the whole article and for a lost passage.
    pub range: Option<ByteRange>,
}
