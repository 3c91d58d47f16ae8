//! The list: rows of the whole answer, of which those around the focus are loaded.

use jiff::Timestamp;

use super::{LibraryScreen, open_hit};
use crate::library::Status;
use crate::search::{Answer, Request};
use crate::tui::app::layout;
use crate::tui::app::state::State;
use crate::tui::port::{Effect, Env};

/// How many hits are asked for at a time.
const PAGE: usize = 60;
/// How many are asked for at a time while an unread article is looked for.
const FAR: usize = 2000;

/// What is done once the rows that are awaited are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Nothing: keys that were pressed meanwhile are meant for the row that has the focus.
    Stay,
    /// The first article of the answer is opened.
    OpenFirst,
    /// The article that has the focus is opened.
    Open,
    /// The next unread article is looked for, forwards (1) or backwards (-1).
    Unread(isize),
}

/// Asks for the query as it stands, from its beginning.
pub fn search(state: &mut State, now: Timestamp) -> Vec<Effect> {
    begin(state, now, 0, PAGE)
}

/// Asks for the query as it stands once more, for the rows that are loaded: something has changed in the library.
pub fn again(state: &mut State, now: Timestamp) -> Vec<Effect> {
    let (first, loaded) = (state.library.first, state.library.answer.hits.len());
    begin(state, now, first, loaded.max(PAGE))
}

fn begin(state: &mut State, now: Timestamp, offset: usize, limit: usize) -> Vec<Effect> {
    let library = &mut state.library;
    library.generation += 1;
    library.stale = true;
    library.loading = None;
    vec![Effect::Search {
        generation: library.generation,
        request: Box::new(request(library, now, offset, limit)),
    }]
}

/// Asks for rows that are needed and not loaded: those around the focus, and some beyond the end that it nears.
fn more(state: &mut State, now: Timestamp) -> Vec<Effect> {
    let library = &state.library;
    let (first, end) = (library.first, library.first + library.answer.hits.len());
    let at = library.selected;
    let offset = if library.at(at).is_none() {
        at.saturating_sub(PAGE / 2)
    } else if at + PAGE / 2 >= end && end < library.answer.total {
        end
    } else if first > 0 && at < first + PAGE / 2 {
        first.saturating_sub(PAGE)
    } else {
        return Vec::new();
    };
    load(state, now, offset, PAGE)
}

fn load(state: &mut State, now: Timestamp, offset: usize, limit: usize) -> Vec<Effect> {
    let library = &mut state.library;
    if library.stale || library.loading == Some(offset) || library.answer.total == 0 {
        return Vec::new();
    }
    library.loading = Some(offset);
    let request = request(library, now, offset, limit);
    vec![Effect::Search {
        generation: library.generation,
        request: Box::new(request),
    }]
}

pub(in crate::tui) fn request(
    library: &LibraryScreen,
    now: Timestamp,
    offset: usize,
    limit: usize,
) -> Request {
    Request {
        typing: library.typing && library.query.at_end(),
        sort: library.order(),
        limit,
        offset,
        now,
        ..Request::new(library.query.text())
    }
}

/// Takes an answer in, if it is to the query as it stands.
pub fn answered(
    state: &mut State,
    generation: u64,
    offset: usize,
    answer: Answer,
    env: &Env,
) -> Vec<Effect> {
    let library = &mut state.library;
    if generation != library.generation {
        return Vec::new();
    }
    if library.loading.is_some() && !library.stale {
        if library.loading != Some(offset) {
            return Vec::new();
        }
        library.loading = None;
        take_rows(library, offset, answer);
    } else {
        take_anew(library, offset, answer);
    }
    show_selected(state);
    let mut effects = match state.library.next.take() {
        Some(Next::OpenFirst | Next::Open) => {
            state.library.typing = false;
            let effects = open_hit(state, state.library.selected);
            if effects.is_empty() {
                state.awaited.end();
            }
            return effects;
        }
        Some(Next::Unread(step)) => return unread(state, env, step),
        Some(Next::Stay) | None => preview(state),
    };
    if state.library.hit().is_none() && state.library.answer.total > 0 {
        effects.extend(more(state, env.now));
    }
    effects
}

