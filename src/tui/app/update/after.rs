//! After something was done, or was not: what is said, remembered and asked for then.

use crate::i18n::Messages;
use crate::library::Draft;
use crate::tui::app::dialogs::Dialog;
use crate::tui::app::history::{Entry, describe as describe_change};
use crate::tui::app::leftover::Leftover;
use crate::tui::app::offering;
use crate::tui::app::reach::{on_library, on_notes, reread};
use crate::tui::app::screens::ScreenId;
use crate::tui::app::state::State;
use crate::tui::app::status::describe;
use crate::tui::app::update::opening;
use crate::tui::dialog::Prompt;
use crate::tui::port::{
    Env, OpenAt, Origin, Request, Saving, SearchRequest, SessionRequest, Taken, WorkRequest,
};
use crate::tui::screen::library::LibraryScreen;
use crate::tui::screen::notes::NotesScreen;
use crate::workspace::{AnchorChange, Done, Problem, ProblemKind, Reading};

/// Something is on the disk: says so, remembers it for undo, and has the lists brought up to date.
pub(in crate::tui) fn finished(
    state: &mut State,
    mut done: Done,
    way: &Origin,
    env: &Env,
) -> Vec<Request> {
    state.status.saving = false;
    state.status.under_way = state.status.under_way.saturating_sub(1);
    let reading = done.reading.take();
    let mut effects = told(state, &done, way, env);
    effects.extend(taken_in(state, reading, &done.slugs, env));
    effects
}

/// Has the open article shown as it reads since, where it was touched. While more is under way the reader already sees what
/// that will do: then it is read again behind it.
fn taken_in(
    state: &mut State,
    reading: Option<Box<Reading>>,
    touched: &[String],
    env: &Env,
) -> Vec<Request> {
    let is_open = |slug: &String| {
        let open = state
            .reader
            .as_ref()
            .map(|reader| &reader.article.meta.slug);
        open == Some(slug)
    };
    if !touched.iter().any(is_open) {
        return Vec::new();
    }
    match reading.filter(|_| state.status.under_way == 0) {
        Some(reading) => opening::open(state, *reading, OpenAt::Stay, env),
        None => reread(state, |_| true).into_iter().collect(),
    }
}

/// Says what was done, remembers it for undo, and has the lists brought up to date.
fn told(state: &mut State, done: &Done, way: &Origin, env: &Env) -> Vec<Request> {
    state.status.saved = Some(env.now);
    let messages = &state.around.manner.messages;
    let text = match way {
        Origin::Undid(_) | Origin::Redid(_) => {
            let about = describe_change(&done.about, messages);
            done.what.sentence(messages, &[("text", about.into())])
        }
        Origin::Did | Origin::Wrote(..) | Origin::Quietly => done.sentence(messages),
    };
    if let Origin::Wrote(key, edits) = way {
        let editor = state.editor.as_mut();
        if let Some(editor) = editor.filter(|editor| editor.key == *key) {
            editor.keep(*edits);
            state.status.draft &= editor.is_changed();
        }
    }
    if done.change.steps.is_empty() && *way == Origin::Did {
        state.note("say-nothing-changed");
        return Vec::new();
    }
    match way {
        Origin::Did | Origin::Wrote(..) if done.change.is_empty() => state.status.done(text, false),
        Origin::Did | Origin::Wrote(..) => {
            state.history.did(Entry::of(&done.change, done));
            state.status.done(text, true);
        }
        Origin::Quietly => {}
        Origin::Undid(change) => {
            state.history.undid(Entry::of(change, done));
            if state.screen == ScreenId::Review {
                state.review.remember(change);
            }
            state.status.done(text, false);
        }
        Origin::Redid(change) => {
            state.history.redid(Entry::of(change, done));
            state.status.done(text, true);
        }
    }
    changed(state, env)
}

/// What has to be asked for when the library's files changed.
fn changed(state: &mut State, env: &Env) -> Vec<Request> {
    state.library.preview = None;
    let mut effects = vec![Request::Search(SearchRequest::Overview)];
    effects.extend(on_library(state, env, LibraryScreen::ask_again));
    if state.screen == ScreenId::Notes || state.from_notes {
        effects.extend(on_notes(state, env, NotesScreen::ask));
    }
    if state.screen == ScreenId::Review {
        effects.push(Request::Work(WorkRequest::Waiting));
    }
    effects
}

pub(in crate::tui) fn refreshed(
    state: &mut State,
    has_changed: bool,
    problems: &[Problem],
    env: &Env,
) -> Vec<Request> {
    state.status.progress = None;
    state.library.ready = true;
    for problem in problems {
        state
            .status
            .library_problem(&state.around.manner.messages, problem);
    }
    if !has_changed {
        return Vec::new();
    }
    let mut effects = changed(state, env);
    effects.extend(reread(state, |_| true));
    effects
}

