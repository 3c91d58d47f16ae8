//! Every operation a reader can do: durable when it returns, with its inverse for undo.

mod about;
mod add;
mod annotate;
mod backup;
mod changing;
mod check;
mod conflicts;
mod current;
mod deed;
mod doubles;
mod drafts;
mod edit;
mod editing;
mod excerpts;
mod find;
mod listing;
mod mass_loss;
mod notes;
mod organise;
mod outlet;
mod problem;
mod reading;
mod refresh;
mod reindex;
mod repair;
mod similar;
mod slow_disk;
mod standing;
mod styles;
#[cfg(test)]
mod tests;
mod trash;
mod versions;

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use crate::i18n::Messages;
use crate::library::kept::Kept;
use crate::library::{self, Change, ColorNames, Library, Sessions};
use crate::search::{Equivalents, Index, Locale, SearchError, Searcher};

pub use about::{About, Fate, Thing};
pub use add::{Added, Outcome, Tally};
pub use annotate::{annotation_of, find_quote, find_quotes, passage_of, sketch, sketch_of};
pub use backup::{BackedUp, Unpacked, is_backup, restore_backup};
pub use check::Checked;
pub use conflicts::{Side, Unsettled, Versions};
pub use deed::Deed;
pub use drafts::Left;
pub use editing::{CameBack, EditedFile, TextOf, run_editor};
pub use excerpts::Scope;
pub use find::Found;
pub use mass_loss::Vanished;
pub use notes::NoteChange;
pub use outlet::{Over, Wrote, is_taken, render_export, write_export, write_file, write_one};
pub use problem::{Hint, Problem, ProblemClass, ProblemKind};
pub use reading::{Placed, Reading};
pub use refresh::Refreshed;
#[cfg(test)]
pub use repair::sample;
pub use repair::{Before, Case, Choice, Offer, SURE, Waiting};
pub use slow_disk::warn_if_slow;
pub use standing::AnchorChange;
pub use styles::{own_styles, style};
pub use trash::Deleted;
pub use versions::Version;

/// A library with its index and what is kept between sessions.
pub struct Workspace {
    library: Library,
    sessions: Sessions,
    index: RwLock<Arc<Index>>,
    index_dir: PathBuf,
    /// What the reader calls the colours of highlights.
    names: Mutex<ColorNames>,
    /// Where the reader is at home.
    locale: Mutex<Locale>,
    /// Articles of which a note stands worse than before, until someone asks.
    shifted: Mutex<Vec<AnchorChange>>,
    /// Hashes of the annotations' files that this session wrote.
    written: Mutex<HashSet<String>>,
    /// Notes that this session kept beside another program's version: the ids they have since, by those they had.
    twins: Mutex<HashMap<String, String>>,
    /// What the notes' files last held.
    kept: Kept,
    /// Where it is remembered what imports gave.
    imports: PathBuf,
    /// What vanished in a mass and is not forgotten.
    vanished: Mutex<Arc<Vanished>>,
}

/// How far long work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The key of the message that says what is being done.
    pub what: &'static str,
    /// How many are done.
    pub done: usize,
    /// Of how many.
    pub total: usize,
}

/// Hears of progress; a break stops the work at the next safe place.
pub type Watch<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// An operation that was done: it is on the disk and in the index.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// What was done.
    pub what: Deed,
    /// How many things it was done to.
    pub count: usize,
    /// A name to go with it: a title, a tag.
    pub name: String,
    /// What changed in the files; its inverse takes it back.
    pub change: Change,
    /// The articles that it touched, by slug.
    pub slugs: Vec<String>,
    /// What it is about.
    pub about: About,
    /// The article that it touched as it reads now, where it is one: who shows it need not read it again.
    pub reading: Option<Box<Reading>>,
}

impl Done {
    /// What is to be done; which articles it touches is told once it is.
    fn of(what: Deed, count: usize, name: String, change: Change) -> Self {
        Self {
            what,
            count,
            name,
            change,
            slugs: Vec::new(),
            about: About::default(),
            reading: None,
        }
    }

    /// Returns the sentence that says it.
    pub fn sentence(&self, messages: &Messages) -> String {
        let values = [
            ("count", self.count.into()),
            ("name", self.name.as_str().into()),
        ];
        self.what.sentence(messages, &values)
    }

    /// The same, called by the title of what it is about.
    fn named_by_title(mut self) -> Self {
        self.name.clone_from(&self.about.title);
        self
    }
}

impl Workspace {
    /// Opens the library at `library`, with its index at `index` and the state of sessions at `state`.
    /// The index may lag behind the files until [`Workspace::refresh`] has run.
    ///
    /// # Errors
    /// The library is no folder and cannot be made one; the index cannot be opened or made.
    pub fn open(library: &Path, index: &Path, state: &Path) -> Result<Self, Problem> {
        Self::open_library(Library::open(library)?, index, state)
    }

