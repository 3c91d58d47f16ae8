//! What goes out as JSON, W3C or CSV comes back: the same annotations at the same places.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::{Added, Outcome};
use crate::export::{Options, parse_format, render};
use crate::library::{Annotation, Color, Library, paths};
use crate::text::ByteRange;
use crate::workspace::{Deed, Done, Scope, Workspace, annotation_of};

const TEXTS: [&str; 2] = [
    "---\ntitle: \"=Le pont, « la nuit »\"\nauthor: Ana Roy\nsource: https://exemple.org/pont?a=1&b=2\n\
     tags: [ville/angers, eau]\ndate: 2019-07\n---\n# Avant\n\nLe pont compte les pas. Le pont compte les pas.\n\n\
     - Un **premier** point 😀\n- Un second : l’été\n\n## Après\n\nOn l’écoute, *le soir*, quand il pleut.\n",
    "---\ntitle: The quiet harbour\n---\nBoats come in late.\n\n> They say nothing.\n\nNobody counts them, nobody.\n",
];

/// A library of its own.
struct Shelf {
    dir: tempfile::TempDir,
    workspace: Workspace,
}

/// What makes an annotation: article, start and length, note, tags, colour, seconds.
type Made = (
    usize,
    Option<(usize, usize)>,
    String,
    Vec<String>,
    usize,
    i64,
);

/// What has to come back of one: id, quote, note, tags, colour, dates, place.
type Kept = (
    String,
    String,
    String,
    Vec<String>,
    Color,
    [Option<Timestamp>; 2],
    Option<ByteRange>,
);

fn now() -> Timestamp {
    "2026-11-24T09:00:00Z".parse().unwrap()
}

impl Shelf {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path();
        let workspace = Workspace::open(
            &path.join("library"),
            &path.join("index"),
            &path.join("state"),
        );
        Self {
            workspace: workspace.unwrap(),
            dir,
        }
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.dir.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    fn add(&self, files: &[PathBuf]) -> (Vec<Added>, Option<Done>) {
        self.workspace
            .add(files, now(), &mut |_| ControlFlow::Continue(()))
            .unwrap()
    }

    /// A shelf with the articles, and their slugs.
    fn with_texts() -> (Self, Vec<String>) {
        let shelf = Self::new();
        let files: Vec<PathBuf> = TEXTS
            .iter()
            .enumerate()
            .map(|(at, text)| shelf.file(&format!("{at}.md"), text))
            .collect();
        let slugs = shelf.add(&files).0.into_iter().map(|one| slug(&one));
        let slugs = slugs.collect();
        (shelf, slugs)
    }

