//! Carrying out what screens ask for. The only place where one screen's wish reaches another.

use super::dialogs::Dialog;
use super::global::verbs;
use super::reach::{on_library, on_notes, on_reader};
use super::screens::ScreenId;
use super::state::State;
use super::{command, global, settings, visits, writing};
use crate::tui::dialog::{Help, Menu, Palette, Prompt, TextBox};
use crate::tui::kit::keys::Mode;
use crate::tui::port::{
    Ask, Env, Place, Request, Row, SessionRequest, Show, TerminalRequest, Verb, WorkRequest,
};

/// Carries out all that screens asked for, and what they ask for while it is; what is asked of the outside comes back.
pub(super) fn carry_out(state: &mut State, env: &Env) -> Vec<Request> {
    let mut effects = Vec::new();
    while let Some(ask) = state.asks.pop_front() {
        effects.extend(answer(state, ask, env));
    }
    effects
}

fn answer(state: &mut State, ask: Ask, env: &Env) -> Vec<Request> {
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
            return vec![Request::Session(SessionRequest::Positions(
                state.around.positions.clone(),
            ))];
        }
        Ask::EndVisit => {
            // What was decided asks for what is shown then, once it is on the disk.
            visits::end(state, env);
        }
        Ask::Wait => state.awaited.begin(),
        Ask::StopWaiting => {
            state.awaited.end();
        }
        Ask::Quit => return vec![Request::Terminal(TerminalRequest::Quit)],
    }
    Vec::new()
}

/// Goes to another screen.
fn go(state: &mut State, place: Place, env: &Env) -> Vec<Request> {
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
            effects.push(Request::Work(WorkRequest::Waiting));
            effects
        }
    }
}

/// Makes a dialog of what is to be shown.
fn dialog(state: &State, show: Show) -> Dialog {
    let messages = &state.around.manner.messages;
    match show {
        Show::Help => Dialog::Help(Help::new(state.mode(), command::all().copied().collect())),
        Show::Palette => Dialog::Palette(palette(state)),
        Show::Add => Dialog::Prompt(Prompt::add()),
        Show::AddMany => Dialog::Prompt(Prompt::add_many()),
        Show::SaveSearch(query) => Dialog::Prompt(Prompt::save_search(&query)),
        Show::Searches => Dialog::Menu(Menu::searches(&state.library.saved)),
        Show::Find(words) => Dialog::Prompt(Prompt::find_in_text(&words)),
        Show::Colours(now) => Dialog::Menu(Menu::colours(messages, now)),
        Show::Outline(headings, here) => Dialog::Menu(Menu::headings(headings, here)),
        Show::Text(text) => Dialog::Text(TextBox::new(text)),
        Show::TagsOfNote(annotation, range) => {
            Dialog::Tags(verbs::tags_of_note(*annotation, range, &state.around.tags))
        }
    }
}

/// The palette of the commands that can be done now.
fn palette(state: &State) -> Palette {
    let modes: Vec<Mode> = state.mode().line().collect();
    let rows = command::all().filter(|row| modes.contains(&row.mode));
    let rows = rows.filter(|row| command::can(state, row));
    let rows: Vec<Row> = rows.copied().collect();
    Palette::new(&rows, &state.around)
}

/// Opens the article before or after the open one in the list.
fn open_neighbour(state: &mut State, step: isize, env: &Env) -> Vec<Request> {
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
