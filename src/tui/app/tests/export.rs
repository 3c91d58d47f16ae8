//! What goes out, and copying with the source.

use std::path::Path;
use std::sync::Arc;

use super::*;
use crate::export::cite::Style;
use crate::export::cite::csl::{Parsed, Sheet};
use crate::export::{Group, Order};
use crate::tui::app::dialogs::Dialog;
use crate::tui::dialog::ExportDialog;
use crate::tui::dialog::export::Row;
use crate::tui::port::choices::{Choices, Tally};
use crate::tui::port::{SessionRequest, TerminalRequest, WorkEvent, WorkRequest};
use crate::workspace::{Hint, Problem, ProblemKind, Scope};

const HOUSE: &str = include_str!("../../../../fixtures/styles/maison.csl");

fn dialog(state: &State) -> &ExportDialog {
    let Some(Dialog::Export(dialog)) = &state.dialog else {
        panic!("no export dialog");
    };
    dialog
}

fn shown(state: &mut State, excerpts: usize) {
    let tally = Tally {
        excerpts,
        ..Tally::default()
    };
    let text = "ligne\n".repeat(50);
    update(
        state,
        Event::Work(WorkEvent::ExportPreview(text, tally)),
        &env(),
    );
}

/// A state with two articles, the first of which was checked, and the dialog open.
fn exporting() -> State {
    let mut state = state();
    answer(&mut state, &["un", "deux"]);
    press(&mut state, "Space x");
    state
}

#[test]
fn each_row_changes_what_goes_out_and_asks_for_a_new_preview() {
    let mut state = exporting();
    assert_eq!(dialog(&state).row, Row::Format);
    let effects = press(&mut state, "Down Space Right Space Right Right Space");
    let mut asked = effects.iter().filter_map(|effect| match effect {
        Request::Work(WorkRequest::ExportPreview(Scope::Articles(slugs), choices)) => {
            Some((slugs.len(), choices))
        }
        _ => None,
    });
    let (count, choices) = asked.next_back().unwrap();
    assert_eq!(count, 1);
    assert!(!choices.quotes && !choices.notes && choices.tags && choices.context);
    press(&mut state, "Down Right Down Right Down Right Down Right");
    let choices = &dialog(&state).choices;
    assert_eq!((choices.group, choices.order), (Group::Tag, Order::Date));
    assert_eq!(choices.style.as_deref(), Some("apa"));
    assert_eq!(choices.language(), Some(Language::French));
}

#[test]
fn what_was_chosen_is_kept_for_the_next_time() {
    let mut state = exporting();
    press(&mut state, "Down Down Down Down Left");
    assert_eq!(dialog(&state).choices.style.as_deref(), Some("mla"));
    press(&mut state, "Down Down");
    let effects = press(&mut state, "Enter");
    let kept = effects.iter().find_map(|effect| match effect {
        Request::Session(SessionRequest::Choices(choices)) => Some((**choices).clone()),
        _ => None,
    });
    let kept = kept.unwrap();
    assert_eq!(kept, state.around.choices);
    let written: Choices = serde_json::from_str(&serde_json::to_string(&kept).unwrap()).unwrap();
    assert_eq!(written, kept);
    let older: Choices = serde_json::from_str("{\"format\": \"org\", \"x\": 1}").unwrap();
    assert_eq!((older.format.as_str(), older.notes), ("org", true));
    press(&mut state, "x");
    assert_eq!(dialog(&state).choices, kept);
}

#[test]
fn the_file_follows_the_format_until_it_is_typed() {
    let mut state = exporting();
    assert_eq!(dialog(&state).path.text(), "~/glose.md");
    press(&mut state, "Right");
    assert_eq!(dialog(&state).path.text(), "~/glose");
    press(
        &mut state,
        "Left Up Down Down Down Down Down Down Down \"x\"",
    );
    assert_eq!(dialog(&state).path.text(), "~/glose.mdx");
    press(&mut state, "Up Up Up Up Up Up Right");
    assert_eq!(dialog(&state).path.text(), "~/glose.mdx");
    let effects = press(&mut state, "Enter");
    assert!(effects.iter().any(|effect| matches!(
        effect,
        Request::Work(WorkRequest::Export(export)) if !export.overwrite && export.path.as_path() == Path::new("~/glose.mdx")
    )));
}

#[test]
fn the_preview_takes_the_whole_dialog_and_gives_it_back() {
    let mut state = exporting();
    shown(&mut state, 3);
    press(&mut state, "p j j");
    assert!(dialog(&state).large);
    assert_eq!(dialog(&state).top, 2);
    press(&mut state, "G");
    assert_eq!(dialog(&state).top, 49);
    press(&mut state, "g p");
    assert_eq!((dialog(&state).large, dialog(&state).top), (false, 0));
}

#[test]
fn nothing_is_not_written() {
    let mut state = exporting();
    shown(&mut state, 0);
    assert!(press(&mut state, "Enter").is_empty());
    assert!(state.status.message.is_some());
    dialog(&state);
}

#[test]
fn a_passage_is_copied_in_the_chosen_style_and_language() {
    let mut state = state();
    open(&mut state);
    let copied = |state: &mut State| {
        let effects = press(state, "Y");
        let text = effects.into_iter().find_map(|effect| match effect {
            Request::Terminal(TerminalRequest::Copy(text)) => Some(text),
            _ => None,
        });
        text.unwrap()
    };
    let plain = copied(&mut state);
    assert!(plain.starts_with("«\u{a0}Le capteur"), "{plain}");
    assert!(plain.ends_with("» (*capteur*)"), "{plain}");
    let Ok(Parsed::Sheet(sheet)) = Sheet::parse("maison", HOUSE) else {
        panic!()
    };
    let own = Style::Own(Arc::new(*sheet));
    update(
        &mut state,
        Event::Work(WorkEvent::Styles(vec![own], Vec::new())),
        &env(),
    );
    state.around.choices.style = Some("maison".to_owned());
    let styled = copied(&mut state);
    assert!(
        styled.ends_with("» («\u{a0}capteur\u{a0}», s. d.)\n\n*capteur* (s. d.)."),
        "{styled}"
    );
    state.around.choices.style = Some("gone".to_owned());
    state.around.choices.language = Some("en".to_owned());
    assert!(copied(&mut state).starts_with("“Le capteur"));
}

#[test]
fn the_readers_own_styles_are_offered_beside_ours() {
    let mut state = exporting();
    let Ok(Parsed::Sheet(sheet)) = Sheet::parse("apa", HOUSE) else {
        panic!()
    };
    let own = Style::Own(Arc::new(*sheet));
    let problem = Problem::new(ProblemKind::UnusableStyle, "x.csl:3", Hint::MendFile);
    update(
        &mut state,
        Event::Work(WorkEvent::Styles(vec![own], vec![problem])),
        &env(),
    );
    let names: Vec<&str> = dialog(&state)
        .styles
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(names, ["chicago", "iso690", "mla", "apa"]);
    let told = state.status.message.as_ref().unwrap();
    assert!(told.text.contains("x.csl:3"), "{}", told.text);
}
