//! Saving from the interface while the disk fails: whatever the reader presses, the words are in the note's file, in
//! a draft that the next start offers, or, where nothing at all can be written, on the terminal at the end.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::pty::Screen;
use crate::{files, glose, notes, with_one_article};

/// What is written, and looked for afterwards.
pub const WORDS: &str = "Precious words";

/// What the note is.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    New,
    Existing,
    OnArticle,
}

/// What is pressed once the words are typed, and how the program then ends.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    /// Ctrl-S; then SIGTERM.
    Save,
    /// Escape; then SIGTERM.
    Escape,
    /// Ctrl-S and at once Escape; then SIGTERM.
    SaveEscape,
    /// Escape twice; then SIGTERM.
    EscapeTwice,
    /// Escape, and the key that quits.
    Quit,
    /// Ctrl-S, then SIGKILL.
    Kill,
}

const KINDS: [Kind; 3] = [Kind::New, Kind::Existing, Kind::OnArticle];
const WAYS: [Way; 6] = [
    Way::Save,
    Way::Escape,
    Way::SaveEscape,
    Way::EscapeTwice,
    Way::Quit,
    Way::Kill,
];

/// The calls that writing a note makes.
const CALLS: [&str; 5] = ["openat", "write", "fsync", "rename", "mkdir"];
const ERRORS: [&str; 3] = ["ENOSPC", "EIO", "EROFS"];

fn can_answer(call: &str, error: &str) -> bool {
    !(error == "EROFS" && matches!(call, "write" | "fsync"))
}

/// A disk that fails from the outside, while the program runs.
pub struct Fault(Child);

