//! What is asked before something is done, and what is said when it was not.

use super::*;
use crate::tui::app::dialogs::Dialog;
use crate::tui::port::{
    BackgroundEvent, BackgroundRequest, SearchEvent, SearchRequest, WorkEvent, WorkRequest,
};
use crate::workspace::{About, Deed, Done, Fate, Hint, Problem, ProblemKind, Thing};

fn did(state: &mut State, slug: &str) {
    let path = format!("notes/{slug}/1.md");
    let done = Done {
        what: Deed::NoteAdded,
        count: 1,
        name: String::new(),
        change: crate::library::Change::one(path.into(), None, Some(vec![1])),
        slugs: vec![slug.into()],
        reading: None,
        about: About {
            what: Thing::Note,
            fate: Fate::Back,
            title: "Keep calm".into(),
            at: None,
        },
    };
    update(
        state,
        Event::Work(WorkEvent::Done(Box::new(done), Origin::Did)),
        &env(),
    );
}

fn undoes(effects: &[Request]) -> bool {
    let undo = |effect: &Request| matches!(effect, Request::Work(WorkRequest::Do(op)) if matches!(**op, Op::Undo(_)));
    effects.iter().any(undo)
}

fn said(state: &State) -> &str {
    state
        .status
        .message
        .as_ref()
        .map_or("", |message| message.text.as_str())
}

#[test]
fn what_is_not_on_the_screen_is_named_before_it_is_taken_back() {
    let mut state = state();
    answer(&mut state, &["avant", "capteur"]);
    did(&mut state, "ailleurs");
    // While the message line offers it, it is plain what is meant.
    assert!(undoes(&press(&mut state, "u")));
    did(&mut state, "ailleurs");
    press(&mut state, "j");
    state.status.message = None;
    assert!(!undoes(&press(&mut state, "u")));
    assert!(said(&state).contains("Keep calm"), "{}", said(&state));
    // Another key is no yes.
    press(&mut state, "k");
    assert!(!undoes(&press(&mut state, "u")));
    assert!(undoes(&press(&mut state, "u")));
    // What is on the screen needs no question.
    did(&mut state, "capteur");
    state.status.message = None;
    assert!(undoes(&press(&mut state, "u")));
}

#[test]
fn undo_says_what_it_undid() {
    let mut state = state();
    let change = crate::library::Change::one("notes/a/1.md".into(), None, Some(vec![1]));
    let done = Done {
        what: Deed::Undone,
        count: 1,
        name: String::new(),
        change: change.inverse(),
        slugs: vec!["a".into()],
        reading: None,
        about: About {
            what: Thing::Note,
            fate: Fate::Changed,
            title: "Keep calm".into(),
            at: Some(Timestamp::UNIX_EPOCH),
        },
    };
    let msg = Event::Work(WorkEvent::Done(Box::new(done), Origin::Undid(change)));
    update(&mut state, msg, &env());
    assert!(said(&state).starts_with("Annulé"), "{}", said(&state));
    assert!(said(&state).contains("Keep calm"), "{}", said(&state));
}

fn refused(counts: [usize; 3], paths: &[&str]) -> Event {
    let refused = paths
        .iter()
        .map(|path| Problem::new(ProblemKind::NotFound, path, Hint::NotFound));
    Event::Background(BackgroundEvent::Added(Box::new(Taken {
        counts,
        refused: paths.len(),
        problems: refused.collect(),
        ..Taken::default()
    })))
}

#[test]
fn a_failed_add_leaves_the_window_with_what_was_typed_and_the_cause() {
    let mut state = state();
    let effects = press(&mut state, "a \"/nowhere/a.md\" Enter");
    assert!(matches!(
        effects.last(),
        Some(Request::Background(BackgroundRequest::Add(_)))
    ));
    update(&mut state, refused([0; 3], &["/nowhere/a.md"]), &env());
    let Some(Dialog::Prompt(prompt)) = &state.dialog else {
        panic!("the window is gone");
    };
    assert_eq!(prompt.field.text(), "/nowhere/a.md");
    assert!(prompt.refusal.as_ref().unwrap().contains("/nowhere/a.md"));
    assert_eq!(said(&state), "");
    // Mended, it goes.
    press(&mut state, "Backspace \"d\" Enter");
    update(&mut state, refused([1, 0, 0], &[]), &env());
    assert!(state.dialog.is_none());
    assert!(said(&state).starts_with("1 article ajouté"));
}

