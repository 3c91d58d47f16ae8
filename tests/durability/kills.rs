//! Kills at any moment.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::check::check;
use crate::home::{Dice, Home};

/// Writes, tags and deletes notes for ever; tells each thing on a line once it is acknowledged.
const LOOP: &str = r#"
i=0
while :; do
  i=$((i + 1))
  id=$("$GLOSE" note le-canal --quote comptent --text "begin $1 $i end" | tail -n 1)
  test -n "$id" || exit
  echo "{\"id\":\"$id\",\"text\":\"begin $1 $i end\"}" >> facts
  "$GLOSE" tag "$id" +fait > /dev/null || exit
  echo "{\"id\":\"$id\",\"tag\":\"fait\"}" >> facts
  if test $((i % 2)) = 0; then
    echo "{\"id\":\"$id\",\"maybe\":true}" >> facts
    "$GLOSE" delete "$id" > /dev/null || exit
    echo "{\"id\":\"$id\",\"gone\":true}" >> facts
  fi
done
"#;

/// Kills the loop so many times; checks after every tenth and at the end.
fn kill(times: u64) {
    let home = Home::with_article();
    fs::write(home.path("facts"), "").unwrap();
    let mut dice = Dice(times);
    for round in 1..=times {
        let mut command = home.command("setsid", &["sh", "-c", LOOP, "loop", &round.to_string()]);
        let mut child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Long enough, on a slow machine too, that most rounds acknowledge something.
        std::thread::sleep(Duration::from_millis(20 + dice.below(700)));
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
        facts.lines().filter(|l| !l.contains("maybe")).count()
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
    kill(60);
}

/// A01 in full.
#[test]
#[ignore = "takes ten minutes"]
fn a_thousand_kills_lose_nothing_that_was_acknowledged() {
    kill(1000);
}
