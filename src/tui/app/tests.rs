//! Keys in, effects and state out: what a reader does, without a terminal.

mod asked;
mod drafts;
mod editing;
mod export;
mod library;
mod long_list;
mod moves;
mod reading;
mod review;
pub(in crate::tui) mod toy;
mod verbs;

use jiff::Timestamp;

use super::*;
use crate::config::{Depth, Glyphs, Theme};
use crate::i18n::Messages;
use crate::library::{Article, ArticleId, ArticleMeta, FrontMatter, Status};
use crate::search::{Answer, Hit};
use crate::text::{Language, Typesetting, markdown};
use crate::tui::app::dialogs::Dialog;
use crate::tui::dialog::editor;
use crate::tui::kit::keys::{Key, KeyTable, Keymap, parse_chord};
use crate::tui::port::{
    Attach, BackgroundRequest, Env, Event, InputEvent, Manner, Op, OpenAt, Origin, Request,
    SearchEvent, Taken, TerminalRequest, Tone, WorkEvent, WorkRequest, op,
};
use crate::workspace::Reading;

const TEXT: &str = "Le capteur compte. Personne ne lui a rien demandé. Il compte quand même.\n\n\
    ## Après\n\nOn a fini par lui donner un nom, puis un prénom.\n";

pub(in crate::tui) fn env() -> Env {
    Env {
        now: Timestamp::UNIX_EPOCH,
        id: "01JANOTE00000000000000000A".into(),
    }
}

pub(in crate::tui) fn state() -> State {
    let manner = Manner {
        messages: Messages::new(Language::French),
        theme: Theme::None,
        depth: Depth::Table,
        ground: None,
        glyphs: Glyphs::Unicode,
        measure: 66,
        typesetting: Typesetting::default(),
    };
    let mut state = State::new(manner, Keymap::new(&KeyTable::new()).0, (120, 40));
    state.library.ready = true;
    state.library.articles = Some(2);
    state
}

pub(in crate::tui) fn meta(slug: &str) -> ArticleMeta {
    ArticleMeta {
        id: ArticleId(format!("ID-{slug}")),
        slug: slug.into(),
        title: slug.into(),
        author: None,
        source: None,
        published: None,
        saved: None,
        language: Some(Language::French),
        status: Status::Inbox,
        tags: Vec::new(),
    }
}

pub(in crate::tui) fn hit(slug: &str) -> Hit {
    Hit {
        meta: meta(slug),
        words: 30,
        annotations: 0,
        score: 1.0,
        passages: Vec::new(),
        via: Vec::new(),
        title_marks: Vec::new(),
    }
}

pub(in crate::tui) fn reading(slug: &str) -> Reading {
    let article = Article {
        meta: meta(slug),
        body: TEXT.into(),
        front: FrontMatter::default(),
    };
    let document = std::sync::Arc::new(markdown::parse(TEXT));
    Reading {
        article,
        document,
        notes: Vec::new(),
        problems: Vec::new(),
    }
}

/// Presses keys: chords with spaces between; what stands in quotes is typed letter by letter.
pub(in crate::tui) fn press(state: &mut State, keys: &str) -> Vec<Request> {
    let mut effects = Vec::new();
    for (at, part) in keys.split('"').enumerate() {
        let keys: Vec<Key> = if at % 2 == 1 {
            part.chars().map(Key::char).collect()
        } else {
            parse_chord(part).unwrap_or_default()
        };
        for key in keys {
            effects.extend(update(state, Event::Input(InputEvent::Key(key)), &env()));
        }
    }
    effects
}

pub(in crate::tui) fn answer(state: &mut State, slugs: &[&str]) -> Vec<Request> {
    let answer = Answer {
        total: slugs.len(),
        hits: slugs.iter().map(|slug| hit(slug)).collect(),
        ..Answer::default()
    };
    let generation = state.library.generation;
    let msg = Event::Search(SearchEvent::Answer {
        generation,
        offset: 0,
        answer: Box::new(answer),
    });
    update(state, msg, &env())
}

pub(in crate::tui) fn open(state: &mut State) -> Vec<Request> {
    update(
        state,
        Event::Work(WorkEvent::Opened(
            Box::new(reading("capteur")),
            OpenAt::Position,
        )),
        &env(),
    )
}

pub(in crate::tui) fn opened(effects: &[Request]) -> Option<&str> {
    effects.iter().find_map(|effect| match effect {
        Request::Work(WorkRequest::Open(slug, _)) => Some(slug.as_str()),
        _ => None,
    })
}

