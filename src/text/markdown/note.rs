//! A reader's note → Markdown that keeps every word of the note, and each of its line breaks.
//!
//! Notes are typed as one types a message. What follows from it, beyond `CommonMark`: a line break is one; HTML,
//! entities, footnotes and links that lead nowhere are text; a link definition that nothing refers to is a
//! paragraph; nothing is emphasised inside a word or a number; a numbered list counts from 0 or 1 on, one by one;
//! a code block begins with what stands after its fence.
//!
//! What is to be text is masked by characters that Markdown does not know, until a reading finds nothing more
//! to mask; then each mask becomes its sign again behind a backslash, and [`parse`](super::parse) reads the result.

mod literal;
mod mask;
mod survey;

use std::borrow::Cow;

use super::escape::escape;
use super::shallow::shallow;
use mask::{is_mask, mask, sign};
use survey::{Survey, survey};

/// Readings of a note until what is left of it is taken for plain text.
const PASSES: usize = 12;

/// The note as Markdown that says in `CommonMark`'s own terms what the note means.
pub(super) fn explicit(source: &str) -> String {
    let source = strip_masks(source);
    let mut text = shallow(&source).into_owned();
    let mut literal = literal::signs(&text);
    for _ in 0..PASSES {
        text = mask_signs(&text, literal);
        let found = survey(&text);
        if found.literal.is_empty() {
            return apply_edits(&text, &found);
        }
        literal = found.literal;
    }
    plain(&source)
}

/// The source with `\n` for every line end and without the characters that masks are.
fn strip_masks(source: &str) -> Cow<'_, str> {
    if !source.contains(|c| c == '\r' || is_mask(c)) {
        return Cow::Borrowed(source);
    }
    let lines = source.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(lines.chars().filter(|c| !is_mask(*c)).collect())
}

/// Every line as plain text.
fn plain(source: &str) -> String {
    let lines: Vec<String> = source.lines().map(escape).collect();
    lines.join("  \n")
}

/// The text with masks for the signs that stand at these bytes.
fn mask_signs(text: &str, mut literal: Vec<usize>) -> String {
    literal.sort_unstable();
    literal.dedup();
    let mut out = String::with_capacity(text.len() + 2 * literal.len());
    let mut next = literal.into_iter().peekable();
    for (at, c) in text.char_indices() {
        let found = next.next_if_eq(&at).and_then(|_| mask(c));
        out.push(found.unwrap_or(c));
    }
    out
}

/// The text with its edits made and its masks turned back: behind a backslash where they are words.
fn apply_edits(text: &str, found: &Survey) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut edits = found.edits.iter().peekable();
    let mut words = found.words.iter().peekable();
    let mut cut_to = 0;
    for (at, c) in text.char_indices() {
        while let Some((range, new)) = edits.next_if(|(range, _)| range.start <= at) {
            out.push_str(new);
            cut_to = cut_to.max(range.end);
        }
        if at < cut_to {
            continue;
        }
        while words.next_if(|range| range.end <= at).is_some() {}
        match sign(c) {
            Some(sign) => {
                if words.peek().is_some_and(|range| range.contains(&at)) {
                    out.push('\\');
                }
                out.push(sign);
            }
            None => out.push(c),
        }
    }
    for (_, new) in edits {
        out.push_str(new);
    }
    out
}

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
