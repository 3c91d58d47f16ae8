//! What stands on a screen only at times: choosing, asking, refusing, listing.

use std::path::PathBuf;

use super::support::{
    all_notes, empty, filled, found, press, reading, shown, snapshots_at, state, writing,
};
use crate::config;
use crate::i18n::Messages;
use crate::library::{Color, Trashed};
use crate::text::Language;
use crate::tui::app::State;
use crate::tui::app::dialogs::Dialog;
use crate::tui::dialog::{Menu, Prompt};
use crate::workspace::Version;

const USUAL: [(u16, u16); 2] = [(80, 24), (120, 40)];

fn snapshots(name: &str, make: impl Fn(Language, (u16, u16)) -> State) {
    snapshots_at(&USUAL, name, make);
}

fn with(mut state: State, dialog: Dialog) -> State {
    state.dialog = Some(dialog);
    state
}

#[test]
fn each_line_that_is_asked_for_says_what_it_is_for() {
    snapshots("ask_many", |language, size| {
        with(filled(language, size), Dialog::Prompt(Prompt::add_many()))
    });
    snapshots("ask_name", |language, size| {
        let prompt = Prompt::save_search("tag:marges published:2024");
        with(found(language, size), Dialog::Prompt(prompt))
    });
    snapshots("ask_words", |language, size| {
        let prompt = Prompt::find_in_text("étiquette");
        with(reading(language, size), Dialog::Prompt(prompt))
    });
    snapshots("ask_colour", |language, size| {
        let prompt = Prompt::name_color(Color::Blue, "menu-color-names", "doute");
        with(filled(language, size), Dialog::Prompt(prompt))
    });
}

#[test]
fn what_could_not_be_added_is_said_beside_what_was_typed() {
    snapshots("ask_refused", |language, size| {
        let mut prompt = Prompt::add();
        prompt.field.set("~/articles/2026/semaine.pdf");
        prompt.refusal = Some(match language {
            Language::French => "semaine.pdf n’est pas un texte mais un document PDF".to_owned(),
            Language::English => "semaine.pdf is not a text but a PDF document".to_owned(),
        });
        with(filled(language, size), Dialog::Prompt(prompt))
    });
}

#[test]
fn tags_versions_and_what_was_deleted_are_listed() {
    snapshots("list_tags", |language, size| {
        let mut state = filled(language, size);
        press(&mut state, "g t j j");
        state
    });
    snapshots("list_versions", |language, size| {
        let version = |number: usize| Version {
            number,
            notes: 2 * number,
            date: Some(super::support::at(&format!("2026-0{number}-1{number}"))),
            is_current: number == 4,
            ..Version::named(&format!("rev{number}"))
        };
        let versions = [1, 2, 3, 4].map(version);
        let menu = Menu::versions("plume", &versions, &Messages::new(language));
        with(reading(language, size), Dialog::Menu(menu))
    });
    snapshots("list_trash", |language, size| {
        let entry = |day: &str, files: &[&str]| Trashed {
            entry: format!("{day}T101500-01JA"),
            files: files.iter().map(PathBuf::from).collect(),
        };
        let trash = [
            entry(
                "2026-11-24",
                &["articles/le-pont-de-fer.md", "notes/le-pont-de-fer/N1.md"],
            ),
            entry(
                "2026-11-23",
                &["notes/le-canal/01JA0000000000000000000001.md"],
            ),
            entry(
                "2025-01-02",
                &["articles/un-titre-qui-prend-bien-plus-de-place-que-les-autres.md"],
            ),
        ];
        with(filled(language, size), Dialog::Menu(Menu::trash(&trash)))
    });
    snapshots("list_colour_names", |language, size| {
        let mut messages = Messages::new(language);
        let mut names = crate::library::ColorNames::default();
        names.set(Color::Blue, "doute");
        names.set(Color::Green, "une thèse centrale");
        messages.name_colors(&names);
        with(
            filled(language, size),
            Dialog::Menu(Menu::color_names(&messages)),
        )
    });
}

