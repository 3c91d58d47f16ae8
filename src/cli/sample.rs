//! The sample library that comes with the program.

use std::fs;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use super::outcome::{Ending, Failure};
use super::session::Session;
use crate::config::Places;
use crate::library::Color;
use crate::workspace::{Problem, Workspace, annotation_of, find_quote};

static ARTICLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/fixtures/library/articles");
const NOTES: [&str; 2] = [
    include_str!("../../fixtures/sample-notes-fr.json"),
    include_str!("../../fixtures/sample-notes-en.json"),
];

/// A note of the sample library.
#[derive(Debug, Deserialize)]
struct Sample {
    /// The slug of its article.
    article: String,
    /// Its passage; absent where it is on the whole article.
    #[serde(default)]
    quote: Option<String>,
    #[serde(default)]
    note: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    color: String,
}

/// A folder that is gone when this is dropped.
#[derive(Debug)]
pub(super) struct Passing(PathBuf);

impl Passing {
    /// Makes a folder of its own, for the reader alone, among the system's temporary ones.
    ///
    /// # Errors
    /// The system refused.
    pub(super) fn make() -> Ending<Self> {
        let path = std::env::temp_dir().join(format!("glose-demo-{}", ulid::Ulid::generate()));
        let made = fs::DirBuilder::new().mode(0o700).create(&path);
        made.map_err(|error| Failure::from(Problem::of_system("problem-write", &path, &error)))?;
        Ok(Self(path))
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Lays the sample library out below a folder, with its notes and its index.
///
/// # Errors
/// The system refused.
pub(super) fn build(session: &Session, folder: &Path) -> Ending<(Places, Workspace)> {
    let places = Places::below(folder);
    let articles = places.library.join("articles");
    let refused = |path: &Path, error: &std::io::Error| {
        Failure::from(Problem::of_system("problem-write", path, error))
    };
    fs::create_dir_all(&articles).map_err(|error| refused(&articles, &error))?;
    for file in ARTICLES.files() {
        let path = articles.join(file.path());
        fs::write(&path, file.contents()).map_err(|error| refused(&path, &error))?;
    }
    let workspace = Workspace::open(&places.library, &places.index, &places.state)?;
    workspace.refresh(&mut |_| std::ops::ControlFlow::Continue(()))?;
    for notes in NOTES {
        let notes: Vec<Sample> = serde_json::from_str(notes).unwrap_or_default();
        for note in notes {
            annotate(session, &workspace, note)?;
        }
    }
    Ok((places, workspace))
}

fn annotate(session: &Session, workspace: &Workspace, sample: Sample) -> Ending<()> {
    let reading = workspace.read(&sample.article)?;
    let range = match sample.quote.as_deref().filter(|quote| !quote.is_empty()) {
        None => None,
        Some(quote) => match find_quote(&reading.document, quote) {
            Some(range) => Some(range),
            None => return Err(Failure::of("problem-quote", quote, "hint-quote")),
        },
    };
    let id = ulid::Ulid::generate().to_string();
    let mut annotation =
        annotation_of(&reading.article, &reading.document, range, &id, session.now);
    annotation.note = sample.note;
    annotation.tags = sample.tags;
    annotation.color = Color::parse(&sample.color).unwrap_or_default();
    workspace.save_annotation(&annotation, session.now)?;
    Ok(())
}
