//! What holds for every screen at every size.

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::support::{all_notes, empty, filled, found, now, press, reading, writing};
use crate::text::Language;
use crate::tui::app::State;
use crate::tui::app::dialogs::Dialog;
use crate::tui::app::view::draw;
use crate::tui::dialog::{Menu, Prompt};
use crate::tui::port::{Message, Tone};

/// A state by its number, for a language and a size.
fn made(nth: usize, language: Language, size: (u16, u16)) -> State {
    let mut state = match nth % 7 {
        0 => empty(language, size),
        1 | 2 => filled(language, size),
        3 => found(language, size),
        4 => all_notes(language, size),
        5 => reading(language, size),
        _ => writing(language, size),
    };
    if nth % 7 == 2 {
        state.library.panel = Some(nth);
    }
    match nth / 7 {
        1 => press(&mut state, "F1"),
        2 => press(&mut state, "C-p"),
        3 => press(&mut state, "x"),
        4 => state.dialog = Some(Dialog::Prompt(Prompt::add())),
        5 => {
            let menu = Menu::tags(&state.around.tags, &state.around.manner.messages);
            state.dialog = Some(Dialog::Menu(menu));
        }
        6 => {
            state.status.message = Some(Message {
                tone: Tone::Problem,
                text: "Un texte assez long pour prendre plus de deux lignes, et même trois. "
                    .repeat(4),
                undoable: true,
            });
        }
        7 => press(&mut state, "g"),
        _ => {}
    }
    state
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn every_state_is_drawn_at_every_size(
        nth in 0_usize..56, french: bool, width in 0_u16..=220, height in 0_u16..=60
    ) {
        let language = if french { Language::French } else { Language::English };
        let state = made(nth, language, (width, height));
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| draw(&state, now(), frame)).unwrap();
        let place = terminal.backend().cursor_position();
        prop_assert!(place.x < width.max(1) && place.y < height.max(1));
        // One frame after the window became smaller, before the state knows of it.
        let mut smaller = Terminal::new(TestBackend::new(width / 2, height / 2)).unwrap();
        smaller.draw(|frame| draw(&state, now(), frame)).unwrap();
    }
}
