//! Short writes, interrupted calls, failing closes, and clocks that jump: a small library stands before the C one.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::process::Output;

use serde_json::json;

use crate::check::check;
use crate::home::{GLOSE, Home, said};
use crate::preload::made;

fn run(home: &Home, shim: &str, set: &[(&str, &str)], words: &[&str]) -> Output {
    let mut command = home.command(GLOSE, words);
    command.env("LD_PRELOAD", shim).envs(set.iter().copied());
    command.output().unwrap()
}

/// A05, A07: writes of one byte and interrupted calls are gone on with; a close that says that it failed, after
/// the bytes were flushed, changes nothing.
#[test]
fn short_writes_interruptions_and_failing_closes_lose_nothing() {
    for set in [("SHIM_SHORT", "1"), ("SHIM_CLOSE", "1")] {
        let home = Home::with_article();
        let Some(shim) = made(&home.path("")) else {
            return;
        };
        let set = [set];
        let does = |words: &[&str]| {
            let ran = run(&home, &shim, &set, words);
            assert!(
                ran.status.success(),
                "{set:?} {words:?}: {ran:?} {}",
                said(&ran)
            );
            String::from_utf8(ran.stdout).unwrap()
        };
        let mut facts = String::new();
        let mut ids = Vec::new();
        for text in ["begin one end", "begin deux é end"] {
            let said = does(&["note", "le-canal", "--quote", "comptent", "--text", text]);
            let id = said.lines().last().unwrap().to_owned();
            writeln!(facts, "{}", json!({"id": id, "text": text})).unwrap();
            ids.push(id);
        }
        does(&["tag", &ids[0], "+fait"]);
        writeln!(facts, "{}", json!({"id": ids[0], "tag": "fait"})).unwrap();
        does(&["delete", &ids[1]]);
        writeln!(facts, "{}", json!({"id": ids[1], "gone": true})).unwrap();
        does(&["export", "-o", "out.md"]);
        assert!(
            fs::read_to_string(home.path("out.md"))
                .unwrap()
                .contains("begin one end")
        );
        check(&home.library(), &facts);
        assert!(home.done(&["annotations"]).contains("begin one end"));
        home.done(&["doctor"]);
    }
}

/// Seconds by which the clock is wrong, one after the other.
fn jumps() -> Vec<i64> {
    let day = 86_400_i64;
    let now = std::time::SystemTime::UNIX_EPOCH
        .elapsed()
        .unwrap()
        .as_secs() as i64;
    // The end of 2016 had a leap second; summer time ended in Paris and in New York in 2025.
    let moments = [
        1_483_228_799,
        1_483_228_800,
        1_761_440_399,
        1_761_440_400,
        1_762_063_199,
        1_762_063_200,
    ];
    let mut jumps = vec![0, -day, 3653 * day, 0, -40 * 365 * day, 1];
    jumps.extend(moments.iter().map(|moment| moment - now));
    jumps
}

/// Everything that reads ends well with a clock that is set so.
fn all_is_shown(home: &Home, shim: &str, set: &[(&str, &str)]) {
    for words in [
        &["list"][..],
        &["annotations"],
        &["search", "capteurs"],
        &["export"],
    ] {
        let ran = run(home, shim, set, words);
        assert!(
            ran.status.success(),
            "{set:?} {words:?}: {ran:?} {}",
            said(&ran)
        );
    }
}

/// A19: the clock jumps back a day, ten years on, across the end of a leap second's day and of summer time, in
/// several time zones: ids are distinct, every note is shown, and what is found by date is told.
#[test]
fn jumping_clocks_hide_no_note_and_repeat_no_id() {
    let home = Home::with_article();
    let Some(shim) = made(&home.path("")) else {
        return;
    };
    let jumps = jumps();
    let mut facts = String::new();
    let mut ids = BTreeSet::new();
    for (at, jump) in jumps.iter().enumerate() {
        let zone = [
            "UTC",
            "Europe/Paris",
            "America/New_York",
            "Pacific/Apia",
            "Nowhere/At_All",
        ][at % 5];
        let text = format!("begin {at} end");
        let jump = jump.to_string();
        let set = [("SHIM_SECONDS", jump.as_str()), ("TZ", zone)];
        let words = ["note", "le-canal", "--quote", "comptent", "--text", &text];
        let ran = run(&home, &shim, &set, &words);
        assert!(ran.status.success(), "{set:?}: {ran:?}");
        let out = String::from_utf8(ran.stdout).unwrap();
        let id = out.lines().last().unwrap().to_owned();
        writeln!(facts, "{}", json!({"id": id, "text": text})).unwrap();
        assert!(ids.insert(id), "{set:?}");
        all_is_shown(&home, &shim, &set);
    }
    check(&home.library(), &facts);
    let shown = home.done(&["annotations", "--json"]);
    assert_eq!(shown.lines().count(), jumps.len());
    assert!(ids.iter().all(|id| shown.contains(id)));
    // What was made in the future is changed and deleted as anything else.
    let id = ids.iter().next_back().unwrap();
    home.done(&["tag", id, "+plus-tard"]);
    home.done(&["delete", id]);
    writeln!(facts, "{}", json!({"id": id, "gone": true})).unwrap();
    check(&home.library(), &facts);
    home.done(&["doctor"]);
}
