//! Every operation and its inverse: the files are as they were, byte for byte, and so is what is found.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use super::bench::{Bench, TEXT, now};
use super::*;
use crate::library::{Color, Status};
use crate::text::Language;

const OTHER: &str = "---\ntitle: Le pont\nmood: {a: 1}  # à moi\ntags: [fer]\n---\r\n\
    Le pont est en fer.\r\n\r\nIl tient.\r\n";

/// A library of two articles with notes on both.
struct Desk {
    bench: Bench,
    first: String,
    second: String,
    notes: Vec<(String, String)>,
}

impl Desk {
    fn new() -> Self {
        let bench = Bench::new();
        let slug = |outcome: Outcome| match outcome {
            Outcome::Added(_, slug) => slug,
            other => panic!("{other:?}"),
        };
        let first = slug(bench.add("a.txt", TEXT));
        let second = slug(bench.add("b.md", OTHER));
        let mut notes = Vec::new();
        for (slug, quote) in [
            (&first, "Il compte quand même."),
            (&first, "On a fini par lui donner un nom."),
            (&second, "Il tient."),
        ] {
            let note = bench.note(slug, quote, "Un mot");
            notes.push((slug.clone(), note.id.0));
        }
        Self {
            bench,
            first,
            second,
            notes,
        }
    }

    fn workspace(&self) -> &Workspace {
        &self.bench.workspace
    }

    fn both(&self) -> [String; 2] {
        [self.first.clone(), self.second.clone()]
    }

    fn note(&self, nth: usize) -> library::Annotation {
        let (slug, id) = &self.notes[nth];
        let notes = self.bench.notes(slug).into_iter();
        let mut of_id = notes.filter(|note| note.annotation.id.as_str() == id);
        of_id.next().unwrap().annotation
    }

    /// Every file of the library but those of the trash and the kept revisions, which stay.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let root = self.workspace().library().root().to_owned();
        let (mut found, mut open) = (BTreeMap::new(), vec![root.clone()]);
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap().flatten() {
                let path = entry.path();
                let name = path.strip_prefix(&root).unwrap().to_owned();
                if name.starts_with("trash") || name.starts_with("revisions") {
                    continue;
                }
                if path.is_dir() {
                    open.push(path);
                } else {
                    found.insert(name, fs::read(&path).unwrap());
                }
            }
        }
        found
    }

    /// What queries find that speak of all that operations change.
    fn found(&self) -> Vec<usize> {
        let queries = [
            "capteur", "fer", "tag:neuf", "tag:fer", "is:inbox", "is:done", "lang:en", "has:note",
            "rouille",
        ];
        queries
            .iter()
            .map(|query| self.bench.total(query))
            .collect()
    }
}

type Operation = fn(&Desk) -> Result<Done, Problem>;

/// Each operation that changes files, with what it says that it did.
const OPERATIONS: [(&str, Deed, Operation); 17] = [
    ("tag", Deed::Tagged, |desk| {
        desk.workspace()
            .tag_articles(&desk.both(), &["neuf".into()], &[])
    }),
    ("untag", Deed::Untagged, |desk| {
        desk.workspace()
            .tag_articles(&desk.both(), &[], &["fer".into()])
    }),
    ("retag", Deed::Tagged, |desk| {
        desk.workspace()
            .tag_articles(&desk.both(), &["neuf".into()], &["fer".into()])
    }),
    ("status", Deed::StatusSet(Status::Done), |desk| {
        desk.workspace().set_status(&desk.both(), Status::Done)
    }),
    ("language", Deed::LanguageSet(Language::English), |desk| {
        desk.workspace()
            .set_language(&desk.both(), Language::English)
    }),
    ("delete one", Deed::ArticlesDeleted, |desk| {
        desk.workspace().delete_articles(&desk.both()[..1])
    }),
    ("delete both", Deed::ArticlesDeleted, |desk| {
        desk.workspace().delete_articles(&desk.both())
    }),
    ("edit", Deed::ArticleEdited, |desk| {
        let given = desk
            .workspace()
            .library()
            .article(&desk.second)
            .unwrap()
            .body;
        let text = given.replace("en fer", "en rouille");
        desk.workspace().edit_article(&desk.second, &given, &text)
    }),
    ("note on a passage", Deed::NoteAdded, |desk| {
        let reading = desk.workspace().read(&desk.second).unwrap();
        let range = find_quote(&reading.document, "Le pont est en fer.");
        let mut note = annotation_of(&reading.article, &reading.document, range, "01JANEW", now());
        note.note = "Rouille".into();
        desk.workspace().save_annotation(&note, now())
    }),
    ("note on the article", Deed::NoteAdded, |desk| {
        let reading = desk.workspace().read(&desk.second).unwrap();
        let mut note = annotation_of(&reading.article, &reading.document, None, "01JANEW", now());
        note.note = "Rouille partout".into();
        desk.workspace().save_annotation(&note, now())
    }),
    ("change a note", Deed::NoteChanged, |desk| {
        let mut note = desk.note(2);
        note.note = "Rouille\n\n- é".into();
        desk.workspace().save_annotation(&note, now())
    }),
    ("another passage", Deed::PassageChanged, |desk| {
        let reading = desk.workspace().read(&desk.second).unwrap();
        let range = find_quote(&reading.document, "Le pont est en fer.").unwrap();
        let mut note = desk.note(2);
        note.target = Some(passage_of(&reading.document, range));
        desk.workspace().save_annotation(&note, now())
    }),
    ("delete a note", Deed::NotesDeleted, |desk| {
        desk.workspace().delete_annotations(&[desk.note(0)])
    }),
    ("delete all notes", Deed::NotesDeleted, |desk| {
        let notes = [0, 1, 2].map(|nth| desk.note(nth));
        desk.workspace().delete_annotations(&notes)
    }),
    ("recolour notes", Deed::NotesColored, |desk| {
        let change = NoteChange::Color(Color::Pink);
        desk.workspace().change_notes(&desk.notes, &change, now())
    }),
    ("tag notes", Deed::NotesTagged, |desk| {
        let change = NoteChange::Tags {
            add: vec!["#neuf".into()],
            remove: Vec::new(),
        };
        desk.workspace().change_notes(&desk.notes, &change, now())
    }),
    ("delete chosen notes", Deed::NotesDeleted, |desk| {
        desk.workspace()
            .change_notes(&desk.notes, &NoteChange::Delete, now())
    }),
];

