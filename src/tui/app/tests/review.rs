//! Looking at the notes whose passage has no sure place, and visits to kept versions.

use super::*;
use crate::text::CharRange;
use crate::tui::port::{BackgroundEvent, WorkEvent, WorkRequest};
use crate::workspace::{Choice, Deed, Done, Hint, Problem, ProblemKind, Version, sample};

fn queue() -> State {
    let mut state = state();
    let effects = press(&mut state, "g o");
    assert_eq!(effects, [Request::Work(WorkRequest::Waiting)]);
    let (rows, slug, cases) = sample::waiting();
    let effects = update(&mut state, Event::Work(WorkEvent::Waiting(rows)), &env());
    assert_eq!(effects, [Request::Work(WorkRequest::Weigh(slug.clone()))]);
    update(
        &mut state,
        Event::Work(WorkEvent::Weighed(slug, cases)),
        &env(),
    );
    state
}

fn decided(effects: &[Request]) -> Option<(String, Choice)> {
    effects.iter().find_map(|effect| match effect {
        Request::Work(WorkRequest::Do(op)) => match &**op {
            Op::Decide { id, choice, .. } => Some((id.clone(), *choice)),
            _ => None,
        },
        _ => None,
    })
}

fn done(what: Deed) -> Event {
    let done = Done {
        what,
        count: 1,
        name: String::new(),
        change: crate::library::Change::one("notes/plume/N1.md".into(), None, Some(vec![1])),
        slugs: vec!["plume".into()],
        about: crate::workspace::About::default(),
        reading: None,
    };
    Event::Work(WorkEvent::Done(Box::new(done), Origin::Did))
}

#[test]
fn enter_accepts_the_place_in_focus_and_tab_goes_to_the_next() {
    let mut state = queue();
    let effects = press(&mut state, "Tab Enter");
    let place = Choice::Place(CharRange::new(900, 926));
    assert_eq!(decided(&effects), Some(("N1".into(), place)));
    let mut state = queue();
    press(&mut state, "Tab Tab j S-Tab k");
    assert_eq!(state.review.candidate, 1);
}

#[test]
fn every_decision_has_its_key() {
    for (keys, choice) in [
        ("D", Choice::Article),
        ("o", Choice::Lost),
        ("p", Choice::Place(CharRange::new(200, 290))),
    ] {
        let effects = press(&mut queue(), keys);
        assert_eq!(decided(&effects), Some(("N1".into(), choice)), "{keys}");
    }
    let effects = press(&mut queue(), "A");
    assert_eq!(
        effects,
        [Request::Work(WorkRequest::Do(Box::new(Op::AcceptSure)))]
    );
}

#[test]
fn a_lost_note_has_no_place_to_accept_and_goes_to_its_section() {
    let mut state = queue();
    press(&mut state, "n n");
    assert_eq!(state.review.row().unwrap().id.as_str(), "N3");
    assert!(press(&mut state, "Enter").is_empty());
    let effects = press(&mut state, "p");
    let section = Choice::Place(CharRange::new(0, 7));
    assert_eq!(decided(&effects), Some(("N3".into(), section)));
}

#[test]
fn keys_typed_while_a_decision_is_written_are_meant_for_the_next_note() {
    let mut state = queue();
    let effects = press(&mut state, "Enter Enter");
    assert_eq!(effects.len(), 1);
    let effects = update(&mut state, done(Deed::Attached), &env());
    assert!(effects.contains(&Request::Work(WorkRequest::Waiting)));
    let (rows, slug, mut cases) = sample::waiting();
    let mut effects = update(
        &mut state,
        Event::Work(WorkEvent::Waiting(rows[1..].to_vec())),
        &env(),
    );
    assert_eq!(decided(&effects), None);
    cases.remove(0);
    effects.extend(update(
        &mut state,
        Event::Work(WorkEvent::Weighed(slug, cases)),
        &env(),
    ));
    let place = Choice::Place(CharRange::new(400, 404));
    assert_eq!(decided(&effects), Some(("N2".into(), place)));
}

