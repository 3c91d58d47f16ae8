//! The folders of annotations whose article's file is gone or was renamed.

use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

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
    pub(super) fn names(&self, root: &Path) -> Vec<String> {
        let times = times(root);
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let (Some(seen), Some(times)) = (&*seen, times)
            && seen.times == times
        {
            return seen.names.clone();
        }
        let names = read(root);
        *seen = times.filter(are_settled).map(|times| Seen {
            times,
            names: names.clone(),
        });
        names
    }
}

/// When something was last added to the two folders, or taken out.
fn times(root: &Path) -> Option<[SystemTime; 2]> {
    let of = |folder| fs::metadata(root.join(folder)).ok()?.modified().ok();
    Some([of(paths::ARTICLES)?, of(paths::NOTES)?])
}

fn are_settled(times: &[SystemTime; 2]) -> bool {
    let age = |time: &SystemTime| time.elapsed().unwrap_or_default();
    times.iter().all(|time| age(time) > SETTLED)
}

fn read(root: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(root.join(paths::NOTES)) else {
        return Vec::new();
    };
    let names = entries
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names
        .filter(|name| !root.join(paths::article(name)).exists())
        .collect();
    names.sort();
    names
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
        assert_eq!(strays.names(root), ["a", "b"]);
        assert!(strays.0.lock().unwrap().is_some());
        fs::write(root.join("articles/a.md"), "").unwrap();
        assert_eq!(strays.names(root), ["b"]);
        fs::rename(root.join("articles/a.md"), root.join("articles/b.md")).unwrap();
        assert_eq!(strays.names(root), ["a"]);
        later();
        assert_eq!(
            (strays.names(root), strays.names(root)),
            (vec!["a".into()], vec!["a".into()])
        );
    }
}
