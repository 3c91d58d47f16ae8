//! What a change is about, for the reader who is told that it was done, taken back or done again.

use std::path::Path;

use jiff::Timestamp;

use super::{Workspace, slugs_of};
use crate::library::{Annotation, Article, Change, Step, paths};

/// What a change is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// What kind of thing, or how many of them.
    pub what: Thing,
    /// What becomes of it.
    pub fate: Fate,
    /// The title of the article that it belongs to, where it is one thing.
    pub title: String,
    /// When it was last changed, as it stands then.
    pub at: Option<Timestamp>,
}

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Thing {
    /// Neither an article nor a note.
    #[default]
    Other,
    /// One note.
    Note,
    /// So many notes.
    Notes(usize),
    /// One article, perhaps with its notes.
    Article,
    /// So many articles, perhaps with their notes.
    Articles(usize),
}

/// What becomes of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fate {
    /// It is there, and was not.
    Back,
    /// It is otherwise than before.
    #[default]
    Changed,
    /// It is gone.
    Gone,
}

impl Workspace {
    /// What a change is about. Reads one article at most, for its title.
    pub(super) fn about(&self, change: &Change) -> About {
        let below = |folder: &str| -> Vec<&Step> {
            let steps = change.steps.iter();
            steps.filter(|step| step.path.starts_with(folder)).collect()
        };
        let (articles, notes) = (below(paths::ARTICLES), below(paths::NOTES));
        let (what, step) = match (&articles[..], &notes[..]) {
            ([one], _) => (Thing::Article, *one),
            ([first, ..], _) => (Thing::Articles(articles.len()), *first),
            ([], [one]) => (Thing::Note, *one),
            ([], [first, ..]) => (Thing::Notes(notes.len()), *first),
            ([], []) => return About::default(),
        };
        let fate = match (&step.before, &step.after) {
            (None, Some(_)) => Fate::Back,
            (Some(_), None) => Fate::Gone,
            _ => Fate::Changed,
        };
        About {
            what,
            fate,
            title: self.title_of(step),
            at: step.after.as_deref().and_then(modified),
        }
    }

    /// The title of the article that a step belongs to.
    fn title_of(&self, step: &Step) -> String {
        let slug = slugs_of(std::iter::once(step.path.as_path())).pop();
        let slug = slug.unwrap_or_default();
        if step.path.starts_with(paths::ARTICLES) {
            let bytes = step.after.as_deref().or(step.before.as_deref());
            let text = bytes.and_then(|bytes| std::str::from_utf8(bytes).ok());
            let article = text.and_then(|text| Article::parse(&slug, text).ok());
            return article.map_or(slug, |article| article.meta.title);
        }
        let article = self.library.article(&slug);
        article.map_or(slug, |article| article.meta.title)
    }

    /// The title of the article of the first of some annotations' files, if they are all of it.
    pub(super) fn title_of_notes<'a>(&self, files: impl Iterator<Item = &'a Path>) -> String {
        match &slugs_of(files)[..] {
            [slug] => {
                let article = self.library.article(slug);
                article.map_or_else(|_| slug.clone(), |article| article.meta.title)
            }
            _ => String::new(),
        }
    }
}

/// When an annotation was last changed, as its file says.
fn modified(bytes: &[u8]) -> Option<Timestamp> {
    let text = std::str::from_utf8(bytes).ok()?;
    let note = Annotation::parse("", "", text).ok()?;
    note.modified.or(note.created)
}
