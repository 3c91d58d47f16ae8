//! What an article leads to is shown, and opened with the system's program where it may be; nothing else is handed to it.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::glose;
use crate::pty::Screen;

/// What the system's program was given, one line a call: how many arguments, and the arguments.
fn opened(home: &Path) -> Vec<String> {
    let log = fs::read_to_string(home.join("opened")).unwrap_or_default();
    log.lines().map(str::to_owned).collect()
}

/// The interface with articles of these addresses, and a program in the place of the system's that writes down what
/// it is given.
fn start(home: &Path, files: &[(&str, &str)]) -> Screen {
    for (name, text) in files {
        let file = home.join(name);
        fs::write(&file, text).unwrap();
        let added = glose(home, &["add", file.to_str().unwrap()]);
        assert!(added.status.success(), "{added:?}");
    }
    let bin = home.join("bin");
    fs::create_dir_all(&bin).unwrap();
    let log = home.join("opened");
    for name in ["xdg-open", "open"] {
        let program = bin.join(name);
        let script = format!(
            "#!/bin/sh\nprintf '%s %s\\n' \"$#\" \"$*\" >> '{}'\n",
            log.display()
        );
        fs::write(&program, script).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let path = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{path}", bin.display());
    let words = [env!("CARGO_BIN_EXE_glose")];
    Screen::start_program(home, &words, "en_CA", (100, 30), &[("PATH", &path)])
}

/// Waits until the program in the system's place was called so often.
fn wait_for_calls(home: &Path, count: usize) -> Vec<String> {
    let since = Instant::now();
    loop {
        let calls = opened(home);
        if calls.len() >= count {
            return calls;
        }
        assert!(since.elapsed() < Duration::from_mins(1), "{calls:?}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// The children of a process that have ended and that nobody asked about.
fn defunct(parent: u32) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc").unwrap().flatten() {
        let stat = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        // Behind the name, which may hold anything: the state and the parent.
        let Some((_, rest)) = stat.rsplit_once(')') else {
            continue;
        };
        let mut fields = rest.split_whitespace();
        if fields.next() == Some("Z") && fields.next() == Some(&parent.to_string()) {
            found.push(stat);
        }
    }
    found
}

/// Waits until no child of a process is defunct; one that has just ended may be for a moment.
fn leaves_none_behind(parent: u32) {
    if !Path::new("/proc/self/stat").exists() {
        return;
    }
    let since = Instant::now();
    while !defunct(parent).is_empty() {
        assert!(
            since.elapsed() < Duration::from_secs(20),
            "{:?}",
            defunct(parent)
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// An article with one link.
fn linked(to: &str) -> String {
    format!("# Links\n\nThis [way](<{to}>) leads on.\n")
}

/// The interface where the one link of an article was just followed.
fn follow(home: &Path, link: &str) -> Screen {
    let mut screen = start(home, &[("a.md", &linked(link))]);
    screen.wait("Links");
    screen.settle();
    screen.keys("\r");
    screen.wait("leads on");
    screen.settle();
    screen.keys("f");
    screen.settle();
    screen.keys("a");
    screen
}

/// The original of an article opens with exactly its address, which stands on the screen before.
#[test]
fn the_source_of_an_article_is_shown_and_then_opened() {
    for (source, opens, shows) in [
        (
            "https://example.org/a?b=c&d=%20e#f",
            "https://example.org/a?b=c&d=%20e#f",
            "Opening: https://example.org/a?b=c&d=%20e#f",
        ),
        (
            "HTTP://example.org/port",
            "http://example.org/port",
            "Opening: http://example.org/port",
        ),
    ] {
        let home = tempfile::tempdir().unwrap();
        let text = format!("---\ntitle: Harbour\nsource: \"{source}\"\n---\nBoats.\n");
        let mut screen = start(home.path(), &[("a.md", &text)]);
        screen.wait("Harbour");
        screen.settle();
        screen.keys("o");
        screen.wait(shows);
        assert_eq!(wait_for_calls(home.path(), 1), [format!("1 {opens}")]);
        leaves_none_behind(screen.process());
        screen.keys("Q");
        assert!(screen.end());
    }
}

/// A link opens where it leads to the web or to somebody, without what it would have a mail program attach.
#[test]
fn links_to_the_web_and_to_somebody_are_shown_and_then_opened() {
    for (link, opens) in [
        ("https://example.org/x", "https://example.org/x"),
        (
            "mailto:a@example.org?subject=Hello%20you",
            "mailto:a@example.org?subject=Hello%20you",
        ),
        (
            "MAILTO:x@y.example?attach=/etc/passwd",
            "mailto:x@y.example",
        ),
        (
            "mailto:x@y.example?attach=/etc/passwd&Subject=Hi&bcc=z@y.example",
            "mailto:x@y.example?Subject=Hi",
        ),
    ] {
        let home = tempfile::tempdir().unwrap();
        let mut screen = follow(home.path(), link);
        screen.wait_for(opens, |text| {
            let shown = text.lines().find(|line| line.contains("Opening: "));
            shown.is_some_and(|line| line.contains(opens) && !line.contains("attach"))
        });
        assert_eq!(wait_for_calls(home.path(), 1), [format!("1 {opens}")]);
        leaves_none_behind(screen.process());
        screen.keys("Q");
        assert!(screen.end());
    }
}

/// An article whose address was written into the library by another program.
fn from_elsewhere(home: &Path, source: &str) {
    let mut screen = start(home, &[("a.md", "# Harbour\n\nBoats.\n")]);
    screen.wait("Harbour");
    let path = home.join("data/glose/articles/harbour.md");
    let text = fs::read_to_string(&path).unwrap();
    let lines = text.lines().map(|line| {
        if line.starts_with("source:") {
            format!("source: \"{source}\"")
        } else {
            line.to_owned()
        }
    });
    let text: Vec<String> = lines.collect();
    assert!(text.iter().any(|line| line.contains(source)), "{text:?}");
    fs::write(&path, text.join("\n")).unwrap();
    screen.keys("Q");
    assert!(screen.end());
}

/// What would read, run or reach anything else is not handed to the system, and that is said.
#[test]
fn what_may_not_be_opened_is_said_and_not_opened() {
    let home = tempfile::tempdir().unwrap();
    let desktop = home.path().join("x.desktop");
    fs::write(&desktop, "[Desktop Entry]\nExec=touch /tmp/x\n").unwrap();
    let desktop = desktop.to_str().unwrap();
    let file = format!("file://{desktop}");
    for link in [
        "/etc/passwd",
        desktop,
        &file,
        "FILE:///etc/passwd",
        "javascript:alert(1)",
        "mailto:?attach=/etc/passwd",
    ] {
        let home = tempfile::tempdir().unwrap();
        let mut screen = follow(home.path(), link);
        screen.wait_for(link, |text| {
            text.contains("Cannot open") || text.contains("No link")
        });
        screen.settle();
        std::thread::sleep(Duration::from_millis(500));
        assert_eq!(opened(home.path()), [""; 0], "{link}");
        leaves_none_behind(screen.process());
        screen.keys("Q");
        assert!(screen.end());
    }
    for source in ["/etc/passwd", desktop, &file, "javascript:alert(1)"] {
        let home = tempfile::tempdir().unwrap();
        from_elsewhere(home.path(), source);
        let mut screen = start(home.path(), &[]);
        screen.wait("Harbour");
        screen.settle();
        screen.keys("\r");
        screen.wait("Boats.");
        screen.settle();
        screen.keys("o");
        screen.wait_for(source, |text| {
            text.contains("Cannot open") || text.contains("not known")
        });
        screen.settle();
        std::thread::sleep(Duration::from_millis(500));
        assert_eq!(opened(home.path()), [""; 0], "{source}");
        screen.keys("Q");
        assert!(screen.end());
    }
}

/// A file opens where the reader added it from there.
#[test]
fn a_file_that_the_reader_added_is_shown_and_opened() {
    let home = tempfile::tempdir().unwrap();
    let mut screen = start(home.path(), &[("a.md", "# Harbour\n\nBoats.\n")]);
    screen.wait("Harbour");
    screen.settle();
    screen.keys("o");
    screen.wait("Opening: ");
    let path = home.path().join("a.md");
    let calls = wait_for_calls(home.path(), 1);
    assert_eq!(calls, [format!("1 {}", path.display())]);
    leaves_none_behind(screen.process());
    screen.keys("Q");
    assert!(screen.end());
}
