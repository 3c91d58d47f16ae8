//! An article was opened.

use crate::tui::app::reach::{on_reader, take_down};
use crate::tui::app::screens::ScreenId;
use crate::tui::app::state::State;
use crate::tui::app::status::describe;
use crate::tui::app::visits;
use crate::tui::dialog::Editor;
use crate::tui::port::{Context, Env, OpenAt, Request};
use crate::tui::screen::reader::{Reader, TemporaryReading};
use crate::workspace::{Reading, find_quote};

/// Takes an article that was opened, at the place that was asked for.
pub(super) fn open(state: &mut State, reading: Reading, at: OpenAt, env: &Env) -> Vec<Request> {
    say_problems(state, &reading, &at);
    if at == OpenAt::Stay {
        return on_reader(state, env, |reader, cx| reader.reread(reading, cx));
    }
    if let OpenAt::Attach(attach) = at {
        let purpose = TemporaryReading::Attach(*attach);
        visits::begin(state, reading, purpose, None, env);
        return Vec::new();
    }
    let mut effects = on_reader(state, env, |reader, cx| reader.leave(cx));
    let mut cx = Context::new(&state.around, env, None, true);
    let reader = Reader::open(reading, &at, state.reader.as_ref(), &mut cx);
    let asked = cx.into_asked();
    state.reader = Some(reader);
    state.beneath = None;
    state.screen = ScreenId::Reader;
    effects.extend(take_down(state, asked));
    if let OpenAt::Draft(draft) = &at {
        let document = state.reader.as_ref().map(|reader| &reader.document);
        let target = draft.annotation.target.as_ref();
        let exact = target.map(|target| target.exact.as_str());
        let range = document
            .zip(exact)
            .and_then(|(text, quote)| find_quote(text, quote));
        state.editor = Some(Editor::recovered(draft, range));
        state.fit_editor();
    }
    effects
}

/// Says what is wrong with it; of an article that is read again only what is new.
fn say_problems(state: &mut State, reading: &Reading, at: &OpenAt) {
    for problem in &reading.problems {
        let messages = &state.around.manner.messages;
        let text = describe(messages, problem);
        let is_known = state.status.log.iter().any(|one| one.text == text);
        if *at != OpenAt::Stay || !is_known {
            state.status.problem(messages, problem);
        }
    }
}
