//! All notes: every annotation of the library under one query, grouped, with a preview of the focused one.

pub mod arrange;
mod groups;
pub mod layout;
mod lines;
mod room;
mod rows;
mod state;
mod verbs;
pub mod view;

use std::collections::BTreeSet;

pub use crate::config::Group;
use crate::search::AnnotationHit;
use crate::tui::port::{
    Context, OpenAt, PreviewRequest, Request, SearchRequest, Surroundings, WorkRequest,
};
use crate::workspace::Reading;

pub use groups::{NoteGroup, NoteRow};
pub use state::NotesScreen;

use arrange::arrange;
pub use lines::{NoteLine, rows_of};
pub use rows::{QUERY_ROWS, ROWS};

impl NotesScreen {
    /// Shows all notes under a query.
    pub fn look_for(&mut self, query: &str, cx: &mut Context<'_>) {
        self.query.set(query);
        self.typing = false;
        self.selected = 0;
        self.top = 0;
        self.checked.clear();
        self.ask(cx);
    }

    /// Asks for the query as it stands; what is known of the focused article is read again.
    pub fn ask(&mut self, cx: &mut Context<'_>) {
        self.generation += 1;
        self.asked = None;
        cx.request(Request::Search(SearchRequest::Notes {
            generation: self.generation,
            query: self.query.text().to_owned(),
        }));
    }

    /// Takes an answer in, if it is to the query as it stands.
    pub fn take_answer(
        &mut self,
        generation: u64,
        hits: Vec<AnnotationHit>,
        total: usize,
        cx: &mut Context<'_>,
    ) {
        if generation != self.generation {
            return;
        }
        let kept = self.hit().map(|hit| hit.id.0.clone());
        self.hits = hits;
        self.total = total;
        let there: BTreeSet<&str> = self.hits.iter().map(|hit| hit.id.as_str()).collect();
        self.checked.retain(|id| there.contains(id.as_str()));
        arrange(self);
        self.refocus(kept.as_deref(), cx.around);
        self.ask_for_article(cx);
    }

    /// Gives the focus to the row of an annotation where it is still there, else to the row that took its place.
    fn refocus(&mut self, id: Option<&str>, around: &Surroundings) {
        let again = self.rows.iter().position(|row| {
            let hit = self.hits.get(row.hit);
            hit.is_some_and(|hit| Some(hit.id.as_str()) == id)
        });
        let last = self.rows.len().saturating_sub(1);
        self.selected = again.unwrap_or(self.selected).min(last);
        self.show_selected(around);
    }

    /// Groups the annotations by something else; the focused one keeps the focus.
    fn group_by(&mut self, group: Group, around: &Surroundings) {
        if self.group == group {
            return;
        }
        let kept = self.hit().map(|hit| hit.id.0.clone());
        self.group = group;
        arrange(self);
        self.refocus(kept.as_deref(), around);
    }

    /// Asks for the article of the focused annotation, unless it is there or on its way.
    fn ask_for_article(&mut self, cx: &mut Context<'_>) {
        let Some(slug) = self.hit().map(|hit| hit.article.slug.clone()) else {
            self.reading = None;
            return;
        };
        if self.asked.as_ref() != Some(&slug) {
            self.asked = Some(slug.clone());
            cx.request(Request::Preview(PreviewRequest::Article(slug)));
        }
    }

    /// Takes in an article that was asked for; `is_in_front`: whether the screen is.
    pub fn take_article(&mut self, reading: Reading, is_in_front: bool, cx: &mut Context<'_>) {
        if self.asked.as_ref() != Some(&reading.article.meta.slug) {
            return;
        }
        self.reading = Some(Box::new(reading));
        if let Some(is_external) = self.then_edit.take()
            && is_in_front
        {
            verbs::begin_edit(self, is_external, cx);
        }
    }

    /// Opens the article of the annotation that has the focus, at it.
    fn open(&mut self, cx: &mut Context<'_>) {
        if let Some(hit) = self.hit() {
            let (slug, id) = (hit.article.slug.clone(), hit.id.0.clone());
            self.typing = false;
            cx.request(Request::Work(WorkRequest::Open(slug, OpenAt::Note(id))));
        }
    }

    /// Moves the focus by rows.
    fn move_by(&mut self, by: isize, cx: &mut Context<'_>) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
        self.show_selected(cx.around);
        self.ask_for_article(cx);
    }

    /// Scrolls the list so that the focused row is on the screen.
    fn show_selected(&mut self, around: &Surroundings) {
        self.top = lines::first_shown(self, layout::layout(around.size).list_rows);
    }
}

/// How many annotations a screen shows at once, about.
fn visible(around: &Surroundings) -> usize {
    usize::from(layout::layout(around.size).list_rows / 3).max(1)
}

#[cfg(test)]
mod tests;
