//! The sentences around a passage.

use unicode_segmentation::UnicodeSegmentation;

use super::excerpts::{ArticleExcerpts, Excerpt};
use crate::text::ByteRange;

/// What stands before and after a passage in its first and last sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Context {
    pub before: String,
    pub after: String,
}

/// How far a sentence is looked for on either side (bytes).
const REACH: usize = 2_000;

/// The rest of the sentences that a passage begins and ends in; `None` where it has no place or nothing
/// stands around it.
pub(super) fn around(article: &ArticleExcerpts, excerpt: &Excerpt) -> Option<Context> {
    let document = &article.document;
    let passage = document.to_bytes(excerpt.range?);
    let block_of = |offset: usize| {
        document
            .blocks()
            .get(document.block_at(offset))
            .map(|block| block.range)
    };
    let first = block_of(passage.start)?;
    let last = block_of(passage.end.saturating_sub(1))?;
    let text = document.text();
    let from = text
        .floor_char_boundary(passage.start.saturating_sub(REACH))
        .max(first.start);
    let to = text
        .floor_char_boundary(passage.end.saturating_add(REACH))
        .min(last.end);
    let before = ByteRange::new(from, passage.start).of(text);
    let after = ByteRange::new(passage.end, to).of(text);
    // A passage that begins with its sentence has a boundary right before it, and needs nothing added.
    let head = ByteRange::new(from, passage.end).of(text);
    let start = head
        .split_sentence_bound_indices()
        .map(|(at, _)| at)
        .take_while(|at| *at <= before.len())
        .last()
        .unwrap_or(0);
    let tail = ByteRange::new(passage.start, to).of(text);
    let end = tail
        .split_sentence_bound_indices()
        .map(|(at, _)| at)
        .find(|at| *at >= passage.len())
        .unwrap_or(tail.len());
    let context = Context {
        before: before.get(start..).unwrap_or_default().to_owned(),
        after: after
            .get(..end.saturating_sub(passage.len()))
            .unwrap_or_default()
            .trim_end()
            .to_owned(),
    };
    (context != Context::default()).then_some(context)
}
