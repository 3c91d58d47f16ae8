//! `glose restore`: brings back what was deleted, or lists it.

use super::arguments;
use super::json;
use super::outcome::{Ending, Exit, Failure};
use super::output::Role;
use super::session::Session;
use crate::workspace::Deleted;

/// Restores what is named; lists the trash where nothing is.
pub(super) fn run(session: &mut Session, typed: &arguments::Restore) -> Ending {
    let workspace = session.workspace()?;
    if let Some(name) = &typed.name {
        let done = workspace.restore(name)?;
        session.done(&done)?;
        return Ok(Exit::Done);
    }
    let trash = workspace.trash();
    for one in &trash {
        if typed.json {
            session.out.json(&json::Deleted {
                name: &one.entry,
                at: one.at.map(|at| at.to_string()),
                title: one.title.as_deref(),
                slugs: &one.slugs,
                notes: one.notes,
            })?;
        } else {
            show(session, one)?;
        }
    }
    if trash.is_empty() {
        return Err(Failure::of("problem-trash-empty", "", ""));
    }
    Ok(Exit::Done)
}

fn show(session: &mut Session, one: &Deleted) -> Ending<()> {
    let title = one.title.clone().unwrap_or_else(|| one.slugs.join(", "));
    let mut parts: Vec<String> = Vec::new();
    parts.extend(one.at.map(|at| session.messages.moment(at, session.now)));
    if one.notes > 0 {
        parts.push(session.with("count-notes", &[("count", one.notes.into())]));
    }
    parts.push(one.entry.clone());
    session.out.pieces(&[
        (Role::Title, title),
        (Role::Faint, format!("  {}", parts.join(" · "))),
    ])
}
