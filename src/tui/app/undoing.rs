//! Taking the last change back, and doing it again.

use super::history::describe;
use super::state::State;
use crate::tui::port::{Env, Op, Request, WorkRequest};

/// Takes the last change back. What is not on the screen is named first, and taken back when it is asked for again.
pub fn undo(state: &mut State) -> Vec<Request> {
    let Some(entry) = state.history.undo.back() else {
        state.note("say-nothing-to-undo");
        return Vec::new();
    };
    if !(state.history.is_asked
        || state.history.is_offered
        || state.front().shows(&entry.slugs, &state.around))
    {
        let about = describe(&entry.about, &state.around.manner.messages);
        let args = [("text", about.into())];
        state.note_with("say-undo-elsewhere", &args);
        state.history.is_asked = true;
        return Vec::new();
    }
    state.history.is_asked = false;
    let entry = state.history.undo.pop_back();
    let op = entry.map(|entry| Request::Work(WorkRequest::Do(Box::new(Op::Undo(entry.change)))));
    op.into_iter().collect()
}

/// Does again what was taken back last.
pub fn redo(state: &mut State, _: &Env) -> Vec<Request> {
    let Some(entry) = state.history.redo.pop() else {
        state.note("say-nothing-to-redo");
        return Vec::new();
    };
    vec![Request::Work(WorkRequest::Do(Box::new(Op::Redo(
        entry.change,
    ))))]
}
