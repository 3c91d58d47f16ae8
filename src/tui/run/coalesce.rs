//! Characters that come faster than anyone types (a paste that the terminal does not tell apart, a macro).

use crate::tui::app::State;
use crate::tui::port::{Event, InputEvent};

/// So many characters that wait at once were not typed by hand.
const MANY: usize = 16;

/// Returns the events that wait, the characters at their beginning as one paste where a note is being written and they
/// are many: each by itself would have the whole note laid out anew.
pub(super) fn coalesce(state: &State, waiting: Vec<Event>) -> Vec<Event> {
    let is_writing = state.editor.is_some() && state.dialog.is_none();
    let typed = |event: &Event| {
        if let Event::Input(InputEvent::Key(key)) = event {
            key.typed()
        } else {
            None
        }
    };
    let text: String = waiting.iter().map_while(typed).collect();
    let count = text.chars().count();
    if !is_writing || count < MANY {
        return waiting;
    }
    let rest = waiting.into_iter().skip(count);
    std::iter::once(Event::Input(InputEvent::Paste(text)))
        .chain(rest)
        .collect()
}