    /// As [`Workspace::open`], of a library that must be there: nothing is made in its place.
    ///
    /// # Errors
    /// There is no library; the index cannot be opened or made.
    pub fn open_existing(library: &Path, index: &Path, state: &Path) -> Result<Self, Problem> {
        Self::open_library(Library::open_existing(library)?, index, state)
    }

    fn open_library(library: Library, index: &Path, state: &Path) -> Result<Self, Problem> {
        library.lock_beside(&state.join("lock"));
        library.remember_strays_in(&state.join("strays"));
        // Where no index can be written, one in memory still finds everything.
        let index_dir = index.to_owned();
        let index = match Index::open(index) {
            Ok(index) => index,
            Err(SearchError::Place { .. }) => Index::in_memory()?,
            Err(error) => return Err(error.into()),
        };
        let workspace = Self {
            library,
            sessions: Sessions::new(state),
            index: RwLock::new(Arc::new(index)),
            index_dir,
            names: Mutex::default(),
            locale: Mutex::default(),
            shifted: Mutex::default(),
            written: Mutex::default(),
            twins: Mutex::default(),
            kept: Kept::new(&state.join("kept")),
            imports: state.join("imports"),
            vanished: Mutex::default(),
        };
        workspace.load_equivalents();
        Ok(workspace)
    }

    /// Has drafts stand in `refuge` where the state folder cannot be written.
    #[must_use]
    pub fn with_refuge(mut self, refuge: &Path) -> Self {
        self.sessions = self.sessions.with_refuge(refuge);
        self
    }

    /// The reader's files.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// Drafts and reading positions.
    pub fn sessions(&self) -> &Sessions {
        &self.sessions
    }

    /// The index in use.
    fn index(&self) -> Arc<Index> {
        Arc::clone(&self.index.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Sets the index aside and begins an empty one: the next refresh fills it.
    fn replace_index(&self) -> Result<(), Problem> {
        self.take_index(Index::replace(&self.index_dir)?);
        Ok(())
    }

    /// Uses another index from now on.
    fn take_index(&self, fresh: Index) {
        let fresh = Arc::new(fresh);
        fresh.set_color_names(&self.names.lock().unwrap_or_else(PoisonError::into_inner));
        let locale = self.locale.lock().unwrap_or_else(PoisonError::into_inner);
        fresh.set_locale(locale.clone());
        drop(locale);
        *self.index.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        self.load_equivalents();
    }

    /// The folder of the index.
    pub fn index_folder(&self) -> &Path {
        &self.index_dir
    }

    /// What the reader calls the colours.
    pub fn color_names(&self) -> ColorNames {
        let names = self.names.lock();
        names.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes other names for the colours of highlights: from now on queries may call them so.
    pub fn set_color_names(&self, names: &ColorNames) {
        let mut known = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        known.clone_from(names);
        self.index().set_color_names(names);
    }

    /// Takes the reader's time zone and language: from now on days and words of queries are read so.
    pub fn set_locale(&self, locale: Locale) {
        let mut known = self.locale.lock().unwrap_or_else(PoisonError::into_inner);
        known.clone_from(&locale);
        self.index().set_locale(locale);
    }

    /// Remembers what this session writes to an annotation's file.
    fn remember(&self, hash: String) {
        self.written
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(hash);
    }

    /// Whether this session wrote a file of this hash.
    fn has_written(&self, hash: &str) -> bool {
        self.written
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .contains(hash)
    }

    /// Searches what the index holds; cheap to clone, for any thread.
    pub fn searcher(&self) -> Searcher {
        self.index().searcher()
    }

    /// Reads the reader's equivalent terms again; what is wrong in their file, by line.
    pub fn load_equivalents(&self) -> Vec<Problem> {
        let own = match self.library.equivalents() {
            Ok(own) => own,
            // Those that were read before still serve.
            Err(error) => return vec![error.into()],
        };
        let (equivalents, wrong) = Equivalents::parse(&own);
        self.index().set_equivalents(&equivalents);
        let path = self.library.root().join(library::paths::EQUIVALENTS);
        wrong
            .iter()
            .map(|error| Problem::in_file(ProblemKind::Equivalents, &path, &error.to_string()))
            .collect()
    }

    /// A name for what goes to the trash together: the time, then something unique.
    fn trash_entry() -> String {
        let now = jiff::Timestamp::now();
        format!(
            "{}-{}",
            now.strftime("%Y-%m-%dT%H%M%S"),
            ulid::Ulid::generate()
        )
    }
}