#[test]
fn each_operation_says_what_it_did_and_is_taken_back_and_done_again_exactly() {
    for (name, what, operation) in OPERATIONS {
        let desk = Desk::new();
        let (before, found) = (desk.files(), desk.found());
        let done = operation(&desk).unwrap_or_else(|problem| panic!("{name}: {problem:?}"));
        assert_eq!(done.what, what, "{name}");
        let mut told = done.slugs.clone();
        told.sort();
        assert_eq!(
            told,
            done.change.slugs(),
            "{name}: each article that it touches, once"
        );
        let said = done.sentence(&Messages::new(Language::French));
        assert!(!said.is_empty(), "{name}");
        let (after, then) = (desk.files(), desk.found());
        assert_ne!(after, before, "{name} changed nothing");
        desk.workspace()
            .apply(Deed::Undone, done.change.inverse())
            .unwrap();
        assert_eq!(desk.files(), before, "{name} was not taken back");
        assert_eq!(
            desk.found(),
            found,
            "{name}: what is found was not taken back"
        );
        desk.workspace()
            .apply(Deed::Redone, done.change.clone())
            .unwrap();
        assert_eq!(desk.files(), after, "{name} was not done again");
        assert_eq!(desk.found(), then, "{name}: what is found is not as it was");
    }
}

#[test]
fn a_change_is_not_taken_back_over_what_another_program_wrote() {
    for (name, _, operation) in OPERATIONS {
        let desk = Desk::new();
        let done = operation(&desk).unwrap();
        let Some(step) = done.change.steps.iter().find(|step| step.after.is_some()) else {
            continue;
        };
        let path = desk.workspace().library().root().join(&step.path);
        fs::write(&path, "---\ntitle: D’ailleurs\n---\nAutre chose.\n").unwrap();
        let disturbed = desk.files();
        let refused = desk.workspace().apply(Deed::Undone, done.change.inverse());
        assert_eq!(
            refused.unwrap_err().kind,
            ProblemKind::ChangedMeanwhile,
            "{name}"
        );
        assert_eq!(
            desk.files(),
            disturbed,
            "{name}: something was written all the same"
        );
    }
}

#[test]
fn an_operation_that_changes_nothing_leaves_every_byte() {
    let desk = Desk::new();
    let before = desk.files();
    let both = desk.both();
    for done in [
        desk.workspace()
            .tag_articles(&both[1..], &["fer".into()], &[]),
        desk.workspace()
            .tag_articles(&both, &[], &["nulle-part".into()]),
        desk.workspace().set_status(&both, Status::Inbox),
        desk.workspace()
            .change_notes(&desk.notes, &NoteChange::Color(Color::Blue), now()),
    ] {
        let done = done.unwrap();
        assert_eq!(desk.files(), before, "{:?}", done.what);
    }
}
