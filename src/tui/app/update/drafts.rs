//! What the threads tell of words that are not kept yet: drafts, and texts in the reader's editor.

use crate::tui::app::offering;
use crate::tui::app::state::State;
use crate::tui::dialog::editor::Editor;
use crate::tui::port::{
    Env, Event, Request, SessionEvent, TerminalEvent, TerminalRequest, WorkEvent,
};
use crate::workspace::TextOf;

/// Takes what is told of them.
pub(in crate::tui) fn take(state: &mut State, msg: Event, env: &Env) -> Vec<Request> {
    match msg {
        Event::Session(SessionEvent::DraftKept(key, edits)) => {
            let editor = state.editor.as_ref();
            let is_shown = |one: &Editor| one.key == key && one.edits == edits;
            state.status.draft |= editor.is_some_and(is_shown);
            Vec::new()
        }
        Event::Session(SessionEvent::DraftSheltered(path, problem)) => {
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
        Event::Session(SessionEvent::DraftFailed(problem)) => {
            let args = [
                ("name", problem.name.into()),
                ("cause", problem.cause.into()),
            ];
            let text = state.around.manner.messages.with("say-draft-failed", &args);
            state.status.warn(text);
            Vec::new()
        }
        Event::Work(WorkEvent::Left(left)) => offering::take(state, *left),
        Event::Work(WorkEvent::DraftUnopened(draft, problem)) => {
            offering::keep_orphan(state, draft, &problem)
        }
        Event::Work(WorkEvent::ToEdit { slug, id, body }) => {
            vec![Request::Terminal(TerminalRequest::Edit(
                Box::new(TextOf::Article { slug, id }),
                body,
            ))]
        }
        Event::Terminal(TerminalEvent::Edited(file, back)) => {
            offering::take_edited(state, file, back, env)
        }
        _ => Vec::new(),
    }
}
