//! Lists to choose from, the palette, the help, the settings.

use super::{around, keys};
use crate::config::{Config, Value};
use crate::i18n::Messages;
use crate::library::{Color, Trashed};
use crate::text::Language;
use crate::tui::dialog::menu::{Act, Answer, Item};
use crate::tui::dialog::outcome::Outcome;
use crate::tui::dialog::{Help, Menu, Palette, SettingsBox, TextBox, settings};
use crate::tui::kit::keys::Mode;
use crate::tui::kit::settings::SETTINGS;
use crate::tui::port::{InfoText, Row};
use crate::workspace::Version;

/// What a list answers to keys; `None` where it closes without an answer.
fn chosen(mut menu: Menu, text: &str) -> Option<Answer> {
    for key in keys(text) {
        match menu.press(key) {
            Outcome::Stays => {}
            Outcome::Answers(answer) => return Some(answer),
            Outcome::Closes => return None,
            Outcome::Asks(asked) => panic!("{asked:?}"),
        }
    }
    panic!("it is still open at {}", menu.selected)
}

fn colours(now: Color) -> Menu {
    Menu::colours(&Messages::new(Language::French), now)
}

#[test]
fn colours_are_chosen_by_their_number_or_by_moving() {
    let color = |nth: usize| Some(Answer::Chose(Act::Color(Color::ALL[nth])));
    for (now, text, expected) in [
        (0, "Enter", color(0)),
        (2, "Enter", color(2)),
        (0, "3", color(2)),
        (4, "1", color(0)),
        (0, "j j Enter", color(2)),
        (0, "Down Down Up l", color(1)),
        (0, "k Enter", color(0)),
        (4, "j Enter", color(4)),
        (1, "q", None),
    ] {
        assert_eq!(
            chosen(colours(Color::ALL[now]), text),
            expected,
            "{now} {text}"
        );
    }
    let rename = Some(Answer::Rename(Color::ALL[1], "menu-colours"));
    assert_eq!(chosen(colours(Color::ALL[1]), "e"), rename);
}

#[test]
fn a_colour_that_has_a_name_keeps_the_files_word_beside_it() {
    let mut messages = Messages::new(Language::English);
    let mut names = crate::library::ColorNames::default();
    names.set(Color::Blue, "doubt");
    messages.name_colors(&names);
    let menu = Menu::color_names(&messages);
    let row = |color: Color| {
        let at = Color::ALL.iter().position(|one| *one == color).unwrap();
        (
            menu.items[at].label.as_str(),
            menu.items[at].detail.as_str(),
        )
    };
    assert_eq!(row(Color::Blue), ("doubt", "blue"));
    assert_eq!(row(Color::Green), ("green", ""));
    let renamed = Answer::Rename(Color::ALL[0], "menu-color-names");
    assert_eq!(chosen(menu, "Enter"), Some(renamed));
}

#[test]
fn a_list_of_names_comes_back_at_the_colour_that_was_named() {
    let messages = Messages::new(Language::French);
    for title in ["menu-colours", "menu-color-names"] {
        let menu = Menu::named_again(title, &messages, Color::ALL[3]);
        assert_eq!((menu.title, menu.selected), (title, 3));
    }
}

#[test]
fn an_empty_list_closes_and_never_answers() {
    for text in ["Enter", "l", "j j Enter", "q"] {
        assert_eq!(chosen(Menu::searches(&[]), text), None, "{text}");
        assert_eq!(chosen(Menu::trash(&[]), text), None, "{text}");
        assert_eq!(chosen(Menu::headings(Vec::new(), 0), text), None, "{text}");
    }
}

