//! Each command by itself: what it prints, to people and to programs.

use serde_json::json;

use crate::desk::{Desk, text};

const TEXTS: [(&str, &str); 3] = [
    (
        "canal.md",
        "---\ntitle: Le canal\nauthor: Ana Bo\npublished: 2019-03-04\ntags: [eau, ville/angers]\nlang: fr\n---\n\
         Les capteurs comptent les vélos du canal. Une autre phrase suit, puis une troisième.\n",
    ),
    (
        "pont.md",
        "---\ntitle: Le pont\npublished: 2020-01-01\ntags: [fer]\nlang: fr\n---\nLe pont est en fer.\n",
    ),
    (
        "bridge.md",
        "---\ntitle: A bridge\npublished: 2018\nlang: en\n---\nThe bridge is made of iron, and of rust, and of paint.\n",
    ),
];

fn desk(language: &'static str) -> Desk {
    let desk = Desk::new(language);
    let files = TEXTS.map(|(name, text)| desk.file(name, text));
    let words = std::iter::once("add".to_owned()).chain(files);
    desk.run(words).ends(0);
    desk
}

fn titles(desk: &Desk, words: &[&str]) -> Vec<String> {
    let hits = desk.run(words).ends(0).json();
    hits.iter()
        .map(|hit| text(hit, "title").to_owned())
        .collect()
}

#[test]
fn lists_are_sorted_as_asked() {
    let desk = desk("en");
    for (order, expected) in [
        ("title", ["A bridge", "Le canal", "Le pont"]),
        ("published", ["Le pont", "Le canal", "A bridge"]),
        ("length", ["Le canal", "A bridge", "Le pont"]),
    ] {
        assert_eq!(
            titles(&desk, &["list", "--json", "--sort", order]),
            expected,
            "{order}"
        );
    }
    assert_eq!(
        titles(
            &desk,
            &["list", "--json", "--sort", "title", "--limit", "1"]
        ),
        ["A bridge"]
    );
}

#[test]
fn filters_of_a_list_hold_together() {
    let desk = desk("en");
    for (query, expected) in [
        (&["lang:en"][..], &["A bridge"][..]),
        (&["lang:fr", "tag:fer"], &["Le pont"]),
        (&["tag:ville"], &["Le canal"]),
        (&["-lang:en", "-tag:fer"], &["Le canal"]),
        (&["published:2019"], &["Le canal"]),
        (&["published:2019..2020", "-tag:eau"], &["Le pont"]),
        (&["title:canal"], &["Le canal"]),
        (&["author:bo"], &["Le canal"]),
    ] {
        let words: Vec<&str> = ["list", "--json"].iter().chain(query).copied().collect();
        assert_eq!(titles(&desk, &words), expected, "{query:?}");
    }
}

#[test]
fn tags_come_and_go_and_each_stands_once() {
    let desk = desk("en");
    let tags = |desk: &Desk| {
        let shown = desk.run(["show", "le-canal", "--json"]).ends(0).json();
        shown[0]["tags"].clone()
    };
    for (words, expected) in [
        (&["+pont"][..], json!(["eau", "ville/angers", "pont"])),
        (&["+pont", "+eau"], json!(["eau", "ville/angers", "pont"])),
        (&["-eau", "-nothing"], json!(["ville/angers", "pont"])),
        (
            &["+données ouvertes"],
            json!(["ville/angers", "pont", "données-ouvertes"]),
        ),
        (&["-données ouvertes", "-pont", "-ville/angers"], json!([])),
    ] {
        let typed: Vec<&str> = ["tag", "le-canal"].iter().chain(words).copied().collect();
        desk.run(typed).ends(0);
        assert_eq!(tags(&desk), expected, "{words:?}");
    }
}

#[test]
fn several_articles_are_tagged_and_moved_at_once_and_counted() {
    let desk = desk("en");
    let ran = desk
        .run(["tag", "le-canal", "le-pont", "le-canal", "+angers"])
        .ends(0);
    assert!(ran.out.contains("2 articles tagged #angers"), "{}", ran.out);
    let ran = desk.run(["status", "le-canal", "le-pont", "done"]).ends(0);
    assert!(ran.out.contains("2 articles done"), "{}", ran.out);
    assert_eq!(
        titles(&desk, &["list", "--json", "is:done", "--sort", "title"]),
        ["Le canal", "Le pont"]
    );
    let ran = desk.run(["status", "le-pont", "inbox"]).ends(0);
    assert!(ran.out.contains("back in the inbox"), "{}", ran.out);
    assert_eq!(titles(&desk, &["list", "--json", "is:done"]), ["Le canal"]);
}

#[test]
fn a_status_is_read_in_both_languages() {
    let desk = desk("fr");
    for (word, query) in [
        ("lu", "is:done"),
        ("en-cours", "is:reading"),
        ("inbox", "is:inbox"),
        ("reading", "is:reading"),
    ] {
        let ran = desk.run(["status", "le-canal", word]);
        if ran.code == 2 {
            assert!(ran.err.contains(word), "{}", ran.err);
            continue;
        }
        assert!(
            titles(&desk, &["list", "--json", query]).contains(&"Le canal".to_owned()),
            "{word}"
        );
    }
}

