//! Opening an address or a file with the system's program.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use url::Url;

use crate::tui::port::{Event, TerminalEvent};
use crate::workspace::Workspace;

/// Endings of files that a system runs, or that name what it runs.
const RUN: &[&str] = &[
    "app", "appimage", "bat", "cmd", "com", "command", "desktop", "exe", "jar", "js", "jse", "lnk",
    "msi", "pif", "ps1", "reg", "run", "scr", "sh", "terminal", "tool", "url", "vbe", "vbs",
    "webloc", "workflow", "wsf",
];

/// What may be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Target {
    /// What the system's program is given.
    open: String,
    /// What the reader is shown: the address with its host as it reads, or as ASCII where that would deceive.
    shown: String,
}

/// What a text leads to: an address of the web, somebody's address with its subject, or a file that the reader
/// added from there (`is_own`) and that nothing would run. `None` for all else.
fn target(text: &str, is_own: impl Fn(&str) -> bool) -> Option<Target> {
    let text = text.trim();
    if text.is_empty() || text.chars().any(char::is_control) {
        return None;
    }
    if text.starts_with('/') {
        let opens = is_own(text) && is_harmless(Path::new(text));
        return opens.then(|| Target {
            open: text.to_owned(),
            shown: text.to_owned(),
        });
    }
    let url = Url::parse(text).ok()?;
    match url.scheme() {
        "http" | "https" => {
            let ascii = url.host_str().filter(|host| !host.is_empty())?;
            Some(Target {
                open: url.to_string(),
                shown: shown(text, ascii),
            })
        }
        "mailto" => mail(&url),
        _ => None,
    }
}

/// How long an address stands on the screen before it is opened.
const SHOWN_BEFORE: Duration = Duration::from_millis(300);

/// Opens what may be opened on a thread of its own: its address is shown first, so that the reader sees where a link
/// leads before anything follows it.
pub(super) fn begin(workspace: Arc<Workspace>, text: String, sender: Sender<Event>) {
    let open = move || {
        let is_own = |path: &str| workspace.was_added_from(path);
        let Some(target) = target(&text, is_own) else {
            let _ = sender.send(Event::Terminal(TerminalEvent::Said("say-not-opened", text)));
            return;
        };
        let _ = sender.send(Event::Terminal(TerminalEvent::Said(
            "say-opened",
            target.shown.clone(),
        )));
        thread::sleep(SHOWN_BEFORE);
        if !run(&target) {
            let _ = sender.send(Event::Terminal(TerminalEvent::Said(
                "say-not-opened",
                target.shown,
            )));
        }
    };
    let _ = thread::Builder::new().name("open".to_owned()).spawn(open);
}

/// Opens what may be opened, without a shell, and waits for the program to end; false where the system has no program for it.
fn run(target: &Target) -> bool {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let child = Command::new(program)
        .arg(&target.open)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    // How it ended is nobody's business, but someone must ask, or it stays in the system's list.
    child.is_ok_and(|mut child| child.wait().is_ok())
}

/// A mail address with its subject, and nothing else that a link may ask of a mail program.
fn mail(url: &Url) -> Option<Target> {
    let address = url.path();
    if !address.contains('@') || address.starts_with('-') {
        return None;
    }
    let subject = url
        .query()
        .into_iter()
        .flat_map(|query| query.split('&'))
        .find(|one| one.to_ascii_lowercase().starts_with("subject="));
    let query = subject.map_or_else(String::new, |subject| format!("?{subject}"));
    let open = format!("mailto:{address}{query}");
    Some(Target {
        shown: open.clone(),
        open,
    })
}

/// Whether a path is a plain file that the system would not run.
fn is_harmless(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let ending = ending.unwrap_or_default().to_ascii_lowercase();
    // What a link names is asked, by its own name too.
    let real = fs::canonicalize(path).ok();
    let linked = real.as_deref().and_then(Path::extension);
    let linked = linked
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    let runs =
        RUN.contains(&ending.as_str()) || RUN.contains(&linked.to_ascii_lowercase().as_str());
    !runs && fs::metadata(path).is_ok_and(|meta| meta.is_file() && !is_executable(&meta))
}

#[cfg(unix)]
fn is_executable(meta: &fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    meta.permissions().mode() & 0o111 != 0
}

#[cfg(not(unix))]
fn is_executable(_: &fs::Metadata) -> bool {
    false
}

