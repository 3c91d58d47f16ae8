//! The commands of the library.

use super::checks::toggle_all;
use super::query;
use super::{Next, entries, move_by, search, unread, visible};
use crate::search::Sort;
use crate::tui::app::command::{Command, Hint, Run, When, always};
use crate::tui::app::state::{Screen, State};
use crate::tui::dialog::{Dialog, Menu, Prompt};
use crate::tui::kit::keys::Mode;
use crate::tui::port::{Effect, Env, OpenAt};
use crate::tui::screen::notes;

/// The commands of the library's list and of its query.
pub const ROWS: &[Command] = &[
    row("open", "cmd-open", Some(("bar-read", 1)), has_hit, open),
    row("add", "cmd-add", Some(("bar-add", 2)), always, add),
    row("add_many", "cmd-add-many", None, always, |s, _| {
        s.dialog = Some(Dialog::Prompt(Prompt::add_many()));
        Vec::new()
    }),
    row("narrow", "cmd-narrow", None, always, narrow),
    row("check", "cmd-check", Some(("bar-check", 5)), has_hit, check),
    row("check_all", "cmd-check-all", None, has_hit, check_all),
    row("out", "cmd-out", None, always, out),
    row(
        "sort_relevance",
        "cmd-sort-relevance",
        None,
        always,
        |s, e| sort(s, e, Sort::Relevance),
    ),
    row(
        "sort_published",
        "cmd-sort-published",
        None,
        always,
        |s, e| sort(s, e, Sort::Published),
    ),
    row("sort_saved", "cmd-sort-saved", None, always, |s, e| {
        sort(s, e, Sort::Saved)
    }),
    row("sort_title", "cmd-sort-title", None, always, |s, e| {
        sort(s, e, Sort::Title)
    }),
    row("sort_length", "cmd-sort-length", None, always, |s, e| {
        sort(s, e, Sort::Length)
    }),
    row("filter_lang", "cmd-filter-lang", None, always, filter_lang),
    row("next_unread", "cmd-next-unread", None, has_hit, |s, e| {
        unread(s, e, 1)
    }),
    row("prev_unread", "cmd-prev-unread", None, has_hit, |s, e| {
        unread(s, e, -1)
    }),
    row(
        "save_search",
        "cmd-save-search",
        None,
        is_search,
        save_search,
    ),
    row("load_search", "cmd-load-search", None, always, load_search),
    row(
        "equivalents",
        "cmd-equivalents",
        None,
        is_search,
        equivalents,
    ),
    row("clear", "cmd-clear", None, is_search, clear),
    typed("open", "cmd-open", Some(("bar-open", 2)), has_hit, open),
    typed(
        "leave",
        "cmd-leave-query",
        Some(("bar-close", 5)),
        always,
        leave,
    ),
    typed(
        "down",
        "cmd-down",
        Some(("bar-choose", 1)),
        always,
        |s, e| step(s, e, 1),
    ),
    typed("up", "cmd-up", None, always, |s, e| step(s, e, -1)),
    typed("page_down", "cmd-page-down", None, always, |s, e| {
        page(s, e, 1)
    }),
    typed("page_up", "cmd-page-up", None, always, |s, e| {
        page(s, e, -1)
    }),
    typed(
        "filters",
        "cmd-filters",
        Some(("bar-filters", 3)),
        always,
        filters,
    ),
    typed(
        "save_search",
        "cmd-save-search",
        Some(("bar-keep-search", 4)),
        is_search,
        save_search,
    ),
    typed(
        "equivalents",
        "cmd-equivalents",
        None,
        is_search,
        equivalents,
    ),
    typed("as_typed", "cmd-as-typed", None, is_corrected, as_typed),
    typed("help", "cmd-help", None, always, |s, _| {
        Dialog::open_help(s)
    }),
    typed("quit", "cmd-quit", None, always, |_, _| vec![Effect::Quit]),
];

const fn row(id: &'static str, label: &'static str, hint: Hint, when: When, run: Run) -> Command {
    Command::row(Mode::Library, id, label, hint, when, run)
}

const fn typed(id: &'static str, label: &'static str, hint: Hint, when: When, run: Run) -> Command {
    Command::row(Mode::Query, id, label, hint, when, run)
}

fn has_hit(state: &State) -> bool {
    match state.screen {
        Screen::Notes => state.notes.hit().is_some(),
        Screen::Review => false,
        Screen::Library | Screen::Reader => state.library.hit().is_some(),
    }
}

fn is_search(state: &State) -> bool {
    state.screen == Screen::Library && state.library.searching()
}

fn is_corrected(state: &State) -> bool {
    use crate::search::Remark;
    let remarks = &state.library.answer.notes;
    is_search(state)
        && remarks
            .iter()
            .any(|remark| matches!(remark, Remark::Corrected { .. }))
}

/// Opens the hit that has the focus, at its best passage where something was looked for.
fn open(state: &mut State, env: &Env) -> Vec<Effect> {
    if state.screen == Screen::Notes {
        return notes::open(state);
    }
    if let Some(at) = state.library.panel {
        return choose_entry(state, at, env);
    }
    // Enter behind the last letter means what that letter finds, not what stood there before.
    if state.library.stale {
        state.library.next = Some(Next::OpenFirst);
        state.awaited.begin();
        return Vec::new();
    }
    // Who opens an article has found it: back in the list, letters are commands again.
    state.library.typing = false;
    open_hit(state, state.library.selected)
}

