//! Carrying out what screens ask for. The only place where one screen's wish reaches another.

use super::command;
use super::dialogs::Dialog;
use super::global::verbs;
use super::screens::ScreenId;
use super::state::State;
use super::{global, settings, visits, writing};
use crate::tui::dialog::{Help, Menu, Prompt, TextBox};
use crate::tui::port::{Ask, Asked, Context, Effect, Env, Op, OpenAt, Place, Show, Verb};
use crate::tui::screen::Screen;
use crate::tui::screen::library::LibraryScreen;
use crate::tui::screen::notes::NotesScreen;
use crate::tui::screen::reader::Reader;
use crate::tui::screen::review::ReviewScreen;

/// Does something with the screen in front, and carries out what it asks for.
pub(super) fn in_front(
    state: &mut State,
    env: &Env,
    act: impl FnOnce(&mut dyn Screen, &mut Context<'_>),
) -> Vec<Effect> {
    let (count, is_quiet) = (state.keys.count, state.status.message.is_none());
    let (screen, around) = state.front_mut();
    let mut cx = Context::new(around, env, count, is_quiet);
    act(screen, &mut cx);
    let asked = cx.into_asked();
    carry_out(state, asked, env)
}

/// Makes a function that does something with one screen, and carries out what it asks for.
macro_rules! on {
    ($name:ident, $field:ident, $screen:ty) => {
        /// Does something with one screen, and carries out what it asks for.
        pub(super) fn $name(
            state: &mut State,
            env: &Env,
            act: impl FnOnce(&mut $screen, &mut Context<'_>),
        ) -> Vec<Effect> {
            let (count, is_quiet) = (state.keys.count, state.status.message.is_none());
            let mut cx = Context::new(&state.around, env, count, is_quiet);
            act(&mut state.$field, &mut cx);
            let asked = cx.into_asked();
            carry_out(state, asked, env)
        }
    };
}

on!(on_library, library, LibraryScreen);
on!(on_notes, notes, NotesScreen);
on!(on_review, review, ReviewScreen);

/// Does something with the reader, if an article is open, and carries out what it asks for.
pub(super) fn on_reader(
    state: &mut State,
    env: &Env,
    act: impl FnOnce(&mut Reader, &mut Context<'_>),
) -> Vec<Effect> {
    let (count, is_quiet) = (state.keys.count, state.status.message.is_none());
    let Some(reader) = &mut state.reader else {
        return Vec::new();
    };
    let mut cx = Context::new(&state.around, env, count, is_quiet);
    act(reader, &mut cx);
    let asked = cx.into_asked();
    carry_out(state, asked, env)
}

/// Carries out what was asked for; what is asked of the outside comes back.
pub(super) fn carry_out(state: &mut State, asked: Asked, env: &Env) -> Vec<Effect> {
    let mut effects = asked.requests;
    for effect in &effects {
        if let Effect::Do(op) = effect {
            expect(state, op);
        }
    }
    for ask in asked.asks {
        effects.extend(answer(state, ask, env));
    }
    effects
}

/// Asks for an operation: the reader sees at once what it will do, and that it is under way.
pub(super) fn perform(state: &mut State, op: Op) -> Vec<Effect> {
    expect(state, &op);
    vec![Effect::Do(Box::new(op))]
}

fn expect(state: &mut State, op: &Op) {
    state.status.saving |= !matches!(op, Op::BeginReading(_));
    if let Some(reader) = &mut state.reader {
        reader.anticipate(op);
    }
}

fn answer(state: &mut State, ask: Ask, env: &Env) -> Vec<Effect> {
    match ask {
        Ask::Say(message) => state.status.say(message),
        Ask::ClearMessage => state.status.clear(false),
        Ask::Go(place) => return go(state, place, env),
        Ask::Back => return global::back(state, env),
        Ask::Show(show) => state.dialog = Some(dialog(state, show)),
        Ask::Run(Verb::Copy) => return verbs::copy(state, env),
        Ask::Run(Verb::CopySource) => return verbs::copy_source(state, env),
        Ask::Write(writing) => return writing::open(state, *writing),
        Ask::Set(key, value) => return settings::put(state, key, value),
        Ask::OpenNeighbour(step) => return open_neighbour(state, step, env),
        Ask::KeepPosition(id, position) => {
            state.around.positions.insert(id, position);
            return vec![Effect::Positions(state.around.positions.clone())];
        }
        Ask::EndVisit => {
            // What was decided asks for what is shown then, once it is on the disk.
            visits::end(state, env);
        }
        Ask::Wait => state.awaited.begin(),
        Ask::StopWaiting => {
            state.awaited.end();
        }
        Ask::Quit => return vec![Effect::Quit],
    }
    Vec::new()
}

/// Goes to another screen.
pub(super) fn go(state: &mut State, place: Place, env: &Env) -> Vec<Effect> {
    match place {
        Place::Library(query) => {
            state.screen = ScreenId::Library;
            on_library(state, env, |library, cx| library.look_for(&query, cx))
        }
        Place::Search => {
            state.screen = ScreenId::Library;
            state.library.begin_typing();
            Vec::new()
        }
        Place::Notes(query) => {
            state.screen = ScreenId::Notes;
            on_notes(state, env, |notes, cx| notes.look_for(&query, cx))
        }
        Place::Review => {
            let mut effects = Vec::new();
            if state.screen == ScreenId::Reader {
                effects.extend(on_reader(state, env, |reader, cx| reader.leave(cx)));
            }
            if state.screen != ScreenId::Review {
                state.before_review = state.screen;
                state.review.begin();
            }
            state.screen = ScreenId::Review;
            effects.push(Effect::Waiting);
            effects
        }
    }
}

/// Makes a dialog of what is to be shown.
fn dialog(state: &State, show: Show) -> Dialog {
    let messages = &state.around.manner.messages;
    match show {
        Show::Help => Dialog::Help(Help::new(state.mode(), command::all().copied().collect())),
        Show::Add => Dialog::Prompt(Prompt::add()),
        Show::AddMany => Dialog::Prompt(Prompt::add_many()),
        Show::SaveSearch(query) => Dialog::Prompt(Prompt::save_search(&query)),
        Show::Searches => Dialog::Menu(Menu::searches(&state.library.saved)),
        Show::Find(words) => Dialog::Prompt(Prompt::find_in_text(&words)),
        Show::Colours(now) => Dialog::Menu(Menu::colours(messages, now)),
        Show::Outline(headings, here) => Dialog::Menu(Menu::headings(headings, here)),
        Show::Text(text) => Dialog::Text(TextBox::new(text)),
        Show::TagsOfNote(annotation, range) => {
            Dialog::Tags(verbs::tags_of_note(annotation, range, &state.around.tags))
        }
    }
}

/// Opens the article before or after the open one in the list.
fn open_neighbour(state: &mut State, step: isize, env: &Env) -> Vec<Effect> {
    let Some(reader) = &state.reader else {
        return Vec::new();
    };
    let slug = reader.article.meta.slug.clone();
    on_library(state, env, |library, cx| {
        if !library.open_neighbour(&slug, step, cx) {
            cx.note("say-no-more-articles");
        }
    })
}

/// Reads the open article again, where it is the one of a slug.
pub(super) fn reread(state: &State, is_meant: impl FnOnce(&str) -> bool) -> Option<Effect> {
    let slug = &state.reader.as_ref()?.article.meta.slug;
    is_meant(slug).then(|| Effect::Open(slug.clone(), OpenAt::Stay))
}