pub(in crate::tui) fn saved(effects: &[Request]) -> Option<crate::library::Annotation> {
    saving(effects).map(|saving| saving.annotation)
}

pub(in crate::tui) fn saving(effects: &[Request]) -> Option<op::Saving> {
    effects.iter().find_map(|effect| match effect {
        Request::Work(WorkRequest::Do(op)) => match &**op {
            Op::SaveNote(saving) => Some(saving.clone()),
            _ => None,
        },
        _ => None,
    })
}

#[test]
fn enter_behind_the_last_letter_opens_what_that_letter_finds() {
    let mut state = state();
    answer(&mut state, &["avant", "capteur"]);
    let effects = press(&mut state, "/ \"capteur\" Enter");
    assert_eq!(opened(&effects), None);
    let effects = answer(&mut state, &["capteur"]);
    assert_eq!(opened(&effects), Some("capteur"));
}

#[test]
fn keys_that_come_before_the_article_are_meant_for_it() {
    let mut state = state();
    answer(&mut state, &["capteur"]);
    press(&mut state, "Enter a \"Tiens\"");
    assert!(state.dialog.is_none() && state.editor.is_none());
    open(&mut state);
    assert_eq!(
        state.editor.as_ref().map(editor::Editor::text).as_deref(),
        Some("Tiens")
    );
}

#[test]
fn three_keys_lead_from_the_query_to_a_kept_note() {
    let mut state = state();
    press(&mut state, "/ \"capteur\"");
    answer(&mut state, &["capteur"]);
    press(&mut state, "Enter");
    open(&mut state);
    let effects = press(&mut state, "a \"Un mot\" Esc");
    let note = saved(&effects).unwrap();
    assert_eq!(note.note, "Un mot");
    assert_eq!(note.target.unwrap().exact, "Le capteur compte.");
}

#[test]
fn one_key_highlights_the_focused_sentence() {
    let mut state = state();
    open(&mut state);
    let effects = press(&mut state, "s m");
    assert_eq!(
        saved(&effects).unwrap().target.unwrap().exact,
        "Personne ne lui a rien demandé."
    );
    assert_eq!(state.reader.unwrap().notes.len(), 1);
}

#[test]
fn the_selection_grows_from_word_to_article_and_shrinks_back() {
    let mut state = state();
    open(&mut state);
    let mut seen = Vec::new();
    for _ in 0..4 {
        press(&mut state, "v");
        let reader = state.reader.as_ref().unwrap();
        seen.push(reader.document.slice(reader.chosen()).to_owned());
    }
    assert_eq!(seen[0], "Le");
    assert_eq!(seen[1], "Le capteur compte.");
    assert!(seen[2].ends_with("Il compte quand même."));
    press(&mut state, "V V V");
    let reader = state.reader.as_ref().unwrap();
    assert_eq!(reader.document.slice(reader.chosen()), "Le");
    press(&mut state, "i s a \"Oui\" C-s");
    assert_eq!(
        state.editor.unwrap().annotation.target.unwrap().exact,
        "Le capteur compte."
    );
}

#[test]
fn an_empty_note_is_not_kept_and_a_discarded_one_comes_back() {
    let mut state = state();
    open(&mut state);
    assert!(saved(&press(&mut state, "a Esc")).is_none());
    press(&mut state, "a \"Long texte\" C-x");
    assert!(state.editor.is_none());
    press(&mut state, "u");
    assert_eq!(state.editor.as_ref().unwrap().text(), "Long texte");
}

#[test]
fn words_with_a_hash_become_tags() {
    let mut state = state();
    open(&mut state);
    let note = saved(&press(
        &mut state,
        "a \"#iot #ville/angers\" Enter \"À voir.\" Esc",
    ))
    .unwrap();
    assert_eq!(note.tags, ["iot", "ville/angers"]);
    assert_eq!(note.note, "À voir.");
}

#[test]
fn an_old_answer_is_dropped() {
    let mut state = state();
    press(&mut state, "/ \"ab\"");
    let generation = state.library.generation - 1;
    let old = Answer {
        total: 1,
        hits: vec![hit("vieux")],
        ..Answer::default()
    };
    update(
        &mut state,
        Event::Search(SearchEvent::Answer {
            generation,
            offset: 0,
            answer: Box::new(old),
        }),
        &env(),
    );
    assert!(state.library.answer.hits.is_empty());
}

#[test]
fn filters_are_words_of_the_query() {
    let mut state = state();
    answer(&mut state, &["capteur"]);
    press(&mut state, "L");
    assert_eq!(state.library.query.text(), "langue:fr");
    press(&mut state, "Tab Enter");
    assert_eq!(state.library.query.text(), "langue:fr est:à-lire");
    press(&mut state, "Esc Esc");
    assert_eq!(state.library.query.text(), "");
}