#[test]
fn a_text_that_changed_meanwhile_is_looked_at_again() {
    let mut state = queue();
    press(&mut state, "Enter n");
    let problem = Problem::new(ProblemKind::TextChanged, "Plume", Hint::LookAgain);
    let effects = update(&mut state, Event::Failed(problem), &env());
    assert!(effects.contains(&Request::Work(WorkRequest::Waiting)));
    assert!(state.awaited.is_on());
}

#[test]
fn what_is_taken_back_is_looked_at_again() {
    let mut state = queue();
    let path = std::path::PathBuf::from("notes/plume/N2.md");
    let change = crate::library::Change::one(path, Some(vec![1]), Some(vec![2]));
    let undone = Event::Work(WorkEvent::Done(
        Box::new(Done {
            what: Deed::Undone,
            count: 1,
            name: String::new(),
            change: change.inverse(),
            slugs: Vec::new(),
            about: crate::workspace::About::default(),
            reading: None,
        }),
        Origin::Undid(change),
    ));
    update(&mut state, undone, &env());
    let (rows, ..) = sample::waiting();
    update(&mut state, Event::Work(WorkEvent::Waiting(rows)), &env());
    assert_eq!(state.review.row().unwrap().id.as_str(), "N2");
}

#[test]
fn a_passage_is_chosen_by_hand_in_the_text() {
    let mut state = queue();
    let effects = press(&mut state, "v");
    let [Request::Work(WorkRequest::Open(slug, at))] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    let OpenAt::Attach(attach) = at.clone() else {
        panic!("{at:?}")
    };
    assert_eq!((slug.as_str(), attach.id.as_str()), ("plume", "N1"));
    let attach = Attach {
        at: CharRange::new(3, 10),
        ..*attach
    };
    let at = OpenAt::Attach(Box::new(attach));
    update(
        &mut state,
        Event::Work(WorkEvent::Opened(Box::new(reading("plume")), at)),
        &env(),
    );
    assert!(press(&mut state, "m t E").is_empty());
    press(&mut state, "i s");
    let effects = press(&mut state, "Enter");
    let sentence = Choice::Place(CharRange::new(0, 18));
    assert_eq!(decided(&effects), Some(("N1".into(), sentence)));
    assert_eq!(state.screen, ScreenId::Review);
}

/// Asks for the versions that are kept of the open article and opens the first.
fn open_kept_version(state: &mut State) {
    assert_eq!(
        press(state, "H"),
        [Request::Work(WorkRequest::Versions("capteur".into()))]
    );
    let versions = vec![
        Version {
            number: 1,
            notes: 2,
            ..Version::named("rev1")
        },
        Version {
            number: 2,
            is_current: true,
            ..Version::named("rev2")
        },
    ];
    update(
        state,
        Event::Work(WorkEvent::Versions("capteur".into(), versions)),
        &env(),
    );
    let effects = press(state, "Enter");
    let at = OpenAt::Version {
        rev: "rev1".into(),
        note: None,
    };
    assert_eq!(
        effects,
        [Request::Work(WorkRequest::Open("capteur".into(), at))]
    );
    let old = Event::Work(WorkEvent::OldVersion(
        Box::new(reading("capteur")),
        Version::named("rev1"),
        None,
    ));
    update(state, old, &env());
}

#[test]
fn a_kept_version_is_read_only_and_q_leads_back() {
    let mut state = state();
    open(&mut state);
    press(&mut state, "s");
    let cursor = state.reader.as_ref().unwrap().cursor;
    open_kept_version(&mut state);
    for keys in [
        "a", "m", "A", "M", "t", "T", "d", "e", "E", "r", "v m Esc", "J",
    ] {
        let effects = press(&mut state, keys);
        assert!(effects.is_empty(), "{keys}: {effects:?}");
        assert!(state.editor.is_none() && state.dialog.is_none(), "{keys}");
    }
    // An article read again meanwhile is not the version.
    let mut other = reading("capteur");
    other.document = std::sync::Arc::new(markdown::parse("Autre chose."));
    update(
        &mut state,
        Event::Work(WorkEvent::Opened(Box::new(other), OpenAt::Stay)),
        &env(),
    );
    assert!(
        state
            .reader
            .as_ref()
            .unwrap()
            .document
            .text()
            .contains("capteur")
    );
    let effects = press(&mut state, "q");
    assert_eq!(
        effects,
        [Request::Work(WorkRequest::Open(
            "capteur".into(),
            OpenAt::Stay
        ))]
    );
    let reader = state.reader.as_ref().unwrap();
    assert!(reader.temporary.is_none() && reader.cursor == cursor);
}

