//! Tests: what is not changed keeps its bytes.

use super::*;
use proptest::prelude::*;

const FILE: &str = "---\r\n# mine\r\ntitle: \"Été : un an\"\r\nodd: {a: 1}   # kept\r\n\
                    list:\r\n  - one\r\n  - two\r\ntitle2: x\r\n---\r\nBody\r\n";

#[test]
fn an_untouched_file_comes_back_byte_for_byte() {
    for source in [
        FILE,
        "\u{feff}---\na: 1\na: 2\n---\n\n\nText",
        "---\n---\n",
        "---\na: 1\n---",
        "--- \na: 1\n...\nText",
        "---\r\na: 1\n---\nText",
    ] {
        let (front, body) = FrontMatter::split(source).unwrap();
        assert_eq!(front.unwrap().render(body), source);
    }
}

#[test]
fn a_changed_key_keeps_its_place_and_leaves_the_others_alone() {
    let (front, body) = FrontMatter::split(FILE).unwrap();
    let mut front = front.unwrap();
    front.set("odd", "2");
    front.set("new", &yaml_list(&["iot".into(), "ville/angers".into()]));
    let expected = FILE
        .replace("odd: {a: 1}   # kept", "odd: 2   # kept")
        .replace("title2: x\r\n", "title2: x\r\nnew: [iot, ville/angers]\r\n");
    assert_eq!(front.render(body), expected);
}

#[test]
fn a_key_with_colons_is_a_key_of_its_own() {
    let source = "---\ntitle: a\nog:title: b\n\"x: y\": c\n:: d\n---\n";
    let (front, _) = FrontMatter::split(source).unwrap();
    let mut front = front.unwrap();
    front.set("title", "new");
    let values = front.values().unwrap();
    let keys: Vec<&str> = values.keys().map(String::as_str).collect();
    assert_eq!(keys, ["title", "og:title", "x: y", ":"]);
    assert_eq!(front.render(""), source.replace("title: a", "title: new"));
}

#[test]
fn keys_without_lines_of_their_own_get_them_when_one_is_set() {
    for source in [
        "---\n a: 1\n b: [x, y]\n---\n",
        "---\n{a: 1, b: [x, y]}\n---\n",
    ] {
        let mut front = FrontMatter::split(source).unwrap().0.unwrap();
        assert_eq!(front.render(""), source);
        front.set("c", "new");
        assert_eq!(
            front.render(""),
            "---\na: 1\nb: [\"x\",\"y\"]\nc: new\n---\n"
        );
        let mut front = FrontMatter::split(source).unwrap().0.unwrap();
        front.remove("b");
        assert_eq!(front.render(""), "---\na: 1\n---\n");
    }
}

#[test]
fn comments_beside_and_below_a_changed_or_removed_key_stay() {
    let source = "---\na: 'x # y'  # one\n# two\n\nb: |\n  text\n\n  more\n# three\nc: [1, 2] # four\nd: \"#\"\n---\n";
    let (front, _) = FrontMatter::split(source).unwrap();
    let mut front = front.unwrap();
    for key in ["a", "b", "c", "d"] {
        front.set(key, "1");
    }
    let expected = "---\na: 1  # one\n# two\n\nb: 1\n# three\nc: 1 # four\nd: 1\n---\n";
    assert_eq!(front.render(""), expected);
    front.remove("a");
    front.remove("d");
    assert_eq!(
        front.render(""),
        "---\n# two\n\nb: 1\n# three\nc: 1 # four\n---\n"
    );
}

#[test]
fn a_line_inside_a_text_in_quotes_or_in_brackets_is_no_key() {
    let source = "---\ncolor: \nt:\n  v: \"\ncolor: \"\n  x: 1\nlist: [a,\ncolor: b]\nnote: 'x\n# y\n\n  color: z'  # mine\nend: 1\n---\n";
    let (front, _) = FrontMatter::split(source).unwrap();
    let front = front.unwrap();
    let keys: Vec<_> = front.entries().filter_map(|(key, _)| key).collect();
    assert_eq!(keys, ["color", "t", "list", "note", "end"]);
    let values = front.values().unwrap();
    assert!(front.check(&values).is_ok());

    let mut changed = front.clone();
    changed.set("color", "blue");
    assert_eq!(
        changed.render(""),
        source.replacen("color: \n", "color: blue\n", 1)
    );
    let mut changed = front.clone();
    changed.set("note", "new");
    let after = source.replace("'x\n# y\n\n  color: z'", "new");
    assert_eq!(changed.render(""), after);
    let mut changed = front;
    changed.remove("t");
    assert!(
        changed
            .render("")
            .contains("color: \nlist: [a,\ncolor: b]\nnote")
    );
}

