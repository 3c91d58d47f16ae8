//! All notes: every annotation of the library under one query, grouped, with a preview of the focused one.

mod arrange;
mod lines;
mod rows;
mod verbs;
pub mod view;

use std::collections::BTreeSet;

pub use crate::config::Group;
use crate::search::AnnotationHit;
use crate::tui::app::layout;
use crate::tui::app::state::{Screen, State};
use crate::tui::kit::field::Field;
use crate::tui::port::{Effect, OpenAt};
use crate::workspace::{Placed, Reading};

pub use arrange::{NoteGroup, NoteRow, arrange};
pub use lines::{NoteLine, rows_of};
pub use rows::ROWS;
pub use verbs::{
    change, chosen, colour, copied, delete, edit, edit_external, info, tag, tag_article,
};

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

impl Group {
    /// The key of the message that names it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Article => "group-article",
            Self::Tag => "group-tag",
            Self::Color => "group-color",
            Self::Month => "group-month",
        }
    }
}

/// Shows all notes under a query.
pub fn go(state: &mut State, query: &str) -> Vec<Effect> {
    state.screen = Screen::Notes;
    state.notes.query.set(query);
    state.notes.typing = false;
    state.notes.selected = 0;
    state.notes.top = 0;
    state.notes.checked.clear();
    search(state)
}

/// Asks for the query as it stands; what is known of the focused article is read again.
pub fn search(state: &mut State) -> Vec<Effect> {
    let notes = &mut state.notes;
    notes.generation += 1;
    notes.asked = None;
    vec![Effect::SearchNotes {
        generation: notes.generation,
        query: notes.query.text().to_owned(),
    }]
}

/// Takes an answer in, if it is to the query as it stands.
pub fn answered(
    state: &mut State,
    generation: u64,
    hits: Vec<AnnotationHit>,
    total: usize,
) -> Vec<Effect> {
    let notes = &mut state.notes;
    if generation != notes.generation {
        return Vec::new();
    }
    let kept = notes.hit().map(|hit| hit.id.0.clone());
    notes.hits = hits;
    notes.total = total;
    let there: BTreeSet<&str> = notes.hits.iter().map(|hit| hit.id.as_str()).collect();
    notes.checked.retain(|id| there.contains(id.as_str()));
    arrange(notes);
    refocus(state, kept.as_deref());
    look_at(state)
}

/// Gives the focus to the row of an annotation where it is still there, else to the row that took its place.
fn refocus(state: &mut State, id: Option<&str>) {
    let notes = &mut state.notes;
    let again = notes.rows.iter().position(|row| {
        let hit = notes.hits.get(row.hit);
        hit.is_some_and(|hit| Some(hit.id.as_str()) == id)
    });
    let last = notes.rows.len().saturating_sub(1);
    notes.selected = again.unwrap_or(notes.selected).min(last);
    show_selected(state);
}

/// Groups the annotations by something else; the focused one keeps the focus.
fn regroup(state: &mut State, group: Group) {
    let kept = state.notes.hit().map(|hit| hit.id.0.clone());
    state.notes.group = group;
    arrange(&mut state.notes);
    refocus(state, kept.as_deref());
}

/// Has the settings' way of grouping hold.
pub fn group_by(state: &mut State, group: Group) {
    if state.notes.group != group {
        regroup(state, group);
    }
}

/// Asks for the article of the focused annotation, unless it is there or on its way.
fn look_at(state: &mut State) -> Vec<Effect> {
    let notes = &mut state.notes;
    let Some(slug) = notes.hit().map(|hit| hit.article.slug.clone()) else {
        notes.reading = None;
        return Vec::new();
    };
    if notes.asked.as_ref() == Some(&slug) {
        return Vec::new();
    }
    notes.asked = Some(slug.clone());
    vec![Effect::Surroundings(slug)]
}

/// Takes in an article that was asked for.
pub fn looked_at(state: &mut State, reading: Reading) -> Vec<Effect> {
    if state.notes.asked.as_ref() != Some(&reading.article.meta.slug) {
        return Vec::new();
    }
    state.notes.reading = Some(Box::new(reading));
    match state.notes.then_edit.take() {
        Some(external) if state.screen == Screen::Notes => verbs::begin_edit(state, external),
        _ => Vec::new(),
    }
}

/// Opens the article of the annotation that has the focus, at it.
pub fn open(state: &mut State) -> Vec<Effect> {
    let Some(hit) = state.notes.hit() else {
        return Vec::new();
    };
    let (slug, id) = (hit.article.slug.clone(), hit.id.0.clone());
    state.notes.typing = false;
    vec![Effect::Open(slug, OpenAt::Note(id))]
}

/// Moves the focus by rows.
pub fn move_by(state: &mut State, by: isize) -> Vec<Effect> {
    let last = state.notes.rows.len().saturating_sub(1);
    state.notes.selected = state.notes.selected.saturating_add_signed(by).min(last);
    show_selected(state);
    look_at(state)
}

/// How many annotations the screen shows at once, about.
pub fn visible(state: &State) -> usize {
    usize::from(layout::notes(state.around.size).list_rows / 3).max(1)
}

/// Scrolls the list so that the focused row is on the screen.
pub fn show_selected(state: &mut State) {
    let rows = layout::notes(state.around.size).list_rows;
    let notes = &mut state.notes;
    notes.top = lines::first_shown(notes, rows);
}

#[cfg(test)]
mod tests;
