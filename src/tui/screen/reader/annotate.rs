//! Annotating from the reader: notes, highlights, colours.

use super::Reader;
use crate::anchor::State as Anchored;
use crate::library::{Annotation, Color, retag};
use crate::text::ByteRange;
use crate::tui::port::{Ask, Context, Op, Saving, Show, Writing};
use crate::workspace::{Placed, sketch_of};

/// Opens the editor for a new note on what is chosen; where the passage of a note is being chosen, chooses it.
pub(super) fn note(reader: &mut Reader, cx: &mut Context<'_>) {
    if reader.is_choosing() {
        return super::visit::attach(reader, cx);
    }
    let range = reader.chosen();
    let range = (!range.is_empty()).then_some(range);
    begin_note(reader, range, cx);
}

/// Opens the editor for a new note on the article as a whole.
pub(super) fn note_article(reader: &mut Reader, cx: &mut Context<'_>) {
    begin_note(reader, None, cx);
}

fn begin_note(reader: &Reader, range: Option<ByteRange>, cx: &mut Context<'_>) {
    let (id, now) = (&cx.env.id, cx.env.now);
    let annotation = sketch_of(&reader.article, &reader.document, range, id, now);
    cx.ask(Ask::Write(Box::new(Writing {
        annotation,
        range,
        is_new: true,
        is_external: false,
    })));
}

/// Highlights what is chosen.
pub(super) fn mark(reader: &mut Reader, cx: &mut Context<'_>) {
    highlight(reader, Color::default(), cx);
}

/// Highlights what is chosen in a colour; the new annotation, if anything was chosen.
fn highlight(reader: &mut Reader, color: Color, cx: &mut Context<'_>) -> Option<Annotation> {
    let range = reader.chosen();
    if range.is_empty() {
        return None;
    }
    let mut annotation = sketch_of(
        &reader.article,
        &reader.document,
        Some(range),
        &cx.env.id,
        cx.env.now,
    );
    annotation.color = color;
    reader.deselect();
    keep(reader, annotation.clone(), Some(range), cx);
    Some(annotation)
}

/// Highlights what is chosen and asks for its tags.
pub(super) fn mark_and_tag(reader: &mut Reader, cx: &mut Context<'_>) {
    let range = reader.chosen();
    if let Some(annotation) = highlight(reader, Color::default(), cx) {
        reader.focus_note(annotation.id.as_str());
        cx.ask(Ask::Show(Show::TagsOfNote(
            Box::new(annotation),
            Some(range),
        )));
    }
}

/// Asks for a colour: of the focused note, else of a highlight on what is chosen.
pub(super) fn choose_colour(reader: &mut Reader, cx: &mut Context<'_>) {
    let note = reader.focused_note.and_then(|at| reader.notes.get(at));
    let now = note.map(|note| note.annotation.color);
    cx.ask(Ask::Show(Show::Colours(now.unwrap_or_default())));
}

/// Shows an annotation at once and has it kept.
pub(super) fn keep(
    reader: &mut Reader,
    annotation: Annotation,
    range: Option<ByteRange>,
    cx: &mut Context<'_>,
) {
    reader.put(annotation.clone(), range);
    cx.perform(Op::SaveNote(Saving {
        annotation,
        is_new: false,
        draft: None,
    }));
}

/// The annotations that a verb applies to: the focused note, else those on the place.
pub fn under(reader: &Reader) -> Vec<usize> {
    if let Some(at) = reader.focused_note {
        return vec![at];
    }
    let place = reader.chosen();
    let touches = |note: &Placed| {
        note.range
            .is_some_and(|range| range.intersect(place).is_some())
    };
    let found = reader
        .notes
        .iter()
        .enumerate()
        .filter(|(_, note)| touches(note));
    found.map(|(at, _)| at).collect()
}

/// The smallest of the annotations that a verb applies to.
pub(super) fn smallest(reader: &Reader) -> Option<usize> {
    let length = |at: &usize| {
        let range = reader.notes.get(*at).and_then(|note| note.range);
        range.map_or(0, ByteRange::len)
    };
    under(reader).into_iter().min_by_key(length)
}

