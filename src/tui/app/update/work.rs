//! What became of work on the files.

use super::after::{finished, note_failed};
use super::{export, opening};
use crate::tui::app::dialogs::Dialog;
use crate::tui::app::reach::on_review;
use crate::tui::app::screens::ScreenId;
use crate::tui::app::state::State;
use crate::tui::app::{offering, unsettled, visits};
use crate::tui::dialog::Menu;
use crate::tui::port::{Env, OpenAt, Request, TerminalRequest, Tone, WorkEvent, WorkRequest};
use crate::tui::screen::reader::TemporaryReading;
use crate::workspace::{Problem, TextOf};

/// Takes what became of work on the files.
pub(super) fn take(state: &mut State, event: WorkEvent, env: &Env) -> Vec<Request> {
    let mut requests = Vec::new();
    match event {
        WorkEvent::Searches(saved) => state.library.saved = saved,
        WorkEvent::SearchKept(name, saved) => {
            state.library.saved = saved;
            say_search_kept(state, name);
        }
        WorkEvent::Opened(reading, at) => {
            state.from_notes |= state.screen == ScreenId::Notes && at != OpenAt::Stay;
            requests = opening::open(state, *reading, at, env);
        }
        WorkEvent::Done(done, way) => requests = finished(state, *done, &way, env),
        WorkEvent::NoteFailed(saving, problem) => requests = note_failed(state, *saving, &problem),
        WorkEvent::Unsettled(found) => unsettled::show(state, &found),
        WorkEvent::Trash(trash) => state.dialog = Some(Dialog::Menu(Menu::trash(&trash))),
        WorkEvent::Vanished(slug, problem) => requests = follow_renamed(state, &slug, problem),
        WorkEvent::NotReread(problem) => say_not_reread(state, &problem),
        WorkEvent::Waiting(rows) => {
            requests = on_review(state, env, |review, cx| review.take_list(rows, cx));
        }
        WorkEvent::Weighed(slug, cases) => {
            requests = on_review(state, env, |review, cx| review.take_cases(slug, cases, cx));
        }
        WorkEvent::OldVersion(reading, version, note) => {
            let purpose = TemporaryReading::Version(version);
            visits::begin(state, *reading, purpose, note.as_deref(), env);
        }
        WorkEvent::Versions(slug, versions) => {
            let menu = Menu::versions(&slug, &versions, &state.around.manner.messages);
            state.dialog = Some(Dialog::Menu(menu));
        }
        WorkEvent::Left(left) => requests = offering::take(state, *left),
        WorkEvent::DraftUnopened(draft, problem) => {
            requests = offering::keep_orphan(state, draft, &problem);
        }
        WorkEvent::ToEdit { slug, id, body } => {
            let article = Box::new(TextOf::Article { slug, id });
            requests.push(Request::Terminal(TerminalRequest::Edit(article, body)));
        }
        WorkEvent::ExportPreview(text, tally) => export::show_preview(state, text, tally),
        WorkEvent::Styles(styles, problems) => {
            requests = export::take_styles(state, styles, &problems);
        }
        WorkEvent::Exported(path, count) => export::say_written(state, &path, count),
        WorkEvent::ExportExists(path, request) => export::ask_overwrite(state, path, *request),
    }
    requests
}

fn say_search_kept(state: &mut State, name: String) {
    let args = [("name", name.into())];
    let said = state.around.manner.messages.with("say-search-kept", &args);
    state.status.done(said, false);
}

/// The file of the open article has another name now, or is gone: it is looked for by its id.
fn follow_renamed(state: &State, slug: &str, problem: Problem) -> Vec<Request> {
    let open = state.reader.as_ref().map(|reader| &reader.article.meta);
    let id = open.filter(|meta| meta.slug == slug);
    let id = id.map(|meta| meta.id.0.clone());
    id.map(|id| Request::Work(WorkRequest::FollowRenamed(id, problem)))
        .into_iter()
        .collect()
}

/// Says that the open article could not be read again; what is shown may be why, and then says more.
fn say_not_reread(state: &mut State, problem: &Problem) {
    let shown = state.status.message.as_ref();
    if shown.is_none_or(|message| message.tone != Tone::Problem) {
        state.problem(problem);
    }
}