#[test]
fn the_version_that_a_note_was_made_on_is_read_from_what_is_known_of_it() {
    let mut state = state();
    open(&mut state);
    press(&mut state, "s m Tab i");
    let Some(Dialog::Text(text)) = &state.dialog else {
        panic!()
    };
    assert!(
        text.info.lines.iter().any(|line| line.contains("en place")),
        "{:?}",
        text.info.lines
    );
    let effects = press(&mut state, "V");
    assert!(matches!(
        &effects[..],
        [Request::Work(WorkRequest::Open(
            _,
            OpenAt::Version { note: Some(_), .. }
        ))]
    ));
}

#[test]
fn a_text_that_cost_notes_their_place_says_so_and_can_still_be_undone() {
    let shifted = |counts, by_reader| {
        let (slug, title) = ("plume".into(), "Plume".into());
        let one = crate::workspace::AnchorChange {
            slug,
            title,
            counts,
        };
        Event::Background(BackgroundEvent::AnchorsChanged(vec![one], by_reader))
    };
    let mut state = state();
    update(&mut state, shifted([12, 2, 0], false), &env());
    let said = state.status.message.clone().unwrap();
    assert!(
        said.text.contains("12 notes en place, 2 changées"),
        "{}",
        said.text
    );
    assert!(!said.text.contains("g o") && !said.undoable);
    update(&mut state, done(Deed::ArticleEdited), &env());
    update(&mut state, shifted([0, 0, 1], true), &env());
    let said = state.status.message.clone().unwrap();
    assert!(said.text.ends_with("· g o") && said.undoable);
    // Undo would take back another thing.
    update(&mut state, done(Deed::NoteChanged), &env());
    update(&mut state, shifted([1, 1, 0], false), &env());
    assert!(!state.status.message.clone().unwrap().undoable);
}

#[test]
fn the_review_leads_back_to_where_one_came_from() {
    let mut state = state();
    open(&mut state);
    press(&mut state, "g o");
    update(
        &mut state,
        Event::Work(WorkEvent::Waiting(Vec::new())),
        &env(),
    );
    let effects = press(&mut state, "q");
    assert_eq!(state.screen, ScreenId::Reader);
    assert_eq!(
        effects,
        [Request::Work(WorkRequest::Open(
            "capteur".into(),
            OpenAt::Stay
        ))]
    );
}

#[test]
fn an_open_article_that_another_program_renamed_is_followed_by_its_id() {
    let mut state = state();
    open(&mut state);
    let gone = Problem::new(ProblemKind::Unreadable, "capteur.md", Hint::NotFound);
    let msg = Event::Work(WorkEvent::Vanished("capteur".into(), gone.clone()));
    let effects = update(&mut state, msg, &env());
    assert_eq!(
        effects,
        [Request::Work(WorkRequest::FollowRenamed(
            "ID-capteur".into(),
            gone.clone()
        ))]
    );
    let mut renamed = reading("capteur");
    renamed.article.meta.slug = "autre".into();
    update(
        &mut state,
        Event::Work(WorkEvent::Opened(Box::new(renamed), OpenAt::Stay)),
        &env(),
    );
    let reader = state.reader.as_ref().unwrap();
    assert_eq!(reader.article.meta.slug, "autre");
    let other = Event::Work(WorkEvent::Vanished("ailleurs".into(), gone));
    assert!(update(&mut state, other, &env()).is_empty());
}
