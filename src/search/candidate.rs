//! A document on its way into the order of an answer.

use tantivy::DocId;

use super::evaluate::Tier;

/// A document that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    pub tier: Tier,
    pub score: f32,
    pub segment: u32,
    pub doc: DocId,
    /// What decides, smallest first.
    pub key: (u8, u64, u32, u32),
}
