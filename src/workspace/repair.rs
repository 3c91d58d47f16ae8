//! Notes whose passage has no sure place: what there is to see of each, and what a reader decides.

mod case;
mod decide;
#[cfg(test)]
pub mod sample;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use super::{Problem, Workspace};
use crate::anchor::State;
use crate::library::{AnnotationId, ArticleMeta};
use crate::search::Request;

pub use case::{Before, Case, Offer};
pub use decide::Choice;

/// From this score on a best place is as good as sure: all such are accepted together.
pub const SURE: f32 = 0.85;

/// A note that waits for a reader to look at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// Its article.
    pub article: ArticleMeta,
    /// Its id.
    pub id: AnnotationId,
    /// Its state: to check, or lost.
    pub state: State,
}

impl Workspace {
    /// The notes that wait to be looked at, by article: those to check, and those lost that no one gave up.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn waiting(&self) -> Result<Vec<Waiting>, Problem> {
        let request = Request {
            limit: usize::MAX,
            ..Request::new("")
        };
        let hits = self.all_annotations(&request)?;
        let mut waiting: Vec<Waiting> = hits
            .into_iter()
            .filter(|hit| !hit.state.is_placed() && !hit.given_up)
            .map(|hit| Waiting {
                article: hit.article,
                id: hit.id,
                state: hit.state,
            })
            .collect();
        waiting.sort_by(|a, b| {
            let key = |one: &Waiting| (one.article.title.clone(), one.article.slug.clone());
            key(a).cmp(&key(b)).then(a.state.cmp(&b.state))
        });
        Ok(waiting)
    }

    /// The notes of an article that wait to be looked at, with what there is to see of each.
    ///
    /// # Errors
    /// The article's file cannot be read.
    pub fn cases(&self, slug: &str) -> Result<Vec<Case>, Problem> {
        case::cases(self, slug)
    }

    /// The articles that hold a note that waits, by slug, each once.
    fn waiting_articles(&self) -> Result<Vec<String>, Problem> {
        let mut seen = HashSet::new();
        let slugs = self.waiting()?.into_iter().map(|one| one.article.slug);
        Ok(slugs.filter(|slug| seen.insert(slug.clone())).collect())
    }
}
