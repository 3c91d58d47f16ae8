//! The list of the library: its query, its order, its filters, its focus.

use super::*;
use crate::search::Sort;
use crate::tui::port::{SearchRequest, SessionRequest};

fn listed(slugs: &[&str]) -> State {
    let mut state = state();
    answer(&mut state, slugs);
    state
}

/// The queries that are asked for, with their order.
fn asked(effects: &[Request]) -> Vec<(String, Sort)> {
    let requests = effects.iter().filter_map(|effect| match effect {
        Request::Search(SearchRequest::Articles { request, .. }) => {
            Some((request.query.clone(), request.sort))
        }
        _ => None,
    });
    requests.collect()
}

fn query(state: &State) -> &str {
    state.library.query.text()
}

#[test]
fn every_letter_of_a_query_is_asked_for_anew() {
    let mut state = listed(&["un"]);
    let effects = press(&mut state, "/ \"eau\"");
    let queries: Vec<String> = asked(&effects)
        .into_iter()
        .map(|(query, _)| query)
        .collect();
    assert_eq!(queries, ["e", "ea", "eau"]);
    assert!(state.library.typing);
    let effects = press(&mut state, "Backspace");
    assert_eq!(asked(&effects)[0].0, "ea");
    press(&mut state, "Esc");
    assert!(!state.library.typing);
    assert_eq!(query(&state), "ea", "what was typed stays");
}

#[test]
fn an_order_is_asked_for_by_its_keys_and_begins_at_the_top() {
    for (keys, sort) in [
        (", r", Sort::Relevance),
        (", d", Sort::Published),
        (", a", Sort::Saved),
        (", t", Sort::Title),
        (", l", Sort::Length),
    ] {
        let mut state = listed(&["un", "deux", "trois"]);
        press(&mut state, "j j");
        let effects = press(&mut state, keys);
        assert_eq!(asked(&effects), [(String::new(), sort)], "{keys}");
        assert_eq!(state.library.selected, 0, "{keys}");
    }
}

#[test]
fn filters_of_language_go_round_and_leave_the_words_alone() {
    let mut state = listed(&["un"]);
    press(&mut state, "/ \"eau\" Esc");
    for expected in ["eau langue:fr", "eau langue:en", "eau", "eau langue:fr"] {
        press(&mut state, "L");
        assert_eq!(query(&state), expected);
    }
}

#[test]
fn equivalents_are_turned_off_and_on_again() {
    let mut state = listed(&["un"]);
    press(&mut state, "/ \"eau\" Esc");
    press(&mut state, "~");
    assert_eq!(query(&state), "~eau");
    press(&mut state, "~");
    assert_eq!(query(&state), "eau");
}

#[test]
fn a_query_is_cleared_by_its_key_and_by_escape() {
    for key in ["c", "Esc"] {
        let mut state = listed(&["un"]);
        press(&mut state, "/ \"eau\" Esc");
        let effects = press(&mut state, key);
        assert_eq!(query(&state), "", "{key}");
        assert_eq!(
            asked(&effects).last().map(|(query, _)| query.as_str()),
            Some(""),
            "{key}"
        );
    }
}

#[test]
fn a_query_is_kept_under_a_name() {
    let mut state = listed(&["un"]);
    press(&mut state, "/ \"tag:eau\" Esc");
    let effects = press(&mut state, "C-s C-u \"L’eau\" Enter");
    let kept = effects.iter().any(|effect| {
        let said = format!("{effect:?}");
        said.contains("L’eau") && said.contains("tag:eau")
    });
    assert!(kept, "{effects:?}");
}