    /// A shelf with the same articles as another one, without annotations.
    fn with_articles_of(other: &Self) -> Self {
        let shelf = Self::new();
        let articles = Path::new(paths::ARTICLES);
        let from = other.workspace.library().root().join(articles);
        let to = shelf.workspace.library().root().join(articles);
        fs::create_dir_all(&to).unwrap();
        for entry in fs::read_dir(from).unwrap().flatten() {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
        shelf
    }

    fn annotate(&self, slugs: &[String], made: &[Made]) {
        for (at, (article, place, note, tags, color, seconds)) in made.iter().enumerate() {
            let reading = self.workspace.read(&slugs[article % slugs.len()]).unwrap();
            let text = reading.document.text();
            let range = place.map(|(start, length)| {
                let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
                let first = start % places.len();
                let end = places.get(first + length + 1).copied();
                ByteRange::new(places[first], end.unwrap_or(text.len()))
            });
            let range = range.filter(|range| !reading.document.slice(*range).trim().is_empty());
            let id = format!("01JA00000000000000000000{at:02}");
            let made = Timestamp::from_second(1_700_000_000 + seconds).unwrap();
            let mut one = annotation_of(&reading.article, &reading.document, range, &id, made);
            one.note = note.trim_matches(['\n', '\r']).to_owned();
            if range.is_none() {
                one.note = format!("x{}", one.note);
            }
            one.tags.clone_from(tags);
            one.tags.sort();
            one.tags.dedup();
            one.color = Color::ALL[color % Color::ALL.len()];
            self.workspace.save_annotation(&one, made).unwrap();
        }
    }

    fn export(&self, format: &str, slugs: &[String]) -> String {
        let scope = Scope::Articles(slugs.to_vec());
        let excerpts = self.workspace.excerpts(&scope, now()).unwrap();
        let options = Options::new(now(), TimeZone::UTC);
        let files = render(parse_format(format).unwrap(), &excerpts, &options).unwrap();
        files[0].text().unwrap().to_owned()
    }

    fn kept(&self, slugs: &[String]) -> Vec<Kept> {
        let mut all = Vec::new();
        for slug in slugs {
            let Ok(reading) = self.workspace.read(slug) else {
                continue;
            };
            assert!(reading.problems.is_empty(), "{:?}", reading.problems);
            for placed in &reading.notes {
                let one = &placed.annotation;
                all.push((
                    one.id.0.clone(),
                    placed.quote(&reading.document),
                    one.note.clone(),
                    one.tags.clone(),
                    one.color,
                    [one.created, one.modified],
                    placed.range,
                ));
            }
        }
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all
    }
}

fn slug(added: &Added) -> String {
    match &added.outcome {
        Outcome::Added(_, slug) | Outcome::Updated(_, slug, _) | Outcome::Unchanged(_, slug) => {
            slug.clone()
        }
        Outcome::Refused(problem) => panic!("{problem}"),
    }
}

fn annotations() -> impl Strategy<Value = Vec<Made>> {
    let place = prop::option::weighted(0.85, (0_usize..200, 0_usize..60));
    let note = "['=+@\"a,;<&\n\\\\é-]{0,12}|\\PC{0,20}";
    let tags = prop::collection::vec("[a-zé]{1,6}(/[a-z]{1,3})?", 0..3);
    let one = (0_usize..2, place, note, tags, 0_usize..5, 0_i64..100_000);
    prop::collection::vec(one, 1..7)
}

/// Goes out and comes back, twice, and is taken back.
fn round(format: &str, made: &[Made], empty: bool, edited: bool) -> Result<(), TestCaseError> {
    let (from, slugs) = Shelf::with_texts();
    from.annotate(&slugs, made);
    if edited {
        for slug in &slugs {
            let given = from.workspace.library().article(slug).unwrap().body;
            let body = format!(
                "Un début tout neuf.\n\n{}",
                given.replace("compte", "recompte")
            );
            from.workspace.edit_article(slug, &given, &body).unwrap();
        }
    }
    let text = from.export(format, &slugs);
    let to = if empty {
        Shelf::new()
    } else {
        Shelf::with_articles_of(&from)
    };
    let extension = parse_format(format).unwrap().extension;
    let file = to.file(&format!("a.{extension}"), &text);
    let (added, done) = to.add(std::slice::from_ref(&file));
    for one in &added {
        slug(one);
    }
    let here = from.kept(&slugs);
    let there = to.kept(&slugs);
    let gone = |slug: &&String| made.iter().any(|one| slugs[one.0 % slugs.len()] == **slug);
    for slug in slugs.iter().filter(gone).filter(|_| empty) {
        let before = from.workspace.library().article(slug).unwrap();
        let after = to.workspace.library().article(slug).unwrap();
        prop_assert_eq!(before.meta, after.meta);
        prop_assert_eq!(before.body, after.body);
    }
    prop_assert_eq!(here.len(), there.len());
    for (a, b) in here.iter().zip(&there) {
        if edited && a.6.is_none() && !a.1.is_empty() {
            // What is lost without a doubt has no place to compare.
            prop_assert_eq!((&a.0, &a.2, &a.3), (&b.0, &b.2, &b.3));
        } else {
            prop_assert_eq!(a, b);
        }
    }
    let (again, nothing) = to.add(&[file]);
    let same = |one: &Added| matches!(one.outcome, Outcome::Unchanged(..));
    prop_assert!(again.iter().all(same), "{:?}", again);
    prop_assert!(nothing.is_none());
    let done = done.unwrap();
    to.workspace
        .apply(Deed::Undone, done.change.inverse())
        .unwrap();
    prop_assert!(to.kept(&slugs).is_empty());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn json_comes_back_whole(made in annotations(), empty: bool, edited: bool) {
        round("json", &made, empty, edited)?;
    }

    #[test]
    fn web_annotations_come_back_whole(made in annotations(), empty: bool, edited: bool) {
        round("w3c", &made, empty, edited)?;
    }

    #[test]
    fn tables_come_back_whole(made in annotations(), empty: bool, edited: bool) {
        round("csv", &made, empty, edited)?;
    }
}

fn outcomes(added: &[Added]) -> Vec<&'static str> {
    let word = |one: &Added| match one.outcome {
        Outcome::Added(..) => "added",
        Outcome::Updated(..) => "updated",
        Outcome::Unchanged(..) => "unchanged",
        Outcome::Refused(_) => "refused",
    };
    added.iter().map(word).collect()
}

