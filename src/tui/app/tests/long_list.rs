//! A list that is longer than what is loaded of it.

use super::*;
use crate::search::Request as Query;
use crate::tui::port::{BackgroundEvent, SearchEvent, SearchRequest, WorkRequest};

const TOTAL: usize = 100_000;

/// The request that effects make for the list.
fn asked(effects: &[Request]) -> Option<(u64, Query)> {
    effects.iter().find_map(|effect| match effect {
        Request::Search(SearchRequest::Articles {
            generation,
            request,
        }) => Some((*generation, (**request).clone())),
        _ => None,
    })
}

/// Answers a request as the search does.
fn give(state: &mut State, (generation, request): (u64, Query), total: usize) -> Vec<Request> {
    let end = (request.offset + request.limit).min(total);
    let hits = (request.offset..end).map(|nth| hit(&format!("a{nth}")));
    let answer = Answer {
        total,
        hits: hits.collect(),
        ..Answer::default()
    };
    let msg = Event::Search(SearchEvent::Answer {
        generation,
        offset: request.offset,
        answer: Box::new(answer),
    });
    update(state, msg, &env())
}

fn listed(total: usize) -> State {
    let mut state = state();
    let request = asked(&begin(&mut state, &env())).unwrap();
    give(&mut state, request, total);
    state
}

fn focused(state: &State) -> Option<&str> {
    Some(state.library.hit()?.meta.slug.as_str())
}

#[test]
fn the_end_of_a_long_list_is_one_key_away_and_so_is_its_beginning() {
    let mut state = listed(TOTAL);
    let request = asked(&press(&mut state, "G")).expect("the last rows are asked for");
    assert!(request.1.limit < 1000, "only what is needed is");
    // Keys that come meanwhile are meant for the last row.
    assert!(press(&mut state, "Enter").is_empty());
    let effects = give(&mut state, request, TOTAL);
    assert_eq!(opened(&effects), Some("a99999"));
    state.awaited.end();
    let request = asked(&press(&mut state, "g g")).unwrap();
    give(&mut state, request, TOTAL);
    assert_eq!(focused(&state), Some("a0"));
    let request = asked(&press(&mut state, "9 9 9 9 j")).unwrap();
    give(&mut state, request, TOTAL);
    assert_eq!(focused(&state), Some("a9999"));
}

#[test]
fn every_row_on_the_way_is_the_one_that_belongs_there() {
    let mut state = listed(500);
    let keys = ["PageDown"; 16].into_iter().chain(["PageUp"; 16]);
    for key in keys.chain(["G", "k", "k", "g g", "j"]) {
        let mut effects = press(&mut state, key);
        while let Some(request) = asked(&effects) {
            effects = give(&mut state, request, 500);
        }
        let place = state.library.selected;
        assert_eq!(focused(&state), Some(format!("a{place}").as_str()), "{key}");
    }
}

#[test]
fn all_means_every_article_that_is_found() {
    let mut state = listed(503);
    let effects = press(&mut state, "C-a");
    let [Request::Search(SearchRequest::All(generation, _))] = effects[..] else {
        panic!("{effects:?}");
    };
    // A deletion that is pressed at once waits for what it is meant for.
    assert!(press(&mut state, "d").is_empty());
    let all = (0..503)
        .map(|nth| (format!("a{nth}"), Vec::new()))
        .collect();
    let effects = update(
        &mut state,
        Event::Search(SearchEvent::All(generation, all)),
        &env(),
    );
    let deleted = effects.iter().find_map(|effect| match effect {
        Request::Work(WorkRequest::Do(op)) => match &**op {
            Op::DeleteArticles(slugs) => Some(slugs.len()),
            _ => None,
        },
        _ => None,
    });
    assert_eq!(deleted, Some(503));
}

#[test]
fn what_was_found_for_another_query_is_not_checked() {
    let mut state = listed(503);
    let effects = press(&mut state, "C-a");
    let [Request::Search(SearchRequest::All(generation, _))] = effects[..] else {
        panic!("{effects:?}");
    };
    state.library.generation += 1;
    let all = [("a1".to_owned(), Vec::new())].into();
    update(
        &mut state,
        Event::Search(SearchEvent::All(generation, all)),
        &env(),
    );
    assert!(state.library.checked.is_empty());
}

#[test]
fn a_change_in_the_library_leaves_the_focus_far_down_where_it_was() {
    let mut state = listed(TOTAL);
    let request = asked(&press(&mut state, "G")).unwrap();
    give(&mut state, request, TOTAL);
    let msg = Event::Background(BackgroundEvent::Refreshed {
        changed: true,
        problems: Vec::new(),
    });
    let request = asked(&update(&mut state, msg, &env())).unwrap();
    give(&mut state, request, TOTAL);
    assert_eq!(focused(&state), Some("a99999"));
}
