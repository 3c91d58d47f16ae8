//! Finding an article or an annotation by what a reader types for it.

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization as _;

use super::{Hint, Problem, ProblemKind, Workspace};
use crate::library::Annotation;

/// What an id, the beginning of one, or a slug names.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// An article, by its slug.
    Article(String),
    /// An annotation.
    Note(Box<Annotation>),
}

impl Workspace {
    /// The slug of the article that an id, a unique beginning of one, or a slug names.
    ///
    /// # Errors
    /// Nothing has that name, or several have.
    pub fn find_article(&self, name: &str) -> Result<String, Problem> {
        let name = name.trim();
        let missing = || Problem::new(ProblemKind::NoArticle, name, Hint::ListArticles);
        let found = self.article_named(name)?;
        let found = found.map_or_else(|| self.newest_article(name), |slug| Ok(Some(slug)))?;
        found.ok_or_else(missing)
    }

    /// The article of a slug, or of what the index knows as an id or a beginning of one.
    fn article_named(&self, name: &str) -> Result<Option<String>, Problem> {
        if self.library.has_article(name) && !name.contains('/') {
            return Ok(Some(name.to_owned()));
        }
        if let Some(slug) = self.in_other_form(name) {
            return Ok(Some(slug));
        }
        only(
            name,
            self.searcher()
                .article(name)?
                .into_iter()
                .map(|(_, slug)| slug),
        )
    }

    /// The article of an id whose file the index does not know as it stands: what another process acknowledged is
    /// found, though the index of this one lags behind.
    fn newest_article(&self, name: &str) -> Result<Option<String>, Problem> {
        if name.is_empty() {
            return Ok(None);
        }
        let known = self.index().stamps()?;
        let listed = self.library.list()?;
        let fits: Vec<String> = listed
            .into_par_iter()
            .filter(|one| known.get(&one.slug) != Some(&one.stamp))
            .filter(|one| {
                let article = self.library.article(&one.slug);
                article.is_ok_and(|article| begins(article.meta.id.as_str(), name))
            })
            .map(|one| one.slug)
            .collect();
        only(name, fits.into_iter())
    }

    /// The annotation of an id that the index does not know yet, by the name of its file.
    fn newest_note(&self, name: &str) -> Result<Option<Annotation>, Problem> {
        if name.is_empty() {
            return Ok(None);
        }
        let Some(folders) = self.library.note_folders() else {
            let unread = self.library.unread_notes().into_iter().next();
            return unread.map_or(Ok(None), |error| Err(error.into()));
        };
        let fits = folders
            .keys()
            .filter(|slug| folders.get(*slug).is_some_and(|folder| folder.holds(name)));
        let notes = fits.flat_map(|slug| {
            let notes = self.library.annotations_in(slug).into_iter();
            notes.filter(|note| begins(note.id.as_str(), name))
        });
        let mut notes: Vec<Annotation> = notes.collect();
        only(name, notes.iter().map(|note| note.id.0.clone()))?;
        Ok(notes.pop())
    }

    /// The only slug that is the same name with its accents written otherwise, as some systems do.
    fn in_other_form(&self, name: &str) -> Option<String> {
        if name.is_ascii() {
            return None;
        }
        let listed = self.library.list().ok()?.into_iter();
        let mut same = listed.filter(|one| one.slug.nfc().eq(name.nfc()));
        let only = same.next()?;
        same.next().is_none().then_some(only.slug)
    }

    /// What an id, a unique beginning of one, or a slug names: an article or an annotation.
    ///
    /// # Errors
    /// Nothing has that name, or several have.
    pub fn find(&self, name: &str) -> Result<Found, Problem> {
        let name = name.trim();
        if let Some(slug) = self.article_named(name)? {
            return Ok(Found::Article(slug));
        }
        let indexed = self.searcher().annotations_named(name)?;
        if let Some((id, slug)) = one_of(name, indexed)? {
            let notes = self.read(&slug)?.notes.into_iter();
            let mut notes = notes.map(|note| note.annotation);
            if let Some(note) = notes.find(|note| note.id.as_str() == id) {
                return Ok(Found::Note(Box::new(note)));
            }
        }
        if let Some(note) = self.newest_note(name)? {
            return Ok(Found::Note(Box::new(note)));
        }
        let slug = self.newest_article(name)?;
        let missing = || Problem::new(ProblemKind::NoArticle, name, Hint::ListArticles);
        slug.map(Found::Article).ok_or_else(missing)
    }
}

/// Whether an id is what was typed, or begins with it, case aside.
fn begins(id: &str, typed: &str) -> bool {
    id.to_lowercase().starts_with(&typed.to_lowercase())
}

/// The only thing that a name stands for, if it stands for one.
fn only(name: &str, found: impl Iterator<Item = String>) -> Result<Option<String>, Problem> {
    one_of(name, found.collect())
}

fn one_of<T>(name: &str, mut found: Vec<T>) -> Result<Option<T>, Problem> {
    if found.len() > 1 {
        return Err(Problem::new(ProblemKind::Ambiguous, name, Hint::LongerName));
    }
    Ok(found.pop())
}
