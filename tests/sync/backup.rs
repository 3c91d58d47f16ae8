//! The library in one file, and back, through the real program.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use crate::home::{Home, files, said};

/// Every file of a library, by name, with the hash of its bytes.
fn set(library: &Path) -> Vec<(String, String)> {
    let all = files(library).into_iter();
    all.map(|path| {
        let name = path.strip_prefix(library).unwrap().display().to_string();
        let hash = blake3::hash(&fs::read(&path).unwrap()).to_hex().to_string();
        (name, hash)
    })
    .collect()
}

/// A home with two articles, notes, something in the trash, equivalents and a file of the reader's own.
fn filled() -> Home {
    let home = Home::with_article();
    fs::write(home.path("b.md"), "# La ville\n\nUne ville sans nom.\n").unwrap();
    home.done(&["add", "b.md"]);
    home.note("Première.");
    let gone = home.note("Jetée.");
    home.done(&["delete", &gone]);
    home.done(&["tag", "le-canal", "+eau"]);
    fs::write(home.library().join("equivalents.toml"), "# à moi\n").unwrap();
    fs::write(home.library().join("lisez-moi.txt"), [0xff, 0x00]).unwrap();
    home
}

/// G08: an identical set, in a new home, searched at once; doctor finds nothing wrong.
#[test]
fn a_backup_restored_in_an_empty_home_is_the_same_library() {
    let home = filled();
    let file = home.path("all.tar.gz");
    let out = home.done(&["backup", "all.tar.gz"]);
    assert!(out.contains("all.tar.gz"), "{out}");
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o600
    );

    let other = Home::new();
    fs::copy(&file, other.path("all.tar.gz")).unwrap();
    other.done(&["restore", "all.tar.gz"]);
    assert_eq!(set(&other.library()), set(&home.library()));
    assert_eq!(
        other.done(&["list", "--json"]),
        home.done(&["list", "--json"])
    );
    let notes = other.done(&["annotations", "--json"]);
    assert_eq!(notes, home.done(&["annotations", "--json"]));
    assert!(notes.contains("Première."));
    other.done(&["doctor"]);
    // And what was in the trash comes back from it.
    other.done(&[
        "restore",
        other
            .done(&["restore", "--json"])
            .split('"')
            .nth(3)
            .unwrap(),
    ]);
}

