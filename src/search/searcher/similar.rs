//! Articles that speak of the same things.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};

use super::articles::Hits;
use super::{ARTICLES, Searcher};
use crate::search::analyzer::{Forms, is_function_word_of_any};
use crate::search::answer::Hit;
use crate::search::compile::inflected_position;
use crate::search::error::SearchError;
use crate::search::evaluate::evaluate;
use crate::search::plan::{Expr, Plan, TermGroup, Wanted};
use crate::search::rank::by_score;
use crate::search::schema::Zone;
use crate::search::schema::kind;
use crate::search::score::saturate;

/// How many of its most telling words an article is compared by.
const WORDS: usize = 24;
/// A word has to stand in so many articles to tell that two are alike.
const SHARED: u64 = 2;
/// Most bytes of a text that are read for its words.
const MOST_READ: usize = 400_000;

impl Searcher {
    /// The articles most like the one of this slug, the most alike first, each with its best passage. Empty
    /// where there is no such article or none like it.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn similar(&self, slug: &str, limit: usize) -> Result<Vec<Hit>, SearchError> {
        self.guard(|| self.alike(slug, limit))
    }

    fn alike(&self, slug: &str, limit: usize) -> tantivy::Result<Vec<Hit>> {
        let table = self.snapshot.table()?;
        let mut itself = self.snapshot.documents_by_slug(slug)?;
        itself.retain(|(segment, doc)| {
            let columns = table.segments.get(*segment as usize);
            columns
                .and_then(|columns| columns.alive.first())
                .is_some_and(|alive| alive.contains(*doc))
        });
        let Some((segment, doc)) = itself.first().copied() else {
            return Ok(Vec::new());
        };
        let stored = self.snapshot.stored(segment as usize, doc)?;
        let title = stored.card.into_meta()?.title;
        let mut plan = self.characteristic_terms(&title, &stored.text)?;
        let Some(evaluation) = evaluate(&self.snapshot, &mut plan, ARTICLES, &|| false)? else {
            return Ok(Vec::new());
        };
        let mut found = by_score(&self.snapshot, &evaluation, limit.saturating_add(1))?;
        found.retain(|candidate| (candidate.segment, candidate.doc) != (segment, doc));
        found.truncate(limit);
        Hits {
            searcher: self,
            plan: &plan,
            evaluation: &evaluation,
            passages: 1,
        }
        .make(&found)
    }

    /// How often the words of a text stand in it, by their forms; those of the title count threefold.
    fn count_words(&self, title: &str, text: &str) -> HashMap<Arc<Forms>, f32> {
        let mut counts: HashMap<Arc<Forms>, f32> = HashMap::new();
        let read = text.get(..text.floor_char_boundary(MOST_READ));
        let mut analyzer = self.analyzer.lock().unwrap_or_else(PoisonError::into_inner);
        for (part, weight) in [(title, 3.0), (read.unwrap_or_default(), 1.0)] {
            for token in analyzer.analyze(part).tokens {
                let folded = &*token.forms.folded;
                if folded.len() > 3
                    && !is_function_word_of_any(token.forms.lower())
                    && folded.chars().all(char::is_alphabetic)
                {
                    *counts.entry(token.forms).or_default() += weight;
                }
            }
        }
        counts
    }

    /// A plan of the words that are most characteristic of a text; those of the title count threefold.
    fn characteristic_terms(&self, title: &str, text: &str) -> tantivy::Result<Plan> {
        let counts = self.count_words(title, text);
        let articles = self.snapshot.table()?.counts.documents[ARTICLES] as f32;
        let mut telling = Vec::new();
        for (forms, count) in counts {
            let term = format!("{}{}", kind::FOLDED, forms.folded);
            let known = self.snapshot.frequency(&term)?;
            if known >= SHARED {
                let worth = saturate(count) * (1.0 + articles / known as f32).ln();
                telling.push((worth, forms));
            }
        }
        telling.sort_by(|a, b| {
            b.0.total_cmp(&a.0)
                .then_with(|| a.1.folded.cmp(&b.1.folded))
        });
        let mut plan = Plan::default();
        for (_, forms) in telling.into_iter().take(WORDS) {
            let position = inflected_position(&forms);
            let known = plan
                .groups
                .iter()
                .flat_map(|group| group.readings.iter().flatten());
            if known
                .into_iter()
                .any(|known| known.terms.iter().any(|term| position.terms.contains(term)))
            {
                continue;
            }
            let shown = forms.folded.to_string();
            let group = TermGroup {
                shown,
                zones: Zone::ALL.to_vec(),
                readings: vec![vec![position]],
                stop: false,
                corrected: false,
            };
            let group = plan.add_group(group);
            plan.wanted.push(Wanted {
                expr: Expr::TermGroup(group),
                decides: true,
                of_phrase: None,
            });
        }
        Ok(plan)
    }
}
