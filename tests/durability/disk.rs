//! A disk in memory: what is in the system's hands, and what a loss of power leaves.
//!
//! The contract is the bare one: the bytes of a file are safe once the file was flushed, a name once its folder
//! was; what was not flushed may be there or not, each by itself, in any order.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::home::files;
use crate::trace::Did;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Folder,
    File(usize),
}

#[derive(Debug, Clone, Default)]
struct Content {
    now: Vec<u8>,
    safe: Vec<u8>,
}

/// What is left of what was not flushed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// All: the program was killed, the system goes on.
    All,
    /// Nothing.
    Nothing,
    /// Names, and no bytes.
    Names,
    /// Names, and the first half of the bytes.
    Half,
    /// Bytes under their old names, new names beside them.
    Bytes,
}

impl Left {
    pub const EVERY: [Self; 5] = [
        Self::All,
        Self::Nothing,
        Self::Names,
        Self::Half,
        Self::Bytes,
    ];
}

/// The files below one folder.
#[derive(Debug, Clone)]
pub struct Disk {
    root: PathBuf,
    contents: Vec<Content>,
    now: BTreeMap<PathBuf, Entry>,
    safe: BTreeMap<PathBuf, Entry>,
}

impl Disk {
    /// What stands below a folder, all of it safe.
    pub fn of(root: &Path) -> Self {
        let mut disk = Self {
            root: root.to_owned(),
            contents: Vec::new(),
            now: BTreeMap::new(),
            safe: BTreeMap::new(),
        };
        for path in files(root) {
            for folder in path.ancestors().skip(1) {
                if folder.starts_with(root) {
                    disk.now.insert(folder.to_owned(), Entry::Folder);
                }
            }
            let bytes = fs::read(&path).unwrap();
            disk.now.insert(path, Entry::File(disk.contents.len()));
            disk.contents.push(Content {
                now: bytes.clone(),
                safe: bytes,
            });
        }
        disk.safe = disk.now.clone();
        disk
    }

    /// Does what a program did; whether it was done to this disk.
    pub fn does(&mut self, did: &Did) -> bool {
        let (Did::Create(path)
        | Did::Write(path, _)
        | Did::Truncate(path, _)
        | Did::Sync(path)
        | Did::Rename(path, _)
        | Did::Remove(path)
        | Did::MakeFolder(path)) = did
        else {
            return false;
        };
        if !path.starts_with(&self.root) {
            return false;
        }
        match did {
            Did::Create(path) => {
                self.file(path);
            }
            Did::Write(path, bytes) => {
                let at = self.file(path);
                self.contents[at].now.extend_from_slice(bytes);
            }
            Did::Truncate(path, size) => {
                let at = self.file(path);
                self.contents[at].now.resize(*size, 0);
            }
            Did::Rename(from, to) => {
                let entry = self.now.remove(from).unwrap();
                assert!(
                    entry != Entry::Folder,
                    "a folder is renamed: {}",
                    from.display()
                );
                self.now.insert(to.clone(), entry);
            }
            Did::Remove(path) => {
                self.now.remove(path);
            }
            Did::MakeFolder(path) => {
                self.now.insert(path.clone(), Entry::Folder);
            }
            Did::Sync(path) => self.flush(path),
            Did::Say(_) => {}
        }
        true
    }

    fn file(&mut self, path: &Path) -> usize {
        if let Some(Entry::File(at)) = self.now.get(path) {
            return *at;
        }
        self.contents.push(Content::default());
        let at = self.contents.len() - 1;
        self.now.insert(path.to_owned(), Entry::File(at));
        at
    }

    fn flush(&mut self, path: &Path) {
        if let Some(Entry::File(at)) = self.now.get(path) {
            let content = &mut self.contents[*at];
            content.safe = content.now.clone();
            return;
        }
        let inside = |one: &PathBuf| one.parent() == Some(path);
        self.safe.retain(|one, _| !inside(one));
        let now = self.now.iter().filter(|(one, _)| inside(one));
        self.safe
            .extend(now.map(|(one, entry)| (one.clone(), *entry)));
    }

    /// Writes what is left into a folder.
    pub fn write(&self, left: Left, to: &Path) {
        let mut names = match left {
            Left::Nothing => self.safe.clone(),
            _ => self.now.clone(),
        };
        if left == Left::Bytes {
            names.extend(self.safe.iter().map(|(path, entry)| (path.clone(), *entry)));
        }
        for (path, entry) in &names {
            let below = path.strip_prefix(&self.root).unwrap();
            let target = to.join(below);
            // A name in a folder whose own name is not safe is nowhere.
            if !target.parent().is_some_and(Path::is_dir) && !below.as_os_str().is_empty() {
                continue;
            }
            match entry {
                Entry::Folder => fs::create_dir_all(target).unwrap(),
                Entry::File(at) => {
                    let content = &self.contents[*at];
                    let is_safe = content.now == content.safe;
                    let bytes = match left {
                        Left::All | Left::Bytes => &content.now[..],
                        Left::Half if !is_safe => &content.now[..content.now.len() / 2],
                        _ => &content.safe[..],
                    };
                    fs::write(target, bytes).unwrap();
                }
            }
        }
    }
}

#[test]
fn a_disk_loses_what_was_not_flushed() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path().join("lib");
    fs::create_dir(&root).unwrap();
    fs::write(root.join("old"), "old").unwrap();
    let mut disk = Disk::of(&root);
    let (tmp, old) = (root.join("tmp"), root.join("old"));
    let look = |disk: &Disk, left: Left| {
        let to = tempfile::tempdir().unwrap();
        disk.write(left, to.path());
        let mut all: Vec<(String, String)> = files(to.path())
            .iter()
            .map(|path| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                (name, fs::read_to_string(path).unwrap())
            })
            .collect();
        all.sort();
        all
    };
    let pair = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    for did in [
        Did::Create(tmp.clone()),
        Did::Write(tmp.clone(), b"newer".to_vec()),
        Did::Rename(tmp.clone(), old),
    ] {
        assert!(disk.does(&did));
    }
    assert_eq!(look(&disk, Left::All), [pair("old", "newer")]);
    assert_eq!(look(&disk, Left::Nothing), [pair("old", "old")]);
    assert_eq!(look(&disk, Left::Names), [pair("old", "")]);
    assert_eq!(look(&disk, Left::Half), [pair("old", "ne")]);
    disk.does(&Did::Sync(root));
    assert_eq!(look(&disk, Left::Nothing), [pair("old", "")]);
    assert!(!disk.does(&Did::Create("/elsewhere".into())));
}
