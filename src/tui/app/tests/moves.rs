//! Moving, selecting and annotating in the open text.

use super::*;
use crate::library::Color;

const LONG: &str = "Premier mot ici. Deuxième phrase là.\n\nUn autre paragraphe. Il finit.\n\n## Une partie\n\n\
    Sous le titre, une phrase. Et une autre.\n\n## Une suite\n\nLa fin du texte.\n";

fn reader() -> State {
    let mut state = state();
    let mut long = reading("capteur");
    long.document = std::sync::Arc::new(markdown::parse(LONG));
    let msg = Event::Work(WorkEvent::Opened(Box::new(long), OpenAt::Position));
    update(&mut state, msg, &env());
    state
}

/// What stands at the cursor: the rest of its block, as far as its first two words.
fn at(state: &State) -> String {
    let reader = state.reader.as_ref().unwrap();
    let text = reader.document.text();
    let rest = text.get(reader.place()..).unwrap_or_default();
    rest.split_whitespace()
        .take(2)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The chosen passage.
fn chosen(state: &State) -> &str {
    let reader = state.reader.as_ref().unwrap();
    reader.document.slice(reader.chosen())
}

#[test]
fn each_motion_of_the_text_goes_to_its_next_and_back() {
    for (keys, expected) in [
        ("", "Premier mot"),
        ("s", "Deuxième phrase"),
        ("s s", "Un autre"),
        ("s s s", "Il finit."),
        ("s s S", "Deuxième phrase"),
        ("p", "Un autre"),
        ("p P", "Premier mot"),
        (")", "Une partie"),
        (") )", "Une suite"),
        (") ) (", "Une partie"),
        ("G g g", "Premier mot"),
        ("S", "Premier mot"),
        ("P", "Premier mot"),
    ] {
        let mut state = reader();
        press(&mut state, keys);
        assert_eq!(at(&state), expected, "{keys}");
    }
}

#[test]
fn the_sentence_in_focus_is_what_is_annotated_without_a_selection() {
    for (keys, quote) in [
        ("a \"x\" Esc", "Premier mot ici."),
        ("s a \"x\" Esc", "Deuxième phrase là."),
        ("p s m", "Il finit."),
        (") p a \"x\" Esc", "Sous le titre, une phrase."),
    ] {
        let mut state = reader();
        let effects = press(&mut state, keys);
        let note = saved(&effects).unwrap_or_else(|| panic!("{keys}: {effects:?}"));
        assert_eq!(note.target.unwrap().exact, quote, "{keys}");
    }
}

#[test]
fn a_selection_grows_and_shrinks_by_the_parts_of_a_text() {
    for (keys, expected) in [
        ("v", "Premier"),
        ("v v", "Premier mot ici."),
        ("v v v", "Premier mot ici. Deuxième phrase là."),
        ("v v V", "Premier"),
        ("V", "Premier mot ici. Deuxième phrase là."),
        ("v i s", "Premier mot ici."),
        ("v i p", "Premier mot ici. Deuxième phrase là."),
        ("v i w", "Premier"),
        ("v w", "Premier mot"),
        ("v s", "Premier mot ici. Deuxième"),
    ] {
        let mut state = reader();
        press(&mut state, keys);
        assert!(
            chosen(&state).starts_with(expected.split(' ').next().unwrap()),
            "{keys}: {}",
            chosen(&state)
        );
        if keys.contains("v v") || keys.contains("i ") || keys == "V" || keys == "v" {
            assert_eq!(chosen(&state), expected, "{keys}");
        } else {
            assert!(chosen(&state).len() >= "Premier".len(), "{keys}");
        }
    }
}

#[test]
fn a_selection_that_is_left_annotates_nothing() {
    for key in ["q", "Esc", "C-c"] {
        let mut state = reader();
        let effects = press(&mut state, &format!("v v {key}"));
        assert!(saved(&effects).is_none(), "{key}");
        assert_eq!(state.screen, ScreenId::Reader, "{key}");
        let effects = press(&mut state, "p m");
        assert_eq!(
            saved(&effects).unwrap().target.unwrap().exact,
            "Un autre paragraphe.",
            "{key}"
        );
    }
}

#[test]
fn a_highlight_takes_the_colour_that_is_chosen() {
    for (nth, color) in Color::ALL.into_iter().enumerate() {
        let mut state = reader();
        let effects = press(&mut state, &format!("M {}", nth + 1));
        let note = saved(&effects).unwrap_or_else(|| panic!("{color:?}: {effects:?}"));
        assert_eq!((note.color, note.note.as_str()), (color, ""));
    }
}

#[test]
fn a_note_on_the_whole_article_has_no_passage() {
    let mut state = reader();
    let effects = press(&mut state, "A \"Tout lu\" Esc");
    let note = saved(&effects).unwrap();
    assert_eq!((note.target, note.note.as_str()), (None, "Tout lu"));
}

#[test]
fn the_places_one_jumped_from_lead_back_and_forth() {
    let mut state = reader();
    press(&mut state, "s G");
    let end = at(&state);
    press(&mut state, "C-o");
    assert_eq!(at(&state), "Deuxième phrase");
    press(&mut state, "A-Right");
    assert_eq!(at(&state), end);
}

#[test]
fn the_measure_is_narrowed_and_widened_within_what_can_be_read() {
    let mut state = reader();
    let before = state.around.settings.config.measure;
    press(&mut state, ">");
    assert!(state.around.settings.config.measure > before);
    press(&mut state, "< <");
    assert!(state.around.settings.config.measure < before);
    press(&mut state, &"< ".repeat(60));
    assert_eq!(state.around.settings.config.measure, 40);
    press(&mut state, &"> ".repeat(60));
    assert_eq!(state.around.settings.config.measure, 100);
}

#[test]
fn the_outline_leads_to_a_heading() {
    let mut state = reader();
    press(&mut state, "O");
    if state.dialog.is_some() {
        press(&mut state, "j Enter");
    } else {
        press(&mut state, ")");
    }
    assert!(
        ["Une partie", "Une suite"].contains(&at(&state).as_str()),
        "{}",
        at(&state)
    );
}

#[test]
fn no_key_of_the_reader_loses_the_text() {
    let keys = [
        "j", "k", "h", "l", "w", "W", "s", "S", "p", "P", ")", "(", "g g", "G", "Space", "b",
        "C-d", "C-u", "n", "N", "c", "c", "z", "z", "=", "-", "+", "Tab", "S-Tab", "v Esc",
        "V Esc", "f", "i Esc", "O Esc",
    ];
    let mut state = reader();
    for key in keys {
        press(&mut state, key);
        assert_eq!(state.screen, ScreenId::Reader, "{key}");
        let reader = state.reader.as_ref().unwrap();
        assert!(reader.place() <= reader.document.text().len(), "{key}");
        assert!(
            reader.document.text().is_char_boundary(reader.place()),
            "{key}"
        );
        assert!(reader.notes.is_empty(), "{key} made a note");
    }
}
