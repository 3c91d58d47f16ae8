//! A library for the tests, and what a reader does with it.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use jiff::Timestamp;

use crate::library::{Annotation, Color};
use crate::search::Request;
use crate::workspace::{Outcome, Placed, Workspace, annotation_of, find_quote};

pub(super) const TEXT: &str = "12 mai 2018\n\nLe quartier branché\n\nLe capteur du parc compte les passants. \
    Personne ne lui a demandé son avis. Il compte quand même.\n\nOn a fini par lui donner un nom.\n";

/// A library of its own, with its workspace open.
pub(super) struct Bench {
    pub dir: tempfile::TempDir,
    pub workspace: Workspace,
}

pub(in crate::workspace) fn now() -> Timestamp {
    "2026-11-24T09:00:00Z".parse().unwrap()
}

pub(super) fn open(dir: &Path) -> Workspace {
    let workspace =
        Workspace::open(&dir.join("library"), &dir.join("index"), &dir.join("state")).unwrap();
    workspace
        .refresh(&mut |_| ControlFlow::Continue(()))
        .unwrap();
    workspace
}

impl Bench {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let workspace = open(dir.path());
        Self { dir, workspace }
    }

    pub fn add(&self, name: &str, text: &str) -> Outcome {
        let path = self.dir.path().join(name);
        fs::write(&path, text).unwrap();
        let added = self
            .workspace
            .add(&[path], now(), &mut |_| ControlFlow::Continue(()));
        added.unwrap().0.remove(0).outcome
    }

    pub fn note(&self, slug: &str, quote: &str, words: &str) -> Annotation {
        let reading = self.workspace.read(slug).unwrap();
        let range = find_quote(&reading.document, quote).unwrap();
        let id = ulid::Ulid::generate().to_string();
        let mut note = annotation_of(&reading.article, &reading.document, Some(range), &id, now());
        note.note = words.to_owned();
        note.color = Color::Blue;
        self.workspace.save_annotation(&note, now()).unwrap();
        note
    }

    pub fn notes(&self, slug: &str) -> Vec<Placed> {
        self.workspace.read(slug).unwrap().notes
    }

    pub fn total(&self, query: &str) -> usize {
        self.workspace
            .searcher()
            .search(&Request::new(query), &|| false)
            .unwrap()
            .total
    }
}
