//! Two versions of one file: copies that synchronisers leave, marks that git leaves, notes that were kept twice.
//!
//! Nothing here is ever deleted or written: a copy is set aside from counts, lists and search, and shown.

pub(super) mod copies;
pub(super) mod markers;

#[cfg(test)]
use std::fs;
use std::path::{Path, PathBuf};

pub(super) use copies::Copies;
pub use markers::{is_torn, sides};

use markers::is_torn_text;

use super::annotation::Annotation;
use super::error::LibraryError;
use super::files::Library;
use super::front_matter::FrontMatterError;
use super::{blank, paths, store};

/// The key of a note's front matter that names the note beside which it was kept.
pub const KEPT_BESIDE: &str = "conflict-of";

/// Where two versions come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConflictKind {
    /// A synchroniser left a copy beside the file.
    Copy,
    /// A merge left both in the file, between marks.
    Markers,
    /// Two programs wrote one note at once: both were kept.
    KeptBoth,
}

/// Two versions of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Where they come from.
    pub kind: ConflictKind,
    /// The file that is in use, below the library.
    pub of: PathBuf,
    /// The file that holds the other version, below the library; the same where both are in one.
    pub file: PathBuf,
    /// The version that is in use, as a file.
    pub ours: String,
    /// The other one.
    pub theirs: String,
}

impl Library {
    /// The conflicts of an article and of its notes. Of copies of the article's own file, those that the last
    /// [`Library::list`] saw. With them, the files that cannot be read.
    pub fn conflicts_of(&self, slug: &str) -> (Vec<Conflict>, Vec<LibraryError>) {
        let mut texts = Texts::of(self);
        let conflicts = texts.of_article(slug);
        (conflicts, texts.failed)
    }

    /// Every conflict of the library, and the files that cannot be read. Reads every file.
    ///
    /// # Errors
    /// The articles cannot be listed.
    pub fn conflicts(&self) -> Result<(Vec<Conflict>, Vec<LibraryError>), LibraryError> {
        let mut texts = Texts::of(self);
        let mut found = Vec::new();
        for one in self.list()? {
            found.extend(texts.of_article(&one.slug));
        }
        // Why folders of notes cannot be listed, [`Library::unread_notes`] says.
        for folder in self.strays.names(self.root()).unwrap_or_default() {
            found.extend(texts.of_notes(&folder));
        }
        Ok((found, texts.failed))
    }
}

/// Reads the files that may be in conflict, and keeps why some cannot be read.
struct Texts<'a> {
    library: &'a Library,
    failed: Vec<LibraryError>,
}

impl<'a> Texts<'a> {
    fn of(library: &'a Library) -> Self {
        Self {
            library,
            failed: Vec::new(),
        }
    }

    /// The conflicts of an article and of its notes.
    fn of_article(&mut self, slug: &str) -> Vec<Conflict> {
        let article = paths::article(slug);
        let mut found = Vec::new();
        for copy in self.library.copies.of(slug) {
            found.extend(self.copy(article.clone(), paths::article(&copy)));
        }
        let text = self.read(&article);
        found.extend(text.and_then(|text| marker_conflict(article, &text)));
        found.extend(self.of_notes(slug));
        found
    }

    /// The conflicts among the notes of a folder.
    fn of_notes(&mut self, folder: &str) -> Vec<Conflict> {
        let place = self.library.root().join(paths::notes(folder));
        let path = |stem: &str| paths::notes(folder).join(format!("{stem}.md"));
        let stems = copies::stems(&place);
        let mut aside = copies::among(&place, &stems);
        let others = stems.iter().filter(|stem| !aside.contains_key(*stem));
        let texts: Vec<(&String, String)> = others
            .filter_map(|stem| Some((stem, self.read(&path(stem))?)))
            .collect();
        let notes: Vec<(&str, String)> = texts
            .iter()
            .filter_map(|(stem, text)| Some((stem.as_str(), id_of(folder, stem, text)?)))
            .collect();
        let by_id = copies::by_id(notes.iter().map(|(stem, id)| (*stem, id.as_str())));
        aside.extend(by_id.into_iter().map(|(a, b)| (a.to_owned(), b.to_owned())));
        let mut found: Vec<Conflict> = aside
            .iter()
            .filter_map(|(stem, of)| self.copy(path(of), path(stem)))
            .collect();
        for (stem, text) in &texts {
            if aside.contains_key(*stem) {
                continue;
            }
            found.extend(marker_conflict(path(stem), text));
            // Few notes name another one: the others are not read as notes for it.
            let names = text.contains(KEPT_BESIDE);
            let beside = names.then(|| Annotation::parse(folder, stem, text).ok());
            let beside = beside.flatten().and_then(|note| note.kept_beside());
            let of = beside.filter(|of| of != *stem && stems.contains(of));
            if let Some(of) = of {
                let both = self.copy(path(&of), path(stem));
                found.extend(both.map(|copy| Conflict {
                    kind: ConflictKind::KeptBoth,
                    ..copy
                }));
            }
        }
        found
    }

    /// Two files as versions of one; none where one of them cannot be read: it is not shown as an empty one.
    fn copy(&mut self, of: PathBuf, file: PathBuf) -> Option<Conflict> {
        Some(Conflict {
            kind: ConflictKind::Copy,
            ours: self.read(&of)?,
            theirs: self.read(&file)?,
            of,
            file,
        })
    }

    fn read(&mut self, path: &Path) -> Option<String> {
        match store::read(&self.library.root().join(path)) {
            Ok(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
            // Another program took it away meanwhile.
            Err(error) if error.is_missing() => None,
            Err(error) => {
                self.failed.push(error);
                None
            }
        }
    }
}

/// The id of a note, by the text of its file; none where it cannot be read.
fn id_of(folder: &str, stem: &str, text: &str) -> Option<String> {
    if blank::is_blank(text.as_bytes()) {
        return None;
    }
    let note = Annotation::read(folder, stem, text).ok()?;
    Some(note.id.0)
}

/// The two versions that a merge left in one file.
fn marker_conflict(file: PathBuf, text: &str) -> Option<Conflict> {
    let (ours, theirs) = sides(text)?;
    Some(Conflict {
        kind: ConflictKind::Markers,
        of: file.clone(),
        file,
        ours,
        theirs,
    })
}

impl Annotation {
    /// Reads an annotation's file as it is shown: of one with git's marks in its front matter both notes, between
    /// marks, with what our version says besides.
    ///
    /// # Errors
    /// As [`Annotation::parse`].
    pub fn read(folder: &str, stem: &str, text: &str) -> Result<Self, FrontMatterError> {
        let Some((ours, theirs)) = is_torn_text(text).then(|| sides(text)).flatten() else {
            return Self::parse(folder, stem, text);
        };
        let mut note = Self::parse(folder, stem, &ours)?;
        if let Ok(other) = Self::parse(folder, stem, &theirs)
            && other.note != note.note
        {
            note.note = format!("<<<<<<<\n{}\n=======\n{}\n>>>>>>>", note.note, other.note);
        }
        note.base = Some(Self::hash(text.as_bytes()));
        Ok(note)
    }

    /// The id of the note beside which this one was kept, where both had been changed at once.
    pub fn kept_beside(&self) -> Option<String> {
        let values = self.front.values().ok()?;
        Some(values.get(KEPT_BESIDE)?.as_str()?.to_owned())
    }
}

#[cfg(test)]
mod tests;
