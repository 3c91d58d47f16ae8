//! Disks that are tiny, out of files, or cannot be written: mounted for the test alone, where that is allowed.

use std::fs;
use std::process::Output;

use crate::check::check;
use crate::home::{Home, said};

/// Runs a line of shell where mounts can be made that no one else sees; `None`, with the reason told, where
/// the system does not let us.
fn with_mounts(home: &Home, line: &str) -> Option<Output> {
    for flags in ["-m", "-Urm"] {
        let probe = home
            .command("unshare", &[flags, "mount", "-t", "tmpfs", "none", "mnt"])
            .output();
        if probe.is_ok_and(|ran| ran.status.success()) {
            return home
                .command("unshare", &[flags, "sh", "-c", line])
                .output()
                .ok();
        }
    }
    eprintln!("left out: no file system can be mounted here (unshare)");
    None
}

fn with_mount_point() -> Home {
    let home = Home::with_article();
    fs::create_dir(home.path("mnt")).unwrap();
    home
}

/// A06, A14: on a disk of 64 kB, and on one of few files, notes are written until one is refused: that one
/// is told with exit 3, those before it are whole, no temporary is left.
#[test]
fn a_tiny_disk_keeps_every_acknowledged_note() {
    for options in ["size=64k", "size=1m,nr_inodes=14"] {
        let home = with_mount_point();
        let line = format!(
            "mount -t tmpfs -o {options} none mnt && cp -r data/glose/articles mnt/ && i=0 && \
             while test $i -lt 40; do i=$((i + 1)); \
             id=$(\"$GLOSE\" --library mnt note le-canal --quote comptent --text \"begin $i end\"); rc=$?; \
             if test $rc != 0; then break; fi; id=$(echo \"$id\" | tail -n 1); \
             echo \"{{\\\"id\\\":\\\"$id\\\",\\\"text\\\":\\\"begin $i end\\\"}}\" >> facts; done; \
             find mnt -name '*.tmp' > left; cp -r mnt copy; exit $rc"
        );
        let Some(ran) = with_mounts(&home, &line) else {
            return;
        };
        assert_eq!(ran.status.code(), Some(3), "{options}: {ran:?}");
        assert!(!said(&ran).is_empty(), "{options}");
        let facts = fs::read_to_string(home.path("facts")).unwrap_or_default();
        check(&home.path("copy"), &facts);
        assert!(facts.lines().count() >= 2, "{options}: {facts}");
        assert_eq!(
            fs::read_to_string(home.path("left")).unwrap(),
            "",
            "{options}"
        );
    }
}

/// A10: a library that cannot be written is listed, searched and shown; a note is refused with exit 3.
#[test]
fn a_library_that_cannot_be_written_is_read() {
    let home = with_mount_point();
    home.note("begin first end");
    let line = "mount --bind data/glose mnt && mount -o remount,ro,bind mnt && set -e && \
        \"$GLOSE\" --library mnt list && \"$GLOSE\" --library mnt search capteurs && \
        \"$GLOSE\" --library mnt annotations && \"$GLOSE\" --library mnt show le-canal && \
        set +e; \"$GLOSE\" --library mnt note le-canal --text words";
    let Some(ran) = with_mounts(&home, line) else {
        return;
    };
    assert_eq!(ran.status.code(), Some(3), "{ran:?}");
    let out = String::from_utf8_lossy(&ran.stdout);
    assert!(
        out.contains("begin first end") && out.contains("comptent les vélos"),
        "{out}"
    );
    assert!(said(&ran).contains("mnt"), "{ran:?}");
    check(&home.library(), "");
}
