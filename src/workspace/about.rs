//! What a change is about, for the reader who is told that it was done, taken back or done again.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::library::paths::slugs_of;
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

impl About {
    /// What a change is about; `titles` are those of its articles, by slug.
    pub(super) fn of(change: &Change, titles: &HashMap<String, String>) -> Self {
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
            ([], []) => return Self::default(),
        };
        let fate = match (&step.before, &step.after) {
            (None, Some(_)) => Fate::Back,
            (Some(_), None) => Fate::Gone,
            _ => Fate::Changed,
        };
        Self {
            what,
            fate,
            title: title_of(step, titles),
            at: step.after.as_deref().and_then(modified),
        }
    }
}

/// The title of the article that a step belongs to; its slug where it is not known.
fn title_of(step: &Step, titles: &HashMap<String, String>) -> String {
    let slug = slugs_of(std::iter::once(step.path.as_path())).pop();
    let slug = slug.unwrap_or_default();
    if let Some(title) = titles.get(&slug) {
        return title.clone();
    }
    // An article that is gone stands in the step.
    let bytes = step
        .path
        .starts_with(paths::ARTICLES)
        .then_some(&step.before);
    let text = bytes.and_then(|bytes| std::str::from_utf8(bytes.as_deref()?).ok());
    let article = text.and_then(|text| Article::parse(&slug, text).ok());
    article.map_or(slug, |article| article.meta.title)
}

/// When an annotation was last changed, as its file says.
fn modified(bytes: &[u8]) -> Option<Timestamp> {
    let text = std::str::from_utf8(bytes).ok()?;
    let note = Annotation::parse("", "", text).ok()?;
    note.modified.or(note.created)
}
