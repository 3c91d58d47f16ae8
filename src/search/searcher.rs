//! Asking one commit of the index.

mod annotations;
mod articles;
mod explain;
mod named;
mod similar;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::analyzer::Analyzer;
use super::answer::{Locale, Overview, Request};
use super::compile::{Compiler, Context};
use super::error::{SearchError, engine};
use super::facets;
use super::glossary::LazyGlossary;
use super::plan::Plan;
use super::query::{Query, Remark, is_begun, parse_with};
use super::snapshot::Snapshot;
use super::table::Tag;
use crate::anchor::State;
use crate::library::ColorNames;

/// One commit of the index, ready to be asked. Cheap to clone; later commits do not change it.
#[derive(Clone)]
pub struct Searcher {
    snapshot: Arc<Snapshot>,
    glossary: Arc<LazyGlossary>,
    names: Arc<ColorNames>,
    locale: Arc<Locale>,
    analyzer: Arc<Mutex<Analyzer>>,
    /// Where the index stands; absent in memory.
    dir: Option<PathBuf>,
}

/// Documents of the index: articles or annotations.
const ARTICLES: usize = 0;
const ANNOTATIONS: usize = 1;

impl Searcher {
    pub(super) fn new(
        snapshot: Arc<Snapshot>,
        glossary: Arc<LazyGlossary>,
        names: Arc<ColorNames>,
        locale: Arc<Locale>,
        analyzer: Arc<Mutex<Analyzer>>,
        dir: Option<PathBuf>,
    ) -> Self {
        Self {
            snapshot,
            glossary,
            names,
            locale,
            analyzer,
            dir,
        }
    }

    /// All tags, each level by itself, with how many articles and annotations carry it, by name.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn tags(&self) -> Result<Vec<(String, u32)>, SearchError> {
        let count = |(tag, counts): (&Tag, &[u32; 2])| (tag.written.clone(), counts.iter().sum());
        self.guard(|| {
            let table = self.snapshot.table()?;
            let tags = table.tags.iter().zip(&table.overall().tags).map(count);
            Ok(tags.filter(|(_, count)| *count > 0).collect())
        })
    }

    /// What the whole library holds, as [`Searcher::search`] and [`Searcher::annotations`] count it for a query that
    /// finds everything.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn overview(&self) -> Result<Overview, SearchError> {
        self.guard(|| {
            let table = self.snapshot.table()?;
            let [articles, annotations] = table.counts.documents.map(|n| n.max(0) as usize);
            Ok(Overview {
                facets: facets::of_all(table),
                articles,
                annotations,
            })
        })
    }

    /// The articles that an id, a beginning of one (case aside) or a slug stands for: id and slug. A whole
    /// id or slug stands for itself alone.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn article(&self, name: &str) -> Result<Vec<(String, String)>, SearchError> {
        self.guard(|| self.named(name, ARTICLES))
    }

    /// The annotations that an id or a beginning of one (case aside) stands for: id and slug of the article.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn annotations_named(&self, name: &str) -> Result<Vec<(String, String)>, SearchError> {
        self.guard(|| self.named(name, ANNOTATIONS))
    }

    /// The annotations of an article, by its slug, each with its state as it was indexed.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn states(&self, slug: &str) -> Result<Vec<(String, State)>, SearchError> {
        self.guard(|| {
            let mut states = Vec::new();
            for (segment, doc) in self.snapshot.documents_by_slug(slug)? {
                let card = self.snapshot.stored(segment as usize, doc)?.card;
                states.extend(card.annotation.map(|one| (one.id, one.state)));
            }
            Ok(states)
        })
    }

    /// Whether another one asks the same commit, with the same equivalents and names.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.snapshot, &other.snapshot)
            && Arc::ptr_eq(&self.glossary, &other.glossary)
            && Arc::ptr_eq(&self.names, &other.names)
            && Arc::ptr_eq(&self.locale, &other.locale)
    }

    /// The commit that is asked.
    #[cfg(test)]
    pub(super) fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// Runs what reads the index; what goes wrong there is an error of the index where it stands.
    fn guard<T>(&self, run: impl FnOnce() -> tantivy::Result<T>) -> Result<T, SearchError> {
        super::error::catch_damage(run).map_err(|cause| engine(self.dir.as_deref(), cause))
    }

    fn named(&self, name: &str, kind: usize) -> tantivy::Result<Vec<(String, String)>> {
        let mut found = Vec::new();
        for (segment, doc) in self.snapshot.documents_by_id(name)? {
            let stored = self.snapshot.stored(segment as usize, doc)?;
            let annotation = stored
                .card
                .annotation
                .as_ref()
                .map(|annotation| annotation.id.clone());
            let meta = stored.card.into_meta()?;
            match (annotation, kind) {
                (None, ARTICLES) => found.push((meta.id.0, meta.slug)),
                (Some(id), ANNOTATIONS) => found.push((id, meta.slug)),
                _ => {}
            }
        }
        found.sort();
        found.dedup();
        let id_is = |id: &str| id.to_lowercase() == name.to_lowercase();
        let whole = |(id, slug): &(String, String)| id_is(id) || (kind == ARTICLES && slug == name);
        if found.iter().any(whole) {
            found.retain(whole);
        }
        if kind == ANNOTATIONS {
            // An article's slug names no annotation.
            found.retain(|(id, _)| id.to_lowercase().starts_with(&name.to_lowercase()));
        }
        Ok(found)
    }

    /// Reads the query of a request. While a word is being typed, nothing is said of it that may still come right.
    fn read(&self, request: &Request) -> Query {
        let mut query = parse_with(&request.query, &self.names);
        if request.typing && query.open && !query.remarks.is_empty() {
            let last = request.query.rfind(char::is_whitespace).unwrap_or(0);
            let before = request.query.get(..last).unwrap_or_default();
            let before = parse_with(before, &self.names).remarks;
            query
                .remarks
                .retain(|remark| before.contains(remark) || !is_begun(remark));
        }
        query
    }

    fn plan(&self, query: &Query, request: &Request) -> tantivy::Result<Plan> {
        let mut analyzer = self.analyzer.lock().unwrap_or_else(PoisonError::into_inner);
        let context = Context {
            typing: request.typing,
            now: request.now,
            locale: self.locale.as_ref().clone(),
        };
        let glossary = self.glossary.get(&mut analyzer);
        Compiler::new(&self.snapshot, glossary, &mut analyzer, context).compile(query)
    }
}

/// Runs a part of a search. What goes wrong there, a broken file makes: it becomes a remark.
fn catch_damage<T>(run: impl FnOnce() -> tantivy::Result<T>) -> Result<T, Remark> {
    super::error::catch_damage(run).map_err(|error| {
        let detail = error.to_string();
        tracing::error!(%detail, "the index could not be read");
        Remark::Damaged { detail }
    })
}
