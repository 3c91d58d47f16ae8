//! `update`: what each message changes, and what is asked for then. Pure.

mod after;
mod drafts;
mod export;
mod opening;

use super::dialogs::Dialog;
use super::reach::{in_front, on_library, on_notes, on_reader, on_review};
use super::screens::ScreenId;
use super::state::State;
use super::{answers, asks, command, global, offering, unsettled, visits, writing};
use crate::tui::dialog::{Menu, TextBox};
use crate::tui::kit::keys::{Code, Found, Key, Mode};
use crate::tui::port::{
    BackgroundEvent, Env, Event, InfoText, InputEvent, OpenAt, PreviewEvent, Request, SearchEvent,
    SessionEvent, TerminalEvent, Tone, WorkEvent, WorkRequest,
};
use crate::tui::screen::library::Next;
use crate::tui::screen::reader::TemporaryReading;
use after::{failed, finished, note_failed, refreshed, shifted};

/// Changes the state for a message; what is returned is done outside.
pub fn update(state: &mut State, msg: Event, env: &Env) -> Vec<Request> {
    if state.awaited.is_unwanted(&msg) {
        return Vec::new();
    }
    let arrives = arrives(state, &msg);
    let held = match &msg {
        _ if arrives => state.awaited.end(),
        Event::Failed(_) => {
            state.awaited.fail();
            Vec::new()
        }
        Event::Input(InputEvent::Late) => {
            state.awaited.late = state.awaited.is_on();
            return Vec::new();
        }
        Event::Input(InputEvent::Key(key)) if state.awaited.is_on() => {
            if state.awaited.press(*key) {
                state.library.next = None;
                let text = state.around.manner.messages.text("say-given-up");
                state.status.note(text);
            }
            return Vec::new();
        }
        _ => Vec::new(),
    };
    let mut effects = take(state, msg, env);
    effects.extend(asks::carry_out(state, env));
    state.awaited.hold(&mut effects);
    for key in held {
        effects.extend(update(state, Event::Input(InputEvent::Key(key)), env));
    }
    effects
}

/// Whether what keys wait for is there, or a step nearer.
fn arrives(state: &State, msg: &Event) -> bool {
    match msg {
        Event::Work(WorkEvent::Opened(_, at)) => *at != OpenAt::Stay,
        Event::Work(WorkEvent::OldVersion(..))
        | Event::Work(WorkEvent::Waiting(_))
        | Event::Work(WorkEvent::Weighed(..))
        | Event::Work(WorkEvent::ToEdit { .. })
        | Event::Work(WorkEvent::DraftUnopened(..))
        | Event::Search(SearchEvent::All(..)) => true,
        Event::Work(WorkEvent::Done(..)) => state.screen == ScreenId::Review,
        Event::Search(SearchEvent::Answer { generation, .. }) => {
            state.library.next == Some(Next::Stay) && *generation == state.library.generation
        }
        _ => false,
    }
}

