//! Verbs over what is chosen in the list of the library, and on nothing.

use super::*;
use crate::tui::port::{BackgroundRequest, Op, SearchRequest, TerminalRequest, WorkRequest};

/// A library of these articles, the first of which has the focus.
fn listed(slugs: &[&str]) -> State {
    let mut state = state();
    answer(&mut state, slugs);
    state
}

fn ops(effects: &[Request]) -> Vec<&Op> {
    let ops = effects.iter().filter_map(|effect| match effect {
        Request::Work(WorkRequest::Do(op)) => Some(&**op),
        _ => None,
    });
    ops.collect()
}

fn slugs(slugs: &[&str]) -> Vec<String> {
    slugs.iter().map(|slug| (*slug).to_owned()).collect()
}

fn said(state: &State) -> &str {
    state
        .status
        .message
        .as_ref()
        .map_or("", |message| message.text.as_str())
}

#[test]
fn a_verb_is_done_to_the_focused_article_or_to_all_that_are_checked() {
    for (keys, expected) in [
        ("d", &["un"][..]),
        ("j d", &["deux"]),
        ("Space d", &["un"]),
        ("Space Space d", &["un", "deux"]),
        ("C-a d", &["un", "deux", "trois"]),
        ("C-a C-a j d", &["deux"]),
        ("Space k Space j j d", &["trois"]),
    ] {
        let mut state = listed(&["un", "deux", "trois"]);
        let effects = press(&mut state, keys);
        let Some(Op::DeleteArticles(deleted)) = ops(&effects).pop() else {
            panic!("{keys}: {effects:?}");
        };
        let mut deleted = deleted.clone();
        deleted.sort();
        let mut expected = slugs(expected);
        expected.sort();
        assert_eq!(deleted, expected, "{keys}");
    }
}

#[test]
fn each_verb_asks_for_its_operation_on_the_chosen_articles() {
    let both = slugs(&["deux", "un"]);
    let tagged = |add: &[&str], remove: &[&str]| Op::TagArticles {
        slugs: both.clone(),
        add: slugs(add),
        remove: slugs(remove),
    };
    let done = Op::SetStatus {
        slugs: both.clone(),
        status: Status::Done,
    };
    for (keys, expected) in [
        ("*", tagged(&["favori"], &[])),
        ("r", done),
        ("d", Op::DeleteArticles(both.clone())),
        ("t \"eau\" Enter", tagged(&["eau"], &[])),
        ("T \"eau,air\" Enter", tagged(&["air", "eau"], &[])),
    ] {
        let mut state = listed(&["un", "deux", "trois"]);
        let effects = press(&mut state, &format!("Space Space {keys}"));
        assert_eq!(ops(&effects), [&expected], "{keys}");
    }
}

#[test]
fn on_an_empty_list_no_verb_does_anything_and_each_says_so() {
    for keys in ["d", "*", "r", "y", "Y", "o", "e", "E", "T"] {
        let mut state = listed(&[]);
        let effects = press(&mut state, keys);
        assert!(ops(&effects).is_empty(), "{keys}: {effects:?}");
        assert!(state.dialog.is_none(), "{keys}");
        assert_eq!(said(&state), "Rien n’est choisi ici.", "{keys}");
    }
    for keys in ["Enter", "l", "Space", "C-a", "n", "N", "t", "x"] {
        let mut state = listed(&[]);
        let effects = press(&mut state, keys);
        assert!(ops(&effects).is_empty(), "{keys}: {effects:?}");
        assert!(state.dialog.is_none(), "{keys}");
    }
}

#[test]
fn reading_and_stars_go_back_and_forth_by_what_the_article_is() {
    let mut state = listed(&["un"]);
    for (status, next) in [
        (Status::Inbox, Status::Done),
        (Status::Reading, Status::Done),
        (Status::Done, Status::Inbox),
    ] {
        state.library.answer.hits[0].meta.status = status;
        let effects = press(&mut state, "r");
        let [Op::SetStatus { status, .. }] = ops(&effects)[..] else {
            panic!("{effects:?}");
        };
        assert_eq!(*status, next);
    }
    state.library.answer.hits[0].meta.tags = slugs(&["favori"]);
    let effects = press(&mut state, "*");
    assert!(
        matches!(ops(&effects)[..], [Op::TagArticles { remove, add, .. }] if remove == &slugs(&["favori"]) && add.is_empty()),
        "{effects:?}"
    );
}

