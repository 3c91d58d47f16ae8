//! What synchronisers, git and editors leave in a library, on the command line.

use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use crate::home::{Home, files, said};

pub fn note_ids(home: &Home) -> usize {
    home.done(&["annotations", "--json"]).lines().count()
}

/// An article with a note, and a copy of both, with other words, for each name. In the names, `{}` is the name of the
/// file copied without `.md`, and `{n}` how many bytes that has.
fn with_copies(names: &[&str]) -> (Home, Vec<(PathBuf, String)>) {
    let home = Home::with_article();
    let id = home.note("Une note sur les capteurs.");
    let article = home.library().join("articles/le-canal.md");
    let note = home.note_file(&id);
    let mut copies = Vec::new();
    for name in names {
        for (file, stem) in [(&article, "le-canal"), (&note, id.as_str())] {
            let name = name
                .replace("{}", stem)
                .replace("{n}", &stem.len().to_string());
            let copy = file.with_file_name(name);
            let other = fs::read_to_string(file).unwrap() + "\nAutrement.\n";
            fs::write(&copy, &other).unwrap();
            copies.push((copy, other));
        }
    }
    (home, copies)
}

/// B09: counted, listed and found once; a line in doctor; not a byte is changed.
#[test]
fn copies_of_synchronisers_are_grouped_told_and_left_alone() {
    let (home, copies) = with_copies(&[
        "{}.sync-conflict-20261124-091244-ABCDEF7.md",
        "{} (Ann's conflicted copy 2026-11-24).md",
        "{} (Copie en conflit de Ann 2026-11-24).md",
        "{} (conflicted copy 2026-11-24 091244).md",
        "{} 2.md",
    ]);
    let listed = home.run(&["list", "--json"]);
    assert_eq!(String::from_utf8_lossy(&listed.stdout).lines().count(), 1);
    assert!(
        said(&listed).contains("synchroniser left: 10"),
        "{listed:?}"
    );
    assert_eq!(
        home.done(&["search", "capteurs", "--json"]).lines().count(),
        1
    );
    assert_eq!(note_ids(&home), 1);
    let doctor = home.done(&["doctor"]);
    for (copy, other) in &copies {
        let name = copy.file_name().unwrap().to_str().unwrap();
        assert!(doctor.contains(name), "{name} in {doctor}");
        assert_eq!(&fs::read_to_string(copy).unwrap(), other);
    }
    home.done(&["tag", "le-canal", "+eau"]);
    for (copy, other) in &copies {
        assert_eq!(&fs::read_to_string(copy).unwrap(), other);
    }
}

/// B09: what file managers and merges leave beside a file is told by its id, also where its name says nothing.
#[test]
fn copies_of_any_name_count_once_and_go_out_once() {
    let (home, copies) = with_copies(&[
        "{}-PC.md",
        "{} - Copie.md",
        "{} copy.md",
        "{}.orig.md",
        "Copie de {}.md",
        "{}-pc.md",
        "zz-{n}.md",
    ]);
    let article = home.library().join("articles/le-canal.md");
    for _ in 0..2 {
        assert_eq!(home.done(&["list", "--json"]).lines().count(), 1);
        assert_eq!(note_ids(&home), 1);
    }
    let export = home.done(&["export", "--format", "markdown"]);
    assert_eq!(export.matches("Une note sur").count(), 1, "{export}");
    let doctor = home.done(&["doctor"]);
    assert!(doctor.contains("(1 article, 1 note)"), "{doctor}");
    for (copy, other) in &copies {
        let name = copy.file_name().unwrap().to_str().unwrap();
        assert!(doctor.contains(name), "{name} in {doctor}");
        assert_eq!(&fs::read_to_string(copy).unwrap(), other);
    }
    home.done(&["tag", "le-canal", "+eau"]);
    home.done(&["reindex"]);
    assert_eq!(home.done(&["list", "--json"]).lines().count(), 1);
    // The last that is left is the article.
    fs::remove_file(&article).unwrap();
    for (copy, _) in &copies {
        if !copy.ends_with("zz-8.md") && copy.parent() == article.parent() {
            fs::remove_file(copy).unwrap();
        }
    }
    assert!(home.done(&["list", "--json"]).contains("zz-8"));
}

