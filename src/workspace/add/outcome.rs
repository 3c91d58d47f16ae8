//! What became of what was added.

use std::path::PathBuf;

use super::tally::Tally;
use crate::library::ArticleId;
use crate::workspace::Problem;

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The file as it was named or found; `-` for standard input.
    pub path: PathBuf,
    /// What became of it.
    pub outcome: Outcome,
    /// The slug of another article with the same text, where a new one was made: another source has it too.
    pub twin: Option<String>,
    /// What became of the annotations it came with; `None` for what is no export of excerpts.
    pub annotations: Option<Tally>,
    /// Whether it is a single annotation of an export, which was refused, rather than an article or a file.
    pub is_annotation: bool,
}

/// What becomes of a file that is added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A new article.
    Added(ArticleId, String),
    /// A new version of an article that was there, from the same source, or new annotations for it: how
    /// many of its notes stand in place, on changed words, and are to be checked or lost.
    Updated(ArticleId, String, [usize; 3]),
    /// The article, or all of its annotations, was there already.
    Unchanged(ArticleId, String),
    /// Nothing was taken from it.
    Refused(Problem),
}
