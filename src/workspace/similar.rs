//! The articles that are like another: those that share the words it says most.

use std::collections::HashMap;

use super::{Problem, Workspace};
use crate::search::{Hit, Request};

/// How many words stand for an article.
const WORDS: usize = 24;
/// What one occurrence in the title counts in the text.
const TITLE: usize = 3;
/// The shortest word that is taken, in scalar values: those below say little in either language.
const SHORTEST: usize = 4;

impl Workspace {
    /// The articles that are most like one, the most alike first, at most `limit`.
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
        let request = Request {
            limit: limit.saturating_add(1),
            passages: 1,
            now,
            ..Request::new(query(&reading.article.meta.title, reading.document.text()))
        };
        let answer = self
            .searcher()
            .search(&request, &|| false)
            .unwrap_or_default();
        let others = answer.hits.into_iter().filter(|hit| hit.meta.slug != slug);
        Ok(others.take(limit).collect())
    }
}

/// The words that an article says most often, as a query that finds the texts with any of them (how rare
/// each is over the library weighs in the ranking). Words only: nothing is read as syntax. `~` keeps
/// equivalents out: what an article says is already said in its own words.
fn query(title: &str, text: &str) -> String {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for (part, weight) in [(title, TITLE), (text, 1)] {
        for word in part.split(|c: char| !c.is_alphanumeric()) {
            if word.chars().count() >= SHORTEST {
                *counts.entry(word.to_lowercase()).or_default() += weight;
            }
        }
    }
    let mut counted: Vec<(usize, String)> = counts
        .into_iter()
        .map(|(word, count)| (count, word))
        .collect();
    counted.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let words: Vec<String> = counted
        .into_iter()
        .take(WORDS)
        .map(|(_, word)| word)
        .collect();
    format!("~ {}", words.join(" OR "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_said_most_stand_first_and_none_is_syntax() {
        let words = query(
            "Le canal OR rien",
            "Capteurs, capteurs : les capteurs du canal. AND NOT",
        );
        assert_eq!(words, "~ canal OR capteurs OR rien");
    }
}
