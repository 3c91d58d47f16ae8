//! The files of annotations.

use super::library;
use crate::library::{Annotation, Color};

const NOTE: &str = "---\nid: N1\narticle: A1\ncreated: 2024-01-02T03:04:05Z\ncolor: blue\ntags: [fer]\n\
    mood: calme  # gardé\ntarget:\n  v: 1\n  exact: en fer\n  prefix: 'est '\n---\nUn mot.\n\n- é\n";

fn note(text: &str) -> Annotation {
    Annotation::parse("le-pont", "N9", text).unwrap()
}

#[test]
fn an_annotation_says_what_its_file_says() {
    let read = note(NOTE);
    assert_eq!((read.id.as_str(), read.article.as_str()), ("N1", "A1"));
    assert_eq!((read.slug.as_str(), read.color), ("le-pont", Color::Blue));
    assert_eq!(read.tags, ["fer"]);
    assert_eq!(read.created.unwrap().to_string(), "2024-01-02T03:04:05Z");
    assert_eq!(read.note.trim_end(), "Un mot.\n\n- é");
    let target = read.target.as_ref().unwrap();
    assert_eq!(
        (target.exact.as_str(), target.prefix.as_deref()),
        ("en fer", Some("est "))
    );
    assert_eq!(read.words(), "en fer");
    assert!(read.passage().is_some() && !read.is_given_up());
}

#[test]
fn a_file_without_front_matter_is_a_note_by_its_name() {
    for text in [
        "Un mot.\n",
        "---\n---\nUn mot.\n",
        "---\nmood: calme\n---\nUn mot.\n",
    ] {
        let read = note(text);
        assert_eq!(read.id.as_str(), "N9", "{text:?}");
        assert_eq!((read.color, read.tags.len()), (Color::default(), 0));
        assert_eq!(
            (read.target.is_none(), read.note.trim_end()),
            (true, "Un mot.")
        );
        assert_eq!(read.words(), "");
    }
}

#[test]
fn a_note_that_is_not_changed_is_written_back_byte_for_byte() {
    for text in [
        NOTE.to_owned(),
        NOTE.replace('\n', "\r\n"),
        format!("\u{feff}{NOTE}"),
        NOTE.replace("Un mot.\n\n- é\n", ""),
    ] {
        assert_eq!(note(&text).render(Some(&text)), text, "{text:?}");
    }
}

#[test]
fn each_change_touches_its_own_lines() {
    let changed = |change: fn(&mut Annotation), from: &str, to: &str| {
        let mut read = note(NOTE);
        change(&mut read);
        assert_eq!(read.render(Some(NOTE)), NOTE.replace(from, to));
    };
    changed(|it| it.color = Color::Pink, "color: blue", "color: pink");
    changed(
        |it| it.tags.push("eau".into()),
        "tags: [fer]",
        "tags: [fer, eau]",
    );
    changed(
        |it| it.note = "Autre.".into(),
        "Un mot.\n\n- é\n",
        "Autre.\n",
    );
}

#[test]
fn notes_are_read_in_their_folder_and_a_broken_one_hides_no_other() {
    let (_dir, library) = library(&[
        (
            "articles/le-pont.md",
            "---\nid: A1\n---\nLe pont est en fer.\n",
        ),
        ("notes/le-pont/N1.md", NOTE),
        ("notes/le-pont/N2.md", "Un autre.\n"),
        ("notes/le-pont/N3.md", "---\ntags: [1\n---\nCassé.\n"),
        ("notes/le-pont/.N4.md", "caché"),
        ("notes/le-pont/N5.txt", "autre chose"),
    ]);
    let article = library.article("le-pont").unwrap();
    let (notes, errors) = library.annotations(&article);
    let mut ids: Vec<&str> = notes.iter().map(|one| one.id.as_str()).collect();
    ids.sort_unstable();
    assert_eq!(ids, ["N1", "N2"]);
    assert_eq!(errors.len(), 1);
    assert!(errors[0].to_string().contains("N3.md"), "{}", errors[0]);
    let known = library.every_annotation(&article).unwrap();
    assert_eq!(
        known.len(),
        2,
        "what is broken is no note that could be lost"
    );
}

#[test]
fn a_file_that_changed_has_another_hash() {
    assert_eq!(Annotation::hash(b"a"), Annotation::hash(b"a"));
    assert_ne!(Annotation::hash(b"a"), Annotation::hash(b"a\n"));
    let (_dir, library) = library(&[
        ("articles/le-pont.md", "---\nid: A1\n---\nTexte.\n"),
        ("notes/le-pont/N1.md", NOTE),
    ]);
    let article = library.article("le-pont").unwrap();
    let (notes, _) = library.annotations(&article);
    assert_eq!(
        notes[0].base.as_deref(),
        Some(Annotation::hash(NOTE.as_bytes()).as_str())
    );
}
