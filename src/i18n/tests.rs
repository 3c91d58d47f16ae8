//! Both languages say the same things, each in its typography.

use super::*;
use std::collections::{BTreeMap, BTreeSet};

/// The messages of a file: for each key, its text with the lines of its variants.
fn messages(source: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut open = None;
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if !line.starts_with([' ', '}']) && line.contains(" =") {
            let (key, text) = line.split_once(" =").unwrap();
            assert!(
                found.insert(key.to_owned(), text.to_owned()).is_none(),
                "twice: {key}"
            );
            open = Some(key.to_owned());
        } else if let Some(key) = &open {
            found.get_mut(key).unwrap().push_str(line);
        }
    }
    found
}

fn values(text: &str) -> BTreeSet<String> {
    let parts = text.split('$').skip(1);
    parts
        .map(|part| {
            part.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '-')
                .collect()
        })
        .collect()
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_values() {
    for (name, french, english) in FILES {
        assert!(
            FluentResource::try_new(french.to_owned()).is_ok(),
            "fr/{name}.ftl"
        );
        assert!(
            FluentResource::try_new(english.to_owned()).is_ok(),
            "en/{name}.ftl"
        );
        let (french, english) = (messages(french), messages(english));
        let (fr, en): (Vec<_>, Vec<_>) = (french.keys().collect(), english.keys().collect());
        assert_eq!(fr, en, "{name}.ftl");
        for (key, text) in &french {
            assert_eq!(values(text), values(&english[key]), "{key}");
        }
    }
}

/// Each file is read by itself, and by its lines it is known which keys it has.
#[test]
fn no_message_speaks_of_another_one_and_every_key_is_known() {
    for (nth, file) in FILES.iter().enumerate() {
        for language in [Language::French, Language::English] {
            let text = source(file, language);
            let mut placeables = text.split('{').skip(1).map(str::trim_start);
            assert!(placeables.all(|one| one.starts_with(['$', '"'])));
            let known: BTreeSet<&str> = keys(text).collect();
            let written = messages(text);
            assert!(known.iter().copied().eq(written.keys().map(String::as_str)));
            let (bundle, said) = (Messages::new(language).read(nth), Messages::new(language));
            for key in known {
                assert!(bundle.has_message(key) && said.has(key), "{key}");
            }
        }
    }
}

#[test]
fn no_key_stands_twice() {
    for texts in [FILES.map(|file| file.1), FILES.map(|file| file.2)] {
        let mut seen = BTreeSet::new();
        for key in texts.into_iter().flat_map(messages).map(|(key, _)| key) {
            assert!(seen.insert(key.clone()), "{key}");
        }
        assert!(seen.len() > 500);
    }
}

#[test]
fn french_texts_are_set_as_french_is() {
    for (name, french, _) in FILES {
        for (key, text) in messages(french) {
            let shown: String = text
                .split('{')
                .map(|part| part.split_once('}').map_or(part, |(_, rest)| rest))
                .collect();
            for sign in [" ;", " ?", " !", " »", "« ", " :"] {
                assert!(
                    !shown.contains(sign),
                    "{name}.ftl, {key}: plain space in {sign:?}: {shown}"
                );
            }
            assert!(
                !shown.contains('\''),
                "{name}.ftl, {key}: straight apostrophe: {shown}"
            );
            assert!(
                !shown.contains("..."),
                "{name}.ftl, {key}: three dots: {shown}"
            );
        }
    }
}

#[test]
fn counts_are_grouped_and_zero_is_singular_in_french_only() {
    let (french, english) = (
        Messages::new(Language::French),
        Messages::new(Language::English),
    );
    assert_eq!(french.number(1204), "1\u{202f}204");
    assert_eq!(english.number(3_481_000), "3,481,000");
    let notes =
        |messages: &Messages, n: usize| messages.with("count-notes", &[("count", n.into())]);
    assert_eq!(notes(&french, 0), "0 note");
    assert_eq!(notes(&french, 2), "2 notes");
    assert_eq!(notes(&english, 0), "0 notes");
    assert_eq!(notes(&english, 1), "1 note");
    assert_eq!(notes(&french, 1204), "1\u{202f}204 notes");
}