#[test]
fn a_table_without_its_article_makes_one_of_its_passages() {
    let shelf = Shelf::new();
    let text = "Highlight,Title,Author,URL,Note,Location,Date\n\
        Le soir tombe.,Ponts,Ana Bo,https://a.b/c,Vrai,2,2020-10-05 10:15:30+00:00\n\
        *Un* début_,Ponts,Ana Bo,https://a.b/c,,1,\n,,,,,,\nSeul.,Canal,,,,,\n";
    let file = shelf.file("lu.csv", text);
    let (added, _) = shelf.add(std::slice::from_ref(&file));
    assert_eq!(outcomes(&added), ["added", "added", "refused"]);
    let Outcome::Refused(problem) = &added[2].outcome else {
        panic!()
    };
    assert!(problem.name.ends_with("lu.csv:4"), "{problem}");
    let reading = shelf.workspace.read("ponts").unwrap();
    assert_eq!(reading.document.text(), "*Un* début_\n\nLe soir tombe.");
    assert_eq!(
        reading.article.meta.source.as_deref(),
        Some("https://a.b/c")
    );
    let quotes: Vec<String> = reading
        .notes
        .iter()
        .map(|note| note.quote(&reading.document))
        .collect();
    assert_eq!(quotes, ["*Un* début_", "Le soir tombe."]);
    assert!(reading.notes.iter().all(|note| note.range.is_some()));
    let (again, done) = shelf.add(&[file]);
    assert_eq!(outcomes(&again), ["unchanged", "unchanged", "refused"]);
    assert!(done.is_none());
}

#[test]
fn a_table_finds_its_article_by_title_and_its_passages_by_their_words() {
    let (shelf, slugs) = Shelf::with_texts();
    let text = "Highlight,Title,Note\n\"on l'écoute, le soir\",\"=le pont, « LA nuit »\",Oui\n\
        Absent du texte,\"=le pont, « LA nuit »\",Non\n";
    let file = shelf.file("lu.csv", text);
    assert_eq!(outcomes(&shelf.add(&[file]).0), ["updated"]);
    let reading = shelf.workspace.read(&slugs[0]).unwrap();
    let placed: Vec<(String, bool)> = reading
        .notes
        .iter()
        .map(|note| (note.quote(&reading.document), note.range.is_some()))
        .collect();
    assert_eq!(
        placed,
        [
            ("On l’écoute, le soir".to_owned(), true),
            ("Absent du texte".to_owned(), false)
        ]
    );
}

#[test]
fn a_newer_version_of_an_annotation_takes_the_place_of_the_older_one() {
    let (shelf, slugs) = Shelf::with_texts();
    shelf.annotate(&slugs, &[(1, Some((0, 4)), "Un".into(), Vec::new(), 0, 5)]);
    let text = shelf.export("json", &slugs);
    let newer = text
        .replace("\"note\": \"Un\"", "\"note\": \"Deux\"")
        .replace("2023-11-14T22:13:25Z", "2023-11-14T22:13:29Z");
    let older = text
        .replace("\"note\": \"Un\"", "\"note\": \"Trois\"")
        .replace("2023-11-14T22:13:25Z", "2023-11-14T22:13:21Z");
    let note = || shelf.kept(&slugs)[0].2.clone();
    let older = shelf.file("b.json", &older);
    assert_eq!(outcomes(&shelf.add(&[older]).0), ["unchanged"]);
    assert_eq!(note(), "Un");
    let newer = shelf.file("c.json", &newer);
    // The same file under two names: the second finds what the first brought.
    let twice = shelf.file("d.json", &fs::read_to_string(&newer).unwrap());
    let (added, done) = shelf.add(&[newer, twice]);
    assert_eq!(outcomes(&added), ["updated", "unchanged"]);
    assert_eq!(note(), "Deux");
    shelf
        .workspace
        .apply(Deed::Undone, done.unwrap().change.inverse())
        .unwrap();
    assert_eq!(note(), "Un");
}

#[test]
fn the_text_that_annotations_were_made_on_is_kept() {
    let (from, slugs) = Shelf::with_texts();
    from.annotate(
        &slugs,
        &[(1, Some((0, 4)), String::new(), Vec::new(), 0, 5)],
    );
    let to = Shelf::new();
    let file = to.file("a.json", &from.export("json", &slugs));
    to.add(&[file]);
    let library: &Library = to.workspace.library();
    let article = library.article(&slugs[1]).unwrap();
    let (notes, _): (Vec<Annotation>, _) = library.annotations(&article);
    let rev = notes[0].target.as_ref().unwrap().rev.as_deref().unwrap();
    let text = library.revision(&slugs[1], rev);
    let reading = to.workspace.read(&slugs[1]).unwrap();
    assert_eq!(text.as_deref(), Some(reading.document.text()));
}
