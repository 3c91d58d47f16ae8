//! What a reader does in the list of all notes.

mod listed;

use super::*;
use crate::anchor::State as Anchored;
use crate::config::Value;
use crate::library::{AnnotationId, Color};
use crate::text::CharRange;
use crate::tui::app::dialogs::Dialog;
use crate::tui::app::tests::{env, meta, press, reading, saved, state};
use crate::tui::app::update;
use crate::tui::app::{ScreenId, State};
use crate::tui::port::{
    Event, Op, PreviewEvent, PreviewRequest, SearchEvent, SessionRequest, TerminalRequest,
    WorkRequest,
};
use crate::workspace::Placed;
use crate::workspace::{NoteChange, Scope, annotation_of};

fn hit(id: &str, slug: &str, tags: &[&str], color: Color, at: usize) -> AnnotationHit {
    AnnotationHit {
        id: AnnotationId(id.into()),
        article: meta(slug),
        note: format!("mot {id}"),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        color,
        quote: format!("passage {id}"),
        range: Some(CharRange::new(at, at + 2)),
        created: format!("2026-1{}-03T09:00:00Z", at % 3).parse().ok(),
        state: Anchored::Exact,
        given_up: false,
        score: 1.0,
        quote_marks: Vec::new(),
        note_marks: Vec::new(),
        via: Vec::new(),
    }
}

fn listed() -> (State, Vec<Request>) {
    let mut state = state();
    press(&mut state, "g n");
    let hits = vec![
        hit("A", "capteur", &["iot", "ville"], Color::Blue, 40),
        hit("B", "autre", &["Été"], Color::Yellow, 1),
        hit("C", "capteur", &[], Color::Yellow, 3),
    ];
    let generation = state.notes.generation;
    let total = hits.len();
    let msg = Event::Search(SearchEvent::Notes {
        generation,
        hits,
        total,
    });
    let effects = update(&mut state, msg, &env());
    (state, effects)
}

fn ids(state: &State) -> Vec<&str> {
    let rows = state.notes.rows.iter();
    rows.map(|row| state.notes.hits[row.hit].id.as_str())
        .collect()
}

fn done(effects: &[Request]) -> Vec<&Op> {
    let ops = effects.iter().filter_map(|effect| match effect {
        Request::Work(WorkRequest::Do(op)) => Some(&**op),
        _ => None,
    });
    ops.collect()
}

#[test]
fn notes_stand_by_article_in_the_order_of_the_text_and_then_by_tag_colour_and_month() {
    let (mut state, _) = listed();
    assert_eq!(ids(&state), ["C", "A", "B"]);
    let kept = press(&mut state, "z");
    let value = Value::Text("tag".into());
    assert_eq!(
        kept,
        [Request::Session(SessionRequest::Setting(
            vec!["group"],
            value
        ))]
    );
    let names = |state: &State| -> Vec<String> {
        state.notes.groups.iter().map(|g| g.name.clone()).collect()
    };
    assert_eq!(names(&state), ["Été", "iot", "ville", ""]);
    assert_eq!(ids(&state), ["B", "A", "A", "C"]);
    press(&mut state, "z");
    assert_eq!(names(&state), ["yellow", "blue"]);
    press(&mut state, "z");
    assert_eq!(names(&state), ["2026-11", "2026-10"]);
}

#[test]
fn the_focused_note_keeps_the_focus_when_they_are_grouped_anew() {
    let (mut state, _) = listed();
    press(&mut state, "G");
    assert_eq!(state.notes.hit().unwrap().id.as_str(), "B");
    press(&mut state, "z");
    assert_eq!(state.notes.hit().unwrap().id.as_str(), "B");
}

#[test]
fn each_article_is_asked_for_once_as_the_focus_goes_over_its_notes() {
    let (mut state, effects) = listed();
    assert!(effects.contains(&Request::Preview(PreviewRequest::Article("capteur".into()))));
    assert_eq!(press(&mut state, "j"), []);
    let asked = press(&mut state, "j");
    assert_eq!(
        asked,
        [Request::Preview(PreviewRequest::Article("autre".into()))]
    );
}

