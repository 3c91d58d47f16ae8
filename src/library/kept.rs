//! What the files of notes last held: given back where another program emptied a file or took many away.
//!
//! A cache, beside the drafts: it may be deleted at any time, and is written without waiting for the disk.

mod summary;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::files::Library;
use super::listing::{NoteFolder, NoteFolders};
use super::lock::Lock;
use super::{paths, store};
use summary::{News, Seen};

pub use super::blank::is_blank;

/// From how many files on a loss is taken for more than a reader's tidying up.
const FEWEST: usize = 2;
/// More files than these are a mass, however many there are.
const MOST: usize = 50;
/// More than one file of so many is a mass.
const SHARE: usize = 5;

/// Whether the loss of `lost` files out of `known` is one that no reader makes by hand: more than 50, or more than
/// one in five.
pub fn is_mass(lost: usize, known: usize) -> bool {
    lost >= FEWEST && (lost > MOST || lost * SHARE > known)
}

/// The copies of the notes' files.
#[derive(Debug)]
pub struct Kept {
    folder: PathBuf,
    lock: Lock,
}

/// The files of a folder: names without `.md`, and what they held.
type Texts = BTreeMap<String, String>;

/// What became of the notes' files since they were last seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scan {
    /// Files that are gone and are in no trash of ours: paths below the library.
    pub vanished: Vec<PathBuf>,
    /// How many files there were.
    pub known: usize,
    changed: Vec<String>,
}

