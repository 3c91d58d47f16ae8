//! What a query is compiled with, and the plan as it grows.

use jiff::Timestamp;

use crate::search::analyzer::Analyzer;
use crate::search::answer::Locale;
use crate::search::glossary::Glossary;
use crate::search::plan::Plan;
use crate::search::snapshot::Snapshot;
use crate::text::Language;

/// What a plan is made with.
pub(in crate::search) struct Compiler<'a> {
    /// Whose words are known; absent for a text at hand, where nothing is corrected.
    pub(super) snapshot: Option<&'a Snapshot>,
    pub(super) glossary: &'a Glossary,
    pub(super) analyzer: &'a mut Analyzer,
    /// The language that the query's words are in.
    pub(super) language: Language,
    /// Whether they tell so themselves.
    pub(super) is_language_sure: bool,
    pub(super) context: Context,
    pub(super) plan: Plan,
}

/// What surrounds a query.
#[derive(Debug, Clone)]
pub(in crate::search) struct Context {
    /// Whether the last word is still being typed.
    pub typing: bool,
    /// Now, for `since:`.
    pub now: Timestamp,
    /// The reader's time zone and language.
    pub locale: Locale,
}

impl<'a> Compiler<'a> {
    pub fn new(
        snapshot: &'a Snapshot,
        glossary: &'a Glossary,
        analyzer: &'a mut Analyzer,
        context: Context,
    ) -> Self {
        Self {
            snapshot: Some(snapshot),
            glossary,
            analyzer,
            language: context.locale.language,
            is_language_sure: false,
            context,
            plan: Plan::default(),
        }
    }

    /// For a text at hand: no index, the last word may be a beginning.
    pub fn alone(glossary: &'a Glossary, analyzer: &'a mut Analyzer) -> Self {
        let context = Context {
            typing: true,
            now: Timestamp::UNIX_EPOCH,
            locale: Locale::default(),
        };
        Self {
            snapshot: None,
            glossary,
            analyzer,
            language: context.locale.language,
            is_language_sure: false,
            context,
            plan: Plan::default(),
        }
    }

    /// In how many documents a term stands; in none where there is no index.
    pub(super) fn frequency(&self, term: &str) -> tantivy::Result<u64> {
        self.snapshot
            .map_or(Ok(0), |snapshot| snapshot.frequency(term))
    }
}
