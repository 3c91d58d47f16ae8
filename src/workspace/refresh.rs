//! Bringing the index up to date with the files.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Placed, Problem, Progress, Watch, Workspace};
use crate::library::{Article, LibraryError, Listed};
use crate::search::{Index, IndexEntry, IndexedAnnotation};
use crate::text::{Document, markdown};

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
        let known = index.stamps()?;
        let listing = self.settled(&known)?;
        let listed = &listing.articles;
        let there: HashSet<&str> = listed.iter().map(|one| one.slug.as_str()).collect();
        let gone: Vec<String> = known
            .keys()
            .filter(|slug| !there.contains(slug.as_str()))
            .cloned()
            .collect();
        let stale = self.stale(listed, &known);
        let fresh = stale.iter().filter(|one| !known.contains_key(&one.slug));
        let gone = self.brake(&listing.notes, gone, fresh.count(), known.len());
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
        let total = stale.len();
        let (first, rest) = stale.split_at(stale.len().min(FIRST));
        for batch in std::iter::once(first).chain(rest.chunks(BATCH)) {
            if batch.is_empty() {
                continue;
            }
            let progress = Progress {
                what: "progress-index",
                done: result.indexed,
                total,
            };
            if let ControlFlow::Break(()) = watch(progress) {
                result.stopped = true;
                break;
            }
            let mut entries = self.entries(batch, &mut result.problems);
            let aside = self.set_doubles_aside(&mut entries)?;
            self.compare(&former, &entries);
            index.update(entries, &aside)?;
            result.indexed += batch.len();
        }
        if total > 0 {
            watch(Progress {
                what: "progress-index",
                done: result.indexed,
                total,
            })
            .is_break();
        }
        // What was set aside is known only now.
        result.notices = self.notices(&listing);
        Ok(result)
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
            .map(|one| self.entry(&one.slug, &one.stamp))
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

    /// Tells the index of articles that just changed.
    ///
    /// Gives the titles of those that are there, by slug: each article was read for it.
    pub(super) fn reindex(&self, slugs: &[String]) -> Result<HashMap<String, String>, Problem> {
        let stamps: HashMap<String, String> = self
            .library
            .list()?
            .into_iter()
            .map(|one| (one.slug, one.stamp))
            .collect();
        let mut gone = Vec::new();
        let mut entries = Vec::new();
        let read: Vec<(String, Option<Result<IndexEntry, Problem>>)> = slugs
            .par_iter()
            .map(|slug| {
                (
                    slug.clone(),
                    stamps.get(slug).map(|stamp| self.entry(slug, stamp)),
                )
            })
            .collect();
        for (slug, entry) in read {
            match entry {
                Some(entry) => entries.push(entry?),
                None => gone.push(slug),
            }
        }
        let titles = entries.iter().map(|entry| &entry.meta);
        let titles = titles.map(|meta| (meta.slug.clone(), meta.title.clone()));
        let titles = titles.collect();
        let former = self.standing(slugs.iter().map(String::as_str))?;
        gone.extend(self.set_doubles_aside(&mut entries)?);
        self.compare(&former, &entries);
        self.index().update(entries, &gone)?;
        self.kept
            .update(&self.library, slugs, &self.vanished().notes);
        Ok(titles)
    }

    fn entry(&self, slug: &str, stamp: &str) -> Result<IndexEntry, Problem> {
        let article: Article = self.library.article(slug)?;
        let document = Arc::new(markdown::parse(&article.body));
        let (annotations, failed) = self.annotations(&article);
        // What the system would not let us read this time is asked for again at the next.
        let unread = failed.iter().any(LibraryError::is_unread);
        let stamp = format!("{stamp}{}", if unread { "?" } else { "" });
        let placed = self.place(slug, &document, annotations);
        let annotations = placed.iter().map(|note| indexed(note, &document)).collect();
        let mut meta = article.meta;
        if meta.language.is_none() {
            meta.language = document.language();
        }
        Ok(IndexEntry {
            meta,
            document,
            stamp,
            annotations,
        })
    }
}

/// What the index is told of an annotation.
fn indexed(note: &Placed, document: &Document) -> IndexedAnnotation {
    let annotation = &note.annotation;
    IndexedAnnotation {
        id: annotation.id.clone(),
        note: annotation.note.clone(),
        tags: annotation.tags.clone(),
        color: annotation.color,
        quote: note.quote(document),
        range: note.range.map(|range| document.to_chars(range)),
        created: annotation.created,
        state: note.state,
        given_up: annotation.is_given_up(),
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
