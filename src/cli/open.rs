//! `glose` alone: the interface.

use std::io::{self, IsTerminal as _};

use super::help;
use super::outcome::{Ending, Exit, Failure};
use super::session::Session;
use crate::config::{self, Places};
use crate::tui::run;
use crate::workspace::{Hint, ProblemKind};

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

/// Runs the interface on a library, where the terminal can move its cursor; `demo`: on the sample library.
pub(super) fn interface(session: &Session, places: &Places, demo: bool) -> Ending {
    if config::is_dumb() {
        let what = ProblemKind::DumbTerminal;
        return Err(Failure::of(what, "TERM=dumb", Hint::OtherTerminal));
    }
    run::start(&run::Session {
        places: places.clone(),
        config: session.config.clone(),
        language: session.messages.language(),
        demo,
    })?;
    Ok(Exit::Done)
}
