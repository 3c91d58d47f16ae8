//! Random sequences of operations, all undone and all done again: byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use glose::library::{Annotation, Change, Color, Status};
use glose::workspace::{Deed, Done, Outcome, Problem, ProblemKind, Workspace, annotation_of};
use jiff::Timestamp;

use crate::home::Dice;

type Files = BTreeMap<PathBuf, Vec<u8>>;

/// A reader at a library, with what was done.
struct Reader {
    dir: tempfile::TempDir,
    workspace: Workspace,
    dice: Dice,
    /// What was done, each with the files before it and after it.
    done: Vec<(Change, Files, Files)>,
    told: BTreeMap<&'static str, usize>,
    second: i64,
}

impl Reader {
    fn new(seed: u64) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        let workspace = Workspace::open(&at("library"), &at("index"), &at("state")).unwrap();
        let mut reader = Self {
            dir,
            workspace,
            dice: Dice(seed),
            done: Vec::new(),
            told: BTreeMap::new(),
            second: 1_700_000_000,
        };
        for name in ["un", "deux", "trois"] {
            reader.add(name);
        }
        // A file as a reader may have it: other line ends, a key of its own, a comment.
        let odd = "\u{feff}---\r\n# à moi\r\ntitle: 'Quatre'\r\nmood: {a: 1}  # gardé\r\n---\r\nUn texte.\r\n";
        fs::write(reader.dir.path().join("library/articles/quatre.md"), odd).unwrap();
        reader.refresh();
        reader.done.clear();
        reader
    }

    fn now(&mut self) -> Timestamp {
        self.second += 1;
        Timestamp::from_second(self.second).unwrap()
    }

    fn refresh(&self) {
        let done = self.workspace.refresh(&mut |_| ControlFlow::Continue(()));
        assert!(done.unwrap().problems.is_empty());
    }

    /// Every file of the library but those of the trash and the kept revisions, which undo leaves.
    fn files(&self) -> Files {
        let root = self.dir.path().join("library");
        let all = crate::home::files(&root).into_iter();
        all.map(|path| (path.strip_prefix(&root).unwrap().to_owned(), path))
            .filter(|(name, _)| !name.starts_with("trash") && !name.starts_with("revisions"))
            .map(|(name, path)| (name, fs::read(path).unwrap()))
            .collect()
    }

    /// Remembers what was done; an operation that is refused must have changed nothing.
    fn did(&mut self, before: Files, what: &'static str, done: Result<Done, Problem>) {
        match done {
            Ok(done) => {
                *self.told.entry(what).or_default() += 1;
                let after = self.files();
                self.done.push((done.change, before, after));
            }
            Err(_) => assert_eq!(self.files(), before, "{what} was refused"),
        }
    }

    fn add(&mut self, name: &str) {
        let words = self.dice.below(1000);
        let text = format!("# Texte {name}\n\nLe capteur {words} compte. Personne n’a rien dit.\n");
        let path = self.dir.path().join(format!("{name}.md"));
        fs::write(&path, text).unwrap();
        let (before, now) = (self.files(), self.now());
        let added = self
            .workspace
            .add(&[path], now, &mut |_| ControlFlow::Continue(()));
        let (results, done) = added.unwrap();
        assert!(!matches!(results[0].outcome, Outcome::Refused(_)));
        if let Some(done) = done {
            self.did(before, "add", Ok(done));
        }
    }

    fn slug(&mut self) -> Option<String> {
        let mut listed = self.workspace.library().list().unwrap();
        let at = self.dice.below(listed.len() as u64) as usize;
        (!listed.is_empty()).then(|| listed.swap_remove(at).slug)
    }

    fn notes(&self, slug: &str) -> Vec<Annotation> {
        let notes = self.workspace.read(slug).unwrap().notes;
        notes.into_iter().map(|note| note.annotation).collect()
    }

    fn note(&mut self, slug: &str) -> Option<Annotation> {
        let mut notes = self.notes(slug);
        let at = self.dice.below(notes.len() as u64) as usize;
        (!notes.is_empty()).then(|| notes.swap_remove(at))
    }

    /// One operation, by chance.
    fn act(&mut self) -> Option<()> {
        let slug = self.slug()?;
        let (before, now, number) = (self.files(), self.now(), self.dice.below(1000));
        let (what, done) = match self.dice.below(14) {
            0 | 1 => ("annotate", self.annotate(&slug, now, number)),
            2..=4 => ("edit note", self.edit_note(&slug, now, number)?),
            5 => ("tag", self.tag(&[slug], ["ville/", "iot"], number)),
            6 => {
                // A tag renamed everywhere.
                let all = self.workspace.library().list().unwrap().into_iter();
                let all: Vec<String> = all.map(|one| one.slug).collect();
                ("rename tag", self.tag(&all, ["iot", "ville/"], number))
            }
            7 => {
                let note = self.note(&slug)?;
                ("delete note", self.workspace.delete_annotations(&[note]))
            }
            8 => ("delete article", self.workspace.delete_articles(&[slug])),
            9 | 10 => ("restore", self.restore(number)?),
            11 => {
                let status = Status::ALL[number as usize % 3];
                ("status", self.workspace.set_status(&[slug], status))
            }
            12 => ("edit article", self.edit_article(&slug, number)),
            _ => {
                self.add(&format!("fichier-{}", number % 4));
                return Some(());
            }
        };
        self.did(before, what, done);
        Some(())
    }

    fn annotate(&self, slug: &str, now: Timestamp, number: u64) -> Result<Done, Problem> {
        let reading = self.workspace.read(slug).unwrap();
        let whole = reading.document.blocks().last().map(|block| block.range);
        let range = whole.filter(|_| !number.is_multiple_of(4));
        let id = ulid::Ulid::generate().to_string();
        let mut note = annotation_of(&reading.article, &reading.document, range, &id, now);
        note.note = format!("Note {number}\n\n- été : « oui »");
        self.workspace.save_annotation(&note, now)
    }

    /// Other words, another colour or other tags; `None` where the article has no note.
    fn edit_note(
        &mut self,
        slug: &str,
        now: Timestamp,
        number: u64,
    ) -> Option<Result<Done, Problem>> {
        let mut note = self.note(slug)?;
        match number % 3 {
            0 => note.note = format!("Autrement {number}"),
            1 => note.color = Color::ALL[number as usize % 5],
            _ => note.tags = vec![format!("note/{}", number % 3)],
        }
        Some(self.workspace.save_annotation(&note, now))
    }

    /// Gives articles the first tag and takes the second from them.
    fn tag(&self, slugs: &[String], words: [&str; 2], number: u64) -> Result<Done, Problem> {
        let [add, remove] = words.map(|word| vec![format!("{word}{}", number % 3)]);
        self.workspace.tag_articles(slugs, &add, &remove)
    }

    /// Brings one entry of the trash back; `None` where it is empty.
    fn restore(&self, number: u64) -> Option<Result<Done, Problem>> {
        let trash = self.workspace.library().trash();
        let at = number as usize % trash.len().max(1);
        Some(self.workspace.restore(&trash.get(at)?.entry))
    }

    fn edit_article(&self, slug: &str, number: u64) -> Result<Done, Problem> {
        let body = format!("Un autre texte, {number}.\r\n\n\n");
        let given = self.workspace.library().article(slug);
        let given = given.map(|article| article.body).unwrap_or_default();
        self.workspace.edit_article(slug, &given, &body)
    }

    /// Another program changes a file that is to be undone: the undoing is refused, and nothing is lost.
    fn disturbed(&mut self) {
        let Some((change, _, _)) = self.done.last() else {
            return;
        };
        let Some(step) = change.steps.iter().find(|step| step.after.is_some()) else {
            return;
        };
        let path = self.dir.path().join("library").join(&step.path);
        let ours = fs::read(&path).unwrap();
        fs::write(&path, "other words").unwrap();
        let disturbed = self.files();
        let refused = self.workspace.apply(Deed::Undone, change.inverse());
        assert_eq!(refused.unwrap_err().kind, ProblemKind::ChangedMeanwhile);
        assert_eq!(self.files(), disturbed);
        fs::write(&path, ours).unwrap();
    }

    fn undo_and_redo_all(&mut self) {
        for (change, before, _) in self.done.iter().rev() {
            self.workspace
                .apply(Deed::Undone, change.inverse())
                .unwrap();
            same(&self.files(), before);
        }
        for (change, _, after) in &self.done {
            self.workspace.apply(Deed::Redone, change.clone()).unwrap();
            same(&self.files(), after);
        }
        self.refresh();
        assert!(self.workspace.check().unwrap().faults.is_empty());
    }
}

