//! After something was done, or was not: what is said, remembered and asked for then.

use crate::i18n::Arg;
use crate::library::Annotation;
use crate::tui::app::msg::{Effect, Env, OpenAt, Way};
use crate::tui::app::state::{Screen, State};
use crate::tui::app::{editor, library, notes};
use crate::workspace::{Done, Problem};

/// Something is on the disk: says so, remembers it for undo, and has the lists brought up to date.
pub(super) fn finished(state: &mut State, done: Done, way: &Way, env: &Env) -> Vec<Effect> {
    state.status.saving = false;
    state.status.saved = Some(env.now);
    let args = [
        ("count", done.count.into()),
        ("name", done.name.as_str().into()),
    ];
    let text = state.manner.messages.with(done.what, &args);
    if done.change.steps.is_empty() && *way == Way::Did {
        state
            .status
            .note(state.manner.messages.text("say-nothing-changed"));
        return Vec::new();
    }
    match way {
        Way::Did if done.change.is_empty() => state.status.done(text, false),
        Way::Did => {
            state.history.did(done.change);
            state.status.done(text, true);
        }
        Way::Quietly => {}
        Way::Undid(change) => {
            state.history.undid(change.clone());
            state.status.done(text, false);
        }
        Way::Redid(change) => {
            state.history.redid(change.clone());
            state.status.done(text, true);
        }
    }
    let mut effects = changed(state, env);
    if let Some(reader) = &state.reader
        && done.slugs.contains(&reader.article.meta.slug)
    {
        let slug = reader.article.meta.slug.clone();
        effects.push(Effect::Open(slug, OpenAt::Stay));
    }
    effects
}

/// What has to be asked for when the library's files changed.
fn changed(state: &mut State, env: &Env) -> Vec<Effect> {
    state.library.preview = None;
    let mut effects = vec![Effect::Overview];
    effects.extend(library::search(state, env.now));
    if state.screen == Screen::Notes || state.from_notes {
        effects.extend(notes::search(state));
    }
    effects
}

pub(super) fn refreshed(
    state: &mut State,
    has_changed: bool,
    problems: &[Problem],
    env: &Env,
) -> Vec<Effect> {
    state.status.progress = None;
    state.library.ready = true;
    for problem in problems {
        state.status.problem(&state.manner.messages, problem);
    }
    if !has_changed {
        return Vec::new();
    }
    let mut effects = changed(state, env);
    if let Some(reader) = &state.reader {
        let slug = reader.article.meta.slug.clone();
        effects.push(Effect::Open(slug, OpenAt::Stay));
    }
    effects
}

pub(super) fn failed(state: &mut State, problem: &Problem) -> Vec<Effect> {
    state.status.saving = false;
    state.status.problem(&state.manner.messages, problem);
    let slug = state
        .reader
        .as_ref()
        .map(|reader| reader.article.meta.slug.clone());
    slug.map(|slug| Effect::Open(slug, OpenAt::Stay))
        .into_iter()
        .collect()
}

/// A note is not on the disk: the editor opens again with its text.
pub(super) fn note_failed(
    state: &mut State,
    annotation: Annotation,
    problem: &Problem,
) -> Vec<Effect> {
    state.status.saving = false;
    state.status.problem(&state.manner.messages, problem);
    if state.editor.is_none() {
        let id = annotation.id.clone();
        let known = state
            .reader
            .as_ref()
            .and_then(|reader| reader.notes.iter().find(|note| note.annotation.id == id));
        let range = known.and_then(|note| note.range);
        let mut again = editor::Editor::new(annotation, range, true);
        again.changed = true;
        let draft = again.draft();
        state.editor = Some(again);
        return vec![Effect::Draft(Box::new(draft))];
    }
    Vec::new()
}

/// Drafts of an earlier session: the newest is opened where it was written.
pub(super) fn found_drafts(state: &mut State, mut drafts: Vec<Annotation>) -> Vec<Effect> {
    let count = drafts.len();
    let Some(draft) = drafts.pop() else {
        return Vec::new();
    };
    let args = [("count", Arg::from(count))];
    state
        .status
        .note(state.manner.messages.with("say-draft-found", &args));
    vec![Effect::OpenDraft(Box::new(draft))]
}