#[test]
fn a_tick_stands_only_where_something_was_done() {
    for (counts, paths, tone) in [
        ([1, 0, 0], &[][..], Tone::Done),
        ([0, 0, 2], &[], Tone::Note),
        ([0, 0, 1], &["/nowhere"], Tone::Problem),
        ([0, 0, 0], &["/nowhere"], Tone::Problem),
    ] {
        let mut state = state();
        update(&mut state, refused(counts, paths), &env());
        assert_eq!(state.status.message.as_ref().unwrap().tone, tone);
        let refusals = format!("{} refusé", paths.len());
        if counts != [0; 3] {
            assert!(said(&state).contains(&refusals), "{}", said(&state));
            assert!(!said(&state).contains("refusés"), "{}", said(&state));
        }
    }
}

#[test]
fn what_an_import_held_and_where_a_text_stands_already_are_said() {
    let taken = Taken {
        counts: [1, 0, 0],
        annotations: [10, 1, 1, 2],
        twins: vec!["Le port".into()],
        problems: vec![Problem::new(ProblemKind::NotFound, "a.json", None); 2],
        ..Taken::default()
    };
    let mut state = state();
    update(
        &mut state,
        Event::Background(BackgroundEvent::Added(Box::new(taken))),
        &env(),
    );
    let said = said(&state).replace('\u{a0}', " ");
    for part in [
        "0 refusé",
        "14 annotations : 10 ajoutées, 1 mise à jour, 1 déjà là, 2 refusées",
        "aussi celui de « Le port »",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn a_space_is_part_of_a_tags_name() {
    let mut state = state();
    answer(&mut state, &["capteur"]);
    state.around.tags = vec![("ville-durable".into(), 3), ("données-ouvertes".into(), 2)];
    let tagged = |effects: &[Request]| {
        effects.iter().find_map(|effect| match effect {
            Request::Work(WorkRequest::Do(op)) => match &**op {
                Op::TagArticles { add, remove, .. } => Some((add.clone(), remove.clone())),
                _ => None,
            },
            _ => None,
        })
    };
    for (keys, added) in [
        (
            "t \"ville intelligente\" Enter",
            &["ville-intelligente"][..],
        ),
        ("t \"données ouvertes\" Enter", &["données-ouvertes"]),
        ("t \"C#\" Enter", &["C#"]),
        (
            "t \"ville intelligente,C++\" Enter",
            &["C++", "ville-intelligente"],
        ),
        (
            "t \"ville intelligente\" Tab \"dur\" Enter",
            &["ville-durable", "ville-intelligente"],
        ),
    ] {
        let (add, remove) = tagged(&press(&mut state, keys)).expect(keys);
        assert_eq!(
            (&add[..], remove.len()),
            (
                &added.iter().map(ToString::to_string).collect::<Vec<_>>()[..],
                0
            ),
            "{keys}"
        );
    }
}

#[test]
fn words_are_found_from_the_place_where_one_was_and_escape_goes_back() {
    let mut state = state();
    open(&mut state);
    let at = |state: &State| state.reader.as_ref().unwrap().place();
    let answer = |state: &mut State, effects: Vec<Request>| {
        for effect in effects {
            if let Request::Search(SearchRequest::Find(document, words)) = effect {
                let found = crate::search::find_in(&document, &words);
                update(
                    state,
                    Event::Search(SearchEvent::Matches(document, words, found)),
                    &env(),
                );
            }
        }
    };
    press(&mut state, "s s");
    let start = at(&state);
    state.reader.as_mut().unwrap().words = "open data".into();
    let effects = press(&mut state, "/");
    answer(&mut state, effects);
    assert_eq!(
        at(&state),
        start,
        "nothing is looked for before something is typed"
    );
    for key in ["c", "o", "m", "p", "t", "e"] {
        let effects = press(&mut state, &format!("\"{key}\""));
        answer(&mut state, effects);
    }
    let Some(Dialog::Prompt(prompt)) = &state.dialog else {
        panic!();
    };
    assert_eq!(prompt.field.text(), "compte");
    let text = state.reader.as_ref().unwrap().document.text().to_owned();
    assert_eq!(at(&state), text.rfind("compte").unwrap());
    press(&mut state, "Esc");
    assert_eq!(at(&state), start);
    assert_eq!(state.reader.as_ref().unwrap().words, "open data");
    let effects = press(&mut state, "/ \"compte\" Enter");
    answer(&mut state, effects);
    assert_eq!(at(&state), text.rfind("compte").unwrap());
    press(&mut state, "C-o");
    assert_eq!(at(&state), start);
}
