//! The files of articles.

use std::path::Path;

use super::{article, files, library};
use crate::library::{Article, Status, paths};
use crate::text::Language;

#[test]
fn an_article_says_what_its_front_matter_says() {
    let read = article(
        "---\nid: A1\ntitle: \"Le pont: fer\"\nauthor: Ana Bo\nsource: https://a.example\npublished: 2019-03\n\
         saved: 2024-01-02T03:04:05Z\nlang: en\nstatus: done\ntags: [fer, ville/angers]\n---\nLe texte.\n",
    );
    let meta = read.meta;
    assert_eq!((meta.id.as_str(), meta.slug.as_str()), ("A1", "le-pont"));
    assert_eq!(
        (meta.title.as_str(), meta.author.as_deref()),
        ("Le pont: fer", Some("Ana Bo"))
    );
    assert_eq!(meta.source.as_deref(), Some("https://a.example"));
    assert_eq!(meta.published.unwrap().to_string(), "2019-03");
    assert_eq!(meta.saved.unwrap().to_string(), "2024-01-02T03:04:05Z");
    assert_eq!(
        (meta.language, meta.status),
        (Some(Language::English), Status::Done)
    );
    assert_eq!(meta.tags, ["fer", "ville/angers"]);
    assert_eq!(read.body, "Le texte.\n");
}

#[test]
fn what_a_file_does_not_say_has_its_default() {
    for text in [
        "Le texte.\n",
        "---\n---\nLe texte.\n",
        "---\nmood: calme\n---\nLe texte.\n",
    ] {
        let read = article(text);
        assert_eq!(read.meta.title, "le pont", "{text:?}");
        assert_eq!((read.meta.status, read.meta.tags.len()), (Status::Inbox, 0));
        assert_eq!((read.meta.author, read.meta.language), (None, None));
        assert!(!read.meta.id.as_str().is_empty());
        assert_eq!(read.body, "Le texte.\n");
    }
    let same = |slug: &str| Article::parse(slug, "x").unwrap().meta.id;
    assert_eq!(same("a"), same("a"), "the same each time");
    assert_ne!(same("a"), same("b"));
}

#[test]
fn values_that_cannot_be_read_are_none_and_stay_in_the_file() {
    let text = "---\nid: A1\ntitle: a\nstatus: inbox\ntags: []\nlang: de\npublished: bientôt\nsaved: hier\n---\nx\n";
    let mut read = article(text);
    assert_eq!((read.meta.language, read.meta.published), (None, None));
    assert_eq!(read.meta.saved, None);
    assert_eq!(read.render(), text);
    read.meta.status = Status::Done;
    assert_eq!(read.render(), text.replace("inbox", "done"));
}

#[test]
fn an_article_that_is_not_changed_is_written_back_byte_for_byte() {
    let own = "id: A1\nstatus: inbox\n";
    for text in [
        format!(
            "---\n# à moi\ntitle:   'Le pont'   # fer\n{own}mood: {{a: 1}}\ntags:\n  - fer\n---\n\n\nTexte  \n"
        ),
        format!("\u{feff}---\n{own}title: Le pont\ntags: [fer]\n---\nTexte\n")
            .replace('\n', "\r\n"),
        format!("---\n{own}title: |\n  Deux\n  lignes\ntags: []\n---\nx"),
        format!("---\n{own}title: a\ntags: []\n...\nx\n"),
    ] {
        assert_eq!(article(&text).render(), text, "{text:?}");
    }
}

#[test]
fn each_change_touches_its_line_alone() {
    let text = "---\nid: A1\n# à moi\ntitle: Le pont\nmood: calme  # gardé\nstatus: inbox\ntags: [fer]\n---\nTexte.\n";
    let changed = |change: fn(&mut Article), from: &str, to: &str| {
        let mut read = article(text);
        change(&mut read);
        assert_eq!(read.render(), text.replace(from, to));
    };
    changed(
        |it| it.meta.status = Status::Done,
        "status: inbox",
        "status: done",
    );
    changed(|it| it.meta.tags.push("eau".into()), "[fer]", "[fer, eau]");
    changed(
        |it| it.meta.title = "Le: pont".into(),
        "title: Le pont",
        "title: \"Le: pont\"",
    );
    changed(|it| it.body = "Autre.\n".into(), "Texte.", "Autre.");
}

#[test]
fn a_broken_file_is_named_with_its_line_and_the_others_are_listed() {
    let (_dir, library) = library(&[
        ("articles/bon.md", "Texte.\n"),
        ("articles/casse.md", "---\ntitle: [1\n---\nx\n"),
        ("articles/.cache.md", "x"),
        ("articles/image.png", "x"),
    ]);
    let mut slugs: Vec<String> = library
        .list()
        .unwrap()
        .into_iter()
        .map(|one| one.slug)
        .collect();
    slugs.sort();
    assert_eq!(slugs, ["bon", "casse"]);
    assert!(library.article("bon").is_ok());
    let error = library.article("casse").unwrap_err();
    assert!(error.to_string().contains("casse.md"), "{error}");
    assert!(library.article("nulle-part").is_err());
    assert!(library.has_article("bon") && !library.has_article("nulle-part"));
}

#[test]
fn opening_a_library_makes_what_it_needs_and_changes_no_file() {
    let (dir, library) = library(&[("articles/bon.md", "Texte.\n"), ("à moi.txt", "x")]);
    assert_eq!(library.list().unwrap().len(), 1);
    let names: Vec<_> = files(dir.path()).into_keys().collect();
    assert_eq!(
        names,
        [Path::new("articles/bon.md"), Path::new("à moi.txt")]
    );
}

#[test]
fn files_lead_to_the_articles_that_they_belong_to() {
    let all = [
        paths::article("le-pont"),
        paths::note("le-pont", "N1"),
        paths::note("canal", "N2"),
        paths::revision("eau", "rev"),
        "trash/x/articles/a.md".into(),
        "equivalents.toml".into(),
        "articles/image.png".into(),
    ];
    let slugs = paths::slugs_of(all.iter().map(std::path::PathBuf::as_path));
    assert_eq!(slugs, ["canal", "le-pont"]);
}

#[test]
fn no_id_leads_out_of_its_folder() {
    for id in [
        "../../x",
        "/etc/passwd",
        "a/b",
        "..",
        "a\0b",
        "é è",
        "\u{202e}x",
    ] {
        for path in [paths::note("le-pont", id), paths::revision("le-pont", id)] {
            let parts: Vec<_> = path.components().collect();
            assert_eq!(parts.len(), 3, "{id:?}: {path:?}");
            assert!(path.starts_with("notes/le-pont") || path.starts_with("revisions/le-pont"));
        }
    }
}

#[test]
fn only_a_plain_markdown_file_has_a_stem() {
    for (path, stem) in [
        ("articles/le-pont.md", Some("le-pont")),
        ("a.b.md", Some("a.b")),
        ("articles/été.md", Some("été")),
        (".md", None),
        (".hidden.md", None),
        ("a.txt", None),
        ("a.MD", None),
        ("md", None),
    ] {
        assert_eq!(paths::stem(Path::new(path)).as_deref(), stem, "{path}");
    }
}
