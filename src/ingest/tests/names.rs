//! What the name of a file gives where its text says nothing, and what decides the format.

use super::{named, published, refused};
use crate::ingest::{Format, Guess, IngestError, read_bytes};

#[test]
fn the_name_of_a_file_is_a_title_where_the_text_has_none() {
    let prose =
        "Une phrase, puis une autre, et encore une. Rien n’y ressemble à un titre.\nSuite.\n";
    for (name, title) in [
        ("dossier/le_pont_de_fer.txt", "Le pont de fer"),
        ("le-pont.md", "Le pont"),
        ("Le pont de fer.md", "Le pont de fer"),
        ("été.md", "Été"),
        ("a+b+c.txt", "A b c"),
    ] {
        assert_eq!(named(name, prose).title, title, "{name}");
    }
}

#[test]
fn a_name_without_letters_leaves_the_title_to_the_first_words() {
    let draft = named("---.md", "Un corps *vif* et bref.\n");
    assert_eq!(draft.title, "Un corps vif et bref.");
}

#[test]
fn a_day_in_the_name_is_the_day_where_the_text_says_none() {
    for (name, date) in [
        ("2019-03-04-pont.md", "2019-03-04"),
        ("2019_03_04_pont.md", "2019-03-04"),
        ("2019.03.04 pont.md", "2019-03-04"),
        ("pont-2019-03-04.md", ""),
        ("20190304-pont.md", ""),
        ("2019-13-04-pont.md", ""),
    ] {
        assert_eq!(published(&named(name, "Un corps.\n")), date, "{name}");
    }
    let own = named("2019-03-04-pont.md", "---\ndate: 2001-01-01\n---\nCorps.\n");
    assert_eq!(published(&own), "2001-01-01");
}

#[test]
fn an_ending_decides_what_looks_like_neither() {
    let text = "Une ligne.\n\n* un\n* deux\n";
    assert_eq!(named("a.md", text).body, text);
    let plain = named("a.txt", text);
    assert!(
        plain.body.contains("\\*") || plain.body == text,
        "{}",
        plain.body
    );
    let page = named("a.html", "Une <b>ligne</b>.");
    assert_eq!(page.body, "Une **ligne**.\n");
}

#[test]
fn what_begins_as_a_page_is_a_page_whatever_its_ending() {
    let page =
        "<!doctype html><title>Le pont</title><p>Un corps de page, assez long pour compter.</p>";
    for name in ["a.html", "a.txt", "a.md", "a"] {
        let draft = named(name, page);
        assert_eq!(draft.title, "Le pont", "{name}");
        assert!(!draft.body.contains('<'), "{name}: {}", draft.body);
    }
}

#[test]
fn what_is_no_text_is_refused_by_kind_and_name() {
    let cases: [(&[u8], Guess); 12] = [
        (b"%PDF-1.7 and so on", Guess::Pdf),
        (b"PK\x03\x04....mimetypeapplication/epub+zip", Guess::Epub),
        (b"PK\x03\x04....[Content_Types].xml", Guess::Office),
        (b"PK\x03\x04....readme", Guess::Archive),
        (b"{\\rtf1 text}", Guess::Office),
        (b"\x1F\x8B\x08\0\0\0", Guess::Archive),
        (b"\x89PNG\r\n\x1a\n", Guess::Image),
        (b"RIFF\0\0\0\0WAVEfmt ", Guess::Audio),
        (b"\0\0\0\x18ftypmp42", Guess::Video),
        (b"\x7FELF\x02\x01", Guess::Program),
        (b"SQLite format 3\0", Guess::Database),
        (b"wOF2\0\x01\0\0", Guess::Font),
    ];
    for (bytes, expected) in cases {
        match refused("dossier/fichier.md", bytes) {
            IngestError::NotText { path, guess } => {
                assert_eq!(guess, expected);
                assert!(path.ends_with("fichier.md"));
            }
            other => panic!("{expected:?}: {other}"),
        }
    }
}

#[test]
fn every_guess_has_a_word_and_a_name_of_its_own() {
    let mut words: Vec<&str> = Guess::ALL.iter().map(|guess| guess.as_str()).collect();
    let mut names: Vec<String> = Guess::ALL.iter().map(ToString::to_string).collect();
    words.sort_unstable();
    words.dedup();
    names.sort_unstable();
    names.dedup();
    assert_eq!((words.len(), names.len()), (12, 12));
}

#[test]
fn what_holds_no_words_is_refused_as_empty() {
    for text in ["", " ", "\n\n\t", "\u{feff}", "\u{feff} \n"] {
        let refused = refused("vide.md", text.as_bytes());
        assert!(
            matches!(refused, IngestError::Empty { .. }),
            "{text:?}: {refused}"
        );
        assert!(refused.to_string().contains("vide.md"));
    }
}

#[test]
fn the_format_that_is_said_counts_more_than_the_name() {
    let text = "# Le pont\n\nUn corps.\n";
    let path = std::path::Path::new("a.md");
    let as_text = read_bytes(text.as_bytes(), Some(path), Some(Format::Plain)).unwrap();
    assert_eq!(as_text.title, "# Le pont");
    let as_markdown = read_bytes(text.as_bytes(), None, Some(Format::Markdown)).unwrap();
    assert_eq!(as_markdown.title, "Le pont");
}

#[test]
fn words_for_a_format_are_read_with_or_without_a_dot() {
    for (word, format) in [
        ("md", Some(Format::Markdown)),
        (".MD", Some(Format::Markdown)),
        (" markdown ", Some(Format::Markdown)),
        ("plain", Some(Format::Plain)),
        ("plain text", Some(Format::Plain)),
        ("txt", Some(Format::Plain)),
        ("htm", Some(Format::Html)),
        ("XHTML", Some(Format::Html)),
        ("json", Some(Format::Json)),
        ("jsonld", Some(Format::W3c)),
        ("tsv", Some(Format::Csv)),
        ("docx", None),
        ("", None),
    ] {
        assert_eq!(Format::parse(word), format, "{word}");
    }
}

#[test]
fn an_error_names_the_file_first() {
    let text = "---\ntitle: [1\n---\nx";
    let said = refused("dossier/article.md", text.as_bytes()).to_string();
    assert!(said.starts_with("dossier/article.md: line "), "{said}");
    let pdf = refused("livre.md", b"%PDF-1.4").to_string();
    assert_eq!(pdf, "livre.md: is not a text, it looks like a PDF document");
}
