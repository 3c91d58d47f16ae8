//! The first requests.

use super::reach::on_library;
use super::state::State;
use crate::tui::port::{Env, Request, SearchRequest};
use crate::tui::screen::library::LibraryScreen;

/// What fills the screens at the start.
pub fn begin(state: &mut State, env: &Env) -> Vec<Request> {
    let mut effects = vec![Request::Search(SearchRequest::Overview)];
    effects.extend(on_library(state, env, LibraryScreen::ask));
    effects
}
