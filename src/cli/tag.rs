//! `glose tag`: tags of articles and of annotations.

use super::arguments;
use super::help::unprotect;
use super::outcome::{Ending, Exit, Failure};
use super::session::Session;
use crate::library::clean_tag;
use crate::workspace::{Found, NoteChange};
use crate::workspace::{Hint, ProblemKind};

/// Adds (`+tag`) and removes (`-tag`) tags.
pub(super) fn run(session: &mut Session, typed: &arguments::Tag) -> Ending {
    let words: Vec<String> = typed.words.iter().map(|word| unprotect(word)).collect();
    let is_change = |word: &&String| word.len() > 1 && word.starts_with(['+', '-']);
    let (changes, names): (Vec<&String>, Vec<&String>) = words.iter().partition(is_change);
    let with = |sign: char| -> Vec<String> {
        let tags = changes.iter().filter_map(|word| word.strip_prefix(sign));
        tags.map(clean_tag).filter(|tag| !tag.is_empty()).collect()
    };
    let (add, remove) = (with('+'), with('-'));
    if names.is_empty() || add.is_empty() && remove.is_empty() {
        return Err(Failure::of(
            ProblemKind::NoChange,
            &words.join(" "),
            Hint::TagHow,
        ));
    }
    let names: Vec<String> = names.into_iter().cloned().collect();
    let (workspace, found) = session.workspace_of(&names)?;
    let mut slugs: Vec<String> = Vec::new();
    let mut notes: Vec<(String, String)> = Vec::new();
    for found in found {
        match found {
            Found::Article(slug) if !slugs.contains(&slug) => slugs.push(slug),
            Found::Article(_) => {}
            Found::Note(note) => notes.push((note.slug, note.id.0)),
        }
    }
    if !slugs.is_empty() {
        let done = workspace.tag_articles(&slugs, &add, &remove)?;
        session.done(&done)?;
    }
    if !notes.is_empty() {
        let done =
            workspace.change_notes(&notes, &NoteChange::Tags { add, remove }, session.now)?;
        session.done(&done)?;
    }
    Ok(Exit::Done)
}
