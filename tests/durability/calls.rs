//! What a save asks of the system, beside how much the library holds: the calls on files are counted.

use std::fmt::Write as _;
use std::fs;

use crate::home::{GLOSE, Home};

/// How many calls a save may make more in a large library than in one of a hundred articles.
const MORE: usize = 10;

/// A home with a library of so many articles, every fourth of them with a note, indexed.
fn home(articles: usize) -> Home {
    let home = Home::new();
    for folder in ["articles", "notes"] {
        fs::create_dir_all(home.library().join(folder)).unwrap();
    }
    for nth in 0..articles {
        let slug = format!("texte-{nth:06}");
        let mut text = format!("---\nid: {}\ntitle: Texte {nth}\n---\n\n", id(nth, 'A'));
        for word in 0..40 {
            let _ = write!(text, "mot{} ", (nth + word) % 500);
        }
        let article = home.library().join(format!("articles/{slug}.md"));
        fs::write(article, text).unwrap();
        if nth % 4 == 0 {
            let folder = home.library().join("notes").join(slug);
            fs::create_dir(&folder).unwrap();
            let note = format!(
                "---\nid: {}\narticle: {}\n---\n\nUne note.\n",
                id(nth, 'N'),
                id(nth, 'A')
            );
            fs::write(folder.join(format!("{}.md", id(nth, 'N'))), note).unwrap();
        }
    }
    home.done(&["list", "--limit", "1"]);
    home
}

fn id(nth: usize, kind: char) -> String {
    format!("01J{nth:022}{kind}")
}

/// How many calls on files and open files a command makes; those that only wait for a thread or ask for memory are not
/// counted.
fn calls(home: &Home, arguments: &[&str]) -> usize {
    let mut words = vec![
        "-f",
        "-o",
        "log",
        "-e",
        "signal=none",
        "-e",
        "trace=%file,%desc",
        GLOSE,
    ];
    words.extend(arguments);
    let ran = home.command("strace", &words).output().unwrap();
    assert!(ran.status.success(), "{ran:?}");
    let log = fs::read_to_string(home.path("log")).unwrap();
    let is_call = |line: &&str| {
        let call = line
            .split_once(' ')
            .map_or("", |(_, rest)| rest.trim_start());
        !call.starts_with(['<', '+', '-']) && !call.starts_with("mmap(NULL, ")
            || call.contains("MAP_SHARED")
    };
    log.lines().filter(is_call).count()
}

/// The calls of a row of saves: a note, a tag and a status, by slug and by id, on articles with and without notes.
fn saves(home: &Home) -> Vec<(String, usize)> {
    let [with, without] = [id(20, 'A'), id(21, 'A')];
    let note = id(20, 'N');
    let commands: [&[&str]; 7] = [
        &["note", "texte-000030", "--text", "Une note."],
        &["note", &with, "--text", "Une note."],
        &[
            "note",
            &without,
            "--text",
            "Une note.",
            "--quote",
            "mot30 mot31",
        ],
        &["tag", "texte-000040", "+ville"],
        &["tag", &note, "+ville"],
        &["status", "texte-000041", "done"],
        &["status", &with, "reading"],
    ];
    // The first one may look for what no process has remembered yet.
    calls(home, &["tag", "texte-000000", "+un"]);
    let counted = commands.map(|command| (command.join(" "), calls(home, command)));
    counted.into()
}

#[test]
fn a_save_asks_as_much_of_the_system_in_a_large_library_as_in_a_small_one() {
    let small = home(100);
    let ran = small
        .command("strace", &["-f", "-o", "log", "true"])
        .output();
    if !ran.as_ref().is_ok_and(|ran| ran.status.success()) {
        eprintln!("left out: strace is missing or may not trace here ({ran:?})");
        return;
    }
    let small = saves(&small);
    let mut sizes = vec![2_000];
    if std::env::var_os("GLOSE_FULL").is_some() {
        sizes.push(10_000);
    }
    for size in sizes {
        for ((command, few), (_, many)) in small.iter().zip(saves(&home(size))) {
            if std::env::var_os("GLOSE_TELL").is_some() {
                eprintln!("{size} articles: {command}: {many} calls, of 100 articles: {few}");
            }
            assert!(
                many <= few + MORE,
                "{size} articles: {command}: {many} calls, of 100 articles: {few}"
            );
        }
    }
}
