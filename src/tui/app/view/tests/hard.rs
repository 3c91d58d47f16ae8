//! Texts that are hard to set: what their reader sees of them, and how little of them is laid out for it.

use std::sync::Arc;

use super::support::{now, shown, state};
use crate::anchor;
use crate::library::{Annotation, AnnotationId, Article, Color, FrontMatter};
use crate::text::{ByteRange, Language, markdown, segment};
use crate::tui::app::{State, update};
use crate::tui::kit::keys::parse_chord;
use crate::tui::port::{Env, Event, InputEvent, OpenAt, Request, TerminalRequest, WorkEvent};
use crate::tui::screen::reader::Reader;
use crate::workspace::{Placed, Reading};

const MEGABYTE: usize = 1_000_000;

/// The reader on a text, with so many notes on the sentence at each of some places.
fn opened(body: &str, size: (u16, u16), places: &[usize], notes: usize) -> State {
    let mut article = Article::parse("long", "---\ntitle: Long\n---\n").unwrap();
    body.clone_into(&mut article.body);
    let document = Arc::new(markdown::parse(body));
    let sentences = places.iter().map(|at| segment::sentence_at(&document, *at));
    let ranges = sentences.flat_map(|range| std::iter::repeat_n(range, notes));
    let notes = ranges
        .enumerate()
        .map(|(nth, range)| placed(&article, nth, range));
    let reading = Reading {
        notes: notes.collect(),
        article,
        document,
        problems: Vec::new(),
    };
    let mut state = state(Language::French, size);
    take(
        &mut state,
        Event::Work(WorkEvent::Opened(Box::new(reading), OpenAt::Position)),
    );
    state
}

fn placed(article: &Article, nth: usize, range: ByteRange) -> Placed {
    let annotation = Annotation {
        id: AnnotationId(format!("{nth:05}")),
        article: article.meta.id.clone(),
        slug: article.meta.slug.clone(),
        created: None,
        modified: None,
        color: Color::ALL[nth % 5],
        tags: Vec::new(),
        target: Some(anchor::Selectors::default()),
        reanchored: Vec::new(),
        note: format!("Remarque {nth}."),
        front: FrontMatter::default(),
        base: None,
    };
    Placed::new(annotation, anchor::State::Exact, Some(range))
}

fn take(state: &mut State, msg: Event) -> Vec<Request> {
    let env = Env {
        now: now(),
        id: "01JTEST".to_owned(),
    };
    update(state, msg, &env)
}

/// Presses keys and draws after each, as the program does.
fn press(state: &mut State, keys: &str) -> Vec<Request> {
    let mut effects = Vec::new();
    for key in parse_chord(keys).unwrap() {
        effects.extend(take(state, Event::Input(InputEvent::Key(key))));
        shown(state);
    }
    effects
}

fn reader(state: &State) -> &Reader {
    state.reader.as_ref().unwrap()
}

fn copied(effects: &[Request]) -> Option<&str> {
    effects.iter().find_map(|effect| match effect {
        Request::Terminal(TerminalRequest::Copy(text)) => Some(text.as_str()),
        _ => None,
    })
}

#[test]
fn ten_megabytes_are_read_from_end_to_end_without_being_laid_out() {
    let body = "Le capteur compte. Il compte quand même.\n\n".repeat(10 * MEGABYTE / 44);
    let body = format!("Le début.\n\n{body}Le milieu n’est pas loin.\n\n{body}La toute fin.");
    let mut state = opened(&body, (200, 50), &[], 0);
    assert!(shown(&state).contains("Le début."));
    press(&mut state, "G");
    assert!(shown(&state).contains("La toute fin."));
    press(&mut state, "5 0 G");
    assert!(shown(&state).contains("50\u{a0}%") || shown(&state).contains("50\u{202f}%"));
    press(&mut state, "g g");
    assert!(shown(&state).contains("Le début."));
    press(&mut state, "Space j k s p v v Esc b < >");
    let (_, bytes) = reader(&state).page.made();
    assert!(bytes < 20_000, "{bytes} bytes were laid out");
}