/// B10, B11: doctor tells, puts back byte for byte, or lets go.
#[test]
fn doctor_tells_of_losses_and_puts_notes_back() {
    let home = Home::with_article();
    let ids: Vec<String> = (0..6).map(|at| home.note(&format!("Note {at}"))).collect();
    assert_eq!(note_ids(&home), 6);
    let before: Vec<Vec<u8>> = ids
        .iter()
        .map(|id| fs::read(home.note_file(id)).unwrap())
        .collect();
    for id in &ids[..3] {
        fs::remove_file(home.note_file(id)).unwrap();
    }
    fs::write(home.note_file(&ids[3]), "").unwrap();
    let listed = home.run(&["annotations", "--json"]);
    assert_eq!(String::from_utf8_lossy(&listed.stdout).lines().count(), 6);
    assert!(said(&listed).contains("--accept-gone"), "{listed:?}");
    let doctor = home.run(&["doctor"]);
    assert_eq!(doctor.status.code(), Some(3));
    let out = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert!(out.contains("vanished") && out.contains("emptied"), "{out}");
    home.done(&["doctor", "--fix"]);
    for (id, bytes) in ids.iter().zip(&before) {
        assert_eq!(&fs::read(home.note_file(id)).unwrap(), bytes);
    }
    home.done(&["doctor"]);
    for id in &ids[..3] {
        fs::remove_file(home.note_file(id)).unwrap();
    }
    home.run(&["list"]);
    home.done(&["doctor", "--accept-gone"]);
    assert_eq!(note_ids(&home), 3);
    assert_eq!(said(&home.run(&["list"])), "");
}

/// C08, B06: refused with what to do; not a byte is changed by anything that is tried.
#[test]
fn files_of_a_later_version_or_with_marks_are_shown_and_never_written() {
    let home = Home::with_article();
    let id = home.note("D’avant.");
    let article = home.library().join("articles/le-canal.md");
    let edit = |path: &Path, from: &str, to: &str| {
        let text = fs::read_to_string(path).unwrap().replacen(from, to, 1);
        fs::write(path, &text).unwrap();
        text
    };
    let newer = edit(&article, "v: 1\n", "v: 99\nfuture: {a: 1}   # kept\n");
    let note = edit(&home.note_file(&id), "v: 1\n", "v: 99\n");
    assert!(newer.contains("v: 99") && note.contains("v: 99"));
    assert!(home.done(&["show", "le-canal"]).contains("capteurs"));
    assert!(home.done(&["show", &id]).contains("D’avant."));
    for words in [
        &["tag", "le-canal", "+eau"][..],
        &["status", "le-canal", "done"],
        &["tag", &id, "+eau"],
    ] {
        let ran = home.run(words);
        assert_eq!(ran.status.code(), Some(3), "{words:?} {ran:?}");
        assert!(said(&ran).contains("later version"), "{ran:?}");
    }
    home.note("Une autre.");
    home.done(&["reindex"]);
    home.run(&["doctor", "--fix"]);
    assert_eq!(fs::read_to_string(&article).unwrap(), newer);
    assert_eq!(fs::read_to_string(home.note_file(&id)).unwrap(), note);
    let marks = "<<<<<<< HEAD\nstatus: inbox\n=======\nstatus: done\n>>>>>>> theirs\n";
    edit(&article, "v: 99", "v: 1");
    let torn = edit(&article, "status: inbox\n", marks);
    assert!(torn.contains(">>>>>>>"));
    assert!(home.done(&["show", "le-canal"]).contains("capteurs"));
    let ran = home.run(&["tag", "le-canal", "+eau"]);
    assert_eq!(ran.status.code(), Some(3));
    assert!(said(&ran).contains("two versions"), "{ran:?}");
    assert!(home.done(&["doctor"]).contains("merge"));
    assert_eq!(fs::read_to_string(&article).unwrap(), torn);
}

