//! A document on its way into the order of an answer.

use std::collections::BTreeMap;

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

/// Candidates by segment, each segment's in the order of its documents: postings are read forwards.
pub(super) fn by_segment(candidates: &mut [Candidate]) -> BTreeMap<u32, Vec<&mut Candidate>> {
    let mut segments: BTreeMap<u32, Vec<&mut Candidate>> = BTreeMap::new();
    for candidate in candidates {
        segments
            .entry(candidate.segment)
            .or_default()
            .push(candidate);
    }
    for candidates in segments.values_mut() {
        candidates.sort_unstable_by_key(|candidate| candidate.doc);
    }
    segments
}
