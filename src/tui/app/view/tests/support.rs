//! States to draw: a small library made by hand, and screens as text.

mod library;
mod notes;
mod reading;

use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::config;
use crate::i18n::Messages;
use crate::text::{Language, Typesetting};
use crate::tui::app::view::draw;
use crate::tui::app::{State, update};
use crate::tui::kit::keys::{Key, KeyTable, Keymap};
use crate::tui::port::{Env, Event, InputEvent, Manner};

pub(super) use library::{empty, filled, found};
pub(super) use notes::all_notes;
pub(super) use reading::{reading, writing};

/// The sizes that each screen is looked at in.
pub(in crate::tui) const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 50), (40, 12)];
/// The languages that each screen is looked at in.
pub(in crate::tui) const LANGUAGES: [Language; 2] = [Language::French, Language::English];

/// A moment at which nearly no time zone has another day than the others.
pub(in crate::tui) fn now() -> Timestamp {
    at("2026-11-24")
}

/// Noon of a day.
pub(in crate::tui) fn at(day: &str) -> Timestamp {
    format!("{day}T12:00:00Z").parse().unwrap()
}

/// A state at the start, without colours.
pub(in crate::tui) fn state(language: Language, size: (u16, u16)) -> State {
    let manner = Manner {
        messages: Messages::new(language),
        theme: config::Theme::Dark,
        depth: config::Depth::Table,
        ground: None,
        glyphs: config::Glyphs::Unicode,
        measure: 66,
        typesetting: Typesetting::default(),
    };
    let (map, _) = Keymap::new(&KeyTable::new());
    let mut state = State::new(manner, map, size);
    state.library.ready = true;
    state.around.folder = "~/.local/share/glose".to_owned();
    state
}

/// Presses keys, as the key map writes them; whatever is asked for outside stays undone.
pub(in crate::tui) fn press(state: &mut State, keys: &str) {
    let env = Env {
        now: now(),
        id: "01JTEST".to_owned(),
    };
    for key in keys.split(' ') {
        let key = Key::parse(key).unwrap();
        update(state, Event::Input(InputEvent::Key(key)), &env);
    }
}

/// The screen as text: its rows, and the cell of the cursor as `column,row`.
pub(in crate::tui) fn shown(state: &State) -> String {
    let (width, height) = state.around.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let frame = terminal.draw(|frame| draw(state, now(), frame)).unwrap();
    let buffer = frame.buffer.clone();
    let mut out = String::new();
    for y in 0..height {
        let mut row = String::new();
        let mut hidden = 0;
        for x in 0..width {
            let symbol = buffer[(x, y)].symbol();
            if hidden > 0 {
                hidden -= 1;
                continue;
            }
            row.push_str(symbol);
            hidden = crate::text::safe::cell_width(symbol).saturating_sub(1);
        }
        out.push_str(row.trim_end());
        out.push('\n');
    }
    let place = terminal.backend().cursor_position();
    out + &format!("cursor {},{}\n", place.x, place.y)
}

/// Keeps a screen at every size and in both languages under a name.
pub(in crate::tui) fn snapshots(name: &str, make: impl Fn(Language, (u16, u16)) -> State) {
    snapshots_at(&SIZES, name, make);
}

/// The same at some sizes.
pub(in crate::tui) fn snapshots_at(
    sizes: &[(u16, u16)],
    name: &str,
    make: impl Fn(Language, (u16, u16)) -> State,
) {
    for language in LANGUAGES {
        for size in sizes.iter().copied() {
            let state = make(language, size);
            let file = format!("{name}_{}x{}_{}", size.0, size.1, language.code());
            insta::assert_snapshot!(file, shown(&state));
        }
    }
}
