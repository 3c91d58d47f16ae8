//! Doing something with a screen: what it requests comes back, what it asks of the shell is taken down, to be carried
//! out before `update` ends.

use super::state::State;
use crate::tui::port::{Asked, Context, Env, Op, OpenAt, Request, WorkRequest};
use crate::tui::screen::Screen;
use crate::tui::screen::library::LibraryScreen;
use crate::tui::screen::notes::NotesScreen;
use crate::tui::screen::reader::Reader;
use crate::tui::screen::review::ReviewScreen;

/// Does something with the screen in front, and takes down what it asks for.
pub(super) fn in_front(
    state: &mut State,
    env: &Env,
    act: impl FnOnce(&mut dyn Screen, &mut Context<'_>),
) -> Vec<Request> {
    let (count, is_quiet) = (state.keys.count, state.status.message.is_none());
    let (screen, around) = state.front_mut();
    let mut cx = Context::new(around, env, count, is_quiet);
    act(screen, &mut cx);
    let asked = cx.into_asked();
    take_down(state, asked)
}

/// Makes a function that does something with one screen, and takes down what it asks for.
macro_rules! on {
    ($name:ident, $field:ident, $screen:ty) => {
        /// Does something with one screen, and takes down what it asks for.
        pub(super) fn $name(
            state: &mut State,
            env: &Env,
            act: impl FnOnce(&mut $screen, &mut Context<'_>),
        ) -> Vec<Request> {
            let (count, is_quiet) = (state.keys.count, state.status.message.is_none());
            let mut cx = Context::new(&state.around, env, count, is_quiet);
            act(&mut state.$field, &mut cx);
            let asked = cx.into_asked();
            take_down(state, asked)
        }
    };
}

on!(on_library, library, LibraryScreen);
on!(on_notes, notes, NotesScreen);
on!(on_review, review, ReviewScreen);

/// Does something with the reader, if an article is open, and takes down what it asks for.
pub(super) fn on_reader(
    state: &mut State,
    env: &Env,
    act: impl FnOnce(&mut Reader, &mut Context<'_>),
) -> Vec<Request> {
    let (count, is_quiet) = (state.keys.count, state.status.message.is_none());
    let Some(reader) = &mut state.reader else {
        return Vec::new();
    };
    let mut cx = Context::new(&state.around, env, count, is_quiet);
    act(reader, &mut cx);
    let asked = cx.into_asked();
    take_down(state, asked)
}

/// Takes down what was asked for; what is asked of the outside comes back.
pub(super) fn take_down(state: &mut State, asked: Asked) -> Vec<Request> {
    for effect in &asked.requests {
        if let Request::Work(WorkRequest::Do(op)) = effect {
            expect(state, op);
        }
    }
    state.asks.extend(asked.asks);
    asked.requests
}

/// Asks for an operation: the reader sees at once what it will do, and that it is under way.
pub(super) fn perform(state: &mut State, op: Op) -> Vec<Request> {
    expect(state, &op);
    vec![Request::Work(WorkRequest::Do(Box::new(op)))]
}

/// The same on what is checked, which is checked no longer then.
pub(super) fn perform_on_checked(state: &mut State, op: Op, env: &Env) -> Vec<Request> {
    let mut requests = in_front(state, env, |screen, _| screen.uncheck());
    requests.extend(perform(state, op));
    requests
}

fn expect(state: &mut State, op: &Op) {
    state.status.saving |= !matches!(op, Op::BeginReading(_));
    state.status.under_way += 1;
    if let Some(reader) = &mut state.reader {
        reader.anticipate(op);
    }
}

/// Reads the open article again, where it is the one of a slug.
pub(super) fn reread(state: &State, is_meant: impl FnOnce(&str) -> bool) -> Option<Request> {
    let slug = &state.reader.as_ref()?.article.meta.slug;
    is_meant(slug).then(|| Request::Work(WorkRequest::Open(slug.clone(), OpenAt::Stay)))
}
