//! Kills at any moment.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::check::check;
use crate::home::{Dice, Home};

/// Writes, changes, tags and deletes notes for ever, one worker of several; tells each thing on a line once
/// it is acknowledged, and what it begins that may be found half way.
const LOOP: &str = r#"
work() {
  i=0
  while :; do
    i=$((i + 1))
    id=$("$GLOSE" note le-canal --quote comptent --text "begin $1 $i end" | tail -n 1)
    test -n "$id" || exit
    echo "{\"id\":\"$id\",\"text\":\"begin $1 $i end\"}" >> facts
    echo "{\"id\":\"$id\",\"or\":\"begin $1 $i other end\"}" >> facts
    sed "s/ID/$id/; s/WORDS/begin $1 $i other end/" edit > "edit-$1.json"
    "$GLOSE" add "edit-$1.json" > /dev/null || exit
    echo "{\"id\":\"$id\",\"text\":\"begin $1 $i other end\"}" >> facts
    "$GLOSE" tag "$id" +fait > /dev/null || exit
    echo "{\"id\":\"$id\",\"tag\":\"fait\"}" >> facts
    if test $((i % 2)) = 0; then
      echo "{\"id\":\"$id\",\"maybe\":true}" >> facts
      "$GLOSE" delete "$id" > /dev/null || exit
      echo "{\"id\":\"$id\",\"gone\":true}" >> facts
    fi
  done
}
work "$1-a" & work "$1-b" & wait
"#;

/// An export of one note whose words are to be changed.
fn edit(home: &Home) -> String {
    let id = home.note("begin first end");
    let text = home.done(&["export", "--format", "json"]);
    let mut export: serde_json::Value = serde_json::from_str(&text).unwrap();
    let note = &mut export["articles"][0]["annotations"][0];
    assert_eq!(note["id"], id);
    note["id"] = "ID".into();
    note["note"] = "WORDS".into();
    note["modified"] = "2099-01-01T00:00:00Z".into();
    export.to_string()
}

/// Kills the loop so many times, each after `longest` ms at the latest; checks after every tenth and at the end.
fn kill(times: u64, longest: u64) {
    let home = Home::with_article();
    fs::write(home.path("facts"), "").unwrap();
    fs::write(home.path("edit"), edit(&home)).unwrap();
    let mut dice = Dice(times);
    for round in 1..=times {
        let mut command = home.command("setsid", &["sh", "-c", LOOP, "loop", &round.to_string()]);
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Long enough that most rounds acknowledge much.
        std::thread::sleep(Duration::from_millis(20 + dice.below(longest)));
        let group = format!("-{}", child.id());
        let killed = Command::new("kill").args(["-KILL", "--", &group]).status();
        assert!(killed.unwrap().success());
        child.wait().unwrap();
        if round % 10 == 0 || round == times {
            check(
                &home.library(),
                &fs::read_to_string(home.path("facts")).unwrap(),
            );
        }
    }
    let facts = fs::read_to_string(home.path("facts")).unwrap();
    let said = check(&home.library(), &facts);
    eprintln!(
        "{times} kills, {} acknowledgements: {said}",
        facts
            .lines()
            .filter(|l| !l.contains("\"maybe\"") && !l.contains("\"or\""))
            .count()
    );
    assert!(!facts.is_empty());
    // What the program itself shows is the same.
    let there = said.split(' ').next().unwrap().parse::<usize>().unwrap();
    assert_eq!(home.done(&["annotations", "--json"]).lines().count(), there);
    home.done(&["doctor"]);
}

/// A01: killed at random while notes are written, tagged and deleted; nothing acknowledged is lost.
#[test]
fn sixty_kills_lose_nothing_that_was_acknowledged() {
    kill(60, 700);
}

/// A01 in full.
#[test]
#[ignore = "takes ten minutes"]
fn a_thousand_kills_lose_nothing_that_was_acknowledged() {
    kill(1000, 1000);
}
