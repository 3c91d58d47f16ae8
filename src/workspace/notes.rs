//! What is done to several annotations at once, by their articles' slugs and their ids: one change, one undo.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::{Deed, Done, Problem, Workspace};
use crate::library::{Annotation, Change, Color, LibraryError, Step, clean_tag, paths, retag};

/// What is done to several annotations at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteChange {
    /// Gives them a colour.
    Color(Color),
    /// Adds and removes tags.
    Tags {
        /// Tags to add.
        add: Vec<String>,
        /// Tags to remove.
        remove: Vec<String>,
    },
    /// Moves them to the trash.
    Delete,
}

impl Workspace {
    /// Changes annotations, each given by its article's slug and its id. Those that are gone meanwhile are
    /// passed over.
    ///
    /// # Errors
    /// A file cannot be read or written; then none was changed.
    pub fn change_notes(
        &self,
        notes: &[(String, String)],
        change: &NoteChange,
        now: Timestamp,
    ) -> Result<Done, Problem> {
        match change {
            NoteChange::Color(color) => {
                let set = |note: &mut Annotation| note.color = *color;
                self.rewrite(Deed::NotesColored, "", notes, now, set)
            }
            NoteChange::Tags { add, remove } => {
                let clean = |tags: &[String]| -> Vec<String> {
                    let tags = tags.iter().map(|tag| clean_tag(tag));
                    tags.filter(|tag| !tag.is_empty()).collect()
                };
                let (add, remove) = (clean(add), clean(remove));
                let what = if add.is_empty() {
                    Deed::NotesUntagged
                } else {
                    Deed::NotesTagged
                };
                let name = add.first().or(remove.first()).cloned().unwrap_or_default();
                let change = |note: &mut Annotation| retag(&mut note.tags, &add, &remove);
                self.rewrite(what, &name, notes, now, change)
            }
            NoteChange::Delete => {
                let files: Vec<_> = notes
                    .iter()
                    .map(|(slug, id)| paths::note(slug, id))
                    .collect();
                self.remove_notes(&files)
            }
        }
    }

    /// Moves the files of annotations to the trash.
    pub(super) fn remove_notes(&self, files: &[PathBuf]) -> Result<Done, Problem> {
        let entry = Self::trash_entry();
        self.change(|| {
            let change = self.library.removal(files, &entry)?;
            let count = change.steps.len();
            Ok(Done::of(Deed::NotesDeleted, count, String::new(), change))
        })
        .map(Done::named_by_title)
    }

    fn rewrite(
        &self,
        what: Deed,
        name: &str,
        notes: &[(String, String)],
        now: Timestamp,
        change: impl Fn(&mut Annotation),
    ) -> Result<Done, Problem> {
        self.change(|| {
            let steps = self.rewritten(notes, now, &change)?;
            let count = steps.len();
            Ok(Done::of(
                what,
                count,
                name.to_owned(),
                Change { steps, trash: None },
            ))
        })
    }

    fn rewritten(
        &self,
        notes: &[(String, String)],
        now: Timestamp,
        change: &impl Fn(&mut Annotation),
    ) -> Result<Vec<Step>, Problem> {
        let mut steps = Vec::new();
        let mut seen = HashSet::new();
        for (slug, id) in notes.iter().filter(|one| seen.insert(*one)) {
            let path = paths::note(slug, id);
            let Some(before) = self.library.bytes(&path)? else {
                continue;
            };
            let not_text = |_| LibraryError::NotText { path: path.clone() };
            let text = String::from_utf8(before.clone()).map_err(not_text)?;
            let mut note =
                Annotation::parse(slug, id, &text).map_err(|error| LibraryError::FrontMatter {
                    path: path.clone(),
                    line: error.line,
                    reason: error.reason,
                })?;
            let was = note.clone();
            change(&mut note);
            if note == was {
                continue;
            }
            if let Some(key) = note.unwritable() {
                return Err(LibraryError::ForeignValue { path, key }.into());
            }
            note.modified = Some(now);
            let after = note.render(Some(&text)).into_bytes();
            self.remember(Annotation::hash(&after));
            steps.push(Step {
                path,
                before: Some(Arc::from(before)),
                after: Some(Arc::from(after)),
            });
        }
        Ok(steps)
    }
}
