//! `glose restore`: brings back what was deleted, or lists it; brings a backup back.

use std::path::Path;

use super::arguments;
use super::json;
use super::outcome::{Ending, Exit, Failure};
use super::output::{Role, say};
use super::session::Session;
use crate::workspace::ProblemKind;
use crate::workspace::{Deleted, is_backup, restore_backup};

/// Restores what is named; lists the trash where nothing is.
pub(super) fn run(session: &mut Session, typed: &arguments::Restore) -> Ending {
    if let Some(name) = typed.name.as_deref().filter(|name| is_file(name, typed)) {
        return from_backup(session, name, typed.into.as_deref());
    }
    let workspace = session.workspace()?;
    if let Some(name) = &typed.name {
        let done = workspace.restore(&name.to_string_lossy())?;
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
        return Err(Failure::of(ProblemKind::TrashEmpty, "", None));
    }
    Ok(Exit::Done)
}

/// Whether what was typed is a backup's file: nothing in the trash has such a name.
fn is_file(name: &Path, typed: &arguments::Restore) -> bool {
    let text = name.to_string_lossy();
    let ends = [".tar.gz", ".tgz"].iter().any(|end| text.ends_with(end));
    typed.into.is_some() || ends || text.contains('/') || is_backup(name)
}

/// Restores a backup as the library, which must be empty, or as another folder.
fn from_backup(session: &mut Session, file: &Path, into: Option<&Path>) -> Ending {
    let library = session.places()?.library.clone();
    let target = into.unwrap_or(&library);
    let unpacked = restore_backup(file, target)?;
    for path in &unpacked.passed {
        let path = path.display().to_string();
        say(&session.with("cli-passed-over", &[("path", path.into())]));
    }
    let args = [
        ("count", unpacked.files.into()),
        ("path", target.display().to_string().into()),
    ];
    session.print("cli-restored-from", &args)?;
    if into.is_some() {
        session.print("cli-restored-open", &args)?;
    } else {
        session.workspace()?;
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
