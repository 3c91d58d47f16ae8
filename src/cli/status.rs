//! `glose status`: where the reader is with articles.

use super::arguments;
use super::outcome::{Ending, Exit, Failure};
use super::session::Session;
use crate::library::Status;

/// Sets the status that stands last.
pub(super) fn run(session: &mut Session, typed: &arguments::Status) -> Ending {
    let Some((word, names)) = typed.words.split_last() else {
        return Err(Failure::of("problem-status", "", "hint-status"));
    };
    let Some(status) = Status::parse(word) else {
        return Err(Failure::of("problem-status", word, "hint-status"));
    };
    if names.is_empty() {
        return Err(Failure::of("problem-no-change", word, "hint-status-how"));
    }
    let (workspace, slugs) = session.workspace_of_articles(names)?;
    let done = workspace.set_status(&slugs, status)?;
    session.done(&done)?;
    Ok(Exit::Done)
}
