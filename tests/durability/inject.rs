//! A kill or a failure at the Nth call of a kind, N = 1, 2, 3… until the program completes.

use std::fmt::Write as _;
use std::fs;
use std::process::Output;

use crate::check::check;
use crate::home::{Home, files, said};

/// The calls of which every one is tried, and those of which the short run tries some.
const WRITES: [&str; 5] = ["fsync", "rename", "mkdir", "ftruncate", "unlink"];
/// (A failing `close` is not among them: files are flushed before it, and a folder's cannot fail.)
const MANY: [&str; 3] = ["write", "openat", "fdatasync"];

/// Whether calls can be failed here; says why not.
fn can_inject(home: &Home) -> bool {
    let ran = home
        .command(
            "strace",
            &[
                "-f",
                "-e",
                "inject=fsync:error=EIO:when=1000",
                "-o",
                "log",
                "true",
            ],
        )
        .output();
    let can = ran.as_ref().is_ok_and(|ran| ran.status.success());
    if !can {
        eprintln!("left out: strace is missing or may not trace here ({ran:?})");
    }
    can
}

/// Runs one `glose note` with what is done to a call; what came out, and whether it was done.
fn note(home: &Home, call: &str, fault: &str, nth: u32, text: &str) -> (Output, bool) {
    let trace = format!("trace={call}");
    let inject = format!("inject={call}:{fault}:when={nth}");
    let words = [
        "-f",
        "-o",
        "log",
        "-e",
        &trace,
        "-e",
        &inject,
        env!("CARGO_BIN_EXE_glose"),
        "note",
    ];
    let rest = ["le-canal", "--quote", "comptent", "--text", text, "--json"];
    let ran = home
        .command("strace", &[&words[..], &rest[..]].concat())
        .output()
        .unwrap();
    let log = String::from_utf8_lossy(&fs::read(home.path("log")).unwrap()).into_owned();
    (
        ran,
        log.contains("INJECTED") || log.contains("killed by SIGKILL"),
    )
}

/// Does one thing to every `stride`th call of each kind.
fn everywhere(fault: &str, many: u32) {
    let home = Home::with_article();
    if !can_inject(&home) {
        return;
    }
    let (mut facts, mut runs, mut acknowledged) = (String::new(), 0, 0);
    let calls = WRITES
        .iter()
        .map(|call| (*call, 1))
        .chain(MANY.iter().map(|call| (*call, many)));
    for (call, stride) in calls {
        let mut nth = 1;
        loop {
            let text = format!("begin {call} {nth} end");
            let (ran, was_done) = note(&home, call, fault, nth, &text);
            let said = said(&ran);
            runs += 1;
            if std::env::var_os("GLOSE_TELL").is_some() {
                eprintln!("{call} {nth} {:?} {said}", ran.status.code());
            }
            if ran.status.success() {
                let out = String::from_utf8_lossy(&ran.stdout);
                let Ok(json) = serde_json::from_str::<serde_json::Value>(out.trim()) else {
                    panic!("{call} {nth}: ended well without a note: {out:?} {said}");
                };
                let fact = serde_json::json!({"id": json["id"], "text": text});
                writeln!(facts, "{fact}").unwrap();
                acknowledged += 1;
            } else if fault.starts_with("error") {
                assert!(
                    ran.status.code() == Some(3) || !said.is_empty(),
                    "{call} {nth}: {ran:?}"
                );
            }
            check(&home.library(), &facts);
            if fault.starts_with("error") && call != "unlink" {
                let left = files(&home.library().join("notes")).into_iter();
                let left: Vec<_> = left
                    .filter(|path| path.extension().is_some_and(|e| e == "tmp"))
                    .collect();
                assert!(left.is_empty(), "{call} {nth}: {left:?}");
            }
            // What a killed process left is removed by the next, so that removals never come to an end.
            if !was_done || (call == "unlink" && nth >= 12) {
                break;
            }
            nth += stride;
        }
    }
    eprintln!("{fault}: {runs} runs, {}", check(&home.library(), &facts));
    assert!(acknowledged > 0);
    // A run without faults mends what was left, and shows every note.
    home.note("begin last end");
    let shown = home.done(&["annotations", "--json"]);
    for fact in facts.lines() {
        let fact: serde_json::Value = serde_json::from_str(fact).unwrap();
        assert!(
            shown.contains(fact["id"].as_str().unwrap()),
            "{fact} is not shown"
        );
    }
    home.done(&["doctor"]);
}

/// A02: killed just before a call.
#[test]
fn a_kill_at_any_call_leaves_old_or_new() {
    everywhere("signal=KILL", 7);
}

/// A05: the disk fails at a call.
#[test]
fn a_failing_disk_is_never_taken_for_a_saved_note() {
    everywhere("error=EIO", 7);
}

/// A06: the disk is full at a call.
#[test]
fn a_full_disk_is_never_taken_for_a_saved_note() {
    everywhere("error=ENOSPC", 7);
}

/// A02, A05, A06, A07 in full: every call of every kind, and the rarer failures.
#[test]
#[ignore = "takes ten minutes"]
fn every_call_fails_in_every_way_and_no_acknowledged_note_is_lost() {
    for fault in [
        "signal=KILL",
        "error=EIO",
        "error=ENOSPC",
        "error=EDQUOT",
        "error=EROFS",
        "error=EACCES",
        "error=EMFILE",
        "error=EINTR",
    ] {
        everywhere(fault, 1);
    }
}
