//! The shapes of `--json`: keys, and positions in scalar values.

use serde_json::Value;

use crate::desk::{Desk, text};

fn keys(object: &Value) -> Vec<&str> {
    object
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

fn place(object: &Value, key: &str) -> usize {
    object[key].as_u64().unwrap() as usize
}

fn part(whole: &str, start: usize, end: usize) -> String {
    whole.chars().skip(start).take(end - start).collect()
}

#[test]
fn hits_have_their_keys_and_their_passages_stand_where_they_say() {
    let desk = Desk::with_samples("fr");
    let hits = desk
        .run(["search", "--json", "objets connectés"])
        .ends(0)
        .json();
    assert!(hits.len() > 3);
    for hit in &hits {
        assert_eq!(
            keys(hit),
            [
                "id",
                "slug",
                "title",
                "author",
                "source",
                "lang",
                "published",
                "tags",
                "status",
                "score",
                "annotations",
                "passages",
                // The equivalents that were looked for as well.
                "remarks"
            ]
        );
        let whole = desk
            .run(["show", "--json", text(hit, "slug")])
            .ends(0)
            .json();
        for passage in hit["passages"].as_array().unwrap() {
            assert_eq!(keys(passage), ["text", "start", "end", "marks"]);
            let (start, end) = (place(passage, "start"), place(passage, "end"));
            assert_eq!(
                part(text(&whole[0], "text"), start, end),
                text(passage, "text")
            );
            for mark in passage["marks"].as_array().unwrap() {
                let (start, end) = (
                    mark[0].as_u64().unwrap() as usize,
                    mark[1].as_u64().unwrap() as usize,
                );
                let word = part(text(passage, "text"), start, end);
                assert!(
                    !word.is_empty() && !word.contains(' ') || word.contains("objets"),
                    "{word}"
                );
            }
        }
    }
}

#[test]
fn annotations_and_articles_have_their_keys() {
    let desk = Desk::with_samples("en");
    let hits = desk
        .run(["list", "--json", "lang:fr", "--limit", "1"])
        .ends(0)
        .json();
    let slug = text(&hits[0], "slug");
    let whole = desk.run(["show", slug, "--json"]).ends(0).json();
    assert_eq!(
        keys(&whole[0]),
        [
            "id",
            "slug",
            "title",
            "author",
            "source",
            "lang",
            "published",
            "saved",
            "tags",
            "status",
            "text",
            "annotations"
        ]
    );
    let all = text(&whole[0], "text");
    let quote = part(all, 40, 90);
    desk.run([
        "note",
        slug,
        "--quote",
        quote.trim(),
        "--text",
        "é",
        "--tag",
        "a/b",
    ])
    .ends(0);
    let notes = desk.run(["annotations", "--json"]).ends(0).json();
    assert_eq!(
        keys(&notes[0]),
        [
            "id", "article", "slug", "state", "quote", "start", "end", "note", "tags", "color",
            "created"
        ]
    );
    let (start, end) = (place(&notes[0], "start"), place(&notes[0], "end"));
    assert_eq!(part(all, start, end), text(&notes[0], "quote"));
    let again = desk.run(["show", slug, "--json"]).ends(0).json();
    assert_eq!(again[0]["annotations"], Value::from(notes));
}

#[test]
fn added_files_have_their_keys() {
    let desk = Desk::new("en");
    let file = desk.file("a.md", "# A\n\nText.\n");
    let added = desk.run(["add", "--json", &file, "none"]).ends(3).json();
    for one in &added {
        assert_eq!(keys(one), ["path", "outcome", "id", "slug", "reason"]);
    }
    assert!(added.iter().any(|one| one["reason"].is_null()));
}

#[test]
fn no_character_of_a_text_can_steer_a_terminal_through_json() {
    let desk = Desk::new("en");
    let file = desk.file(
        "a.md",
        "# A \u{9b}31m title\u{202e}\n\nText\u{7f} with \u{1b}]52;c;eA==\u{7}.\n",
    );
    desk.run(["add", &file]).ends(0);
    for arguments in [
        &["list", "--json"][..],
        &["search", "--json", "title"],
        &["show", "--json", "a-31m-title"],
    ] {
        let ran = desk.run(arguments);
        let steers = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
        assert!(!ran.out.contains(steers), "{:?}", ran.out);
    }
}
