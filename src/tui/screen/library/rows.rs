//! The commands of the library.

use super::list::visible;
use super::{LibraryScreen, query};
use crate::search::query::translate;
use crate::search::{Remark, Sort};
use crate::tui::kit::keys::Mode;
use crate::tui::port::command::{Hint, Run, Tables, When, always};
use crate::tui::port::{Ask, Command, Context, Show, Surroundings};
use crate::tui::screen::library::facets::entries;
use crate::tui::screen::library::list::Next;

/// All of them, by mode.
pub(super) const TABLES: Tables<LibraryScreen> = &[ROWS, QUERY_ROWS];

/// The commands of the library's list.
pub const ROWS: &[Command<LibraryScreen>] = &[
    row("open", "cmd-open", Some(("bar-read", 1)), has_hit, open),
    row("add", "cmd-add", Some(("bar-add", 2)), always, |_, cx| {
        cx.ask(Ask::Show(Show::Add));
    }),
    row("add_many", "cmd-add-many", None, always, |_, cx| {
        cx.ask(Ask::Show(Show::AddMany));
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
        |s, cx| s.sort_by(Sort::Relevance, cx),
    ),
    row(
        "sort_published",
        "cmd-sort-published",
        None,
        always,
        |s, cx| s.sort_by(Sort::Published, cx),
    ),
    row("sort_saved", "cmd-sort-saved", None, always, |s, cx| {
        s.sort_by(Sort::Saved, cx);
    }),
    row("sort_title", "cmd-sort-title", None, always, |s, cx| {
        s.sort_by(Sort::Title, cx);
    }),
    row("sort_length", "cmd-sort-length", None, always, |s, cx| {
        s.sort_by(Sort::Length, cx);
    }),
    row("filter_lang", "cmd-filter-lang", None, always, filter_lang),
    row("next_unread", "cmd-next-unread", None, has_hit, |s, cx| {
        s.go_to_unread(1, cx);
    }),
    row("prev_unread", "cmd-prev-unread", None, has_hit, |s, cx| {
        s.go_to_unread(-1, cx);
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
];

/// The commands of the library's query.
pub const QUERY_ROWS: &[Command<LibraryScreen>] = &[
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
        |s, cx| s.move_by(1, cx),
    ),
    typed("up", "cmd-up", None, always, |s, cx| s.move_by(-1, cx)),
    typed("page_down", "cmd-page-down", None, always, |s, cx| {
        move_page(s, 1, cx);
    }),
    typed("page_up", "cmd-page-up", None, always, |s, cx| {
        move_page(s, -1, cx);
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
    typed("help", "cmd-help", None, always, |_, cx| {
        cx.ask(Ask::Show(Show::Help));
    }),
    typed("quit", "cmd-quit", None, always, |_, cx| cx.ask(Ask::Quit)),
];

const fn row(
    id: &'static str,
    label: &'static str,
    hint: Hint,
    when: When<LibraryScreen>,
    run: Run<LibraryScreen>,
) -> Command<LibraryScreen> {
    Command::new(Mode::Library, id, label, hint, run).when(when)
}

const fn typed(
    id: &'static str,
    label: &'static str,
    hint: Hint,
    when: When<LibraryScreen>,
    run: Run<LibraryScreen>,
) -> Command<LibraryScreen> {
    Command::new(Mode::Query, id, label, hint, run).when(when)
}

fn has_hit(library: &LibraryScreen, _: &Surroundings) -> bool {
    library.hit().is_some()
}

fn is_search(library: &LibraryScreen, _: &Surroundings) -> bool {
    library.searching()
}

fn is_corrected(library: &LibraryScreen, _: &Surroundings) -> bool {
    let mut remarks = library.answer.notes.iter();
    library.searching() && remarks.any(|remark| matches!(remark, Remark::Corrected { .. }))
}

/// Opens the hit that has the focus, or chooses the entry of the side panel.
pub(super) fn open(library: &mut LibraryScreen, cx: &mut Context<'_>) {
    if let Some(at) = library.panel {
        return choose_entry(library, at, cx);
    }
    // Enter behind the last letter means what that letter finds, not what stood there before.
    if library.stale {
        library.next = Some(Next::OpenFirst);
        return cx.ask(Ask::Wait);
    }
    // Who opens an article has found it: back in the list, letters are commands again.
    library.typing = false;
    library.open_hit(library.selected, cx);
}

fn choose_entry(library: &mut LibraryScreen, at: usize, cx: &mut Context<'_>) {
    let Some(entry) = entries(library).into_iter().nth(at) else {
        return;
    };
    let term = translate(&entry.term, cx.messages().language());
    let query = query::toggled(library.query.text(), &term);
    library.query.set(&query);
    library.ask(cx);
    // The row moves with its name: what was chosen keeps the focus.
    let again = entries(library)
        .iter()
        .position(|one| one.term == entry.term);
    library.panel = again.or(Some(0));
}

fn check(library: &mut LibraryScreen, cx: &mut Context<'_>) {
    if let Some(at) = library.panel {
        return choose_entry(library, at, cx);
    }
    library.toggle_check();
    library.move_by(1, cx);
}

fn check_all(library: &mut LibraryScreen, cx: &mut Context<'_>) {
    library.toggle_all(cx);
}

fn out(library: &mut LibraryScreen, _: &mut Context<'_>) {
    library.panel = Some(library.panel.unwrap_or(0));
}

impl LibraryScreen {
    fn sort_by(&mut self, sort: Sort, cx: &mut Context<'_>) {
        self.sort = Some(sort);
        self.selected = 0;
        self.top = 0;
        self.ask(cx);
    }
}

/// Shows French articles, then English ones, then both.
fn filter_lang(library: &mut LibraryScreen, cx: &mut Context<'_>) {
    let typed = library.query.text();
    let next = match (
        query::holds(typed, "lang:fr"),
        query::holds(typed, "lang:en"),
    ) {
        (false, false) => Some("lang:fr"),
        (true, _) => Some("lang:en"),
        (false, true) => None,
    };
    let next = next.map(|term| translate(term, cx.messages().language()));
    let query = query::replaced(typed, query::is_language, next.as_deref());
    library.query.set(&query);
    library.ask(cx);
}

/// Lets words be added to the query as it stands.
fn narrow(library: &mut LibraryScreen, _: &mut Context<'_>) {
    let typed = query::with(library.query.text(), "");
    library.query.set(&typed);
    library.typing = true;
    library.panel = None;
}

fn save_search(library: &mut LibraryScreen, cx: &mut Context<'_>) {
    let query = library.query.text().to_owned();
    cx.ask(Ask::Show(Show::SaveSearch(query)));
}

fn load_search(_: &mut LibraryScreen, cx: &mut Context<'_>) {
    cx.ask(Ask::Show(Show::Searches));
}

/// Turns equivalent terms off for the query, or on again.
fn equivalents(library: &mut LibraryScreen, cx: &mut Context<'_>) {
    let typed = library.query.text();
    let query = match typed.strip_prefix('~') {
        Some(rest) => rest.trim_start().to_owned(),
        None => format!("~{typed}"),
    };
    library.query.set(&query);
    library.ask(cx);
}

/// Takes the words as they are typed: those that were corrected get a `+`.
fn as_typed(library: &mut LibraryScreen, cx: &mut Context<'_>) {
    let mut query = library.query.text().to_owned();
    for remark in &library.answer.notes {
        if let Remark::Corrected { from, .. } = remark {
            query = query.replacen(from.as_str(), &format!("+{from}"), 1);
        }
    }
    library.query.set(&query);
    library.ask(cx);
}

fn clear(library: &mut LibraryScreen, cx: &mut Context<'_>) {
    library.query.set("");
    library.selected = 0;
    library.top = 0;
    library.ask(cx);
}

/// Leaves the box of the query; what was found stays.
fn leave(library: &mut LibraryScreen, _: &mut Context<'_>) {
    library.typing = false;
}

fn filters(library: &mut LibraryScreen, _: &mut Context<'_>) {
    library.typing = false;
    library.panel = Some(0);
}

fn move_page(library: &mut LibraryScreen, by: isize, cx: &mut Context<'_>) {
    let rows = visible(library, cx.around) as isize;
    library.move_by(by * rows, cx);
}