/// Opens the editor on the focused note, else on the smallest annotation on the place; where the passage of a note
/// is being chosen, chooses it.
pub(super) fn edit(reader: &mut Reader, cx: &mut Context<'_>) {
    if reader.is_choosing() {
        return super::visit::attach(reader, cx);
    }
    let Some(note) = smallest(reader).and_then(|at| reader.notes.get(at)) else {
        return cx.note("say-no-note-here");
    };
    cx.ask(Ask::Write(Box::new(Writing {
        annotation: note.annotation.clone(),
        range: note.range,
        is_new: false,
        is_external: false,
    })));
}

impl Reader {
    /// Gives the focused note another colour; else highlights what is chosen in it.
    pub fn colour(&mut self, color: Color, cx: &mut Context<'_>) {
        let focused = self.focused_note.filter(|_| self.selection.is_none());
        match focused.and_then(|at| self.notes.get(at)) {
            Some(note) => {
                let (mut annotation, range) = (note.annotation.clone(), note.range);
                annotation.color = color;
                keep(self, annotation, range, cx);
            }
            None => {
                highlight(self, color, cx);
            }
        }
    }

    /// Gives the focus to an annotation, by its id.
    pub fn focus_note(&mut self, id: &str) {
        let mut notes = self.notes.iter();
        self.focused_note = notes.position(|note| note.annotation.id.as_str() == id);
    }

    /// Shows at once what an operation will do to the open article.
    pub fn anticipate(&mut self, op: &Op) {
        let slug = &self.article.meta.slug;
        match op {
            Op::SaveNote(saving) if saving.draft.is_some() && saving.annotation.slug == *slug => {
                let id = &saving.annotation.id;
                let known = self.notes.iter().find(|note| note.annotation.id == *id);
                let range = known.and_then(|note| note.range);
                self.put(saving.annotation.clone(), range);
            }
            Op::DeleteNotes(notes) => {
                let count = self.notes.len();
                self.notes
                    .retain(|note| notes.iter().all(|one| one.id != note.annotation.id));
                if self.notes.len() < count {
                    self.focused_note = None;
                }
            }
            Op::TagArticles { slugs, add, remove } if slugs.contains(slug) => {
                retag(&mut self.article.meta.tags, add, remove);
            }
            Op::SetStatus { slugs, status } if slugs.contains(slug) => {
                self.article.meta.status = *status;
            }
            Op::SetLanguage { slugs, language } if slugs.contains(slug) => {
                self.article.meta.language = Some(*language);
            }
            Op::SaveNote(_)
            | Op::TagArticles { .. }
            | Op::SetStatus { .. }
            | Op::SetLanguage { .. }
            | Op::ChangeNotes(..)
            | Op::Decide { .. }
            | Op::AcceptSure
            | Op::BeginReading(_)
            | Op::DeleteArticles(_)
            | Op::EditArticle(..)
            | Op::KeepAsArticle(_)
            | Op::Restore(_)
            | Op::BringBack
            | Op::LetGo
            | Op::Undo(_)
            | Op::Redo(_) => {}
        }
    }
}

impl Reader {
    /// Puts an annotation where it belongs among the others, in the place of its former version.
    pub fn put(&mut self, annotation: Annotation, range: Option<ByteRange>) {
        let id = annotation.id.clone();
        let known = self.notes.iter().position(|note| note.annotation.id == id);
        let state = known
            .and_then(|at| self.notes.get(at))
            .map_or(Anchored::Exact, |note| note.state);
        let placed = Placed::new(annotation, state, range);
        if let Some(slot) = known.and_then(|at| self.notes.get_mut(at)) {
            *slot = placed;
        } else {
            let rank = |note: &Placed| match (note.annotation.passage().is_some(), note.range) {
                (false, _) => (0, 0, 0),
                (true, Some(range)) => (1, range.start, range.end),
                (true, None) => (2, 0, 0),
            };
            let at = self
                .notes
                .partition_point(|note| rank(note) <= rank(&placed));
            self.notes.insert(at, placed);
            if let Some(focused) = &mut self.focused_note
                && *focused >= at
            {
                *focused += 1;
            }
        }
    }
}
