//! `glose status`: where the reader is with articles.

use super::arguments;
use super::outcome::{Ending, Exit, Failure};
use super::session::Session;
use crate::library::Status;
use crate::workspace::{Hint, ProblemKind};

/// Sets the status that stands last.
pub(super) fn run(session: &mut Session, typed: &arguments::Status) -> Ending {
    let Some((word, names)) = typed.words.split_last() else {
        return Err(Failure::of(ProblemKind::UnknownStatus, "", Hint::Statuses));
    };
    let Some(status) = Status::parse(word) else {
        return Err(Failure::of(
            ProblemKind::UnknownStatus,
            word,
            Hint::Statuses,
        ));
    };
    if names.is_empty() {
        return Err(Failure::of(ProblemKind::NoChange, word, Hint::StatusHow));
    }
    let (workspace, slugs) = session.workspace_of_articles(names)?;
    let done = workspace.set_status(&slugs, status)?;
    session.done(&done)?;
    Ok(Exit::Done)
}
