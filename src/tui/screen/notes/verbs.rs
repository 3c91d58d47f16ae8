//! What can be done with annotations from the list of all notes: with the checked ones, else the focused one.

use super::NotesScreen;
use crate::library::Color;
use crate::search::AnnotationHit;
use crate::tui::app::state::State;
use crate::tui::dialog::editor::Editor;
use crate::tui::dialog::{Dialog, Menu, TagPicker, TextBox};
use crate::tui::port::{Effect, Op};
use crate::workspace::NoteChange;

impl NotesScreen {
    /// The annotations that a verb applies to, in the order of the list: the checked ones, else the focused
    /// one.
    pub fn chosen_hits(&self) -> Vec<&AnnotationHit> {
        if self.checked.is_empty() {
            return self.hit().into_iter().collect();
        }
        let mut seen = std::collections::BTreeSet::new();
        let hits = self.rows.iter().filter_map(|row| self.hits.get(row.hit));
        hits.filter(|hit| self.checked.contains(hit.id.as_str()) && seen.insert(&hit.id))
            .collect()
    }
}

/// The annotations that a verb applies to: their articles' slugs and their ids.
pub fn chosen(state: &State) -> Vec<(String, String)> {
    let hits = state.notes.chosen_hits().into_iter();
    hits.map(|hit| (hit.article.slug.clone(), hit.id.0.clone()))
        .collect()
}

/// Asks for a change of the chosen annotations; with it their checks go.
pub fn change(state: &mut State, change: NoteChange) -> Vec<Effect> {
    let notes = chosen(state);
    if notes.is_empty() {
        return Vec::new();
    }
    state.notes.checked.clear();
    state.status.saving = true;
    vec![Effect::Do(Box::new(Op::ChangeNotes(notes, change)))]
}

/// Moves the chosen annotations to the trash.
pub fn delete(state: &mut State) -> Vec<Effect> {
    change(state, NoteChange::Delete)
}

/// Gives the chosen annotations a colour.
pub fn colour(state: &mut State, color: Color) -> Vec<Effect> {
    change(state, NoteChange::Color(color))
}

/// Shows the colours to choose one from.
pub(in crate::tui) fn choose_colour(state: &mut State) -> Vec<Effect> {
    let now = state.notes.hit().map(|hit| hit.color).unwrap_or_default();
    let menu = Menu::colours(&state.around.manner.messages, now);
    state.dialog = Some(Dialog::Menu(menu));
    Vec::new()
}

/// Shows the tags of the chosen annotations.
pub fn tag(state: &State) -> Option<TagPicker> {
    TagPicker::for_notes(state)
}

/// Shows the tags of the article of the focused annotation.
pub fn tag_article(state: &State) -> Option<TagPicker> {
    TagPicker::for_article_of(state, &state.notes.hit()?.article)
}

/// The words of the chosen annotations, or their passages where they have none.
pub fn copied(state: &State) -> String {
    let hits = state.notes.chosen_hits();
    let words = hits.iter().map(|hit| {
        if hit.note.is_empty() {
            hit.quote.as_str()
        } else {
            hit.note.as_str()
        }
    });
    words.collect::<Vec<_>>().join("\n\n")
}

/// Opens the editor on the focused annotation (`external`: the reader's own editor too), as soon as its article
/// is read.
pub fn edit(state: &mut State, external: bool) -> Vec<Effect> {
    if state.notes.placed().is_some() {
        return begin_edit(state, external);
    }
    state.notes.then_edit = Some(external);
    super::look_at(state)
}

/// As [`edit`], in the reader's own editor.
pub fn edit_external(state: &mut State) -> Vec<Effect> {
    edit(state, true)
}

pub(in crate::tui) fn begin_edit(state: &mut State, external: bool) -> Vec<Effect> {
    let Some((_, placed)) = state.notes.placed() else {
        return Vec::new();
    };
    let (annotation, range) = (placed.annotation.clone(), placed.range);
    let editor = Editor::new(annotation, range, false, state.editor_key());
    let lent = external.then(|| editor.lend());
    state.editor = Some(editor);
    lent.into_iter().collect()
}

/// Shows what is known of the focused annotation.
pub fn info(state: &mut State) -> Vec<Effect> {
    let messages = &state.around.manner.messages;
    let Some(hit) = state.notes.hit() else {
        return Vec::new();
    };
    let line = |key: &str, value: String| {
        let args = [("name", messages.text(key).into()), ("value", value.into())];
        messages.with("info-line", &args)
    };
    let mut lines = vec![line("info-article", hit.article.title.clone())];
    if !hit.quote.is_empty() {
        let state = messages.text(&format!("state-{}", hit.state.as_str()));
        lines.push(line("info-passage", state));
    }
    lines.push(line("info-colour", messages.color(hit.color)));
    if let Some(made) = hit.created {
        lines.push(line("info-made", messages.day(made)));
    }
    let placed = state.notes.placed().map(|(_, placed)| &placed.annotation);
    if let Some(changed) = placed.and_then(|note| note.modified) {
        lines.push(line("info-changed", messages.day(changed)));
    }
    lines.push(line("info-id", hit.id.0.clone()));
    let file = format!("notes/{}/{}.md", hit.article.slug, hit.id);
    lines.push(line("info-file", file));
    let title = messages.text("title-note-info");
    state.dialog = Some(Dialog::Text(TextBox::new(title, lines)));
    Vec::new()
}
