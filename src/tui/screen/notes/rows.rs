//! The commands of the notes screen.

use super::{move_by, open, verbs};
use crate::tui::app::command::{Command, Hint, Run};
use crate::tui::app::settings;
use crate::tui::app::state::State;
use crate::tui::kit::keys::Mode;
use crate::tui::port::{Effect, Env};

/// The commands of the notes screen.
pub const ROWS: &[Command] = &[
    row("open", "cmd-open-note", Some(("bar-open", 1)), |s, _| {
        open(s)
    }),
    row("edit", "cmd-edit", Some(("bar-edit", 2)), |s, _| {
        verbs::edit(s, false)
    }),
    row("check", "cmd-check-note", Some(("bar-check", 3)), check),
    row("group", "cmd-group", Some(("bar-group", 4)), |s, _| {
        settings::turn(s, "group")
    }),
    row("colour", "cmd-colour-note", None, |s, _| {
        verbs::choose_colour(s)
    }),
    row("check_all", "cmd-check-all", None, check_all),
    row("next_group", "cmd-next-group", None, |s, _| {
        next_group(s, 1)
    }),
    row("prev_group", "cmd-prev-group", None, |s, _| {
        next_group(s, -1)
    }),
    Command {
        when: crate::tui::app::command::always,
        ..row("out", "cmd-out", None, crate::tui::app::global::back)
    },
];

const fn row(id: &'static str, label: &'static str, hint: Hint, run: Run) -> Command {
    Command::row(Mode::Notes, id, label, hint, has_note, run)
}

fn has_note(state: &State) -> bool {
    state.notes.hit().is_some()
}

/// Checks the annotation that has the focus, or takes its check away, and goes on to the next.
fn check(state: &mut State, _: &Env) -> Vec<Effect> {
    let Some(id) = state.notes.hit().map(|hit| hit.id.0.clone()) else {
        return Vec::new();
    };
    let checked = &mut state.notes.checked;
    if !checked.remove(&id) {
        checked.insert(id.clone());
    }
    // Under tags a note may follow itself: its check must not be taken away again by the next press.
    let notes = &state.notes;
    let other = |row: &usize| notes.hit_at(*row).is_some_and(|hit| hit.id.0 != id);
    let next = (notes.selected + 1..notes.rows.len()).find(other);
    let by = next.map_or(1, |next| next - notes.selected);
    move_by(state, by as isize)
}

/// Checks every annotation found, or takes every check away.
fn check_all(state: &mut State, _: &Env) -> Vec<Effect> {
    let notes = &mut state.notes;
    if notes.checked.is_empty() {
        notes.checked = notes.hits.iter().map(|hit| hit.id.0.clone()).collect();
    } else {
        notes.checked.clear();
    }
    Vec::new()
}

/// Goes to the first annotation of the next group, or of this one and then the one before.
fn next_group(state: &mut State, step: isize) -> Vec<Effect> {
    let notes = &state.notes;
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
    move_by(state, by)
}
