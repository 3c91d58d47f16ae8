//! Locks that nobody holds, an index of another version, and disks that cannot flush or have no room.

use std::fs;

use crate::home::{GLOSE, Home, files, said};
use crate::others::note_ids;

/// B04: locks that a process left which is no more hinder nobody.
#[test]
fn a_stale_lock_hinders_nobody() {
    let home = Home::with_article();
    let index = files(&home.path("cache"))[0].parent().unwrap().to_owned();
    for name in [".tantivy-writer.lock", ".tantivy-meta.lock"] {
        fs::write(index.join(name), "4194303 other-host").unwrap();
    }
    home.note("Malgré tout.");
    assert_eq!(note_ids(&home), 1);
    let ran = home.run(&["doctor"]);
    assert!(
        ran.status.success() && !said(&ran).contains("lock"),
        "{ran:?}"
    );
}

/// C05, C12: an index of an older or a later version is set aside and made anew; answers are the same.
#[test]
fn an_index_of_another_version_is_set_aside_and_made_anew() {
    let home = Home::with_article();
    let right = home.done(&["search", "capteurs", "--json"]);
    let all = files(&home.path("cache"));
    let version = all.iter().find(|path| path.ends_with("version")).unwrap();
    let ours = fs::read_to_string(version).unwrap();
    for other in ["0", "999", "", "\u{0}", "1.0.0-later"] {
        fs::write(version, other).unwrap();
        assert_eq!(
            home.done(&["search", "capteurs", "--json"]),
            right,
            "{other:?}"
        );
        assert_eq!(fs::read_to_string(version).unwrap(), ours);
        let aside = version.parent().unwrap().parent().unwrap();
        let names: Vec<String> = fs::read_dir(aside)
            .unwrap()
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        assert!(names.iter().any(|name| name.contains(".bad-")), "{names:?}");
    }
    home.done(&["doctor"]);
}

/// Whether calls can be failed here; says why not.
fn can_inject(home: &Home) -> bool {
    let words = [
        "-f",
        "-e",
        "inject=fsync:error=EIO:when=1000",
        "-o",
        "log",
        "true",
    ];
    let can = home
        .command("strace", &words)
        .output()
        .is_ok_and(|ran| ran.status.success());
    if !can {
        eprintln!("left out: strace is missing or may not trace here");
    }
    can
}

/// B14: a file system that cannot flush folders is used as it is.
#[test]
fn a_folder_that_cannot_be_flushed_is_no_failure() {
    let home = Home::with_article();
    if !can_inject(&home) {
        return;
    }
    home.note("Avant.");
    let folder = home.library().join("notes/le-canal");
    let words = [
        "-f",
        "-o",
        "log",
        "-P",
        folder.to_str().unwrap(),
        "-e",
        "trace=fsync",
        "-e",
        "inject=fsync:error=EINVAL",
        GLOSE,
        "note",
        "le-canal",
        "--quote",
        "comptent",
        "--text",
        "Après.",
    ];
    let ran = home.command("strace", &words).output().unwrap();
    assert!(ran.status.success(), "{ran:?}");
    let log = fs::read_to_string(home.path("log")).unwrap();
    assert!(log.contains("INJECTED"), "{log}");
    assert_eq!(said(&ran), "");
    assert_eq!(note_ids(&home), 2);
}

/// C06: with no room for the index, what it holds is still found, and a line says so; notes are kept.
#[test]
fn a_full_disk_while_indexing_leaves_the_old_index_in_use() {
    let home = Home::with_article();
    if !can_inject(&home) {
        return;
    }
    let text = "# Tout neuf\n\nUn texte que l’index ne peut pas prendre.\n";
    fs::write(home.library().join("articles/neuf.md"), text).unwrap();
    let all = files(&home.path("cache"));
    let folder = all[0].parent().unwrap();
    // Every new file of the index fails as on a disk without room.
    let words = [
        "-f",
        "-o",
        "log",
        "-e",
        "trace=fdatasync,fsync",
        "-e",
        "inject=fdatasync,fsync:error=ENOSPC",
        GLOSE,
        "search",
        "capteurs",
        "--json",
    ];
    let ran = home.command("strace", &words).output().unwrap();
    let log = fs::read_to_string(home.path("log")).unwrap();
    assert!(log.contains("INJECTED"), "{log}");
    assert_eq!(ran.status.code(), Some(0), "{ran:?}");
    assert!(String::from_utf8_lossy(&ran.stdout).contains("le-canal"));
    assert!(said(&ran).contains("index"), "{ran:?}");
    assert!(folder.is_dir());
    // With room again, all is found.
    assert_eq!(home.done(&["search", "index", "--json"]).lines().count(), 1);
    home.done(&["doctor"]);
}
