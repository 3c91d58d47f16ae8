//! The commands of the notes screen.

use super::state::NotesScreen;
use super::{verbs, visible};
use crate::tui::kit::keys::Mode;
use crate::tui::kit::settings;
use crate::tui::port::command::{Hint, Run, Tables, When, always};
use crate::tui::port::{Ask, Command, Context, Show, Surroundings, Writes};

/// All of them, by mode.
pub(super) const TABLES: Tables<NotesScreen> = &[ROWS, QUERY_ROWS];

/// The commands of the list of notes.
pub const ROWS: &[Command<NotesScreen>] = &[
    row(
        "open",
        "cmd-open-note",
        Some(("bar-open", 1)),
        NotesScreen::open,
    ),
    writes("edit", "cmd-edit", Some(("bar-edit", 2)), |s, cx| {
        verbs::edit(s, false, cx);
    }),
    row("check", "cmd-check-note", Some(("bar-check", 3)), check),
    row("group", "cmd-group", Some(("bar-group", 4)), |_, cx| {
        if let Some(value) = settings::next(&cx.around.settings.config, "group") {
            cx.ask(Ask::Set("group", value));
        }
    }),
    writes("colour", "cmd-colour-note", None, |s, cx| {
        let now = s.hit().map(|hit| hit.color);
        cx.ask(Ask::Show(Show::Colours(now.unwrap_or_default())));
    }),
    row("check_all", "cmd-check-all", None, check_all),
    row("next_group", "cmd-next-group", None, |s, cx| {
        next_group(s, 1, cx);
    }),
    row("prev_group", "cmd-prev-group", None, |s, cx| {
        next_group(s, -1, cx);
    }),
    row("out", "cmd-out", None, |_, cx| cx.ask(Ask::Back)).when(always),
];

/// The commands of the query of notes.
pub const QUERY_ROWS: &[Command<NotesScreen>] = &[
    typed(
        "open",
        "cmd-open",
        Some(("bar-open", 2)),
        has_note,
        NotesScreen::open,
    ),
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
        s.move_by(visible(cx.around) as isize, cx);
    }),
    typed("page_up", "cmd-page-up", None, always, |s, cx| {
        s.move_by(-(visible(cx.around) as isize), cx);
    }),
    typed("help", "cmd-help", None, always, |_, cx| {
        cx.ask(Ask::Show(Show::Help));
    }),
    typed("quit", "cmd-quit", None, always, |_, cx| cx.ask(Ask::Quit)),
];

const fn row(
    id: &'static str,
    label: &'static str,
    hint: Hint,
    run: Run<NotesScreen>,
) -> Command<NotesScreen> {
    Command::new(Mode::Notes, id, label, hint, run).when(has_note)
}

const fn writes(
    id: &'static str,
    label: &'static str,
    hint: Hint,
    run: Run<NotesScreen>,
) -> Command<NotesScreen> {
    row(id, label, hint, run).writing(Writes::Yes)
}

const fn typed(
    id: &'static str,
    label: &'static str,
    hint: Hint,
    when: When<NotesScreen>,
    run: Run<NotesScreen>,
) -> Command<NotesScreen> {
    Command::new(Mode::Query, id, label, hint, run).when(when)
}

fn has_note(notes: &NotesScreen, _: &Surroundings) -> bool {
    notes.hit().is_some()
}

/// Leaves the box of the query; what was found stays.
fn leave(notes: &mut NotesScreen, _: &mut Context<'_>) {
    notes.typing = false;
}

/// Checks the annotation that has the focus, or takes its check away, and goes on to the next.
fn check(notes: &mut NotesScreen, cx: &mut Context<'_>) {
    let Some(id) = notes.hit().map(|hit| hit.id.0.clone()) else {
        return;
    };
    if !notes.checked.remove(&id) {
        notes.checked.insert(id.clone());
    }
    // Under tags a note may follow itself: its check must not be taken away again by the next press.
    let other = |row: &usize| notes.hit_at(*row).is_some_and(|hit| hit.id.0 != id);
    let next = (notes.selected + 1..notes.rows.len()).find(other);
    let by = next.map_or(1, |next| next - notes.selected);
    notes.move_by(by as isize, cx);
}

/// Checks every annotation found, or takes every check away.
fn check_all(notes: &mut NotesScreen, _: &mut Context<'_>) {
    if notes.checked.is_empty() {
        notes.checked = notes.hits.iter().map(|hit| hit.id.0.clone()).collect();
    } else {
        notes.checked.clear();
    }
}

/// Goes to the first annotation of the next group, or of this one and then the one before.
fn next_group(notes: &mut NotesScreen, step: isize, cx: &mut Context<'_>) {
    let here = notes.rows.get(notes.selected).map(|row| row.group);
    let first = |group: Option<usize>| notes.rows.iter().position(|row| Some(row.group) == group);
    let begins = first(here).unwrap_or(0);
    let to = if step > 0 {
        first(here.map(|group| group + 1)).unwrap_or(notes.selected)
    } else if begins < notes.selected {
        begins
    } else {
        first(here.and_then(|group| group.checked_sub(1))).unwrap_or(0)
    };
    let by = to as isize - notes.selected as isize;
    notes.move_by(by, cx);
}
