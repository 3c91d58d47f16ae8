//! What a reader can count on when a note has lost its place.

mod told;

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::*;
use crate::workspace::tests::bench::now;
use crate::workspace::{Deed, Placed, ProblemKind, annotation_of, find_quote};

const FIRST: &str = "# Réunion\n\nL’équipe Alpha a livré le projet en avance de trois jours.\n\n\
    La médiathèque ouvre un atelier le samedi matin pour les curieux.\n\n\
    Le budget de la ville passe à douze millions cette année.\n";
/// The first passage is another team’s now, the last one is gone.
const SECOND: &str = "# Réunion\n\nL’équipe Bêta a livré le projet en avance de trois jours.\n\n\
    La médiathèque ouvre un atelier le samedi matin pour les curieux.\n";

struct Bench {
    dir: tempfile::TempDir,
    workspace: Workspace,
}

impl Bench {
    /// An article of three notes whose text then changed: one to check, one in place, one lost.
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("library");
        fs::create_dir_all(root.join("articles")).unwrap();
        fs::write(
            root.join("articles/reunion.md"),
            format!("---\nid: A1\ntitle: Réunion\n---\n{FIRST}"),
        )
        .unwrap();
        let workspace =
            Workspace::open(&root, &dir.path().join("index"), &dir.path().join("state")).unwrap();
        workspace
            .refresh(&mut |_| ControlFlow::Continue(()))
            .unwrap();
        let bench = Self { dir, workspace };
        bench.note("N1", "Alpha");
        bench.note("N2", "un atelier le samedi matin");
        bench.note(
            "N3",
            "Le budget de la ville passe à douze millions cette année.",
        );
        bench.edit(SECOND);
        bench
    }

    fn note(&self, id: &str, quote: &str) {
        let reading = self.workspace.read("reunion").unwrap();
        let range = find_quote(&reading.document, quote).unwrap();
        let mut note = annotation_of(&reading.article, &reading.document, Some(range), id, now());
        note.note = "À voir".into();
        self.workspace.save_annotation(&note, now()).unwrap();
    }

    fn edit(&self, body: &str) {
        let given = self.workspace.library().article("reunion").unwrap().body;
        self.workspace
            .edit_article("reunion", &given, body)
            .unwrap();
    }

    fn case(&self, id: &str) -> Case {
        let cases = self.workspace.cases("reunion").unwrap();
        let mut found = cases
            .into_iter()
            .filter(|case| case.annotation.id.as_str() == id);
        found.next().unwrap()
    }

    fn placed(&self, id: &str) -> Placed {
        self.workspace
            .read("reunion")
            .unwrap()
            .note(id)
            .unwrap()
            .clone()
    }

    fn waiting(&self) -> Vec<String> {
        self.workspace
            .waiting()
            .unwrap()
            .into_iter()
            .map(|one| one.id.0)
            .collect()
    }

    /// Every file of annotations and articles with its bytes.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let root = self.dir.path().join("library");
        let mut found = BTreeMap::new();
        for folder in ["articles", "notes/reunion"] {
            for entry in fs::read_dir(root.join(folder)).unwrap().flatten() {
                found.insert(entry.path(), fs::read(entry.path()).unwrap());
            }
        }
        found
    }

    fn file(&self, id: &str) -> String {
        fs::read_to_string(
            self.dir
                .path()
                .join(format!("library/notes/reunion/{id}.md")),
        )
        .unwrap()
    }
}

#[test]
fn a_note_that_waits_shows_its_passage_then_and_where_it_might_be_now() {
    let bench = Bench::new();
    assert_eq!(bench.waiting(), ["N1", "N3"]);
    let case = bench.case("N1");
    assert_eq!(case.state, State::Review);
    let before = &case.before;
    assert_eq!(before.passage.of(&before.paragraph), "Alpha");
    assert!(before.paragraph.ends_with("de trois jours."));
    let version = before.version.as_ref().unwrap();
    assert_eq!((version.number, version.notes), (1, 3));
    let best = &case.offers[0];
    let words = best.passage.of(&best.paragraph);
    assert_eq!(words, "Bêta");
    let changed: Vec<&str> = best
        .pieces
        .iter()
        .filter(|p| !p.same)
        .map(|p| p.new.of(words).trim())
        .collect();
    assert_eq!(changed, ["Bêta"]);
    let lost = bench.case("N3");
    assert_eq!(
        (lost.state, lost.heading.as_str()),
        (State::Lost, "Réunion")
    );
}