fn same(now: &Files, then: &Files) {
    let differs: Vec<&Path> = now
        .keys()
        .chain(then.keys())
        .filter(|path| now.get(*path) != then.get(*path))
        .map(PathBuf::as_path)
        .collect();
    assert!(differs.is_empty(), "{differs:?}");
}

fn sequences(count: u64, operations: usize) {
    let mut told: BTreeMap<&'static str, usize> = BTreeMap::new();
    for seed in 0..count {
        let mut reader = Reader::new(seed * 7919 + 1);
        for nth in 0..operations {
            reader.act();
            if nth % 10 == 0 {
                reader.disturbed();
            }
        }
        reader.undo_and_redo_all();
        for (what, times) in reader.told {
            *told.entry(what).or_default() += times;
        }
    }
    if std::env::var_os("GLOSE_TELL").is_some() {
        eprintln!("{told:?}");
    }
    assert!(told.len() >= 10 || count < 3, "{told:?}");
}

/// Undoing all brings every byte back, doing all again too; a disturbed undo is refused whole.
#[test]
fn undoing_and_redoing_fifty_operations_is_exact() {
    sequences(1, 50);
}

/// The same in full.
#[test]
#[ignore = "takes minutes"]
fn undoing_and_redoing_fifty_operations_is_exact_twenty_times() {
    sequences(20, 50);
}
