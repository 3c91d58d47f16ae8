//! The glossary, made when a query first asks for it: reading and analysing its terms takes as long as a small search, and
//! what adds, tags or shows an article needs none.

use std::sync::OnceLock;

use super::analyzer::Analyzer;
use super::equivalents::{Equivalents, Glossary};

/// The shipped glossary with the reader's own terms, before someone asks for it and after.
#[derive(Default)]
pub(super) struct LazyGlossary {
    own: Equivalents,
    made: OnceLock<Glossary>,
}

impl LazyGlossary {
    /// With terms of the reader's own.
    pub fn new(own: &Equivalents) -> Self {
        Self {
            own: own.clone(),
            made: OnceLock::new(),
        }
    }

    /// The glossary, whose terms are analysed as a query's words are.
    pub fn get(&self, analyzer: &mut Analyzer) -> &Glossary {
        self.made.get_or_init(|| Glossary::new(&self.own, analyzer))
    }
}
