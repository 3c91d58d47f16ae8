//! The whole answer to a query, by name: for what is done to all of it.

use std::collections::BTreeMap;

use super::{ARTICLES, Searcher};
use crate::search::answer::Request;
use crate::search::error::SearchError;
use crate::search::evaluate::evaluate;
use crate::search::rank::rank;
use crate::search::strings::Names;

impl Searcher {
    /// The slugs of all articles that a query finds, whatever its limit, each with its tags. `None` only where
    /// `cancelled` said so.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn all(
        &self,
        request: &Request,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Option<BTreeMap<String, Vec<String>>>, SearchError> {
        self.guard(|| self.find_all(request, cancelled))
    }

    fn find_all(
        &self,
        request: &Request,
        cancelled: &dyn Fn() -> bool,
    ) -> tantivy::Result<Option<BTreeMap<String, Vec<String>>>> {
        let mut plan = self.plan(&self.read(request), request)?;
        let Some(evaluation) = evaluate(&self.snapshot, &mut plan, ARTICLES, cancelled)? else {
            return Ok(None);
        };
        let ranked = rank(
            &self.snapshot,
            &plan,
            &evaluation,
            (ARTICLES, request.sort),
            0,
        )?;
        let table = self.snapshot.table()?;
        let mut slugs = BTreeMap::new();
        let mut all = BTreeMap::new();
        for candidate in &ranked.candidates {
            let segment = candidate.segment;
            let names = match slugs.entry(segment) {
                std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
                std::collections::btree_map::Entry::Vacant(free) => {
                    let reader = self.snapshot.searcher.segment_reader(segment);
                    free.insert(Names::read(reader, "slug")?)
                }
            };
            let columns = table.segments.get(segment as usize);
            let tags = columns
                .into_iter()
                .flat_map(|columns| columns.tags(candidate.doc))
                .filter_map(|tag| table.tags.get(tag as usize));
            if let Some(slug) = names.of(candidate.doc) {
                all.insert(
                    slug.to_string(),
                    tags.map(|tag| tag.written.clone()).collect(),
                );
            }
        }
        Ok(Some(all))
    }
}
