//! What cannot be done is refused by kind and name, and nothing is written.

use std::fs;

use super::bench::{Bench, TEXT, now};
use super::*;
use crate::library::Status;
use crate::text::Language;

fn kind<T: std::fmt::Debug>(refused: Result<T, Problem>) -> ProblemKind {
    refused.unwrap_err().kind
}

fn none() -> [String; 1] {
    ["nulle-part".to_owned()]
}

#[test]
fn an_article_that_is_not_there_is_refused_by_every_operation() {
    let bench = Bench::new();
    bench.add("a.txt", TEXT);
    let workspace = &bench.workspace;
    for refused in [
        workspace
            .tag_articles(&none(), &["x".into()], &[])
            .map(drop),
        workspace.set_status(&none(), Status::Done).map(drop),
        workspace.set_language(&none(), Language::English).map(drop),
        workspace.edit_article("nulle-part", "", "x").map(drop),
        workspace.read("nulle-part").map(drop),
    ] {
        let problem = refused.unwrap_err();
        assert!(problem.name.contains("nulle-part"), "{problem:?}");
    }
    assert_eq!(
        kind(workspace.find("nulle-part").map(drop)),
        ProblemKind::NoArticle
    );
    assert_eq!(
        kind(workspace.find_article("nulle-part")),
        ProblemKind::NoArticle
    );
    assert_eq!(
        kind(workspace.restore("nulle-part")),
        ProblemKind::NotInTrash
    );
    assert!(workspace.library().trash().is_empty());
}

#[test]
fn of_several_articles_one_that_is_not_there_stops_the_change_of_all() {
    let bench = Bench::new();
    let Outcome::Added(_, slug) = bench.add("a.txt", TEXT) else {
        panic!()
    };
    let slugs = [slug.clone(), "nulle-part".to_owned()];
    assert!(bench.workspace.set_status(&slugs, Status::Done).is_err());
    assert!(
        bench
            .workspace
            .tag_articles(&slugs, &["x".into()], &[])
            .is_err()
    );
    let article = bench.workspace.read(&slug).unwrap().article;
    assert_eq!(
        (article.meta.status, article.meta.tags.len()),
        (Status::Inbox, 0)
    );
}

#[test]
fn names_are_found_by_slug_by_id_and_by_its_beginning() {
    let bench = Bench::new();
    let Outcome::Added(id, slug) = bench.add("a.txt", TEXT) else {
        panic!()
    };
    let note = bench.note(&slug, "Il compte quand même.", "Un mot");
    let lower = id.as_str().to_lowercase();
    for name in [slug.as_str(), id.as_str(), &lower, &id.as_str()[..20]] {
        assert_eq!(
            bench.workspace.find_article(name).as_ref(),
            Ok(&slug),
            "{name}"
        );
        assert!(
            matches!(bench.workspace.find(name), Ok(Found::Article(_))),
            "{name}"
        );
    }
    assert!(matches!(
        bench.workspace.find(note.id.as_str()),
        Ok(Found::Note(_))
    ));
    assert!(bench.workspace.find_article(note.id.as_str()).is_err());
}

#[test]
fn an_article_that_comes_back_empty_from_an_editor_stays_as_it_was() {
    let bench = Bench::new();
    let Outcome::Added(_, slug) = bench.add("a.txt", TEXT) else {
        panic!()
    };
    let given = bench.workspace.library().article(&slug).unwrap().body;
    for empty in ["", "\n", " \n\t\n"] {
        let refused = bench.workspace.edit_article(&slug, &given, empty);
        assert_eq!(kind(refused), ProblemKind::ArticleEmptied, "{empty:?}");
    }
    assert_eq!(
        bench.workspace.library().article(&slug).unwrap().body,
        given
    );
}

#[test]
fn a_file_that_cannot_be_read_is_refused_with_its_name_and_left_alone() {
    let bench = Bench::new();
    let Outcome::Added(_, slug) = bench.add("a.txt", TEXT) else {
        panic!()
    };
    let path = bench.workspace.library().root().join(paths::article(&slug));
    for broken in [
        "---\ntitle: [1\n---\nx\n",
        "---\ntitle: a\n",
        "---\nv: 99\ntitle: a\n---\nx\n",
    ] {
        fs::write(&path, broken).unwrap();
        let slugs = [slug.clone()];
        let problem = bench
            .workspace
            .set_status(&slugs, Status::Done)
            .unwrap_err();
        assert!(problem.name.contains(&slug), "{broken:?}: {problem:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), broken);
    }
}

#[test]
fn files_that_are_no_texts_are_refused_one_by_one_and_the_others_added() {
    let bench = Bench::new();
    let write = |name: &str, bytes: &[u8]| {
        let path = bench.dir.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let files = [
        write("un.md", b"# Un\n\nTexte.\n"),
        write("pdf.md", b"%PDF-1.4 x"),
        write("vide.md", b" \n"),
        write("casse.md", b"---\ntitle: [1\n---\nx\n"),
        bench.dir.path().join("absent.md"),
        write("deux.md", b"# Deux\n\nAutre texte.\n"),
    ];
    let added = bench
        .workspace
        .add(&files, now(), &mut |_| ControlFlow::Continue(()));
    let (results, done) = added.unwrap();
    let kinds: Vec<Option<ProblemKind>> = files
        .iter()
        .map(|file| {
            let of_file = results.iter().find(|one| one.path == *file).unwrap();
            match &of_file.outcome {
                Outcome::Refused(problem) => Some(problem.kind),
                _ => None,
            }
        })
        .collect();
    assert_eq!(
        kinds,
        [
            None,
            Some(ProblemKind::Binary),
            Some(ProblemKind::Empty),
            Some(ProblemKind::FrontMatter),
            Some(ProblemKind::NotFound),
            None
        ]
    );
    assert_eq!(done.unwrap().count, 2);
    assert_eq!(bench.total("texte"), 2);
}

#[test]
fn quotations_are_found_wherever_they_stand_and_nowhere_else() {
    let document = crate::text::markdown::parse(
        "Le port compte. Puis le *port* compte encore.\n\nLe port\ncompte « enfin ».\n",
    );
    for (quote, count) in [
        ("Le port compte", 3),
        ("le port compte encore", 1),
        ("port", 3),
        ("port compte « enfin »", 1),
        ("port compte \"enfin\"", 1),
        ("phare", 0),
    ] {
        let found = find_quotes(&document, quote);
        assert_eq!(found.len(), count, "{quote}");
        assert!(found.is_sorted(), "{quote}");
        assert_eq!(
            find_quote(&document, quote),
            found.first().copied(),
            "{quote}"
        );
    }
}

#[test]
fn every_problem_says_what_and_most_say_what_to_do() {
    for language in [Language::French, Language::English] {
        let messages = Messages::new(language);
        for kind in ProblemKind::ALL {
            let problem = Problem::new(*kind, "nom-du-fichier", None);
            let (what, hint) = problem.sentences(&messages);
            assert!(!what.is_empty() && hint.is_empty(), "{kind:?}");
            assert!(
                !what.contains('{') && !what.contains('$'),
                "{kind:?}: {what}"
            );
        }
    }
}
