//! `glose delete`: articles and annotations go to the trash.

use super::arguments;
use super::outcome::{Ending, Exit};
use super::session::Session;
use crate::library::Annotation;
use crate::workspace::Found;

/// Deletes what is named; all of it must be there before any of it goes.
pub(super) fn run(session: &mut Session, typed: &arguments::Delete) -> Ending {
    let workspace = session.workspace()?;
    let mut slugs: Vec<String> = Vec::new();
    let mut notes: Vec<Annotation> = Vec::new();
    for found in Session::found(&workspace, &typed.ids)? {
        match found {
            Found::Article(slug) if !slugs.contains(&slug) => slugs.push(slug),
            Found::Note(note) if !notes.contains(&note) => notes.push(*note),
            // Named twice.
            Found::Article(_) | Found::Note(_) => {}
        }
    }
    // A note of an article that goes too goes with it.
    notes.retain(|note| !slugs.contains(&note.slug));
    if !notes.is_empty() {
        let done = workspace.delete_annotations(&notes)?;
        session.done(&done)?;
    }
    if !slugs.is_empty() {
        let done = workspace.delete_articles(&slugs)?;
        session.done(&done)?;
    }
    Ok(Exit::Done)
}