#[test]
fn a_passage_is_copied_alone_or_with_its_source_and_it_is_said_how_much() {
    let mut state = state();
    open(&mut state);
    let effects = press(&mut state, "v v y");
    assert_eq!(
        effects,
        [Request::Terminal(TerminalRequest::Copy(
            "Le capteur compte.".into()
        ))]
    );
    let said = state.status.message.as_ref().unwrap().text.clone();
    assert_eq!(said, "18 caractères copiés\u{a0}: Le capteur compte.");
    let effects = press(&mut state, "v v Y");
    let Some(Request::Terminal(TerminalRequest::Copy(text))) = effects.first() else {
        panic!()
    };
    assert!(
        text.contains("« Le capteur compte. »")
            || text.contains("«\u{a0}Le capteur compte.\u{a0}»")
    );
    assert!(text.len() > 30, "{text}");
}

#[test]
fn the_passage_is_quoted_into_the_note() {
    let mut state = state();
    open(&mut state);
    press(&mut state, "a \"Voir\" C-r \"Oui\"");
    let text = state.editor.as_ref().unwrap().text();
    assert_eq!(text, "Voir\n> Le capteur compte.\n\nOui");
    press(&mut state, "C-x A C-r");
    assert_eq!(state.editor.as_ref().unwrap().text(), "");
}

#[test]
fn a_star_goes_on_and_off_and_the_language_is_said() {
    let mut state = state();
    open(&mut state);
    let op = |effects: &[Request]| match effects {
        [Request::Work(WorkRequest::Do(op))] => (**op).clone(),
        other => panic!("{other:?}"),
    };
    let tags = |add: &[&str], remove: &[&str]| Op::TagArticles {
        slugs: vec!["capteur".into()],
        add: add.iter().map(|tag| (*tag).to_owned()).collect(),
        remove: remove.iter().map(|tag| (*tag).to_owned()).collect(),
    };
    assert_eq!(op(&press(&mut state, "*")), tags(&["favori"], &[]));
    assert_eq!(op(&press(&mut state, "*")), tags(&[], &["favori"]));
    let said = op(&press(&mut state, "L"));
    assert!(matches!(
        said,
        Op::SetLanguage {
            language: Language::English,
            ..
        }
    ));
}

#[test]
fn a_search_is_narrowed_and_many_files_are_pasted_one_a_line() {
    let mut state = state();
    press(&mut state, "/ \"capteur\" Esc f \"fr\"");
    assert_eq!(state.library.query.text(), "capteur fr");
    press(&mut state, "Esc A");
    let pasted = "/textes/un deux.md\n\n/textes/trois.md\n".to_owned();
    update(&mut state, Event::Input(InputEvent::Paste(pasted)), &env());
    let effects = press(&mut state, "Enter");
    let typed = "\"/textes/un deux.md\" /textes/trois.md".to_owned();
    assert_eq!(
        effects,
        [Request::Background(BackgroundRequest::Add(typed))]
    );
}

#[test]
fn an_article_is_begun_by_a_page_and_at_its_end_one_key_marks_it_as_read() {
    let mut state = state();
    state.around.size = (80, 24);
    let mut long = reading("capteur");
    let text = TEXT.repeat(30);
    long.document = std::sync::Arc::new(markdown::parse(&text));
    let msg = Event::Work(WorkEvent::Opened(Box::new(long), OpenAt::Position));
    update(&mut state, msg, &env());
    assert!(press(&mut state, "s").is_empty());
    let effects = press(&mut state, "Space Space");
    let begins = Request::Work(WorkRequest::Do(Box::new(Op::BeginReading(
        "capteur".into(),
    ))));
    assert!(effects.contains(&begins), "{effects:?}");
    assert!(state.status.message.is_none());
    press(&mut state, "G");
    let said = |state: &State| state.status.message.as_ref().map(|said| said.text.clone());
    assert_eq!(
        said(&state).as_deref(),
        Some("Fin du texte. r le marque comme lu.")
    );
    assert_eq!(command::hints(&state)[0], ("r".into(), "lu".into()));
    press(&mut state, "k");
    assert_eq!(said(&state), None, "it is said once");
    let effects = press(&mut state, "r");
    let done = Op::SetStatus {
        slugs: vec!["capteur".into()],
        status: Status::Done,
    };
    assert_eq!(effects, [Request::Work(WorkRequest::Do(Box::new(done)))]);
    assert_ne!(command::hints(&state)[0].1, "lu");
}
