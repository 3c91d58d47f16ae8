//! `update`: what each message changes, and what is asked for then. Pure.

mod after;
mod drafts;
mod export;

use super::state::{Screen, State};
use super::status::Tone;
use super::visit;
use super::visit::Why;
use super::{command, global, leftover, mouse, unsettled};
use crate::tui::dialog;
use crate::tui::dialog::editor;
use crate::tui::dialog::{Dialog, Menu, TextBox};
use crate::tui::kit::keys::{Code, Found, Key, Mode};
use crate::tui::port::{Effect, Env, Msg, OpenAt};
use crate::tui::screen::{library, notes, reader, review};
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
    let mut effects = taken(state, msg, env);
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
        Msg::Done(..) => state.screen == Screen::Review,
        Msg::Answer { generation, .. } => {
            state.library.next == Some(library::Next::Stay)
                && *generation == state.library.generation
        }
        _ => false,
    }
}

fn taken(state: &mut State, msg: Msg, env: &Env) -> Vec<Effect> {
    match msg {
        Msg::Key(key) => key_pressed(state, key, env),
        Msg::Paste(text) => pasted(state, &text, env),
        Msg::Mouse(event) => mouse::moved(state, event, env),
        Msg::Resize(width, height) => {
            state.around.size = (width, height);
            reader::layout(state);
            library::show_selected(state);
            notes::show_selected(state);
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
        } => library::answered(state, generation, offset, *answer, env),
        Msg::All(generation, all) => {
            library::check_found(state, generation, all);
            Vec::new()
        }
        Msg::Notes {
            generation,
            hits,
            total,
        } => notes::answered(state, generation, hits, total),
        Msg::Surroundings(reading) => notes::looked_at(state, *reading),
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
            state.from_notes |= state.screen == Screen::Notes && at != OpenAt::Stay;
            reader::opened(state, *reading, &at)
        }
        Msg::Found(document, words, matches) => reader::found(state, &document, &words, matches),
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
        Msg::End => global::quit(state),
        Msg::ExportPreview(..)
        | Msg::Choices(_)
        | Msg::Styles(..)
        | Msg::Exported(..)
        | Msg::ExportExists(..) => export::told(state, msg),
        Msg::DraftKept(..)
        | Msg::DraftSheltered(..)
        | Msg::DraftFailed(_)
        | Msg::DraftUnopened(..)
        | Msg::Left(_)
        | Msg::ToEdit { .. }
        | Msg::Edited(..) => drafts::told(state, msg),
        other => told(state, other),
    }
}

/// Takes what the threads tell beside the main things.
fn told(state: &mut State, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Positions(positions) => {
            state.around.positions = positions;
            Vec::new()
        }
        Msg::Unsettled(found) => unsettled::opened(state, &found),
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
        Msg::Waiting(rows) => review::listed(state, rows),
        Msg::Weighed(slug, cases) => review::weighed(state, slug, cases),
        Msg::OldVersion(reading, version, note) => {
            visit::begin(state, *reading, Why::Version(version), note.as_deref())
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
            state.dialog = Some(Dialog::Text(TextBox::new(title, lines)));
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
        let mut effects = dialog::press(state, key, env);
        effects.extend(leftover::next(state));
        return effects;
    }
    if let Some(reader) = &mut state.reader
        && state.screen == Screen::Reader
        && !reader.leads.is_empty()
    {
        return reader::follow(reader, &key.to_string());
    }
    let seeks = |reader: &reader::Reader| reader.seeking.is_some();
    if state.screen == Screen::Reader
        && state.editor.is_none()
        && state.reader.as_ref().is_some_and(seeks)
    {
        return reader::sought(state, key);
    }
    let mode = state.mode();
    let is_field = matches!(mode, Mode::Query | Mode::Editor);
    if !is_field && state.keys.pressed.is_empty() && counted(state, key) {
        return Vec::new();
    }
    if !is_field {
        let said = state.status.message.as_ref();
        state.history.is_offered = said.is_some_and(|message| message.undoable);
        state.status.clear(false);
    }
    state.keys.pressed.push(key);
    match state.around.keymap.find(mode, &state.keys.pressed) {
        Found::Begun => Vec::new(),
        Found::Command(at, id) => {
            state.keys.pressed.clear();
            if id != "undo" {
                state.history.ask_no_more();
            }
            let effects = match command::find(at, &id) {
                Some(command) if (command.when)(state) => {
                    let mut effects = visit::perform(state, command, env);
                    // Whatever led there, a page further on the article is begun, and at its end it ends.
                    if state.screen == Screen::Reader
                        && mode == Mode::Reader
                        && state.editor.is_none()
                    {
                        effects.extend(reader::begun(state, env));
                    }
                    effects
                }
                Some(_) => {
                    let text = state.around.manner.messages.text("say-not-here");
                    state.status.note(text);
                    Vec::new()
                }
                None => Vec::new(),
            };
            state.keys.count = None;
            effects
        }
        Found::Nothing => {
            state.keys.pressed.clear();
            state.keys.count = None;
            match mode {
                Mode::Query => query_key(state, key, env),
                Mode::Editor => editor::press(state, key),
                _ => stray(state, key),
            }
        }
    }
}

/// A key that means nothing here: Ctrl-C lets go and says how to quit, the rest is passed over.
fn stray(state: &mut State, key: Key) -> Vec<Effect> {
    if key
        == (Key {
            ctrl: true,
            ..Key::char('c')
        })
    {
        state
            .status
            .note(state.around.manner.messages.text("say-how-to-quit"));
    }
    if key == Key::plain(Code::Esc) {
        state.status.clear(true);
    }
    Vec::new()
}

/// Takes a digit of a count.
fn counted(state: &mut State, key: Key) -> bool {
    let digit = key.typed().and_then(|c| c.to_digit(10));
    match (digit, state.keys.count) {
        (Some(0), None) | (None, _) => false,
        (Some(digit), count) => {
            state.keys.count = Some((count.unwrap_or(0) * 10 + digit as usize).min(100_000));
            true
        }
    }
}

fn query_key(state: &mut State, key: Key, env: &Env) -> Vec<Effect> {
    let field = match state.screen {
        Screen::Notes => &mut state.notes.query,
        _ => &mut state.library.query,
    };
    let before = field.text().to_owned();
    field.press(key);
    if field.text() == before {
        return Vec::new();
    }
    typed(state, env)
}

/// Asks for the query as it stands after typing.
fn typed(state: &mut State, env: &Env) -> Vec<Effect> {
    match state.screen {
        Screen::Notes => notes::search(state),
        _ => library::search(state, env.now),
    }
}

fn pasted(state: &mut State, text: &str, env: &Env) -> Vec<Effect> {
    if state.dialog.is_some() {
        return dialog::paste(state, text);
    }
    match state.mode() {
        Mode::Editor => editor::paste(state, text),
        Mode::Query => {
            match state.screen {
                Screen::Notes => state.notes.query.insert(text),
                _ => state.library.query.insert(text),
            }
            typed(state, env)
        }
        _ => Vec::new(),
    }
}
