//! What a reader can count on, operation by operation.

mod adding;
pub(super) mod bench;
mod inverses;
mod refused;
mod saving;

use std::fs;
use std::ops::ControlFlow;

use super::*;
use crate::anchor::State;
use crate::library::{Status, paths};
use crate::search::Request;
use bench::{Bench, TEXT, now, open};

#[test]
fn a_text_is_added_once_and_a_new_version_of_it_keeps_its_notes() {
    let bench = Bench::new();
    let Outcome::Added(id, slug) = bench.add("a.txt", TEXT) else {
        panic!()
    };
    assert_eq!(slug, "le-quartier-branche");
    assert_eq!(
        bench.add("a.txt", TEXT),
        Outcome::Unchanged(id.clone(), slug.clone())
    );
    assert_eq!(
        bench.add("copie.txt", TEXT),
        Outcome::Unchanged(id.clone(), slug.clone())
    );
    bench.note(&slug, "Personne ne lui a demandé son avis.", "Ni à nous.");
    let longer = TEXT.replace(
        "Le capteur",
        "Un paragraphe de plus, venu après coup.\n\nLe capteur",
    );
    assert_eq!(
        bench.add("a.txt", &longer),
        Outcome::Updated(id, slug.clone(), [1, 0, 0])
    );
    let notes = bench.notes(&slug);
    assert_eq!(notes.len(), 1);
    assert!(
        matches!(notes[0].state, State::Exact | State::Moved),
        "{:?}",
        notes[0].state
    );
    let document = bench.workspace.read(&slug).unwrap().document;
    assert_eq!(
        notes[0].quote(&document),
        "Personne ne lui a demandé son avis."
    );
    assert_eq!(bench.total("paragraphe"), 1);
}

#[test]
fn a_note_saved_twice_is_one_note_and_keeps_what_others_put_in_its_file() {
    let bench = Bench::new();
    let Outcome::Added(_, slug) = bench.add("a.txt", TEXT) else {
        panic!()
    };
    let mut note = bench.note(&slug, "Il compte quand même.", "Un");
    note.note = "Deux".into();
    bench.workspace.save_annotation(&note, now()).unwrap();
    let notes = bench.notes(&slug);
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].annotation.note, "Deux");
}

#[test]
fn a_note_that_another_program_changed_meanwhile_is_kept_beside_ours() {
    let bench = Bench::new();
    let Outcome::Added(_, slug) = bench.add("a.txt", TEXT) else {
        panic!()
    };
    let made = bench.note(&slug, "Il compte quand même.", "Nos mots");
    let mut ours = bench.notes(&slug).remove(0).annotation;
    let path = bench
        .workspace
        .library()
        .root()
        .join(paths::note(&slug, made.id.as_str()));
    let theirs = fs::read_to_string(&path)
        .unwrap()
        .replace("Nos mots", "Leurs mots");
    fs::write(&path, theirs).unwrap();
    ours.note = "Nos mots, revus".into();
    let done = bench.workspace.save_annotation(&ours, now()).unwrap();
    assert_eq!(done.what, Deed::NoteBothKept);
    let mut words: Vec<String> = bench
        .notes(&slug)
        .into_iter()
        .map(|note| note.annotation.note)
        .collect();
    words.sort();
    assert_eq!(words, ["Leurs mots", "Nos mots, revus"]);
}

#[test]
fn a_draft_whose_note_was_kept_after_all_is_not_offered_again() {
    let bench = Bench::new();
    let Outcome::Added(_, slug) = bench.add("a.txt", TEXT) else {
        panic!()
    };
    let kept = bench.note(&slug, "Il compte quand même.", "Gardé");
    let mut open = kept.clone();
    open.id = library::AnnotationId("01JAOPEN".into());
    open.note = "Pas encore".into();
    let mut changed = kept.clone();
    changed.note = "Gardé, puis revu".into();
    let gone = Sessions::new(bench.workspace.sessions().folder());
    for (key, annotation) in [("A", kept), ("B", open), ("C", changed)] {
        let draft = library::Draft {
            key: key.into(),
            edits: 1,
            annotation,
            is_new: true,
        };
        gone.save_draft(&draft).unwrap();
    }
    drop(gone);
    let left = bench.workspace.left();
    let found: Vec<(&str, bool)> = left
        .drafts
        .iter()
        .map(|draft| (draft.annotation.note.as_str(), draft.is_new))
        .collect();
    assert_eq!(found, [("Pas encore", true), ("Gardé, puis revu", false)]);
}

