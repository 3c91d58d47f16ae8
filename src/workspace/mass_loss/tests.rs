//! What other programs do to the library, and what a reader then sees.

use std::fs;
use std::ops::ControlFlow;

use super::*;
use crate::library::{Color, ConflictKind, Status};
use crate::search::Request;
use crate::workspace::tests::bench::now;
use crate::workspace::{Deed, Outcome, ProblemKind, Refreshed, annotation_of, find_quote};

struct Bench {
    dir: tempfile::TempDir,
    workspace: Workspace,
}

impl Bench {
    /// A library of `articles` articles with one note each.
    fn new(articles: usize) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let workspace = open(&dir);
        let bench = Self { dir, workspace };
        for at in 0..articles {
            let path = bench.dir.path().join(format!("{at}.md"));
            let text = format!("# Article {at}\n\nLe capteur numéro {at} compte les passants.\n");
            fs::write(&path, text).unwrap();
            let added = bench
                .workspace
                .add(&[path], now(), &mut |_| ControlFlow::Continue(()));
            let Outcome::Added(_, slug) = added.unwrap().0.remove(0).outcome else {
                panic!("not added")
            };
            bench.note(&slug, &format!("Note {at}"));
        }
        bench.refresh();
        bench
    }

    fn note(&self, slug: &str, words: &str) -> Annotation {
        let reading = self.workspace.read(slug).unwrap();
        let range = find_quote(&reading.document, "capteur");
        let id = ulid::Ulid::generate().to_string();
        let mut note = annotation_of(&reading.article, &reading.document, range, &id, now());
        note.note = words.to_owned();
        self.workspace.save_annotation(&note, now()).unwrap();
        self.notes(slug).remove(0)
    }

    fn notes(&self, slug: &str) -> Vec<Annotation> {
        let notes = self.workspace.read(slug).unwrap().notes;
        notes.into_iter().map(|note| note.annotation).collect()
    }

    fn refresh(&self) -> Refreshed {
        self.workspace
            .refresh(&mut |_| ControlFlow::Continue(()))
            .unwrap()
    }

    fn reopen(&mut self) {
        self.workspace = open(&self.dir);
        self.refresh();
    }

    fn total(&self, query: &str) -> usize {
        let found = self
            .workspace
            .searcher()
            .search(&Request::new(query), &|| false);
        found.unwrap().total
    }

    /// The file of the one note of an article.
    fn file(&self, slug: &str) -> PathBuf {
        let folder = self.workspace.library().root().join(paths::notes(slug));
        let mut files = fs::read_dir(folder).unwrap().flatten();
        files.next().unwrap().path()
    }
}

fn open(dir: &tempfile::TempDir) -> Workspace {
    let dir = dir.path();
    Workspace::open(&dir.join("library"), &dir.join("index"), &dir.join("state")).unwrap()
}

fn told(refreshed: &Refreshed) -> Vec<ProblemKind> {
    refreshed.notices.iter().map(|one| one.kind).collect()
}

/// B10: nothing is dropped from view, through a restart too; the files come back byte for byte.
#[test]
fn notes_that_vanish_in_a_mass_stay_in_view_and_can_be_put_back() {
    let mut bench = Bench::new(10);
    let lost: Vec<(PathBuf, Vec<u8>)> = (0..3)
        .map(|at| bench.file(&format!("article-{at}")))
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    for (path, _) in &lost {
        fs::remove_file(path).unwrap();
    }
    for _ in 0..2 {
        assert_eq!(told(&bench.refresh()), [ProblemKind::Vanished]);
        assert_eq!(bench.total("has:note"), 10);
        assert_eq!(bench.notes("article-0")[0].note, "Note 0");
        let checked = bench.workspace.check().unwrap();
        assert!(
            checked
                .faults
                .iter()
                .any(|one| one.kind == ProblemKind::Vanished)
        );
        bench.reopen();
    }
    // More notes than before make a mass no smaller.
    for at in 3..10 {
        bench.note(&format!("article-{at}"), "Une de plus");
    }
    assert_eq!(told(&bench.refresh()), [ProblemKind::Vanished]);
    let done = bench.workspace.bring_back().unwrap();
    assert_eq!(done.count, 3);
    for (path, bytes) in &lost {
        assert_eq!(&fs::read(path).unwrap(), bytes);
    }
    assert_eq!(told(&bench.refresh()), []);
    assert!(bench.workspace.check().unwrap().faults.is_empty());
}

/// B10: the reader meant it.
#[test]
fn what_vanished_in_a_mass_is_let_go_when_the_reader_says_so() {
    let mut bench = Bench::new(8);
    let root = bench.workspace.library().root().to_owned();
    for at in 0..4 {
        fs::remove_file(root.join(format!("articles/article-{at}.md"))).unwrap();
        fs::remove_dir_all(root.join(format!("notes/article-{at}"))).unwrap();
    }
    assert_eq!(told(&bench.refresh()), [ProblemKind::Vanished]);
    assert_eq!(bench.total(""), 8);
    bench.reopen();
    assert_eq!(bench.total(""), 8);
    assert_eq!(bench.workspace.let_go().unwrap().count, 8);
    assert_eq!((bench.total(""), bench.total("has:note")), (4, 4));
    bench.reopen();
    assert_eq!(told(&bench.refresh()), []);
    assert_eq!(bench.total(""), 4);
}

