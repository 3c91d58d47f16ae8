//! Keys read and written, and what pressed keys come to.

use proptest::prelude::*;

use super::*;

#[test]
fn keys_are_read_and_written_alike() {
    for text in [
        "a", "C-s", "A-Enter", "S-Tab", "Space", "F1", "-", "C--", "é", "PageDown", "A-Left",
    ] {
        assert_eq!(
            Key::parse(text).map(|key| key.to_string()).as_deref(),
            Some(text)
        );
    }
    assert_eq!(Key::parse("Nope"), None);
    assert_eq!(show_chord(&parse_chord("g g").unwrap()), "gg");
}

#[test]
fn the_default_map_has_no_clash_and_no_unreadable_key() {
    let (map, wrong) = Keymap::new(&KeyTable::new());
    assert_eq!(wrong, Vec::<String>::new());
    let table: KeyTable = toml::from_str(include_str!("../keymap.toml")).unwrap();
    let known: Vec<&str> = Mode::ALL.iter().map(|mode| mode.name()).collect();
    for (mode, rows) in &table {
        assert!(known.contains(&mode.as_str()), "{mode}");
        for key in rows.values().flatten() {
            assert!(parse_chord(key).is_some(), "{mode}: {key}");
        }
    }
    let g = Key::char('g');
    assert_eq!(map.find(Mode::Reader, &[g]), Found::Begun);
    assert_eq!(
        map.find(Mode::Reader, &[g, g]),
        Found::Command(Mode::Global, "top".into())
    );
}

#[test]
fn own_keys_replace_the_defaults_and_wrong_ones_are_named() {
    let own: KeyTable = toml::from_str(
        "[reader]\nnote = ['C-n']\nnothing = ['z']\n[moon]\na = ['b']\n[global]\nundo = ['C-Foo']\n",
    )
    .unwrap();
    let (map, wrong) = Keymap::new(&own);
    assert_eq!(map.keys_of(Mode::Reader, "note"), ["C-n"]);
    assert_eq!(wrong.len(), 3, "{wrong:?}");
}

fn own(toml: &str) -> (Keymap, Vec<String>) {
    Keymap::new(&toml::from_str(toml).unwrap())
}

fn pressed(text: &str) -> Chord {
    parse_chord(text).unwrap()
}

#[test]
fn what_is_no_key_is_refused() {
    for text in [
        "", "C-", "Ctrl-s", "enter", "Fx", "F999", "C-Enterr", "ab", "A-", "Page Up",
    ] {
        let read = Key::parse(text);
        assert!(read.is_none(), "{text:?}: {read:?}");
    }
    assert_eq!(parse_chord(""), None);
    assert_eq!(parse_chord("g nope"), None);
}

#[test]
fn prefixes_of_a_key_may_stand_in_any_order() {
    let both = Key {
        code: Code::Enter,
        ctrl: true,
        alt: true,
    };
    for text in ["C-A-Enter", "A-C-Enter"] {
        assert_eq!(Key::parse(text), Some(both), "{text}");
    }
    assert_eq!(both.to_string(), "C-A-Enter");
    assert_eq!(Key::parse("S-Tab"), Some(Key::plain(Code::BackTab)));
}

#[test]
fn only_a_character_alone_is_typed() {
    for (text, typed) in [
        ("a", Some('a')),
        ("É", Some('É')),
        ("Space", Some(' ')),
        ("C-a", None),
        ("A-a", None),
        ("Enter", None),
        ("F1", None),
    ] {
        assert_eq!(Key::parse(text).unwrap().typed(), typed, "{text}");
    }
}

#[test]
fn chords_of_letters_stand_together_and_others_apart() {
    for (text, shown) in [
        ("g g", "gg"),
        ("g", "g"),
        ("g Enter", "g Enter"),
        ("C-x C-s", "C-x C-s"),
        ("Space", "Space"),
    ] {
        assert_eq!(show_chord(&pressed(text)), shown);
    }
}

#[test]
fn a_mode_falls_back_to_the_keys_of_its_parents() {
    let (map, _) = Keymap::new(&KeyTable::new());
    let quit = map.keys_of(Mode::Global, "quit");
    let quit = pressed(&quit[0]);
    for mode in [
        Mode::Library,
        Mode::Reader,
        Mode::Select,
        Mode::Passage,
        Mode::Notes,
        Mode::Review,
    ] {
        assert!(
            matches!(map.find(mode, &quit), Found::Command(_, name) if name == "quit"),
            "{mode:?}"
        );
    }
    // What is typed into a text is text.
    for mode in [Mode::Query, Mode::Editor] {
        let letter = [Key::char('j')];
        assert_eq!(map.find(mode, &letter), Found::Nothing, "{mode:?}");
    }
    assert_eq!(map.find(Mode::Reader, &pressed("C-A-F12")), Found::Nothing);
}

