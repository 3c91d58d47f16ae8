//! Two programs at once on one library.

use std::fmt::Write as _;
use std::fs;
use std::process::Stdio;

use crate::check::check;
use crate::home::{GLOSE, Home, said};

/// A10, B03: while one adds a hundred files another searches and annotates; both work, nothing is lost, and
/// nobody hears of locks.
#[test]
fn searching_and_annotating_go_on_while_another_adds() {
    let home = Home::with_article();
    fs::create_dir(home.path("many")).unwrap();
    for at in 0..100 {
        let text = format!(
            "# Text {at}\n\nNumber {at} tells of the canal. {}\n",
            "words ".repeat(200)
        );
        fs::write(home.path(&format!("many/{at}.md")), text).unwrap();
    }
    let mut adding = home
        .command(GLOSE, &["add", "many"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut facts = String::new();
    let mut rounds = 0;
    while rounds < 8 || (adding.try_wait().unwrap().is_none() && rounds < 400) {
        let found = home.run(&["search", "capteurs", "--json"]);
        assert!(found.status.success(), "{found:?}");
        assert!(String::from_utf8_lossy(&found.stdout).contains("le-canal"));
        let text = format!("begin {rounds} end");
        let noted = home.run(&["note", "le-canal", "--quote", "comptent", "--text", &text]);
        assert!(noted.status.success(), "{noted:?}");
        for ran in [&found, &noted] {
            assert!(!said(ran).to_lowercase().contains("lock"), "{ran:?}");
        }
        let id = String::from_utf8_lossy(&noted.stdout)
            .lines()
            .last()
            .unwrap()
            .to_owned();
        let fact = serde_json::json!({"id": id, "text": text});
        writeln!(facts, "{fact}").unwrap();
        rounds += 1;
    }
    let added = adding.wait_with_output().unwrap();
    assert!(
        added.status.success() && !said(&added).to_lowercase().contains("lock"),
        "{added:?}"
    );
    check(&home.library(), &facts);
    assert_eq!(home.done(&["list", "--json"]).lines().count(), 101);
    assert_eq!(
        home.done(&["search", "canal", "--json", "--limit", "200"])
            .lines()
            .count(),
        101
    );
    assert_eq!(
        home.done(&["annotations", "--json"]).lines().count(),
        rounds
    );
    home.done(&["doctor"]);
}
