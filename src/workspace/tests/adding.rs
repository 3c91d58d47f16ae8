//! What becomes of what is added, what goes out of it, and what is kept of its versions.

use std::fs;

use super::bench::{Bench, TEXT, now};
use super::*;

fn added(outcome: Outcome) -> (String, String) {
    match outcome {
        Outcome::Added(id, slug) => (id.0, slug),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_same_file_with_the_same_words_is_there_already_and_with_others_is_a_new_version() {
    let bench = Bench::new();
    let (id, slug) = added(bench.add("a.txt", TEXT));
    for text in [
        TEXT.to_owned(),
        TEXT.replace('\n', "\r\n"),
        format!("{TEXT}\n\n"),
    ] {
        let again = bench.add("a.txt", &text);
        assert!(
            matches!(&again, Outcome::Unchanged(known, _) if known.as_str() == id),
            "{text:?}: {again:?}"
        );
    }
    let longer = format!("{TEXT}\nUn paragraphe de plus, venu après coup.\n");
    let updated = bench.add("a.txt", &longer);
    assert!(
        matches!(&updated, Outcome::Updated(known, same, _) if known.as_str() == id && *same == slug),
        "{updated:?}"
    );
    assert_eq!(bench.total(""), 1);
}

#[test]
fn texts_of_one_title_are_two_articles_with_names_of_their_own() {
    let bench = Bench::new();
    let (_, first) = added(bench.add("a.md", "# Le pont\n\nLe pont est en fer.\n"));
    let (_, second) = added(bench.add(
        "b.md",
        "# Le pont\n\nUn tout autre texte, sur un autre pont.\n",
    ));
    assert_eq!((first.as_str(), second.as_str()), ("le-pont", "le-pont-2"));
    assert_eq!(bench.total("pont"), 2);
}

#[test]
fn an_id_that_a_file_brings_is_kept_unless_it_is_taken() {
    let bench = Bench::new();
    let (id, _) = added(bench.add("a.md", "---\nid: MIEN1\n---\nLe pont est en fer.\n"));
    assert_eq!(id, "MIEN1");
    let other = bench.add(
        "b.md",
        "---\nid: MIEN1\n---\nUn tout autre texte, qui parle du canal.\n",
    );
    match other {
        Outcome::Added(id, _) => assert_ne!(id.as_str(), "MIEN1"),
        Outcome::Updated(id, ..) => assert_eq!(id.as_str(), "MIEN1"),
        other => panic!("{other:?}"),
    }
    let listed = bench.workspace.library().list().unwrap();
    let ids: HashSet<String> = listed
        .iter()
        .map(|one| {
            bench
                .workspace
                .library()
                .article(&one.slug)
                .unwrap()
                .meta
                .id
                .0
        })
        .collect();
    assert_eq!(ids.len(), listed.len(), "no two articles share one");
}

#[test]
fn what_a_reader_changed_stays_when_a_text_comes_again() {
    let bench = Bench::new();
    let (_, slug) = added(bench.add(
        "a.md",
        "---\ntitle: Le pont\ntags: [fer]\n---\nLe pont est en fer.\n",
    ));
    let slugs = [slug.clone()];
    bench
        .workspace
        .tag_articles(&slugs, &["à-moi".into()], &[])
        .unwrap();
    bench.workspace.set_status(&slugs, Status::Done).unwrap();
    bench.add(
        "a.md",
        "---\ntitle: Le pont\ntags: [fer, neuf]\n---\nLe pont est en fer. Il tient.\n",
    );
    let meta = bench.workspace.read(&slug).unwrap().article.meta;
    assert!(meta.tags.contains(&"à-moi".to_owned()), "{:?}", meta.tags);
    assert_eq!(meta.status, Status::Done);
}

#[test]
fn a_text_from_standard_input_is_an_article_and_an_empty_one_is_refused() {
    let bench = Bench::new();
    let (results, done) = bench.workspace.add_text(TEXT.as_bytes(), now()).unwrap();
    assert!(matches!(results[0].outcome, Outcome::Added(..)));
    assert_eq!((results.len(), done.unwrap().what), (1, Deed::Added));
    let (results, done) = bench.workspace.add_text(b" \n", now()).unwrap();
    assert!(
        matches!(&results[0].outcome, Outcome::Refused(problem) if problem.kind == ProblemKind::Empty)
    );
    assert!(done.is_none());
}

#[test]
fn adding_can_be_stopped_and_what_was_said_to_be_added_is() {
    let bench = Bench::new();
    let file = bench.dir.path().join("a.txt");
    fs::write(&file, TEXT).unwrap();
    let stopped = bench
        .workspace
        .add(&[file], now(), &mut |_| ControlFlow::Break(()));
    let (results, done) = stopped.unwrap();
    assert!(results.is_empty() && done.is_none());
    assert_eq!(bench.total(""), 0);
}

#[test]
fn adding_is_undone_and_done_again() {
    let bench = Bench::new();
    let file = bench.dir.path().join("a.txt");
    fs::write(&file, TEXT).unwrap();
    let added = bench
        .workspace
        .add(&[file], now(), &mut |_| ControlFlow::Continue(()));
    let done = added.unwrap().1.unwrap();
    bench
        .workspace
        .apply(Deed::Undone, done.change.inverse())
        .unwrap();
    assert_eq!(
        (
            bench.total("capteur"),
            bench.workspace.library().list().unwrap().len()
        ),
        (0, 0)
    );
    bench.workspace.apply(Deed::Redone, done.change).unwrap();
    assert_eq!(bench.total("capteur"), 1);
}

/// A library of two articles with two notes and one; the slugs, and each note's article and id.
fn annotated() -> (Bench, [String; 2], Vec<(String, String)>) {
    let bench = Bench::new();
    let (_, first) = added(bench.add("a.txt", TEXT));
    let (_, second) = added(bench.add("b.md", "# Le pont\n\nLe pont est en fer. Il tient.\n"));
    let mut notes = Vec::new();
    for (slug, quote) in [
        (&first, "On a fini par lui donner un nom."),
        (&first, "Il compte quand même."),
        (&second, "Il tient."),
    ] {
        let note = bench.note(slug, quote, "Un mot");
        notes.push((slug.clone(), note.id.0));
    }
    (bench, [first, second], notes)
}

#[test]
fn each_choice_takes_out_its_notes_in_the_order_of_the_text() {
    let (bench, [first, second], notes) = annotated();
    let quotes = |scope: &Scope| -> Vec<String> {
        let excerpts = bench.workspace.excerpts(scope, now()).unwrap();
        let all = excerpts
            .articles
            .into_iter()
            .flat_map(|article| article.notes);
        all.map(|one| one.quote).collect()
    };
    let (compte, nom, tient) = (
        "Il compte quand même.",
        "On a fini par lui donner un nom.",
        "Il tient.",
    );
    for (scope, expected) in [
        (Scope::Articles(vec![first.clone()]), &[compte, nom][..]),
        (
            Scope::Articles(vec![second.clone(), first.clone()]),
            &[tient, compte, nom],
        ),
        (
            Scope::Notes(first.clone(), vec![notes[0].1.clone()]),
            &[nom],
        ),
        (Scope::Notes(first.clone(), Vec::new()), &[]),
        (
            Scope::Chosen(vec![notes[2].clone(), notes[1].clone()]),
            &[tient, compte],
        ),
        (Scope::Query("introuvable".into()), &[]),
    ] {
        assert_eq!(quotes(&scope), expected, "{scope:?}");
    }
    assert_eq!(quotes(&Scope::Query(String::new())).len(), 3);
}

#[test]
fn the_text_that_a_note_was_made_on_is_kept_and_can_be_read() {
    let (bench, [first, _], notes) = annotated();
    assert_eq!(bench.workspace.versions(&first).unwrap().len(), 1);
    bench.add(
        "a.txt",
        &TEXT.replace("les passants", "les passantes et les passants"),
    );
    let versions = bench.workspace.versions(&first).unwrap();
    assert_eq!(versions.len(), 2, "{versions:?}");
    assert!(!versions[0].is_current && versions[1].is_current);
    assert_eq!((versions[0].number, versions[0].notes), (1, 2));
    let (old, version) = bench
        .workspace
        .read_version(&first, &versions[0].rev)
        .unwrap();
    assert!(old.document.text().contains("compte les passants."));
    assert_eq!((old.notes.len(), version.number), (2, 1));
    assert!(old.note(&notes[0].1).is_some());
    let refused = bench
        .workspace
        .read_version(&first, "nulle-part")
        .unwrap_err();
    assert_eq!(refused.kind, ProblemKind::NoVersion);
}

#[test]
fn the_trash_says_what_was_deleted() {
    let (bench, [first, second], notes) = annotated();
    let note = bench.notes(&first).remove(0).annotation;
    bench.workspace.delete_annotations(&[note]).unwrap();
    bench
        .workspace
        .delete_articles(std::slice::from_ref(&second))
        .unwrap();
    let trash = bench.workspace.trash();
    assert_eq!(trash.len(), 2);
    let of_article = trash.iter().find(|one| one.title.is_some()).unwrap();
    assert_eq!(
        (of_article.title.as_deref(), of_article.notes),
        (Some("Le pont"), 1)
    );
    assert_eq!(of_article.slugs, [second]);
    let of_note = trash.iter().find(|one| one.title.is_none()).unwrap();
    assert_eq!((of_note.slugs.as_slice(), of_note.notes), (&[first][..], 1));
    assert!(trash.iter().all(|one| one.at.is_some()));
    assert_eq!(notes.len(), 3);
}

#[test]
fn a_draft_whose_article_is_gone_becomes_an_article_of_its_own() {
    let (bench, [first, _], _) = annotated();
    let mut draft = bench.notes(&first).remove(0).annotation;
    draft.note = "Une pensée : longue\n\nEt sa suite.".into();
    let done = bench.workspace.keep_as_article(&draft, now()).unwrap();
    let slug = done.slugs.first().unwrap();
    let article = bench.workspace.read(slug).unwrap().article;
    assert_eq!(article.meta.title, "Une pensée : longue");
    assert!(
        article.body.contains("Et sa suite.") && article.body.contains("> Il compte"),
        "{}",
        article.body
    );
}