fn take(state: &mut State, msg: Event, env: &Env) -> Vec<Request> {
    match msg {
        Event::Input(InputEvent::Key(key)) => key_pressed(state, key, env),
        Event::Input(InputEvent::Paste(text)) => pasted(state, &text, env),
        Event::Input(InputEvent::Mouse(mouse))
            if state.dialog.is_none() && state.editor.is_none() =>
        {
            in_front(state, env, |screen, cx| screen.pointer(mouse, cx))
        }
        Event::Input(InputEvent::Mouse(_)) => Vec::new(),
        Event::Input(InputEvent::Resize(width, height)) => {
            state.around.size = (width, height);
            state.for_each_screen(|screen, around| screen.resize(around));
            state.fit_editor();
            Vec::new()
        }
        Event::Input(InputEvent::Ground(ground)) => {
            state.around.manner.ground = Some(ground);
            Vec::new()
        }
        Event::Search(SearchEvent::Answer {
            generation,
            offset,
            answer,
        }) => on_library(state, env, |library, cx| {
            library.take_answer(generation, offset, *answer, cx);
        }),
        Event::Search(SearchEvent::All(generation, all)) => {
            state.library.check_found(generation, all);
            Vec::new()
        }
        Event::Search(SearchEvent::Notes {
            generation,
            hits,
            total,
        }) => on_notes(state, env, |notes, cx| {
            notes.take_answer(generation, hits, total, cx);
        }),
        Event::Preview(PreviewEvent::Article(reading)) => {
            let is_in_front = state.screen == ScreenId::Notes;
            on_notes(state, env, |notes, cx| {
                notes.take_article(*reading, is_in_front, cx);
            })
        }
        Event::Search(SearchEvent::Overview {
            facets,
            articles,
            notes,
        }) => {
            state.library.overview = *facets;
            state.library.articles = Some(articles);
            state.library.notes = notes;
            Vec::new()
        }
        Event::Search(SearchEvent::Tags(tags)) => {
            state.around.tags = tags;
            Vec::new()
        }
        Event::Work(WorkEvent::Searches(saved)) => {
            state.library.saved = saved;
            Vec::new()
        }
        Event::Work(WorkEvent::SearchKept(name, saved)) => {
            state.library.saved = saved;
            let args = [("name", name.into())];
            let said = state.around.manner.messages.with("say-search-kept", &args);
            state.status.done(said, false);
            Vec::new()
        }
        Event::Work(WorkEvent::Opened(reading, at)) => {
            state.from_notes |= state.screen == ScreenId::Notes && at != OpenAt::Stay;
            opening::open(state, *reading, at, env)
        }
        Event::Search(SearchEvent::Matches(document, words, matches)) => {
            on_reader(state, env, |reader, cx| {
                reader.take_matches(&document, &words, matches, cx);
            })
        }
        Event::Preview(PreviewEvent::Notes(slug, placed)) => {
            state.library.preview = Some((slug, placed));
            Vec::new()
        }
        Event::Work(WorkEvent::Done(done, way)) => finished(state, &done, &way, env),
        Event::Failed(problem) => failed(state, &problem),
        Event::Work(WorkEvent::NoteFailed(annotation, problem)) => {
            note_failed(state, *annotation, &problem)
        }
        Event::Background(BackgroundEvent::Progress(progress)) => {
            state.status.progress = (progress.done < progress.total).then_some(progress);
            Vec::new()
        }
        Event::Background(BackgroundEvent::Refreshed { changed, problems }) => {
            refreshed(state, changed, &problems, env)
        }
        Event::Input(InputEvent::End) => global::quit(state, env),
        Event::Work(WorkEvent::ExportPreview(..))
        | Event::Session(SessionEvent::Choices(_))
        | Event::Work(WorkEvent::Styles(..))
        | Event::Work(WorkEvent::Exported(..))
        | Event::Work(WorkEvent::ExportExists(..)) => export::take(state, msg),
        Event::Session(SessionEvent::DraftKept(..))
        | Event::Session(SessionEvent::DraftSheltered(..))
        | Event::Session(SessionEvent::DraftFailed(_))
        | Event::Work(WorkEvent::DraftUnopened(..))
        | Event::Work(WorkEvent::Left(_))
        | Event::Work(WorkEvent::ToEdit { .. })
        | Event::Terminal(TerminalEvent::Edited(..)) => drafts::take(state, msg, env),
        other => take_rest(state, other, env),
    }
}