impl Fault {
    /// Has calls of the running program fail; `None`, with the reason told, where that cannot be done here.
    pub fn begin(home: &Path, process: u32, inject: &str) -> Option<Self> {
        let call = inject.split(':').next().unwrap();
        let mut command = Command::new("strace");
        command
            .args(["-f", "-o"])
            .arg(home.join("log"))
            .args(["-e", &format!("trace={call}")])
            .args(["-e", &format!("inject={inject}")])
            .args(["-p", &process.to_string()]);
        let spawned = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
        let mut child = match spawned {
            Ok(child) => child,
            Err(error) => {
                eprintln!("left out: strace cannot be run here ({error})");
                return None;
            }
        };
        let traced = || {
            let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
            let tracer = status
                .lines()
                .find_map(|line| line.strip_prefix("TracerPid:"));
            tracer.is_some_and(|id| id.trim() != "0")
        };
        let since = Instant::now();
        while !traced() {
            if child.try_wait().unwrap().is_some() || since.elapsed() > Duration::from_secs(20) {
                eprintln!("left out: strace may not trace a running program here");
                return None;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        // It takes the threads one after the other.
        std::thread::sleep(Duration::from_millis(60));
        Some(Self(child))
    }

    /// The disk works again.
    pub fn end(mut self) {
        let id = self.0.id().to_string();
        let _ = Command::new("kill").args(["-s", "INT", &id]).status();
        let _ = self.0.wait();
    }
}

/// Starts the program with a folder for the login below `home`, and more variables set.
pub fn start_with(home: &Path, set: &[(&str, &str)]) -> Screen {
    let runtime = home.join("run").display().to_string();
    let mut all = vec![("XDG_RUNTIME_DIR", runtime.as_str())];
    all.extend(set);
    let program = [env!("CARGO_BIN_EXE_glose")];
    Screen::start_program(home, &program, "en_CA", (100, 30), &all)
}

/// The program with the words typed into a note of a kind.
pub fn typed(home: &Path, kind: Kind) -> Screen {
    with_one_article(home);
    if matches!(kind, Kind::Existing) {
        let note = [
            "note", "le-canal", "--quote", "capteurs", "--text", "Before.",
        ];
        assert!(glose(home, &note).status.success());
    }
    let mut screen = start_with(home, &[]);
    screen.wait("Le canal");
    screen.settle();
    screen.keys("\r");
    screen.wait("comptent");
    match kind {
        Kind::New => screen.keys("a"),
        Kind::OnArticle => screen.keys("A"),
        Kind::Existing => {
            screen.keys("\t");
            screen.keys("e");
        }
    }
    screen.wait("tags:");
    screen.keys(&format!(" {WORDS}"));
    screen.wait(WORDS);
    screen
}

/// Asks the program to end until it does. The handler of a signal writes to a pipe, which may be the very call that
/// fails: so it is sent again.
fn terminate(screen: &mut Screen) {
    let since = Instant::now();
    while !screen.has_ended() && since.elapsed() < Duration::from_secs(40) {
        screen.signal("TERM");
        screen.settle();
        std::thread::sleep(Duration::from_millis(300));
    }
}

fn press(screen: &mut Screen, way: Way) {
    match way {
        Way::Save | Way::Kill => screen.keys("\x13"),
        Way::Escape => screen.keys("\x1b"),
        Way::SaveEscape => {
            screen.keys("\x13");
            screen.keys("\x1b");
        }
        Way::EscapeTwice => {
            screen.keys("\x1b");
            std::thread::sleep(Duration::from_millis(80));
            screen.keys("\x1b");
        }
        Way::Quit => {
            screen.keys("\x1b");
            std::thread::sleep(Duration::from_millis(80));
            screen.keys("Q");
        }
    }
}

/// Whether the words are in a note of the library.
pub fn is_kept(home: &Path) -> bool {
    notes(home).iter().any(|note| note.contains(WORDS))
}

/// Runs one case; false where it cannot be run here.
fn run(kind: Kind, way: Way, inject: &str) -> bool {
    let what = format!("{kind:?} {way:?} {inject}");
    let home = tempfile::tempdir().unwrap();
    let mut screen = typed(home.path(), kind);
    if inject.starts_with("write") && inject.ends_with('+') {
        // Not even the terminal can be written then: all that can be saved was saved before.
        screen.wait("draft kept");
    }
    let Some(fault) = Fault::begin(home.path(), screen.process(), inject) else {
        return false;
    };
    press(&mut screen, way);
    screen.settle();
    let shown_as_kept = screen.text().contains('✔');
    if way == Way::Kill {
        screen.kill();
        fault.end();
    } else {
        terminate(&mut screen);
        let (bytes, ..) = screen.end_with();
        fault.end();
        let said = String::from_utf8_lossy(&bytes);
        let after = said.rsplit("\u{1b}[?1049l").next().unwrap_or_default();
        if after.contains(WORDS) {
            return true;
        }
    }
    if is_kept(home.path()) {
        return true;
    }
    assert!(!shown_as_kept, "{what}: it is shown as kept and is not");
    let drafts = files(&home.path().join("state"));
    let mut screen = start_with(home.path(), &[]);
    screen.wait_for(
        &format!("{what}: the words as a draft ({drafts:?})"),
        |text| text.contains(WORDS),
    );
    screen.keys("\x1b");
    screen.wait_for(&format!("{what}: ✔"), |text| text.contains('✔'));
    screen.keys("Q");
    assert!(screen.end());
    assert!(is_kept(home.path()), "{what}");
    true
}

/// H01: one call fails, the first of its kind after the words were typed, or all of them.
#[test]
fn words_survive_a_disk_that_fails_whatever_is_pressed() {
    for (at, way) in WAYS.into_iter().enumerate() {
        for (nth, kind) in KINDS.into_iter().enumerate() {
            let call = CALLS[(at + 2 * nth + 2) % CALLS.len()];
            let error = ERRORS[(at + nth) % 2];
            // Where nothing can be written any more, what is killed without a word cannot be saved.
            let when = if way != Way::Kill && (at + nth) % 2 == 0 {
                "1+"
            } else {
                "1"
            };
            if !run(kind, way, &format!("{call}:error={error}:when={when}")) {
                return;
            }
        }
    }
}

/// H01 in full: the Nth call of each kind, with each error, and each kill.
#[test]
#[ignore = "takes an hour"]
fn words_survive_every_failing_call_whatever_is_pressed() {
    let mut runs = 0;
    for kind in KINDS {
        for way in WAYS {
            for call in CALLS {
                for nth in 1..=3 {
                    for error in ERRORS.into_iter().filter(|error| can_answer(call, error)) {
                        let inject = format!("{call}:error={error}:when={nth}");
                        if !run(kind, way, &inject) {
                            return;
                        }
                        runs += 1;
                    }
                }
                if way != Way::Kill {
                    assert!(run(kind, way, &format!("{call}:error=ENOSPC:when=1+")));
                    runs += 1;
                }
            }
        }
        eprintln!("{kind:?}: {runs} runs, none lost");
    }
}

/// The program with an editor open on a note or on the article, in which the words are written by now.
fn edited(home: &Path, of_article: bool) -> Screen {
    with_one_article(home);
    let line =
        format!("echo '{WORDS}' >> \"$1\"; touch written; while ! test -e go; do sleep 0.02; done");
    let script = home.join("editor.sh");
    fs::write(&script, line).unwrap();
    let editor = format!("/bin/sh {}", script.display());
    let set = [("EDITOR", editor.as_str()), ("VISUAL", editor.as_str())];
    let mut screen = start_with(home, &set);
    screen.wait("Le canal");
    screen.settle();
    screen.keys("\r");
    screen.wait("comptent");
    if of_article {
        screen.keys("E");
    } else {
        screen.keys("a");
        screen.wait("tags:");
        screen.keys("\u{5}");
    }
    while !home.join("written").exists() {
        std::thread::sleep(Duration::from_millis(10));
    }
    screen
}

/// Every text below a folder that holds the words.
pub fn holding(folder: &Path) -> usize {
    let files = files(folder).into_iter();
    files
        .filter(|path| path.extension().is_some_and(|ext| ext == "md"))
        .filter(|path| fs::read_to_string(path).is_ok_and(|text| text.contains(WORDS)))
        .count()
}

/// Runs one case of a disk that fails once the editor has ended; false where it cannot be run here.
fn run_editor(of_article: bool, kills: bool, inject: &str) -> bool {
    let what = format!("article: {of_article}, killed: {kills}, {inject}");
    let home = tempfile::tempdir().unwrap();
    let mut screen = edited(home.path(), of_article);
    let Some(fault) = Fault::begin(home.path(), screen.process(), inject) else {
        return false;
    };
    fs::write(home.path().join("go"), "").unwrap();
    screen.settle();
    std::thread::sleep(Duration::from_millis(200));
    if !kills {
        terminate(&mut screen);
    }
    if screen.has_ended() {
        screen.code();
    } else {
        screen.kill();
    }
    fault.end();
    let kept = holding(&home.path().join("data"));
    assert!(
        kept + holding(&home.path().join("state")) + holding(&home.path().join("run")) > 0,
        "{what}: the words are nowhere"
    );
    if kept == 0 {
        let mut screen = start_with(home.path(), &[]);
        let offered = if of_article {
            "A text that the editor left"
        } else {
            WORDS
        };
        screen.wait_for(&format!("{what}: the offer"), |text| text.contains(offered));
        screen.keys(if of_article { "t" } else { "\u{1b}" });
        screen.wait_for(&format!("{what}: ✔"), |text| text.contains('✔'));
        screen.keys("Q");
        assert!(screen.end());
        assert!(holding(&home.path().join("data")) > 0, "{what}");
    }
    true
}

/// H03: the disk fails once the editor has ended: what was written in it is in the library, a draft, or its file,
/// and is offered.
#[test]
fn words_of_an_editor_survive_a_disk_that_fails_after_it() {
    for (at, call) in CALLS.into_iter().enumerate() {
        let error = ERRORS[at % 2];
        let when = if at % 2 == 0 { "1+" } else { "1" };
        let inject = format!("{call}:error={error}:when={when}");
        if !run_editor(at % 2 == 1, at % 3 == 0, &inject) {
            return;
        }
    }
}

/// H03 in full.
#[test]
#[ignore = "takes minutes"]
fn words_of_an_editor_survive_every_failing_call_after_it() {
    for of_article in [false, true] {
        for kills in [false, true] {
            for call in CALLS {
                for when in ["1", "2", "3", "1+"] {
                    let inject = format!("{call}:error=ENOSPC:when={when}");
                    if !run_editor(of_article, kills, &inject) {
                        return;
                    }
                }
            }
        }
    }
}
