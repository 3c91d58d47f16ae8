//! Eight processes on one library, two of them interfaces: what each was told is done is there at the end.
//!
//! A short run by default; `GLOSE_SOAK_SECONDS=600 cargo test --test soak` runs for ten minutes. What was
//! acknowledged is checked by `tests/check_soak.py`, which shares no code with the program.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::missing_panics_doc,
    missing_docs,
    dead_code,
    reason = "a test fails by panicking and says what it found; helpers are shared with other tests"
)]

#[path = "soak/actor.rs"]
mod actor;
#[path = "durability/home.rs"]
mod home;
mod pty;
#[path = "soak/window.rs"]
mod window;

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use home::Home;
use serde_json::Value;

/// How many commands run at a time; as many shells.
const SHELLS: usize = 6;
/// How many interfaces.
const WINDOWS: usize = 2;

/// When the actors stop: after a time, or after so many acts each.
#[derive(Clone, Copy)]
pub struct Until {
    end: Option<Instant>,
    acts: usize,
}

impl Until {
    fn new() -> Self {
        let seconds = std::env::var("GLOSE_SOAK_SECONDS").ok();
        let seconds: Option<u64> = seconds.and_then(|text| text.parse().ok());
        Self {
            end: seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds)),
            acts: 9,
        }
    }

    pub fn goes_on(&self, done: usize) -> bool {
        self.end
            .map_or(done < self.acts, |end| Instant::now() < end)
    }
}

/// What was acknowledged, one act a line.
pub struct Log(Mutex<File>);

impl Log {
    pub fn write(&self, act: &Value) {
        writeln!(self.0.lock().unwrap(), "{act}").unwrap();
    }
}

fn count(home: &Home, words: &[&str]) -> usize {
    let ran = home.run(words);
    String::from_utf8_lossy(&ran.stdout).lines().count()
}

fn files_below(folder: &Path) -> usize {
    home::files(folder).len()
}

/// Whether the files are as a log says, and what the checker said; `None` where there is no Python.
fn check(library: &Path, log: &Path) -> Option<(bool, String)> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check_soak.py");
    let checked = Command::new("python3")
        .arg(script)
        .arg(library)
        .arg(log)
        .output();
    let Ok(checked) = checked else {
        eprintln!("left out: the checker needs python3");
        return None;
    };
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    Some((
        checked.status.success(),
        said + &String::from_utf8_lossy(&checked.stderr),
    ))
}

#[test]
fn the_checker_finds_what_is_missing() {
    let home = Home::with_article();
    home.note("mot");
    home.done(&["tag", "le-canal", "+eau"]);
    let log = home.path("acts");
    for (acts, right) in [
        (r#"{"note": "mot", "there": true}"#, true),
        (r#"{"note": "mot", "there": false}"#, false),
        (r#"{"note": "autre", "there": true}"#, false),
        (r#"{"article": "capteurs", "there": true}"#, true),
        (r#"{"article": "absent", "there": true}"#, false),
        (r#"{"tag": "eau", "on": "capteurs", "there": true}"#, true),
        (r#"{"tag": "feu", "on": "capteurs", "there": true}"#, false),
        (r#"{"status": "done", "on": "capteurs"}"#, false),
        (r#"{"search": "a", "there": true}"#, false),
        (r#"{"search": "a", "there": null}"#, true),
    ] {
        fs::write(&log, format!("{acts}\n")).unwrap();
        let Some((found, said)) = check(&home.library(), &log) else {
            return;
        };
        assert_eq!(found, right, "{acts}: {said}");
    }
}

#[test]
fn what_eight_processes_were_told_is_done_is_there() {
    let home = Home::with_article();
    for name in ["Alizarine", "Bergamote", "Partagé"] {
        let word = actor::word_of(name);
        let text = format!("# {name}\n\nLes capteurs comptent les vélos, {word}.\n");
        let file = format!("{word}.md");
        fs::write(home.path(&file), text).unwrap();
        home.done(&["add", &file]);
    }
    fs::create_dir_all(home.path("home")).unwrap();
    let log = Log(Mutex::new(File::create(home.path("acts")).unwrap()));
    let until = Until::new();
    let done: usize = std::thread::scope(|scope| {
        let mut threads = Vec::new();
        for at in 0..SHELLS {
            let (home, log) = (&home, &log);
            threads.push(scope.spawn(move || actor::Actor::new(home, log, at).act(until)));
        }
        for at in 0..WINDOWS {
            let (home, log) = (&home, &log);
            threads.push(scope.spawn(move || window::act(home, log, at, until)));
        }
        threads.into_iter().map(|one| one.join().unwrap()).sum()
    });
    let library = home.library();
    if let Some((right, said)) = check(&library, &home.path("acts")) {
        eprintln!("{done} acts; {said}");
        assert!(right, "{said}");
    }
    assert_eq!(
        count(&home, &["list", "--json"]),
        files_below(&library.join("articles"))
    );
    assert_eq!(
        count(&home, &["annotations", "--json"]),
        files_below(&library.join("notes"))
    );
    home.done(&["doctor"]);
}
