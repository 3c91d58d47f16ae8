//! `glose config`: where the settings stand, and every setting with its meaning.

use super::outcome::{Ending, Exit};
use super::session::Session;
use crate::config::{Config, ConfigError, sample};
use crate::workspace::{Problem, ProblemKind};

/// Shows the settings file's place and a commented sample of it.
pub(super) fn run(session: &mut Session) -> Ending {
    let places = session.places()?.clone();
    // A comment, so that the whole output is a settings file.
    let line = format!("# {}", places.config.display());
    session.out.line(&line)?;
    session.out.text(sample())?;
    match Config::read(&places.config) {
        Ok(_) => Ok(Exit::Done),
        Err(error) => Err(problem(error).into()),
    }
}

/// What is wrong with the settings file.
pub(super) fn problem(error: ConfigError) -> Problem {
    match error {
        ConfigError::Read { path, source } => {
            Problem::of_system(ProblemKind::Unreadable, &path, &source)
        }
        ConfigError::Write(error) => error.into(),
        ConfigError::Invalid { path, reason } => {
            Problem::in_file(ProblemKind::Settings, &path, reason.trim_end())
        }
    }
}
