//! Listing the files once nothing moves: while another program puts many of them elsewhere and back, none is taken
//! for lost.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;

use super::{Problem, Workspace};
use crate::library::kept::{Scan, is_mass};
use crate::library::{Listed, NoteFolder, paths};

/// Two listings that lie this far apart and are the same are of files that do not move: a checkout on a busy machine pauses
/// for less.
const STILL: Duration = Duration::from_secs(1);
/// How often it is listed again at most: about ten seconds.
const MOST: usize = 10;

/// The files of a library as they are listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listing {
    /// The articles.
    pub articles: Vec<Listed>,
    /// What became of the notes' files since they were last seen; nothing where they cannot be listed.
    pub notes: Scan,
    /// Whether the files of all notes could be listed.
    pub is_whole: bool,
    /// Whether many files are missing and files still came and went at the end.
    pub is_moving: bool,
}

impl Workspace {
    /// The files as they are listed once nothing moves: where many of those that were `known` are missing and that is
    /// news, they are listed until two listings are the same, ten seconds at most.
    ///
    /// # Errors
    /// The library is not where it was, or cannot be listed.
    pub(super) fn settled(
        &self,
        mut listing: Listing,
        known: &HashMap<String, String>,
    ) -> Result<Listing, Problem> {
        for _ in 0..MOST {
            if !self.lacks_many(&listing, known) {
                return Ok(listing);
            }
            sleep(STILL);
            let before = std::mem::replace(&mut listing, self.listing()?);
            if before == listing {
                return Ok(listing);
            }
        }
        listing.is_moving = self.lacks_many(&listing, known);
        Ok(listing)
    }

    /// The files as they are listed now.
    ///
    /// # Errors
    /// As [`Workspace::settled`].
    pub(super) fn listing(&self) -> Result<Listing, Problem> {
        self.library.is_there()?;
        let notes = self.library.note_folders();
        let is_whole = notes
            .as_ref()
            .is_some_and(|all| all.values().all(NoteFolder::is_listed));
        let scan = notes.as_ref().map(|now| self.kept.scan(&self.library, now));
        // What is not listed is not taken for lost: `is_whole` has the reason asked for.
        let articles = self.library.list_beside(&notes.unwrap_or_default())?;
        // A folder that went away while it was listed is not one in which everything vanished.
        self.library.is_there()?;
        Ok(Listing {
            articles,
            notes: scan.unwrap_or_default(),
            is_whole,
            is_moving: false,
        })
    }

    /// Whether many files are missing of which that was not known yet.
    fn lacks_many(&self, listing: &Listing, known: &HashMap<String, String>) -> bool {
        let there: HashSet<&str> = listing
            .articles
            .iter()
            .map(|one| one.slug.as_str())
            .collect();
        let gone = known.keys().filter(|slug| !there.contains(slug.as_str()));
        let gone: Vec<_> = gone.map(|slug| paths::article(slug)).collect();
        if gone.is_empty() && listing.notes.vanished.is_empty() {
            return false;
        }
        let held: HashSet<_> = self.kept.held().into_iter().collect();
        let news = |files: &[PathBuf]| files.iter().filter(|path| !held.contains(*path)).count();
        is_mass(news(&gone), known.len())
            || is_mass(news(&listing.notes.vanished), listing.notes.known)
    }
}