#[test]
fn every_operation_is_found_at_once_and_taken_back_whole() {
    let bench = Bench::new();
    let Outcome::Added(_, slug) = bench.add("a.txt", TEXT) else {
        panic!()
    };
    bench.note(&slug, "Il compte quand même.", "Un mot");
    let slugs = [slug.clone()];
    let tagged = bench
        .workspace
        .tag_articles(&slugs, &["ville/angers".into()], &[])
        .unwrap();
    assert_eq!(bench.total("tag:ville"), 1);
    let read = bench.workspace.set_status(&slugs, Status::Done).unwrap();
    assert_eq!(bench.total("is:done"), 1);
    let deleted = bench.workspace.delete_articles(&slugs).unwrap();
    assert_eq!(bench.total("capteur"), 0);
    for done in [deleted, read, tagged] {
        bench
            .workspace
            .apply(Deed::Undone, done.change.inverse())
            .unwrap();
    }
    assert_eq!(
        (
            bench.total("capteur"),
            bench.total("is:done"),
            bench.total("tag:ville")
        ),
        (1, 0, 0)
    );
    assert_eq!(bench.notes(&slug).len(), 1);
    assert!(bench.workspace.library().trash().is_empty());
}

#[test]
fn what_was_deleted_comes_back_by_its_name_with_its_notes() {
    let bench = Bench::new();
    let Outcome::Added(id, slug) = bench.add("a.txt", TEXT) else {
        panic!()
    };
    bench.note(&slug, "Il compte quand même.", "Un mot");
    bench
        .workspace
        .delete_articles(std::slice::from_ref(&slug))
        .unwrap();
    assert!(bench.workspace.restore("inconnu").is_err());
    bench.workspace.restore(id.as_str()).unwrap();
    assert_eq!(bench.notes(&slug).len(), 1);
    assert_eq!(bench.total("capteur"), 1);
}

#[test]
fn a_lost_index_is_made_anew_from_the_files() {
    let bench = Bench::new();
    bench.add("a.txt", TEXT);
    let dir = bench.dir;
    drop(bench.workspace);
    fs::remove_dir_all(dir.path().join("index")).unwrap();
    let workspace = open(dir.path());
    let answer = workspace
        .searcher()
        .search(&Request::new("capteurs"), &|| false)
        .unwrap();
    assert_eq!(answer.total, 1);
}

#[test]
fn files_changed_by_another_program_are_found_as_they_are_now() {
    let bench = Bench::new();
    let Outcome::Added(_, slug) = bench.add("a.txt", TEXT) else {
        panic!()
    };
    let path = bench.workspace.library().root().join(paths::article(&slug));
    let text = fs::read_to_string(&path)
        .unwrap()
        .replace("capteur", "détecteur");
    fs::write(&path, text).unwrap();
    fs::write(
        path.with_file_name("main.md"),
        "# Écrit à la main\n\nSans en-tête.\n",
    )
    .unwrap();
    let done = bench
        .workspace
        .refresh(&mut |_| ControlFlow::Continue(()))
        .unwrap();
    assert_eq!(done.indexed, 2);
    assert_eq!(
        (
            bench.total("+capteur parc"),
            bench.total("détecteurs"),
            bench.total("main")
        ),
        (0, 1, 1)
    );
    fs::remove_file(&path).unwrap();
    let done = bench
        .workspace
        .refresh(&mut |_| ControlFlow::Continue(()))
        .unwrap();
    assert_eq!((done.removed, bench.total("détecteurs")), (1, 0));
}

