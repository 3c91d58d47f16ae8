//! What was acknowledged stays, whatever happens to the program.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::desk::{Desk, PROGRAM, text};

const ROUNDS: u64 = 12;

#[test]
fn a_killed_program_leaves_every_acknowledged_note_whole() {
    let desk = Desk::new("en");
    let file = desk.file(
        "a.md",
        "# A\n\nA sentence stands here. Another one follows it.\n",
    );
    desk.run(["add", &file]).ends(0);
    let mut acknowledged: Vec<String> = Vec::new();
    for round in 0..ROUNDS {
        // One shell writes notes in a row; it and the program it runs are killed at some moment.
        let script = format!(
            "while :; do '{PROGRAM}' note a --quote 'Another one' --text words --json || exit; done"
        );
        let template = desk.command(["list"]);
        let mut shell = Command::new("setsid");
        shell
            .args(["sh", "-c", &script])
            .env_clear()
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        for (name, value) in template.get_envs() {
            shell.env(name, value.unwrap_or_default());
        }
        shell.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        let mut child = shell.spawn().unwrap();
        let out = child.stdout.take().unwrap();
        std::thread::sleep(Duration::from_millis(150 + round * 37));
        let group = format!("-{}", child.id());
        Command::new("kill")
            .args(["-KILL", "--", &group])
            .status()
            .unwrap();
        child.wait().unwrap();
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            if let Ok(note) = serde_json::from_str::<serde_json::Value>(&line) {
                acknowledged.push(text(&note, "id").to_owned());
            }
        }
    }
    let notes = desk.run(["annotations", "--json"]);
    if acknowledged.is_empty() {
        return;
    }
    let notes = notes.ends(0).json();
    for id in &acknowledged {
        let kept = notes.iter().find(|note| text(note, "id") == id).unwrap();
        assert_eq!(
            (text(kept, "note"), text(kept, "quote")),
            ("words", "Another one")
        );
    }
    desk.run(["doctor"]).ends(0);
}

#[test]
fn two_programs_at_once_neither_block_nor_harm_each_other() {
    let desk = Desk::new("en");
    let first = desk.file(
        "one/a.md",
        "# A\n\nA sentence stands here. Another one follows it.\n",
    );
    desk.run(["add", &first]).ends(0);
    let many: Vec<String> = (0..40)
        .map(|at| {
            desk.file(
                &format!("many/{at}.md"),
                &format!("# Text {at}\n\nNumber {at} says little.\n"),
            )
        })
        .collect();
    let adding = desk
        .command([&["add".to_owned()][..], &many].concat())
        .stdout(Stdio::null())
        .spawn();
    let noting: Vec<_> = (0..4)
        .map(|at| {
            let words = format!("words {at}");
            desk.command(["note", "a", "--quote", "Another one", "--text", &words])
                .stdout(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut child in noting.into_iter().chain([adding.unwrap()]) {
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
    assert_eq!(desk.run(["list", "--json"]).ends(0).json().len(), 41);
    assert_eq!(desk.run(["annotations", "--json"]).ends(0).json().len(), 4);
    desk.run(["doctor"]).ends(0);
}
