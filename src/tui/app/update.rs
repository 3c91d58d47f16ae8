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
use crate::tui::port::{Effect, Env, InfoText, Msg, OpenAt, Tone};
use crate::tui::screen::library::Next;
use crate::tui::screen::reader::TemporaryReading;
use after::{failed, finished, note_failed, refreshed, shifted};

/// Changes the state for a message; what is returned is done outside.
pub fn update(state: &mut State, msg: Msg, env: &Env) -> Vec<Effect> {
    if state.awaited.is_unwanted(&msg) {
        return Vec::new();
    }
    let arrives = arrives(state, &msg);
    let held = match &msg {
        _ if arrives => state.awaited.end(),
        Msg::Failed(_) => {
            state.awaited.fail();
            Vec::new()
        }
        Msg::Late => {
            state.awaited.late = state.awaited.is_on();
            return Vec::new();
        }
        Msg::Key(key) if state.awaited.is_on() => {
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
        effects.extend(update(state, Msg::Key(key), env));
    }
    effects
}

/// Whether what keys wait for is there, or a step nearer.
fn arrives(state: &State, msg: &Msg) -> bool {
    match msg {
        Msg::Opened(_, at) => *at != OpenAt::Stay,
        Msg::OldVersion(..)
        | Msg::Waiting(_)
        | Msg::Weighed(..)
        | Msg::ToEdit { .. }
        | Msg::DraftUnopened(..)
        | Msg::All(..) => true,
        Msg::Done(..) => state.screen == ScreenId::Review,
        Msg::Answer { generation, .. } => {
            state.library.next == Some(Next::Stay) && *generation == state.library.generation
        }
        _ => false,
    }
}

fn take(state: &mut State, msg: Msg, env: &Env) -> Vec<Effect> {
    match msg {
        Msg::Key(key) => key_pressed(state, key, env),
        Msg::Paste(text) => pasted(state, &text, env),
        Msg::Mouse(mouse) if state.dialog.is_none() && state.editor.is_none() => {
            in_front(state, env, |screen, cx| screen.pointer(mouse, cx))
        }
        Msg::Mouse(_) => Vec::new(),
        Msg::Resize(width, height) => {
            state.around.size = (width, height);
            state.for_each_screen(|screen, around| screen.resize(around));
            state.fit_editor();
            Vec::new()
        }
        Msg::Ground(ground) => {
            state.around.manner.ground = Some(ground);
            Vec::new()
        }
        Msg::Answer {
            generation,
            offset,
            answer,
        } => on_library(state, env, |library, cx| {
            library.take_answer(generation, offset, *answer, cx);
        }),
        Msg::All(generation, all) => {
            state.library.check_found(generation, all);
            Vec::new()
        }
        Msg::Notes {
            generation,
            hits,
            total,
        } => on_notes(state, env, |notes, cx| {
            notes.take_answer(generation, hits, total, cx);
        }),
        Msg::Surroundings(reading) => {
            let is_in_front = state.screen == ScreenId::Notes;
            on_notes(state, env, |notes, cx| {
                notes.take_article(*reading, is_in_front, cx);
            })
        }
        Msg::Overview {
            facets,
            articles,
            notes,
        } => {
            state.library.overview = *facets;
            state.library.articles = Some(articles);
            state.library.notes = notes;
            Vec::new()
        }
        Msg::Tags(tags) => {
            state.around.tags = tags;
            Vec::new()
        }
        Msg::Searches(saved) => {
            state.library.saved = saved;
            Vec::new()
        }
        Msg::SearchKept(name, saved) => {
            state.library.saved = saved;
            let args = [("name", name.into())];
            let said = state.around.manner.messages.with("say-search-kept", &args);
            state.status.done(said, false);
            Vec::new()
        }
        Msg::Opened(reading, at) => {
            state.from_notes |= state.screen == ScreenId::Notes && at != OpenAt::Stay;
            opening::open(state, *reading, at, env)
        }
        Msg::Found(document, words, matches) => on_reader(state, env, |reader, cx| {
            reader.take_matches(&document, &words, matches, cx);
        }),
        Msg::Preview(slug, placed) => {
            state.library.preview = Some((slug, placed));
            Vec::new()
        }
        Msg::Done(done, way) => finished(state, &done, &way, env),
        Msg::Failed(problem) => failed(state, &problem),
        Msg::NoteFailed(annotation, problem) => note_failed(state, *annotation, &problem),
        Msg::Progress(progress) => {
            state.status.progress = (progress.done < progress.total).then_some(progress);
            Vec::new()
        }
        Msg::Refreshed { changed, problems } => refreshed(state, changed, &problems, env),
        Msg::End => global::quit(state, env),
        Msg::ExportPreview(..)
        | Msg::Choices(_)
        | Msg::Styles(..)
        | Msg::Exported(..)
        | Msg::ExportExists(..) => export::take(state, msg),
        Msg::DraftKept(..)
        | Msg::DraftSheltered(..)
        | Msg::DraftFailed(_)
        | Msg::DraftUnopened(..)
        | Msg::Left(_)
        | Msg::ToEdit { .. }
        | Msg::Edited(..) => drafts::take(state, msg, env),
        other => take_rest(state, other, env),
    }
}

/// Takes what the threads tell beside the main things.
fn take_rest(state: &mut State, msg: Msg, env: &Env) -> Vec<Effect> {
    match msg {
        Msg::Positions(positions) => {
            state.around.positions = positions;
            Vec::new()
        }
        Msg::Unsettled(found) => {
            unsettled::show(state, &found);
            Vec::new()
        }
        Msg::Trash(trash) => {
            state.dialog = Some(Dialog::Menu(Menu::trash(&trash)));
            Vec::new()
        }
        Msg::Shifted(articles, by_reader) => {
            shifted(state, &articles, by_reader);
            Vec::new()
        }
        Msg::Vanished(slug, problem) => {
            let open = state.reader.as_ref().map(|reader| &reader.article.meta);
            let id = open
                .filter(|meta| meta.slug == slug)
                .map(|meta| meta.id.0.clone());
            id.map(|id| Effect::FollowRenamed(id, problem))
                .into_iter()
                .collect()
        }
        Msg::NotReread(problem) => {
            // What is shown may be why it is read again, and then says more.
            let shown = state.status.message.as_ref();
            if shown.is_none_or(|message| message.tone != Tone::Problem) {
                state
                    .status
                    .problem(&state.around.manner.messages, &problem);
            }
            Vec::new()
        }
        Msg::Waiting(rows) => on_review(state, env, |review, cx| review.take_list(rows, cx)),
        Msg::Weighed(slug, cases) => {
            on_review(state, env, |review, cx| review.take_cases(slug, cases, cx))
        }
        Msg::OldVersion(reading, version, note) => {
            let purpose = TemporaryReading::Version(version);
            visits::begin(state, *reading, purpose, note.as_deref(), env);
            Vec::new()
        }
        Msg::Versions(slug, versions) => {
            let menu = Menu::versions(&slug, &versions, &state.around.manner.messages);
            state.dialog = Some(Dialog::Menu(menu));
            Vec::new()
        }
        Msg::Said(key, text) => {
            let args = [("text", text.into())];
            state
                .status
                .note(state.around.manner.messages.with(key, &args));
            Vec::new()
        }
        Msg::Similar(slug, hits) => {
            if let Some(reader) = &mut state.reader
                && reader.article.meta.slug == slug
            {
                reader.similar = hits;
            }
            Vec::new()
        }
        Msg::Explained(explanation) => {
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
        Msg::Added(taken) => {
            after::added(state, &taken);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// A key: for the dialog in front, else for a command, else for the text field that has the focus.
fn key_pressed(state: &mut State, key: Key, env: &Env) -> Vec<Effect> {
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

fn command_pressed(state: &mut State, mode: Mode, id: &str, env: &Env) -> Vec<Effect> {
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
fn stray(state: &mut State, key: Key, env: &Env) -> Vec<Effect> {
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

fn pasted(state: &mut State, text: &str, env: &Env) -> Vec<Effect> {
    if state.dialog.is_some() {
        return answers::paste(state, text, env);
    }
    if state.editor.is_some() {
        return writing::paste(state, text, env);
    }
    in_front(state, env, |screen, cx| screen.paste(text, cx))
}
