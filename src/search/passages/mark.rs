//! A word that matched, where it stands.

use crate::text::ByteRange;

/// A word that matched, and the term group that it matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search) struct Mark {
    pub range: ByteRange,
    pub group: usize,
    /// Whether it is spelt as it was typed.
    pub as_typed: bool,
}
