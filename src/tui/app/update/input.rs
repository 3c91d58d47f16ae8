//! What the reader does: keys, pasted texts, the mouse, the size of the terminal.

use crate::tui::app::command;
use crate::tui::app::reach::in_front;
use crate::tui::app::state::State;
use crate::tui::app::{answers, asks, global, offering, writing};
use crate::tui::kit::keys::{Code, Found, Key, Mode};
use crate::tui::port::{Env, InputEvent, Request};

/// Takes what the reader did.
pub(super) fn take(state: &mut State, event: InputEvent, env: &Env) -> Vec<Request> {
    match event {
        InputEvent::Key(key) => key_pressed(state, key, env),
        InputEvent::Paste(text) => pasted(state, &text, env),
        InputEvent::Mouse(mouse) if state.dialog.is_none() && state.editor.is_none() => {
            in_front(state, env, |screen, cx| screen.pointer(mouse, cx))
        }
        // That it is late was said before.
        InputEvent::Mouse(_) | InputEvent::Late => Vec::new(),
        InputEvent::Resize(width, height) => {
            state.around.size = (width, height);
            state.for_each_screen(|screen, around| screen.resize(around));
            state.fit_editor();
            Vec::new()
        }
        InputEvent::Ground(ground) => {
            state.around.manner.ground = Some(ground);
            Vec::new()
        }
        InputEvent::End => global::quit(state, env),
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
    if key == Key::ctrl('c') {
        state.note("say-how-to-quit");
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