/// G08: nothing that is there is touched.
#[test]
fn a_backup_is_restored_only_where_nothing_is() {
    let home = filled();
    home.done(&["backup", "all.tar.gz"]);
    let before = set(&home.library());
    let refused = home.run(&["restore", "all.tar.gz"]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(said(&refused).contains("--into"), "{refused:?}");
    home.done(&["restore", "all.tar.gz", "--into", "elsewhere"]);
    assert_eq!(set(&home.path("elsewhere")), before);
    let full = home.run(&["restore", "all.tar.gz", "--into", "elsewhere"]);
    assert_eq!(full.status.code(), Some(3));
    assert_eq!(set(&home.library()), before);
    let listed = home.done(&["--library", "elsewhere", "list", "--json"]);
    assert_eq!(listed.lines().count(), 2);
}

/// G08: the two meanings of `restore`, and wrong uses, are told apart.
#[test]
fn a_backup_and_the_trash_are_told_apart() {
    let home = filled();
    let said_of = |arguments: &[&str], code: i32| {
        let ran = home.run(arguments);
        assert_eq!(ran.status.code(), Some(code), "{arguments:?} {ran:?}");
        said(&ran)
    };
    let none = said_of(&["restore", "nowhere"], 1);
    assert!(
        none.contains("trash") && none.contains("FILE.tar.gz"),
        "{none}"
    );
    assert!(said_of(&["restore", "nowhere.tar.gz"], 3).contains("does not exist"));
    assert!(said_of(&["restore", "./canal.md"], 3).contains("not a backup"));
    assert!(said_of(&["backup", "data/glose/inside.tar.gz"], 3).contains("inside"));
    assert!(said_of(&["backup", "."], 3).contains("folder"));
    home.done(&["backup", "all.tar.gz"]);
    let whole = fs::read(home.path("all.tar.gz")).unwrap();
    assert!(said_of(&["backup", "all.tar.gz"], 3).contains("--force"));
    home.note("Une de plus.");
    home.done(&["backup", "all.tar.gz", "--force"]);
    assert_ne!(fs::read(home.path("all.tar.gz")).unwrap(), whole);
    fs::write(home.path("cut.tar.gz"), &whole[..whole.len() / 2]).unwrap();
    let cut = said_of(&["restore", "cut.tar.gz", "--into", "new"], 3);
    assert!(cut.contains("damaged"), "{cut}");
    assert!(!home.path("new").exists());
    let left = files(&home.path("."));
    assert!(
        !left
            .iter()
            .any(|path| path.to_str().unwrap().contains("restoring"))
    );
    for (language, word) in [("fr", "sauvegarde"), ("en", "backup")] {
        let help = home.done(&["--lang", language, "restore", "--help"]);
        assert!(help.contains(word) && help.contains("--into"), "{help}");
    }
}

/// G08: a disk that is full gives no half of a backup, and the old one stays.
#[test]
fn a_backup_on_a_full_disk_fails_and_the_old_one_stays() {
    let home = filled();
    home.done(&["backup", "all.tar.gz"]);
    let whole = fs::read(home.path("all.tar.gz")).unwrap();
    let ran = home.shell("ulimit -f 1; $GLOSE backup all.tar.gz --force");
    assert_eq!(ran.status.code(), Some(3), "{ran:?}");
    assert!(said(&ran).contains("all.tar.gz"));
    assert_eq!(fs::read(home.path("all.tar.gz")).unwrap(), whole);
    assert!(
        !files(&home.path("."))
            .iter()
            .any(|path| path.extension().is_some_and(|e| e == "tmp"))
    );
}

/// A giant in the library is named, and everything else is saved; a folder of git's is named and stays out, both ways.
#[test]
fn what_a_backup_is_without_is_named_and_the_words_are_in_it() {
    let home = filled();
    let giant = fs::File::create(home.library().join("film.mp4")).unwrap();
    giant.set_len(300 << 20).unwrap();
    fs::create_dir(home.library().join(".git")).unwrap();
    fs::write(home.library().join(".git/config"), "[core]\n").unwrap();
    let ran = home.run(&["backup", "all.tar.gz"]);
    assert_eq!(ran.status.code(), Some(3), "{ran:?}");
    let told = said(&ran);
    assert!(told.contains("film.mp4 is larger than 256 MB"), "{told}");
    assert!(
        told.contains("it has all the others") && told.contains(".git"),
        "{told}"
    );
    home.done(&["restore", "all.tar.gz", "--into", "new"]);
    let words = home.done(&["--library", "new", "annotations", "--json"]);
    assert!(words.contains("Première."));
    assert!(!home.path("new/.git").exists());
}

/// Into an empty folder where a disk is mounted, and below a folder that cannot be written: nothing can take the
/// folder's place there, and it is filled.
#[test]
fn a_backup_is_restored_where_a_disk_is_mounted() {
    let home = filled();
    home.done(&["backup", "all.tar.gz"]);
    fs::create_dir_all(home.path("above/volume/lost+found")).unwrap();
    let line = "mount --bind above above; mount --bind above/volume above/volume
        mount -o remount,bind,ro above
        exec \"$0\" restore all.tar.gz --into above/volume";
    let words = ["-Urm", "sh", "-c", line, env!("CARGO_BIN_EXE_glose")];
    let probe = home.command("unshare", &["-Urm", "mount", "--bind", "above", "above"]);
    if !{ probe }.output().is_ok_and(|ran| ran.status.success()) {
        eprintln!("left out: no file system can be mounted here (unshare)");
        return;
    }
    let ran = home.command("unshare", &words).output().unwrap();
    assert!(ran.status.success(), "{}", said(&ran));
    assert_eq!(set(&home.path("above/volume")), set(&home.library()));
    let left: Vec<_> = fs::read_dir(home.path("above/volume"))
        .unwrap()
        .flatten()
        .collect();
    assert!(
        left.iter()
            .all(|entry| !entry.file_name().to_string_lossy().starts_with('.')),
        "{left:?}"
    );
}
