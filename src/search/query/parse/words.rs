//! Chunks of a query as words.

use unicode_normalization::char::is_combining_mark;

use crate::search::analyzer::signed_name;
use crate::search::query::tree::Node;
use crate::text::ByteRange;

/// A chunk as a word; with `*` at its end, as a prefix. `None` where it holds no letter and no digit.
pub(super) fn word(chunk: &str) -> Option<Node> {
    if !has_word(chunk) {
        return None;
    }
    match chunk.strip_suffix('*') {
        Some(start) if has_word(start) => Some(Node::Prefix(bare(start))),
        _ => Some(Node::Word(bare(chunk))),
    }
}

/// A chunk without the signs around it, which no text is found by; those of a name stay (`C++`, `.NET`).
pub(super) fn bare(chunk: &str) -> String {
    let kept = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let start = chunk.find(char::is_alphanumeric).unwrap_or(chunk.len());
    let end = chunk.trim_end_matches(|c| !kept(c)).len().max(start);
    let mut bare = ByteRange::new(start, end);
    // The first and the last run of letters may have signs of their own.
    let inner = bare.of(chunk);
    let first = inner.find(|c| !kept(c)).unwrap_or(inner.len());
    if let Some(name) = signed_name(chunk, ByteRange::new(start, start + first)) {
        bare = bare.union(name);
    }
    let last = inner.rfind(|c| !kept(c)).map_or(0, |at| {
        at + inner
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8)
    });
    if let Some(name) = signed_name(chunk, ByteRange::new(start + last, end)) {
        bare = bare.union(name);
    }
    let bare = bare.of(chunk);
    // What stood beside a sign was no operator, and must not become one.
    if matches!(bare, "OR" | "OU") {
        bare.to_lowercase()
    } else {
        bare.to_owned()
    }
}

pub(super) fn has_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}