#[test]
fn the_source_of_an_article_is_opened_or_said_to_be_missing() {
    let mut state = listed(&["un"]);
    press(&mut state, "o");
    assert_eq!(said(&state), "La source de cet article n’est pas connue.");
    let source = "https://a.example/un".to_owned();
    state.library.answer.hits[0].meta.source = Some(source.clone());
    let effects = press(&mut state, "o");
    assert_eq!(
        effects,
        [Request::Terminal(TerminalRequest::OpenUrl(source))]
    );
}

#[test]
fn a_title_is_copied_and_with_its_source_as_a_reference() {
    let mut state = listed(&["un"]);
    state.library.answer.hits[0].meta.title = "Le pont".into();
    state.library.answer.hits[0].meta.author = Some("Ana Bo".into());
    let copied = |state: &mut State, key: &str| {
        let effects = press(state, key).into_iter();
        let mut texts = effects.filter_map(|effect| match effect {
            Request::Terminal(TerminalRequest::Copy(text)) => Some(text),
            _ => None,
        });
        texts.next().unwrap()
    };
    assert_eq!(copied(&mut state, "y"), "Le pont");
    let reference = copied(&mut state, "Y");
    assert!(
        reference.contains("Ana Bo") && reference.contains("Le pont"),
        "{reference}"
    );
    assert!(
        said(&state).contains("caractères copiés"),
        "{}",
        said(&state)
    );
}

#[test]
fn places_are_reached_from_everywhere() {
    for (keys, query) in [("g l", ""), ("g i", "est:à-lire")] {
        let mut state = listed(&["un"]);
        open(&mut state);
        assert_eq!(state.screen, ScreenId::Reader);
        press(&mut state, keys);
        assert_eq!(state.screen, ScreenId::Library, "{keys}");
        assert_eq!(state.library.query.text(), query, "{keys}");
    }
    for (keys, screen) in [("g n", ScreenId::Notes), ("g o", ScreenId::Review)] {
        let mut state = listed(&["un"]);
        press(&mut state, keys);
        assert_eq!(state.screen, screen, "{keys}");
        if screen == ScreenId::Notes {
            press(&mut state, "q");
            assert_eq!(state.screen, ScreenId::Library, "{keys} and back");
        }
    }
}

#[test]
fn what_the_outside_has_to_do_is_asked_for_once() {
    for (keys, expected) in [
        ("C-z", Request::Terminal(TerminalRequest::Suspend)),
        ("C-l", Request::Terminal(TerminalRequest::Redraw)),
        ("g c", Request::Work(WorkRequest::Trash)),
        ("g x", Request::Work(WorkRequest::Unsettled)),
    ] {
        let mut state = listed(&["un"]);
        assert_eq!(press(&mut state, keys), [expected], "{keys}");
    }
}

#[test]
fn lists_of_commands_settings_and_tags_open_and_close() {
    for (keys, closes) in [
        ("?", "?"),
        (":", "Esc"),
        ("F10", "q"),
        ("g t", "q"),
        ("g m", "q"),
        ("x", "Esc"),
    ] {
        let mut state = listed(&["un"]);
        press(&mut state, keys);
        assert!(state.dialog.is_some(), "{keys}");
        press(&mut state, closes);
        assert!(state.dialog.is_none(), "{keys} {closes}");
        assert_eq!(state.screen, ScreenId::Library, "{keys}");
    }
}

#[test]
fn a_tag_of_the_list_is_looked_for() {
    let mut state = listed(&["un"]);
    state.around.tags = vec![("eau".into(), 3), ("fer".into(), 1)];
    let effects = press(&mut state, "g t j Enter");
    assert_eq!(state.library.query.text(), "étiquette:fer");
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Request::Search(SearchRequest::Articles { .. })))
    );
}

#[test]
fn the_language_of_the_interface_changes_under_the_readers_eyes() {
    let mut state = listed(&["un"]);
    press(&mut state, "F2");
    assert_eq!(state.around.manner.messages.language(), Language::English);
    press(&mut state, "F2");
    assert_eq!(state.around.manner.messages.language(), Language::French);
}

#[test]
fn escape_ends_what_is_being_done_before_it_leaves() {
    let mut state = listed(&["un"]);
    state.status.progress = Some(crate::workspace::Progress {
        what: "progress-add",
        done: 1,
        total: 9,
    });
    let effects = press(&mut state, "Esc");
    assert_eq!(effects, [Request::Background(BackgroundRequest::Cancel)]);
    assert_eq!(state.screen, ScreenId::Library);
    assert!(state.status.progress.is_none());
}

#[test]
fn a_chord_that_goes_nowhere_is_forgotten() {
    let mut state = listed(&["un", "deux"]);
    let effects = press(&mut state, "g z");
    assert!(effects.is_empty(), "{effects:?}");
    press(&mut state, "j");
    assert_eq!(state.library.selected, 1, "the next key is itself again");
}
