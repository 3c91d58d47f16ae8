//! Keys, pastes, the mouse and signals → messages. Can be paused while another program has the terminal.

mod replies;

use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{
    self, Event as Given, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent,
    MouseEventKind,
};
use rustix::process::{Signal, getpid, kill_process};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};

use crate::tui::kit::keys::{Code, Key};
use crate::tui::port::{Event, InputEvent, Mouse, MouseKind};
use replies::{Replies, Taken};

/// Presses nearer to each other than this belong together.
const DOUBLE: Duration = Duration::from_millis(400);

/// Pauses and resumes the reading of keys.
#[derive(Clone, Default)]
pub(super) struct Input {
    gate: Arc<(Mutex<bool>, Condvar)>,
}

impl Input {
    /// Stops reading keys until [`Input::resume`].
    pub(super) fn pause(&self) {
        *self.gate.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
        // The thread waits inside a read: the signal of a resized window wakes it.
        let _ = kill_process(getpid(), Signal::WINCH);
        std::thread::sleep(Duration::from_millis(30));
    }

    /// Goes on reading keys.
    pub(super) fn resume(&self) {
        *self.gate.0.lock().unwrap_or_else(PoisonError::into_inner) = false;
        self.gate.1.notify_all();
    }

    fn wait(&self) {
        let paused = self.gate.0.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.gate.1.wait_while(paused, |paused| *paused));
    }
}

/// Starts reading keys and signals.
pub(super) fn start(sender: Sender<Event>) -> Input {
    let input = Input::default();
    let gate = input.clone();
    let signals = sender.clone();
    let _ = std::thread::Builder::new()
        .name("input".into())
        .spawn(move || read(&gate, &sender));
    let _ = std::thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            let Ok(mut caught) =
                signal_hook::iterator::Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT])
            else {
                return;
            };
            if caught.forever().next().is_some() {
                let _ = signals.send(Event::Input(InputEvent::End));
            }
        });
    input
}

fn read(gate: &Input, sender: &Sender<Event>) {
    let mut presses = Presses::default();
    let mut replies = Replies::default();
    loop {
        gate.wait();
        // A terminal that is gone gives only errors: the program ends as if it was told to.
        let Ok(event) = event::read() else {
            let _ = sender.send(Event::Input(InputEvent::End));
            return;
        };
        let given: Vec<Event> = match event {
            Given::Key(key) if key.kind != KeyEventKind::Release => {
                let taken = key_of(key).map(|key| replies.take(key));
                taken.into_iter().flat_map(messages).collect()
            }
            Given::Paste(text) => vec![Event::Input(InputEvent::Paste(text))],
            Given::Mouse(mouse) => presses
                .mouse_of(mouse)
                .map(InputEvent::Mouse)
                .map(Event::Input)
                .into_iter()
                .collect(),
            Given::Resize(width, height) => vec![Event::Input(InputEvent::Resize(width, height))],
            _ => Vec::new(),
        };
        if given.into_iter().any(|msg| sender.send(msg).is_err()) {
            return;
        }
    }
}

fn messages(taken: Taken) -> Vec<Event> {
    match taken {
        Taken::Held | Taken::Reply(None) => Vec::new(),
        Taken::Keys(keys) => keys
            .into_iter()
            .map(InputEvent::Key)
            .map(Event::Input)
            .collect(),
        Taken::Reply(Some(ground)) => vec![Event::Input(InputEvent::Ground(ground))],
    }
}

fn key_of(event: KeyEvent) -> Option<Key> {
    let code = match event.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::F(n) => Code::F(n),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    // With AltGr some terminals say Ctrl and Alt: the character is what was meant.
    let composed = ctrl && alt && matches!(code, Code::Char(c) if !c.is_ascii_alphanumeric());
    Some(Key {
        code,
        ctrl: ctrl && !composed,
        alt: alt && !composed,
    })
}

/// Counts presses that come one after the other on the same cell.
#[derive(Default)]
struct Presses {
    last: Option<(Instant, u16, u16, u8)>,
}

impl Presses {
    fn mouse_of(&mut self, event: MouseEvent) -> Option<Mouse> {
        let kind = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
            MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
            MouseEventKind::Up(MouseButton::Left) => MouseKind::Release,
            MouseEventKind::ScrollDown => MouseKind::WheelDown,
            MouseEventKind::ScrollUp => MouseKind::WheelUp,
            _ => return None,
        };
        let mut clicks = 1;
        if kind == MouseKind::Press {
            let now = Instant::now();
            if let Some((at, x, y, count)) = self.last
                && now.duration_since(at) < DOUBLE
                && (x, y) == (event.column, event.row)
            {
                clicks = count % 4 + 1;
            }
            self.last = Some((now, event.column, event.row, clicks));
        }
        Some(Mouse {
            kind,
            x: event.column,
            y: event.row,
            clicks,
        })
    }
}

#[cfg(test)]
mod tests;
