//! Offering what is left: one after the other, where nothing else is in front.

use super::dialogs::Dialog;
use super::global::verbs::copied;
use super::leftover::{Leftover, menu, words};
use super::reach::perform;
use super::state::State;
use super::writing;
use crate::i18n::Arg;
use crate::library::Draft;
use crate::tui::dialog::menu::Decision;
use crate::tui::dialog::{Editor, TextBox};
use crate::tui::port::{Env, InfoText, Op, Request, SessionRequest, TerminalRequest, WorkRequest};
use crate::workspace::{CameBack, EditedFile, Left, Problem, TextOf};

/// Takes what earlier sessions left, and offers the newest.
pub fn take(state: &mut State, left: Left) -> Vec<Request> {
    for problem in &left.problems {
        state.problem(problem);
    }
    let count = left.drafts.len() + left.articles.len();
    let articles = left.articles.into_iter();
    let articles = articles.map(|(file, text)| Leftover::Edited(Box::new(file), text));
    let drafts = left.drafts.into_iter().map(Box::new).map(Leftover::Draft);
    state.leftovers.extend(articles.chain(drafts));
    if count > 0 {
        let args = [("count", Arg::from(count))];
        state.note_with("say-draft-found", &args);
    }
    next(state)
}

/// Offers the next of what is left, where nothing else is in front.
pub fn next(state: &mut State) -> Vec<Request> {
    if state.editor.is_some() || state.dialog.is_some() || state.awaited.is_on() {
        return Vec::new();
    }
    state.offered = None;
    match state.leftovers.pop() {
        None => Vec::new(),
        Some(Leftover::Draft(draft)) => vec![Request::Work(WorkRequest::OpenDraft(draft))],
        Some(Leftover::Unkept(draft)) => reopen(state, *draft),
        Some(other) => {
            offer(state, other);
            Vec::new()
        }
    }
}

/// Shows what can be decided on words.
fn offer(state: &mut State, leftover: Leftover) {
    state.dialog = menu(&leftover, &state.around.manner.messages).map(Dialog::Menu);
    state.offered = Some(leftover);
}

/// Opens the editor again on words that the disk refused.
pub fn reopen(state: &mut State, draft: Draft) -> Vec<Request> {
    if draft.annotation.note.is_empty() && draft.annotation.tags.is_empty() {
        return Vec::new();
    }
    let open = state.reader.as_ref();
    let id = &draft.annotation.id;
    let known = open.and_then(|reader| reader.notes.iter().find(|note| note.annotation.id == *id));
    let range = known.and_then(|note| note.range);
    let mut again = Editor::recovered(&draft, range);
    again.is_recovered = false;
    state.editor = Some(again);
    state.fit_editor();
    vec![
        Request::Session(SessionRequest::Draft(Box::new(draft))),
        Request::Terminal(TerminalRequest::KeepDraft),
    ]
}

/// Takes that the article of a draft cannot be opened, and says why: its words are offered without it.
pub fn keep_orphan(state: &mut State, draft: Box<Draft>, problem: &Problem) -> Vec<Request> {
    state.problem(problem);
    state.leftovers.push(Leftover::Orphan(draft));
    next(state)
}

/// Takes what the reader's editor came back with.
pub fn take_edited(
    state: &mut State,
    file: Box<EditedFile>,
    back: CameBack,
    env: &Env,
) -> Vec<Request> {
    match back {
        CameBack::Same => Vec::new(),
        CameBack::Changed(text) => take_in(state, file, text, env),
        CameBack::Doubtful(text, problem) => {
            state.problem(&problem);
            if text != file.given {
                offer(state, Leftover::Edited(file, text));
            }
            Vec::new()
        }
        CameBack::Unreadable(problem) => {
            state.problem(&problem);
            next(state)
        }
    }
}

fn take_in(state: &mut State, file: Box<EditedFile>, text: String, env: &Env) -> Vec<Request> {
    match &file.of {
        TextOf::Note { .. } => writing::take_back(state, file, &text, env),
        TextOf::Article { .. } => perform(state, Op::EditArticle(file, text)),
    }
}

/// Does what was decided on the words that are offered.
pub fn decide(state: &mut State, decision: Decision, env: &Env) -> Vec<Request> {
    let Some(offered) = state.offered.take() else {
        return Vec::new();
    };
    match (decision, offered) {
        (Decision::Read, offered) => {
            let title = state.around.manner.messages.text("leftover-words");
            let lines = words(&offered).lines().map(str::to_owned).collect();
            state.dialog = Some(Dialog::Text(TextBox::new(InfoText::new(title, lines))));
            // It is offered again once it is read.
            state.leftovers.push(offered);
            Vec::new()
        }
        (Decision::Copy, offered) => {
            let text = words(&offered).to_owned();
            state.leftovers.push(offered);
            copied(state, text)
        }
        (Decision::KeepAsArticle, Leftover::Orphan(draft)) => {
            perform(state, Op::KeepAsArticle(draft))
        }
        (Decision::LetGo, Leftover::Orphan(draft)) => {
            writing::let_go(state, Editor::recovered(&draft, None))
        }
        (Decision::TakeIn, Leftover::Edited(file, text)) => take_in(state, file, text, env),
        (Decision::LeaveFile, Leftover::Edited(file, _)) => {
            let path = file.path.display().to_string();
            state.note_with("say-left-in", &[("path", path.into())]);
            vec![Request::Session(SessionRequest::LeaveEdit(file))]
        }
        (_, offered) => {
            state.leftovers.push(offered);
            Vec::new()
        }
    }
}