/// An address as the reader is shown it: as it was written, its host in ASCII where it mixes scripts.
fn shown(text: &str, ascii: &str) -> String {
    let Some((scheme, rest)) = text.split_once("://") else {
        return text.to_owned();
    };
    let host = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let behind = rest.get(host.len()..).unwrap_or_default();
    let named = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let scripts = if named.is_ascii() {
        // An address may be written in ASCII already.
        idna::domain_to_unicode(named).0
    } else {
        named.to_owned()
    };
    if named.is_ascii() || mixes_scripts(&scripts) || ascii.is_empty() {
        format!("{}://{ascii}{behind}", scheme.to_ascii_lowercase())
    } else {
        text.to_owned()
    }
}

/// Whether the letters of a host are of several scripts, those of its ending among them.
fn mixes_scripts(host: &str) -> bool {
    let mut scripts = host.chars().filter(|c| c.is_alphabetic()).map(script);
    let first = scripts.next();
    scripts.any(|script| Some(script) != first)
}

/// The script of a letter, as far as it matters for telling letters that look alike apart.
fn script(letter: char) -> u32 {
    match u32::from(letter) {
        0..=0x24F | 0x1E00..=0x1EFF | 0xAB30..=0xAB6F => 1,
        0x370..=0x3FF | 0x1F00..=0x1FFF => 2,
        0x400..=0x52F | 0x1C80..=0x1C8F | 0x2DE0..=0x2DFF | 0xA640..=0xA69F => 3,
        0x530..=0x58F => 4,
        0x590..=0x5FF => 5,
        0x600..=0x6FF | 0x750..=0x77F | 0x8A0..=0x8FF => 6,
        0x1100..=0x11FF
        | 0x2E80..=0x9FFF
        | 0xAC00..=0xD7FF
        | 0xF900..=0xFAFF
        | 0x20000..=0x3FFFF => 7,
        other => 0x1000 + (other >> 7),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(String, String)> {
        target(text, |_| false).map(|target| (target.open, target.shown))
    }

    #[test]
    fn only_addresses_of_the_web_and_of_somebody_are_opened() {
        for text in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "file:///etc/passwd",
            "FILE:///etc/passwd",
            "data:text/html,x",
            "smb://host/x",
            "-rf",
            "$(reboot)",
            "https://a\u{1b}b",
            "https://",
            "/nowhere",
            "/etc/passwd",
            "mailto:?attach=/etc/passwd",
            "vscode://x",
            "",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
        for text in ["https://e.org/a?b=c", "HTTP://E.org/a", "Https://e.org"] {
            let (open, _) = found(text).unwrap();
            assert!(open.starts_with("http"), "{open}");
        }
    }

    #[test]
    fn mail_keeps_its_address_and_its_subject_alone() {
        for (text, open) in [
            ("mailto:a@e.org", "mailto:a@e.org"),
            (
                "MAILTO:a@e.org?attach=/etc/passwd&subject=Bonjour%20vous&bcc=b@e.org",
                "mailto:a@e.org?subject=Bonjour%20vous",
            ),
            ("mailto:a@e.org?Attachment=/x&body=y", "mailto:a@e.org"),
        ] {
            assert_eq!(found(text).unwrap().0, open);
        }
    }

    #[test]
    fn a_host_of_mixed_scripts_is_shown_in_ascii() {
        for (text, shows) in [
            ("https://\u{430}pple.com/x", "https://xn--pple-43d.com/x"),
            ("https://xn--pple-43d.com/x", "https://xn--pple-43d.com/x"),
            ("https://ex\u{3b1}mple.org", "xn--"),
            ("https://\u{440}\u{43e}\u{441}.com", "xn--"),
            ("https://été.example/à", "https://été.example/à"),
            ("https://пример.рф/x", "https://пример.рф/x"),
            ("https://例え.テスト/x", "https://例え.テスト/x"),
            (
                "https://bon.org@mauvais.example/",
                "https://mauvais.example/",
            ),
        ] {
            let (open, shown) = found(text).unwrap();
            assert!(shown.contains(shows), "{text}: {shown}");
            assert!(open.is_ascii(), "{open}");
        }
    }

    #[test]
    fn a_file_opens_only_where_it_was_added_from_and_is_not_run() {
        let dir = tempfile::tempdir().unwrap();
        let path = |name: &str| {
            let path = dir.path().join(name);
            fs::write(&path, "x").unwrap();
            path.to_str().unwrap().to_owned()
        };
        let (text, desktop, script) = (path("a.md"), path("a.Desktop"), path("b"));
        assert!(target(&text, |_| true).is_some());
        assert!(target(&text, |_| false).is_none());
        assert!(target(&desktop, |_| true).is_none());
        assert!(target(dir.path().to_str().unwrap(), |_| true).is_none());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
            assert!(target(&script, |_| true).is_none());
            let link = dir.path().join("lien.md");
            std::os::unix::fs::symlink(&desktop, &link).unwrap();
            assert!(target(link.to_str().unwrap(), |_| true).is_none());
        }
    }
}