#[test]
fn rows_of_a_list_say_what_they_do() {
    let saved = [("Veille".to_owned(), "tag:fer".to_owned())];
    let looks = Answer::Chose(Act::Search("tag:fer".to_owned()));
    assert_eq!(chosen(Menu::searches(&saved), "Enter"), Some(looks.clone()));
    let tags = [("eau".to_owned(), 1), ("fer".to_owned(), 1200)];
    let menu = Menu::tags(&tags, &Messages::new(Language::English));
    assert_eq!(menu.items[1].detail, "1,200");
    assert_eq!(chosen(menu, "j Enter"), Some(looks));
    let headings = vec![("Un".to_owned(), 0), ("Deux".to_owned(), 40)];
    let jump = Answer::Chose(Act::Jump(40));
    assert_eq!(chosen(Menu::headings(headings, 1), "Enter"), Some(jump));
}

#[test]
fn versions_stand_newest_first_and_the_one_that_is_read_stays() {
    let version = |number: usize| Version {
        number,
        notes: number,
        is_current: number == 3,
        ..Version::named(&format!("rev{number}"))
    };
    let versions = [1, 2, 3].map(version);
    let messages = Messages::new(Language::French);
    let menu = || Menu::versions("pont", &versions, &messages);
    assert_eq!(
        menu().selected,
        1,
        "the one before it is what one looks for"
    );
    let of = |rev: &str| {
        Some(Answer::Chose(Act::Version(
            "pont".to_owned(),
            rev.to_owned(),
        )))
    };
    assert_eq!(chosen(menu(), "Enter"), of("rev2"));
    assert_eq!(chosen(menu(), "j Enter"), of("rev1"));
    assert_eq!(chosen(menu(), "k Enter"), Some(Answer::Chose(Act::Stay)));
    let alone = Menu::versions("pont", &versions[2..], &messages);
    assert_eq!(alone.selected, 0);
}

#[test]
fn what_was_deleted_is_called_by_its_article_or_its_note() {
    let entry = |day: &str, files: &[&str]| Trashed {
        entry: format!("{day}T101500-01JA"),
        files: files.iter().map(Into::into).collect(),
    };
    let trash = [
        entry("2026-11-24", &["articles/pont.md", "notes/pont/N1.md"]),
        entry("2026-11-23", &["notes/canal/N2.md"]),
    ];
    let menu = Menu::trash(&trash);
    let rows: Vec<(&str, &str)> = menu
        .items
        .iter()
        .map(|item| (item.label.as_str(), item.detail.as_str()))
        .collect();
    assert_eq!(rows, [("pont", "2026-11-24"), ("canal · N2", "2026-11-23")]);
    let restored = Answer::Chose(Act::Restore("2026-11-23T101500-01JA".to_owned()));
    assert_eq!(chosen(menu, "j Enter"), Some(restored));
}

#[test]
fn a_row_may_be_made_without_a_key_of_its_own() {
    let item = Item::new("Rester".to_owned(), String::new(), Act::Stay);
    assert_eq!(item.key, None);
    let menu = Menu {
        title: "menu-trash",
        items: vec![item],
        selected: 0,
    };
    assert_eq!(chosen(menu, "1 x Enter"), Some(Answer::Chose(Act::Stay)));
}

const ROWS: [Row; 4] = [
    Row::new(Mode::Library, "open", "cmd-open", None),
    Row::new(Mode::Global, "undo", "cmd-undo", None),
    Row::new(Mode::Global, "palette", "cmd-palette", None),
    Row::new(Mode::Global, "quit", "cmd-quit", None),
];

/// The command that a palette answers with.
fn command(language: Language, text: &str) -> Option<&'static str> {
    let mut palette = Palette::new(&ROWS, &around(language, (80, 24)));
    for key in keys(text) {
        match palette.press(key) {
            Outcome::Answers((_, id)) => return Some(id),
            Outcome::Closes => return None,
            Outcome::Stays | Outcome::Asks(_) => {}
        }
    }
    panic!("it is still open")
}

#[test]
fn a_command_is_found_by_its_name_in_either_language() {
    for language in [Language::French, Language::English] {
        for (text, id) in [
            ("\"quit\" Enter", Some("quit")),
            ("\"annul\" Enter", Some("undo")),
            ("\"undo\" Enter", Some("undo")),
            ("\"zzzz\" Enter", None),
            ("Enter", Some("open")),
            ("Down Enter", Some("undo")),
            ("Down Down Down Down Enter", Some("quit")),
        ] {
            assert_eq!(command(language, text), id, "{language:?} {text}");
        }
    }
}

