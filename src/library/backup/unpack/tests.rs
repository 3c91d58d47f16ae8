//! Backups that come back, and archives that must not.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::os::unix::fs::{PermissionsExt as _, symlink};

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use tar::{Builder, Header};

use super::*;
use crate::library::Library;

mod hostile;

type Files = BTreeMap<String, Vec<u8>>;

/// Every file below a folder.
fn files(root: &Path) -> Files {
    let mut found = Files::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            if entry.path().is_dir() {
                open.push(entry.path());
            } else {
                let path = entry.path();
                let name = path.strip_prefix(root).unwrap().display().to_string();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn library(root: &Path, with: &[(&str, &[u8])]) -> Library {
    for (name, bytes) in with {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    Library::open(root).unwrap()
}

fn pack(library: &Library, file: &Path) -> crate::library::backup::Packed {
    library
        .back_up(file, &mut |_, _| ControlFlow::Continue(()))
        .unwrap()
        .unwrap()
}

/// An archive of entries: kind, name, what a header says of its size where it lies, bytes.
fn archive(file: &Path, entries: &[(EntryType, &str, &[u8])]) {
    let mut builder = Builder::new(GzEncoder::new(
        File::create(file).unwrap(),
        Compression::fast(),
    ));
    for (kind, name, bytes) in entries {
        let mut header = Header::new_gnu();
        header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
        header.set_entry_type(*kind);
        header.set_size(bytes.len() as u64);
        header.set_mode(0o4777);
        header.set_cksum();
        builder.append(&header, *bytes).unwrap();
    }
    builder.into_inner().unwrap().finish().unwrap();
}

fn manifest(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut manifest = Manifest::default();
    for (name, bytes) in files {
        manifest.add(Path::new(name), bytes);
    }
    manifest.to_json().unwrap()
}

fn fault(file: &Path, into: &Path, limits: &Limits) -> ArchiveFault {
    let before = fs::read_dir(into.parent().unwrap()).unwrap().count();
    let refused = unpack(file, into, limits);
    assert!(!into.exists(), "{refused:?}");
    assert_eq!(
        fs::read_dir(into.parent().unwrap()).unwrap().count(),
        before
    );
    match refused {
        Err(LibraryError::Archive { fault, .. }) => fault,
        other => panic!("{other:?}"),
    }
}

/// G08.
#[test]
fn a_backup_comes_back_file_by_file_and_the_same_library_gives_the_same_bytes() {
    let dir = tempfile::tempdir().unwrap();
    let long = format!("articles/{}.md", "très-".repeat(40));
    let library = library(
        &dir.path().join("library"),
        &[
            ("articles/a.md", "Été\r\n".as_bytes()),
            (&long, b"long"),
            ("notes/a/01JA.md", b""),
            ("revisions/a/1.txt", b"old"),
            ("trash/2026/notes/a/2.md", b"gone"),
            ("equivalents.toml", b"a = 1"),
            ("unknown.bin", &[0, 255, 10]),
            (".git/HEAD", b"ref"),
            ("articles/.01JA0000000000000000000000.12.tmp", b"half"),
        ],
    );
    let (first, second) = (dir.path().join("1.tar.gz"), dir.path().join("2.tar.gz"));
    let packed = pack(&library, &first);
    pack(&library, &second);
    assert_eq!(fs::read(&first).unwrap(), fs::read(&second).unwrap());
    assert_eq!(packed.left_out, [Path::new(".git")]);
    assert_eq!(
        fs::metadata(&first).unwrap().permissions().mode() & 0o777,
        0o600
    );
    let into = dir.path().join("restored");
    assert_eq!(unpack(&first, &into, &Limits::default()).unwrap().files, 7);
    assert_eq!(packed.files, 7);
    let mut expected = files(library.root());
    expected.retain(|name, _| !name.starts_with(".git/") && !name.contains(".12."));
    assert_eq!(files(&into), expected);
    for name in expected.keys() {
        let mode = fs::metadata(into.join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o7777, 0o600, "{name}");
    }
}

/// Nothing is packed, and nothing restored, that makes another program do something.
#[test]
fn what_belongs_to_other_programs_is_neither_packed_nor_restored() {
    let dir = tempfile::tempdir().unwrap();
    let ours: [(&str, &[u8]); 3] = [
        ("articles/a.md", b"a"),
        ("searches.toml", b"a = \"b\""),
        ("trash/t/notes/a/1.md", b"n"),
    ];
    let theirs: [(&str, &[u8]); 9] = [
        (".git/config", b"[core]\nfsmonitor = touch ran"),
        (".envrc", b"x"),
        ("HEAD", b"ref: refs/heads/main"),
        ("config", b"[core]"),
        ("hooks/post-checkout.sh", b"x"),
        ("articles/.git/config", b"x"),
        ("articles/HEAD", b"x"),
        ("notes/a/.hidden.md", b"x"),
        ("Makefile", b"x"),
    ];
    let library = library(&dir.path().join("library"), &[&ours[..], &theirs].concat());
    let file = dir.path().join("1.tar.gz");
    let packed = pack(&library, &file);
    assert_eq!(packed.files, ours.len());
    let left = [
        ".envrc",
        ".git",
        "HEAD",
        "Makefile",
        "articles/.git",
        "articles/HEAD",
        "config",
        "hooks",
        "notes/a/.hidden.md",
    ];
    assert_eq!(packed.left_out, left.map(PathBuf::from));
    // An archive that was made by hand, with a manifest that agrees.
    let made = dir.path().join("made.tar.gz");
    let all: Vec<(&str, &[u8])> = ours.iter().chain(&theirs).copied().collect();
    let list = manifest(&all);
    let mut entries: Vec<(EntryType, &str, &[u8])> = all
        .iter()
        .map(|(name, bytes)| (EntryType::Regular, *name, *bytes))
        .collect();
    entries.push((EntryType::Regular, MANIFEST, &list));
    archive(&made, &entries);
    for archive in [&file, &made] {
        let into = dir.path().join("into");
        let unpacked = unpack(archive, &into, &Limits::default()).unwrap();
        let names: Vec<String> = files(&into).into_keys().collect();
        assert_eq!(names, ours.map(|(name, _)| name.to_owned()));
        let passed = if archive == &made { theirs.len() } else { 0 };
        assert_eq!(
            (unpacked.files, unpacked.passed.len()),
            (ours.len(), passed)
        );
        fs::remove_dir_all(&into).unwrap();
    }
}

/// A file that is too large is named, and keeps no other out.
#[test]
fn one_giant_keeps_nothing_else_out_of_a_backup() {
    let dir = tempfile::tempdir().unwrap();
    let library = library(&dir.path().join("library"), &[("articles/a.md", b"a")]);
    for name in ["articles/film.md", "film.mp4"] {
        let giant = File::create(library.root().join(name)).unwrap();
        giant.set_len(Limits::default().file + 1).unwrap();
    }
    let file = dir.path().join("1.tar.gz");
    let packed = pack(&library, &file);
    assert_eq!(packed.files, 1);
    let failed: Vec<String> = packed.failed.iter().map(ToString::to_string).collect();
    assert!(
        failed.len() == 2 && failed.iter().all(|said| said.contains("is larger than")),
        "{failed:?}"
    );
    let into = dir.path().join("into");
    assert_eq!(unpack(&file, &into, &Limits::default()).unwrap().files, 1);
}

/// G08.
#[test]
fn a_backup_goes_into_an_empty_folder_only() {
    let dir = tempfile::tempdir().unwrap();
    let library = library(&dir.path().join("library"), &[("articles/a.md", b"a")]);
    let file = dir.path().join("1.tar.gz");
    pack(&library, &file);
    let into = dir.path().join("full");
    fs::create_dir_all(into.join("notes/deep")).unwrap();
    unpack(&file, &into, &Limits::default()).unwrap();
    assert_eq!(fs::read(into.join("articles/a.md")).unwrap(), b"a");
    fs::write(into.join("articles/a.md"), "mine").unwrap();
    let refused = unpack(&file, &into, &Limits::default());
    assert!(matches!(refused, Err(LibraryError::NotEmpty { .. })));
    assert_eq!(files(&into).len(), 1);
    assert_eq!(fs::read(into.join("articles/a.md")).unwrap(), b"mine");
}

/// G08: what a file of the library that cannot be read does, and a stop.
#[test]
fn what_cannot_be_read_is_named_and_a_stopped_backup_leaves_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("library");
    let library = library(&root, &[("articles/a.md", b"a"), ("articles/b.md", b"b")]);
    symlink("/nowhere/at/all", root.join("articles/c.md")).unwrap();
    symlink(root.join("articles"), root.join("again")).unwrap();
    let file = dir.path().join("1.tar.gz");
    let packed = pack(&library, &file);
    assert_eq!((packed.files, packed.failed.len()), (2, 1));
    assert_eq!(packed.failed[0].path(), root.join("articles/c.md"));
    let whole = fs::read(&file).unwrap();
    let stopped = library.back_up(&file, &mut |done, _| {
        if done > 0 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert!(stopped.unwrap().is_none());
    assert_eq!(fs::read(&file).unwrap(), whole);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    /// G08: cut anywhere or with any wrong byte, an archive is refused or gives the very same files.
    #[test]
    fn a_damaged_backup_is_found_out(cut in 0_usize..100, flip in 0_u8..8, truncate: bool) {
        let dir = tempfile::tempdir().unwrap();
        let text = "Des mots, et encore des mots. ".repeat(40);
        let library = library(
            &dir.path().join("library"),
            &[("articles/a.md", text.as_bytes()), ("notes/a/1.md", b"note")],
        );
        let file = dir.path().join("1.tar.gz");
        pack(&library, &file);
        let mut bytes = fs::read(&file).unwrap();
        let at = cut * (bytes.len() - 1) / 100;
        if truncate {
            bytes.truncate(at);
        } else {
            bytes[at] ^= 1 << flip;
        }
        fs::write(&file, bytes).unwrap();
        let into = dir.path().join("into");
        match unpack(&file, &into, &Limits::default()) {
            Ok(_) => prop_assert_eq!(files(&into), files(library.root())),
            Err(_) => prop_assert!(!into.exists()),
        }
    }
}
