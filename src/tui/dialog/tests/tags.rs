//! The picker of tags.

use super::keys;
use crate::tui::dialog::outcome::Outcome;
use crate::tui::dialog::tags::{Answer, Mark, TagPicker, Target};

fn list(tags: &[&str]) -> Vec<String> {
    tags.iter().map(|tag| (*tag).to_owned()).collect()
}

/// A picker for things with these tags each, in a library that knows some.
fn picker(lists: &[&[&str]]) -> TagPicker {
    let lists: Vec<Vec<String>> = lists.iter().map(|tags| list(tags)).collect();
    let lists: Vec<&[String]> = lists.iter().map(Vec::as_slice).collect();
    let known = [
        ("ville", 9),
        ("ville/angers", 4),
        ("fer", 7),
        ("été", 2),
        ("lecture", 1),
    ];
    let known: Vec<(String, u32)> = known.map(|(tag, count)| (tag.to_owned(), count)).to_vec();
    let target = Target::Articles(list(&["le-pont"]));
    TagPicker::new(target, &lists, &known)
}

/// What the picker answers to keys: the tags that it puts on, and those that it takes off; nothing where none
/// changes.
fn answer(mut picker: TagPicker, text: &str) -> Option<(Vec<String>, Vec<String>)> {
    for key in keys(text) {
        match picker.press(key) {
            Outcome::Stays => {}
            Outcome::Answers(Answer {
                target,
                add,
                remove,
            }) => {
                assert_eq!(target, Target::Articles(list(&["le-pont"])));
                return Some((add, remove));
            }
            Outcome::Closes => return None,
            Outcome::Asks(asked) => panic!("{asked:?}"),
        }
    }
    panic!("it is still open")
}

#[test]
fn keys_put_tags_on_and_take_them_off() {
    for (tags, text, add, remove) in [
        (&[][..], "\"fer\" Enter", &["fer"][..], &[][..]),
        (&[], "\"ete\" Enter", &["été"], &[]),
        (&[], "\"#fer\" Enter", &["fer"], &[]),
        (&[], "\"neuf\" Enter", &["neuf"], &[]),
        (&[], "\"neuf,fer,\" Enter", &["fer", "neuf"], &[]),
        (&[], "\"fer\" Tab \"ete\" Tab Enter", &["fer", "été"], &[]),
        (&["fer"], "Space Enter", &[], &["fer"]),
        (&["fer"], "\"fer\" Tab Enter", &[], &["fer"]),
        (
            &["fer", "ville"],
            "Space Down Space Enter",
            &[],
            &["fer", "ville"],
        ),
        (&["fer"], "\"neuf\" C-n Enter", &["neuf"], &[]),
        (&[], "\"ville\" Down Tab Enter", &["ville/angers"], &[]),
    ] {
        let given = answer(picker(&[tags]), text);
        assert_eq!(given, Some((list(add), list(remove))), "{tags:?} {text}");
    }
}

#[test]
fn nothing_is_answered_where_nothing_changed() {
    for (tags, text) in [
        (&[][..], "Enter"),
        (&["fer"], "Enter"),
        (&["fer"], "\"fer\" Enter"),
        (&["fer"], "Space Space Enter"),
        (&[], "\"fer\" Tab \"fer\" Tab Enter"),
        (&[], "\",\" Enter"),
        (&[], "\"fer\" C-u Enter"),
    ] {
        assert_eq!(answer(picker(&[tags]), text), None, "{tags:?} {text}");
    }
}

#[test]
fn a_tag_that_only_some_have_goes_on_all_and_then_off() {
    let marks = |picker: &TagPicker| {
        let row = picker.found.iter().find(|(tag, ..)| tag == "fer");
        row.map(|(_, _, mark)| *mark).unwrap()
    };
    let mut picker = picker(&[&["fer"], &[]]);
    assert_eq!(marks(&picker), Mark::Some);
    picker.press(keys("Space")[0]);
    assert_eq!(marks(&picker), Mark::On);
    picker.press(keys("Space")[0]);
    assert_eq!(marks(&picker), Mark::Off);
}

#[test]
fn tags_that_are_on_stand_first_and_then_the_most_used() {
    let names = |picker: &TagPicker| -> Vec<String> {
        picker.found.iter().map(|(tag, ..)| tag.clone()).collect()
    };
    let usual = picker(&[&[]]);
    assert_eq!(names(&usual)[..3], list(&["ville", "fer", "ville/angers"]));
    let own = picker(&[&["lecture", "inédite"]]);
    let mut first = names(&own)[..2].to_vec();
    first.sort();
    assert_eq!(
        first,
        list(&["inédite", "lecture"]),
        "also one that no other text has"
    );
}

#[test]
fn what_is_typed_is_offered_as_a_new_tag_unless_there_is_one() {
    for (typed, creates) in [
        ("neuf", Some("neuf")),
        ("  neuf  ", Some("neuf")),
        ("#neuf", Some("neuf")),
        ("deux mots", Some("deux-mots")),
        ("ville / paris", Some("ville/paris")),
        ("fer", None),
        ("FER", Some("FER")),
        ("#", None),
        ("", None),
    ] {
        let mut picker = picker(&[&[]]);
        picker.input(typed);
        assert_eq!(picker.creates().as_deref(), creates, "{typed}");
    }
}

#[test]
fn pasted_names_are_parted_by_their_commas() {
    let mut picker = picker(&[&[]]);
    picker.input("neuf, deux mots ,fer");
    assert_eq!(picker.field.text(), "fer", "the last one may go on");
    let given = answer(picker, "Enter").unwrap();
    assert_eq!(given.0, list(&["deux-mots", "fer", "neuf"]));
}
