//! The index, derived from the library; may be deleted at any time. The only place that names tantivy.
//!
//! [`Index`] holds it and keeps it in step with the library; [`Searcher`] asks one commit of it. Text goes
//! in analysed ([`analyzer`]: words, folds, stems), a query comes as typed ([`query`]) and is compiled to a
//! plan of terms, which is read from postings, scored, ranked and shown. [`find_in`] finds the same words in
//! a text at hand.

pub mod analyzer;
mod answer;
mod bits;
mod candidate;
mod columns;
mod compile;
mod counts;
mod digest;
mod entry;
mod equivalents;
mod error;
mod evaluate;
mod explanation;
mod facets;
mod find;
mod function_words;
mod glossary;
mod index;
mod leftover;
mod matcher;
mod numbers;
mod own_forms;
mod passages;
mod plan;
mod postings;
pub mod query;
mod rank;
mod ranks;
mod schema;
mod score;
mod scratch;
mod searcher;
mod snapshot;
mod stored;
mod strings;
mod suggest;
mod table;
mod term_match;
#[cfg(test)]
mod tests;
mod writer;

pub use answer::{
    AnnotationAnswer, AnnotationHit, Answer, Facets, Hit, Locale, Overview, Passage, Request, Sort,
};
pub use entry::{IndexEntry, IndexedAnnotation};
pub use equivalents::{Equivalents, EquivalentsError, EquivalentsProblem};
pub use error::SearchError;
pub use explanation::{Explanation, HitReading, MatchedBy, ScorePart, WordReading, WordRole};
pub use find::find_in;
pub use index::Index;
pub use query::Remark;
pub use schema::Zone;
pub use searcher::Searcher;
