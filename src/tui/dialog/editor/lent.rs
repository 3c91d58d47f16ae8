//! The text of a note in the reader's own editor, and back.

use super::{Editor, draft_now, follow};
use crate::tui::app::state::State;
use crate::tui::port::{Effect, Env};
use crate::workspace::{EditedFile, TextOf};

impl Editor {
    /// Asks for its text to be opened in the reader's editor.
    pub fn lend(&self) -> Effect {
        Effect::Edit(Box::new(TextOf::note(&self.draft())), self.text())
    }
}

/// Goes on in the reader's own editor.
pub(in crate::tui) fn external(state: &mut State, _: &Env) -> Vec<Effect> {
    let Some(editor) = &state.editor else {
        return Vec::new();
    };
    vec![editor.lend()]
}

/// Takes the text that the reader's editor came back with into the editor that it was lent from; the file goes once
/// the words are a draft. Where that editor is closed by now, the words are opened as a draft.
pub fn returned(state: &mut State, file: Box<EditedFile>, text: &str) -> Vec<Effect> {
    let text = text.trim_end_matches('\n');
    let key = match &file.of {
        TextOf::Note { key, .. } => key.clone(),
        TextOf::Article { .. } => return Vec::new(),
    };
    if state.editor.as_ref().is_none_or(|editor| editor.key != key) {
        let Some(draft) = file.draft(text) else {
            return Vec::new();
        };
        state.editor = Some(Editor::recovered(&draft, None));
    }
    let Some(editor) = &mut state.editor else {
        return Vec::new();
    };
    if text != editor.text() {
        // As an edit, so that it can be undone in the text.
        editor.area.select_all();
        editor.area.insert_str(text);
        editor.edits += 1;
    }
    let mut effects = draft_now(editor);
    effects.push(Effect::SettleEdit(file, key, editor.edits));
    state.status.draft = false;
    follow(state);
    effects
}