#[test]
fn what_is_accepted_is_added_to_the_note_and_taken_back_byte_for_byte() {
    let bench = Bench::new();
    let before = bench.files();
    let target = bench.placed("N1").annotation.target;
    let case = bench.case("N1");
    let choice = Choice::Place(case.offers[0].range);
    let done = bench
        .workspace
        .decide("reunion", "N1", &case.rev, choice, now())
        .unwrap();
    let placed = bench.placed("N1");
    assert_eq!(
        (placed.state, &placed.annotation.target),
        (State::Exact, &target)
    );
    assert_eq!(placed.annotation.words(), "Bêta");
    assert_eq!(bench.waiting(), ["N3"]);
    assert!(bench.file("N1").contains("by: \"user\""));
    // The text that it was accepted on is kept, so that the next change is compared with that.
    let versions = bench.workspace.versions("reunion").unwrap();
    assert_eq!(versions.len(), 2);
    bench.edit(&SECOND.replace("# Réunion", "# Réunion de mars"));
    assert!(bench.placed("N1").state.is_placed());
    bench.edit(SECOND);
    bench
        .workspace
        .apply(Deed::Undone, done.change.inverse())
        .unwrap();
    assert_eq!(bench.files(), before);
    bench.workspace.apply(Deed::Redone, done.change).unwrap();
    assert_eq!(bench.placed("N1").state, State::Exact);
}

#[test]
fn a_passage_that_is_given_up_is_not_asked_for_again_until_it_comes_back() {
    let bench = Bench::new();
    let rev = bench.case("N3").rev;
    bench
        .workspace
        .decide("reunion", "N3", &rev, Choice::Lost, now())
        .unwrap();
    assert_eq!(bench.waiting(), ["N1"]);
    assert_eq!(bench.placed("N3").state, State::Lost);
    bench.edit(&format!("{SECOND}\nUne phrase de plus.\n"));
    assert_eq!(bench.waiting(), ["N1"]);
    let doctor = bench.workspace.check().unwrap().advice;
    assert!(
        doctor.iter().all(|one| !one.name.contains("N3")),
        "{doctor:?}"
    );
    bench.edit(FIRST);
    assert_eq!(bench.placed("N3").state, State::Exact);
}

#[test]
fn a_note_becomes_one_on_the_whole_article_and_keeps_what_it_was_on() {
    let bench = Bench::new();
    let rev = bench.case("N3").rev;
    bench
        .workspace
        .decide("reunion", "N3", &rev, Choice::Article, now())
        .unwrap();
    let note = bench.placed("N3");
    assert_eq!((note.state, note.range), (State::Exact, None));
    assert!(note.annotation.passage().is_none() && note.annotation.target.is_some());
    assert_eq!(bench.waiting(), ["N1"]);
    assert_eq!(
        bench.workspace.read("reunion").unwrap().notes[0]
            .annotation
            .id
            .as_str(),
        "N3"
    );
}

#[test]
fn the_first_of_two_decisions_on_a_text_that_changed_meanwhile_is_refused() {
    let bench = Bench::new();
    let case = bench.case("N1");
    bench.edit(FIRST);
    let before = bench.files();
    let choice = Choice::Place(case.offers[0].range);
    let refused = bench
        .workspace
        .decide("reunion", "N1", &case.rev, choice, now())
        .unwrap_err();
    assert_eq!(refused.kind, ProblemKind::TextChanged);
    assert_eq!(bench.files(), before);
}

