//! Many processes at once on one library: every change that was acknowledged is there.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Output, Stdio};

use crate::home::{GLOSE, Home, said};

/// How often each of four shells changes something; 60 in full.
fn rounds() -> usize {
    if std::env::var_os("GLOSE_FULL").is_some() {
        60
    } else {
        8
    }
}

/// Runs a line of shell four times at once, `$1` counting from 0.
fn four(home: &Home, line: &str) -> Vec<Output> {
    let started: Vec<_> = (0..4)
        .map(|at| {
            let mut command = home.command("sh", &["-c", line, "sh", &at.to_string()]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped());
            command.spawn().unwrap()
        })
        .collect();
    started
        .into_iter()
        .map(|child| child.wait_with_output().unwrap())
        .collect()
}

/// The words of a file, cut at what may stand between tags.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '-'));
    words.map(str::to_owned).collect()
}

#[test]
fn four_shells_tag_one_article_and_one_note_and_no_tag_is_lost() {
    let home = Home::with_article();
    let id = home.note("Une note.");
    let line = format!(
        "for i in $(seq {}); do \"$GLOSE\" tag le-canal +a$1x$i && \"$GLOSE\" tag {id} +n$1x$i && echo y$1x$i; done",
        rounds()
    );
    let ran = four(&home, &line);
    let article = fs::read_to_string(home.library().join("articles/le-canal.md")).unwrap();
    let note = fs::read_to_string(home.note_file(&id)).unwrap();
    let (article, note) = (words(&article), words(&note));
    let mut acknowledged = 0;
    for out in &ran {
        assert_eq!(said(out), "", "{out:?}");
        let out = String::from_utf8_lossy(&out.stdout).into_owned();
        for done in out.lines().filter_map(|line| line.strip_prefix('y')) {
            acknowledged += 1;
            assert!(
                article.contains(&format!("a{done}")),
                "a{done}: {article:?}"
            );
            assert!(note.contains(&format!("n{done}")), "n{done}: {note:?}");
        }
    }
    assert_eq!(acknowledged, 4 * rounds());
    // No second version of the note was made on the way.
    assert_eq!(
        fs::read_dir(home.library().join("notes/le-canal"))
            .unwrap()
            .count(),
        1
    );
}

#[test]
fn texts_of_one_title_that_are_added_at_once_are_all_there() {
    let home = Home::new();
    let each = rounds().div_ceil(2);
    for shell in 0..4 {
        for at in 0..each {
            let text = format!("# Un même titre\n\nTexte {shell} et {at}.\n");
            fs::write(home.path(&format!("t{shell}x{at}.md")), text).unwrap();
        }
    }
    let line = format!(
        "for i in $(seq 0 {}); do \"$GLOSE\" add t$1x$i.md || exit 1; done",
        each - 1
    );
    for out in four(&home, &line) {
        assert!(out.status.success(), "{out:?}");
        let told = String::from_utf8_lossy(&out.stdout).into_owned();
        assert_eq!(told.matches("1 added").count(), each, "{told}");
    }
    let mut texts: Vec<String> = fs::read_dir(home.library().join("articles"))
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    texts.sort();
    for shell in 0..4 {
        for at in 0..each {
            let words = format!("Texte {shell} et {at}.");
            assert!(texts.iter().any(|text| text.contains(&words)), "{words}");
        }
    }
    assert_eq!(home.done(&["list", "--json"]).lines().count(), 4 * each);
}

/// What one process acknowledged another finds, while others keep the index busy.
#[test]
fn what_is_acknowledged_is_found_by_the_next_process() {
    let home = Home::with_article();
    let line = format!(
        "for i in $(seq {}); do id=$(\"$GLOSE\" note le-canal --quote comptent --text \"n $1 $i\" | tail -n 1); \
         \"$GLOSE\" delete $id || exit 9; done",
        rounds()
    );
    for out in four(&home, &line) {
        assert!(out.status.success(), "{out:?} {}", said(&out));
    }
    assert_eq!(home.run(&["annotations", "--json"]).status.code(), Some(1));
}

