//! What is kept between sessions beside the library: reading positions and choices; drafts are in [`super::draft`].

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustix::process::getuid;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::error::LibraryError;
use super::lock::Lock;
use super::session::{self, Session};
use super::store;

/// The name under which reading positions are kept.
const POSITIONS: &str = "positions";

/// The folder of what is kept between sessions.
#[derive(Debug, Clone)]
pub struct Sessions {
    folder: PathBuf,
    refuge: Option<PathBuf>,
    session: Arc<OnceLock<Session>>,
    lock: Arc<Lock>,
    /// The reading positions as this session last read or kept them.
    known: Arc<Mutex<Positions>>,
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
            refuge: None,
            session: Arc::default(),
            lock: Arc::new(Lock::of(folder)),
            known: Arc::default(),
        }
    }

    /// Has drafts stand in `refuge` where the folder cannot be written.
    #[must_use]
    pub fn with_refuge(mut self, refuge: &Path) -> Self {
        self.refuge = Some(refuge.to_owned());
        self
    }

    /// Where drafts stand when the folder cannot be written. A folder of someone else's is none: in a place that all
    /// users share, anyone may have made it.
    pub(super) fn refuge(&self) -> Option<&Path> {
        let refuge = self.refuge.as_deref()?;
        let owner = fs::symlink_metadata(refuge).map(|meta| meta.is_dir().then(|| meta.uid()));
        match owner {
            Ok(owner) => (owner == Some(getuid().as_raw())).then_some(refuge),
            Err(_) => Some(refuge),
        }
    }

    /// The name of this process's session, which begins when something first has to be named after it.
    pub fn session(&self) -> &str {
        let begin = || Session::begin([Some(self.folder()), self.refuge()]);
        self.session.get_or_init(begin).name()
    }

    /// Whether a session's process lives.
    pub fn is_open(&self, session: &str) -> bool {
        let folders = [Some(self.folder()), self.refuge()];
        let mut folders = folders.into_iter().flatten();
        folders.any(|folder| session::is_open(folder, session))
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the reader was in each article.
    ///
    /// # Errors
    /// As [`Sessions::kept`].
    pub fn positions(&self) -> Result<Positions, LibraryError> {
        let positions: Positions = self.kept(POSITIONS)?;
        self.known
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone_from(&positions);
        Ok(positions)
    }

    /// Keeps where the reader was in each article: those places alone that this session changed, among those that
    /// other sessions kept meanwhile.
    ///
    /// # Errors
    /// The system refused; where the places that stand cannot be read, none is written over them.
    pub fn save_positions(&self, positions: &Positions) -> Result<(), LibraryError> {
        store::make_folder(&self.folder)?;
        let _held = self.lock.hold()?;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all: Positions = self.kept(POSITIONS)?;
        for (id, place) in positions {
            if known.get(id) != Some(place) {
                all.insert(id.clone(), *place);
            }
        }
        for id in known.keys().filter(|id| !positions.contains_key(*id)) {
            all.remove(id);
        }
        self.keep(POSITIONS, &all)?;
        known.clone_from(positions);
        Ok(())
    }

    /// What was kept under a name; the beginning where nothing was, or where what stands there is damaged: no one
    /// can mend it, and it is no more than where a reader was.
    ///
    /// # Errors
    /// The system does not let it be read: what stands there may be whole.
    pub fn kept<T: DeserializeOwned + Default>(&self, name: &str) -> Result<T, LibraryError> {
        let path = self.folder.join(name).with_extension("json");
        match fs::read(&path) {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).unwrap_or_else(|error| {
                tracing::warn!(path = %path.display(), %error, "what was kept is damaged");
                T::default()
            })),
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                Ok(T::default())
            }
            Err(error) => Err(LibraryError::read(&path)(error)),
        }
    }

    /// Keeps something under a name.
    ///
    /// # Errors
    /// The system refused.
    pub fn keep<T: Serialize>(&self, name: &str, what: &T) -> Result<(), LibraryError> {
        let path = self.folder.join(name).with_extension("json");
        let text =
            serde_json::to_vec(what).map_err(|error| LibraryError::write(&path)(error.into()))?;
        store::write(&path, &text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_sessions_keep_each_others_reading_positions() {
        let dir = tempfile::tempdir().unwrap();
        let place = |at| Position {
            at,
            furthest: at,
            of: 100,
        };
        let (one, other) = (Sessions::new(dir.path()), Sessions::new(dir.path()));
        let mut ours = one.positions().unwrap();
        ours.insert("a".into(), place(1));
        ours.insert("b".into(), place(1));
        one.save_positions(&ours).unwrap();
        let mut theirs = other.positions().unwrap();
        theirs.insert("a".into(), place(50));
        theirs.remove("b");
        other.save_positions(&theirs).unwrap();
        ours.insert("c".into(), place(7));
        one.save_positions(&ours).unwrap();
        let kept = Sessions::new(dir.path()).positions().unwrap();
        let expected = [("a".to_owned(), place(50)), ("c".to_owned(), place(7))];
        assert_eq!(kept, expected.into());
    }

    #[test]
    fn what_cannot_be_read_is_not_written_over_and_what_is_damaged_is_begun_anew() {
        let dir = tempfile::tempdir().unwrap();
        let sessions = Sessions::new(dir.path());
        let file = dir.path().join("positions.json");
        fs::create_dir(&file).unwrap();
        assert!(sessions.positions().is_err());
        assert!(sessions.save_positions(&Positions::new()).is_err());
        fs::remove_dir(&file).unwrap();
        fs::write(&file, "{\"a\":").unwrap();
        assert!(sessions.positions().unwrap().is_empty());
        sessions.save_positions(&Positions::new()).unwrap();
    }
}