#[test]
fn an_article_is_shown_as_a_text_as_data_and_as_it_stands() {
    let desk = desk("fr");
    desk.run([
        "note",
        "le-canal",
        "--quote",
        "Une autre phrase suit",
        "--text",
        "Vu.",
    ])
    .ends(0);
    let shown = desk.run(["show", "le-canal"]).ends(0).out;
    for part in [
        "Le canal",
        "Ana Bo",
        "2019",
        "Une autre phrase suit",
        "[1]",
        "Vu.",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let data = desk.run(["show", "le-canal", "--json"]).ends(0).json();
    assert_eq!(data.len(), 1);
    assert_eq!(data[0]["published"], "2019-03-04");
    assert_eq!(data[0]["annotations"][0]["note"], "Vu.");
    let raw = desk.run(["show", "le-canal", "--markdown"]).ends(0).out;
    assert!(raw.starts_with("Les capteurs comptent"), "{raw}");
    assert!(!raw.contains("Vu."), "{raw}");
}

#[test]
fn an_article_is_found_by_slug_id_and_the_beginning_of_its_id() {
    let desk = desk("en");
    let shown = desk.run(["show", "le-canal", "--json"]).ends(0).json();
    let id = text(&shown[0], "id").to_owned();
    let lower = id.to_lowercase();
    // Of ids made in one moment the ends differ.
    for name in ["le-canal", &id, &lower, &id[..25]] {
        let ran = desk.run(["show", name, "--json"]);
        assert_eq!(ran.code, 0, "{name}: {}", ran.err);
        assert_eq!(text(&ran.json()[0], "id"), id, "{name}");
    }
}

#[test]
fn annotations_are_listed_by_what_they_say_and_are() {
    let desk = desk("en");
    let notes = [
        (
            "le-canal",
            "comptent les vélos",
            "À vérifier",
            "blue",
            "mesure",
        ),
        ("le-canal", "une troisième", "", "yellow", "suite"),
        ("a-bridge", "made of iron", "Rust wins", "green", "fer"),
    ];
    for (slug, quote, words, color, tag) in notes {
        let mut typed = vec![
            "note", slug, "--quote", quote, "--color", color, "--tag", tag,
        ];
        typed.extend(if words.is_empty() {
            vec!["--highlight"]
        } else {
            vec!["--text", words]
        });
        desk.run(typed).ends(0);
    }
    for (query, count) in [
        ("", 3),
        ("tag:mesure", 1),
        ("color:green", 1),
        ("has:highlight", 1),
        ("has:note", 2),
        ("rust", 1),
        ("lang:fr", 2),
    ] {
        let mut typed = vec!["annotations", "--json"];
        typed.extend((!query.is_empty()).then_some(query));
        let listed = desk.run(typed).ends(0).json();
        assert_eq!(listed.len(), count, "{query}: {listed:?}");
    }
    let one = desk
        .run(["annotations", "--json", "--limit", "1"])
        .ends(0)
        .json();
    assert_eq!(one.len(), 1);
}

#[test]
fn a_note_says_what_it_made_to_people_and_to_programs() {
    let desk = desk("en");
    let typed = [
        "note",
        "le-pont",
        "--quote",
        "en fer",
        "--text",
        "Oui.",
        "--color",
        "pink",
        "--tag",
        "#fer/rouille",
    ];
    let said = desk.run(typed).ends(0).out;
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!((lines.len(), lines[0]), (2, "Note saved"), "{said}");
    assert_eq!(lines[1].len(), 26, "{said}");
    let made = desk.run(typed.iter().chain(&["--json"])).ends(0).json();
    assert_eq!(text(&made[0], "quote"), "en fer");
    assert_eq!(text(&made[0], "color"), "pink");
    assert_eq!(made[0]["tags"], json!(["fer/rouille"]));
    assert_eq!(text(&made[0], "slug"), "le-pont");
}

#[test]
fn what_is_deleted_is_listed_in_the_trash_and_comes_back_by_any_of_its_names() {
    let desk = desk("en");
    desk.run(["note", "le-pont", "--quote", "en fer", "--text", "Oui."])
        .ends(0);
    for by in ["slug", "entry", "id"] {
        let shown = desk.run(["show", "le-pont", "--json"]).ends(0).json();
        let id = text(&shown[0], "id").to_owned();
        let ran = desk.run(["delete", "le-pont"]).ends(0);
        assert!(
            ran.out.contains("“Le pont” put in the trash"),
            "{}",
            ran.out
        );
        let trash = desk.run(["restore", "--json"]).ends(0).json();
        assert_eq!((trash.len(), &trash[0]["notes"]), (1, &json!(1)));
        let name = match by {
            "slug" => "le-pont".to_owned(),
            "id" => id,
            _ => text(&trash[0], "name").to_owned(),
        };
        let ran = desk.run(["restore", &name]).ends(0);
        assert!(ran.out.contains("files brought back"), "{}", ran.out);
        desk.run(["restore"]).ends(1);
    }
    assert_eq!(desk.run(["annotations", "--json"]).ends(0).json().len(), 1);
}

#[test]
fn the_languages_of_an_interface_differ_and_its_data_do_not() {
    let (french, english) = (desk("fr"), desk("en"));
    for words in [&["list"][..], &["show", "le-canal"], &["doctor"]] {
        let (one, two) = (
            french.run(words).ends(0).out,
            english.run(words).ends(0).out,
        );
        assert!(!one.is_empty() && !two.is_empty(), "{words:?}");
    }
    let keys = |desk: &Desk| {
        let hits = desk
            .run(["list", "--json", "--sort", "title"])
            .ends(0)
            .json();
        hits.iter()
            .map(|hit| text(hit, "slug").to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(keys(&french), keys(&english));
    // One run may have another language than the desk.
    let ran = french.run(["--lang", "en", "show", "nobody"]).ends(1);
    assert!(ran.err.contains("Nothing in the library"), "{}", ran.err);
    let ran = english.run(["show", "nobody", "--lang", "fr"]).ends(1);
    assert!(!ran.err.contains("Nothing in the library"), "{}", ran.err);
}