/// B10: git brings them back; a few files, a renaming, and what Glose itself deleted are no mass.
#[test]
fn what_comes_back_or_was_no_loss_lets_the_brake_go() {
    let bench = Bench::new(10);
    let root = bench.workspace.library().root().to_owned();
    fs::rename(root.join("notes"), root.join("away")).unwrap();
    assert_eq!(told(&bench.refresh()), [ProblemKind::Vanished]);
    assert_eq!(bench.total("has:note"), 10);
    let _ = fs::remove_dir_all(root.join("notes"));
    fs::rename(root.join("away"), root.join("notes")).unwrap();
    assert_eq!(told(&bench.refresh()), []);
    fs::remove_file(bench.file("article-0")).unwrap();
    assert_eq!(told(&bench.refresh()), []);
    assert_eq!(bench.total("has:note"), 9);
    for at in 0..10 {
        let name = |name: &str| root.join(format!("articles/{name}-{at}.md"));
        fs::rename(name("article"), name("autre")).unwrap();
    }
    assert_eq!(told(&bench.refresh()), []);
    let all: Vec<String> = (0..10).map(|at| format!("autre-{at}")).collect();
    bench.workspace.delete_articles(&all).unwrap();
    assert_eq!(bench.total(""), 0);
}

/// H11: while files still come and go nothing is said and nothing forgotten; what is missing when they stand still is.
#[test]
fn what_is_missing_while_files_are_moved_is_said_when_they_stand_still() {
    let mut bench = Bench::new(10);
    let root = bench.workspace.library().root().to_owned();
    fs::rename(root.join("notes"), root.join("away")).unwrap();
    fs::rename(
        root.join("articles/article-0.md"),
        root.join("article-0.md"),
    )
    .unwrap();
    let known = bench.workspace.index().stamps().unwrap();
    for _ in 0..2 {
        let now = bench.workspace.listing().unwrap();
        let mut listing = bench.workspace.settled(now, &known).unwrap();
        assert!(!listing.is_moving);
        listing.is_moving = true;
        let gone = vec![
            "article-0".to_owned(),
            "article-1".to_owned(),
            "x".to_owned(),
        ];
        let free = bench.workspace.brake(&listing, gone, 0, known.len());
        assert_eq!(free, [""; 0]);
        assert_eq!(bench.workspace.notices(&listing), []);
        assert_eq!(
            bench.workspace.unsettled().unwrap().vanished,
            Vanished::default()
        );
        assert_eq!(bench.notes("article-1")[0].note, "Note 1");
    }
    fs::rename(
        root.join("article-0.md"),
        root.join("articles/article-0.md"),
    )
    .unwrap();
    bench.reopen();
    assert_eq!(bench.workspace.vanished().notes.len(), 10);
    assert_eq!(told(&bench.refresh()), [ProblemKind::Vanished]);
    let _ = fs::remove_dir_all(root.join("notes"));
    fs::rename(root.join("away"), root.join("notes")).unwrap();
    assert_eq!(told(&bench.refresh()), []);
    assert_eq!(bench.total("has:note"), 10);
}

/// B11: shown as it last was, found, and put back: by saving it or all at once.
#[test]
fn an_emptied_note_is_shown_as_it_last_was_and_put_back() {
    let mut bench = Bench::new(2);
    for (slug, by_saving) in [("article-0", true), ("article-1", false)] {
        let file = bench.file(slug);
        let whole = fs::read(&file).unwrap();
        fs::write(&file, "").unwrap();
        bench.refresh();
        bench.reopen();
        let reading = bench.workspace.read(slug).unwrap();
        assert_eq!(reading.problems[0].kind, ProblemKind::Emptied);
        assert_eq!(reading.notes.len(), 1);
        assert!(reading.notes[0].annotation.note.starts_with("Note"));
        assert_eq!(bench.total("has:note"), 2);
        assert_eq!(fs::read(&file).unwrap(), b"");
        if by_saving {
            let mut note = reading.notes[0].annotation.clone();
            note.color = Color::Green;
            bench.workspace.save_annotation(&note, now()).unwrap();
        } else {
            bench.workspace.bring_back().unwrap();
            assert_eq!(fs::read(&file).unwrap(), whole);
        }
        let notes = bench.notes(slug);
        assert_eq!(notes.len(), 1, "{notes:?}");
        assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
        assert!(bench.workspace.read(slug).unwrap().problems.is_empty());
    }
}