/// Another article took the name of a deleted one: it comes back beside it, with its notes, and is gone from the trash.
#[test]
fn a_deleted_article_whose_name_was_taken_comes_back_beside_it() {
    let home = Home::with_article();
    home.note("Une note.");
    home.done(&["delete", "le-canal"]);
    fs::write(home.path("b.md"), "# Le canal\n\nUn autre texte.\n").unwrap();
    home.done(&["add", "b.md"]);
    home.done(&["restore", "le-canal"]);
    assert_eq!(home.done(&["list", "--json"]).lines().count(), 2);
    let shown = home.done(&["show", "le-canal-2"]);
    assert!(
        shown.contains("capteurs") && shown.contains("Une note."),
        "{shown}"
    );
    assert!(home.done(&["show", "le-canal"]).contains("Un autre texte"));
    assert_eq!(home.run(&["restore"]).status.code(), Some(1));
    home.done(&["doctor"]);
}

/// Whether calls can be delayed here; says why not.
fn can_delay(home: &Home) -> bool {
    let words = [
        "-f",
        "-e",
        "inject=fsync:delay_enter=1",
        "-o",
        "log",
        "true",
    ];
    let ran = home.command("strace", &words).output();
    let can = ran.as_ref().is_ok_and(|ran| ran.status.success());
    if !can {
        eprintln!("left out: strace is missing or may not trace here ({ran:?})");
    }
    can
}

/// One is held up just before its file gets its name; what the other does meanwhile stays.
#[test]
fn a_change_that_is_held_up_takes_no_other_back() {
    let home = Home::with_article();
    if !can_delay(&home) {
        return;
    }
    let id = home.note("Une note.");
    let slow = |words: &[&str]| {
        let trace = ["-f", "-o", "log", "-e", "trace=rename,renameat2"];
        let delay = [
            "-e",
            "inject=rename,renameat2:delay_enter=700000:when=1",
            GLOSE,
        ];
        let words: Vec<&str> = trace.iter().chain(&delay).chain(words).copied().collect();
        let child = home.command("strace", &words).stdout(Stdio::null()).spawn();
        // By then it has read what it changes.
        std::thread::sleep(std::time::Duration::from_millis(400));
        child.unwrap()
    };
    let mut child = slow(&["tag", "le-canal", "+lent"]);
    home.done(&["tag", "le-canal", "+vite"]);
    assert!(child.wait().unwrap().success());
    let article = fs::read_to_string(home.library().join("articles/le-canal.md")).unwrap();
    assert!(
        article.contains("lent") && article.contains("vite"),
        "{article}"
    );
    let mut child = slow(&["status", "le-canal", "done"]);
    home.done(&["tag", "le-canal", "+encore"]);
    assert!(child.wait().unwrap().success());
    let article = fs::read_to_string(home.library().join("articles/le-canal.md")).unwrap();
    assert!(
        article.contains("done") && article.contains("encore"),
        "{article}"
    );
    let mut child = slow(&["tag", &id, "+lent"]);
    home.done(&["tag", &id, "+vite"]);
    assert!(child.wait().unwrap().success());
    let note = fs::read_to_string(home.note_file(&id)).unwrap();
    assert!(note.contains("lent") && note.contains("vite"), "{note}");
    fs::write(home.path("a.md"), "# Un titre\n\nUn premier texte.\n").unwrap();
    fs::write(home.path("b.md"), "# Un titre\n\nUn second texte.\n").unwrap();
    let mut child = slow(&["add", "a.md"]);
    home.done(&["add", "b.md"]);
    assert!(child.wait().unwrap().success());
    assert_eq!(home.done(&["list", "--json"]).lines().count(), 3);
}

/// A process that holds the lock and is stopped makes others wait, and say so in the end; nothing is lost.
#[test]
#[ignore = "waits for twenty seconds"]
fn a_stopped_holder_of_the_lock_is_named() {
    let home = Home::with_article();
    let library = home.library();
    let folder = library.to_str().unwrap();
    let mut holder = home
        .command("flock", &[folder, "sleep", "60"])
        .spawn()
        .unwrap();
    std::thread::sleep(std::time::Duration::from_millis(300));
    let ran = home.run(&["tag", "le-canal", "+eau"]);
    assert_eq!(ran.status.code(), Some(3));
    assert!(said(&ran).contains("Another Glose"), "{ran:?}");
    home.done(&["list"]);
    holder.kill().unwrap();
    holder.wait().unwrap();
}
