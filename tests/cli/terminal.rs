//! What reaches a terminal: colours and nothing else that steers it.

use std::io::Read as _;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::desk::{Desk, PROGRAM, fixture};

/// The bytes that a command writes to a terminal.
fn on_terminal(desk: &Desk, arguments: &[&str], set: &[(&str, &str)]) -> String {
    let size = PtySize {
        rows: 24,
        cols: 80,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(PROGRAM);
    command.args(arguments);
    command.env_clear();
    for (name, value) in desk.command(arguments).get_envs() {
        command.env(name, value.unwrap_or_default());
    }
    for (name, value) in set {
        command.env(name, value);
    }
    command.cwd(desk.path(""));
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let reading = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = reader.read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    });
    child.wait().unwrap();
    drop(pair.master);
    reading.join().unwrap()
}

/// What is left of a terminal's bytes once colours are taken out.
fn without_colours(bytes: &str) -> String {
    let mut parts = bytes.split("\u{1b}[");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part
            .find(|c: char| !c.is_ascii_digit() && c != ';')
            .unwrap_or(part.len());
        match part[end..].strip_prefix('m') {
            Some(text) => rest.push_str(text),
            None => panic!(
                "a sequence that is no colour: {:?}",
                &part[..part.len().min(40)]
            ),
        }
    }
    rest
}

#[test]
fn hostile_texts_reach_a_terminal_without_their_sequences() {
    let desk = Desk::new("fr");
    desk.run(["add", &fixture("hostile")]).ends(3);
    let listed = desk.run(["list", "--json"]).json();
    let slugs: Vec<&str> = listed
        .iter()
        .filter_map(|hit| hit["slug"].as_str())
        .collect();
    let mut commands = vec![vec!["list"], vec!["search", "fenêtre"], vec!["annotations"]];
    commands.extend(slugs.iter().map(|slug| vec!["show", slug]));
    commands.extend(slugs.iter().map(|slug| vec!["show", slug, "--markdown"]));
    commands.push(vec!["show", "\u{1b}]0;x\u{7}"]);
    for arguments in commands {
        let shown = without_colours(&on_terminal(&desk, &arguments, &[]));
        let steers = |c: char| c.is_control() && !matches!(c, '\r' | '\n' | '\t');
        assert!(!shown.contains(steers), "{arguments:?}");
        assert!(!shown.contains('\u{202e}'), "{arguments:?}");
    }
}

#[test]
fn colours_go_where_they_are_wanted() {
    let desk = Desk::with_samples("en");
    let coloured = on_terminal(&desk, &["search", "data", "--limit", "1"], &[]);
    assert!(coloured.contains("\u{1b}[1;4;33m"), "{coloured:?}");
    let plain = on_terminal(
        &desk,
        &["search", "data", "--limit", "1"],
        &[("NO_COLOR", "1")],
    );
    assert!(
        plain.contains("\u{1b}[1;4m") && !plain.contains("33m"),
        "{plain:?}"
    );
    let never = on_terminal(&desk, &["search", "data", "--color", "never"], &[]);
    assert!(!never.contains('\u{1b}'), "{never:?}");
    assert!(!desk.run(["search", "data"]).ends(0).out.contains('\u{1b}'));
    let always = desk
        .run(["search", "data", "--color", "always"])
        .ends(0)
        .out;
    assert!(always.contains('\u{1b}'));
}

#[test]
fn lines_keep_to_the_width_of_the_terminal() {
    let desk = Desk::with_samples("fr");
    let listed = desk.run(["list", "--json", "--limit", "1"]).ends(0).json();
    let slug = listed[0]["slug"].as_str().unwrap().to_owned();
    let shown = without_colours(&on_terminal(&desk, &["show", &slug], &[]));
    let body = shown.lines().skip(4);
    let widest = body
        .map(|line| line.trim_end().chars().count())
        .max()
        .unwrap();
    assert!(widest <= 80 && widest > 60, "{widest}");
}

#[test]
fn a_note_is_written_in_the_readers_editor_and_nothing_is_kept_when_that_fails() {
    let desk = Desk::new("fr");
    let file = desk.file("a.md", "# Le canal\n\nLes capteurs comptent les vélos.\n");
    desk.run(["add", &file]).ends(0);
    let note = ["note", "le-canal", "--quote", "comptent les vélos"];
    let script = |name: &str, text: &str| {
        let path = desk.file(name, text);
        format!("/bin/sh {path}")
    };
    let writes = script(
        "writes.sh",
        "grep -q 'comptent les vélos' \"$1\" && sed -i '1s/^/Mes mots\\n/' \"$1\"\n",
    );
    let shown = on_terminal(
        &desk,
        &note,
        &[("EDITOR", &writes), ("PATH", "/usr/bin:/bin")],
    );
    assert!(shown.contains("Note enregistrée"), "{shown}");
    let notes = desk.run(["annotations", "--json"]).ends(0).json();
    assert_eq!(notes[0]["note"], "Mes mots");

    let fails = script("fails.sh", "exit 1\n");
    let empties = script("empties.sh", ": > \"$1\"\n");
    let removes = script("removes.sh", "/bin/rm \"$1\"\n");
    for editor in [fails.as_str(), &empties, &removes, "no-such-editor --wait"] {
        let shown = on_terminal(&desk, &note, &[("EDITOR", editor)]);
        assert!(!shown.contains("Note enregistrée"), "{editor}: {shown}");
    }
    assert_eq!(desk.run(["annotations", "--json"]).ends(0).json().len(), 1);
    let left = std::fs::read_dir(desk.path("")).unwrap().flatten();
    let left: Vec<_> = left
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("glose-"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}