/// C10: listed with the reason, kept; a hundred megabytes too, in no time.
#[test]
fn front_matter_that_cannot_be_read_is_told_and_kept() {
    let home = Home::with_article();
    let place = |name: &str| home.library().join("articles").join(name);
    let mut huge = b"---\n".to_vec();
    huge.extend(b"key: value\n".repeat(100_000_000 / 11));
    huge.extend(b"---\nText.\n");
    let bad: [(&str, Vec<u8>); 5] = [
        ("yaml.md", b"---\ntitle: [1, 2\n---\nx".to_vec()),
        ("binary.md", (0..=255).collect()),
        ("nul.md", b"---\ntitle: a\0b\n---\n".to_vec()),
        ("open.md", b"---\ntitle: a\n".to_vec()),
        ("huge.md", huge),
    ];
    for (name, bytes) in &bad {
        fs::write(place(name), bytes).unwrap();
    }
    let since = std::time::Instant::now();
    let listed = home.run(&["list", "--json"]);
    assert!(since.elapsed().as_secs() < 20, "{:?}", since.elapsed());
    let out = String::from_utf8_lossy(&listed.stdout).into_owned();
    assert!(out.contains("le-canal"), "{out}");
    let doctor = home.run(&["doctor"]);
    let told = String::from_utf8_lossy(&doctor.stdout).into_owned();
    for (name, bytes) in &bad {
        let readable = out.contains(name.trim_end_matches(".md"));
        assert!(readable || told.contains(name), "{name}: {told}");
        assert!(
            fs::read(place(name)).unwrap() == *bytes,
            "{name} was changed"
        );
    }
    for name in ["yaml.md", "binary.md", "open.md", "huge.md"] {
        assert!(told.contains(name), "{name}: {told}");
    }
}

/// B12: names that differ in case alone, or in how accents are written.
#[test]
fn names_that_differ_in_case_or_in_form_are_told_apart_or_known_again() {
    let home = Home::new();
    let (nfc, nfd) = ("\u{e9}t\u{e9}.txt", "e\u{301}te\u{301}.txt");
    fs::write(home.path(nfc), "Un texte de saison.\n").unwrap();
    home.done(&["add", nfc]);
    fs::remove_file(home.path(nfc)).unwrap();
    fs::write(home.path(nfd), "Un texte de saison, revu.\n").unwrap();
    let again = home.done(&["add", nfd]);
    assert_eq!(home.done(&["list", "--json"]).lines().count(), 1, "{again}");
    // A reader's own file, as a Mac names it, is found by what is typed here.
    let own = home.library().join("articles/no\u{308}el.md");
    fs::write(own, "Sapin.\n").unwrap();
    assert!(home.done(&["show", "n\u{f6}el"]).contains("Sapin"));
    for name in ["Ville.md", "VILLE.md", "ville.md"] {
        fs::write(home.path(name), format!("# Ville\n\nTexte de {name}.\n")).unwrap();
    }
    home.done(&["add", "Ville.md", "VILLE.md", "ville.md"]);
    let slugs: std::collections::BTreeSet<String> = files(&home.library().join("articles"))
        .iter()
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_lowercase())
        .collect();
    assert_eq!(slugs.len(), 5, "{slugs:?}");
}

/// B13: taken, under a name of ours, shown without what steers a terminal.
#[test]
fn files_with_the_oddest_names_are_taken() {
    let home = Home::new();
    let folder = home.path("odd");
    let mut deep = folder.clone();
    while deep.as_os_str().len() < 3_500 {
        deep.push("d".repeat(200));
    }
    // A path of almost the longest length can only be made step by step.
    let made = fs::create_dir_all(&deep).is_ok();
    let names: [&[u8]; 8] = [
        &[b'n'; 252],
        b"a\nb",
        b"a\x1b[31mb",
        b"-rf",
        b".cache",
        b"caf\xe9",
        b"--help",
        b"a\xc2\x9db",
    ];
    for (at, name) in names.iter().enumerate() {
        let name = std::ffi::OsStr::from_bytes(name);
        let path = folder.join(name).with_extension("md");
        fs::write(path, format!("Text number {at}, of its own.\n")).unwrap();
    }
    if made {
        fs::write(deep.join("deep.md"), "Text that lies deep.\n").unwrap();
    }
    let ran = home.run(&["add", "odd"]);
    assert!(ran.status.success(), "{ran:?}");
    let list = home.run(&["list"]);
    for out in [&ran.stdout, &ran.stderr, &list.stdout, &list.stderr] {
        assert!(!out.contains(&0x1b), "{}", String::from_utf8_lossy(out));
        assert!(!String::from_utf8_lossy(out).contains('\u{9d}'));
    }
    let listed = home.done(&["list", "--json"]).lines().count();
    // What begins with a dot is hidden from a folder, and taken where it is named.
    assert_eq!(listed, names.len() - 1 + usize::from(made));
    home.done(&["add", "odd/.cache.md"]);
    home.done(&["add", "--", "odd/-rf.md"]);
    assert_eq!(home.done(&["list", "--json"]).lines().count(), listed + 1);
    for path in files(&home.library()) {
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(
            name.len() <= 255 && !name.contains(char::is_control),
            "{name:?}"
        );
    }
    home.done(&["doctor"]);
}
