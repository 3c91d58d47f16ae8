//! What can be done with annotations from the list of all notes.

use super::state::NotesScreen;
use crate::library::paths;
use crate::search::AnnotationHit;
use crate::tui::port::{Ask, Context, InfoText, Show, Writing};

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

/// Opens the editor on the focused annotation (`is_external`: the reader's own editor too), as soon as its article
/// is read.
pub(super) fn edit(notes: &mut NotesScreen, is_external: bool, cx: &mut Context<'_>) {
    if notes.placed().is_some() {
        return begin_edit(notes, is_external, cx);
    }
    notes.then_edit = Some(is_external);
    notes.ask_for_article(cx);
}

/// Opens the editor on the focused annotation, whose article is read.
pub(super) fn begin_edit(notes: &NotesScreen, is_external: bool, cx: &mut Context<'_>) {
    if let Some((_, placed)) = notes.placed() {
        cx.ask(Ask::Write(Box::new(Writing {
            annotation: placed.annotation.clone(),
            range: placed.range,
            is_new: false,
            is_external,
        })));
    }
}

/// Shows what is known of the focused annotation.
pub(super) fn info(notes: &NotesScreen, cx: &mut Context<'_>) {
    let messages = cx.messages();
    let Some(hit) = notes.hit() else {
        return cx.note("say-nothing-chosen");
    };
    let line = |key: &str, value: String| InfoText::line(messages, key, value);
    let mut lines = vec![line("info-article", hit.article.title.clone())];
    if !hit.quote.is_empty() {
        let state = messages.text(&format!("state-{}", hit.state.as_str()));
        lines.push(line("info-passage", state));
    }
    lines.push(line("info-colour", messages.color(hit.color)));
    if let Some(made) = hit.created {
        lines.push(line("info-made", messages.day(made)));
    }
    let placed = notes.placed().map(|(_, placed)| &placed.annotation);
    if let Some(changed) = placed.and_then(|note| note.modified) {
        lines.push(line("info-changed", messages.day(changed)));
    }
    lines.push(line("info-id", hit.id.0.clone()));
    let file = paths::note(&hit.article.slug, hit.id.as_str());
    lines.push(line("info-file", file.display().to_string()));
    let title = messages.text("title-note-info");
    cx.ask(Ask::Show(Show::Text(InfoText::new(title, lines))));
}
