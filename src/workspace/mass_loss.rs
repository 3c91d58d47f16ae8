//! The brake on losses: what vanished in a mass is not forgotten until the reader says so, and what another program
//! emptied is shown as it last was.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use super::listing::Listing;
use super::{About, Deed, Done, Hint, Problem, ProblemKind, Workspace};
use crate::library::kept::{is_blank, is_mass};
use crate::library::{Annotation, Article, Change, LibraryError, Step, paths};

/// What vanished in a mass since the library was last read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vanished {
    /// Files of notes, below the library, in order.
    pub notes: Vec<PathBuf>,
    /// Articles, by slug.
    pub articles: Vec<String>,
    /// Whether files still came and went when this was found: then nothing is forgotten, and nothing is said yet.
    pub(super) is_moving: bool,
}

impl Vanished {
    /// Whether nothing did.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty() && self.articles.is_empty()
    }

    /// The files of notes that stood in a folder, below the library.
    pub(super) fn notes_in(&self, folder: &Path) -> &[PathBuf] {
        let parent = |path: &PathBuf| path.parent().map(|parent| parent.cmp(folder));
        let from = self
            .notes
            .partition_point(|path| parent(path) == Some(Ordering::Less));
        let rest = self.notes.get(from..).unwrap_or_default();
        let count = rest.partition_point(|path| parent(path) == Some(Ordering::Equal));
        rest.get(..count).unwrap_or_default()
    }

    /// What a reader is told of it; nothing where nothing vanished, or not for certain yet.
    pub(super) fn problem(&self) -> Option<Problem> {
        let count = self.notes.len() + self.articles.len();
        let name = count.to_string();
        let is_sure = count > 0 && !self.is_moving;
        is_sure.then(|| Problem::new(ProblemKind::Vanished, &name, Hint::PutBackOrLetGo))
    }
}

impl Workspace {
    /// What vanished in a mass, and is not forgotten.
    pub fn vanished(&self) -> Arc<Vanished> {
        let vanished = self.vanished.lock();
        Arc::clone(&vanished.unwrap_or_else(PoisonError::into_inner))
    }

    /// Looks at what became of the notes' files, and of the articles that the index knows and that are `gone`; `fresh`
    /// of as many articles are new. Gives the articles that may be forgotten.
    pub(super) fn brake(
        &self,
        listing: &Listing,
        gone: Vec<String>,
        fresh: usize,
        known: usize,
    ) -> Vec<String> {
        let scan = &listing.notes;
        let held: HashSet<PathBuf> = self.kept.held().into_iter().collect();
        let is_held = |path: &PathBuf| held.contains(path);
        let mass = is_mass(scan.vanished.len(), scan.known) || scan.vanished.iter().any(is_held);
        let notes = if mass {
            scan.vanished.clone()
        } else {
            Vec::new()
        };
        let lost = self.not_thrown_away(&gone);
        // Articles that were renamed are gone under one name and there under another.
        let mass = is_mass(lost.len().saturating_sub(fresh), known)
            || lost.iter().any(|slug| is_held(&paths::article(slug)));
        let articles = if mass { lost } else { Vec::new() };
        self.kept.take(&self.library, scan, &notes);
        let kept: HashSet<&String> = articles.iter().collect();
        let free = gone.into_iter().filter(|slug| !kept.contains(slug));
        let free = free.collect();
        self.set_vanished(Vanished {
            notes,
            articles,
            is_moving: listing.is_moving,
        });
        free
    }

    /// Of articles that are gone, those that are in no trash of ours.
    fn not_thrown_away(&self, gone: &[String]) -> Vec<String> {
        if gone.is_empty() {
            return Vec::new();
        }
        let trash = self.library.trash();
        let thrown: HashSet<&PathBuf> = trash.iter().flat_map(|entry| &entry.files).collect();
        let lost = gone
            .iter()
            .filter(|slug| !thrown.contains(&paths::article(slug)));
        lost.cloned().collect()
    }

    fn set_vanished(&self, mut vanished: Vanished) {
        vanished.notes.sort();
        let articles = vanished.articles.iter().map(|slug| paths::article(slug));
        let mut held: Vec<PathBuf> = vanished.notes.iter().cloned().chain(articles).collect();
        if vanished.is_moving {
            // What is not said yet is news again at the next look.
            let before: HashSet<PathBuf> = self.kept.held().into_iter().collect();
            held.retain(|path| before.contains(path));
        }
        self.kept.hold(&held);
        *self.vanished.lock().unwrap_or_else(PoisonError::into_inner) = Arc::new(vanished);
    }

