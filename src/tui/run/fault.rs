//! In a build for tests alone: a fault that is asked for, so that tests see what it comes to.

use crate::tui::kit::keys::Key;
use crate::tui::port::{Event, InputEvent};

/// Panics when the key that `GLOSE_FAULT` names is pressed.
pub(super) fn asked(msg: &Event) {
    let Event::Input(InputEvent::Key(key)) = msg else {
        return;
    };
    let wanted = std::env::var("GLOSE_FAULT").ok();
    let is_asked = wanted.and_then(|name| Key::parse(&name)) == Some(*key);
    assert!(!is_asked, "asked for \u{1b}]0;title\u{7}");
}
