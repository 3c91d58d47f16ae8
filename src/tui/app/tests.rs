//! Keys in, effects and state out: what a reader does, without a terminal.

mod reading;

use jiff::Timestamp;

use super::keys::{Key, KeyTable, Keymap, parse_chord};
use super::reader::Reader;
use super::*;
use crate::config::{Glyphs, Theme};
use crate::i18n::Messages;
use crate::library::{Article, ArticleId, ArticleMeta, FrontMatter, Status};
use crate::search::{Answer, Hit};
use crate::text::{Alignment, Language, Spacing, Typesetting, markdown};
use crate::workspace::Reading;

const TEXT: &str = "Le capteur compte. Personne ne lui a rien demandé. Il compte quand même.\n\n\
    ## Après\n\nOn a fini par lui donner un nom, puis un prénom.\n";

fn env() -> Env {
    Env {
        now: Timestamp::UNIX_EPOCH,
        id: "01JANOTE00000000000000000A".into(),
    }
}

fn state() -> State {
    let manner = Manner {
        messages: Messages::new(Language::French),
        theme: Theme::None,
        glyphs: Glyphs::Unicode,
        measure: 66,
        typesetting: Typesetting::default(),
    };
    let mut state = State::new(manner, Keymap::new(&KeyTable::new()).0, (120, 40));
    state.library.ready = true;
    state.library.articles = Some(2);
    state
}

fn meta(slug: &str) -> ArticleMeta {
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

fn hit(slug: &str) -> Hit {
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

fn reading(slug: &str) -> Reading {
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
fn press(state: &mut State, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for (at, part) in keys.split('"').enumerate() {
        let keys: Vec<Key> = if at % 2 == 1 {
            part.chars().map(Key::char).collect()
        } else {
            parse_chord(part).unwrap_or_default()
        };
        for key in keys {
            effects.extend(update(state, Msg::Key(key), &env()));
        }
    }
    effects
}

fn answer(state: &mut State, slugs: &[&str]) -> Vec<Effect> {
    let answer = Answer {
        total: slugs.len(),
        hits: slugs.iter().map(|slug| hit(slug)).collect(),
        ..Answer::default()
    };
    let generation = state.library.generation;
    let msg = Msg::Answer {
        generation,
        append: false,
        answer: Box::new(answer),
    };
    update(state, msg, &env())
}

fn open(state: &mut State) -> Vec<Effect> {
    update(
        state,
        Msg::Opened(Box::new(reading("capteur")), OpenAt::Position),
        &env(),
    )
}

fn opened(effects: &[Effect]) -> Option<&str> {
    effects.iter().find_map(|effect| match effect {
        Effect::Open(slug, _) => Some(slug.as_str()),
        _ => None,
    })
}

fn saved(effects: &[Effect]) -> Option<crate::library::Annotation> {
    effects.iter().find_map(|effect| match effect {
        Effect::Do(op) => match &**op {
            Op::SaveNote(note) => Some(note.clone()),
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
fn a_failed_save_gives_the_words_back_to_the_editor() {
    let mut state = state();
    open(&mut state);
    let note = saved(&press(&mut state, "a \"Précieux\" Esc")).unwrap();
    let problem = crate::workspace::Problem::new("problem-write", "notes/x.md", "hint-disk-full");
    let effects = update(&mut state, Msg::NoteFailed(Box::new(note), problem), &env());
    assert_eq!(state.editor.as_ref().unwrap().text(), "Précieux");
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::Draft(_)))
    );
    assert!(
        state
            .status
            .message
            .as_ref()
            .is_some_and(|m| m.tone == status::Tone::Problem)
    );
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
        Msg::Answer {
            generation,
            append: false,
            answer: Box::new(old),
        },
        &env(),
    );
    assert!(state.library.answer.hits.is_empty());
}

#[test]
fn filters_are_words_of_the_query() {
    let mut state = state();
    answer(&mut state, &["capteur"]);
    press(&mut state, "L");
    assert_eq!(state.library.query.text(), "lang:fr");
    press(&mut state, "Tab Enter");
    assert_eq!(state.library.query.text(), "lang:fr is:inbox");
    press(&mut state, "Esc Esc");
    assert_eq!(state.library.query.text(), "");
}

#[test]
fn a_width_that_was_seen_is_not_laid_out_again_and_the_place_stays() {
    let mut state = state();
    open(&mut state);
    press(&mut state, "G");
    let made = |state: &State| {
        state
            .reader
            .as_ref()
            .map(|reader| (reader.page.width, reader.page.made()))
    };
    let place = state.reader.as_ref().map(Reader::place);
    let first = made(&state);
    press(&mut state, "< <");
    assert_ne!(made(&state), first);
    press(&mut state, "> >");
    assert_eq!(made(&state), first);
    assert_eq!(
        state.reader.as_ref().map(|reader| reader.kept_pages.len()),
        Some(2)
    );
    assert_eq!(state.reader.as_ref().map(Reader::place), place);
}

#[test]
fn how_the_text_is_set_changes_at_once_and_is_kept() {
    let mut state = state();
    open(&mut state);
    let effects = press(&mut state, "> = - +");
    let kept: Vec<_> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Setting(setting) => Some(*setting),
            _ => None,
        })
        .collect();
    assert_eq!(kept.len(), 4);
    let last = kept.last().unwrap();
    let wished = Typesetting {
        alignment: Alignment::Justified,
        hyphenation: true,
        spacing: Spacing::Open,
    };
    assert_eq!((last.measure, last.typesetting), (70, wished));
    let page = state.reader.as_ref().map(|reader| &reader.page);
    assert_eq!(page.map(|page| page.typesetting), Some(wished));
}
