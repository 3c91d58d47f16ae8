//! The last row: the keys that are of use now, and at its right what is chosen and whether it is kept.
//!
//! ```text
//!  Entrée lire  a ajouter  t étiqueter  / chercher  ? aide       2 cochés · ✔ 02:14
//! ```

mod chord;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::SafeText;
use crate::tui::app::command;
use crate::tui::app::state::State;
use crate::tui::dialog::editor::Editor;
use crate::tui::dialog::editor::view;
use crate::tui::kit::key_names;
use crate::tui::kit::keys::{Mode, show_chord};
use crate::tui::kit::look::{Look, cells, heading, inset, put, put_before};
use crate::tui::kit::theme::Role;

/// The most keys that the bar names.
const MOST: usize = 8;

/// Draws the last row of the screen, and above it what the keys of a chord that has begun may become.
pub(in crate::tui) fn draw(state: &State, look: &Look<'_>, screen: Rect, buf: &mut Buffer) {
    let y = screen.bottom().saturating_sub(1);
    if state.front().is_alone() && state.keys.pressed.is_empty() {
        return;
    }
    let right = right(state, look, usize::from(screen.width / 2));
    let place = (screen.right().saturating_sub(1), y);
    let end = put_before(buf, screen, place, &right, look.style(Role::Dim));
    let room = Rect {
        x: screen.x + 1,
        y,
        width: end.saturating_sub(screen.x + 3),
        height: 1,
    };
    match (&state.dialog, &state.editor) {
        (Some(_), _) => {}
        (None, Some(_)) => of_editor(state, look, room, buf),
        (None, None) => hints(&command::hints(state), look, room, buf),
    }
    if !state.keys.pressed.is_empty() {
        let above = Rect {
            height: screen.height.saturating_sub(3),
            y: screen.y + 1,
            ..screen
        };
        chord::draw(state, look, above, buf);
    }
}

/// That one is writing; the editor's keys where they do not stand in the border of its box.
fn of_editor(state: &State, look: &Look<'_>, room: Rect, buf: &mut Buffer) {
    let mode = look.messages.text("mode-editor").to_uppercase();
    let x = heading(buf, look, room, &look.said(&mode)) + 3;
    if !view::keys_in_border(state.around.size.0) {
        let rest = inset(room, x.saturating_sub(room.x), 0);
        hints(&command::hints(state), look, rest, buf);
    }
}

/// As many keys with their words as fit; the last one, help or the way out, always stays.
fn hints(hints: &[(String, String)], look: &Look<'_>, room: Rect, buf: &mut Buffer) {
    let mut named: Vec<(SafeText, SafeText)> = Vec::new();
    for (key, word) in hints {
        let key = look.said(&key_names::shown(look, key));
        // What a mode does with a key hides what its parent would do.
        if named.iter().all(|(there, _)| *there != key) {
            named.push((key, look.said(word)));
        }
    }
    let width = |(key, word): &(SafeText, SafeText)| cells(key) + 1 + cells(word);
    let Some((last, others)) = named.split_last() else {
        return;
    };
    let mut left = room.width.saturating_sub(width(last));
    let mut shown = Vec::new();
    for hint in others.iter().take(MOST - 1) {
        let Some(rest) = left.checked_sub(width(hint) + 2) else {
            break;
        };
        left = rest;
        shown.push(hint);
    }
    shown.push(last);
    let mut x = room.x;
    for (key, word) in shown {
        x = put(buf, room, (x, room.y), key, look.style(Role::Key)) + 1;
        x = put(buf, room, (x, room.y), word, look.style(Role::Text)) + 2;
    }
}

/// What stands at the right: keys pressed so far, what is chosen, whether it is kept; in at most `room`
/// cells, what is most at hand first.
fn right(state: &State, look: &Look<'_>, room: usize) -> SafeText {
    let mut parts = Vec::new();
    parts.extend(pending(state, look));
    parts.extend(chosen(state, look));
    parts.extend(kept(state, look));
    while parts.len() > 1 && look.joined(&parts).width() > room {
        parts.pop();
    }
    look.cut(&look.joined(&parts), room)
}

/// The count and the keys that were typed and wait for more.
fn pending(state: &State, look: &Look<'_>) -> Option<SafeText> {
    let mut typed = state.keys.count.map_or_else(String::new, |n| n.to_string());
    if !state.keys.pressed.is_empty() {
        typed.push_str(&key_names::shown(look, &show_chord(&state.keys.pressed)));
        typed.push('…');
    }
    (!typed.is_empty()).then(|| look.said(&typed))
}

/// What a verb would apply to.
fn chosen(state: &State, look: &Look<'_>) -> Option<SafeText> {
    if let Some(editor) = &state.editor {
        let args = [("count", editor.length().into())];
        return Some(look.with("short-characters", &args));
    }
    state.front().chosen(look)
}

/// Whether what was written is on the disk.
fn kept(state: &State, look: &Look<'_>) -> Option<SafeText> {
    if matches!(state.mode(), Mode::Select | Mode::Passage) {
        return None;
    }
    if state.status.saving {
        return Some(look.text("saving"));
    }
    if state.editor.as_ref().is_some_and(Editor::is_changed) {
        return Some(look.text("draft"));
    }
    let saved = state.status.saved?;
    let args = [("time", look.messages.clock(saved).into())];
    Some(look.with("saved-at", &args))
}