/// Says in one line how the notes of changed articles stand, and where to look at those that need it.
pub(in crate::tui) fn shifted(state: &mut State, articles: &[AnchorChange], by_reader: bool) {
    if articles.is_empty() {
        return;
    }
    let messages = &state.around.manner.messages;
    let said = articles.iter().map(|one| (one.title.as_str(), one.counts));
    let mut text = messages.shifted(said);
    if articles.iter().any(|one| one.counts[2] > 0) {
        text = messages.with("say-shifted", &[("text", text.into())]);
    }
    // What the reader did to the article can still be taken back; what another program did cannot.
    let said = state.status.message.as_ref();
    let undoable = by_reader && said.is_some_and(|one| one.undoable);
    if undoable {
        state.status.done(text, true);
    } else {
        state.status.note(text);
    }
}

pub(in crate::tui) fn failed(state: &mut State, problem: &Problem) -> Vec<Request> {
    state.status.saving = false;
    state.status.under_way = state.status.under_way.saturating_sub(1);
    state.problem(problem);
    let again = reread(state, |_| true);
    // What was decided on a text that has changed meanwhile is decided on the new one.
    let queue = problem.kind == ProblemKind::TextChanged && state.screen == ScreenId::Review;
    let queue = queue.then_some(Request::Work(WorkRequest::Waiting));
    again.into_iter().chain(queue).collect()
}

/// A note is not on the disk: its words stand in the editor, which opens again where it was closed.
pub(in crate::tui) fn note_failed(
    state: &mut State,
    saving: Saving,
    problem: &Problem,
) -> Vec<Request> {
    state.status.saving = false;
    state.status.under_way = state.status.under_way.saturating_sub(1);
    state.problem(problem);
    // What is shown is what the disk has.
    let again = reread(state, |slug| slug == saving.annotation.slug);
    let mut effects: Vec<Request> = again.into_iter().collect();
    let Some((key, edits)) = saving.draft else {
        return effects;
    };
    let draft = Draft {
        key,
        edits,
        annotation: saving.annotation,
        is_new: saving.is_new,
    };
    match &mut state.editor {
        Some(editor) if editor.key == draft.key => {
            editor.saving = None;
            effects.push(Request::Session(SessionRequest::Draft(Box::new(
                editor.draft(),
            ))));
        }
        Some(_) => state.leftovers.push(Leftover::Unkept(Box::new(draft))),
        None => effects.extend(offering::reopen(state, draft)),
    }
    effects
}

/// Files were added, or not: says what became of them. Where nothing was taken, the window stays with what was typed
/// and the cause; a tick stands only where something was done.
pub(in crate::tui) fn added(state: &mut State, taken: &Taken) {
    let [new, updated, same] = taken.counts;
    let refused = &taken.problems;
    if let (Some(first), 0) = (refused.first(), new + updated + same) {
        refuse(state, first, refused.len() - 1);
        return;
    }
    if busy_prompt(state).is_some() {
        state.dialog = None;
    }
    for problem in refused {
        state.problem(problem);
    }
    let text = describe_added(taken, &state.around.manner.messages);
    match (new + updated > 0, refused.last()) {
        (true, _) => state.status.done(text, true),
        (false, None) => state.status.note(text),
        (false, Some(problem)) => {
            let cause = describe(&state.around.manner.messages, problem);
            state.status.warn(format!("{text}. {cause}"));
        }
    }
}

/// The prompt whose answer is being carried out.
fn busy_prompt(state: &mut State) -> Option<&mut Prompt> {
    let prompt = if let Some(Dialog::Prompt(prompt)) = &mut state.dialog {
        Some(prompt)
    } else {
        None
    };
    prompt.filter(|prompt| prompt.is_busy)
}

/// Says why nothing was added, and that `more` were refused, in the window that asked for it if it is still there.
fn refuse(state: &mut State, problem: &Problem, more: usize) {
    let messages = &state.around.manner.messages;
    let mut said = describe(messages, problem);
    if more > 0 {
        let more = messages.with("say-more-refused", &[("count", more.into())]);
        said = format!("{said} {more}");
    }
    match busy_prompt(state) {
        Some(prompt) => {
            prompt.is_busy = false;
            prompt.refusal = Some(said);
        }
        None => state.status.warn(said),
    }
}

fn describe_added(taken: &Taken, messages: &Messages) -> String {
    let [new, updated, same] = taken.counts;
    let args = [
        ("count", new.into()),
        ("updated", updated.into()),
        ("same", same.into()),
        ("refused", taken.refused.into()),
    ];
    let mut text = messages.with("say-add-result", &args);
    let annotations = messages.annotations(taken.annotations);
    if !annotations.is_empty() {
        text = format!("{text}. {annotations}");
    }
    if let Some(first) = taken.twins.first() {
        let args = [
            ("count", taken.twins.len().into()),
            ("name", first.as_str().into()),
        ];
        text = format!("{text}. {}", messages.with("say-same-text", &args));
    }
    text
}
