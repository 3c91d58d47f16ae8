//! Words on their way to the disk: what goes when, and what comes back.

use super::*;
use crate::library::Draft;
use crate::tui::app::dialogs::Dialog;
use crate::tui::app::leftover::Leftover;
use crate::tui::port::{
    Origin, Saving, SessionRequest, TerminalEvent, TerminalRequest, WorkEvent, WorkRequest,
};
use crate::workspace::{
    CameBack, Deed, Done, EditedFile, Hint, Left, Problem, ProblemKind, TextOf,
};

fn done(saving: &Saving) -> Event {
    let (key, edits) = saving.draft.clone().unwrap();
    let done = Done {
        what: Deed::NoteAdded,
        count: 1,
        name: String::new(),
        change: crate::library::Change::one("notes/a/1.md".into(), None, Some(b"x".to_vec())),
        slugs: vec!["capteur".into()],
        about: crate::workspace::About::default(),
        reading: None,
    };
    Event::Work(WorkEvent::Done(Box::new(done), Origin::Wrote(key, edits)))
}

fn full() -> Problem {
    Problem::new(ProblemKind::Unwritable, "notes/x.md", Hint::DiskFull)
}

fn writing(words: &str) -> State {
    let mut state = state();
    open(&mut state);
    press(&mut state, &format!("a \"{words}\""));
    state
}

fn drops(effects: &[Request]) -> bool {
    let drops =
        |effect: &Request| matches!(effect, Request::Session(SessionRequest::DropDraft(..)));
    effects.iter().any(drops)
}

/// The words that effects ask to be kept as a draft at once.
fn drafted(effects: &[Request]) -> Option<String> {
    let now = effects.contains(&Request::Terminal(TerminalRequest::KeepDraft));
    effects.iter().find_map(|effect| match effect {
        Request::Session(SessionRequest::Draft(draft)) if now => {
            Some(draft.annotation.note.clone())
        }
        _ => None,
    })
}

fn words(state: &State) -> Option<String> {
    state.editor.as_ref().map(editor::Editor::text)
}

#[test]
fn words_on_their_way_to_the_disk_are_a_draft_meanwhile() {
    for keys in ["C-s", "Esc", "C-s Esc"] {
        let mut state = writing("Précieux");
        let effects = press(&mut state, keys);
        assert_eq!(drafted(&effects).as_deref(), Some("Précieux"), "{keys}");
        assert!(!drops(&effects), "{keys}");
        let saves = |effect: &&Request| matches!(effect, Request::Work(WorkRequest::Do(op)) if matches!(**op, Op::SaveNote(_)));
        assert_eq!(effects.iter().filter(saves).count(), 1, "{keys}");
    }
}

#[test]
fn a_failed_save_gives_the_words_back_to_the_editor() {
    let mut state = state();
    open(&mut state);
    let effects = press(&mut state, "a \"Précieux\" Esc");
    let saving = saving(&effects).unwrap();
    let problem = Problem::new(ProblemKind::Unwritable, "notes/x.md", Hint::DiskFull);
    let effects = update(
        &mut state,
        Event::Work(WorkEvent::NoteFailed(Box::new(saving), problem)),
        &env(),
    );
    assert_eq!(state.editor.as_ref().unwrap().text(), "Précieux");
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Request::Session(SessionRequest::Draft(_))))
    );
    assert!(
        state
            .status
            .message
            .as_ref()
            .is_some_and(|m| m.tone == Tone::Problem)
    );
}

#[test]
fn a_save_that_failed_is_made_again_by_escape() {
    let mut state = writing("Précieux");
    let first = saving(&press(&mut state, "C-s")).unwrap();
    update(
        &mut state,
        Event::Work(WorkEvent::NoteFailed(Box::new(first), full())),
        &env(),
    );
    let again = press(&mut state, "Esc");
    let again = saving(&again).expect("the words go to the disk again");
    assert_eq!(again.annotation.note, "Précieux");
    let effects = update(
        &mut state,
        Event::Work(WorkEvent::NoteFailed(Box::new(again), full())),
        &env(),
    );
    assert_eq!(words(&state).as_deref(), Some("Précieux"));
    assert!(!drops(&effects) && drafted(&effects).is_some());
}

