//! Bringing the index up to date with the files.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::listing::Listing;
use super::standing::Standing;
use super::{Placed, Problem, Progress, Watch, Workspace};
use crate::library::Listed;
use crate::search::{Index, IndexEntry};
use crate::text::Document;

/// How many articles are read and indexed at first, so that something is soon found.
const FIRST: usize = 64;
/// How many articles are read and indexed between two reports of progress.
const BATCH: usize = 512;

/// What bringing the index up to date came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refreshed {
    /// Articles that were new or had changed.
    pub indexed: usize,
    /// Articles that are gone.
    pub removed: usize,
    /// Files that cannot be read, by name.
    pub problems: Vec<Problem>,
    /// What a reader should know of the library as a whole: that much of it vanished, that there are conflicts.
    pub notices: Vec<Problem>,
    /// Whether it was stopped before its end.
    pub stopped: bool,
}

impl Workspace {
    /// Brings the index up to date with the files: reads what is new or changed, forgets what is gone. An
    /// index that turns out to be damaged is made anew.
    ///
    /// # Errors
    /// The library cannot be listed, or the index cannot be written.
    pub fn refresh(&self, watch: Watch<'_>) -> Result<Refreshed, Problem> {
        if self.index().is_gone() {
            self.take_index(Index::open(&self.index_dir)?);
        }
        match self.catch_up(watch) {
            Err(problem) if problem.is_damaged_index() => {
                self.replace_index()?;
                self.catch_up(watch)
            }
            ended => ended,
        }
    }

    fn catch_up(&self, watch: Watch<'_>) -> Result<Refreshed, Problem> {
        let index = self.index();
        self.library.forget_strays();
        let listing = self.listing()?;
        if let Some(nothing) = self.found_nothing_new(&index, &listing)? {
            return Ok(nothing);
        }
        let known = index.stamps()?;
        let listing = self.settled(listing, &known)?;
        let listed = &listing.articles;
        let there: HashSet<&str> = listed.iter().map(|one| one.slug.as_str()).collect();
        let gone: Vec<String> = known
            .keys()
            .filter(|slug| !there.contains(slug.as_str()))
            .cloned()
            .collect();
        let stale = self.stale(listed, &known);
        let fresh = stale.iter().filter(|one| !known.contains_key(&one.slug));
        let gone = self.brake(&listing, gone, fresh.count(), known.len());
        let mut result = Refreshed {
            removed: gone.len(),
            ..Refreshed::default()
        };
        // An article that was renamed is gone under its former name, and its notes stand under the new one.
        let changed = stale.iter().map(|one| one.slug.as_str());
        let changed = changed.filter(|slug| known.contains_key(*slug));
        let former = self.standing(changed.chain(gone.iter().map(String::as_str)))?;
        if !gone.is_empty() {
            index.update(Vec::new(), &gone)?;
        }
        if !stale.is_empty() {
            // What another program wrote is in the index from now on: what this one wrote before tells nothing.
            self.library.forget_own_writes();
        }
        self.index_stale(&stale, &former, watch, &mut result)?;
        // What was set aside is known only now.
        result.notices = self.notices(&listing);
        Ok(result)
    }

    /// What bringing the index up to date came to where it holds all that is listed as it stands, and nothing else.
    fn found_nothing_new(
        &self,
        index: &Index,
        listing: &Listing,
    ) -> Result<Option<Refreshed>, Problem> {
        if !listing.notes.vanished.is_empty() || !index.holds(&listing.articles)? {
            return Ok(None);
        }
        self.brake(listing, Vec::new(), 0, listing.articles.len());
        Ok(Some(Refreshed {
            notices: self.notices(listing),
            ..Refreshed::default()
        }))
    }

    /// Reads and indexes articles, few at first, and compares their notes with how they stood before.
    fn index_stale(
        &self,
        stale: &[&Listed],
        former: &Standing,
        watch: Watch<'_>,
        result: &mut Refreshed,
    ) -> Result<(), Problem> {
        let index = self.index();
        let total = stale.len();
        let progress = |done| Progress {
            what: "progress-index",
            done,
            total,
        };
        let (first, rest) = stale.split_at(total.min(FIRST));
        let first = Some(first).filter(|batch| !batch.is_empty());
        for batch in first.into_iter().chain(rest.chunks(BATCH)) {
            if watch(progress(result.indexed)).is_break() {
                result.stopped = true;
                break;
            }
            let mut entries = self.entries(batch, &mut result.problems);
            let aside = self.set_doubles_aside(&mut entries)?;
            self.compare(former, &entries);
            index.update(entries, &aside)?;
            result.indexed += batch.len();
        }
        if total > FIRST && !result.stopped {
            index.settle()?;
        }
        if total > 0 {
            // It is done: nothing is left to be stopped.
            let _ = watch(progress(result.indexed));
        }
        Ok(())
    }

    /// The articles that the index does not know as they are listed.
    fn stale<'a>(&self, listed: &'a [Listed], known: &HashMap<String, String>) -> Vec<&'a Listed> {
        let changed = |one: &&Listed| known.get(&one.slug) != Some(&one.stamp);
        let stale: Vec<&Listed> = listed.iter().filter(changed).collect();
        let slugs: HashSet<&str> = stale.iter().map(|one| one.slug.as_str()).collect();
        // A file that was set aside as a copy stays so until it or its article changes.
        let is_aside = |one: &Listed| {
            let of = self.library.copied_by(one);
            of.is_some_and(|of| known.contains_key(&of) && !slugs.contains(of.as_str()))
        };
        let read = stale.iter().filter(|one| !is_aside(one));
        read.copied().collect()
    }

    /// What the index is told of some articles; those that cannot be read go to the problems.
    fn entries(&self, batch: &[&Listed], problems: &mut Vec<Problem>) -> Vec<IndexEntry> {
        let read: Vec<Result<IndexEntry, Problem>> = batch
            .par_iter()
            .map(|one| Ok(self.entry(&one.slug, &one.stamp)?.0))
            .collect();
        let mut entries = Vec::with_capacity(read.len());
        for one in read {
            match one {
                Ok(entry) => entries.push(entry),
                Err(problem) => problems.push(problem),
            }
        }
        entries
    }

    /// Forgets the index and makes it anew from the files.
    ///
    /// # Errors
    /// As [`Workspace::refresh`].
    pub fn rebuild(&self, watch: Watch<'_>) -> Result<Refreshed, Problem> {
        let index = self.index();
        let forgotten = index.verify().and_then(|()| {
            let known: Vec<String> = index.stamps()?.into_keys().collect();
            index.update(Vec::new(), &known)
        });
        match forgotten.map_err(Problem::from) {
            Err(problem) if problem.is_damaged_index() => self.replace_index()?,
            ended => ended?,
        }
        self.refresh(watch)
    }
}

impl Placed {
    /// The passage's words as they read now; as they read then where it is lost; none for a note on the
    /// whole article.
    pub fn quote(&self, document: &Document) -> String {
        match self.range {
            Some(range) => document.slice(range).to_owned(),
            None => self.annotation.words().to_owned(),
        }
    }
}
