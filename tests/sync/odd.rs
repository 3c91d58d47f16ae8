//! What is no text in a library: pipes, giants, links, emptied files.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;
use std::time::Instant;

use crate::home::{Home, said};

/// A pipe, a device and three gigabytes among the articles and notes are named by doctor and stop nothing.
#[test]
fn pipes_devices_and_giants_are_named_and_passed_over() {
    let home = Home::with_article();
    let id = home.note("Une note.");
    let articles = home.library().join("articles");
    let notes = home.library().join("notes/le-canal");
    for folder in [&articles, &notes] {
        let made = Command::new("mkfifo").arg(folder.join("pipe.md")).status();
        assert!(made.unwrap().success());
        symlink("/dev/zero", folder.join("device.md")).unwrap();
        let giant = fs::File::create(folder.join("giant.md")).unwrap();
        giant.set_len(3 << 30).unwrap();
    }
    let since = Instant::now();
    assert_eq!(home.done(&["list", "--json"]).lines().count(), 1);
    assert_eq!(home.done(&["annotations", "--json"]).lines().count(), 1);
    home.done(&["tag", &id, "+eau"]);
    home.done(&["tag", "le-canal", "+eau"]);
    fs::write(home.path("b.md"), "# B\n\nTexte.\n").unwrap();
    home.done(&["add", "b.md"]);
    let doctor = home.run(&["doctor"]);
    let told = String::from_utf8_lossy(&doctor.stdout).into_owned();
    for folder in ["articles", "notes/le-canal"] {
        for name in ["pipe.md", "device.md", "giant.md"] {
            assert!(
                told.contains(&format!("{folder}/{name}")),
                "{folder}/{name}: {told}"
            );
        }
    }
    assert!(told.contains("larger than 64 MB"), "{told}");
    assert!(since.elapsed().as_secs() < 60, "{:?}", since.elapsed());
}

/// What is a link is deleted with its words, wherever it leads; they come back.
#[test]
fn a_deleted_link_can_be_restored() {
    for (at, relative) in [(0, true), (1, false)] {
        let home = Home::with_article();
        let id = home.note("Une note.");
        let outside = home.path("outside");
        fs::create_dir(&outside).unwrap();
        let links = [
            home.library().join("articles/le-canal.md"),
            home.note_file(&id),
        ];
        for (nth, link) in links.iter().enumerate() {
            let real = outside.join(format!("{nth}.md"));
            fs::rename(link, &real).unwrap();
            let up = if nth == 0 {
                "../../../"
            } else {
                "../../../../"
            };
            let relative_target = format!("{up}outside/{nth}.md");
            let target = if relative {
                relative_target.into()
            } else {
                real
            };
            symlink(target, link).unwrap();
        }
        assert_eq!(home.done(&["list", "--json"]).lines().count(), 1);
        let words: Vec<String> = links
            .iter()
            .map(|link| fs::read_to_string(link).unwrap())
            .collect();
        let deleted = if at == 0 { "le-canal" } else { id.as_str() };
        home.done(&["delete", deleted]);
        assert!(
            home.done(&["restore"])
                .contains(if at == 0 { "Le canal" } else { "le-canal" })
        );
        home.done(&["restore", deleted]);
        for (link, words) in links.iter().zip(&words) {
            assert_eq!(&fs::read_to_string(link).unwrap(), words);
        }
        // What the links led to was not touched.
        assert_eq!(fs::read_to_string(outside.join("0.md")).unwrap(), words[0]);
        assert_eq!(fs::read_to_string(outside.join("1.md")).unwrap(), words[1]);
    }
}

/// Of an emptied article no copy is kept, and none is promised.
#[test]
fn an_emptied_article_is_told_as_what_it_is() {
    let home = Home::with_article();
    home.note("Une note.");
    fs::write(home.library().join("articles/le-canal.md"), "").unwrap();
    let doctor = home.run(&["doctor", "--fix"]);
    assert_eq!(doctor.status.code(), Some(3));
    let told = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert!(told.contains("le-canal.md was emptied"), "{told}");
    assert!(
        told.contains("no copy") && !told.contains("as it last was"),
        "{told}"
    );
    let shown = home.run(&["show", "le-canal"]);
    assert!(said(&shown).contains("no copy"), "{shown:?}");
}

/// Links that lead out of a folder that is added are named, and what they lead to stays out.
#[test]
fn links_out_of_an_added_folder_are_named() {
    let home = Home::with_article();
    fs::create_dir_all(home.path("in")).unwrap();
    fs::write(home.path("in/a.md"), "# A\n\nTexte.\n").unwrap();
    fs::write(home.path("secret.md"), "# Secret\n\nMot de passe.\n").unwrap();
    symlink("../secret.md", home.path("in/link.md")).unwrap();
    symlink("/proc", home.path("in/system")).unwrap();
    let ran = home.run(&["add", "in"]);
    assert_eq!(ran.status.code(), Some(3));
    let told = said(&ran);
    assert!(
        told.contains("in/link.md leads out") && told.contains("in/system leads out"),
        "{told}"
    );
    let list = home.done(&["list"]);
    assert!(list.contains("in/a.md") || list.contains(" a "), "{list}");
    assert!(!list.contains("Secret"), "{list}");
    assert_eq!(list.lines().count(), 2);
}

/// What stands under `tags` and is no list is refused, told, and kept byte for byte.
#[test]
fn what_is_no_list_of_tags_is_left() {
    let home = Home::with_article();
    let id = home.note("Une note.");
    let paths = [
        home.library().join("articles/le-canal.md"),
        home.note_file(&id),
    ];
    for path in &paths {
        let text = fs::read_to_string(path).unwrap();
        fs::write(path, text.replace("tags: []", "tags: {a: 1}   # mine")).unwrap();
    }
    for (path, name) in paths.iter().zip(["le-canal", id.as_str()]) {
        let before = fs::read(path).unwrap();
        assert!(String::from_utf8_lossy(&before).contains("{a: 1}   # mine"));
        let ran = home.run(&["tag", name, "+eau"]);
        assert_eq!(ran.status.code(), Some(3), "{ran:?}");
        assert!(said(&ran).contains("“tags” holds"), "{ran:?}");
        assert_eq!(fs::read(path).unwrap(), before);
    }
    home.done(&["status", "le-canal", "done"]);
    let text = fs::read_to_string(&paths[0]).unwrap();
    assert!(
        text.contains("tags: {a: 1}   # mine") && text.contains("done"),
        "{text}"
    );
    assert_eq!(home.done(&["doctor"]).matches("“tags” holds").count(), 2);
}
