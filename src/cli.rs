//! The command line: one file per subcommand; every operation goes through the workspace.
//!
//! Standard output holds what was asked for, standard error what there is to say of it. Exit codes: 0 done,
//! 1 nothing found, 2 wrong use, 3 failed, wholly or in part, 70 a fault of ours. A closed pipe ends a command quietly.

mod add;
mod annotations;
mod arguments;
mod backup;
mod clean;
mod completions;
mod delete;
mod demo;
mod doctor;
mod editor;
mod explain;
mod export;
mod fault;
mod help;
mod json;
mod list;
mod note;
mod open;
mod outcome;
mod output;
mod progress;
mod query;
mod quote;
mod restore;
mod row;
mod sample;
mod search;
mod session;
mod settings;
mod show;
mod similar;
mod status;
mod tag;
mod target;
mod usage;
mod wrap;

use std::ffi::OsString;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::FromArgMatches as _;

use crate::config::{Config, Places};
use crate::i18n::{Messages, system_language};
use arguments::{Arguments, Command};
use outcome::{Ending, Exit, Failure, describe, exit_of};
use session::Session;

pub use outcome::Outcome;

/// Runs what the arguments ask for; the first is the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Outcome {
    // A limit on the size of files is then an error of the write, not the end of the program.
    let _ = signal_hook::flag::register(
        rustix::process::Signal::XFSZ.as_raw(),
        Arc::new(AtomicBool::new(false)),
    );
    let arguments = help::protect(arguments.into_iter().collect());
    let places = Places::find(None);
    let (config, wrong) = settings(places.as_ref());
    let language = help::language_asked(&arguments)
        .or_else(|| config.language())
        .unwrap_or_else(system_language);
    let mut messages = Messages::new(language);
    messages.name_colors(&config.colors);
    let reports = places.map(|places| places.state.join("log"));
    let outcome = fault::catch(reports, || perform(arguments, config, wrong, messages));
    outcome.unwrap_or_else(|problem| {
        Outcome::new(
            Exit::Fault,
            Some(describe(&Messages::new(language), &problem)),
        )
    })
}

/// Reads the arguments and does what they ask for; `wrong`: what is wrong with the settings.
fn perform(
    arguments: Vec<OsString>,
    config: Config,
    wrong: Option<crate::workspace::Problem>,
    messages: Messages,
) -> Outcome {
    let definition = help::command(&messages);
    let parsed = definition.try_get_matches_from(arguments);
    let matches = match parsed {
        Ok(matches) => matches,
        Err(error) => return usage::outcome(&messages, &error),
    };
    let when = matches
        .subcommand()
        .and_then(|(_, own)| own.try_get_one("when").ok().flatten())
        .copied();
    let mut typed = match Arguments::from_arg_matches(&matches) {
        Ok(typed) => typed,
        Err(error) => return usage::outcome(&messages, &error),
    };
    typed.when = when.or(typed.when);
    if let Some(problem) = wrong
        && !matches!(typed.command, Some(Command::Config | Command::Doctor(_)))
    {
        output::say(&describe(&messages, &problem));
    }
    let mut session = Session::new(messages, config, &typed);
    let ending = dispatch(&mut session, typed.command);
    let ending = ending.and_then(|exit| session.out.flush().map(|()| exit));
    match ending {
        Ok(exit) => Outcome::new(exit, None),
        Err(Failure::Closed) => Outcome::new(Exit::Done, None),
        Err(Failure::Problem(problem)) => {
            let _ = session.out.flush();
            Outcome::new(
                exit_of(&problem),
                Some(describe(&session.messages, &problem)),
            )
        }
    }
}

/// The reader's settings; the defaults where their file cannot be used, with what is wrong in it.
fn settings(places: Option<&Places>) -> (Config, Option<crate::workspace::Problem>) {
    let read = places.map_or_else(
        || Ok(Config::default()),
        |places| Config::read(&places.config),
    );
    match read {
        Ok(config) => (config, None),
        Err(error) => (Config::default(), Some(settings::problem(error))),
    }
}

fn dispatch(session: &mut Session, command: Option<Command>) -> Ending {
    #[cfg(debug_assertions)]
    fault::panic_if_asked();
    let Some(command) = command else {
        return open::run(session);
    };
    match command {
        Command::Add(add) => add::run(session, &add),
        Command::Search(search) => search::run(session, &search),
        Command::List(list) => list::run(session, &list),
        Command::Show(show) => show::run(session, &show),
        Command::Note(note) => note::run(session, &note),
        Command::Annotations(annotations) => annotations::run(session, &annotations),
        Command::Tag(tag) => tag::run(session, &tag),
        Command::Status(status) => status::run(session, &status),
        Command::Similar(similar) => similar::run(session, &similar),
        Command::Export(export) => export::run(session, &export),
        Command::Delete(delete) => delete::run(session, &delete),
        Command::Backup(backup) => backup::run(session, &backup),
        Command::Restore(restore) => restore::run(session, &restore),
        Command::Reindex => doctor::reindex(session),
        Command::Doctor(doctor) => doctor::run(session, &doctor),
        Command::Config => settings::run(session),
        Command::Demo(demo) => demo::run(session, &demo),
        Command::Completions(completions) => completions::run(session, &completions),
        Command::Help(help) => completions::help(session, &help),
    }
}
