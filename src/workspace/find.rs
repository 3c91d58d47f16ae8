//! Finding an article or an annotation by what a reader types for it.

use unicode_normalization::UnicodeNormalization as _;

use super::{Problem, Workspace};
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
        if self.library.has_article(name) && !name.contains('/') {
            return Ok(name.to_owned());
        }
        if let Some(slug) = self.in_other_form(name) {
            return Ok(slug);
        }
        let mut found = self.searcher().article(name);
        match (found.len(), found.pop()) {
            (1, Some((_, slug))) => Ok(slug),
            (0, _) | (_, None) => Err(Problem::new("problem-no-article", name, "hint-list")),
            (_, Some(_)) => Err(Problem::new("problem-ambiguous", name, "hint-longer-id")),
        }
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
        let missing = match self.find_article(name) {
            Ok(slug) => return Ok(Found::Article(slug)),
            Err(problem) => problem,
        };
        let mut notes = self.searcher().annotations_named(name.trim());
        match (notes.len(), notes.pop()) {
            (1, Some((id, slug))) => {
                let reading = self.read(&slug)?;
                let note = reading
                    .notes
                    .into_iter()
                    .find(|note| note.annotation.id.as_str() == id);
                note.map(|note| Found::Note(Box::new(note.annotation)))
                    .ok_or(missing)
            }
            (0, _) | (_, None) => Err(missing),
            (_, Some(_)) => Err(Problem::new("problem-ambiguous", name, "hint-longer-id")),
        }
    }
}
