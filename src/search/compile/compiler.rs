//! What a query is compiled with, and the plan as it grows.

use jiff::Timestamp;

use crate::search::analyzer::Analyzer;
use crate::search::equivalents::Glossary;
use crate::search::plan::Plan;
use crate::search::snapshot::Snapshot;

/// What a plan is made with.
pub(in crate::search) struct Compiler<'a> {
    /// Whose words are known; absent for a text at hand, where nothing is corrected.
    pub(super) snapshot: Option<&'a Snapshot>,
    pub(super) glossary: &'a Glossary,
    pub(super) analyzer: &'a mut Analyzer,
    /// Whether the last word is still being typed.
    pub(super) typing: bool,
    pub(super) now: Timestamp,
    pub(super) plan: Plan,
}

impl<'a> Compiler<'a> {
    pub fn new(
        snapshot: &'a Snapshot,
        glossary: &'a Glossary,
        analyzer: &'a mut Analyzer,
        typing: bool,
        now: Timestamp,
    ) -> Self {
        Self {
            snapshot: Some(snapshot),
            glossary,
            analyzer,
            typing,
            now,
            plan: Plan::default(),
        }
    }

    /// For a text at hand: no index, the last word may be a beginning.
    pub fn alone(glossary: &'a Glossary, analyzer: &'a mut Analyzer) -> Self {
        let (snapshot, now) = (None, Timestamp::UNIX_EPOCH);
        Self {
            snapshot,
            glossary,
            analyzer,
            typing: true,
            now,
            plan: Plan::default(),
        }
    }

    /// In how many documents a term stands; in none where there is no index.
    pub(super) fn frequency(&self, term: &str) -> tantivy::Result<u64> {
        self.snapshot
            .map_or(Ok(0), |snapshot| snapshot.frequency(term))
    }
}
