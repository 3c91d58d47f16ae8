//! Where a piece of text stands on its line.

use crate::text::ByteRange;

/// One grapheme on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Its first cell, from the text column's left edge.
    pub column: u16,
    /// How many cells it takes: 0 (it is not seen), 1, 2, more for a tab.
    pub width: u16,
    /// Its bytes in the canonical text.
    pub range: ByteRange,
}
