//! A text in the reader's own editor and back: the one way to it, for notes and articles, from the interface and
//! the command line.
//!
//! The text stands in a file of the state folder, beside it what it is of. Both stay until the words are on the disk
//! elsewhere, whatever happens to the editor or to this process; what a process that is gone left is found again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::{Deserialize, Serialize};

use super::{Hint, Problem, ProblemKind, Workspace};
use crate::library::{self, Annotation, Draft};

/// The folder of texts that are in an editor, in the state folder.
const FOLDER: &str = "editor";

/// How the line begins below which nothing is kept.
const CUT: &str = "------ >8 ------";

/// What a text in the editor is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum TextOf {
    /// A note: its draft's key and its annotation, as a file holds it.
    Note {
        /// The draft's key.
        key: String,
        /// The slug of its article.
        slug: String,
        /// The annotation's id.
        id: String,
        /// The annotation as a file holds it.
        annotation: String,
        /// The hash of the file that it was read from.
        base: Option<String>,
    },
    /// An article's Markdown.
    Article {
        /// The article's slug.
        slug: String,
        /// The article's id.
        id: String,
    },
}

/// A text that is in the reader's editor, or came back from it and is not on the disk elsewhere yet. All but the path
/// stands in a JSON file beside the text's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditedFile {
    /// The file that the editor works on.
    #[serde(skip)]
    pub path: PathBuf,
    /// What it is of.
    pub of: TextOf,
    /// What was given to the editor.
    pub given: String,
    /// What stands below it for orientation, its first line marking where the text ends; empty for nothing.
    #[serde(default)]
    pub below: String,
}

/// How a text came back from the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CameBack {
    /// As it was given.
    Same,
    /// With other words, from an editor that ended well.
    Changed(String),
    /// With other words, but the editor ended badly or left nothing in the file: the reader decides.
    Doubtful(String, Problem),
    /// It cannot be read; the file stays where it is.
    Unreadable(Problem),
}

impl TextOf {
    /// The note of a draft.
    pub fn note(draft: &Draft) -> Self {
        Self::Note {
            key: draft.key.clone(),
            slug: draft.annotation.slug.clone(),
            id: draft.annotation.id.0.clone(),
            annotation: draft.annotation.render(None),
            base: draft.annotation.base.clone(),
        }
    }
}

impl Workspace {
    /// Puts a text where the reader's editor can work on it.
    ///
    /// # Errors
    /// The state folder cannot be written.
    pub fn hand_out(&self, of: TextOf, text: &str) -> Result<EditedFile, Problem> {
        self.hand_out_above(of, text, "")
    }

    /// As [`Workspace::hand_out`], with something below the text for orientation that is no part of it.
    ///
    /// # Errors
    /// As [`Workspace::hand_out`].
    pub fn hand_out_above(
        &self,
        of: TextOf,
        text: &str,
        below: &str,
    ) -> Result<EditedFile, Problem> {
        let name = format!("{}~{}.md", ulid::Ulid::generate(), self.sessions.session());
        let path = self.sessions.folder().join(FOLDER).join(name);
        let mut whole = text.to_owned();
        let mut marked = String::new();
        if !below.is_empty() {
            marked = format!("{CUT} {}\n{below}\n", ulid::Ulid::generate());
            whole = format!("{text}\n{marked}");
        }
        let file = EditedFile {
            path,
            of,
            given: text.to_owned(),
            below: marked,
        };
        let facts = file.path.with_extension("json");
        let json = serde_json::to_vec(&file)
            .map_err(|error| Problem::of_system(ProblemKind::Unwritable, &facts, &error.into()))?;
        library::write(&facts, &json)?;
        library::write(&file.path, whole.as_bytes())?;
        Ok(file)
    }

    /// The texts that are in no editor any more and whose words are not known to be elsewhere: those of processes
    /// that are gone. What did not change is cleared away; what cannot be read is named and stays.
    pub fn left_in_editor(&self) -> (Vec<(EditedFile, String)>, Vec<Problem>) {
        let (mut left, mut unread) = (Vec::new(), Vec::new());
        for file in self.edited_files() {
            match file.came_back() {
                CameBack::Same => file.settle(),
                CameBack::Changed(text) | CameBack::Doubtful(text, _) => left.push((file, text)),
                CameBack::Unreadable(problem) => unread.push(problem),
            }
        }
        (left, unread)
    }

    /// The files that hold something which their editors were not given.
    pub(super) fn texts_left(&self) -> Vec<PathBuf> {
        let files = self.edited_files().into_iter();
        let changed = files.filter(|file| file.came_back() != CameBack::Same);
        changed.map(|file| file.path).collect()
    }

