//! The library and its search: one list, one query, the facets beside it.

mod checks;
mod facets;
mod query;
mod rows;

use jiff::Timestamp;

use super::field::Field;
use super::msg::{Effect, Env};
use super::state::{Screen, State};
use crate::search::{Answer, Facets, Hit, Request, Sort};
use crate::workspace::Placed;

pub use facets::{Entry, Panel, entries};
pub use rows::{ROWS, open_hit};

/// How many hits are asked for at a time.
const PAGE: usize = 60;

/// The library's screen.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing of the list by itself"
)]
pub struct LibraryScreen {
    /// The query.
    pub query: Field,
    /// Whether letters go into the query.
    pub typing: bool,
    /// The order of the list.
    pub sort: Option<Sort>,
    /// What was found, as far as it is loaded.
    pub answer: Answer,
    /// Whether an answer to the query as it stands is still awaited.
    pub stale: bool,
    /// Whether the first hit of the answer that is awaited is opened.
    pub opens_next: bool,
    /// Raised with every request.
    pub generation: u64,
    /// Whether more of the same list is awaited.
    pub loading: bool,
    /// The row of the list that has the focus.
    pub selected: usize,
    /// The first row on the screen.
    pub top: usize,
    /// The slugs that are checked.
    pub checked: Vec<String>,
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
    /// The hit that has the focus.
    pub fn hit(&self) -> Option<&Hit> {
        self.answer.hits.get(self.selected)
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
}

/// Asks for the query as it stands, from its beginning.
pub fn search(state: &mut State, now: Timestamp) -> Vec<Effect> {
    let library = &mut state.library;
    library.generation += 1;
    library.stale = true;
    library.loading = false;
    let request = request(library, now, 0);
    vec![Effect::Search {
        generation: library.generation,
        request: Box::new(request),
    }]
}

/// Asks for more of the list, if the focus comes near the end of what is loaded.
fn more(state: &mut State, now: Timestamp) -> Vec<Effect> {
    let library = &mut state.library;
    let loaded = library.answer.hits.len();
    let near = library.selected + PAGE / 2 >= loaded;
    if library.loading || library.stale || !near || loaded >= library.answer.total {
        return Vec::new();
    }
    library.loading = true;
    let request = request(library, now, loaded);
    vec![Effect::Search {
        generation: library.generation,
        request: Box::new(request),
    }]
}

fn request(library: &LibraryScreen, now: Timestamp, offset: usize) -> Request {
    Request {
        typing: library.typing && library.query.at_end(),
        sort: library.order(),
        limit: PAGE,
        offset,
        now,
        ..Request::new(library.query.text())
    }
}

/// Takes an answer in, if it is to the query as it stands.
pub fn answered(state: &mut State, generation: u64, append: bool, answer: Answer) -> Vec<Effect> {
    let library = &mut state.library;
    if generation != library.generation {
        return Vec::new();
    }
    if append {
        library.loading = false;
        library.answer.hits.extend(answer.hits);
        library.answer.total = answer.total;
        return Vec::new();
    }
    let kept = library.hit().map(|hit| hit.meta.slug.clone());
    library.answer = answer;
    library.stale = false;
    // While typing the best hit is the one to look at; else the focus stays on its article.
    let again = kept.filter(|_| !library.typing).and_then(|slug| {
        library
            .answer
            .hits
            .iter()
            .position(|hit| hit.meta.slug == slug)
    });
    let last = library.answer.hits.len().saturating_sub(1);
    library.selected = match again {
        Some(at) => at,
        None if library.typing => 0,
        None => library.selected.min(last),
    };
    show_selected(state);
    if std::mem::take(&mut state.library.opens_next) {
        state.library.typing = false;
        let effects = open_hit(state, state.library.selected);
        if effects.is_empty() {
            state.awaited.end();
        }
        return effects;
    }
    preview(state)
}

/// Asks for the annotations of the article that has the focus.
fn preview(state: &State) -> Vec<Effect> {
    let Some(hit) = state.library.hit() else {
        return Vec::new();
    };
    let known = state
        .library
        .preview
        .as_ref()
        .is_some_and(|(slug, _)| *slug == hit.meta.slug);
    if known || hit.annotations == 0 {
        return Vec::new();
    }
    vec![Effect::Preview(hit.meta.slug.clone())]
}

/// Moves the focus by rows and asks for what then has to be known.
pub fn move_by(state: &mut State, by: isize, env: &Env) -> Vec<Effect> {
    let last = state.library.answer.hits.len().saturating_sub(1);
    state.library.selected = state.library.selected.saturating_add_signed(by).min(last);
    show_selected(state);
    let mut effects = preview(state);
    effects.extend(more(state, env.now));
    effects
}

/// Moves the focus to the first or the last row that is loaded.
pub fn move_to_end(state: &mut State, last: bool, env: &Env) -> Vec<Effect> {
    let rows = state.library.answer.hits.len();
    move_by(
        state,
        if last {
            rows as isize
        } else {
            -(rows as isize)
        },
        env,
    )
}

/// How many hits the list shows at once.
pub fn visible(state: &State) -> usize {
    let layout = super::layout::library(state);
    usize::from(layout.list_rows / layout.rows_per_hit(&state.library)).max(1)
}

/// Scrolls the list so that the focus is on the screen.
pub fn show_selected(state: &mut State) {
    let visible = visible(state);
    let library = &mut state.library;
    let last_top = library.answer.hits.len().saturating_sub(visible);
    library.top = library
        .top
        .min(library.selected)
        .max((library.selected + 1).saturating_sub(visible));
    library.top = library.top.min(last_top);
}

/// Goes to the library with a query.
pub fn go(state: &mut State, query: &str, env: &Env) -> Vec<Effect> {
    state.screen = Screen::Library;
    state.library.query.set(query);
    state.library.typing = false;
    state.library.panel = None;
    state.library.selected = 0;
    state.library.top = 0;
    search(state, env.now)
}