#[test]
fn what_is_typed_while_a_save_is_under_way_is_not_taken_for_kept() {
    let mut state = writing("Un");
    let first = saving(&press(&mut state, "C-s")).unwrap();
    press(&mut state, "\" deux\"");
    update(&mut state, done(&first), &env());
    assert!(state.editor.as_ref().unwrap().is_changed());
    let second = saving(&press(&mut state, "Esc")).unwrap();
    assert_eq!(second.annotation.note, "Un deux");
    assert!(!second.is_new);
}

#[test]
fn a_note_that_is_kept_is_not_written_again_by_escape() {
    let mut state = writing("Un");
    let first = saving(&press(&mut state, "C-s")).unwrap();
    update(&mut state, done(&first), &env());
    let effects = press(&mut state, "Esc");
    assert_eq!(saving(&effects), None);
    assert_eq!(words(&state), None);
}

#[test]
fn words_that_the_disk_refuses_while_another_note_is_written_come_back_after_it() {
    let mut state = writing("Un");
    let first = saving(&press(&mut state, "Esc")).unwrap();
    press(&mut state, "a \"Deux\"");
    update(
        &mut state,
        Event::Work(WorkEvent::NoteFailed(Box::new(first), full())),
        &env(),
    );
    assert_eq!(words(&state).as_deref(), Some("Deux"));
    press(&mut state, "Esc");
    assert_eq!(words(&state).as_deref(), Some("Un"));
}

#[test]
fn a_highlight_that_the_disk_refuses_is_no_longer_shown() {
    let mut state = state();
    open(&mut state);
    let saving = saving(&press(&mut state, "m")).unwrap();
    let effects = update(
        &mut state,
        Event::Work(WorkEvent::NoteFailed(Box::new(saving), full())),
        &env(),
    );
    assert!(effects.contains(&Request::Work(WorkRequest::Open(
        "capteur".into(),
        OpenAt::Stay
    ))));
    assert_eq!(words(&state), None);
}

#[test]
fn a_discarded_text_loses_its_draft_and_comes_back_with_one() {
    let mut state = writing("Non");
    let effects = press(&mut state, "C-x");
    let dropped = effects.iter().find_map(|effect| match effect {
        Request::Session(SessionRequest::DropDraft(key, edits)) => Some((key.clone(), *edits)),
        _ => None,
    });
    let (key, edits) = dropped.expect("the draft goes");
    let effects = press(&mut state, "u");
    assert_eq!(words(&state).as_deref(), Some("Non"));
    let draft = effects.iter().find_map(|effect| match effect {
        Request::Session(SessionRequest::Draft(draft)) => Some((draft.key.clone(), draft.edits)),
        _ => None,
    });
    // Later than what was dropped, so that it is written.
    assert!(draft.is_some_and(|(one, later)| one == key && later > edits));
}

fn draft(key: &str, slug: &str, words: &str) -> Draft {
    let mut state = writing(words);
    let mut draft = state.editor.take().unwrap().draft();
    draft.key = key.into();
    draft.annotation.slug = slug.into();
    draft
}

fn left(drafts: Vec<Draft>) -> Event {
    Event::Work(WorkEvent::Left(Box::new(Left {
        drafts,
        ..Left::default()
    })))
}

fn asked(effects: &[Request]) -> Option<Draft> {
    effects.iter().find_map(|effect| match effect {
        Request::Work(WorkRequest::OpenDraft(draft)) => Some((**draft).clone()),
        _ => None,
    })
}

fn missing() -> Problem {
    Problem::new(ProblemKind::NoArticle, "gone", Hint::ListArticles)
}

fn give(state: &mut State, draft: Draft) -> Vec<Request> {
    let reading = Box::new(reading(&draft.annotation.slug));
    update(
        state,
        Event::Work(WorkEvent::Opened(reading, OpenAt::Draft(Box::new(draft)))),
        &env(),
    )
}

