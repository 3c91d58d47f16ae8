//! Front matter of other programs: byte for byte unless edited, then the edited lines alone.

use glose::library::{Annotation, Article, Color, Status};
use proptest::prelude::*;

/// The lines of a file with their ends.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Front matter as other programs and hands write it: keys of all kinds, comments, tabs, keys that stand twice.
fn front() -> impl Strategy<Value = Vec<String>> {
    let value = prop_oneof![
        "[a-zé ]{0,12}".prop_map(|text| format!(" {text}")),
        "[a-z ]{0,8}".prop_map(|text| format!(" '{text}'   # à moi")),
        Just(" {a: 1, b: [x, y]}".to_owned()),
        Just("\n  - un\n  - deux".to_owned()),
        Just(" |\n  du texte\n\n  encore".to_owned()),
        Just(" 2017-06-26".to_owned()),
        Just("\t tabulé".to_owned()),
        Just(String::new()),
    ];
    let key = prop_oneof![
        Just("title"),
        Just("mood"),
        Just("author"),
        Just("aliases"),
        Just("x-y"),
        Just("Été"),
        Just("tags"),
        Just("status"),
        Just("color"),
        Just("date"),
    ];
    let entry = prop_oneof![
        5 => (key, value).prop_map(|(key, value)| format!("{key}:{value}")),
        1 => Just("# un commentaire".to_owned()),
        1 => Just(String::new()),
    ];
    prop::collection::vec(entry, 0..8)
}

fn file(bom: bool, crlf: bool, entries: &[String], body: &str) -> String {
    let mut text = format!(
        "---\n{}---\n{body}",
        entries
            .iter()
            .fold(String::new(), |all, one| all + one + "\n")
    );
    if crlf {
        text = text.replace('\n', "\r\n");
    }
    if bom {
        text.insert(0, '\u{feff}');
    }
    text
}

/// A file without the entries of some keys, and without blank lines.
fn without(text: &str, keys: &[&str]) -> String {
    let mut dropping = false;
    let mut kept = String::new();
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            continue;
        }
        let own = keys.iter().any(|key| line.starts_with(&format!("{key}:")));
        dropping = own || dropping && line.starts_with([' ', '\t']);
        if !dropping {
            kept.push_str(line);
        }
    }
    kept
}

/// Whether the lines that two files do not share all belong to these keys.
fn only_changed(before: &str, after: &str, keys: &[&str]) -> Result<(), TestCaseError> {
    prop_assert_eq!(without(before, keys), without(after, keys));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    /// C09: an article.
    #[test]
    fn an_article_of_another_program_changes_only_where_it_is_edited(
        bom: bool, crlf: bool, entries in front(), body in "([a-zé]{0,9}\n){0,3}",
    ) {
        let source = file(bom, crlf, &entries, &body);
        let Ok(mut article) = Article::parse("a", &source) else { return Ok(()) };
        // What Glose adds when it first writes (an id, a title) is not another program's.
        let complete = article.render();
        let again = Article::parse("a", &complete).unwrap();
        prop_assert_eq!(again.render(), complete.clone());
        for line in lines(&source) {
            let known = ["tags:", "title:", "status:", "date:", "author:"];
            let ours = known.iter().any(|key| line.starts_with(key)) || line.starts_with([' ', '-', '\t']);
            prop_assert!(ours || complete.contains(line), "{line:?} is gone from\n{complete}");
        }
        prop_assert_eq!(complete.starts_with('\u{feff}'), bom);
        prop_assert!(!crlf || !complete.replace("\r\n", "").contains('\n'), "{complete:?}");
        article = again;
        article.meta.status = if article.meta.status == Status::Done { Status::Reading } else { Status::Done };
        only_changed(&complete, &article.render(), &["status"])?;
        let before = article.render();
        article.meta.tags.push("neuf/été".to_owned());
        if article.unwritable().is_some() {
            // What is no list under `tags` is another program's.
            prop_assert_eq!(article.render(), before);
            return Ok(());
        }
        only_changed(&complete, &article.render(), &["status", "tags"])?;
        prop_assert_eq!(Article::parse("a", &article.render()).unwrap().meta, article.meta);
    }

    /// C09: a note.
    #[test]
    fn a_note_of_another_program_changes_only_where_it_is_edited(
        bom: bool, crlf: bool, entries in front(), body in "([a-zé]{0,9}\n){0,3}",
    ) {
        let ours = ["id: A", "article: B", "tags: []"].map(str::to_owned);
        let mut entries: Vec<String> = entries.into_iter().filter(|one| !one.starts_with("tags")).collect();
        entries.splice(0..0, ours);
        if !entries.iter().any(|one| one.starts_with("color")) {
            entries.push("color: pink".to_owned());
        }
        let source = file(bom, crlf, &entries, &body);
        let Ok(mut note) = Annotation::parse("a", "A", &source) else { return Ok(()) };
        let readable = source.contains("color: pink") || source.contains("color: blue");
        if readable {
            prop_assert_eq!(note.render(Some(&source)), source.clone());
        }
        note.color = if note.color == Color::Blue { Color::Green } else { Color::Blue };
        let after = note.render(Some(&source));
        only_changed(&source, &after, &["color"])?;
        let read = Annotation::parse("a", "A", &after).unwrap();
        prop_assert_eq!(read.color, note.color);
        prop_assert_eq!(read.note, note.note);
    }
}
