//! The first requests.

use super::reach::on_library;
use super::state::State;
use crate::tui::port::{Env, Request, SearchRequest};

/// What fills the screens at the start.
pub fn begin(state: &mut State, env: &Env) -> Vec<Request> {
    let mut effects = vec![Request::Search(SearchRequest::Overview)];
    effects.extend(on_library(
        state,
        env,
        super::super::screen::library::LibraryScreen::ask,
    ));
    effects
}