#[test]
fn the_palette_does_not_offer_itself() {
    let palette = Palette::new(&ROWS, &around(Language::French, (80, 24)));
    assert_eq!(palette.found.len(), ROWS.len() - 1);
    assert!(palette.found.iter().all(|choice| !choice.label.is_empty()));
}

#[test]
fn help_filters_in_both_languages_and_closes_with_the_key_that_opened_it() {
    let around = around(Language::French, (80, 24));
    let filtered = |text: &str| {
        let mut help = Help::new(Mode::Library, ROWS.to_vec());
        for key in keys(text) {
            assert_eq!(help.press(key, &around), Outcome::Stays);
        }
        let sections = help.sections(&around).into_iter();
        sections.map(|section| section.rows.len()).sum::<usize>()
    };
    assert_eq!(filtered(""), ROWS.len());
    assert_eq!(filtered("/ \"quit\""), 1);
    assert_eq!(filtered("/ \"quit\" C-u"), ROWS.len());
    assert_eq!(filtered("/ \"zzzz\""), 0);
    for key in ["?", "q"] {
        let mut help = Help::new(Mode::Library, ROWS.to_vec());
        assert_eq!(help.press(keys(key)[0], &around), Outcome::Closes, "{key}");
        // In the filter it is a letter.
        let mut help = Help::new(Mode::Library, ROWS.to_vec());
        help.press(keys("/")[0], &around);
        assert_eq!(help.press(keys(key)[0], &around), Outcome::Stays, "{key}");
        assert_eq!(help.filter.text(), key);
    }
}

#[test]
fn settings_are_changed_where_they_stand() {
    let config = Config::default();
    let ask = |text: &str| {
        let mut dialog = SettingsBox::default();
        let mut last = Outcome::Stays;
        for key in keys(text) {
            last = dialog.press(key, &config);
        }
        (dialog.selected, last)
    };
    let set =
        |key, value: &str| Outcome::Asks(settings::Answer::Set(key, Value::Text(value.to_owned())));
    assert_eq!(ask("l"), (0, set("language", "fr")));
    assert_eq!(ask("h"), (0, set("language", "en")));
    assert_eq!(ask("j Right"), (1, set("theme", "dark")));
    assert_eq!(ask("j Left"), (1, set("theme", "none")));
    let last = SETTINGS.len() - 1;
    let names = (last, Outcome::Answers(settings::Answer::ColorNames));
    assert_eq!(ask("PageDown PageDown Enter"), names);
    assert_eq!(ask("k").0, 0);
    for key in ["q", "F10"] {
        assert_eq!(ask(key).1, Outcome::Closes, "{key}");
    }
}

#[test]
fn a_text_is_read_to_its_end_and_no_further() {
    let lines = (0..60).map(|nth| format!("ligne {nth}")).collect();
    let mut text = TextBox::new(InfoText::new("Titre".into(), lines));
    let top = |text: &mut TextBox, typed: &str| {
        for key in keys(typed) {
            assert_eq!(text.press(key, 26), Outcome::Stays, "{typed}");
        }
        text.top
    };
    assert_eq!(top(&mut text, "j j k"), 1);
    assert_eq!(top(&mut text, "Space"), 11);
    assert_eq!(top(&mut text, "PageDown"), 21);
    assert_eq!(
        top(&mut text, "Space Space Space Space Space"),
        50,
        "half of the box stays full"
    );
    assert_eq!(
        top(&mut text, "PageUp PageUp PageUp PageUp PageUp PageUp k"),
        0
    );
    for key in ["q", "i", "?", "Enter"] {
        assert_eq!(text.press(keys(key)[0], 26), Outcome::Closes, "{key}");
    }
    assert_eq!(
        text.press(keys("V")[0], 26),
        Outcome::Stays,
        "it is about no version"
    );
}
