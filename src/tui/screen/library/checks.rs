//! Checked articles: what a verb applies to.

use std::collections::BTreeMap;

use super::LibraryScreen;
use super::list::request;
use crate::tui::app::state::State;
use crate::tui::port::{Effect, Env};

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

    /// The articles that a verb applies to: the checked ones, else the one that has the focus.
    pub fn chosen(&self) -> Vec<String> {
        if self.checked.is_empty() {
            self.hit()
                .map(|hit| hit.meta.slug.clone())
                .into_iter()
                .collect()
        } else {
            self.checked.keys().cloned().collect()
        }
    }
}

/// Checks every article that the query finds, those that are not loaded too, or takes every check away.
pub(in crate::tui) fn toggle_all(state: &mut State, env: &Env) -> Vec<Effect> {
    let library = &mut state.library;
    if !library.checked.is_empty() {
        library.checked.clear();
        return Vec::new();
    }
    if library.answer.hits.len() == library.answer.total && !library.stale {
        let hits = library.answer.hits.iter();
        library.checked = hits
            .map(|hit| (hit.meta.slug.clone(), hit.meta.tags.clone()))
            .collect();
        return Vec::new();
    }
    let request = request(library, env.now, 0, 0);
    vec![Effect::All(library.generation, Box::new(request))]
}

/// Checks the articles that a query found, if it is still the one that stands.
pub fn check_found(state: &mut State, generation: u64, all: BTreeMap<String, Vec<String>>) {
    if generation == state.library.generation {
        state.library.checked = all;
    }
}
