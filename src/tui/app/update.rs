//! `update`: what each event changes, and what is requested then. Pure.

mod after;
mod beside;
mod export;
mod input;
mod opening;
mod search;
mod work;

use super::asks;
use super::screens::ScreenId;
use super::state::State;
use crate::tui::port::{Env, Event, InputEvent, Request, SearchEvent, WorkEvent};
use crate::tui::screen::library::Next;

/// Changes the state for an event; what is returned is done outside.
pub fn update(state: &mut State, event: Event, env: &Env) -> Vec<Request> {
    if state.awaited.is_unwanted(&event) {
        return Vec::new();
    }
    let mut held = Vec::new();
    if arrives(state, &event) {
        held = state.awaited.end();
    } else if let Event::Failed(_) = &event {
        state.awaited.fail();
    } else if let Event::Input(input) = &event
        && waits(state, input)
    {
        return Vec::new();
    }
    let mut requests = take(state, event, env);
    requests.extend(asks::carry_out(state, env));
    state.awaited.hold(&mut requests);
    for key in held {
        requests.extend(update(state, Event::Input(InputEvent::Key(key)), env));
    }
    requests
}

/// Takes what the reader does while something is waited for; whether that is all there is to do.
fn waits(state: &mut State, input: &InputEvent) -> bool {
    match input {
        InputEvent::Late => {
            state.awaited.late = state.awaited.is_on();
            true
        }
        InputEvent::Key(key) if state.awaited.is_on() => {
            if state.awaited.press(*key) {
                state.library.next = None;
                state.note("say-given-up");
            }
            true
        }
        InputEvent::Key(_)
        | InputEvent::Paste(_)
        | InputEvent::Mouse(_)
        | InputEvent::Resize(..)
        | InputEvent::Ground(_)
        | InputEvent::End => false,
    }
}

/// Whether what keys wait for is there, or a step nearer.
fn arrives(state: &State, event: &Event) -> bool {
    if let Event::Work(WorkEvent::Done(..)) = event {
        return state.screen == ScreenId::Review;
    }
    if let Event::Search(SearchEvent::Answer { generation, .. }) = event {
        let library = &state.library;
        return library.next == Some(Next::Stay) && *generation == library.generation;
    }
    event.brings().is_some()
}

fn take(state: &mut State, event: Event, env: &Env) -> Vec<Request> {
    match event {
        Event::Input(event) => input::take(state, event, env),
        Event::Search(event) => search::take(state, event, env),
        Event::Preview(event) => search::take_preview(state, event, env),
        Event::Work(event) => work::take(state, event, env),
        Event::Background(event) => beside::take_background(state, event, env),
        Event::Session(event) => beside::take_session(state, event),
        Event::Terminal(event) => beside::take_terminal(state, event, env),
        Event::Failed(problem) => after::failed(state, &problem),
    }
}
