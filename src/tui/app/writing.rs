//! The editor of a note: opening it, what its commands answer, bringing back what was let go.

use super::dialogs::Dialog;
use super::reach::{perform, take_down};
use super::state::State;
use crate::text::ByteRange;
use crate::tui::dialog::Editor;
use crate::tui::dialog::editor::{self, Answer};
use crate::tui::dialog::tags::{TagPicker, Target};
use crate::tui::kit::keys::Key;
use crate::tui::port::{Context, Env, Op, Request, Saving, SessionRequest, Writing};
use crate::workspace::{EditedFile, TextOf};

/// Opens the editor on an annotation.
pub(super) fn open(state: &mut State, writing: Writing) -> Vec<Request> {
    let key = state.editor_key();
    let editor = Editor::new(writing.annotation, writing.range, writing.is_new, key);
    let lent = writing.is_external.then(|| editor.lend());
    state.editor = Some(editor);
    state.fit_editor();
    lent.into_iter().collect()
}

/// Runs a command of the editor.
pub(super) fn run(state: &mut State, id: &str, env: &Env) -> Vec<Request> {
    let Some(command) = editor::find(id) else {
        return Vec::new();
    };
    let (answer, mut effects) = with_editor(state, env, command.run);
    match answer {
        None | Some(Answer::GoOn { has_changed: false }) => {}
        Some(Answer::GoOn { has_changed: true }) => state.status.draft = false,
        Some(Answer::Save(saving)) => {
            let range = state.editor.as_ref().and_then(|editor| editor.range);
            effects.extend(keep_written(state, *saving, range));
        }
        Some(Answer::Close(saving)) => {
            let editor = state.editor.take();
            deselect(state);
            if let Some((saving, editor)) = saving.zip(editor) {
                let id = editor.annotation.id.clone();
                effects.extend(keep_written(state, *saving, editor.range));
                if let Some(reader) = &mut state.reader {
                    reader.focus_note(id.as_str());
                }
            }
        }
        Some(Answer::Discard) => {
            if let Some(editor) = state.editor.take() {
                deselect(state);
                effects.extend(let_go(state, editor));
            }
        }
        Some(Answer::Tags) => state.dialog = tags(state),
        Some(Answer::Lend) => effects.extend(state.editor.as_ref().map(Editor::lend)),
        Some(Answer::InsertPassage) => effects.extend(insert_passage(state, env)),
    }
    state.fit_editor();
    effects
}

/// Gives a key that is no command to the text.
pub(super) fn press(state: &mut State, key: Key, env: &Env) -> Vec<Request> {
    change(state, env, |editor, cx| editor.press(key, cx))
}

/// Puts a pasted text in.
pub(super) fn paste(state: &mut State, text: &str, env: &Env) -> Vec<Request> {
    change(state, env, |editor, cx| editor.paste(text, cx))
}

/// Changes the text of the editor that is open (`act` says whether it did): the draft on the disk is older then.
fn change(
    state: &mut State,
    env: &Env,
    act: impl FnOnce(&mut Editor, &mut Context<'_>) -> bool,
) -> Vec<Request> {
    let (changed, effects) = with_editor(state, env, act);
    state.status.draft &= changed != Some(true);
    state.fit_editor();
    effects
}

/// Does something with the editor that is open, and carries out what it asks for.
pub(super) fn with_editor<R>(
    state: &mut State,
    env: &Env,
    act: impl FnOnce(&mut Editor, &mut Context<'_>) -> R,
) -> (Option<R>, Vec<Request>) {
    let Some(editor) = &mut state.editor else {
        return (None, Vec::new());
    };
    let mut cx = Context::new(&state.around, env, None, true);
    let answer = act(editor, &mut cx);
    let asked = cx.into_asked();
    (Some(answer), take_down(state, asked))
}

fn deselect(state: &mut State) {
    if let Some(reader) = &mut state.reader {
        reader.deselect();
    }
}

/// Shows a note at once and has it kept; its words stand in a draft meanwhile.
pub(super) fn keep_written(
    state: &mut State,
    saving: Saving,
    range: Option<ByteRange>,
) -> Vec<Request> {
    let open = state.reader.as_mut();
    if let Some(reader) = open.filter(|one| one.article.meta.slug == saving.annotation.slug) {
        reader.put(saving.annotation.clone(), range);
    }
    perform(state, Op::SaveNote(saving))
}

/// Lets the text of an editor go, durably: its draft goes too. `u` brings it back in this session.
pub(super) fn let_go(state: &mut State, editor: Editor) -> Vec<Request> {
    let text = state.around.manner.messages.text("say-discarded");
    state.status.done(text, true);
    let effect = Request::Session(SessionRequest::DropDraft(editor.key.clone(), editor.edits));
    state.discarded = Some(Box::new(editor.let_go()));
    vec![effect]
}

/// Brings back the text that was let go last, and its draft.
pub(super) fn bring_back(state: &mut State, env: &Env) -> Option<Vec<Request>> {
    state.editor = Some(*state.discarded.take()?);
    let (_, effects) = with_editor(state, env, |editor, cx| editor.keep_draft(cx));
    state.fit_editor();
    Some(effects)
}

fn tags(state: &State) -> Option<Dialog> {
    let tags = &state.editor.as_ref()?.annotation.tags;
    let picker = TagPicker::new(Target::Editor, &[tags], &state.around.tags);
    Some(Dialog::Tags(picker))
}

/// Puts the passage in as a quote.
fn insert_passage(state: &mut State, env: &Env) -> Vec<Request> {
    let passage = state.passage_of_editor().map(str::to_owned);
    let Some(passage) = passage.filter(|passage| !passage.trim().is_empty()) else {
        state.note("say-no-passage");
        return Vec::new();
    };
    change(state, env, |editor, cx| editor.insert_quote(&passage, cx))
}

/// Takes the text that the reader's own editor came back with into the editor that it was lent from; the file goes
/// once the words are a draft. Where that editor is closed by now, the words are opened as a draft.
pub(super) fn take_back(
    state: &mut State,
    file: Box<EditedFile>,
    text: &str,
    env: &Env,
) -> Vec<Request> {
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
    let (_, effects) = with_editor(state, env, |editor, cx| {
        editor.take_back(text);
        editor.keep_draft(cx);
        cx.request(Request::Session(SessionRequest::SettleEdit(
            file,
            key,
            editor.edits,
        )));
    });
    state.status.draft = false;
    state.fit_editor();
    effects
}