/// Takes what the threads tell beside the main things.
fn take_rest(state: &mut State, msg: Event, env: &Env) -> Vec<Request> {
    match msg {
        Event::Session(SessionEvent::Positions(positions)) => {
            state.around.positions = positions;
            Vec::new()
        }
        Event::Work(WorkEvent::Unsettled(found)) => {
            unsettled::show(state, &found);
            Vec::new()
        }
        Event::Work(WorkEvent::Trash(trash)) => {
            state.dialog = Some(Dialog::Menu(Menu::trash(&trash)));
            Vec::new()
        }
        Event::Background(BackgroundEvent::Shifted(articles, by_reader)) => {
            shifted(state, &articles, by_reader);
            Vec::new()
        }
        Event::Work(WorkEvent::Vanished(slug, problem)) => {
            let open = state.reader.as_ref().map(|reader| &reader.article.meta);
            let id = open
                .filter(|meta| meta.slug == slug)
                .map(|meta| meta.id.0.clone());
            id.map(|id| Request::Work(WorkRequest::FollowRenamed(id, problem)))
                .into_iter()
                .collect()
        }
        Event::Work(WorkEvent::NotReread(problem)) => {
            // What is shown may be why it is read again, and then says more.
            let shown = state.status.message.as_ref();
            if shown.is_none_or(|message| message.tone != Tone::Problem) {
                state
                    .status
                    .problem(&state.around.manner.messages, &problem);
            }
            Vec::new()
        }
        Event::Work(WorkEvent::Waiting(rows)) => {
            on_review(state, env, |review, cx| review.take_list(rows, cx))
        }
        Event::Work(WorkEvent::Weighed(slug, cases)) => {
            on_review(state, env, |review, cx| review.take_cases(slug, cases, cx))
        }
        Event::Work(WorkEvent::OldVersion(reading, version, note)) => {
            let purpose = TemporaryReading::Version(version);
            visits::begin(state, *reading, purpose, note.as_deref(), env);
            Vec::new()
        }
        Event::Work(WorkEvent::Versions(slug, versions)) => {
            let menu = Menu::versions(&slug, &versions, &state.around.manner.messages);
            state.dialog = Some(Dialog::Menu(menu));
            Vec::new()
        }
        Event::Terminal(TerminalEvent::Said(key, text)) => {
            let args = [("text", text.into())];
            state
                .status
                .note(state.around.manner.messages.with(key, &args));
            Vec::new()
        }
        Event::Search(SearchEvent::Similar(slug, hits)) => {
            if let Some(reader) = &mut state.reader
                && reader.article.meta.slug == slug
            {
                reader.similar = hits;
            }
            Vec::new()
        }
        Event::Search(SearchEvent::Explained(explanation)) => {
            let messages = &state.around.manner.messages;
            let mut lines = messages.query_reading(&explanation);
            if let Some(hit) = &explanation.hit {
                lines.push(String::new());
                lines.extend(messages.hit_reading(hit));
            }
            let title = state.around.manner.messages.text("title-explain");
            state.dialog = Some(Dialog::Text(TextBox::new(InfoText::new(title, lines))));
            Vec::new()
        }
        Event::Background(BackgroundEvent::Added(taken)) => {
            after::added(state, &taken);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// A key: for the dialog in front, else for a command, else for the text field that has the focus.
fn key_pressed(state: &mut State, key: Key, env: &Env) -> Vec<Request> {
    if state.dialog.is_some() {
        let mut effects = answers::press(state, key, env);
        effects.extend(asks::carry_out(state, env));
        effects.extend(offering::next(state));
        return effects;
    }
    if state.editor.is_none() {
        let mut taken = false;
        let effects = in_front(state, env, |screen, cx| taken = screen.intercept(key, cx));
        if taken {
            return effects;
        }
    }
    let mode = state.mode();
    let is_field = matches!(mode, Mode::Query | Mode::Editor);
    if !is_field && state.keys.pressed.is_empty() && is_count(state, key) {
        return Vec::new();
    }
    if !is_field {
        let said = state.status.message.as_ref();
        state.history.is_offered = said.is_some_and(|message| message.undoable);
        state.status.clear(false);
    }
    state.keys.pressed.push(key);
    let found = state.around.keymap.find(mode, &state.keys.pressed);
    if found == Found::Begun {
        return Vec::new();
    }
    state.keys.pressed.clear();
    let effects = match found {
        Found::Begun => Vec::new(),
        Found::Command(at, id) => command_pressed(state, at, &id, env),
        Found::Nothing => stray(state, key, env),
    };
    state.keys.count = None;
    effects
}

fn command_pressed(state: &mut State, mode: Mode, id: &str, env: &Env) -> Vec<Request> {
    if id != "undo" {
        state.history.ask_no_more();
    }
    let (before, screen) = (state.mode(), state.screen);
    let Some(row) = command::find(mode, id) else {
        return Vec::new();
    };
    let mut effects = command::run(state, row, env);
    effects.extend(asks::carry_out(state, env));
    if before == Mode::Editor && state.editor.is_none() {
        effects.extend(offering::next(state));
    }
    // Whatever led there, a page further on the article is begun, and at its end it ends.
    if state.editor.is_none() && before != Mode::Editor && state.screen == screen {
        effects.extend(in_front(state, env, |screen, cx| screen.after_command(cx)));
    }
    effects
}

/// A key that is no command: for the field that has the focus; else Ctrl-C lets go and says how to quit, and the rest
/// is passed over.
fn stray(state: &mut State, key: Key, env: &Env) -> Vec<Request> {
    if state.editor.is_some() {
        return writing::press(state, key, env);
    }
    let mut taken = false;
    let effects = in_front(state, env, |screen, cx| taken = screen.input(key, cx));
    if taken {
        return effects;
    }
    let interrupt = Key {
        ctrl: true,
        ..Key::char('c')
    };
    if key == interrupt {
        let text = state.around.manner.messages.text("say-how-to-quit");
        state.status.note(text);
    }
    if key == Key::plain(Code::Esc) {
        state.status.clear(true);
    }
    effects
}

/// Takes a digit of a count; whether the key is one.
fn is_count(state: &mut State, key: Key) -> bool {
    let digit = key.typed().and_then(|c| c.to_digit(10));
    match (digit, state.keys.count) {
        (Some(0), None) | (None, _) => false,
        (Some(digit), count) => {
            state.keys.count = Some((count.unwrap_or(0) * 10 + digit as usize).min(100_000));
            true
        }
    }
}

fn pasted(state: &mut State, text: &str, env: &Env) -> Vec<Request> {
    if state.dialog.is_some() {
        return answers::paste(state, text, env);
    }
    if state.editor.is_some() {
        return writing::paste(state, text, env);
    }
    in_front(state, env, |screen, cx| screen.paste(text, cx))
}
