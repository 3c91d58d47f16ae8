//! What each command refuses: with which words, which exit code, and without a byte of the library changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::desk::Desk;

const CANAL: &str = "---\nid: 01JWXCANAL\ntitle: Le canal\ntags: [eau]\n---\n\
    Les capteurs comptent les vélos. Une autre phrase suit. Les capteurs comptent aussi la nuit.\n";
const PONT: &str =
    "---\nid: 01JWXPONT0\ntitle: Le pont\nlang: en\n---\nThe bridge is made of iron and of rust.\n";

/// A desk with two articles and a note on the first.
pub fn desk(language: &'static str) -> Desk {
    let desk = Desk::new(language);
    let (canal, pont) = (desk.file("canal.md", CANAL), desk.file("pont.md", PONT));
    desk.run(["add", &canal, &pont]).ends(0);
    let note = [
        "note",
        "le-canal",
        "--quote",
        "Une autre phrase suit.",
        "--text",
        "Vu.",
    ];
    desk.run(note).ends(0);
    desk
}

/// Every file of the library with its bytes.
fn library(desk: &Desk) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = desk.files("data/glose").into_iter();
    files
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

/// Runs words that are refused with an exit code; what is said on standard error, and nothing on standard output.
pub fn refused(desk: &Desk, words: &[&str], code: i32) -> String {
    let before = library(desk);
    let ran = desk.run(words);
    assert_eq!(ran.code, code, "{words:?}\n{}\n{}", ran.out, ran.err);
    assert_eq!(ran.out, "", "{words:?}");
    assert_eq!(library(desk), before, "{words:?} changed the library");
    ran.err.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Words, the exit code, and parts of what is said.
pub type Case<'a> = (&'a [&'a str], i32, &'a [&'a str]);

pub fn all(desk: &Desk, cases: &[Case<'_>]) {
    for (words, code, parts) in cases {
        let said = refused(desk, words, *code);
        assert!(said.starts_with("glose"), "{words:?}: {said}");
        for part in *parts {
            assert!(said.contains(part), "{words:?}: {part} in {said}");
        }
    }
}

#[test]
fn a_name_that_is_none_is_refused_by_every_command_that_takes_one() {
    let desk = desk("en");
    for words in [
        &["show", "nobody"][..],
        &["show", "nobody", "--json"],
        &["show", "nobody", "--markdown"],
        &["note", "nobody", "--text", "x"],
        &["note", "nobody", "--quote", "x", "--highlight"],
        &["tag", "nobody", "+x"],
        &["tag", "le-canal", "nobody", "+x"],
        &["status", "nobody", "done"],
        &["status", "le-canal", "nobody", "done"],
        &["similar", "nobody"],
        &["export", "--article", "nobody"],
        &["export", "--article", "le-canal", "--article", "nobody"],
        &["delete", "nobody"],
        &["delete", "le-canal", "nobody"],
    ] {
        let said = refused(&desk, words, 1);
        assert!(
            said.contains("Nothing in the library is called “nobody”"),
            "{words:?}: {said}"
        );
        assert!(said.contains("glose list"), "{words:?}: {said}");
    }
}

#[test]
fn the_same_is_said_in_french() {
    let desk = desk("fr");
    for words in [
        &["show", "personne"][..],
        &["note", "personne", "--text", "x"],
        &["tag", "personne", "+x"],
        &["status", "personne", "done"],
        &["similar", "personne"],
        &["delete", "personne"],
    ] {
        let said = refused(&desk, words, 1);
        assert!(said.contains("« personne »"), "{words:?}: {said}");
        assert!(said.contains("glose list"), "{words:?}: {said}");
    }
}

#[test]
fn a_note_is_no_article_where_an_article_is_asked_for() {
    let desk = desk("en");
    let notes = desk.run(["annotations", "--json"]).ends(0).json();
    let id = notes[0]["id"].as_str().unwrap();
    for words in [
        &["status", id, "done"][..],
        &["similar", id],
        &["note", id, "--text", "x"],
        &["export", "--article", id],
    ] {
        refused(&desk, words, 1);
    }
    desk.run(["show", id]).ends(0);
}

#[test]
fn the_beginning_of_several_ids_asks_for_more_of_it() {
    let desk = desk("en");
    let parts: &[&str] = &[
        "“01JWX” stands for several things",
        "Give one more character",
    ];
    all(
        &desk,
        &[
            (&["show", "01JWX"], 2, parts),
            (&["tag", "01JWX", "+x"], 2, parts),
            (&["status", "01jwx", "done"], 2, &["several things"]),
            (&["delete", "01JWX"], 2, parts),
            (&["note", "01JWX", "--text", "x"], 2, parts),
            (&["show", "01J"], 2, &["“01J” stands for several things"]),
        ],
    );
    desk.run(["show", "01jwxc"]).ends(0);
}

/// What stands twice in the article.
const QUOTE: &str = "Les capteurs comptent";

/// Passages that are not there, or not once.
const PASSAGES: &[Case<'_>] = &[
    (
        &["note", "le-canal", "--quote", QUOTE, "--text", "x"],
        2,
        &["in several places", "1. ", "2. ", "--nth"],
    ),
    (
        &[
            "note", "le-canal", "--quote", QUOTE, "--nth", "3", "--text", "x",
        ],
        2,
        &["not that many times", "--nth"],
    ),
    (
        &[
            "note", "le-canal", "--quote", QUOTE, "--nth", "0", "--text", "x",
        ],
        2,
        &["not that many times"],
    ),
    (
        &[
            "note",
            "le-canal",
            "--quote",
            "Une phrase suit autrement",
            "--text",
            "x",
        ],
        1,
        &[
            "is not in the article",
            "The nearest sentence: “Une autre phrase suit.”",
        ],
    ),
    (
        &["note", "le-canal", "--quote", "zzz", "--text", "x"],
        1,
        &["is not in the article", "glose show"],
    ),
    (
        &["note", "le-canal", "--quote", "", "--text", "x"],
        1,
        &["is not in the article"],
    ),
    (
        &["note", "le-canal", "--text", " \n "],
        1,
        &["nothing is kept", "--highlight or --tag"],
    ),
    (
        &["note", "le-canal", "--highlight"],
        1,
        &["nothing is kept"],
    ),
];

#[test]
fn a_passage_that_cannot_be_told_is_refused_with_the_way_out() {
    let desk = desk("en");
    all(&desk, PASSAGES);
}

#[test]
fn queries_that_find_nothing_say_what_to_try() {
    let desk = desk("en");
    all(
        &desk,
        &[
            (
                &["search", "xylophone"],
                1,
                &["Nothing found for “xylophone”", "Try fewer words"],
            ),
            (&["search", "--json", "xylophone"], 1, &["Nothing found"]),
            (&["list", "tag:nothing"], 1, &["tag:nothing"]),
            (&["annotations", "xylophone"], 1, &["xylophone"]),
            (
                &["export", "xylophone"],
                1,
                &["No excerpt to export", "glose annotations"],
            ),
            (
                &["export", "--article", "le-pont"],
                1,
                &["No excerpt to export"],
            ),
            (&["restore"], 1, &["The trash is empty"]),
            (
                &["restore", "le-pont"],
                1,
                &["Nothing in the trash is called “le-pont”", "glose restore"],
            ),
        ],
    );
}

#[test]
fn an_empty_library_says_how_to_begin() {
    let desk = Desk::new("en");
    fs::create_dir_all(desk.library()).unwrap();
    for (words, part) in [
        (&["list"][..], "glose add PATH"),
        (&["annotations"], "No annotation as yet"),
        (&["export"], "No excerpt to export"),
        (&["restore"], "The trash is empty"),
    ] {
        let said = refused(&desk, words, 1);
        assert!(said.contains(part), "{words:?}: {said}");
    }
    desk.run(["doctor"]).ends(0);
    desk.run(["reindex"]).ends(0);
}
