//! Runs the checker of notes, `tests/check_notes.py`; a smaller one in its place where there is no Python.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

use crate::home::files;

/// The checker at work: it takes libraries one after the other.
struct Checker {
    _child: Child,
    asked: ChildStdin,
    told: BufReader<ChildStdout>,
}

thread_local! {
    static CHECKER: RefCell<Option<Checker>> = RefCell::new(Checker::start());
}

impl Checker {
    fn start() -> Option<Self> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check_notes.py");
        let child = Command::new("python3")
            .arg(script)
            .arg("-")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let Ok(mut child) = child else {
            eprintln!("without python3: the notes are checked by the smaller checker");
            return None;
        };
        let asked = child.stdin.take()?;
        let told = BufReader::new(child.stdout.take()?);
        Some(Self {
            _child: child,
            asked,
            told,
        })
    }

    /// Whether all is right, and what the checker said.
    fn check(&mut self, library: &Path, list: &Path) -> (bool, String) {
        writeln!(self.asked, "{}\t{}", library.display(), list.display()).unwrap();
        let mut said = String::new();
        loop {
            let mut line = String::new();
            assert!(self.told.read_line(&mut line).unwrap() > 0, "{said}");
            match line.trim_end().strip_prefix('=') {
                Some(code) => return (code == "0", said),
                None => said.push_str(&line),
            }
        }
    }
}

/// Checks a library against acknowledged facts (lines of JSON, see the script); its last line.
pub fn check(library: &Path, facts: &str) -> String {
    let list = library.with_file_name("facts.jsonl");
    fs::write(&list, facts).unwrap();
    let asked = CHECKER.with_borrow_mut(|checker| {
        let checker = checker.as_mut()?;
        Some(checker.check(library, &list))
    });
    let Some((right, said)) = asked else {
        return small(library, facts);
    };
    assert!(right, "{said}");
    said.lines().last().unwrap_or_default().to_owned()
}

/// The smaller checker: whole files, texts and deletions.
fn small(library: &Path, facts: &str) -> String {
    let read = |folder: &str| -> BTreeMap<String, String> {
        let all = files(&library.join(folder)).into_iter();
        let notes = all.filter(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            path.extension().is_some_and(|ending| ending == "md")
                && !name.starts_with('.')
                && path.components().any(|part| part.as_os_str() == "notes")
        });
        notes
            .map(|path| {
                let text = fs::read_to_string(&path).unwrap();
                let whole = text.starts_with("---\n")
                    && text[4..].contains("\n---\n")
                    && text.ends_with('\n');
                assert!(whole, "{} is torn: {text}", path.display());
                (path.file_stem().unwrap().to_str().unwrap().to_owned(), text)
            })
            .collect()
    };
    let (there, gone) = (read("notes"), read("trash"));
    let mut state: BTreeMap<String, Value> = BTreeMap::new();
    for line in facts.lines() {
        let fact: Value = serde_json::from_str(line).unwrap();
        let known = state
            .entry(fact["id"].as_str().unwrap().to_owned())
            .or_default();
        known["maybe"] = false.into();
        if fact.get("text").is_some() {
            known["or"] = Value::Null;
        }
        for (key, value) in fact.as_object().unwrap() {
            known[key] = value.clone();
        }
    }
    for (id, fact) in &state {
        if fact["maybe"] == true {
            assert!(
                there.contains_key(id) || gone.contains_key(id),
                "{id} is lost"
            );
        } else if fact["gone"] == true {
            assert!(
                !there.contains_key(id) && gone.contains_key(id),
                "{id} is not deleted"
            );
        } else {
            let text = there.get(id).unwrap_or_else(|| panic!("{id} is lost"));
            let holds = |key: &str| fact[key].as_str().map(|it| text.trim_end().ends_with(it));
            let right = holds("text").unwrap_or(true) || holds("or").unwrap_or(false);
            assert!(right, "{id}: {text}");
        }
    }
    format!(
        "{} notes, {} acknowledged, 0 wrong",
        there.len(),
        state.len()
    )
}

/// The checker itself finds what is lost, torn and wrong.
#[test]
fn the_checker_finds_what_is_wrong() {
    let home = crate::home::Home::with_article();
    let id = home.note("begin words end");
    let fact = |text: &str| format!("{{\"id\":\"{id}\",\"text\":\"{text}\"}}\n");
    check(&home.library(), &fact("begin words end"));
    let fails = |facts: &str| std::panic::catch_unwind(|| check(&home.library(), facts)).is_err();
    assert!(fails(&fact("begin other end")));
    let begun = format!(
        "{}{{\"id\":\"{id}\",\"or\":\"begin words end\"}}\n",
        fact("begin old end")
    );
    check(&home.library(), &begun);
    assert!(fails(&format!("{begun}{}", fact("begin old end"))));
    assert!(fails(
        "{\"id\":\"01JZZZZZZZZZZZZZZZZZZZZZZZ\",\"text\":\"a\"}\n"
    ));
    assert!(fails(&format!("{{\"id\":\"{id}\",\"gone\":true}}\n")));
    let file = home.note_file(&id);
    let whole = fs::read(&file).unwrap();
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    assert!(fails(""));
    fs::write(&file, &whole[..whole.len() - 4]).unwrap();
    assert!(fails(""));
}
