//! What the screen of all notes holds.

use std::collections::BTreeSet;

use super::groups::{NoteGroup, NoteRow};
use crate::config::Group;
use crate::search::AnnotationHit;
use crate::tui::kit::field::Field;
use crate::workspace::{Placed, Reading};

/// The screen of all notes.
#[derive(Debug, Default)]
pub struct NotesScreen {
    /// The query.
    pub query: Field,
    /// Whether letters go into the query.
    pub typing: bool,
    /// The annotations found, in the order of the answer.
    pub hits: Vec<AnnotationHit>,
    /// How many there are in all.
    pub total: usize,
    /// Raised with every request.
    pub generation: u64,
    /// The groups, in their order.
    pub groups: Vec<NoteGroup>,
    /// The rows of the list, group by group.
    pub rows: Vec<NoteRow>,
    /// The row that has the focus.
    pub selected: usize,
    /// The first row on the screen.
    pub top: usize,
    /// What they are grouped by.
    pub group: Group,
    /// The ids of those that are checked.
    pub checked: BTreeSet<String>,
    /// The article of the focused annotation, once it is read.
    pub reading: Option<Box<Reading>>,
    /// The slug of the article that was last asked for.
    pub asked: Option<String>,
    /// What is to be done with the focused annotation once its article is read: edit its words, in the
    /// reader's own editor or not.
    pub then_edit: Option<bool>,
}

impl NotesScreen {
    /// The annotation that has the focus.
    pub fn hit(&self) -> Option<&AnnotationHit> {
        self.hit_at(self.selected)
    }

    /// The annotation of a row.
    pub fn hit_at(&self, row: usize) -> Option<&AnnotationHit> {
        self.hits.get(self.rows.get(row)?.hit)
    }

    /// The focused annotation where it stands in its article, once that is read.
    pub fn placed(&self) -> Option<(&Reading, &Placed)> {
        let hit = self.hit()?;
        let reading = self.reading.as_deref()?;
        let notes = reading.notes.iter();
        let mut found = notes.filter(|note| note.annotation.id == hit.id);
        (reading.article.meta.slug == hit.article.slug)
            .then(|| found.next())
            .flatten()
            .map(|placed| (reading, placed))
    }
}