/// B02: both are kept, and shown beside each other until one is deleted.
#[test]
fn a_note_changed_twice_at_once_is_kept_twice_and_both_are_shown() {
    let bench = Bench::new(1);
    let other = open(&bench.dir);
    let note = bench.notes("article-0").remove(0);
    let say = |workspace: &Workspace, words: &str| {
        let mut mine = note.clone();
        mine.note = words.to_owned();
        workspace.save_annotation(&mine, now()).unwrap()
    };
    say(&bench.workspace, "D’ici.");
    let done = say(&other, "De là.");
    assert_eq!(done.what, Deed::NoteBothKept);
    // The same editor, saved again, goes on with its own version.
    say(&other, "De là-bas.");
    say(&other, "De là.");
    let mut words: Vec<String> = bench
        .notes("article-0")
        .into_iter()
        .map(|n| n.note)
        .collect();
    words.sort();
    assert_eq!(words, ["De là.", "D’ici."]);
    let found = bench.workspace.unsettled().unwrap().conflicts;
    assert_eq!((found.len(), found[0].kind), (1, ConflictKind::KeptBoth));
    let shown: Vec<&str> = found[0]
        .lines
        .iter()
        .map(|(_, line)| line.as_str())
        .collect();
    assert!(shown.contains(&"De là.") && shown.contains(&"D’ici."));
    let first = bench
        .notes("article-0")
        .into_iter()
        .find(|n| n.note == "D’ici.");
    bench
        .workspace
        .delete_annotations(&[first.unwrap()])
        .unwrap();
    assert!(bench.workspace.unsettled().unwrap().conflicts.is_empty());
}

/// B06, C08: what is not understood is not written over; the reader's words are kept beside it.
#[test]
fn a_marked_or_later_note_is_never_written_over() {
    let bench = Bench::new(2);
    let later = bench.file("article-0");
    let text = fs::read_to_string(&later).unwrap();
    let newer = text.replacen("v: 1\n", "v: 99\nfuture: [1, 2]   # kept\n", 1);
    fs::write(&later, &newer).unwrap();
    bench.refresh();
    let mut note = bench.notes("article-0").remove(0);
    note.note = "Autre".to_owned();
    let refused = bench.workspace.save_annotation(&note, now());
    assert_eq!(refused.unwrap_err().kind, ProblemKind::NewerVersion);
    assert_eq!(fs::read_to_string(&later).unwrap(), newer);

    let marked = bench.file("article-1");
    let text = fs::read_to_string(&marked).unwrap();
    let torn = text.replace(
        "color: yellow\n",
        "<<<<<<< HEAD\ncolor: yellow\n=======\ncolor: pink\n>>>>>>> theirs\n",
    );
    assert_ne!(torn, text);
    fs::write(&marked, &torn).unwrap();
    bench.refresh();
    let reading = bench.workspace.read("article-1").unwrap();
    assert_eq!(reading.problems[0].kind, ProblemKind::ConflictMarkers);
    let mut note = reading.notes[0].annotation.clone();
    note.note = "Tranché".to_owned();
    let done = bench.workspace.save_annotation(&note, now()).unwrap();
    assert_eq!(done.what, Deed::NoteBothKept);
    assert_eq!(fs::read_to_string(&marked).unwrap(), torn);
    assert_eq!(bench.notes("article-1").len(), 2);
    let article = paths::article("article-1");
    let path = bench.workspace.library().root().join(article);
    let file = fs::read_to_string(&path).unwrap();
    let torn = file.replace(
        "status:",
        "<<<<<<< a\nmood: 1\n=======\nmood: 2\n>>>>>>> b\nstatus:",
    );
    fs::write(&path, &torn).unwrap();
    let refused = bench
        .workspace
        .set_status(&["article-1".to_owned()], Status::Done);
    assert_eq!(refused.unwrap_err().kind, ProblemKind::Torn);
    assert_eq!(fs::read_to_string(&path).unwrap(), torn);
}

/// C10: what cannot be read is listed with its reason and kept.
#[test]
fn unreadable_files_are_listed_and_kept() {
    let bench = Bench::new(1);
    let root = bench.workspace.library().root().to_owned();
    let files: [(&str, Vec<u8>); 5] = [
        ("articles/yaml.md", b"---\ntitle: [1, 2\n---\nx".to_vec()),
        ("articles/binary.md", vec![0xff, 0xfe, 0x00, 0x80]),
        ("articles/vide.md", Vec::new()),
        ("notes/article-0/nul.md", b"---\na: \0\n---\n".to_vec()),
        ("notes/article-0/open.md", b"---\nid: A\n".to_vec()),
    ];
    for (name, bytes) in &files {
        fs::write(root.join(name), bytes).unwrap();
    }
    bench.refresh();
    let mut unreadable: Vec<PathBuf> = bench
        .workspace
        .unsettled()
        .unwrap()
        .unreadable
        .into_iter()
        .map(|(path, _)| path.strip_prefix(&root).unwrap().to_owned())
        .collect();
    unreadable.sort();
    let mut expected: Vec<PathBuf> = files.iter().map(|(name, _)| PathBuf::from(name)).collect();
    expected.sort();
    assert_eq!(unreadable, expected);
    assert_eq!(bench.notes("article-0").len(), 1);
    for (name, bytes) in &files {
        assert_eq!(&fs::read(root.join(name)).unwrap(), bytes, "{name}");
    }
}
