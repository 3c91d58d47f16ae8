//! The reader's own TOML files: one change at a time, beside what other programs write.

use std::fs;
use std::path::Path;

use crate::home::Home;
use crate::pty::Screen;
use crate::screens::with_articles;

fn keep_search(screen: &mut Screen, query: &str) {
    screen.keys(&format!("/{query}"));
    screen.settle();
    screen.keys("\x13");
    screen.settle();
    screen.keys("\r");
}

fn leave(mut screen: Screen) {
    for key in ["\x1b", "\x1b", "Q"] {
        screen.keys(key);
        screen.settle();
    }
    assert!(screen.end());
}

fn searches(home: &Path) -> std::path::PathBuf {
    home.join("data/glose/searches.toml")
}

#[test]
fn a_search_is_kept_beside_those_of_other_programs_and_windows() {
    let home = with_articles(2);
    let file = searches(home.path());
    fs::write(&file, "# mine\nfirst = \"tag:a\"\n").unwrap();
    let start = || {
        let screen = Screen::start(home.path(), &[], "en_CA", (100, 30));
        screen.wait("Le canal");
        screen.settle();
        screen
    };
    let (mut one, mut other) = (start(), start());
    let foreign = "# mine\nfirst = \"tag:a\"\nthird = \"tag:c\"\n\n[program]\nkept = true\n";
    fs::write(&file, foreign).unwrap();
    keep_search(&mut one, "capteurs");
    one.wait("Search kept");
    keep_search(&mut other, "autre");
    other.wait("Search kept");
    let text = fs::read_to_string(&file).unwrap();
    for line in foreign
        .lines()
        .chain(["capteurs = \"capteurs\"", "autre = \"autre\""])
    {
        assert!(text.contains(line), "{line}: {text}");
    }
    leave(one);
    leave(other);
}

#[test]
fn a_file_of_searches_that_cannot_be_read_is_named_and_left() {
    let home = with_articles(1);
    let file = searches(home.path());
    let broken = b"first = \"tag:a\"\nsecond = \"\xe9t\xe9\"\n";
    fs::write(&file, broken).unwrap();
    let mut screen = Screen::start(home.path(), &[], "en_CA", (140, 30));
    screen.wait("Le canal");
    screen.wait("searches.toml:2");
    keep_search(&mut screen, "capteurs");
    screen.settle();
    screen.wait("searches.toml:2");
    assert!(!screen.text().contains("Search kept"), "{}", screen.text());
    assert_eq!(fs::read(&file).unwrap(), broken);
    leave(screen);
}

#[test]
fn doctor_names_tables_that_cannot_be_read_with_their_lines() {
    let home = Home::with_article();
    for name in ["searches.toml", "equivalents.toml"] {
        fs::write(home.library().join(name), b"a = \"x\"\nb = \"\xff\"\n").unwrap();
    }
    let doctor = home.run(&["doctor"]);
    let told = String::from_utf8_lossy(&doctor.stdout).into_owned();
    for name in ["searches.toml:2", "equivalents.toml:2"] {
        assert!(told.contains(name), "{name}: {told}");
    }
    fs::create_dir_all(home.path("config/glose")).unwrap();
    let settings = home.path("config/glose/config.toml");
    fs::write(&settings, b"measure = 70\ntheme = \"clair\xe9\"\n").unwrap();
    let told = home.run(&["list"]);
    let told = String::from_utf8_lossy(&told.stderr).into_owned();
    assert!(
        told.contains("config.toml") && told.contains("line 2"),
        "{told}"
    );
}