#[test]
fn every_key_named_in_the_sources_has_a_message() {
    let messages = Messages::new(Language::French);
    let mut missing = BTreeSet::new();
    let mut open = vec![std::path::PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src"
    ))];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                let source = std::fs::read_to_string(&path).unwrap();
                for call in [".text(\"", ".with(\"", "t!(\"", "key: \"", "hint: \""] {
                    for part in source.split(call).skip(1) {
                        let key = part.split('"').next().unwrap();
                        let is_key = key.contains('-')
                            && key
                                .chars()
                                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
                        if is_key && !messages.has(key) {
                            missing.insert(key.to_owned());
                        }
                    }
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn numbers_are_grouped_by_three_from_the_end() {
    let (french, english) = (
        Messages::new(Language::French),
        Messages::new(Language::English),
    );
    for (count, fr, en) in [
        (0, "0", "0"),
        (7, "7", "7"),
        (999, "999", "999"),
        (1000, "1\u{202f}000", "1,000"),
        (12_345, "12\u{202f}345", "12,345"),
        (123_456, "123\u{202f}456", "123,456"),
        (1_000_000, "1\u{202f}000\u{202f}000", "1,000,000"),
    ] {
        assert_eq!(
            (french.number(count), english.number(count)),
            (fr.to_owned(), en.to_owned())
        );
    }
}

#[test]
fn a_key_without_a_message_is_shown_as_it_is() {
    let messages = Messages::new(Language::French);
    let key = ["nothing", "like", "it"].join("-");
    assert!(!messages.has(&key));
    assert_eq!(messages.text(&key), key);
    assert!(messages.has("yesterday"));
}

#[test]
fn a_value_is_shown_as_it_is_whatever_it_holds() {
    for value in ["{ $count }", "{\"x\"}", "$name", "<b>", "a\nb", "« »", ""] {
        let messages = Messages::new(Language::English);
        let said = messages.with("problem-no-article", &[("name", value.into())]);
        assert_eq!(said, format!("Nothing in the library is called “{value}”"));
    }
}

#[test]
fn a_colour_is_called_by_the_reader_or_by_the_language() {
    let mut messages = Messages::new(Language::French);
    assert_eq!(messages.color(Color::Blue), "bleu");
    let mut names = ColorNames::default();
    names.set(Color::Blue, "doute");
    messages.name_colors(&names);
    assert_eq!(messages.color(Color::Blue), "doute");
    assert_eq!(messages.color(Color::Green), "vert");
    messages.name_colors(&ColorNames::default());
    assert_eq!(messages.color(Color::Blue), "bleu");
}

#[test]
fn how_notes_stand_is_said_with_what_there_is_alone() {
    let english = Messages::new(Language::English);
    for (counts, expected) in [
        ([3, 0, 0], "3 notes in place"),
        ([1, 0, 0], "1 note in place"),
        ([1, 1, 0], "1 note in place, 1 changed"),
        ([0, 0, 2], "2 to check"),
        ([2, 1, 1], "2 notes in place, 1 changed, 1 to check"),
    ] {
        assert_eq!(english.standing(counts), expected, "{counts:?}");
    }
    let french = Messages::new(Language::French);
    let said = french.standing([2, 1, 1]);
    assert!(
        said.contains("2 notes en place") && said.contains("1 changée"),
        "{said}"
    );
}

#[test]
fn plain_signs_come_and_go() {
    let mut messages = Messages::new(Language::French);
    let rich = messages.number(1204);
    messages.set_plain(true);
    assert_eq!(messages.number(1204), "1 204");
    assert_eq!(messages.quoted("Oui."), "\"Oui.\"");
    messages.set_plain(false);
    assert_eq!(messages.number(1204), rich);
    assert_eq!(messages.quoted("Oui."), "«\u{a0}Oui.\u{a0}»");
}
