//! The articles that are like another: those that share its rarest words.

use super::{Problem, Workspace};
use crate::search::{Hit, Request};

impl Workspace {
    /// The articles that are most like one, the most alike first, at most `limit`. A long query is reduced to
    /// its rarest words by the search, and texts with some of them come after those with all.
    ///
    /// # Errors
    /// The article's file cannot be read.
    pub fn similar(
        &self,
        slug: &str,
        limit: usize,
        now: jiff::Timestamp,
    ) -> Result<Vec<Hit>, Problem> {
        let reading = self.read(slug)?;
        let title = &reading.article.meta.title;
        let request = Request {
            limit: limit.saturating_add(1),
            passages: 1,
            now,
            ..Request::new(words(&format!("{title} {}", reading.document.text())))
        };
        let answer = self
            .searcher()
            .search(&request, &|| false)
            .unwrap_or_default();
        let others = answer.hits.into_iter().filter(|hit| hit.meta.slug != slug);
        Ok(others.take(limit).collect())
    }
}

/// The words of a text as a query that holds no syntax: in lower case (`OR` is a sign), without signs, each
/// once. `~` keeps equivalents out: what an article says is already said in its own words.
fn words(text: &str) -> String {
    let mut seen = std::collections::HashSet::new();
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() > 3);
    let words: Vec<String> = words.filter(|word| seen.insert(word.clone())).collect();
    format!("~ {}", words.join(" "))
}
