//! Changes of the library as steps on files: each knows what stood before, so each can be undone.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::conflict::markers::is_torn;
use super::error::LibraryError;
use super::store::{Over, Put};
use super::{paths, schema, store};

/// One file before and after; `None` where it is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The file, below the library's folder.
    pub path: PathBuf,
    /// Its bytes before the change.
    pub before: Option<Arc<[u8]>>,
    /// Its bytes after the change.
    pub after: Option<Arc<[u8]>>,
}

impl Step {
    /// The step that takes this one back.
    fn inverse(&self) -> Self {
        Self {
            path: self.path.clone(),
            before: self.after.clone(),
            after: self.before.clone(),
        }
    }
}

/// Steps that belong together, done in order and undone in reverse order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// What happens to each file.
    pub steps: Vec<Step>,
    /// The folder below `trash/` that removed files go to and come back from.
    pub trash: Option<String>,
}

impl Change {
    /// The slugs of the articles whose files, or whose annotations' files, it touches.
    pub fn slugs(&self) -> Vec<String> {
        paths::slugs_of(self.steps.iter().map(|step| step.path.as_path()))
    }

    /// A change of one file.
    pub fn one(path: PathBuf, before: Option<Vec<u8>>, after: Option<Vec<u8>>) -> Self {
        let step = Step {
            path,
            before: before.map(Arc::from),
            after: after.map(Arc::from),
        };
        Self {
            steps: vec![step],
            trash: None,
        }
    }

    /// The change that takes this one back, byte for byte.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let steps = self.steps.iter().rev().map(Step::inverse);
        Self {
            steps: steps.collect(),
            trash: self.trash.clone(),
        }
    }

    /// Adds the steps of another change after these.
    pub fn then(&mut self, other: Self) {
        self.steps.extend(other.steps);
        self.trash = self.trash.take().or(other.trash);
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.steps.iter().all(|step| step.before == step.after)
    }
}

/// Does a change below `root`, durably. Where a step fails, those that were done are taken back.
///
/// # Errors
/// A file is not as the change expects it ([`LibraryError::Conflict`]), or the system refused.
pub(super) fn apply(root: &Path, change: &Change) -> Result<(), LibraryError> {
    let mut swept = None;
    for step in &change.steps {
        expect(&root.join(&step.path), step.before.as_deref())?;
        may_change(&root.join(&step.path), step)?;
        let folder = step.path.parent();
        if let Some(folder) = folder.filter(|folder| swept != Some(*folder)) {
            // That of the articles is swept when it is listed: it holds too much to be gone through for one of them.
            if folder != Path::new(paths::ARTICLES) {
                store::sweep(&root.join(folder));
            }
            if step.after.is_some() {
                store::make_folder_below(root, &root.join(folder))?;
            }
            swept = Some(folder);
        }
    }
    if change.steps.len() > 1 && change.steps.iter().all(|step| step.after.is_some()) {
        return write_all(root, change);
    }
    let trash = change.trash.as_deref();
    for (done, step) in change.steps.iter().enumerate() {
        if let Err(error) = perform(root, step, trash) {
            take_back(root, change.steps.iter().take(done), trash);
            return Err(error);
        }
    }
    Ok(())
}

/// Undoes steps that were done, the last first, as far as the system lets us.
fn take_back<'a>(
    root: &Path,
    done: impl DoubleEndedIterator<Item = &'a Step>,
    trash: Option<&str>,
) {
    for step in done.rev() {
        if let Err(error) = perform(root, &step.inverse(), trash) {
            tracing::warn!(%error, "a step of a failed change stands");
        }
    }
}

/// Writes many files side by side: what a change that removes nothing may do.
fn write_all(root: &Path, change: &Change) -> Result<(), LibraryError> {
    let paths: Vec<PathBuf> = change
        .steps
        .iter()
        .map(|step| root.join(&step.path))
        .collect();
    let puts: Vec<Put<'_>> = paths
        .iter()
        .zip(&change.steps)
        .filter_map(|(path, step)| put_of(path, step))
        .collect();
    let results = store::put_many(&puts);
    if results.iter().any(Result::is_err) {
        let done = change.steps.iter().zip(&results);
        let done: Vec<&Step> = done
            .filter(|(_, result)| result.is_ok())
            .map(|(step, _)| step)
            .collect();
        // What was written anew is no loss of the reader's: it goes for good, not to the trash.
        take_back(root, done.into_iter(), None);
    }
    results.into_iter().collect::<Result<(), LibraryError>>()?;
    for step in change.steps.iter().filter(|step| step.before.is_none()) {
        if let Some(entry) = &change.trash {
            let trash = root.join("trash");
            discard(&trash.join(entry).join(&step.path), &trash);
        }
    }
    Ok(())
}

/// The write that a step is; none where it removes its file.
fn put_of<'a>(path: &'a Path, step: &'a Step) -> Option<Put<'a>> {
    Some(Put {
        path,
        bytes: step.after.as_deref()?,
        over: step.before.as_deref().map_or(Over::Nothing, Over::Bytes),
    })
}

/// Checks that a file holds the bytes that a change was made for.
fn expect(path: &Path, bytes: Option<&[u8]>) -> Result<(), LibraryError> {
    let found = match store::read(path) {
        Ok(found) => Some(found),
        Err(error) if error.is_missing() => None,
        Err(error) => return Err(error),
    };
    if found.as_deref() == bytes {
        Ok(())
    } else {
        Err(LibraryError::Conflict {
            path: path.to_owned(),
        })
    }
}

