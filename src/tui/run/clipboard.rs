//! The system's clipboard, by the program that keeps it: none of ours stays behind, and no shell is asked.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A program that takes a text for the clipboard on its standard input, with its arguments.
type Tool = (&'static str, &'static [&'static str]);

/// The programs of each system, the most fitting first.
const WAYLAND: &[Tool] = &[("wl-copy", &[])];
const X11: &[Tool] = &[
    ("xclip", &["-selection", "clipboard", "-in"]),
    ("xsel", &["--clipboard", "--input"]),
];
const ELSEWHERE: &[Tool] = &[("pbcopy", &[])];

/// Gives a text to the system's clipboard on a thread of its own; false where there is none.
pub(super) fn copy(text: &str) -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let path = std::env::var_os("PATH").unwrap_or_default();
    let tools = tools(is_set("WAYLAND_DISPLAY"), is_set("DISPLAY"));
    let Some((program, arguments)) = find(&tools, &path) else {
        return false;
    };
    let text = text.to_owned();
    let thread = std::thread::Builder::new().name("clipboard".into());
    thread
        .spawn(move || {
            if let Err(error) = give(&program, arguments, &text) {
                tracing::warn!(program = %program.display(), %error, "not on the clipboard");
            }
        })
        .is_ok()
}

/// The programs that can work here: those of a display only where there is one.
fn tools(wayland: bool, x11: bool) -> Vec<Tool> {
    let displays = [(wayland, WAYLAND), (x11, X11), (true, ELSEWHERE)];
    let here = displays.iter().filter(|(there, _)| *there);
    here.flat_map(|(_, tools)| tools.iter().copied()).collect()
}

/// The first of the programs that is on the path.
fn find(tools: &[Tool], path: &OsStr) -> Option<(PathBuf, &'static [&'static str])> {
    let folders: Vec<PathBuf> = std::env::split_paths(path)
        .filter(|folder| folder.is_absolute())
        .collect();
    tools.iter().find_map(|(name, arguments)| {
        let mut places = folders.iter().map(|folder| folder.join(name));
        Some((places.find(|place| place.is_file())?, *arguments))
    })
}

/// Runs a program and writes a text to its standard input.
fn give(program: &Path, arguments: &[&str], text: &str) -> std::io::Result<()> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(text.as_bytes())?;
    }
    child.wait().map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_of_the_display_at_hand_comes_first() {
        let names = |wayland, x11| -> Vec<&str> {
            tools(wayland, x11).iter().map(|(name, _)| *name).collect()
        };
        assert_eq!(names(true, true)[..3], ["wl-copy", "xclip", "xsel"]);
        assert_eq!(names(false, true)[0], "xclip");
        assert_eq!(names(false, false), ["pbcopy"]);
    }

    #[test]
    fn only_what_is_on_the_path_is_run_and_it_gets_the_whole_text() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().as_os_str();
        assert_eq!(find(X11, path), None);
        let (program, kept) = (dir.path().join("xsel"), dir.path().join("kept"));
        let script = format!("#!/bin/sh\ncat > '{}'\n", kept.display());
        std::fs::write(&program, script).unwrap();
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        std::fs::set_permissions(&program, mode).unwrap();
        let (found, arguments) = find(X11, path).unwrap();
        let text = "« L’été »\n".repeat(20_000);
        give(&found, arguments, &text).unwrap();
        assert_eq!(std::fs::read_to_string(kept).unwrap(), text);
    }
}