#[test]
fn moving_stops_at_the_ends_and_pages_are_as_high_as_the_screen() {
    let names: Vec<String> = (0..40).map(|nth| format!("a{nth}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut state = listed(&names);
    for (keys, expected) in [
        ("k", 0),
        ("j", 1),
        ("Down Down", 3),
        ("Up", 2),
        ("G", 39),
        ("j", 39),
        ("g g", 0),
        ("End", 39),
        ("Home", 0),
    ] {
        press(&mut state, keys);
        assert_eq!(state.library.selected, expected, "{keys}");
    }
    press(&mut state, "PageDown");
    let page = state.library.selected;
    assert!((5..40).contains(&page), "{page}");
    press(&mut state, "PageUp");
    assert_eq!(state.library.selected, 0);
    press(&mut state, "C-d");
    assert!(
        (1..page).contains(&state.library.selected),
        "half a page is less than one"
    );
}

#[test]
fn numbers_before_a_motion_repeat_it() {
    let names: Vec<String> = (0..40).map(|nth| format!("a{nth}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut state = listed(&names);
    press(&mut state, "1 2 j");
    assert_eq!(state.library.selected, 12);
    press(&mut state, "5 k");
    assert_eq!(state.library.selected, 7);
}

#[test]
fn the_next_unread_article_is_found_from_the_focus_on() {
    let mut state = listed(&["un", "deux", "trois", "quatre"]);
    for nth in [0, 1, 2] {
        state.library.answer.hits[nth].meta.status = Status::Done;
    }
    press(&mut state, "n");
    assert_eq!(state.library.selected, 3);
    state.library.answer.hits[0].meta.status = Status::Inbox;
    press(&mut state, "N");
    assert_eq!(state.library.selected, 0);
}

#[test]
fn enter_opens_the_focused_article_and_q_comes_back_to_it() {
    let mut state = listed(&["un", "capteur"]);
    let effects = press(&mut state, "j Enter");
    assert_eq!(opened(&effects), Some("capteur"));
    open(&mut state);
    assert_eq!(state.screen, ScreenId::Reader);
    press(&mut state, "q");
    assert_eq!(state.screen, ScreenId::Library);
    assert_eq!(state.library.selected, 1);
}

#[test]
fn a_new_answer_keeps_the_checks_of_articles_that_are_out_of_sight() {
    let mut state = listed(&["un", "deux"]);
    press(&mut state, "Space");
    assert!(state.library.checked.contains_key("un"));
    press(&mut state, "/ \"deux\" Esc");
    answer(&mut state, &["deux"]);
    assert!(state.library.checked.contains_key("un"));
    press(&mut state, "Space");
    assert_eq!(state.library.checked.len(), 2);
}

#[test]
fn words_that_come_while_an_answer_is_awaited_are_not_lost() {
    let mut state = listed(&["un"]);
    press(&mut state, "/ \"ca\" Enter");
    // The article that “ca” finds is awaited; nothing else may be opened in its place.
    let effects = answer(&mut state, &["capteur", "un"]);
    assert_eq!(opened(&effects), Some("capteur"));
}

#[test]
fn a_setting_that_is_changed_is_kept_at_once() {
    let mut state = listed(&["un"]);
    let effects = press(&mut state, "F9");
    assert!(
        effects.iter().any(|effect| matches!(
            effect,
            Request::Session(SessionRequest::Setting(key, _)) if key.as_slice() == ["mouse"]
        )),
        "{effects:?}"
    );
    assert!(!state.around.settings.config.mouse);
}

#[test]
fn i_without_a_query_shows_what_is_known_of_the_article() {
    let mut state = listed(&["un"]);
    let effects = press(&mut state, "i");
    assert!(effects.is_empty(), "{effects:?}");
    let Some(Dialog::Text(shown)) = &state.dialog else {
        panic!("nothing is shown")
    };
    let text = format!("{shown:?}");
    assert!(text.contains("articles/un.md"), "{text}");
}

#[test]
fn i_with_a_query_asks_why_the_article_is_found() {
    let mut state = listed(&["un"]);
    press(&mut state, "/ \"eau\" Esc");
    answer(&mut state, &["un"]);
    let effects = press(&mut state, "i");
    assert!(
        effects.iter().any(|effect| matches!(
            effect,
            Request::Search(SearchRequest::Explain(query, slug)) if query == "eau" && slug == "un"
        )),
        "{effects:?}"
    );
}