#[test]
fn help_of_each_screen_is_about_that_screen() {
    snapshots("help_library", |language, size| {
        let mut state = filled(language, size);
        press(&mut state, "?");
        state
    });
    snapshots("help_notes", |language, size| {
        let mut state = all_notes(language, size);
        press(&mut state, "?");
        state
    });
    snapshots("help_nothing", |language, size| {
        let mut state = filled(language, size);
        press(&mut state, "? / z z z");
        state
    });
}

#[test]
fn a_passage_that_is_being_chosen_shows_its_length_and_its_keys() {
    snapshots("select_word", |language, size| {
        let mut state = reading(language, size);
        press(&mut state, "s v");
        state
    });
    snapshots("select_paragraph", |language, size| {
        let mut state = reading(language, size);
        press(&mut state, "p V");
        state
    });
}

#[test]
fn tags_of_a_note_are_chosen_over_the_editor() {
    snapshots("editor_tags", |language, size| {
        let mut state = writing(language, size);
        press(&mut state, "C-t");
        state
    });
    snapshots("editor_empty", |language, size| {
        let mut state = reading(language, size);
        press(&mut state, "A");
        state
    });
}

#[test]
fn palettes_that_find_nothing_and_chords_of_other_screens_show() {
    snapshots("palette_nothing", |language, size| {
        let mut state = filled(language, size);
        press(&mut state, ": z z z z");
        state
    });
    snapshots("chord_sort", |language, size| {
        let mut state = filled(language, size);
        press(&mut state, ",");
        state
    });
    snapshots("chord_reader", |language, size| {
        let mut state = reading(language, size);
        press(&mut state, "v i");
        state
    });
}

#[test]
fn settings_further_down_and_the_names_of_colours_show() {
    snapshots("settings_end", |language, size| {
        let mut state = filled(language, size);
        press(&mut state, "F10 PageDown PageDown");
        state
    });
}

#[test]
fn notes_by_colour_and_by_month_stand_in_groups() {
    snapshots("notes_by_colour", |language, size| {
        let mut state = all_notes(language, size);
        press(&mut state, "z z");
        state
    });
    snapshots("notes_by_month", |language, size| {
        let mut state = all_notes(language, size);
        press(&mut state, "z z z G");
        state
    });
    snapshots("notes_checked", |language, size| {
        let mut state = all_notes(language, size);
        press(&mut state, "Space j Space");
        state
    });
}

#[test]
fn a_first_start_and_a_start_that_is_not_done_yet_differ() {
    snapshots("not_ready", |language, size| {
        let mut state = state(language, size);
        state.library.ready = false;
        state
    });
    snapshots("welcome_demo", |language, size| {
        let mut state = empty(language, size);
        state.around.demo = true;
        state
    });
}

/// What makes a state of a language and a size.
type Made = fn(Language, (u16, u16)) -> State;

#[test]
fn beyond_ascii_nothing_stands_where_the_terminal_has_no_more() {
    let plain = |mut state: State| {
        state.around.manner.glyphs = config::Glyphs::Ascii;
        state.around.manner.theme = config::Theme::None;
        let language = state.around.manner.messages.language();
        state.around.speak(language);
        if let Some(reader) = &mut state.reader {
            reader.lay_out(&state.around);
        }
        state
    };
    for (name, make, keys) in [
        ("plain_help", filled as Made, "?"),
        ("plain_settings", filled, "F10"),
        ("plain_notes", all_notes, "j"),
        ("plain_reader", reading, "s"),
        ("plain_tags", filled, "t"),
        ("plain_export", filled, "x"),
    ] {
        let mut state = plain(make(Language::English, (80, 24)));
        press(&mut state, keys);
        insta::assert_snapshot!(name, shown(&state));
    }
}
