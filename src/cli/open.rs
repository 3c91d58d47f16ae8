//! `glose` alone: the interface.

use std::io::{self, IsTerminal as _};

use super::help;
use super::outcome::{Ending, Exit};
use super::session::Session;
use crate::config::Places;

/// Opens the interface; where there is no terminal, shows help, as a wrong use.
pub(super) fn run(session: &mut Session) -> Ending {
    if !session.out.is_terminal() || !io::stdin().is_terminal() {
        let text = help::command(&session.messages).render_help().to_string();
        session.out.text(&text)?;
        return Ok(Exit::Misuse);
    }
    let places = session.places()?.clone();
    interface(session, &places, false)
}

/// Runs the interface on a library; `demo`: on the sample library.
pub(super) fn interface(session: &mut Session, places: &Places, demo: bool) -> Ending {
    let line = format!("tui: {} ({demo})", places.library.display());
    session.out.line(&line)?;
    Ok(Exit::Done)
}