/// Takes more rows of the list that stands.
fn take_rows(library: &mut LibraryScreen, offset: usize, answer: Answer) {
    let end = library.first + library.answer.hits.len();
    library.answer.total = answer.total;
    if offset == end {
        library.answer.hits.extend(answer.hits);
    } else if offset < library.first && offset + answer.hits.len() >= library.first {
        let before = library.first - offset;
        let rows = answer.hits.into_iter().take(before);
        library.answer.hits.splice(0..0, rows);
        library.first = offset;
    } else {
        library.answer.hits = answer.hits;
        library.first = offset;
    }
    library.selected = library.selected.min(answer.total.saturating_sub(1));
}

/// Takes the answer to another query, or the new answer to the same. While typing the best hit is the one to look
/// at; else the focus stays on its article.
fn take_anew(library: &mut LibraryScreen, offset: usize, answer: Answer) {
    let kept = library.hit().map(|hit| hit.meta.slug.clone());
    library.answer = answer;
    library.first = offset;
    library.stale = false;
    let kept = kept.filter(|_| !library.typing);
    let place = kept.and_then(|slug| library.place_of(&slug));
    let last = library.answer.total.saturating_sub(1);
    library.selected = match place {
        Some(place) => place,
        None if library.typing => 0,
        None => library.selected.min(last),
    };
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

/// Moves the focus by rows and asks for what then has to be known. Where the row is not loaded yet, keys wait for it.
pub fn move_by(state: &mut State, by: isize, env: &Env) -> Vec<Effect> {
    let last = state.library.answer.total.saturating_sub(1);
    state.library.selected = state.library.selected.saturating_add_signed(by).min(last);
    show_selected(state);
    let mut effects = preview(state);
    effects.extend(more(state, env.now));
    if state.library.hit().is_none() && state.library.loading.is_some() {
        state.library.next = Some(Next::Stay);
        state.awaited.begin();
    }
    effects
}

/// Moves the focus to the first or the last row of the list.
pub fn move_to_end(state: &mut State, last: bool, env: &Env) -> Vec<Effect> {
    let rows = state.library.answer.total as isize;
    move_by(state, if last { rows } else { -rows }, env)
}

/// Goes to the next article that is not read yet, forwards (1) or backwards (-1), beyond what is loaded too.
pub fn unread(state: &mut State, env: &Env, step: isize) -> Vec<Effect> {
    let library = &state.library;
    let mut at = library.selected;
    let end = library.first + library.answer.hits.len();
    while let Some(next) = at.checked_add_signed(step) {
        match library.at(next) {
            Some(hit) if hit.meta.status == Status::Done => at = next,
            Some(_) => {
                state.awaited.end();
                let by = next as isize - state.library.selected as isize;
                return move_by(state, by, env);
            }
            None if next >= library.answer.total => break,
            None => {
                let offset = if step > 0 {
                    end
                } else {
                    library.first.saturating_sub(FAR)
                };
                let effects = load(state, env.now, offset, FAR);
                if !effects.is_empty() {
                    state.library.next = Some(Next::Unread(step));
                    state.awaited.begin();
                }
                return effects;
            }
        }
    }
    state.awaited.end();
    Vec::new()
}

/// How many hits the list shows at once.
pub fn visible(state: &State) -> usize {
    let layout = layout::library(state);
    usize::from(layout.list_rows / layout.rows_per_hit(&state.library)).max(1)
}

/// Scrolls the list so that the focus is on the screen.
pub fn show_selected(state: &mut State) {
    let visible = visible(state);
    let library = &mut state.library;
    let last_top = library.answer.total.saturating_sub(visible);
    library.top = library
        .top
        .min(library.selected)
        .max((library.selected + 1).saturating_sub(visible));
    library.top = library.top.min(last_top);
}
