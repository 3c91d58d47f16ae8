//! Keys in the list of notes: moving, checking, filtering, verbs on nothing.

use super::*;
use crate::tui::port::SearchRequest;

fn focused(state: &State) -> &str {
    state.notes.hit().map_or("", |hit| hit.id.as_str())
}

fn checked(state: &State) -> usize {
    let (subject, _) = crate::tui::screen::Screen::subject(&state.notes);
    subject.notes().len()
}

#[test]
fn moving_goes_from_note_to_note_and_from_group_to_group() {
    for (keys, expected) in [
        ("", "C"),
        ("j", "A"),
        ("j j", "B"),
        ("j j j", "B"),
        ("G k", "A"),
        ("G g g", "C"),
        ("J", "B"),
        ("J K", "C"),
        (")", "B"),
        (") (", "C"),
        ("2 j", "B"),
    ] {
        let (mut state, _) = listed();
        press(&mut state, keys);
        assert_eq!(focused(&state), expected, "{keys}");
    }
}

#[test]
fn what_is_done_is_done_to_the_focused_note_or_to_those_that_are_checked() {
    for (keys, count) in [
        ("", 1),
        ("Space", 1),
        ("Space Space", 2),
        ("C-a", 3),
        ("C-a C-a", 1),
        ("Space k Space", 1),
    ] {
        let (mut state, _) = listed();
        press(&mut state, keys);
        assert_eq!(checked(&state), count, "{keys}");
        let effects = press(&mut state, "d");
        let [Op::ChangeNotes(notes, NoteChange::Delete)] = done(&effects)[..] else {
            panic!("{keys}: {effects:?}");
        };
        assert_eq!(notes.len(), count, "{keys}");
    }
}

#[test]
fn a_colour_is_given_by_its_number() {
    for (nth, color) in Color::ALL.into_iter().enumerate() {
        let (mut state, _) = listed();
        let effects = press(&mut state, &format!("j M {}", nth + 1));
        let expected = Op::ChangeNotes(
            vec![("capteur".into(), "A".into())],
            NoteChange::Color(color),
        );
        assert_eq!(done(&effects), [&expected]);
    }
}

#[test]
fn words_of_a_query_are_asked_for_as_they_are_typed() {
    let (mut state, _) = listed();
    let effects = press(&mut state, "/ \"eau\"");
    let asked = effects
        .iter()
        .filter(|effect| matches!(effect, Request::Search(SearchRequest::Notes { .. })))
        .count();
    assert_eq!(asked, 3);
    assert_eq!(state.notes.query.text(), "eau");
}

#[test]
fn a_note_opens_its_article_at_its_place() {
    let (mut state, _) = listed();
    let effects = press(&mut state, "G Enter");
    let opened = effects.iter().find_map(|effect| match effect {
        Request::Work(WorkRequest::Open(slug, _)) => Some(slug.as_str()),
        _ => None,
    });
    assert_eq!(opened, Some("autre"));
}

#[test]
fn in_an_empty_list_no_key_does_anything() {
    for keys in [
        "Enter", "d", "M 1", "Space", "C-a", "e", "y", "Y", "J", "K", "t", "*", "r",
    ] {
        let mut state = state();
        press(&mut state, "g n");
        let generation = state.notes.generation;
        let msg = Event::Search(SearchEvent::Notes {
            generation,
            hits: Vec::new(),
            total: 0,
        });
        update(&mut state, msg, &env());
        let effects = press(&mut state, keys);
        assert!(done(&effects).is_empty(), "{keys}: {effects:?}");
        assert_eq!(state.screen, ScreenId::Notes, "{keys}");
    }
}

#[test]
fn an_old_answer_does_not_take_the_place_of_the_newest() {
    let (mut state, _) = listed();
    press(&mut state, "/ \"e\" Esc");
    let generation = state.notes.generation - 1;
    let msg = Event::Search(SearchEvent::Notes {
        generation,
        hits: Vec::new(),
        total: 0,
    });
    update(&mut state, msg, &env());
    assert_eq!(state.notes.hits.len(), 3);
}
