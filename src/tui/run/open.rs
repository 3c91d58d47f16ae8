//! Opening an address or a file with the system's program.

use std::path::Path;
use std::process::{Command, Stdio};

/// Opens an address (http, https, mailto) or a file that is there, without a shell; false for anything
/// else, and where the system has no program for it.
pub(super) fn open(target: &str) -> bool {
    let is_address = ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| target.starts_with(scheme));
    let is_file = target.starts_with('/') && Path::new(target).exists();
    let clean = !target.chars().any(char::is_control);
    if !clean || !(is_address || is_file) {
        return false;
    }
    let program = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    Command::new(program)
        .arg(target)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_and_files_that_are_there_are_opened() {
        for target in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "-rf",
            "$(reboot)",
            "https://a\u{1b}b",
            "/nowhere",
        ] {
            assert!(!open(target), "{target}");
        }
    }
}
