//! The side panel: views, tags, languages and years, each a filter with its count.

use super::LibraryScreen;
use super::query;
use super::query::holds;
use crate::library::Status;
use crate::text::Language;

/// The parts of the side panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// What the reader is to do with articles.
    Views,
    /// Tags.
    Tags,
    /// Languages.
    Languages,
    /// Years of publication.
    Years,
}

/// One row of the side panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The part it stands in.
    pub panel: Panel,
    /// What it is called: a message's key for views and languages, the name itself elsewhere.
    pub name: String,
    /// How many articles it holds.
    pub count: usize,
    /// The word of the query that it puts in or takes out.
    pub term: String,
    /// Whether the query holds it.
    pub on: bool,
}

/// How many tags the panel shows before it says how many more there are.
const TAGS: usize = 12;

/// The rows of the side panel, with the counts of what was found.
pub fn entries(library: &LibraryScreen) -> Vec<Entry> {
    let typed = library.query.text();
    let facets = &library.answer.facets;
    let entry = |panel, name: String, count, term: String| Entry {
        on: holds(typed, &term),
        panel,
        name,
        count,
        term,
    };
    let mut rows = Vec::new();
    for status in Status::ALL {
        let count = facets
            .statuses
            .iter()
            .find(|(one, _)| *one == status)
            .map_or(0, |(_, n)| *n);
        let name = format!("view-{}", status.as_str());
        rows.push(entry(
            Panel::Views,
            name,
            count,
            query::term("is", status.as_str()),
        ));
    }
    let mut tags = facets.tags.clone();
    // What is chosen stays in sight.
    tags.sort_by_key(|(tag, _)| !holds(typed, &query::term("tag", tag)));
    for (tag, count) in tags.into_iter().take(TAGS) {
        let term = query::term("tag", &tag);
        rows.push(entry(Panel::Tags, tag, count, term));
    }
    for language in [Language::French, Language::English] {
        let found = facets.languages.iter().find(|(one, _)| *one == language);
        let code = language.code();
        let count = found.map_or(0, |(_, n)| *n);
        rows.push(entry(
            Panel::Languages,
            format!("language-{code}"),
            count,
            query::term("lang", code),
        ));
    }
    rows
}
