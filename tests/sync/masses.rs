//! Many files that move at once, and an index that is deleted, under the program.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::home::files;
use crate::pty::Screen;
use crate::screens::{note, run, with_articles};

/// How many articles and notes vanish and come back; 9,000 in full.
fn many() -> usize {
    let full = std::env::var_os("GLOSE_FULL").is_some();
    if full { 9_000 } else { 150 }
}

/// A number of articles as the title bar says it in English.
fn articles_shown(count: usize) -> String {
    match count {
        1_000.. => format!("{},{:03} articles", count / 1_000, count % 1_000),
        _ => format!("{count} articles"),
    }
}

/// Writes many articles and as many notes on the one that is there.
fn fill(articles: &Path, notes: &Path) {
    let first = files(notes).remove(0);
    let sample = fs::read_to_string(&first).unwrap();
    let id = first.file_stem().unwrap().to_str().unwrap();
    for at in 0..many() {
        let article = format!("# Texte {at}\n\nMots.\n");
        fs::write(articles.join(format!("a{at}.md")), article).unwrap();
        let one = sample.replace(id, &format!("{id}{at}"));
        fs::write(notes.join(format!("{id}{at}.md")), one).unwrap();
    }
}

/// Takes a folder away with all its files, and puts them back one by one, looking in between.
fn away_and_back(folder: &Path, look: &mut dyn FnMut()) {
    let away: Vec<_> = files(folder)
        .iter()
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    for (path, _) in &away {
        fs::remove_file(path).unwrap();
    }
    fs::remove_dir(folder).unwrap();
    look();
    fs::create_dir(folder).unwrap();
    for (at, (path, bytes)) in away.iter().enumerate() {
        fs::write(path, bytes).unwrap();
        if at % 10 == 0 {
            look();
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// A git checkout of another state and back: nothing "vanished" at any moment that is there again when it is quiet.
#[test]
fn files_that_go_and_come_back_never_vanished() {
    let home = with_articles(1);
    note(home.path(), "Stays");
    let articles = home.path().join("data/glose/articles");
    let notes = home.path().join("data/glose/notes/le-canal");
    fill(&articles, &notes);
    let count = files(&articles).len();
    run(home.path(), &["list", "--limit", "1"]);
    let mut screen = Screen::start(home.path(), &[], "en_CA", (120, 30));
    screen.wait(&articles_shown(count));
    screen.settle();
    let mut seen = Vec::new();
    let mut look = || {
        let text = screen.text();
        if text.contains("vanished") {
            seen.push(text);
        }
    };
    away_and_back(&articles, &mut look);
    away_and_back(&notes, &mut look);
    let since = Instant::now();
    while since.elapsed() < Duration::from_secs(3) {
        look();
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(seen.is_empty(), "{}", seen[0]);
    screen.wait(&articles_shown(count));
    // The folders were made anew, and are watched as those before them were.
    fs::write(articles.join("late.md"), "# Tard venu\n\nMots.\n").unwrap();
    screen.wait(&articles_shown(count + 1));
    screen.keys("Q");
    assert!(screen.end());
}

/// The index is deleted while the program runs: it is made again, at once, and what is saved next is found.
#[test]
fn an_index_that_is_deleted_under_the_program_is_made_again() {
    let home = with_articles(2);
    let mut screen = Screen::start(home.path(), &[], "en_CA", (120, 30));
    screen.wait("2 articles");
    screen.settle();
    let cache = home.path().join("cache/glose");
    let made = || files(&cache).iter().any(|path| path.ends_with("meta.json"));
    assert!(made());
    for entry in fs::read_dir(&cache).unwrap().flatten() {
        fs::remove_dir_all(entry.path()).unwrap();
    }
    let since = Instant::now();
    while !made() {
        assert!(
            since.elapsed() < Duration::from_mins(1),
            "{}",
            screen.text()
        );
        std::thread::sleep(Duration::from_millis(30));
    }
    screen.keys("/");
    screen.keys("capteurs");
    screen.wait("1 result");
    screen.keys("\r");
    screen.wait("Les capteurs");
    screen.settle();
    screen.keys("a");
    screen.wait("WRITING");
    screen.keys("Un cormoran");
    screen.wait("cormoran");
    screen.keys("\x1b");
    screen.wait("Note saved");
    screen.settle();
    let found = run(home.path(), &["annotations", "cormoran", "--json"]);
    assert_eq!(found.lines().count(), 1);
    assert!(!screen.text().contains(" ! "), "{}", screen.text());
    screen.keys("Q");
    assert!(screen.end());
}