#[test]
fn a_line_without_end_is_shown_scrolled_and_selected() {
    for piece in [
        "mot ",
        "a",
        "a\u{200b}",
        "\u{200b}x",
        "x\u{301}",
        "\u{301}",
        "a\u{1b}[31m",
        "שלום ",
    ] {
        let body = format!("Début. {}fin", piece.repeat(MEGABYTE / 4 / piece.len()));
        let mut state = opened(&body, (120, 40), &[], 0);
        let first = shown(&state);
        assert!(first.contains("Début."), "{piece:?}");
        press(&mut state, "Space");
        // Marks without a letter take no cells: all of it stands on the first screen.
        let moved = shown(&state) != first;
        assert!(moved || first.contains("fin"), "{piece:?}");
        press(&mut state, "G");
        assert!(shown(&state).contains("fin"), "{piece:?}");
        let effects = press(&mut state, "V y");
        assert!(
            copied(&effects).is_some_and(|copy| copy.ends_with("fin")),
            "{piece:?}"
        );
        let page = &reader(&state).page;
        let most = page
            .lines_from(page.first())
            .map(|(_, line)| line.range.len());
        assert!(
            most.max() < Some(40_000),
            "a line of {piece:?} is too long to be drawn at once"
        );
    }
}

#[test]
fn five_thousand_notes_are_walked_and_counted() {
    let body = "Le capteur compte bien. ".repeat(5) + "\n\n";
    let body = body.repeat(1000);
    let length = "Le capteur compte bien. ".len();
    let paragraph = length * 5 + 1;
    let places: Vec<usize> = (0..5000)
        .map(|nth| nth / 5 * paragraph + nth % 5 * length)
        .collect();
    let mut state = opened(&body, (200, 50), &places, 1);
    let screen = shown(&state);
    assert!(screen.contains("5\u{202f}000"), "{screen}");
    for nth in 0..30 {
        press(&mut state, "Tab");
        assert_eq!(reader(&state).focused_note, Some(nth));
        assert!(shown(&state).contains(&format!("Remarque {nth}.")), "{nth}");
    }
    press(&mut state, "g g Esc S-Tab");
    assert_eq!(reader(&state).focused_note, Some(4999));
    assert!(shown(&state).contains("Remarque 4999."));
    let (_, bytes) = reader(&state).page.made();
    assert!(bytes < 20_000, "{bytes} bytes were laid out");
}

#[test]
fn each_of_two_hundred_notes_on_one_sentence_is_reached_and_read() {
    let body = "Avant. Le capteur compte bien.\n\nAprès.";
    for size in [(80, 24), (120, 40)] {
        let mut state = opened(body, size, &[8], 200);
        for nth in 0..200 {
            press(&mut state, "Tab");
            assert!(
                shown(&state).contains(&format!("Remarque {nth}.")),
                "{nth} at {size:?}"
            );
        }
        press(&mut state, "Tab");
        assert_eq!(reader(&state).focused_note, Some(0));
    }
}

#[test]
fn an_empty_text_takes_every_key() {
    for size in [(30, 8), (80, 24), (200, 50)] {
        let mut state = opened("", size, &[], 0);
        press(
            &mut state,
            "j k Space b G g g s S p P w W n N f Tab c c c O z z < > = - + v y m h l ) (",
        );
        assert!(state.reader.is_some());
    }
}

#[test]
fn a_table_of_a_hundred_columns_is_scrolled_to_its_last_one() {
    let cells = |word: &str| {
        (0..100).fold(String::from("|"), |row, nth| {
            row + &format!(" {word}{nth} |")
        })
    };
    let body = format!(
        "{}\n{}\n{}\n",
        cells("titre"),
        "|---".repeat(100) + "|",
        cells("case")
    );
    let mut state = opened(&body, (120, 40), &[], 0);
    assert!(shown(&state).contains("case0 ") && !shown(&state).contains("case99"));
    press(&mut state, &"l ".repeat(200));
    assert!(shown(&state).contains("case99"), "{}", shown(&state));
    press(&mut state, &"h ".repeat(200));
    assert!(shown(&state).contains("case0 "));
}

#[test]
fn words_from_right_to_left_and_controls_are_shown_and_copied_as_they_are() {
    let body = "Il a dit שלום עולם, puis \u{202e}rien\u{202c} et \u{1b}[31mrouge\u{7}.";
    let mut state = opened(body, (120, 40), &[], 0);
    let screen = shown(&state);
    assert!(screen.contains("שלום עולם"), "{screen}");
    assert!(!screen.contains(|c: char| c != '\n' && c.is_control()));
    assert!(!screen.contains(['\u{202e}', '\u{202c}']));
    let effects = press(&mut state, "w w w v y");
    assert_eq!(copied(&effects), Some("שלום"));
}
