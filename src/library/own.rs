//! What stands in the library as this process left it.

use std::fs;
use std::path::Path;

use super::files::Library;
use super::own_writes::Left;
use super::store;

impl Library {
    /// Whether a file or folder of the library, by its whole path, stands as this process left it, and is no trace of
    /// another program. Where that is not known, it is not so.
    pub fn is_own(&self, path: &Path) -> bool {
        let Ok(below) = path.strip_prefix(self.root()) else {
            return false;
        };
        let name = below.file_name().and_then(|name| name.to_str());
        if name.is_some_and(store::is_temporary) {
            return true;
        }
        match fs::symlink_metadata(path) {
            Ok(meta) if meta.is_dir() => self.is_own_folder(path),
            Ok(_) => {
                let held = store::read(path).ok().map(|bytes| blake3::hash(&bytes));
                held.is_some_and(|held| self.own.left(below) == Some(Left::Holding(held)))
            }
            Err(_) => self.own.left(below) == Some(Left::Gone) || self.own.emptied(below),
        }
    }

    /// A folder is told of when it is made: what another program put in before it was watched is not.
    fn is_own_folder(&self, path: &Path) -> bool {
        let Ok(entries) = fs::read_dir(path) else {
            return false;
        };
        let mut seen = false;
        for entry in entries {
            let is_file = |entry: &fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_file());
            match entry {
                Ok(entry) if is_file(&entry) && self.is_own(&entry.path()) => seen = true,
                _ => return false,
            }
        }
        seen
    }

    /// Forgets what this process wrote: all that is told of the files is looked at.
    pub fn forget_own_writes(&self) {
        self.own.forget();
    }

    /// Names the file in which the next process finds which folders of annotations belong to no article.
    pub fn remember_strays_in(&self, file: &Path) {
        self.strays.remember_in(file);
    }

    /// Has the folders of annotations that belong to no article looked for anew.
    pub fn forget_strays(&self) {
        self.strays.forget();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Change;
    use std::path::PathBuf;

    #[test]
    fn what_another_program_wrote_or_removed_is_not_ours() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().canonicalize().unwrap();
        let library = Library::open(&root).unwrap();
        let note = |name: &str| PathBuf::from(format!("notes/a/{name}.md"));
        let write = |name: &str, before: Option<&str>, after: Option<&str>| {
            let bytes = |text: &str| text.as_bytes().to_vec();
            let change = Change::one(note(name), before.map(bytes), after.map(bytes));
            library.apply(&change).unwrap();
        };
        let is_own = |path: &str| library.is_own(&root.join(path));
        assert!(!is_own("notes/a"));
        write("1", None, Some("words"));
        assert!(is_own("notes/a") && is_own("notes/a/1.md"));
        fs::write(root.join(note("2")), "theirs").unwrap();
        assert!(!is_own("notes/a") && !is_own("notes/a/2.md") && is_own("notes/a/1.md"));
        fs::write(root.join(note("1")), "theirs").unwrap();
        assert!(!is_own("notes/a/1.md"));
        write("1", Some("theirs"), Some("ours"));
        assert!(is_own("notes/a/1.md"));
        fs::remove_file(root.join(note("1"))).unwrap();
        assert!(!is_own("notes/a/1.md"));
        fs::remove_file(root.join(note("2"))).unwrap();
        write("1", None, Some("ours"));
        write("1", Some("ours"), None);
        assert!(is_own("notes/a/1.md") && is_own("notes/a") && !is_own("notes/a/2.md"));
        assert!(!is_own("notes/b") && !library.is_own(Path::new("/elsewhere")));
    }
}