impl Kept {
    /// The copies in `folder`, which is made when something first has to be kept.
    pub fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            lock: Lock::of(folder),
        }
    }

    /// Compares the folders of notes, as they are listed `now`, with what they last held.
    pub fn scan(&self, library: &Library, now: &NoteFolders) -> Scan {
        let summary = summary::read(&self.folder);
        let mut scan = Scan {
            known: summary.values().map(|seen| seen.names.len()).sum(),
            ..Scan::default()
        };
        for (folder, seen) in &summary {
            let there = now.get(folder).map(|one| &one.names);
            let missing = seen.names.iter().filter(|name| {
                there.is_none_or(|names| names.as_ref().is_some_and(|names| !names.contains(*name)))
            });
            scan.vanished
                .extend(missing.map(|name| paths::notes(folder).join(format!("{name}.md"))));
        }
        if !scan.vanished.is_empty() {
            let trash = library.trash();
            let thrown: HashSet<&Path> = trash
                .iter()
                .flat_map(|entry| entry.files.iter().map(PathBuf::as_path))
                .collect();
            let moved: HashSet<&String> = now
                .values()
                .flat_map(|one| one.names.iter().flatten())
                .collect();
            scan.vanished.retain(|path| {
                let elsewhere = paths::stem(path).is_some_and(|stem| moved.contains(&stem));
                !thrown.contains(path.as_path()) && !elsewhere
            });
        }
        // What was held back may be let go without any change of the folder.
        let waiting: HashSet<&str> = scan
            .vanished
            .iter()
            .filter_map(|path| folder_of(path))
            .collect();
        let folders: BTreeSet<&String> = now.keys().chain(summary.keys()).collect();
        scan.changed = folders
            .into_iter()
            .filter(|folder| {
                now.get(*folder).map(|one| one.stamp.as_str())
                    != summary.get(*folder).map(|seen| seen.stamp.as_str())
                    || waiting.contains(folder.as_str())
            })
            .cloned()
            .collect();
        scan
    }

    /// Takes over what the files hold now, as far as a scan found them changed. What `hold` names stays as it was.
    pub fn take(&self, library: &Library, scan: &Scan, hold: &[PathBuf]) {
        self.record(library, &scan.changed, hold);
    }

    /// Takes over what the files of some folders hold now. An emptied file keeps what it held; so does a file of
    /// `hold` that is gone.
    pub fn update(&self, library: &Library, folders: &[String], hold: &[PathBuf]) {
        // Of an article that has no notes and had none there is nothing to say.
        let has_notes = |folder: &&String| {
            let now = library.note_folder(folder);
            now != Some(NoteFolder::default()) || !self.texts(folder).is_empty()
        };
        let folders: Vec<String> = folders.iter().filter(has_notes).cloned().collect();
        self.record(library, &folders, hold);
    }

    fn record(&self, library: &Library, folders: &[String], hold: &[PathBuf]) {
        if folders.is_empty() {
            return;
        }
        let _ = store::make_folder(&self.folder);
        // Where the lock cannot be had, what is kept may lack something that another session saw.
        let _held = self.lock.hold();
        let mut news: Vec<News> = Vec::new();
        let mut spared: HashMap<&str, Vec<String>> = HashMap::new();
        for path in hold {
            if let Some((folder, name)) = folder_of(path).zip(paths::stem(path)) {
                spared.entry(folder).or_default().push(name);
            }
        }
        for folder in folders {
            let Some(now) = library.note_folder(folder) else {
                continue;
            };
            let NoteFolder {
                stamp,
                names: Some(names),
            } = now
            else {
                continue;
            };
            let old = self.texts(folder);
            let spared = spared.get(folder.as_str()).map_or(&[][..], Vec::as_slice);
            let texts = read(library, folder, &names, &old, spared);
            let kept: BTreeSet<String> = names.into_iter().chain(texts.keys().cloned()).collect();
            if texts != old {
                Self::write(&self.place(folder), &texts);
            }
            if kept.is_empty() {
                news.push((folder.clone(), None));
                let _ = fs::remove_file(self.place(folder));
            } else {
                news.push((folder.clone(), Some(Seen { stamp, names: kept })));
            }
        }
        if let Err(error) = summary::add(&self.folder, news) {
            tracing::warn!(folder = %self.folder.display(), %error, "what notes held is not kept");
        }
    }

    /// What notes' files last held, by their paths below the library, as far as it is known.
    pub fn texts_of<'a>(
        &self,
        files: impl IntoIterator<Item = &'a PathBuf>,
    ) -> HashMap<PathBuf, String> {
        let mut folders: HashMap<&str, Texts> = HashMap::new();
        let known = files.into_iter().filter_map(|path| {
            let folder = folder_of(path)?;
            let texts = folders.entry(folder).or_insert_with(|| self.texts(folder));
            Some((path.clone(), texts.remove(&paths::stem(path)?)?))
        });
        known.collect()
    }

    /// The files, below the library, whose loss waits for the reader's word.
    pub fn held(&self) -> Vec<PathBuf> {
        let bytes = fs::read(self.folder.join("held.json")).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    /// Remembers whose loss waits for the reader's word.
    pub fn hold(&self, files: &[PathBuf]) {
        if self.held() != files {
            Self::write(&self.folder.join("held.json"), &files);
        }
    }

    fn texts(&self, folder: &str) -> Texts {
        let bytes = fs::read(self.place(folder)).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    fn place(&self, folder: &str) -> PathBuf {
        let hash = blake3::hash(folder.as_bytes()).to_hex();
        self.folder.join(format!("{}.json", &hash[..24]))
    }

    /// Writes a file of the cache; where that fails there is less to give back, and nothing else.
    fn write(path: &Path, content: &impl Serialize) {
        let written = serde_json::to_vec(content)
            .map_err(|_| None)
            .and_then(|bytes| store::write_lightly(path, &bytes).map_err(Some));
        if let Err(error) = written {
            tracing::warn!(path = %path.display(), ?error, "what notes held is not kept");
        }
    }
}

/// The name of the folder of notes that a file stands in.
fn folder_of(path: &Path) -> Option<&str> {
    path.parent()?.file_name()?.to_str()
}

/// What the files of a folder hold. Files of the names `spared` that are gone keep what they held.
fn read(
    library: &Library,
    folder: &str,
    names: &BTreeSet<String>,
    before: &Texts,
    spared: &[String],
) -> Texts {
    let mut texts = Texts::new();
    for name in names {
        let path = paths::notes(folder).join(format!("{name}.md"));
        // A file that cannot be read now keeps what it held, as an emptied one does.
        let bytes = library.bytes(&path).ok().flatten().unwrap_or_default();
        let text = if is_blank(&bytes) {
            before.get(name).cloned()
        } else {
            String::from_utf8(bytes).ok()
        };
        texts.extend(text.map(|text| (name.clone(), text)));
    }
    for name in spared.iter().filter(|name| !names.contains(*name)) {
        texts.extend(before.get(name).map(|text| (name.clone(), text.clone())));
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bench(notes: usize) -> (tempfile::TempDir, Library, Kept) {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("library/notes/a");
        fs::create_dir_all(&folder).unwrap();
        for at in 0..notes {
            fs::write(folder.join(format!("n{at}.md")), format!("note {at}")).unwrap();
        }
        let library = Library::open(&dir.path().join("library")).unwrap();
        let kept = Kept::new(&dir.path().join("kept"));
        (dir, library, kept)
    }

    fn see(library: &Library, kept: &Kept) -> Scan {
        let scan = kept.scan(library, &library.note_folders().unwrap());
        kept.take(library, &scan, &[]);
        scan
    }

    fn text(kept: &Kept, path: &PathBuf) -> Option<String> {
        kept.texts_of([path]).remove(path)
    }

    #[test]
    fn a_mass_is_more_than_a_fifth_or_more_than_fifty() {
        for (lost, known, mass) in [
            (0, 0, false),
            (1, 1, false),
            (2, 9, true),
            (2, 10, false),
            (3, 10, true),
            (50, 1000, false),
            (51, 1000, true),
        ] {
            assert_eq!(is_mass(lost, known), mass, "{lost} of {known}");
        }
    }

    /// B11.
    #[test]
    fn an_emptied_file_keeps_what_it_held_until_it_holds_something() {
        let (_dir, library, kept) = bench(2);
        see(&library, &kept);
        let path = paths::note("a", "n0");
        let file = library.root().join(&path);
        for emptied in [&b""[..], b"\0\0\0", b"\n \r\n"] {
            fs::write(&file, emptied).unwrap();
            assert!(see(&library, &kept).vanished.is_empty());
            assert_eq!(text(&kept, &path).as_deref(), Some("note 0"));
        }
        fs::write(&file, "other words").unwrap();
        see(&library, &kept);
        assert_eq!(text(&kept, &path).as_deref(), Some("other words"));
    }

    /// B10.
    #[test]
    fn what_vanished_is_told_from_what_was_moved_or_thrown_away() {
        let (_dir, library, kept) = bench(6);
        assert_eq!(see(&library, &kept).known, 0);
        let note = |at: usize| paths::note("a", &format!("n{at}"));
        let removal = library.removal(&[note(0)], "entry").unwrap();
        library.apply(&removal).unwrap();
        fs::create_dir(library.root().join("notes/b")).unwrap();
        fs::rename(
            library.root().join(note(1)),
            library.root().join("notes/b/n1.md"),
        )
        .unwrap();
        fs::remove_file(library.root().join(note(2))).unwrap();
        fs::remove_file(library.root().join(note(3))).unwrap();
        let scan = kept.scan(&library, &library.note_folders().unwrap());
        assert_eq!(
            (scan.vanished.clone(), scan.known),
            (vec![note(2), note(3)], 6)
        );
        kept.take(&library, &scan, &scan.vanished);
        assert_eq!(text(&kept, &note(2)).as_deref(), Some("note 2"));
        assert_eq!(
            kept.scan(&library, &library.note_folders().unwrap())
                .vanished,
            scan.vanished
        );
        see(&library, &kept);
        assert_eq!(text(&kept, &note(2)), None);
        assert!(
            kept.scan(&library, &library.note_folders().unwrap())
                .vanished
                .is_empty()
        );
        fs::remove_dir_all(library.root().join("notes")).unwrap();
        assert_eq!(
            kept.scan(&library, &library.note_folders().unwrap())
                .vanished
                .len(),
            3
        );
    }

    #[test]
    fn a_damaged_cache_is_an_empty_one() {
        let (dir, library, kept) = bench(2);
        see(&library, &kept);
        for file in fs::read_dir(dir.path().join("kept")).unwrap().flatten() {
            fs::write(file.path(), "{\"a\":").unwrap();
        }
        assert_eq!(see(&library, &kept).known, 0);
        assert_eq!(
            text(&kept, &paths::note("a", "n0")).as_deref(),
            Some("note 0")
        );
    }
}
