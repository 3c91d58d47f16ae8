//! One article as the system lists it.

use super::conflict::copies;
use super::error::LibraryError;
use super::files::Library;
use super::listing::{self, FileState, Listed, NoteFolder, markdown_file};
use super::paths;

impl Library {
    /// One article as [`Library::list`] gives it, by a look at its own file and folders; `None` where it is not there, or
    /// is a copy that a synchroniser left.
    ///
    /// # Errors
    /// The system refused to say.
    pub fn listed(&self, slug: &str) -> Result<Option<Listed>, LibraryError> {
        let folder = self.root().join(paths::ARTICLES);
        let Some(meta) = markdown_file(&folder, slug)? else {
            return Ok(None);
        };
        if copies::is_one(&folder, slug) {
            return Ok(None);
        }
        let stamp = self.stamp(slug, &meta, self.note_folder(slug).as_ref());
        Ok(Some(Listed {
            slug: slug.to_owned(),
            stamp,
        }))
    }

    /// Whether what became of a file may have made or taken away a copy of an article, which only a listing of all finds.
    pub fn concerns_copies(&self, slug: &str) -> bool {
        if copies::is_plain(slug) {
            return false;
        }
        let folder = self.root().join(paths::ARTICLES);
        let there = markdown_file(&folder, slug).ok().flatten();
        there.is_none() || copies::is_one(&folder, slug)
    }

    /// What tells the state of an article's files from another.
    pub(super) fn stamp(&self, slug: &str, file: &FileState, notes: Option<&NoteFolder>) -> String {
        let note = notes.map_or("", |folder| folder.stamp.as_str());
        format!(
            "{}{note}{}",
            listing::stamp(file),
            self.kept_stamp(slug, note)
        )
    }

    /// Changes when a text is kept that the notes of an article may be placed by: also one that arrives later, from
    /// another machine. Empty for an article without notes.
    fn kept_stamp(&self, slug: &str, note: &str) -> String {
        if note.is_empty() {
            return String::new();
        }
        let folder = self.root().join(paths::REVISIONS).join(slug);
        let state = FileState::of(&folder).ok();
        state.map_or_else(String::new, |state| format!("~{}", listing::stamp(&state)))
    }
}
