//! The library and its search: one list, one query, the facets beside it.

mod checks;
mod facets;
mod layout;
mod list;
mod query;
mod room;
mod rows;
mod scene;
pub mod view;

use std::collections::BTreeMap;

use crate::search::{Answer, Facets, Hit, Sort};
use crate::tui::kit::field::Field;
use crate::tui::port::Context;
use crate::workspace::Placed;

pub use facets::{Entry, Panel, entries};
pub use list::Next;
pub use rows::{QUERY_ROWS, ROWS};

/// The library's screen.
#[derive(Debug, Default)]
pub struct LibraryScreen {
    /// The query.
    pub query: Field,
    /// Whether letters go into the query.
    pub typing: bool,
    /// The order of the list.
    pub sort: Option<Sort>,
    /// What was found, the hits as far as they are loaded.
    pub answer: Answer,
    /// The place of the first loaded hit in the whole answer.
    pub first: usize,
    /// Whether an answer to the query as it stands is still awaited.
    pub stale: bool,
    /// What is done once the rows that are awaited are there.
    pub next: Option<Next>,
    /// Raised with every request.
    pub generation: u64,
    /// The place from which more of the same list is awaited.
    pub loading: Option<usize>,
    /// The row of the whole list that has the focus; it may not be loaded yet.
    pub selected: usize,
    /// The first row on the screen.
    pub top: usize,
    /// The articles that are checked, by slug with their tags.
    pub checked: BTreeMap<String, Vec<String>>,
    /// Whether the side panel has the focus, and its row.
    pub panel: Option<usize>,
    /// Whether the index was brought up to date with the files since the start.
    pub ready: bool,
    /// What the whole library holds.
    pub overview: Facets,
    /// How many articles the whole library holds; `None` before it is known.
    pub articles: Option<usize>,
    /// How many annotations the whole library holds.
    pub notes: usize,
    /// The annotations of the article that the list points at.
    pub preview: Option<(String, Vec<Placed>)>,
    /// Saved queries: name and query.
    pub saved: Vec<(String, String)>,
}

impl LibraryScreen {
    /// The hit that has the focus, if it is loaded.
    pub fn hit(&self) -> Option<&Hit> {
        self.at(self.selected)
    }

    /// The hit at a place of the whole list, if it is loaded.
    pub fn at(&self, place: usize) -> Option<&Hit> {
        self.answer.hits.get(place.checked_sub(self.first)?)
    }

    /// The place in the whole list of an article that is loaded.
    pub fn place_of(&self, slug: &str) -> Option<usize> {
        let mut hits = self.answer.hits.iter();
        let nth = hits.position(|hit| hit.meta.slug == slug)?;
        Some(self.first + nth)
    }

    /// Whether something is looked for, rather than everything listed.
    pub fn searching(&self) -> bool {
        !self.query.text().trim().is_empty()
    }

    /// Whether the library is known to hold nothing.
    pub fn is_empty(&self) -> bool {
        self.ready && self.articles == Some(0) && !self.searching()
    }

    /// The order that the list is in: relevance for a search, else the newest first.
    pub fn order(&self) -> Sort {
        let natural = if self.searching() {
            Sort::Relevance
        } else {
            Sort::Saved
        };
        self.sort.unwrap_or(natural)
    }

    /// Looks for a query.
    pub fn look_for(&mut self, query: &str, cx: &mut Context<'_>) {
        self.query.set(query);
        self.typing = false;
        self.panel = None;
        self.selected = 0;
        self.top = 0;
        self.ask(cx);
    }

    /// Puts the cursor into the box of the query.
    pub fn begin_typing(&mut self) {
        self.typing = true;
        self.panel = None;
    }
}
