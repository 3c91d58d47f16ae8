//! What became of long work, of what is kept beside the library, and of the terminal's errands.

use super::after::{added, refreshed, shifted};
use crate::tui::app::offering;
use crate::tui::app::state::State;
use crate::tui::dialog::Editor;
use crate::tui::port::{BackgroundEvent, Env, Request, SessionEvent, TerminalEvent};

/// Takes what became of long work.
pub(super) fn take_background(
    state: &mut State,
    event: BackgroundEvent,
    env: &Env,
) -> Vec<Request> {
    match event {
        BackgroundEvent::Progress(progress) => {
            state.status.progress = (progress.done < progress.total).then_some(progress);
            Vec::new()
        }
        BackgroundEvent::Refreshed { changed, problems } => {
            refreshed(state, changed, &problems, env)
        }
        BackgroundEvent::AnchorsChanged(articles, by_reader) => {
            shifted(state, &articles, by_reader);
            Vec::new()
        }
        BackgroundEvent::Added(taken) => {
            added(state, &taken);
            Vec::new()
        }
    }
}

/// Takes what became of what is kept beside the library.
pub(super) fn take_session(state: &mut State, event: SessionEvent) -> Vec<Request> {
    match event {
        SessionEvent::Positions(positions) => {
            state.around.positions = positions;
            Vec::new()
        }
        SessionEvent::Choices(choices) => {
            state.around.choices = *choices;
            Vec::new()
        }
        SessionEvent::DraftKept(key, edits) => {
            let editor = state.editor.as_ref();
            let is_shown = |one: &Editor| one.key == key && one.edits == edits;
            state.status.draft |= editor.is_some_and(is_shown);
            Vec::new()
        }
        SessionEvent::DraftSheltered(path, problem) => {
            let path = path.display().to_string();
            let args = [("path", path.into()), ("cause", problem.cause.into())];
            let text = state
                .around
                .manner
                .messages
                .with("say-draft-sheltered", &args);
            state.status.warn(text);
            Vec::new()
        }
        SessionEvent::DraftFailed(problem) => {
            let args = [
                ("name", problem.name.into()),
                ("cause", problem.cause.into()),
            ];
            let text = state.around.manner.messages.with("say-draft-failed", &args);
            state.status.warn(text);
            Vec::new()
        }
    }
}

/// Takes what became of the terminal's errands.
pub(super) fn take_terminal(state: &mut State, event: TerminalEvent, env: &Env) -> Vec<Request> {
    match event {
        TerminalEvent::Edited(file, back) => offering::take_edited(state, file, back, env),
        TerminalEvent::Said(key, text) => {
            let args = [("text", text.into())];
            state.note_with(key, &args);
            Vec::new()
        }
    }
}
