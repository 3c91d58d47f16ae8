//! The folders of annotations whose article's file is gone or was renamed.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::error::LibraryError;
use super::paths;

/// File times tell two changes apart only when they lie this far from each other.
const SETTLED: Duration = Duration::from_millis(50);

/// The folders, remembered while nothing changes: every article that is read asks for them.
#[derive(Debug, Default)]
pub(super) struct Strays(Mutex<Option<Seen>>);

/// What was found, and the times of the folders then.
#[derive(Debug)]
struct Seen {
    times: [SystemTime; 2],
    names: Vec<String>,
}

impl Strays {
    /// The names of the folders of annotations below `root` that are no article's, in order.
    ///
    /// # Errors
    /// The folders are there and cannot be listed.
    pub(super) fn names(&self, root: &Path) -> Result<Vec<String>, LibraryError> {
        let times = times(root);
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let (Some(seen), Some(times)) = (&*seen, times)
            && seen.times == times
        {
            return Ok(seen.names.clone());
        }
        let path = root.join(paths::NOTES);
        let names = match read(root, &path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            read => read.map_err(|source| LibraryError::Read { path, source })?,
        };
        *seen = times.filter(are_settled).map(|times| Seen {
            times,
            names: names.clone(),
        });
        Ok(names)
    }
}

/// When something was last added to the two folders, or taken out.
fn times(root: &Path) -> Option<[SystemTime; 2]> {
    let of = |folder| fs::metadata(root.join(folder)).ok()?.modified().ok();
    Some([of(paths::ARTICLES)?, of(paths::NOTES)?])
}

fn are_settled(times: &[SystemTime; 2]) -> bool {
    // A time to come is as good as now: not settled yet.
    let age = |time: &SystemTime| time.elapsed().unwrap_or_default();
    times.iter().all(|time| age(time) > SETTLED)
}

fn read(root: &Path, notes: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(notes)? {
        if let Ok(name) = entry?.file_name().into_string()
            && !root.join(paths::article(&name)).exists()
        {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_follows_every_change() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        for folder in ["articles", "notes/a", "notes/b"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        let strays = Strays::default();
        let later = || std::thread::sleep(SETTLED * 2);
        later();
        assert_eq!(strays.names(root).unwrap(), ["a", "b"]);
        assert!(strays.0.lock().unwrap().is_some());
        fs::write(root.join("articles/a.md"), "").unwrap();
        assert_eq!(strays.names(root).unwrap(), ["b"]);
        fs::rename(root.join("articles/a.md"), root.join("articles/b.md")).unwrap();
        assert_eq!(strays.names(root).unwrap(), ["a"]);
        later();
        assert_eq!(
            (strays.names(root).unwrap(), strays.names(root).unwrap()),
            (vec!["a".into()], vec!["a".into()])
        );
    }
}
