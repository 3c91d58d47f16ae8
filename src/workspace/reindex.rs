//! Telling the index of what was just written: the articles that were touched are looked at, and nothing else.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Placed, Problem, Reading, Workspace};
use crate::library::LibraryError;
use crate::search::{IndexEntry, IndexedAnnotation};
use crate::text::{Document, landmarks, markdown};

/// What telling the index came to.
#[derive(Debug, Default)]
pub(super) struct Reindexed {
    /// The titles of the articles that are there, by slug: each was read for it.
    pub titles: HashMap<String, String>,
    /// The article as it reads now, where it is one.
    pub reading: Option<Box<Reading>>,
}

impl Workspace {
    /// Tells the index of articles that just changed.
    ///
    /// # Errors
    /// An article cannot be read, or the index cannot be written.
    pub(super) fn reindex(&self, slugs: &[String]) -> Result<Reindexed, Problem> {
        if slugs.iter().any(|slug| self.library.concerns_copies(slug)) {
            self.library.list()?;
        }
        let read = slugs.par_iter().map(|slug| {
            let listed = self.library.listed(slug)?;
            let entry = listed.map(|listed| self.entry(slug, &listed.stamp));
            Ok((slug.clone(), entry.transpose()?))
        });
        let read = read.collect::<Result<Vec<_>, Problem>>()?;
        let mut gone = Vec::new();
        let mut entries = Vec::new();
        let mut readings = Vec::new();
        for (slug, entry) in read {
            match entry {
                Some((entry, reading)) => {
                    entries.push(entry);
                    readings.push(reading);
                }
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
        let reading = readings.pop().filter(|_| slugs.len() == 1);
        Ok(Reindexed {
            titles,
            reading: reading.map(|reading| Box::new(self.completed(reading))),
        })
    }

    /// What the index is told of an article, and how it reads.
    pub(super) fn entry(&self, slug: &str, stamp: &str) -> Result<(IndexEntry, Reading), Problem> {
        let article = self.library.article(slug)?;
        let document = Arc::new(markdown::parse(&article.body));
        let (annotations, failed) = self.annotations(&article);
        // What the system would not let us read this time is asked for again at the next.
        let unread = failed.iter().any(LibraryError::is_unread);
        let stamp = format!("{stamp}{}", if unread { "?" } else { "" });
        let notes = self.place(slug, &document, annotations);
        let annotations = notes.iter().map(|note| indexed(note, &document)).collect();
        let mut meta = article.meta.clone();
        if meta.language.is_none() {
            meta.language = document.language();
        }
        let entry = IndexEntry {
            meta,
            document: Arc::clone(&document),
            stamp,
            annotations,
        };
        let reading = Reading {
            article,
            document,
            notes,
            problems: failed.into_iter().map(Problem::from).collect(),
        };
        Ok((entry, reading))
    }

    /// A reading with what is needed only to show it.
    pub(super) fn completed(&self, mut reading: Reading) -> Reading {
        landmarks::survey(&reading.document);
        for problem in self.conflict_problems(&reading.article.meta.slug) {
            if !reading.problems.contains(&problem) {
                reading.problems.push(problem);
            }
        }
        reading
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