#[test]
fn every_draft_is_offered_and_one_whose_article_is_gone_hides_none() {
    let mut state = state();
    let drafts = vec![
        draft("A", "capteur", "la première"),
        draft("B", "gone", "l’orpheline"),
        draft("C", "capteur", "la dernière"),
    ];
    let newest = asked(&update(&mut state, left(drafts), &env())).unwrap();
    give(&mut state, newest);
    assert_eq!(words(&state).as_deref(), Some("la dernière"));
    assert!(state.editor.as_ref().unwrap().is_recovered);
    let orphan = asked(&press(&mut state, "Esc")).unwrap();
    update(
        &mut state,
        Event::Work(WorkEvent::DraftUnopened(Box::new(orphan), missing())),
        &env(),
    );
    assert!(matches!(state.offered, Some(Leftover::Orphan(..))));
    // It is kept as a text of its own, and the oldest follows.
    let effects = press(&mut state, "k");
    let keeps = |effect: &Request| matches!(effect, Request::Work(WorkRequest::Do(op)) if matches!(**op, Op::KeepAsArticle(_)));
    assert!(effects.iter().any(keeps));
    let oldest = asked(&effects).unwrap();
    give(&mut state, oldest);
    assert_eq!(words(&state).as_deref(), Some("la première"));
}

#[test]
fn an_orphan_that_is_read_is_offered_again_and_one_let_go_comes_back() {
    let mut state = state();
    let orphan = draft("B", "gone", "l’orpheline");
    let asked = asked(&update(&mut state, left(vec![orphan]), &env())).unwrap();
    update(
        &mut state,
        Event::Work(WorkEvent::DraftUnopened(Box::new(asked), missing())),
        &env(),
    );
    press(&mut state, "r");
    assert!(matches!(state.dialog, Some(Dialog::Text(_))));
    press(&mut state, "q");
    assert!(matches!(state.dialog, Some(Dialog::Menu(_))));
    let effects = press(&mut state, "d");
    assert!(drops(&effects));
    press(&mut state, "u");
    assert_eq!(words(&state).as_deref(), Some("l’orpheline"));
}

fn lent(state: &State) -> EditedFile {
    let editor = state.editor.as_ref().unwrap();
    EditedFile {
        path: "/state/editor/x.md".into(),
        of: TextOf::note(&editor.draft()),
        given: editor.text(),
        below: String::new(),
    }
}

fn back(state: &mut State, file: &EditedFile, back: CameBack) -> Vec<Request> {
    update(
        state,
        Event::Terminal(TerminalEvent::Edited(Box::new(file.clone()), back)),
        &env(),
    )
}

#[test]
fn what_an_editor_gives_back_is_a_draft_before_its_file_goes() {
    let mut state = writing("Avant");
    let file = lent(&state);
    let effects = back(&mut state, &file, CameBack::Changed("Après\n".into()));
    assert_eq!(words(&state).as_deref(), Some("Après"));
    assert_eq!(drafted(&effects).as_deref(), Some("Après"));
    let settles =
        |effect: &Request| matches!(effect, Request::Session(SessionRequest::SettleEdit(..)));
    let at = effects.iter().position(settles).unwrap();
    assert!(
        at > effects
            .iter()
            .position(|e| *e == Request::Terminal(TerminalRequest::KeepDraft))
            .unwrap()
    );
    press(&mut state, "C-z C-z");
    assert_eq!(words(&state).as_deref(), Some("Avant"));
}

#[test]
fn what_an_editor_that_failed_left_is_offered_and_changes_nothing_by_itself() {
    let failed = || Problem::new(ProblemKind::EditorFailed, "vi", Hint::SetEditor);
    for (answer, expected) in [("t", "Après"), ("f", "Avant"), ("Esc", "Avant")] {
        let mut state = writing("Avant");
        let file = lent(&state);
        back(
            &mut state,
            &file,
            CameBack::Doubtful("Après".into(), failed()),
        );
        assert_eq!(words(&state).as_deref(), Some("Avant"));
        press(&mut state, answer);
        assert_eq!(words(&state).as_deref(), Some(expected), "{answer}");
    }
}