    /// The annotations of an article with those that vanished in a mass and those that were emptied, as they last
    /// were; and what cannot be read.
    pub(super) fn annotations(&self, article: &Article) -> (Vec<Annotation>, Vec<LibraryError>) {
        let (mut found, failed) = self.library.annotations(article);
        let vanished = self.vanished();
        let root = self.library.root();
        let emptied = failed.iter().filter_map(|error| {
            let LibraryError::Emptied { path } = error else {
                return None;
            };
            path.strip_prefix(root).ok().map(PathBuf::from)
        });
        let slug = &article.meta.slug;
        let mut missing = vanished.notes_in(&paths::notes(slug)).to_vec();
        missing.extend(emptied);
        let last = self.kept.texts_of(&missing);
        let last = last
            .into_iter()
            .filter_map(|(path, text)| Annotation::read(slug, &paths::stem(&path)?, &text).ok());
        let before = found.len();
        found.extend(last);
        if found.len() > before {
            found.sort_by(|a, b| a.created.cmp(&b.created).then_with(|| a.id.cmp(&b.id)));
        }
        (found, failed)
    }

    /// Puts back the files of notes that vanished in a mass or were emptied, as they last were.
    ///
    /// # Errors
    /// The system refused; nothing was written.
    pub fn bring_back(&self) -> Result<Done, Problem> {
        let done = self.change(|| self.bringing_back())?;
        let mut vanished = self.vanished().as_ref().clone();
        let back: HashSet<&PathBuf> = done.change.steps.iter().map(|step| &step.path).collect();
        vanished.notes.retain(|path| !back.contains(path));
        self.set_vanished(vanished);
        Ok(done)
    }

    fn bringing_back(&self) -> Result<Done, Problem> {
        let mut lost = self.vanished().notes.clone();
        lost.extend(self.emptied()?);
        let mut texts = self.kept.texts_of(&lost);
        let mut change = Change {
            steps: Vec::new(),
            trash: Some(Self::trash_entry()),
        };
        for path in lost {
            let before = self.library.bytes(&path)?;
            let text = texts.remove(&path);
            if let (true, Some(text)) = (before.as_deref().is_none_or(is_blank), text) {
                change.steps.push(Step {
                    path,
                    before: before.map(Arc::from),
                    after: Some(Arc::from(text.into_bytes())),
                });
            }
        }
        let count = change.steps.len();
        Ok(Done::of(Deed::BroughtBack, count, String::new(), change))
    }

    /// Forgets what vanished in a mass: the reader meant it.
    ///
    /// # Errors
    /// The index cannot be written.
    pub fn let_go(&self) -> Result<Done, Problem> {
        let vanished = self.vanished();
        self.set_vanished(Vanished::default());
        let mut slugs = paths::slugs_of(vanished.notes.iter().map(PathBuf::as_path));
        self.kept.update(&self.library, &slugs, &[]);
        slugs.extend(vanished.articles.iter().cloned());
        slugs.sort();
        slugs.dedup();
        self.reindex(&slugs)?;
        Ok(Done {
            what: Deed::LetGo,
            count: vanished.notes.len() + vanished.articles.len(),
            name: String::new(),
            change: Change::default(),
            slugs,
            about: About::default(),
            reading: None,
        })
    }

    /// The files of notes that another program emptied and whose last words are known.
    ///
    /// # Errors
    /// The articles cannot be listed.
    pub fn emptied(&self) -> Result<Vec<PathBuf>, Problem> {
        let listed = self.library.list()?;
        let blank = listed.iter().flat_map(|one| {
            let files = self.library.files_of(&one.slug).into_iter();
            files.filter(|path| {
                let blank = |bytes: Vec<u8>| is_blank(&bytes);
                path.starts_with(paths::NOTES)
                    && self
                        .library
                        .bytes(path)
                        .is_ok_and(|read| read.is_some_and(blank))
            })
        });
        let mut blank: Vec<PathBuf> = blank.collect();
        let known = self.kept.texts_of(&blank);
        blank.retain(|path| known.contains_key(path));
        Ok(blank)
    }
}

#[cfg(test)]
mod tests;
