//! Words that stand in files and that readers type.

use crate::library::{
    Annotation, AnnotationId, ArticleId, Color, Position, Status, clean_tag, retag,
};

#[test]
fn a_status_is_read_in_both_languages_and_back_from_its_word() {
    for (text, status) in [
        ("inbox", Some(Status::Inbox)),
        ("unread", Some(Status::Inbox)),
        ("À lire", Some(Status::Inbox)),
        ("a-lire", Some(Status::Inbox)),
        (" Reading ", Some(Status::Reading)),
        ("en cours", Some(Status::Reading)),
        ("EN-COURS", Some(Status::Reading)),
        ("done", Some(Status::Done)),
        ("lu", Some(Status::Done)),
        ("", None),
        ("finished", None),
    ] {
        assert_eq!(Status::parse(text), status, "{text}");
    }
    for status in Status::ALL {
        assert_eq!(Status::parse(status.as_str()), Some(status));
    }
    assert!(Status::ALL.is_sorted(), "as a reader goes through them");
}

#[test]
fn a_colour_is_read_in_both_languages_and_back_from_its_word() {
    for (text, color) in [
        ("jaune", Some(Color::Yellow)),
        ("VERT", Some(Color::Green)),
        (" bleu ", Some(Color::Blue)),
        ("rose", Some(Color::Pink)),
        ("violet", Some(Color::Purple)),
        ("taupe", None),
        ("", None),
    ] {
        assert_eq!(Color::parse(text), color, "{text}");
    }
    for color in Color::ALL {
        assert_eq!(Color::parse(color.as_str()), Some(color));
    }
    assert_eq!(Color::default(), Color::ALL[0]);
}

#[test]
fn ids_are_shown_as_they_are() {
    assert_eq!(ArticleId("A 1".into()).to_string(), "A 1");
    assert_eq!(AnnotationId("N 1".into()).to_string(), "N 1");
}

fn annotation(tags: &[&str]) -> Annotation {
    let tags = tags.join(", ");
    let file = format!("---\nid: N1\narticle: A1\ntags: [{tags}]\n---\nAvant.\n");
    Annotation::parse("le-pont", "N1", &file).unwrap()
}

#[test]
fn words_with_a_hash_are_tags_and_stay_where_they_are_words_too() {
    for (typed, note, tags) in [
        ("Un mot.", "Un mot.", &["eau"][..]),
        ("#fer", "", &["eau", "fer"]),
        ("#fer #ville/angers", "", &["eau", "fer", "ville/angers"]),
        ("#fer\nUn mot.", "Un mot.", &["eau", "fer"]),
        ("#fer\n\n\nUn mot.\n", "Un mot.", &["eau", "fer"]),
        ("Voir #fer.", "Voir #fer.", &["eau", "fer"]),
        (
            "Voir (#fer), #fer !",
            "Voir (#fer), #fer !",
            &["eau", "fer"],
        ),
        ("Un mot.\n#fin", "Un mot.\n#fin", &["eau", "fin"]),
        ("#eau", "", &["eau"]),
        ("# Titre", "# Titre", &["eau"]),
        ("C# et #1", "C# et #1", &["eau", "1"]),
        ("\n\n  Un mot.  \n\n", "Un mot.", &["eau"]),
        ("", "", &["eau"]),
    ] {
        let taken = annotation(&["eau"]).with_words(typed);
        assert_eq!(taken.note, note, "{typed:?}");
        assert_eq!(taken.tags, tags, "{typed:?}");
    }
}

#[test]
fn typed_words_that_the_library_has_are_not_offered_again() {
    let kept = annotation(&["eau", "fer"]).with_words("Un mot.");
    for (typed, held) in [
        ("Un mot.", true),
        ("#fer\nUn mot.", true),
        ("\nUn mot.\n", true),
        ("Un autre mot.", false),
        ("#neuf\nUn mot.", false),
    ] {
        let mut open = kept.clone();
        open.note = typed.to_owned();
        assert_eq!(kept.holds(&open), held, "{typed:?}");
    }
}

#[test]
fn tags_are_added_and_taken_away_in_the_readers_order() {
    let list = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
    for (before, add, remove, after) in [
        (&["a", "b"][..], &["c"][..], &[][..], &["a", "b", "c"][..]),
        (&["a", "b"], &["a"], &[], &["a", "b"]),
        (&["a", "b"], &[], &["a"], &["b"]),
        (&["a", "b"], &["c", "c"], &["b"], &["a", "c"]),
        (&["a"], &["a"], &["a"], &["a"]),
        (&[], &[], &["x"], &[]),
    ] {
        let mut tags = list(before);
        retag(&mut tags, &list(add), &list(remove));
        assert_eq!(tags, list(after), "{before:?} +{add:?} -{remove:?}");
    }
}

#[test]
fn a_cleaned_tag_is_clean() {
    for typed in [
        "#a b",
        "a//b/",
        " / a / b c ",
        "\"x\"",
        "a,b",
        "#",
        "É t é",
        "a\u{7}b",
        "../a",
    ] {
        let clean = clean_tag(typed);
        assert_eq!(clean_tag(&clean), clean, "{typed:?}");
        assert!(!clean.contains([' ', ',', '\n', '\u{7}']), "{clean:?}");
    }
}

#[test]
fn how_much_was_read_is_between_nothing_and_all() {
    for (furthest, of, percent) in [
        (0, 100, 0),
        (1, 3, 33),
        (50, 100, 50),
        (99, 100, 99),
        (100, 100, 100),
        (300, 100, 100),
        (0, 0, 100),
    ] {
        let position = Position {
            at: 0,
            furthest,
            of,
        };
        assert_eq!(position.percent(), percent, "{furthest} of {of}");
    }
}
