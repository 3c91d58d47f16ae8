//! The way out of each screen.

use super::reach::{in_front, on_reader, reread};
use super::screens::{ScreenId, with_screens};
use super::state::State;
use super::visits;
use crate::tui::port::{Env, Request};

/// Says how to quit: nothing is before the library.
fn leave_library(state: &mut State, _: &Env) -> Vec<Request> {
    state.note("say-how-to-quit");
    Vec::new()
}

/// Goes to the library, as it was left.
fn to_library(state: &mut State, _: &Env) -> Vec<Request> {
    state.screen = ScreenId::Library;
    Vec::new()
}

/// Closes the open article, or what is open for a while over it.
fn leave_reader(state: &mut State, env: &Env) -> Vec<Request> {
    if let Some(effects) = visits::end(state, env) {
        return effects;
    }
    let effects = on_reader(state, env, |reader, cx| reader.leave(cx));
    state.reader = None;
    state.screen = if state.from_notes {
        ScreenId::Notes
    } else {
        ScreenId::Library
    };
    state.from_notes = false;
    effects
}

/// Goes back to the screen that the review was opened from.
fn leave_review(state: &mut State, env: &Env) -> Vec<Request> {
    let before = state.before_review;
    if before == ScreenId::Reader && state.reader.is_some() {
        state.screen = ScreenId::Reader;
        let mut effects = on_reader(state, env, |reader, cx| reader.lay_out(cx.around));
        effects.extend(reread(state, |_| true));
        return effects;
    }
    state.screen = if before == ScreenId::Reader {
        ScreenId::Library
    } else {
        before
    };
    in_front(state, env, |screen, cx| screen.come_back(cx))
}

macro_rules! leave_screens {
    ($($([$cfg:meta])? $about:literal $name:ident => $field:ident, $leave:path;)*) => {
        /// Leaves the screen in front for the one before it.
        pub(super) fn leave(state: &mut State, env: &Env) -> Vec<Request> {
            match state.screen {
                ScreenId::Library => leave_library(state, env),
                ScreenId::Reader => leave_reader(state, env),
                $($(#[$cfg])? ScreenId::$name => $leave(state, env),)*
            }
        }
    };
}

with_screens!(leave_screens);