#[test]
fn a_broken_file_is_named_and_the_others_are_found() {
    let bench = Bench::new();
    bench.add("a.txt", TEXT);
    let broken = bench.workspace.library().root().join("articles/casse.md");
    fs::write(&broken, "---\ntitle: [oups\n---\nTexte\n").unwrap();
    let done = bench
        .workspace
        .refresh(&mut |_| ControlFlow::Continue(()))
        .unwrap();
    assert_eq!(done.problems.len(), 1);
    assert!(
        done.problems[0].name.contains("casse.md"),
        "{:?}",
        done.problems
    );
    assert_eq!(bench.total("capteur"), 1);
    assert_eq!(
        fs::read_to_string(&broken).unwrap(),
        "---\ntitle: [oups\n---\nTexte\n"
    );
}

#[test]
fn excerpts_follow_the_query() {
    let bench = Bench::new();
    let Outcome::Added(_, slug) = bench.add("a.txt", TEXT) else {
        panic!()
    };
    let mut note = bench.note(&slug, "Il compte quand même.", "Le reste");
    note.tags = vec!["iot".into()];
    bench.workspace.save_annotation(&note, now()).unwrap();
    bench.note(&slug, "On a fini par lui donner un nom.", "Tendre");
    let count = |query: &str| {
        bench
            .workspace
            .excerpts(&Scope::Query(query.into()), now())
            .unwrap()
            .count()
    };
    assert_eq!(
        (
            count(""),
            count("tag:iot"),
            count("tendre"),
            count("introuvable")
        ),
        (2, 1, 1, 0)
    );
}

#[test]
fn a_note_takes_another_passage_and_undo_gives_its_file_back_byte_for_byte() {
    let bench = Bench::new();
    let Outcome::Added(_, slug) = bench.add("a.txt", TEXT) else {
        panic!()
    };
    let made = bench.note(&slug, "Personne ne lui a demandé son avis.", "Ni à nous.");
    let file = paths::note(&slug, made.id.as_str());
    let bytes = || bench.workspace.library().bytes(&file).unwrap();
    let before = bytes();
    let reading = bench.workspace.read(&slug).unwrap();
    let range = find_quote(&reading.document, "Il compte quand même.").unwrap();
    let mut note = reading.notes[0].annotation.clone();
    note.target = Some(passage_of(&reading.document, range));
    let later = "2026-11-24T10:00:00Z".parse().unwrap();
    let done = bench.workspace.save_annotation(&note, later).unwrap();
    assert_eq!(done.what, Deed::PassageChanged);
    let placed = bench.notes(&slug).remove(0);
    assert_eq!(
        (placed.state, placed.range),
        (State::Exact, Some(range)),
        "{placed:?}"
    );
    let again = &placed.annotation;
    assert_eq!((&again.id, &again.note), (&made.id, &made.note));
    assert_eq!((again.color, again.created), (made.color, made.created));
    assert_eq!(again.modified, Some(later));
    bench
        .workspace
        .apply(Deed::Undone, done.change.inverse())
        .unwrap();
    assert_eq!(bytes(), before);
}

#[test]
fn a_sketched_passage_is_written_down_whole_and_stays_so_when_its_note_is_saved_again() {
    let bench = Bench::new();
    let Outcome::Added(_, slug) = bench.add("a.txt", TEXT) else {
        panic!()
    };
    let reading = bench.workspace.read(&slug).unwrap();
    let range = find_quote(&reading.document, "Il compte quand même.").unwrap();
    let whole = annotation_of(&reading.article, &reading.document, Some(range), "N", now());
    let mut sketch = sketch_of(&reading.article, &reading.document, Some(range), "N", now());
    assert_ne!(sketch.target, whole.target);
    bench.workspace.save_annotation(&sketch, now()).unwrap();
    assert_eq!(bench.notes(&slug)[0].annotation.target, whole.target);

    bench.add("a.txt", &TEXT.replace("compte quand", "rêve quand"));
    sketch.note = "Vraiment ?".into();
    bench.workspace.save_annotation(&sketch, now()).unwrap();
    let kept = bench.notes(&slug).remove(0).annotation;
    assert_eq!(
        (kept.target, kept.note.as_str()),
        (whole.target, "Vraiment ?")
    );
}
