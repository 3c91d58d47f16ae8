//! A text made ready for placing: its revision, its blocks.

use crate::text::ByteRange;

/// A block of a text: where it is, and its level if it is a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlockSpan {
    /// Place in the canonical text (bytes).
    pub range: ByteRange,
    /// Level 1–6 of a heading; `None` for every other block.
    pub heading: Option<u8>,
}

impl BlockSpan {
    /// A block at `range` (bytes), with its level if it is a heading.
    pub fn new(range: ByteRange, heading: Option<u8>) -> Self {
        Self { range, heading }
    }
}

impl From<ByteRange> for BlockSpan {
    fn from(range: ByteRange) -> Self {
        Self {
            range,
            heading: None,
        }
    }
}

/// A canonical text made ready once for describing and placing any number of passages.
#[derive(Debug, Clone)]
pub struct TextView<'a> {
    text: &'a str,
    rev: String,
    blocks: Vec<BlockSpan>,
}

impl<'a> TextView<'a> {
    /// Makes a canonical text ready, with its blocks in order.
    pub fn new<B: Into<BlockSpan>>(text: &'a str, blocks: impl IntoIterator<Item = B>) -> Self {
        Self {
            text,
            rev: revision(text),
            blocks: blocks.into_iter().map(Into::into).collect(),
        }
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The name of this revision.
    pub fn rev(&self) -> &str {
        &self.rev
    }

    /// The blocks.
    pub fn blocks(&self) -> &[BlockSpan] {
        &self.blocks
    }
}

/// The name of a revision: the first 16 hex digits of the BLAKE3 hash of the canonical text.
pub fn revision(text: &str) -> String {
    let mut hex = blake3::hash(text.as_bytes()).to_hex().to_string();
    hex.truncate(16);
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revision_is_named_by_sixteen_digits_of_its_text() {
        assert_eq!(revision(""), "af1349b9f5f9a1a6");
        assert_ne!(revision("a"), revision("b"));
    }
}
