//! Checked articles: what a verb applies to.

use super::LibraryScreen;

impl LibraryScreen {
    /// Checks the article that has the focus, or takes its check away.
    pub fn toggle_check(&mut self) {
        let Some(slug) = self.hit().map(|hit| hit.meta.slug.clone()) else {
            return;
        };
        match self.checked.iter().position(|one| *one == slug) {
            Some(at) => {
                self.checked.remove(at);
            }
            None => self.checked.push(slug),
        }
    }

    /// Checks every article that is loaded, or takes every check away.
    pub fn toggle_all(&mut self) {
        if self.checked.is_empty() {
            self.checked = self
                .answer
                .hits
                .iter()
                .map(|hit| hit.meta.slug.clone())
                .collect();
        } else {
            self.checked.clear();
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
            self.checked.clone()
        }
    }
}