/// Checks that a file that is to be written over is one that this program understands.
fn may_change(path: &Path, step: &Step) -> Result<(), LibraryError> {
    let (Some(before), Some(after)) = (&step.before, &step.after) else {
        return Ok(());
    };
    let is_ours = step.path.extension().is_some_and(|ending| ending == "md");
    if !is_ours || before == after {
        return Ok(());
    }
    if schema::is_newer(before) {
        return Err(LibraryError::Newer {
            path: path.to_owned(),
        });
    }
    if is_torn(before) {
        return Err(LibraryError::Torn {
            path: path.to_owned(),
        });
    }
    Ok(())
}

fn perform(root: &Path, step: &Step, trash: Option<&str>) -> Result<(), LibraryError> {
    let path = root.join(&step.path);
    let in_trash = trash.map(|entry| root.join("trash").join(entry).join(&step.path));
    match (put_of(&path, step), in_trash) {
        (Some(put), in_trash) => {
            store::put(put)?;
            if let (None, Some(copy)) = (&step.before, in_trash) {
                discard(&copy, &root.join("trash"));
            }
            Ok(())
        }
        (None, _) if step.before.is_none() => Ok(()),
        (None, Some(copy)) => {
            if let Some(folder) = copy.parent() {
                store::make_folder_below(root, folder)?;
            }
            // `before` is there: the arm above has the steps without it.
            throw_away(&path, &copy, step.before.as_deref().unwrap_or_default())?;
            prune(&path, root);
            Ok(())
        }
        (None, None) => {
            store::remove(&path)?;
            prune(&path, root);
            Ok(())
        }
    }
}

/// Moves a file to the trash. Of a link the words that it leads to go there: in another folder it may lead
/// nowhere, and what it leads to may change.
fn throw_away(path: &Path, copy: &Path, words: &[u8]) -> Result<(), LibraryError> {
    let is_link = fs::symlink_metadata(path).is_ok_and(|meta| meta.is_symlink());
    if !is_link {
        return store::rename(path, copy);
    }
    store::put(Put {
        path: copy,
        bytes: words,
        over: Over::Nothing,
    })?;
    store::remove(path)
}

/// Removes a copy from the trash, and the folders that it leaves empty.
fn discard(copy: &Path, trash: &Path) {
    if fs::remove_file(copy).is_ok() {
        prune(copy, trash);
    }
}

/// Removes the empty folders above a path, up to two levels below `root`.
fn prune(path: &Path, root: &Path) {
    let mut folder = path.parent();
    while let Some(here) = folder {
        let is_main = here == root || here.parent() == Some(root) && !root.ends_with("trash");
        if is_main || fs::remove_dir(here).is_err() {
            return;
        }
        folder = here.parent();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// Every file below a folder with its bytes, the trash set aside.
    fn snapshot(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut found = BTreeMap::new();
        let mut open = vec![root.to_owned()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    if !path.ends_with("trash") {
                        open.push(path);
                    }
                } else {
                    found.insert(
                        path.strip_prefix(root).unwrap().to_owned(),
                        fs::read(path).unwrap(),
                    );
                }
            }
        }
        found
    }

    fn write(path: &str, before: Option<&str>, after: Option<&str>) -> Change {
        let bytes = |text: &str| text.as_bytes().to_vec();
        let mut change = Change::one(PathBuf::from(path), before.map(bytes), after.map(bytes));
        change.trash = Some("entry".to_owned());
        change
    }

    #[test]
    fn a_file_that_was_changed_meanwhile_is_not_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let library = Library::open(dir.path()).unwrap();
        library
            .apply(&write("notes/a/1.md", None, Some("mine")))
            .unwrap();
        fs::write(dir.path().join("notes/a/1.md"), "theirs").unwrap();
        let refused = library.apply(&write("notes/a/1.md", Some("mine"), Some("new")));
        assert!(matches!(refused, Err(LibraryError::Conflict { .. })));
        assert_eq!(
            fs::read(dir.path().join("notes/a/1.md")).unwrap(),
            b"theirs"
        );
    }

    #[test]
    fn a_removed_file_stands_in_the_trash_and_comes_back_from_it() {
        let dir = tempfile::tempdir().unwrap();
        let library = Library::open(dir.path()).unwrap();
        library
            .apply(&write("notes/a/1.md", None, Some("words")))
            .unwrap();
        let removal = library
            .removal(&[PathBuf::from("notes/a/1.md")], "2026-entry")
            .unwrap();
        library.apply(&removal).unwrap();
        let trash = library.trash();
        assert_eq!(trash.len(), 1);
        assert_eq!(trash[0].files, [PathBuf::from("notes/a/1.md")]);
        library
            .apply(&library.restoration(&trash[0]).unwrap())
            .unwrap();
        assert_eq!(fs::read(dir.path().join("notes/a/1.md")).unwrap(), b"words");
        assert!(library.trash().is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]
        #[test]
        fn undoing_everything_brings_every_byte_back(
            edits in prop::collection::vec((0_u8..4, prop::option::of("[a-z]{0,4}")), 1..20),
        ) {
            let dir = tempfile::tempdir().unwrap();
            let library = Library::open(dir.path()).unwrap();
            let mut states = vec![snapshot(dir.path())];
            let mut done = Vec::new();
            for (file, text) in edits {
                let path = PathBuf::from(format!("notes/a/{file}.md"));
                let before = library.bytes(&path).unwrap();
                let mut change = Change::one(path, before, text.map(String::into_bytes));
                change.trash = Some(format!("entry{}", done.len()));
                library.apply(&change).unwrap();
                states.push(snapshot(dir.path()));
                done.push(change);
            }
            for (change, state) in done.iter().zip(&states).rev() {
                library.apply(&change.inverse()).unwrap();
                prop_assert_eq!(&snapshot(dir.path()), state);
            }
            for (change, state) in done.iter().zip(states.iter().skip(1)) {
                library.apply(change).unwrap();
                prop_assert_eq!(&snapshot(dir.path()), state);
            }
        }
    }
}
