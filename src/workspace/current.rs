//! Finding what a word names without listing the library: where the index knows it as it stands.

use super::{Found, Workspace};

impl Workspace {
    /// What a slug or a whole id names, if the index knows that article as its files stand: then a change of it needs
    /// nothing of the other articles. `None` where that cannot be told by its own files: after [`Workspace::refresh`],
    /// [`Workspace::find`] tells.
    pub fn find_current(&self, name: &str) -> Option<Found> {
        let name = name.trim();
        if name.is_empty() || name.contains('/') {
            return None;
        }
        if self.library().has_article(name) {
            return self
                .is_current(name)
                .then(|| Found::Article(name.to_owned()));
        }
        // A beginning of an id may be that of another one, of which the index does not know yet.
        let is_whole = |id: &str| id.eq_ignore_ascii_case(name);
        let searcher = self.searcher();
        if let Ok([(id, slug)]) = <[_; 1]>::try_from(searcher.article(name).ok()?) {
            return (is_whole(&id) && self.is_current(&slug)).then_some(Found::Article(slug));
        }
        let [(id, slug)] = <[_; 1]>::try_from(searcher.annotations_named(name).ok()?).ok()?;
        if !is_whole(&id) || !self.is_current(&slug) {
            return None;
        }
        let mut notes = self.library().annotations_in(&slug).into_iter();
        let note = notes.find(|note| note.id.as_str() == id)?;
        Some(Found::Note(Box::new(note)))
    }

    /// Whether the index knows an article as its file and its folders stand, and no loss waits for the reader's word.
    fn is_current(&self, slug: &str) -> bool {
        let listed = self.library().listed(slug).ok().flatten();
        let known = self.index().stamp(slug).ok().flatten();
        listed.is_some_and(|listed| Some(listed.stamp) == known) && self.kept.held().is_empty()
    }
}
