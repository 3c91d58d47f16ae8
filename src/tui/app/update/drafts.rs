//! What the threads tell of words that are not kept yet: drafts, and texts in the reader's editor.

use crate::tui::app::offering;
use crate::tui::app::state::State;
use crate::tui::dialog::editor::Editor;
use crate::tui::port::{Effect, Env, Msg};
use crate::workspace::TextOf;

/// Takes what is told of them.
pub(in crate::tui) fn take(state: &mut State, msg: Msg, env: &Env) -> Vec<Effect> {
    match msg {
        Msg::DraftKept(key, edits) => {
            let editor = state.editor.as_ref();
            let is_shown = |one: &Editor| one.key == key && one.edits == edits;
            state.status.draft |= editor.is_some_and(is_shown);
            Vec::new()
        }
        Msg::DraftSheltered(path, problem) => {
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
        Msg::DraftFailed(problem) => {
            let args = [
                ("name", problem.name.into()),
                ("cause", problem.cause.into()),
            ];
            let text = state.around.manner.messages.with("say-draft-failed", &args);
            state.status.warn(text);
            Vec::new()
        }
        Msg::Left(left) => offering::take(state, *left),
        Msg::DraftUnopened(draft, problem) => offering::keep_orphan(state, draft, &problem),
        Msg::ToEdit { slug, id, body } => {
            vec![Effect::Edit(Box::new(TextOf::Article { slug, id }), body)]
        }
        Msg::Edited(file, back) => offering::take_edited(state, file, back, env),
        _ => Vec::new(),
    }
}
