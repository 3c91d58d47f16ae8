//! What every format owes a note: each of its words, in order, and each of its line breaks.

use std::io::Read as _;

use proptest::prelude::*;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

use crate::export::Excerpts;
use crate::export::{FORMATS, Format, OutputFile, render, sample};
use crate::text::Language;
use crate::text::markdown::note::sample::{defines, missing, notes};

/// An article with the note on it as a whole, for formats that write no others, and on a passage.
fn with_note(note: &str) -> Excerpts {
    let mut article = sample::article("un", "Titre", "Un texte.", Language::French);
    sample::annotate(&mut article, "", note, &[]);
    sample::annotate(&mut article, "texte", note, &[]);
    sample::of(article)
}

/// What a person who opens the file finds in it.
pub(super) fn shown(format: &Format, file: &OutputFile) -> String {
    let bytes = file.bytes.as_slice();
    match format.id {
        "odt" => {
            let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            let mut xml = String::new();
            let mut content = zip.by_name("content.xml").unwrap();
            content.read_to_string(&mut xml).unwrap();
            without_tags(&xml)
        }
        "html" => without_tags(file.text().unwrap()),
        "json" | "w3c" | "csl" => {
            let mut out = String::new();
            strings(&serde_json::from_slice(bytes).unwrap(), &mut out);
            out
        }
        _ => file.text().unwrap().to_owned(),
    }
}

/// The words of a note that a format's files hold: an item's number is no text in those of a text processor.
fn asked(format: &Format, note: &str) -> String {
    if format.id != "odt" {
        return note.to_owned();
    }
    let words = note.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words
        .filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()))
        .collect();
    words.join(" ")
}

/// A page's text, with what its links lead to.
fn without_tags(page: &str) -> String {
    let mut out = String::new();
    let mut address = "";
    for part in page.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        if let Some((_, after)) = tag.split_once("href=\"") {
            address = after.split('"').next().unwrap_or_default();
        }
        if tag == "/a" || tag == "/text:a" {
            out.push_str(std::mem::take(&mut address));
        }
        if tag.starts_with("br") || tag.starts_with("text:line-break") {
            out.push('\n');
        }
        out.push_str(text);
    }
    html_escape::decode_html_entities(&out).into_owned()
}

fn strings(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => {
            out.push_str(text);
            out.push('\n');
        }
        Value::Array(list) => list.iter().for_each(|one| strings(one, out)),
        Value::Object(map) => map.values().for_each(|one| strings(one, out)),
        _ => {}
    }
}

proptest! {
    #[test]
    fn every_word_of_a_note_stands_in_every_format(note in notes()) {
        // A definition that a link uses stands at the link.
        prop_assume!(!defines(&note));
        let composed: String = note.as_str().nfc().collect();
        for format in FORMATS {
            for file in render(format, &with_note(&note), &sample::options()).unwrap() {
                let shown: String = shown(format, &file).nfc().collect();
                prop_assert_eq!(missing(&asked(format, &composed), &shown), None, "{}: {}", format.id, shown);
            }
        }
    }
}

#[test]
fn a_line_break_in_a_note_is_one_in_every_format() {
    let note = "Première ligne\nseconde, *plus\nlongue*\ntroisième";
    for format in FORMATS {
        for file in render(format, &with_note(note), &sample::options()).unwrap() {
            let shown = shown(format, &file).replace("\r\n", "\n");
            let lines: Vec<&str> = shown.lines().filter(|line| !line.is_empty()).collect();
            for (line, next) in [
                ("ligne", "seconde"),
                ("plus", "longue"),
                ("longue", "troisième"),
            ] {
                let apart = lines
                    .windows(2)
                    .any(|pair| pair[0].contains(line) && pair[1].contains(next));
                assert!(apart, "{} in {}: {shown}", line, format.id);
            }
        }
    }
    for (id, sign) in [
        ("html", "ligne<br>"),
        ("odt", ""),
        ("latex", "ligne\\\\{}\n"),
        ("org", "ligne\\\\\n"),
        ("markdown", "ligne\\\n"),
        ("bibtex", "ligne\\\\\n"),
    ] {
        let text = super::text_of(id, &with_note(note));
        assert!(text.contains(sign), "{id}: {text}");
    }
}

#[test]
fn words_that_look_like_markup_go_out() {
    for note in [
        "Voir <Dupont 2019> et Vec<String>. Ne pas oublier <script> puis la suite.",
        "[ref]: https://exemple.org 'titre'",
        "5*3*2",
        "Voir [Dupont](2019) et ![plan](https://e.org/plan.png).",
        "```python\nprint(1)\n```",
        "1986. Une année\n- [x] faite",
    ] {
        for format in FORMATS {
            for file in render(format, &with_note(note), &sample::options()).unwrap() {
                let shown = shown(format, &file);
                let note = note.replace("[x] ", "");
                assert_eq!(
                    missing(&note, &shown),
                    None,
                    "{note} in {}: {shown}",
                    format.id
                );
            }
        }
    }
}