#[test]
fn a_mode_s_line_ends_at_its_last_parent() {
    let line = |mode: Mode| mode.line().collect::<Vec<_>>();
    assert_eq!(
        line(Mode::Passage),
        [Mode::Passage, Mode::Select, Mode::Global]
    );
    assert_eq!(line(Mode::Editor), [Mode::Editor]);
    let mut names: Vec<&str> = Mode::ALL.iter().map(|mode| mode.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), Mode::ALL.len());
}

#[test]
fn own_keys_take_the_place_of_all_the_keys_of_their_command() {
    let (map, wrong) = own("[global]\nundo = ['F7', 'F8']\n");
    assert_eq!(wrong, [""; 0]);
    assert_eq!(map.keys_of(Mode::Global, "undo"), ["F7", "F8"]);
    assert_eq!(
        map.find(Mode::Library, &pressed("F7")),
        Found::Command(Mode::Global, "undo".into())
    );
    assert_eq!(map.find(Mode::Library, &pressed("u")), Found::Nothing);
}

#[test]
fn a_command_may_be_left_without_keys() {
    let (map, wrong) = own("[global]\nundo = []\n");
    assert_eq!(wrong, [""; 0]);
    assert!(map.keys_of(Mode::Global, "undo").is_empty());
    assert!(!map.commands_of(Mode::Global).any(|name| name == "undo"));
}

#[test]
fn keys_that_are_taken_are_named_with_both_commands() {
    let (_, wrong) = own("[global]\nundo = ['?']\n");
    assert!(
        wrong
            .iter()
            .any(|said| said.starts_with("[keys.global]") && said.contains("undo")),
        "{wrong:?}"
    );
    // A key that another chord begins with hides that chord.
    let (_, wrong) = own("[global]\nundo = ['g']\n");
    assert!(
        wrong.iter().any(|said| said.contains("undo = g")),
        "{wrong:?}"
    );
}

#[test]
fn what_is_wrong_is_named_as_it_stands_in_the_file() {
    let (map, wrong) =
        own("[lune]\nundo = ['u']\n[global]\nrien = ['u']\nredo = ['Majuscule-Z']\n");
    assert_eq!(
        wrong,
        [
            "[keys.global] redo = \"Majuscule-Z\"",
            "[keys.global] rien",
            "[keys.lune]"
        ]
    );
    let (default, _) = Keymap::new(&KeyTable::new());
    assert_eq!(
        map.keys_of(Mode::Global, "redo"),
        default.keys_of(Mode::Global, "redo")
    );
}

#[test]
fn what_a_begun_chord_may_become_is_listed() {
    let (map, _) = Keymap::new(&KeyTable::new());
    let g = pressed("g");
    let may = map.continuations(Mode::Library, &g);
    assert!(
        may.iter()
            .any(|(rest, _, name)| rest == "g" && name == "top"),
        "{may:?}"
    );
    assert!(may.iter().all(|(rest, ..)| !rest.is_empty()));
    for (rest, mode, name) in &may {
        let mut chord = g.clone();
        chord.extend(pressed(
            &rest.chars().map(String::from).collect::<Vec<_>>().join(" "),
        ));
        assert_eq!(
            map.find(Mode::Library, &chord),
            Found::Command(*mode, name.clone())
        );
    }
    assert!(map.continuations(Mode::Library, &pressed("g g")).is_empty());
}

fn any_key() -> impl Strategy<Value = Key> {
    let code = prop_oneof![
        prop::char::range('!', '~').prop_map(Code::Char),
        Just(Code::Char('é')),
        Just(Code::Char(' ')),
        (1_u8..=24).prop_map(Code::F),
        prop::sample::select(vec![
            Code::Enter,
            Code::Esc,
            Code::Tab,
            Code::BackTab,
            Code::Backspace,
            Code::Delete,
            Code::Up,
            Code::Down,
            Code::Left,
            Code::Right,
            Code::Home,
            Code::End,
            Code::PageUp,
            Code::PageDown,
        ]),
    ];
    (code, any::<bool>(), any::<bool>()).prop_map(|(code, ctrl, alt)| Key { code, ctrl, alt })
}

proptest! {
    #[test]
    fn every_key_is_read_back_from_what_is_written(key in any_key()) {
        prop_assert_eq!(Key::parse(&key.to_string()), Some(key));
    }

    #[test]
    fn every_chord_is_read_back_from_its_keys(chord in prop::collection::vec(any_key(), 1..4)) {
        let keys: Vec<String> = chord.iter().map(Key::to_string).collect();
        prop_assert_eq!(parse_chord(&keys.join(" ")), Some(chord));
    }

    #[test]
    fn any_text_is_a_key_or_none(text in "\\PC{0,12}") {
        let _ = Key::parse(&text);
    }
}