#[test]
fn checked_notes_are_recoloured_retagged_and_deleted_together() {
    let (mut state, _) = listed();
    press(&mut state, "Space Space");
    let both = vec![
        ("capteur".to_owned(), "C".to_owned()),
        ("capteur".to_owned(), "A".to_owned()),
    ];
    let effects = press(&mut state, "M 4");
    let pink = Op::ChangeNotes(both.clone(), NoteChange::Color(Color::Pink));
    assert_eq!(done(&effects), [&pink]);
    assert!(state.notes.checked.is_empty());
    press(&mut state, "g g Space Space t");
    let effects = press(&mut state, "\"neuf\" Enter");
    let tags = NoteChange::Tags {
        add: vec!["neuf".into()],
        remove: Vec::new(),
    };
    assert_eq!(done(&effects), [&Op::ChangeNotes(both, tags)]);
    let effects = press(&mut state, "G d");
    let one = vec![("autre".to_owned(), "B".to_owned())];
    assert_eq!(done(&effects), [&Op::ChangeNotes(one, NoteChange::Delete)]);
}

#[test]
fn the_checked_notes_or_the_query_go_out() {
    let (mut state, _) = listed();
    press(&mut state, "Space x");
    let Some(Dialog::Export(export)) = &state.dialog else {
        panic!()
    };
    let chosen = vec![("capteur".to_owned(), "C".to_owned())];
    assert_eq!(export.offers[0].2, Scope::Chosen(chosen));
    assert_eq!(export.offers[2].2, Scope::Query(String::new()));
}

#[test]
fn words_or_passages_of_all_checked_notes_are_copied() {
    let (mut state, _) = listed();
    let effects = press(&mut state, "Space Space y");
    assert!(effects.contains(&Request::Terminal(TerminalRequest::Copy(
        "mot C\n\nmot A".into()
    ))));
}

#[test]
fn a_note_is_edited_where_it_is_listed_once_its_article_is_read() {
    let (mut state, _) = listed();
    // Another article that was left open has nothing to do with it.
    let mut other = crate::tui::screen::reader::Reader::new(reading("autre"));
    other.document = std::sync::Arc::new(crate::text::markdown::parse("x"));
    state.reader = Some(other);
    press(&mut state, "e");
    assert!(state.editor.is_none());
    let mut reading = reading("capteur");
    let range = crate::text::ByteRange::new(0, 2);
    let mut note = annotation_of(
        &reading.article,
        &reading.document,
        Some(range),
        "C",
        jiff::Timestamp::UNIX_EPOCH,
    );
    note.note = "mot C".into();
    let placed = Placed::new(note, Anchored::Exact, Some(range));
    reading.notes.push(placed);
    let msg = Event::Preview(PreviewEvent::Article(Box::new(reading)));
    update(&mut state, msg, &env());
    assert!(state.editor.is_some() && state.reader_of_editor().is_none());
    let kept = saved(&press(&mut state, "\" et plus\" C-r Esc")).unwrap();
    assert_eq!(kept.note, "mot C et plus\n> Le");
    assert_eq!(state.screen, ScreenId::Notes);
}

#[test]
fn the_focused_note_is_on_the_screen_however_far_one_goes() {
    let mut state = state();
    press(&mut state, "g n");
    let hits: Vec<AnnotationHit> = (0..5_000)
        .map(|n| hit(&n.to_string(), &format!("a{}", n / 3), &[], Color::Blue, n))
        .collect();
    let msg = Event::Search(SearchEvent::Notes {
        generation: state.notes.generation,
        total: hits.len(),
        hits,
    });
    update(&mut state, msg, &env());
    let seen = |state: &State| {
        let rows = layout::layout(state.around.size).list_rows;
        let lines = state.notes.lines(rows);
        lines.contains(&NoteLine::Note(state.notes.selected, 0))
            && lines.contains(&NoteLine::Note(state.notes.selected, 1))
    };
    for keys in [
        "j j j j j j j j j",
        "C-d",
        "C-d",
        "G",
        "k k k",
        "C-u",
        "g g",
    ] {
        press(&mut state, keys);
        assert!(seen(&state), "{keys}");
    }
}
