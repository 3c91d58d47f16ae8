//! Limits, full devices, odd folders, links and masks.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};

use crate::check::check;
use crate::home::{Home, files, said};

/// A08: a limit on the size of files is an error that is told, not the end of the program; what stood stays.
#[test]
fn a_limit_on_the_size_of_files_is_told_and_leaves_nothing_behind() {
    let home = Home::with_article();
    let id = home.note("begin first end");
    let long = format!("begin {} end", "words ".repeat(20_000));
    fs::write(home.path("long"), long).unwrap();
    let ran =
        home.shell("ulimit -f 8; exec \"$GLOSE\" note le-canal --quote comptent --text - < long");
    assert_eq!(ran.status.code(), Some(3), "{ran:?}");
    assert!(said(&ran).lines().count() >= 1);
    let left = files(&home.library().join("notes"));
    assert_eq!(left, [home.note_file(&id)]);
    for at in 0..40 {
        home.note(&format!("begin {at} {} end", "words ".repeat(100)));
    }
    let ran = home.shell("ulimit -f 8; exec \"$GLOSE\" export -o out.md");
    assert_eq!(ran.status.code(), Some(3), "{ran:?}");
    assert!(!home.path("out.md").exists());
    let ran = home.shell("ulimit -f 8; exec \"$GLOSE\" export > out.md");
    assert_eq!(ran.status.code(), Some(3), "{ran:?}");
    let fact = format!("{{\"id\":\"{id}\",\"text\":\"begin first end\"}}\n");
    check(&home.library(), &fact);
}

/// A09: a full device: told, exit 3, nothing partial.
#[test]
fn a_full_device_is_told() {
    let home = Home::with_article();
    home.note("begin first end");
    for line in [
        "export > /dev/full",
        "export -o /dev/full",
        "export -o /dev/full --force",
        "list > /dev/full",
        "search canal > /dev/full",
        "annotations --json > /dev/full",
        "show le-canal > /dev/full",
    ] {
        let ran = home.shell(&format!("exec \"$GLOSE\" {line}"));
        assert_eq!(ran.status.code(), Some(3), "{line}: {ran:?}");
        assert!(!said(&ran).is_empty(), "{line}");
    }
    assert!(!fs::metadata("/dev/full").unwrap().is_file());
}

/// A11: a library's folder that is missing is made; one that is a file or a link to nothing is told and left
/// alone; one behind a link, on another disk too, works.
#[test]
fn odd_folders_are_made_told_or_used() {
    let home = Home::with_article();
    let with = |library: &str, words: &[&str]| home.run(&[&["--library", library], words].concat());
    assert!(with("a/b/new", &["add", "canal.md"]).status.success());
    assert!(home.path("a/b/new/articles/le-canal.md").exists());

    fs::write(home.path("file"), "words").unwrap();
    let ran = with("file", &["list"]);
    assert_eq!(ran.status.code(), Some(3), "{ran:?}");
    assert!(said(&ran).contains("file"));
    assert_eq!(fs::read(home.path("file")).unwrap(), b"words");

    symlink("nowhere", home.path("dangling")).unwrap();
    let ran = with("dangling", &["add", "canal.md"]);
    assert_eq!(ran.status.code(), Some(3), "{ran:?}");
    assert!(said(&ran).contains("dangling"));
    assert!(!home.path("nowhere").exists());

    let elsewhere = tempfile::tempdir_in("/dev/shm")
        .or_else(|_| tempfile::tempdir())
        .unwrap();
    symlink(elsewhere.path(), home.path("linked")).unwrap();
    assert!(with("linked", &["add", "canal.md"]).status.success());
    let noted = with("linked", &["note", "le-canal", "--text", "begin a end"]);
    assert!(noted.status.success(), "{noted:?}");
    check(elsewhere.path(), "");
    let deleted = with("linked", &["delete", "le-canal"]);
    assert!(deleted.status.success(), "{deleted:?}");
}

/// A12: a note whose file became a link is not written through it.
#[test]
fn nothing_is_written_through_a_link() {
    let home = Home::with_article();
    let id = home.note("begin first end");
    let outside = home.path("outside.md");
    fs::rename(home.note_file(&id), &outside).unwrap();
    symlink(&outside, home.note_file(&id)).unwrap();
    let before = fs::read(&outside).unwrap();
    let ran = home.run(&["tag", &id, "+new"]);
    assert!(!ran.status.success(), "{ran:?}");
    assert!(!said(&ran).is_empty());
    assert_eq!(fs::read(&outside).unwrap(), before);
    assert!(
        fs::symlink_metadata(home.note_file(&id))
            .unwrap()
            .is_symlink()
    );
}

/// A13: whatever the mask, what the reader keeps is the reader's alone.
#[test]
fn files_are_private_under_any_mask() {
    let home = Home::new();
    fs::write(
        home.path("canal.md"),
        "# Le canal\n\nLes capteurs comptent les vélos.\n",
    )
    .unwrap();
    let ran = home.shell(
        "umask 000; \"$GLOSE\" add canal.md && \"$GLOSE\" note le-canal --quote comptent --text a && \
         \"$GLOSE\" tag le-canal +b && \"$GLOSE\" note le-canal --text c && \
         \"$GLOSE\" delete $(\"$GLOSE\" note le-canal --text d | tail -n 1)",
    );
    assert!(ran.status.success(), "{ran:?}");
    let mut seen = 0;
    for file in files(&home.library()) {
        let mode =
            |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&file), 0o600, "{file:?}");
        for folder in file
            .ancestors()
            .skip(1)
            .take_while(|folder| folder.starts_with(home.library()))
        {
            assert_eq!(mode(folder), 0o700, "{folder:?}");
        }
        seen += 1;
    }
    assert!(seen >= 4);
    // The index holds the articles' texts: others may not enter its folder either.
    let index = fs::metadata(home.path("cache/glose"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(index & 0o077, 0, "{index:o}");
}