#[test]
fn a_value_that_another_entry_repeats_is_not_taken_from_under_it() {
    let source = "---\na: &x one\nb: *x\nc: {d: &y 1, e: *y}\n---\n";
    let mut front = FrontMatter::split(source).unwrap().0.unwrap();
    assert_eq!(front.render(""), source);
    front.set("a", "two");
    let read = FrontMatter::split(&front.render("")).unwrap().0.unwrap();
    let values = Value::Object(read.values().unwrap());
    let expected = serde_json::json!({"a": "two", "b": "one", "c": {"d": 1, "e": 1}});
    assert_eq!(values, expected);
}

#[test]
fn a_removed_key_adds_no_line_to_the_text_above() {
    let source = "---\na: |+\n  one\nb: 1\n\n# c\n  # d\n---\n";
    let mut front = FrontMatter::split(source).unwrap().0.unwrap();
    front.remove("b");
    assert_eq!(front.render(""), "---\na: |+\n  one\n# c\n---\n");
}

#[test]
fn the_last_of_two_entries_of_one_key_counts() {
    let source = "---\nid: 1\nid: 2\n---\n";
    let mut front = FrontMatter::split(source).unwrap().0.unwrap();
    assert_eq!(front.values().unwrap().get("id"), Some(&"2".into()));
    front.set("id", "new");
    assert_eq!(front.values().unwrap().get("id"), Some(&"new".into()));
}

#[test]
fn what_follows_an_end_of_the_document_is_not_written_behind_it() {
    for source in ["---\na: one\n... # x\n---\n", "---\n--- # x\na: one\n---\n"] {
        let mut front = FrontMatter::split(source).unwrap().0.unwrap();
        assert_eq!(front.render(""), source);
        front.set("b", "2");
        front.push_raw("c", "c: 3 # d\n");
        assert!(front.render("").ends_with("a: one\nb: 2\nc: 3 # d\n---\n"));
        front.set("c", "4");
        assert!(front.render("").ends_with("c: 4 # d\n---\n"));
        let values = front.values().unwrap();
        assert!(values.keys().eq(["a", "b", "c"]));
    }
}

#[test]
fn numbers_and_dates_stay_the_texts_they_were() {
    let source = "---\ntitle: 2017\nid: 01e5\nday: 2017-06-26\nflag: yes # so\n---\n";
    let (front, _) = FrontMatter::split(source).unwrap();
    let values = front.unwrap().values().unwrap();
    let text = |key: &str| text_of(values.get(key).unwrap()).unwrap();
    assert_eq!(text("title"), "2017");
    assert_eq!(text("id"), "01e5");
    assert_eq!(text("day"), "2017-06-26");
    assert_eq!(text("flag"), "yes");
}

#[test]
fn broken_yaml_names_its_line() {
    let (front, _) = FrontMatter::split("---\na: 1\nb: [1, 2\nc: 3\n---\nx").unwrap();
    let error = front.unwrap().values().unwrap_err();
    assert!(error.line >= 3);
    assert!(!error.reason.contains("line"), "{}", error.reason);
    assert!(FrontMatter::split("---\na: 1\n").is_err());
}

#[test]
fn a_rule_at_the_top_of_a_text_is_not_front_matter_when_it_stands_alone() {
    assert_eq!(FrontMatter::split("---").unwrap().0, None);
    assert_eq!(FrontMatter::split("Text\n---\n").unwrap().0, None);
}

proptest! {
    #[test]
    fn splitting_and_rendering_is_the_identity(source in "(\u{feff})?---\n([a-z]{1,3}: [^\n]{0,8}\n|[ #][^\n]{0,6}\n){0,6}---\n.{0,20}") {
        if let Ok((Some(front), body)) = FrontMatter::split(&source) {
            prop_assert_eq!(front.render(body), source);
        }
    }

    #[test]
    fn any_text_can_be_set_and_read_back(
        text in "([^\\p{Cc}]|[\u{1}-\u{1f}\u{7f}-\u{9f}\u{feff}\u{2028}\u{2029}\u{fffe}\u{ffff}]){0,40}",
    ) {
        let mut front = FrontMatter::default();
        front.set("title", &yaml_text(&text));
        front.set("tags", &yaml_list(std::slice::from_ref(&text)));
        let values = front.values().unwrap();
        prop_assert_eq!(values.get("title"), Some(&Value::String(text.clone())));
        prop_assert_eq!(values.get("tags"), Some(&serde_json::json!([text])));
    }
}