#[test]
fn what_is_as_good_as_sure_is_accepted_together_and_undone_together() {
    let bench = Bench::new();
    let score = bench.case("N1").offers[0].score;
    let before = bench.files();
    match bench.workspace.accept_sure(now()) {
        Ok(done) => {
            assert!(score >= SURE);
            assert_eq!((done.count, bench.waiting()), (1, vec!["N3".to_owned()]));
            bench
                .workspace
                .apply(Deed::Undone, done.change.inverse())
                .unwrap();
        }
        Err(none) => assert!(
            score < SURE && none.kind == ProblemKind::NoneSure,
            "{none:?}"
        ),
    }
    assert_eq!(bench.files(), before);
}

#[test]
fn the_version_that_a_note_was_made_on_is_read_with_its_notes_where_they_were() {
    let bench = Bench::new();
    let rev = bench.case("N1").before.version.unwrap().rev;
    let (reading, version) = bench.workspace.read_version("reunion", &rev).unwrap();
    assert_eq!((version.number, version.is_current), (1, false));
    assert_eq!(version.date, Some(now()));
    let quotes: Vec<&str> = reading
        .notes
        .iter()
        .map(|n| reading.document.slice(n.range.unwrap()))
        .collect();
    assert_eq!(quotes.len(), 3);
    assert_eq!(quotes[0], "Alpha");
    let missing = bench.workspace.read_version("reunion", "0000").unwrap_err();
    assert_eq!(missing.kind, ProblemKind::NoVersion);
}

#[test]
fn an_article_renamed_by_another_program_keeps_the_version_of_its_notes() {
    let bench = Bench::new();
    let articles = bench.dir.path().join("library/articles");
    fs::rename(
        articles.join("reunion.md"),
        articles.join("compte-rendu.md"),
    )
    .unwrap();
    bench
        .workspace
        .refresh(&mut |_| ControlFlow::Continue(()))
        .unwrap();
    let cases = bench.workspace.cases("compte-rendu").unwrap();
    assert_eq!(cases.len(), 2);
    assert!(cases.iter().all(|case| case.before.version.is_some()));
    let choice = Choice::Place(cases[0].offers[0].range);
    let id = cases[0].annotation.id.as_str();
    let done = bench
        .workspace
        .decide("compte-rendu", id, &cases[0].rev, choice, now())
        .unwrap();
    assert!(done.slugs.contains(&"compte-rendu".to_owned()));
    assert_eq!(bench.waiting(), ["N3"]);
    assert_eq!(bench.workspace.cases("compte-rendu").unwrap().len(), 1);
}

#[test]
fn a_passage_as_long_as_the_text_is_shown_in_part() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("library");
    fs::create_dir_all(root.join("articles")).unwrap();
    let long = "Un mot après l’autre, sans fin et sans reprise ; ".repeat(400);
    let path = root.join("articles/long.md");
    fs::write(&path, format!("---\nid: L\ntitle: Long\n---\n{long}\n")).unwrap();
    let workspace =
        Workspace::open(&root, &dir.path().join("index"), &dir.path().join("state")).unwrap();
    let reading = workspace.read("long").unwrap();
    let all = crate::text::ByteRange::new(0, reading.document.text().len());
    let note = annotation_of(&reading.article, &reading.document, Some(all), "N", now());
    workspace.save_annotation(&note, now()).unwrap();
    let given = workspace.library().article("long").unwrap().body;
    workspace
        .edit_article("long", &given, "Autre chose.")
        .unwrap();
    let cases = workspace.cases("long").unwrap();
    assert_eq!(cases.len(), 1);
    assert!(cases[0].before.paragraph.len() < 5_000);
}

#[test]
fn the_library_is_not_written_by_looking() {
    let bench = Bench::new();
    let root = bench.dir.path().join("library");
    let all = || -> Vec<PathBuf> { walk(&root) };
    let before: Vec<(PathBuf, Vec<u8>)> = all()
        .into_iter()
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    bench.workspace.waiting().unwrap();
    bench.workspace.cases("reunion").unwrap();
    bench.workspace.versions("reunion").unwrap();
    let after: Vec<(PathBuf, Vec<u8>)> = all()
        .into_iter()
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    assert_eq!(before, after);
}

fn walk(root: &Path) -> Vec<PathBuf> {
    let mut open = vec![root.to_owned()];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