/// Opens a hit of the list.
pub fn open_hit(state: &mut State, at: usize) -> Vec<Effect> {
    let library = &state.library;
    let Some(hit) = library.at(at) else {
        return Vec::new();
    };
    let words = library.query.text().to_owned();
    let place = match hit.passages.first() {
        Some(passage) if library.searching() => {
            let marked = passage.marks.first().map_or(passage.bytes, |mark| {
                crate::text::ByteRange::new(
                    passage.bytes.start + mark.start,
                    passage.bytes.start + mark.end,
                )
            });
            OpenAt::Passage(marked, words)
        }
        _ => OpenAt::Position,
    };
    vec![Effect::Open(hit.meta.slug.clone(), place)]
}

fn choose_entry(state: &mut State, at: usize, env: &Env) -> Vec<Effect> {
    let Some(entry) = entries(&state.library).into_iter().nth(at) else {
        return Vec::new();
    };
    let query = query::toggled(state.library.query.text(), &entry.term);
    state.library.query.set(&query);
    let effects = search(state, env.now);
    // The row moves with its name: what was chosen keeps the focus.
    let again = entries(&state.library)
        .iter()
        .position(|one| one.term == entry.term);
    state.library.panel = again.or(Some(0));
    effects
}

fn add(state: &mut State, _: &Env) -> Vec<Effect> {
    state.dialog = Some(Dialog::Prompt(Prompt::add()));
    Vec::new()
}

fn check(state: &mut State, env: &Env) -> Vec<Effect> {
    if let Some(at) = state.library.panel {
        return choose_entry(state, at, env);
    }
    state.library.toggle_check();
    move_by(state, 1, env)
}

fn check_all(state: &mut State, env: &Env) -> Vec<Effect> {
    toggle_all(state, env)
}

fn out(state: &mut State, _: &Env) -> Vec<Effect> {
    state.library.panel = Some(state.library.panel.unwrap_or(0));
    Vec::new()
}

fn sort(state: &mut State, env: &Env, by: Sort) -> Vec<Effect> {
    state.library.sort = Some(by);
    state.library.selected = 0;
    state.library.top = 0;
    search(state, env.now)
}

/// Shows French articles, then English ones, then both.
fn filter_lang(state: &mut State, env: &Env) -> Vec<Effect> {
    let typed = state.library.query.text();
    let next = match (
        query::holds(typed, "lang:fr"),
        query::holds(typed, "lang:en"),
    ) {
        (false, false) => Some("lang:fr"),
        (true, _) => Some("lang:en"),
        (false, true) => None,
    };
    let query = query::replaced(typed, "lang:", next);
    state.library.query.set(&query);
    search(state, env.now)
}

/// Lets words be added to the query as it stands.
fn narrow(state: &mut State, _: &Env) -> Vec<Effect> {
    let typed = query::with(state.library.query.text(), "");
    state.library.query.set(&typed);
    state.library.typing = true;
    state.library.panel = None;
    Vec::new()
}

fn save_search(state: &mut State, _: &Env) -> Vec<Effect> {
    state.dialog = Some(Dialog::Prompt(Prompt::save_search(
        state.library.query.text(),
    )));
    Vec::new()
}

fn load_search(state: &mut State, _: &Env) -> Vec<Effect> {
    state.dialog = Some(Dialog::Menu(Menu::searches(&state.library.saved)));
    Vec::new()
}

/// Turns equivalent terms off for the query, or on again.
fn equivalents(state: &mut State, env: &Env) -> Vec<Effect> {
    let typed = state.library.query.text();
    let query = match typed.strip_prefix('~') {
        Some(rest) => rest.trim_start().to_owned(),
        None => format!("~{typed}"),
    };
    state.library.query.set(&query);
    search(state, env.now)
}

/// Takes the words as they are typed: those that were corrected get a `+`.
fn as_typed(state: &mut State, env: &Env) -> Vec<Effect> {
    use crate::search::Remark;
    let mut query = state.library.query.text().to_owned();
    for remark in &state.library.answer.notes {
        if let Remark::Corrected { from, .. } = remark {
            query = query.replacen(from.as_str(), &format!("+{from}"), 1);
        }
    }
    state.library.query.set(&query);
    search(state, env.now)
}

fn clear(state: &mut State, env: &Env) -> Vec<Effect> {
    state.library.query.set("");
    state.library.selected = 0;
    state.library.top = 0;
    search(state, env.now)
}

/// Leaves the box of the query; what was found stays.
fn leave(state: &mut State, _: &Env) -> Vec<Effect> {
    state.library.typing = false;
    state.notes.typing = false;
    Vec::new()
}

fn filters(state: &mut State, _: &Env) -> Vec<Effect> {
    state.notes.typing = false;
    if state.screen == Screen::Library {
        state.library.typing = false;
        state.library.panel = Some(0);
    }
    Vec::new()
}

fn page(state: &mut State, env: &Env, by: isize) -> Vec<Effect> {
    let rows = match state.screen {
        Screen::Notes => notes::visible(state),
        Screen::Library | Screen::Reader | Screen::Review => visible(state),
    };
    step(state, env, by * rows as isize)
}

/// Moves the focus of the list below the query.
fn step(state: &mut State, env: &Env, by: isize) -> Vec<Effect> {
    match state.screen {
        Screen::Notes => notes::move_by(state, by),
        Screen::Library | Screen::Reader | Screen::Review => move_by(state, by, env),
    }
}
