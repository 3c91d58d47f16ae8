//! Checked articles: what a verb applies to.

use std::collections::BTreeMap;

use super::LibraryScreen;
use super::list::request;
use crate::tui::port::{Context, Request, SearchRequest};

impl LibraryScreen {
    /// Checks the article that has the focus, or takes its check away.
    pub fn toggle_check(&mut self) {
        let Some(hit) = self.hit() else {
            return;
        };
        let (slug, tags) = (hit.meta.slug.clone(), hit.meta.tags.clone());
        if self.checked.remove(&slug).is_none() {
            self.checked.insert(slug, tags);
        }
    }

    /// Checks every article that the query finds, those that are not loaded too, or takes every check away.
    pub(super) fn toggle_all(&mut self, cx: &mut Context<'_>) {
        if !self.checked.is_empty() {
            self.checked.clear();
            return;
        }
        if self.answer.hits.len() == self.answer.total && !self.stale {
            let hits = self.answer.hits.iter();
            self.checked = hits
                .map(|hit| (hit.meta.slug.clone(), hit.meta.tags.clone()))
                .collect();
            return;
        }
        let request = request(self, cx.env.now, 0, 0);
        cx.request(Request::Search(SearchRequest::All(
            self.generation,
            Box::new(request),
        )));
    }

    /// Checks the articles that a query found, if it is still the one that stands.
    pub fn check_found(&mut self, generation: u64, all: BTreeMap<String, Vec<String>>) {
        if generation == self.generation {
            self.checked = all;
        }
    }

    /// Takes the tags of checked articles from what is loaded: it is newer than what was read when they were checked.
    pub(super) fn refresh_checked(&mut self) {
        for hit in &self.answer.hits {
            if let Some(tags) = self.checked.get_mut(&hit.meta.slug) {
                tags.clone_from(&hit.meta.tags);
            }
        }
    }
}
