//! What is kept between sessions beside the library: drafts of notes and reading positions.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Annotation, LibraryError, paths, store};

/// The name under which reading positions are kept.
const POSITIONS: &str = "positions";

/// The folder of what is kept between sessions.
#[derive(Debug, Clone)]
pub struct Sessions {
    folder: PathBuf,
}

/// Where a reader was in an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The focused place: scalar values into the canonical text.
    pub at: usize,
    /// How far the reader got: scalar values into the canonical text.
    pub furthest: usize,
    /// The length of the text then: scalar values.
    pub of: usize,
}

impl Position {
    /// How much of the text was read, in percent.
    pub fn percent(self) -> u8 {
        if self.of == 0 {
            return 100;
        }
        (self.furthest.min(self.of) * 100 / self.of) as u8
    }
}

/// Reading positions by article id.
pub type Positions = BTreeMap<String, Position>;

impl Sessions {
    /// What is kept in `folder`, which is made when something first has to be written.
    pub fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Keeps the draft of a note, durably.
    ///
    /// # Errors
    /// The system refused.
    pub fn save_draft(&self, draft: &Annotation) -> Result<PathBuf, LibraryError> {
        let path = self.draft_path(draft.id.as_str());
        let slug = format!("slug: {}\n", super::front_matter::yaml_text(&draft.slug));
        let mut draft = draft.clone();
        draft.front.remove("slug");
        draft.front.push_raw("slug", &slug);
        draft.front.remove("base");
        if let Some(base) = &draft.base {
            draft.front.push_raw("base", &format!("base: \"{base}\"\n"));
        }
        store::write(&path, draft.render(None).as_bytes())?;
        store::sweep(&self.folder.join("drafts"));
        Ok(path)
    }

    /// Forgets the draft of a note: it was kept or let go on purpose.
    pub fn drop_draft(&self, id: &str) {
        let _ = fs::remove_file(self.draft_path(id));
    }

    /// The drafts that earlier sessions left.
    pub fn drafts(&self) -> Vec<Annotation> {
        let Ok(entries) = fs::read_dir(self.folder.join("drafts")) else {
            return Vec::new();
        };
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        let parsed = paths.iter().filter_map(|path| {
            let text = fs::read_to_string(path).ok()?;
            let mut draft = Annotation::parse("", &paths::stem(path)?, &text).ok()?;
            let values = draft.front.values().ok()?;
            let slug = values.get("slug")?.as_str()?.to_owned();
            draft.base = values
                .get("base")
                .and_then(|base| Some(base.as_str()?.to_owned()));
            draft.front.remove("slug");
            draft.front.remove("base");
            draft.slug = slug;
            Some(draft)
        });
        parsed.collect()
    }

    /// Where the reader was in each article.
    pub fn positions(&self) -> Positions {
        self.kept(POSITIONS)
    }

    /// Keeps where the reader was in each article.
    ///
    /// # Errors
    /// The system refused.
    pub fn save_positions(&self, positions: &Positions) -> Result<(), LibraryError> {
        self.keep(POSITIONS, positions)
    }

    /// What was kept under a name; the beginning where nothing was, or where it cannot be read.
    pub fn kept<T: DeserializeOwned + Default>(&self, name: &str) -> T {
        let path = self.folder.join(name).with_extension("json");
        let text = fs::read_to_string(path).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Keeps something under a name.
    ///
    /// # Errors
    /// The system refused.
    pub fn keep<T: Serialize>(&self, name: &str, what: &T) -> Result<(), LibraryError> {
        let text = serde_json::to_vec(what).unwrap_or_default();
        store::write(&self.folder.join(name).with_extension("json"), &text)
    }

    fn draft_path(&self, id: &str) -> PathBuf {
        let file = paths::note("drafts", id);
        self.folder
            .join("drafts")
            .join(file.file_name().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{AnnotationId, ArticleId, Color, FrontMatter};

    #[test]
    fn a_draft_is_found_again_until_it_is_let_go() {
        let dir = tempfile::tempdir().unwrap();
        let sessions = Sessions::new(dir.path());
        let draft = Annotation {
            id: AnnotationId("01JA".into()),
            article: ArticleId("01J9".into()),
            slug: "l-ete".into(),
            created: None,
            modified: None,
            color: Color::Green,
            tags: vec!["iot".into()],
            target: None,
            reanchored: Vec::new(),
            note: "À moitié écrite".into(),
            front: FrontMatter::default(),
            base: Some("abc".into()),
        };
        sessions.save_draft(&draft).unwrap();
        let mut found = sessions.drafts();
        assert_eq!(found.len(), 1);
        found[0].front = FrontMatter::default();
        assert_eq!(found[0], draft);
        sessions.drop_draft("01JA");
        assert!(sessions.drafts().is_empty());
    }
}
