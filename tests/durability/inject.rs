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

/// Brings files and index back to how they were kept, so that each run makes the same calls.
fn as_before(home: &Home) {
    let line = "rm -rf data cache && cp -a kept/data kept/cache .";
    assert!(home.shell(line).status.success());
}

/// Does one thing to every `stride`th call of each kind, on the same library each time.
fn everywhere(fault: &str, many: u32) {
    let home = Home::with_article();
    if !can_inject(&home) {
        return;
    }
    let mut facts = String::new();
    for text in ["begin one end", "begin two end"] {
        let fact = serde_json::json!({"id": home.note(text), "text": text});
        writeln!(facts, "{fact}").unwrap();
    }
    let kept = home.shell("mkdir kept && cp -a data cache kept");
    assert!(kept.status.success());
    let (mut runs, mut acknowledged) = (0, 0);
    let calls = WRITES.iter().map(|call| (*call, 1));
    for (call, stride) in calls.chain(MANY.iter().map(|call| (*call, many))) {
        let mut nth = 1;
        loop {
            as_before(&home);
            let (ran, was_done) = note(&home, call, fault, nth, "begin three end");
            let what = format!("{fault}, {call} {nth}");
            acknowledged += u32::from(judge(&home, &ran, &facts, &what));
            runs += 1;
            if !was_done {
                break;
            }
            nth += stride;
        }
    }
    eprintln!("{fault}: {runs} runs, {acknowledged} acknowledged, none lost");
    assert!(acknowledged > 0);
}

/// Judges what one run left; whether it acknowledged its note.
fn judge(home: &Home, ran: &Output, facts: &str, what: &str) -> bool {
    let said = said(ran);
    if std::env::var_os("GLOSE_TELL").is_some() {
        eprintln!("{what}: {:?} {said}", ran.status.code());
    }
    let mut facts = facts.to_owned();
    if ran.status.success() {
        let out = String::from_utf8_lossy(&ran.stdout);
        let Ok(json) = serde_json::from_str::<serde_json::Value>(out.trim()) else {
            panic!("{what}: ended well without a note: {out:?} {said}");
        };
        let fact = serde_json::json!({"id": json["id"], "text": "begin three end"});
        writeln!(facts, "{fact}").unwrap();
    } else if what.starts_with("error") {
        assert!(
            ran.status.code() == Some(3) || !said.is_empty(),
            "{what}: {ran:?}"
        );
    }
    check(&home.library(), &facts);
    if what.starts_with("error") {
        let left = files(&home.library().join("notes")).into_iter();
        let left: Vec<_> = left
            .filter(|path| path.extension().is_some_and(|ending| ending == "tmp"))
            .collect();
        assert!(
            left.is_empty() || what.contains("unlink"),
            "{what}: {left:?}"
        );
    }
    // The next run, without faults, shows every note that was acknowledged.
    let shown = home.done(&["annotations", "--json"]);
    for fact in facts.lines() {
        let fact: serde_json::Value = serde_json::from_str(fact).unwrap();
        let id = fact["id"].as_str().unwrap();
        assert!(shown.contains(id), "{what}: {id} is not shown: {shown}");
    }
    ran.status.success()
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
