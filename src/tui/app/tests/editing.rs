//! Writing a note: keys in the text, its commands, what is sent and what is kept.

use super::*;
use crate::library::Color;
use crate::tui::port::{SessionRequest, TerminalRequest};

/// An editor on the first sentence of the open text, with words typed.
fn writing(words: &str) -> State {
    let mut state = state();
    open(&mut state);
    press(&mut state, "a");
    for (nth, line) in words.split('\n').enumerate() {
        if nth > 0 {
            press(&mut state, "Enter");
        }
        press(&mut state, &format!("\"{line}\""));
    }
    state
}

fn text(state: &State) -> String {
    state
        .editor
        .as_ref()
        .map(editor::Editor::text)
        .unwrap_or_default()
}

fn drafts(effects: &[Request]) -> Vec<String> {
    let drafts = effects.iter().filter_map(|effect| match effect {
        Request::Session(SessionRequest::Draft(draft)) => Some(draft.annotation.note.clone()),
        _ => None,
    });
    drafts.collect()
}

#[test]
fn keys_of_the_text_edit_it_as_readers_know_them() {
    for (words, keys, expected) in [
        ("un mot", "\"s\"", "un mots"),
        ("un mot", "Backspace", "un mo"),
        ("un mot", "Home \"X\"", "Xun mot"),
        ("un mot", "Home Delete", "n mot"),
        ("un mot", "Left Left \"X\"", "un mXot"),
        ("un mot", "C-w", "un "),
        ("un mot", "Enter \"suite\"", "un mot\nsuite"),
        ("un\ndeux", "Up \"X\"", "unX\ndeux"),
        ("un\ndeux", "Up Home \"X\"", "Xun\ndeux"),
        ("un\ndeux", "Home Backspace", "undeux"),
        ("un\ndeux", "Up End Delete", "undeux"),
        ("un mot", "C-z", ""),
        ("un mot", "C-w C-z", "un mot"),
        ("un mot", "C-w C-z C-y", "un "),
        ("é", "\"’\" \"té\"", "é’té"),
    ] {
        let mut state = writing(words);
        press(&mut state, keys);
        let found = text(&state);
        if keys.ends_with("C-z") && expected.is_empty() {
            assert!(found.len() < words.len(), "{words:?} {keys}: {found}");
        } else {
            assert_eq!(found, expected, "{words:?} {keys}");
        }
    }
}

#[test]
fn every_change_of_the_text_is_a_draft_and_moving_is_none() {
    let mut state = writing("un");
    assert_eq!(drafts(&press(&mut state, "\"e\"")), ["une"]);
    assert_eq!(drafts(&press(&mut state, "Backspace")), ["un"]);
    for key in [
        "Left", "Right", "Up", "Down", "Home", "End", "PageUp", "PageDown",
    ] {
        assert!(drafts(&press(&mut state, key)).is_empty(), "{key}");
    }
}

#[test]
fn saving_keeps_the_editor_open_and_closing_takes_it_away() {
    for (keys, stays) in [("C-s", true), ("Esc", false), ("A-Enter", false)] {
        let mut state = writing("Un mot");
        let effects = press(&mut state, keys);
        assert_eq!(saved(&effects).unwrap().note, "Un mot", "{keys}");
        assert_eq!(state.editor.is_some(), stays, "{keys}");
        assert_eq!(
            state.reader.as_ref().unwrap().notes.len(),
            1,
            "{keys}: it is shown at once"
        );
    }
}

#[test]
fn nothing_written_is_nothing_kept_and_is_said() {
    for keys in ["a C-s", "a \"  \" C-s", "A C-s", "a \"x\" Backspace C-s"] {
        let mut state = state();
        open(&mut state);
        let effects = press(&mut state, keys);
        assert!(saved(&effects).is_none(), "{keys}: {effects:?}");
        assert!(state.status.message.is_some(), "{keys}");
        assert!(state.reader.as_ref().unwrap().notes.is_empty(), "{keys}");
    }
}

#[test]
fn tags_alone_are_something_to_keep() {
    let mut state = writing("#eau");
    let note = saved(&press(&mut state, "Esc")).unwrap();
    assert_eq!((note.note.as_str(), note.tags.len()), ("", 1));
}

#[test]
fn tags_of_the_picker_are_those_of_the_note() {
    let mut state = writing("Un mot");
    state.around.tags = vec![("eau".into(), 2)];
    press(&mut state, "C-t \"eau,neuf\" Enter");
    assert!(state.editor.is_some() && state.dialog.is_none());
    let mut tags = saved(&press(&mut state, "Esc")).unwrap().tags;
    tags.sort();
    assert_eq!(tags, ["eau", "neuf"]);
}

#[test]
fn a_note_that_is_opened_again_is_changed_and_not_made_twice() {
    let mut state = writing("Un mot");
    let first = saved(&press(&mut state, "Esc")).unwrap();
    let effects = press(&mut state, "e \" de plus\" Esc");
    let second = saving(&effects).unwrap();
    assert_eq!(second.annotation.id, first.id);
    assert_eq!(second.annotation.note, "Un mot de plus");
    assert_eq!(state.reader.as_ref().unwrap().notes.len(), 1);
}

#[test]
fn a_note_keeps_its_colour_when_its_words_change() {
    let mut state = state();
    open(&mut state);
    let marked = saved(&press(&mut state, "M 4")).unwrap();
    assert_eq!(marked.color, Color::ALL[3]);
    let effects = press(&mut state, "e \"Un mot\" Esc");
    let note = saved(&effects).unwrap();
    assert_eq!((note.id, note.color), (marked.id, Color::ALL[3]));
}

#[test]
fn a_pasted_text_loses_what_acts_and_keeps_its_lines() {
    let mut state = writing("");
    let pasted = "une\r\nligne\u{1b}[31m\ret\tautre\u{7}".to_owned();
    update(&mut state, Event::Input(InputEvent::Paste(pasted)), &env());
    let found = text(&state);
    assert!(found.starts_with("une\nligne[31m\net"), "{found:?}");
    assert!(
        !found.contains(|c: char| c.is_control() && c != '\n' && c != '\t'),
        "{found:?}"
    );
}

#[test]
fn the_readers_own_editor_is_lent_the_words_as_they_stand() {
    let mut state = writing("Un mot");
    let effects = press(&mut state, "C-e");
    let lent = effects.iter().find_map(|effect| match effect {
        Request::Terminal(TerminalRequest::Edit(_, text)) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(lent.as_deref(), Some("Un mot"));
    assert_eq!(text(&state), "Un mot", "it stays open meanwhile");
}

#[test]
fn a_discarded_text_is_not_sent_and_its_draft_goes() {
    let mut state = writing("Un mot");
    let effects = press(&mut state, "C-x");
    assert!(saved(&effects).is_none() && state.editor.is_none());
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Request::Session(SessionRequest::DropDraft(..)))),
        "{effects:?}"
    );
    press(&mut state, "u");
    assert_eq!(text(&state), "Un mot");
    // Discarded for good with the next one.
    press(&mut state, "C-x");
    press(&mut state, "a \"Autre\" C-x u");
    assert_eq!(text(&state), "Autre");
}

#[test]
fn letters_that_are_commands_elsewhere_are_letters_in_a_note() {
    let letters = "qQaAdeEjkGg?:/*xuUrotTyYnN<>=+-[](){}#@!";
    let mut state = writing("");
    press(&mut state, &format!("\"{letters}\""));
    assert_eq!(text(&state), letters);
    assert!(state.dialog.is_none());
    assert_eq!(state.screen, ScreenId::Reader);
}
