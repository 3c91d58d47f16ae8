//! What a format's reader is given, and what it gives.

use std::path::Path;

use super::draft::Draft;
use super::error::IngestError;

/// A decoded text on its way to a format's reader.
pub(super) struct Text<'a> {
    pub text: &'a str,
    /// The path that errors name; `-` for standard input.
    pub path: &'a Path,
}

/// What a file gives.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Its articles, in its order.
    pub drafts: Vec<Draft>,
    /// Its annotations that give nothing, by line.
    pub refused: Vec<IngestError>,
    /// Its articles that give nothing, by line.
    pub refused_articles: Vec<IngestError>,
}

impl Gathered {
    /// A file that is one article.
    pub(super) fn one(draft: Draft) -> Self {
        Self {
            drafts: vec![draft],
            ..Self::default()
        }
    }

    /// Notes an annotation that cannot be understood.
    pub(super) fn refuse(&mut self, text: &Text<'_>, line: usize, reason: impl Into<String>) {
        self.refused.push(IngestError::Record {
            path: text.path.to_owned(),
            line,
            reason: reason.into(),
        });
    }

    /// Notes an annotation that has neither a passage nor a note.
    pub(super) fn refuse_bare(&mut self, text: &Text<'_>, line: usize) {
        self.refused.push(IngestError::BareRecord {
            path: text.path.to_owned(),
            line,
        });
    }
}
