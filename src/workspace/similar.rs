//! The articles that are like another.

use super::{Problem, Workspace};
use crate::search::Hit;

impl Workspace {
    /// The articles that are most like one, the most alike first, at most `limit`.
    ///
    /// # Errors
    /// The article's file or the index cannot be read.
    pub fn similar(&self, slug: &str, limit: usize) -> Result<Vec<Hit>, Problem> {
        self.library.article(slug)?;
        Ok(self.searcher().similar(slug, limit)?)
    }
}
