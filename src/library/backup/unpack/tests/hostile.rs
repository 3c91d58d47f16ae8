//! Archives that lead out, are too large, or are not what they say.

use super::*;

/// Limits that a test reaches.
const SMALL: Limits = Limits {
    file: 100_000,
    files: 3,
    ratio: 1,
    free: 300_000,
};

/// G08.
#[test]
fn entries_that_lead_out_or_are_no_files_are_refused_and_nothing_is_left_of_them() {
    use EntryType as E;
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("bad.tar.gz");
    let into = dir.path().join("into");
    let names: [(&str, ArchiveFault); 9] = [
        ("../a.md", ArchiveFault::Outside),
        ("articles/../../a.md", ArchiveFault::Outside),
        ("/tmp/a.md", ArchiveFault::Outside),
        ("articles/..", ArchiveFault::Outside),
        (".", ArchiveFault::Outside),
        ("articles//a.md", ArchiveFault::Outside),
        ("articles/./a.md", ArchiveFault::Outside),
        ("articles/a.md/", ArchiveFault::Outside),
        ("", ArchiveFault::Outside),
    ];
    for (name, expected) in names {
        archive(
            &file,
            &[
                (E::Regular, "articles/ok.md", b"ok"),
                (E::Regular, name, b"x"),
            ],
        );
        assert_eq!(fault(&file, &into, &SMALL), expected, "{name}");
    }
    for kind in [
        E::Symlink,
        E::Link,
        E::Char,
        E::Block,
        E::Fifo,
        E::GNUSparse,
        E::XHeader,
        E::Continuous,
    ] {
        archive(&file, &[(kind, "articles/a.md", b"")]);
        assert_eq!(fault(&file, &into, &SMALL), ArchiveFault::Kind, "{kind:?}");
    }
    let twice = (E::Regular, "articles/a.md", b"x".as_slice());
    archive(&file, &[twice, (E::Regular, "./articles/a.md", b"y")]);
    assert_eq!(fault(&file, &into, &SMALL), ArchiveFault::Twice);
}

/// G08.
#[test]
fn entries_that_are_too_large_or_too_many_are_refused_and_nothing_is_left_of_them() {
    use EntryType as E;
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("bad.tar.gz");
    let into = dir.path().join("into");
    let large = vec![b'x'; 100_001];
    archive(&file, &[(E::Regular, "articles/a.md", &large)]);
    assert_eq!(fault(&file, &into, &SMALL), ArchiveFault::TooLarge);
    archive(
        &file,
        &[(E::GNULongName, "././@LongLink", &vec![b'a'; 5000])],
    );
    assert_eq!(fault(&file, &into, &SMALL), ArchiveFault::TooLarge);
    let many: Vec<_> = ["a", "b", "c", "d"]
        .map(|name| (E::Regular, name, b"".as_slice()))
        .into();
    archive(&file, &many);
    assert_eq!(fault(&file, &into, &SMALL), ArchiveFault::TooLarge);
    // A bomb: small as it comes, large as it unfolds.
    let bomb: Vec<_> = ["a", "b", "c"]
        .map(|name| (E::Regular, name, &large[..99_999]))
        .into();
    let tight = Limits {
        free: 150_000,
        ..SMALL
    };
    archive(&file, &bomb);
    assert_eq!(fault(&file, &into, &tight), ArchiveFault::TooLarge);
}

/// G08.
#[test]
fn an_archive_that_is_not_what_its_manifest_says_is_refused() {
    use EntryType::Regular;
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("bad.tar.gz");
    let into = dir.path().join("into");
    let limits = Limits::default();
    let one: (&str, &[u8]) = ("a.md", b"one");
    let cases: [(Vec<u8>, ArchiveFault); 5] = [
        (manifest(&[("a.md", b"two")]), ArchiveFault::Changed),
        (manifest(&[one, ("b.md", b"")]), ArchiveFault::Missing),
        (manifest(&[]), ArchiveFault::Extra),
        (b"{}".to_vec(), ArchiveFault::Foreign),
        (
            b"{\"format\":\"glose-backup\",\"v\":99}".to_vec(),
            ArchiveFault::Newer,
        ),
    ];
    for (manifest, expected) in cases {
        archive(
            &file,
            &[(Regular, one.0, one.1), (Regular, MANIFEST, &manifest)],
        );
        assert_eq!(fault(&file, &into, &limits), expected);
    }
    archive(&file, &[(Regular, one.0, one.1)]);
    assert_eq!(fault(&file, &into, &limits), ArchiveFault::Foreign);
    File::create(&file)
        .unwrap()
        .write_all(b"PK\x03\x04 not this")
        .unwrap();
    assert_eq!(fault(&file, &into, &limits), ArchiveFault::Foreign);
}
