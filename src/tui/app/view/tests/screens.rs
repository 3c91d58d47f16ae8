//! The screens: library, search, notes, editor, messages.

use super::support::{
    SIZES, all_notes, empty, filled, found, now, press, reading, shown, snapshots, state, writing,
};
use crate::config;
use crate::search::{Answer, Sort};
use crate::text::Language;
use crate::tui::screen::notes::Group;
use crate::workspace::{Deed, Progress};

#[test]
fn an_empty_library_says_how_to_begin() {
    snapshots("welcome", empty);
}

#[test]
fn a_library_lists_its_articles_with_a_preview() {
    snapshots("library", filled);
}

#[test]
fn checks_filters_and_the_focus_of_the_panel_show() {
    snapshots("panel", |language, size| {
        let mut state = filled(language, size);
        press(&mut state, "j Space Space");
        state.library.sort = Some(Sort::Published);
        state.library.panel = Some(4);
        state
    });
}

#[test]
fn what_is_found_stands_with_its_passages() {
    snapshots("search", found);
}

#[test]
fn scrolled_down_the_rest_is_counted() {
    snapshots("search_end", |language, size| {
        let mut state = found(language, size);
        press(&mut state, "Esc Down Down Down Down");
        state
    });
}

#[test]
fn a_query_that_finds_nothing_says_so() {
    snapshots("nothing", |language, size| {
        let mut state = found(language, size);
        state.library.answer = Answer {
            took: std::time::Duration::from_millis(1),
            ..Answer::default()
        };
        state
    });
}

#[test]
fn the_box_is_there_before_anything_is_typed() {
    snapshots("asked", |language, size| {
        let mut state = filled(language, size);
        state.library.typing = true;
        state
    });
}

#[test]
fn all_notes_stand_in_groups() {
    snapshots("notes", all_notes);
    snapshots("notes_by_tag", |language, size| {
        let mut state = all_notes(language, size);
        press(&mut state, "z j j");
        assert_eq!(state.notes.group, Group::Tag);
        state
    });
}

#[test]
fn a_note_is_written_beside_its_passage() {
    snapshots("editor", writing);
}

#[test]
fn the_reader_stands_between_its_bars() {
    snapshots("reader", |language, size| {
        let mut state = reading(language, size);
        press(&mut state, "s v v");
        state
    });
}

#[test]
fn messages_and_progress_stand_on_the_rule() {
    snapshots("done", |language, size| {
        let mut state = filled(language, size);
        let text = Deed::Tagged.sentence(
            &state.around.manner.messages,
            &[("count", 2_usize.into()), ("name", "iot".into())],
        );
        state.status.done(text, true);
        state
    });
    snapshots("progress", |language, size| {
        let mut state = filled(language, size);
        state.status.progress = Some(Progress {
            what: "progress-index",
            done: 370,
            total: 1204,
        });
        state
    });
    snapshots("error", |language, size| {
        let mut state = filled(language, size);
        let text = match language {
            Language::French => {
                "Disque plein : note non enregistrée. Le brouillon est gardé dans \
                 ~/.local/state/glose/drafts/01J9ZK3V5W8Q.md. Libérez de la place, puis enregistrez de nouveau."
            }
            Language::English => {
                "Disk full: the note is not saved. Its draft is kept in \
                 ~/.local/state/glose/drafts/01J9ZK3V5W8Q.md. Make room, then save again."
            }
        };
        state.status.log.clear();
        let problem = crate::tui::port::Message {
            tone: crate::tui::port::Tone::Problem,
            text: text.to_owned(),
            undoable: false,
        };
        state.status.message = Some(problem);
        state
    });
}

#[test]
fn a_chord_that_has_begun_shows_how_it_may_go_on() {
    snapshots("chord", |language, size| {
        let mut state = filled(language, size);
        press(&mut state, "g");
        state
    });
}

#[test]
fn without_colours_and_beyond_ascii_matches_stand_in_brackets() {
    let mut state = found(Language::French, (120, 40));
    state.around.manner.theme = config::Theme::None;
    insta::assert_snapshot!("search_no_color", shown(&state));
    state.around.manner.glyphs = config::Glyphs::Ascii;
    insta::assert_snapshot!("search_ascii", shown(&state));
    let mut state = filled(Language::English, (120, 40));
    state.around.manner.glyphs = config::Glyphs::Ascii;
    insta::assert_snapshot!("library_ascii", shown(&state));
}

#[test]
fn what_is_kept_shows_at_the_right_of_the_keys() {
    for size in SIZES {
        let mut state = filled(Language::French, size);
        state.status.saved = Some(now());
        assert!(shown(&state).contains('✔'));
        state.status.saving = true;
        assert!(shown(&state).contains("… enregistrement"));
    }
}

#[test]
fn a_window_that_is_too_small_says_so() {
    let screen = shown(&state(Language::French, (26, 7)));
    assert!(screen.starts_with("Agrandissez la fenêtre\n"), "{screen}");
    let screen = shown(&state(Language::French, (9, 1)));
    assert!(screen.starts_with("Agrandis…\n"), "{screen}");
}