    /// What processes that are gone handed out, in order.
    fn edited_files(&self) -> Vec<EditedFile> {
        let entries = fs::read_dir(self.sessions.folder().join(FOLDER));
        let mut files: Vec<PathBuf> = entries
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|ext| ext == "json"))
            .collect();
        files.sort();
        let files = files.iter().filter_map(|path| EditedFile::read(path));
        files
            .filter(|file| !self.sessions.is_open(&file.session()))
            .collect()
    }
}

impl EditedFile {
    fn read(beside: &Path) -> Option<Self> {
        let file: Self = serde_json::from_slice(&fs::read(beside).ok()?).ok()?;
        Some(Self {
            path: beside.with_extension("md"),
            ..file
        })
    }

    /// Opens the editor (a program and its arguments) on the file and waits until it ends.
    pub fn edit(&self, editor: &[String]) -> CameBack {
        let ended = run_editor(editor, &self.path);
        match (self.came_back(), ended) {
            (CameBack::Changed(text), Err(problem)) => CameBack::Doubtful(text, problem),
            (CameBack::Same, Err(problem)) => CameBack::Doubtful(self.given.clone(), problem),
            (back @ (CameBack::Changed(_) | CameBack::Same), Ok(()))
            | (back @ (CameBack::Doubtful(..) | CameBack::Unreadable(_)), Ok(()) | Err(_)) => back,
        }
    }

    /// What the file holds by now.
    fn came_back(&self) -> CameBack {
        let bytes = match fs::read(&self.path) {
            Ok(bytes) => bytes,
            Err(error) => {
                return CameBack::Unreadable(Problem::of_system(
                    ProblemKind::Unreadable,
                    &self.path,
                    &error,
                ));
            }
        };
        match String::from_utf8(bytes).map(|text| self.above(text)) {
            Ok(text) if text.contains('\0') => CameBack::Unreadable(self.not_text()),
            Ok(text) if text == self.given => CameBack::Same,
            Ok(text) if text.trim().is_empty() && !self.given.trim().is_empty() => {
                let path = self.path.display().to_string();
                let problem = Problem::new(ProblemKind::EditorEmptied, &path, None);
                CameBack::Doubtful(text, problem)
            }
            Ok(text) => CameBack::Changed(text),
            Err(_) => CameBack::Unreadable(self.not_text()),
        }
    }

    /// What stands above the mark. The mark is a line of its own that holds a name which no one else knows, so that
    /// nothing the reader writes is taken for it.
    fn above(&self, mut text: String) -> String {
        let Some(mark) = self.below.lines().next() else {
            return text;
        };
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            if line.trim_end() == mark {
                text.truncate(start);
                return text.strip_suffix('\n').unwrap_or(&text).to_owned();
            }
            start += line.len();
        }
        text
    }

    fn not_text(&self) -> Problem {
        let path = self.path.display().to_string();
        Problem::new(ProblemKind::EditorEncoding, &path, Hint::SaveAsUtf8)
    }

    /// The session of the process that handed it out.
    pub fn session(&self) -> String {
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy();
        let session = stem.rsplit_once('~').map_or("", |(_, session)| session);
        session.to_owned()
    }

    /// Clears the file away: its words are on the disk elsewhere, or nothing was written.
    pub fn settle(&self) {
        // The text goes last: a text with nothing beside it is left alone for ever.
        let _ = fs::remove_file(&self.path);
        let _ = fs::remove_file(self.path.with_extension("json"));
    }

    /// Leaves the file to the reader, who knows of it: it is not offered again.
    pub fn leave(&self) {
        let _ = fs::remove_file(self.path.with_extension("json"));
    }

    /// The draft of a note with the words of the file; `None` for an article's text.
    pub fn draft(&self, text: &str) -> Option<Draft> {
        let TextOf::Note {
            key,
            slug,
            id,
            annotation,
            base,
        } = &self.of
        else {
            return None;
        };
        let mut annotation = Annotation::parse(slug, id, annotation).ok()?;
        text.trim_matches('\n').clone_into(&mut annotation.note);
        annotation.base.clone_from(base);
        Some(Draft {
            key: key.clone(),
            edits: 1,
            annotation,
            is_new: true,
        })
    }
}

/// Runs an editor on a file.
///
/// # Errors
/// It cannot be started, or ended badly.
pub fn run_editor(editor: &[String], path: &Path) -> Result<(), Problem> {
    let words = editor.join(" ");
    let failed = |cause: String| Problem {
        kind: ProblemKind::EditorFailed,
        name: words.clone(),
        cause,
        hint: Some(Hint::SetEditor),
    };
    let Some((program, arguments)) = editor.split_first() else {
        return Err(failed(String::new()));
    };
    let status = Command::new(program).args(arguments).arg(path).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failed(status.to_string())),
        Err(error) => {
            let cause = Problem::of_system(ProblemKind::EditorFailed, path, &error).cause;
            Err(failed(cause))
        }
    }
}
