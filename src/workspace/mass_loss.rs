//! The brake on losses: what vanished in a mass is not forgotten until the reader says so, and what another program
//! emptied is shown as it last was.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError};

use super::{About, Deed, Done, Hint, Problem, ProblemKind, Workspace};
use crate::library::kept::{Scan, is_blank, is_mass};
use crate::library::{Annotation, Article, Change, LibraryError, Step, paths};

/// What vanished in a mass since the library was last read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vanished {
    /// Files of notes, below the library.
    pub notes: Vec<PathBuf>,
    /// Articles, by slug.
    pub articles: Vec<String>,
}

impl Vanished {
    /// Whether nothing did.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty() && self.articles.is_empty()
    }

    /// What a reader is told of it; nothing where nothing vanished.
    pub(super) fn problem(&self) -> Option<Problem> {
        let count = self.notes.len() + self.articles.len();
        let name = count.to_string();
        (count > 0).then(|| Problem::new(ProblemKind::Vanished, &name, Hint::PutBackOrLetGo))
    }
}

impl Workspace {
    /// What vanished in a mass, and is not forgotten.
    pub fn vanished(&self) -> Vanished {
        self.vanished
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Looks at what became of the notes' files, and of the articles that the index knows and that are `gone`; `fresh`
    /// of as many articles are new. Gives the articles that may be forgotten.
    pub(super) fn brake(
        &self,
        scan: &Scan,
        gone: Vec<String>,
        fresh: usize,
        known: usize,
    ) -> Vec<String> {
        let held = self.kept.held();
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
        let free = gone.into_iter().filter(|slug| !articles.contains(slug));
        let free = free.collect();
        self.set_vanished(Vanished { notes, articles });
        free
    }

    /// Of articles that are gone, those that are in no trash of ours.
    fn not_thrown_away(&self, gone: &[String]) -> Vec<String> {
        if gone.is_empty() {
            return Vec::new();
        }
        let trash = self.library.trash();
        let lost = gone.iter().filter(|slug| {
            let file = paths::article(slug);
            !trash.iter().any(|entry| entry.files.contains(&file))
        });
        lost.cloned().collect()
    }

    fn set_vanished(&self, vanished: Vanished) {
        let articles = vanished.articles.iter().map(|slug| paths::article(slug));
        let held: Vec<PathBuf> = vanished.notes.iter().cloned().chain(articles).collect();
        self.kept.hold(&held);
        *self.vanished.lock().unwrap_or_else(PoisonError::into_inner) = vanished;
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
        let folder = paths::notes(slug);
        let gone = vanished.notes.into_iter();
        let gone = gone.filter(|path| path.parent() == Some(folder.as_path()));
        let last = gone.chain(emptied).filter_map(|path| {
            let text = self.kept.text(&path)?;
            Annotation::read(slug, &paths::stem(&path)?, &text).ok()
        });
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
        let mut vanished = self.vanished();
        let back = &done.change.steps;
        vanished
            .notes
            .retain(|path| !back.iter().any(|step| step.path == *path));
        self.set_vanished(vanished);
        Ok(done)
    }

    fn bringing_back(&self) -> Result<Done, Problem> {
        let mut lost = self.vanished().notes;
        lost.extend(self.emptied()?);
        let mut change = Change {
            steps: Vec::new(),
            trash: Some(Self::trash_entry()),
        };
        for path in lost {
            let before = self.library.bytes(&path)?;
            let text = self.kept.text(&path);
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
        Ok(blank
            .filter(|path| self.kept.text(path).is_some())
            .collect())
    }
}

#[cfg(test)]
mod tests;
