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

/// Kills the loop so many times, each after `longest` ms at the latest, in a new library every fifty times: what
/// a long one takes to read is time in which nothing is acknowledged.
fn kill(times: u64, longest: u64) {
    let mut dice = Dice(times);
    let mut acknowledged = 0;
    for from in (0..times).step_by(50) {
        acknowledged += kill_in_one_home(from..times.min(from + 50), longest, &mut dice);
    }
    eprintln!("{times} kills, {acknowledged} acknowledgements, none lost, nothing torn");
    assert!(acknowledged > 0);
}

fn kill_in_one_home(rounds: std::ops::Range<u64>, longest: u64, dice: &mut Dice) -> usize {
    let home = Home::with_article();
    fs::write(home.path("facts"), "").unwrap();
    fs::write(home.path("edit"), edit(&home)).unwrap();
    let (first, last) = (rounds.start, rounds.end);
    for round in rounds {
        let mut command = home.command("setsid", &["sh", "-c", LOOP, "loop", &round.to_string()]);
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // However busy the machine is, something is acknowledged in each library.
        while round == first
            && fs::metadata(home.path("facts")).is_ok_and(|meta| meta.len() == 0)
            && child.try_wait().unwrap().is_none()
        {
            std::thread::sleep(Duration::from_millis(20));
        }
        // Long enough that most rounds acknowledge much.
        std::thread::sleep(Duration::from_millis(20 + dice.below(longest)));
        let group = format!("-{}", child.id());
        let killed = Command::new("kill").args(["-KILL", "--", &group]).status();
        assert!(killed.unwrap().success());
        child.wait().unwrap();
        if round % 10 == 9 || round + 1 == last {
            check(
                &home.library(),
                &fs::read_to_string(home.path("facts")).unwrap(),
            );
        }
    }
    let facts = fs::read_to_string(home.path("facts")).unwrap();
    let said = check(&home.library(), &facts);
    // What the program itself shows is the same.
    let there = said.split(' ').next().unwrap().parse::<usize>().unwrap();
    assert_eq!(home.done(&["annotations", "--json"]).lines().count(), there);
    home.done(&["doctor"]);
    let begun = |line: &&str| line.contains("\"maybe\"") || line.contains("\"or\"");
    facts.lines().filter(|line| !begun(line)).count()
}

/// A01: killed at random while notes are written, tagged and deleted; nothing acknowledged is lost.
#[test]
fn sixty_kills_lose_nothing_that_was_acknowledged() {
    kill(60, 700);
}

/// A01 in full.
#[test]
#[ignore = "takes fifteen minutes"]
fn a_thousand_kills_lose_nothing_that_was_acknowledged() {
    kill(1000, 1500);
}
