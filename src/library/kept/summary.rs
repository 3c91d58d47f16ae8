//! How the folders of notes were last seen: a file of all of them, and one of those that changed since, a line each, so that
//! what is saved adds a line and copies nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::library::store;

/// A folder of notes as it was last seen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seen {
    pub stamp: String,
    pub names: BTreeSet<String>,
}

/// The folders of notes by name, as they were last seen.
pub(super) type Summary = BTreeMap<String, Seen>;

/// A folder that changed, as it is seen now; nothing where it is gone.
pub(super) type News = (String, Option<Seen>);

const ALL: &str = "seen.json";
const SINCE: &str = "seen.log";
/// Changes of more folders than this are brought together with the others at once.
const FEW: usize = 64;
/// So many bytes of changes are brought together with the others.
const LONG: u64 = 256_000;

/// Reads the summary that is kept in a folder.
pub(super) fn read(folder: &Path) -> Summary {
    let bytes = fs::read(folder.join(ALL)).unwrap_or_default();
    let mut summary: Summary = serde_json::from_slice(&bytes).unwrap_or_default();
    let since = fs::read_to_string(folder.join(SINCE)).unwrap_or_default();
    // A line that a stopped process left unfinished says nothing.
    let lines = since
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok());
    take(&mut summary, lines);
    summary
}

/// Adds what changed.
///
/// # Errors
/// The system refused.
pub(super) fn add(folder: &Path, news: Vec<News>) -> io::Result<()> {
    let since = folder.join(SINCE);
    let is_long = fs::metadata(&since).is_ok_and(|meta| meta.len() > LONG);
    if news.len() <= FEW && !is_long {
        let mut lines = String::new();
        for one in &news {
            lines.push('\n');
            lines.push_str(&serde_json::to_string(one)?);
        }
        let mut options = OpenOptions::new();
        let mut file = options.create(true).append(true).mode(0o600).open(since)?;
        return file.write_all(lines.as_bytes());
    }
    let before = read(folder);
    let mut summary = before.clone();
    take(&mut summary, news.into_iter());
    if summary != before || is_long {
        store::write_lightly(&folder.join(ALL), &serde_json::to_vec(&summary)?)?;
        let _ = fs::remove_file(since);
    }
    Ok(())
}

fn take(summary: &mut Summary, news: impl Iterator<Item = News>) {
    for (folder, seen) in news {
        match seen {
            Some(seen) => summary.insert(folder, seen),
            None => summary.remove(&folder),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_the_file_of_all_say_together_what_was_seen_last() {
        let dir = tempfile::tempdir().unwrap();
        let seen = |stamp: usize| Seen {
            stamp: stamp.to_string(),
            names: BTreeSet::from(["n".to_owned()]),
        };
        let news = |at: usize, stamp| (format!("f{at}"), Some(seen(stamp)));
        add(dir.path(), (0..=FEW).map(|at| news(at, 0)).collect()).unwrap();
        assert!(!dir.path().join(SINCE).exists());
        add(dir.path(), vec![news(1, 1), ("f2".to_owned(), None)]).unwrap();
        add(dir.path(), vec![news(1, 2)]).unwrap();
        let mut torn = OpenOptions::new()
            .append(true)
            .open(dir.path().join(SINCE))
            .unwrap();
        torn.write_all(b"\n[\"f3\",nu").unwrap();
        add(dir.path(), vec![news(4, 5)]).unwrap();
        let expected = |summary: Summary| {
            assert_eq!(summary.len(), FEW);
            let stamp = |at: usize| summary[&format!("f{at}")].stamp.clone();
            assert_eq!(
                (stamp(0), stamp(1), stamp(3), stamp(4)),
                ("0".into(), "2".into(), "0".into(), "5".into())
            );
        };
        expected(read(dir.path()));
        while fs::metadata(dir.path().join(SINCE)).is_ok_and(|meta| meta.len() <= LONG) {
            add(dir.path(), (0..FEW).map(|_| news(4, 5)).collect()).unwrap();
        }
        add(dir.path(), vec![news(4, 5)]).unwrap();
        assert!(!dir.path().join(SINCE).exists());
        expected(read(dir.path()));
    }
}
