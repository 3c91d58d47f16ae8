//! `glose completions` and `glose help`.

use super::arguments;
use super::help::command;
use super::outcome::{Ending, Exit, Failure};
use super::session::Session;
use crate::workspace::{Hint, ProblemKind};

/// Writes what a shell needs to complete commands and options.
pub(super) fn run(session: &mut Session, typed: &arguments::Completions) -> Ending {
    let mut script = Vec::new();
    clap_complete::generate(
        typed.shell,
        &mut command(&session.messages),
        "glose",
        &mut script,
    );
    session.out.text(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Done)
}

/// Explains a command, or all of them.
pub(super) fn help(session: &mut Session, typed: &arguments::Help) -> Ending {
    let mut all = command(&session.messages);
    all.build();
    let text = match &typed.command {
        None => all.render_help(),
        Some(name) => match all.find_subcommand_mut(name) {
            Some(one) => one.render_help(),
            None => {
                return Err(Failure::of(
                    ProblemKind::UnknownCommand,
                    name,
                    Hint::ListCommands,
                ));
            }
        },
    };
    session.out.text(&text.to_string())?;
    Ok(Exit::Done)
}
