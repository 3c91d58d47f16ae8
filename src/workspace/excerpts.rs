//! What goes out: from a choice of articles, notes or a query to excerpts.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::{Placed, Problem, Reading, Workspace};
use crate::export::{ArticleExcerpts, Excerpt, Excerpts};
use crate::search::{AnnotationHit, Remark, Request, SearchError};

/// What a reader chose to take out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Every annotation of these articles, by slug.
    Articles(Vec<String>),
    /// These annotations, by id, of one article.
    Notes(String, Vec<String>),
    /// These annotations of any articles, each by its article's slug and its id.
    Chosen(Vec<(String, String)>),
    /// Every annotation that a query finds; an empty query finds all.
    Query(String),
}

impl Workspace {
    /// Gathers the excerpts of a choice: by article in the order of the answer, within it in text order.
    ///
    /// # Errors
    /// An article's file cannot be read.
    pub fn excerpts(&self, scope: &Scope, now: jiff::Timestamp) -> Result<Excerpts, Problem> {
        let (slugs, wanted) = match scope {
            Scope::Articles(slugs) => (slugs.clone(), None),
            Scope::Notes(slug, ids) => (vec![slug.clone()], Some(ids.iter().cloned().collect())),
            Scope::Chosen(notes) => {
                let mut slugs: Vec<String> = Vec::new();
                for (slug, _) in notes {
                    if !slugs.contains(slug) {
                        slugs.push(slug.clone());
                    }
                }
                (
                    slugs,
                    Some(notes.iter().map(|(_, id)| id.clone()).collect()),
                )
            }
            Scope::Query(query) => self.found(query, now)?,
        };
        let readings: Vec<Result<Reading, Problem>> =
            slugs.par_iter().map(|slug| self.read(slug)).collect();
        let mut articles = Vec::new();
        for reading in readings {
            let excerpts = excerpts_of(reading?, wanted.as_ref());
            if !excerpts.notes.is_empty() {
                articles.push(excerpts);
            }
        }
        Ok(Excerpts { articles })
    }

    /// The articles, and the ids of the annotations, that a query finds.
    ///
    /// # Errors
    /// The index cannot be read: nothing is not all that it finds.
    fn found(
        &self,
        query: &str,
        now: jiff::Timestamp,
    ) -> Result<(Vec<String>, Option<HashSet<String>>), Problem> {
        let request = Request {
            limit: usize::MAX,
            now,
            ..Request::new(query)
        };
        let hits = self.all_annotations(&request)?;
        let mut order: BTreeMap<String, usize> = BTreeMap::new();
        let mut ids = HashSet::new();
        for (at, hit) in hits.iter().enumerate() {
            order.entry(hit.article.slug.clone()).or_insert(at);
            ids.insert(hit.id.0.clone());
        }
        let mut slugs: Vec<(usize, String)> =
            order.into_iter().map(|(slug, at)| (at, slug)).collect();
        slugs.sort();
        Ok((slugs.into_iter().map(|(_, slug)| slug).collect(), Some(ids)))
    }

    /// The annotations that a request finds.
    ///
    /// # Errors
    /// The index cannot be read to the end.
    pub(super) fn all_annotations(&self, request: &Request) -> Result<Vec<AnnotationHit>, Problem> {
        // Nobody cancels it, so that there is an answer.
        let answer = self.searcher().annotations(request, &|| false);
        let Some(answer) = answer else {
            return Ok(Vec::new());
        };
        let damage = answer.notes.into_iter().find_map(|remark| match remark {
            Remark::Damaged { detail } => Some(detail),
            Remark::Corrected { .. }
            | Remark::Equivalent { .. }
            | Remark::PhraseNowhere(_)
            | Remark::UnknownFilter(_)
            | Remark::UnknownValue { .. }
            | Remark::ImpossibleDate(_)
            | Remark::TooManyWords { .. } => None,
        });
        match damage {
            Some(detail) => Err(SearchError::Damaged {
                dir: self.index_dir.clone(),
                detail,
            }
            .into()),
            None => Ok(answer.hits),
        }
    }
}

/// The chosen annotations of an article as excerpts.
fn excerpts_of(reading: Reading, wanted: Option<&HashSet<String>>) -> ArticleExcerpts {
    let Reading {
        article,
        document,
        notes,
        ..
    } = reading;
    let chosen =
        |note: &&Placed| wanted.is_none_or(|ids| ids.contains(note.annotation.id.as_str()));
    let excerpts = notes
        .iter()
        .filter(chosen)
        .map(|note| {
            let headings = note.range.map(|range| document.heading_path(range.start));
            let path = headings.unwrap_or_default();
            Excerpt {
                annotation: note.annotation.clone(),
                state: note.state,
                range: note.range.map(|range| document.to_chars(range)),
                quote: note.quote(&document),
                path: path
                    .into_iter()
                    .map(|range| document.slice(range).to_owned())
                    .collect(),
            }
        })
        .collect();
    ArticleExcerpts {
        meta: article.meta,
        document: Arc::clone(&document),
        body: Some(Arc::from(article.body)),
        notes: excerpts,
    }
}
