//! The note of a record.

use crate::export::clean;
use crate::export::excerpts::ArticleExcerpts;
use crate::export::options::Options;

/// The notes on the article as a whole, where notes go out: each line of theirs a line, an empty one between two.
pub(super) fn whole_note(article: &ArticleExcerpts, options: &Options) -> Option<String> {
    if !options.notes {
        return None;
    }
    let notes: Vec<String> = article
        .notes
        .iter()
        .filter(|excerpt| excerpt.is_whole())
        .map(|excerpt| clean::text(&excerpt.annotation.note).trim().to_owned())
        .filter(|note| !note.is_empty())
        .collect();
    (!notes.is_empty()).then(|| notes.join("\n\n"))
}
