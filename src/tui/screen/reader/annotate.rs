//! Annotating from the reader: notes, highlights, colours, tags, deletion.

use super::Reader;
use crate::anchor::State as Anchored;
use crate::library::{Annotation, Color};
use crate::text::ByteRange;
use crate::tui::app::state::State;
use crate::tui::dialog::editor::Editor;
use crate::tui::port::{Effect, Env, Op, Saving};
use crate::workspace::{Placed, sketch_of};

/// Opens the editor for a new note on what is chosen.
pub fn note(state: &mut State, env: &Env) -> Vec<Effect> {
    let Some(reader) = &mut state.reader else {
        return Vec::new();
    };
    let range = reader.chosen();
    let range = (!range.is_empty()).then_some(range);
    begin_note(state, range, env)
}

/// Opens the editor for a new note on the article as a whole.
pub fn note_article(state: &mut State, env: &Env) -> Vec<Effect> {
    begin_note(state, None, env)
}

fn begin_note(state: &mut State, range: Option<ByteRange>, env: &Env) -> Vec<Effect> {
    let Some(reader) = &mut state.reader else {
        return Vec::new();
    };
    let annotation = sketch_of(&reader.article, &reader.document, range, &env.id, env.now);
    let key = state.editor_key();
    state.editor = Some(Editor::new(annotation, range, true, key));
    Vec::new()
}

/// Highlights what is chosen.
pub fn mark(state: &mut State, env: &Env, color: Color) -> Vec<Effect> {
    let Some(reader) = &mut state.reader else {
        return Vec::new();
    };
    let range = reader.chosen();
    if range.is_empty() {
        return Vec::new();
    }
    let mut annotation = sketch_of(
        &reader.article,
        &reader.document,
        Some(range),
        &env.id,
        env.now,
    );
    annotation.color = color;
    reader.deselect();
    keep(state, annotation, Some(range))
}

/// Shows an annotation at once and has it kept.
pub fn keep(state: &mut State, annotation: Annotation, range: Option<ByteRange>) -> Vec<Effect> {
    let saving = Saving {
        annotation,
        is_new: false,
        draft: None,
    };
    keep_written(state, saving, range)
}

/// Shows a note at once and has it kept; its words stand in a draft meanwhile.
pub fn keep_written(state: &mut State, saving: Saving, range: Option<ByteRange>) -> Vec<Effect> {
    if let Some(reader) = &mut state.reader
        && reader.article.meta.slug == saving.annotation.slug
    {
        reader.put(saving.annotation.clone(), range);
    }
    state.status.saving = true;
    vec![Effect::Do(Box::new(Op::SaveNote(saving)))]
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

/// Deletes the focused note, else the smallest annotation on the place.
pub fn delete(state: &mut State, _: &Env) -> Vec<Effect> {
    let Some(reader) = &mut state.reader else {
        return Vec::new();
    };
    let smallest = |at: &usize| {
        reader
            .notes
            .get(*at)
            .and_then(|n| n.range)
            .map_or(0, ByteRange::len)
    };
    let Some(at) = under(reader).into_iter().min_by_key(smallest) else {
        state
            .status
            .note(state.around.manner.messages.text("say-no-note-here"));
        return Vec::new();
    };
    let note = reader.notes.remove(at);
    reader.focused_note = None;
    state.status.saving = true;
    vec![Effect::Do(Box::new(Op::DeleteNotes(vec![note.annotation])))]
}

/// Opens the editor on the focused note, else on the smallest annotation on the place.
pub fn edit(state: &mut State, _: &Env) -> Vec<Effect> {
    let Some(reader) = &state.reader else {
        return Vec::new();
    };
    let smallest = |at: &usize| {
        reader
            .notes
            .get(*at)
            .and_then(|n| n.range)
            .map_or(0, ByteRange::len)
    };
    let chosen = under(reader).into_iter().min_by_key(smallest);
    let Some(note) = chosen.and_then(|at| reader.notes.get(at)) else {
        state
            .status
            .note(state.around.manner.messages.text("say-no-note-here"));
        return Vec::new();
    };
    let (annotation, range) = (note.annotation.clone(), note.range);
    let key = state.editor_key();
    state.editor = Some(Editor::new(annotation, range, false, key));
    Vec::new()
}

/// Gives the focused note another colour; else highlights what is chosen in it.
pub fn colour(state: &mut State, env: &Env, color: Color) -> Vec<Effect> {
    let Some(reader) = &state.reader else {
        return Vec::new();
    };
    let focused = reader.focused_note.filter(|_| reader.selection.is_none());
    match focused.and_then(|at| reader.notes.get(at)) {
        Some(note) => {
            let (mut annotation, range) = (note.annotation.clone(), note.range);
            annotation.color = color;
            keep(state, annotation, range)
        }
        None => mark(state, env, color),
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
