//! Pipes that close, disks that are full, standard streams that are not there.

use std::fs::OpenOptions;
use std::io::Read as _;
use std::process::Stdio;

use crate::desk::Desk;

#[test]
fn a_closed_pipe_ends_quietly() {
    let desk = Desk::with_samples("en");
    let text = "A long text. ".repeat(20_000);
    let file = desk.file("long.md", &format!("# Long\n\n{text}\n"));
    desk.run(["add", &file]).ends(0);
    for arguments in [
        &["show", "long"][..],
        &["list", "--json"],
        &["show", "long", "--markdown"],
        &["--help"],
    ] {
        let mut child = desk
            .command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        let status = child.wait().unwrap();
        assert_eq!(
            (status.code(), said.as_str()),
            (Some(0), ""),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_full_disk_under_standard_output_is_told() {
    let desk = Desk::with_samples("en");
    let file = desk.file("a.md", "# A\n\nA sentence.\n");
    desk.run(["add", &file]).ends(0);
    desk.run(["note", "a", "--quote", "A sentence", "--text", "x"])
        .ends(0);
    for arguments in [
        &["list"][..],
        &["export"],
        &["search", "--json", "data"],
        &["--help"],
    ] {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = desk.command(arguments).stdout(full).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{arguments:?}: {said}");
        assert!(said.contains("the disk is full"), "{said}");
    }
}

#[test]
fn nothing_on_standard_input_is_told() {
    let desk = Desk::new("en");
    let ran = desk.run(["add", "-"]).ends(3);
    assert!(ran.err.contains("holds no text"), "{}", ran.err);
}
