//! Keys as the text area takes them.

use ratatui_textarea::{Input, Key as AreaKey};

use crate::tui::kit::keys::{Code, Key};

/// A key as the text area takes it.
pub(in crate::tui) fn of(key: Key) -> Input {
    let (key_code, shift) = match key.code {
        Code::Char(c) => (AreaKey::Char(c), false),
        Code::Enter => (AreaKey::Enter, false),
        Code::Tab => (AreaKey::Tab, false),
        Code::Backspace => (AreaKey::Backspace, false),
        Code::Delete => (AreaKey::Delete, false),
        Code::Up => (AreaKey::Up, false),
        Code::Down => (AreaKey::Down, false),
        Code::Left => (AreaKey::Left, false),
        Code::Right => (AreaKey::Right, false),
        Code::Home => (AreaKey::Home, false),
        Code::End => (AreaKey::End, false),
        Code::PageUp => (AreaKey::PageUp, false),
        Code::PageDown => (AreaKey::PageDown, false),
        Code::Esc | Code::BackTab | Code::F(_) => (AreaKey::Null, false),
    };
    Input {
        key: key_code,
        ctrl: key.ctrl,
        alt: key.alt,
        shift,
    }
}
