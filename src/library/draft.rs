//! Drafts: words that are not in the library yet, one file each in the state folder.
//!
//! A draft's file is named `<key>~<session>.md`: the key names the editor that the words were typed in, the session
//! the process. A session holds a lock for as long as it lives, so that a draft of a process that is gone can be
//! told from one that someone is typing in another window.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;

use super::annotation::{Annotation, AnnotationId};
use super::error::LibraryError;
use super::state::Sessions;
use super::{front_matter, store};

/// The folder of drafts.
const DRAFTS: &str = "drafts";
/// The front-matter keys that only a draft has.
const OWN_KEYS: [&str; 3] = ["slug", "base", "draft-of"];

/// The words of a note that is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The editor that they stand in: unique to it.
    pub key: String,
    /// How many times they were changed there: of two states of a draft the later has the higher number.
    pub edits: u64,
    /// The annotation with the words as they were typed.
    pub annotation: Annotation,
    /// Whether the annotation is not in the library yet.
    pub is_new: bool,
}

/// The drafts that processes which are gone left, oldest first, and the files among them that cannot be read.
#[derive(Debug, Default)]
pub struct LeftDrafts {
    /// The drafts.
    pub drafts: Vec<Draft>,
    /// What cannot be read stays where it is.
    pub unread: Vec<LibraryError>,
}

impl Sessions {
    /// Keeps a draft durably, over its former state.
    ///
    /// # Errors
    /// The system refused.
    pub fn save_draft(&self, draft: &Draft) -> Result<PathBuf, LibraryError> {
        let path = self.write_draft(self.folder(), draft)?;
        // What an earlier state of it left in the refuge is out of date.
        if let Some(refuge) = self.refuge() {
            let _ = fs::remove_file(refuge.join(DRAFTS).join(self.draft_name(&draft.key)));
        }
        Ok(path)
    }

    /// Keeps a draft in the refuge, for when the state folder cannot be written.
    ///
    /// # Errors
    /// The system refused there too, or there is no refuge.
    pub fn shelter_draft(&self, draft: &Draft) -> Result<PathBuf, LibraryError> {
        let refuge = self.refuge().ok_or_else(|| LibraryError::Write {
            path: self.folder().to_owned(),
            source: io::ErrorKind::NotFound.into(),
        })?;
        self.write_draft(refuge, draft)
    }

    /// Forgets a draft durably: its words are in the library, or were let go.
    pub fn drop_draft(&self, key: &str) {
        for folder in self.draft_folders() {
            let path = folder.join(self.draft_name(key));
            if fs::remove_file(&path).is_ok() {
                let _ = store::sync_folder(&folder);
            }
        }
    }

    /// Forgets a draft that a process which is gone left, by its key and that process's session.
    pub fn drop_left_draft(&self, key: &str, session: &str) {
        let name = (key.to_owned(), Some(session.to_owned()));
        for path in self.left_drafts() {
            if name_of(&path).as_ref() == Some(&name) {
                let _ = fs::remove_file(&path);
            }
        }
    }

    /// Takes over the drafts of processes that are gone: from now on they are this session's, and no other
    /// process is offered them while this one lives.
    pub fn claim_drafts(&self) -> LeftDrafts {
        let mut left = LeftDrafts::default();
        // Of one draft in both folders the later state holds.
        let mut latest = BTreeSet::new();
        let mut paths = self.left_drafts();
        paths.reverse();
        paths.retain(|path| {
            let is_latest = latest.insert(path.file_name().map(ToOwned::to_owned));
            is_latest || fs::remove_file(path).is_err()
        });
        for path in paths.into_iter().rev() {
            match read_draft(&path) {
                Ok(annotation) => left.drafts.extend(self.claim(&path, annotation)),
                Err(error) if error.is_missing() => {}
                Err(error) => left.unread.push(error),
            }
        }
        left
    }

    /// The files of drafts whose processes are gone, oldest first.
    pub fn left_drafts(&self) -> Vec<PathBuf> {
        let mut found: Vec<(SystemTime, PathBuf)> = Vec::new();
        for folder in self.draft_folders() {
            let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
            found.extend(entries.filter_map(|entry| {
                let path = entry.path();
                let (_, session) = name_of(&path)?;
                let is_left = session.is_none_or(|session| !self.is_open(&session));
                let modified = entry.metadata().and_then(|meta| meta.modified());
                is_left.then(|| (modified.unwrap_or(SystemTime::UNIX_EPOCH), path))
            }));
        }
        found.sort();
        found.into_iter().map(|(_, path)| path).collect()
    }

    /// Gives a draft's file a name of this session; `None` where another process was faster.
    fn claim(&self, path: &Path, annotation: Annotation) -> Option<Draft> {
        let key = ulid::Ulid::generate().to_string();
        let claimed = path.with_file_name(self.draft_name(&key));
        let renamed = renameat_with(CWD, path, CWD, &claimed, RenameFlags::NOREPLACE);
        match renamed {
            Err(Errno::NOENT) => return None,
            // A file system without this kind of renaming; the name is new, so that nothing is replaced. Where
            // nothing can be renamed the words are offered all the same.
            Err(_) => {
                let _ = fs::rename(path, &claimed);
            }
            Ok(()) => {}
        }
        Some(Draft {
            key,
            edits: 1,
            annotation,
            is_new: true,
        })
    }

    fn write_draft(&self, folder: &Path, draft: &Draft) -> Result<PathBuf, LibraryError> {
        let path = folder.join(DRAFTS).join(self.draft_name(&draft.key));
        let mut annotation = draft.annotation.clone();
        for key in OWN_KEYS {
            annotation.front.remove(key);
        }
        let mut own = vec![
            ("slug", front_matter::yaml_text(&annotation.slug)),
            ("draft-of", front_matter::yaml_text(annotation.id.as_str())),
        ];
        if let Some(base) = &annotation.base {
            own.push(("base", format!("\"{base}\"")));
        }
        for (key, value) in own {
            annotation.front.push_raw(key, &format!("{key}: {value}\n"));
        }
        store::write(&path, annotation.render(None).as_bytes())?;
        store::sweep(&folder.join(DRAFTS));
        Ok(path)
    }

    fn draft_folders(&self) -> Vec<PathBuf> {
        let folders = [Some(self.folder()), self.refuge()];
        let folders = folders.into_iter().flatten();
        folders.map(|folder| folder.join(DRAFTS)).collect()
    }

    fn draft_name(&self, key: &str) -> String {
        format!("{key}~{}.md", self.session())
    }
}

/// The key and the session in the name of a draft's file; drafts of earlier versions name no session. `None` for
/// other files.
fn name_of(path: &Path) -> Option<(String, Option<String>)> {
    let stem = super::paths::stem(path)?;
    Some(match stem.rsplit_once('~') {
        Some((key, session)) => (key.to_owned(), Some(session.to_owned())),
        None => (stem, None),
    })
}

/// Reads a draft's file.
fn read_draft(path: &Path) -> Result<Annotation, LibraryError> {
    let bytes = fs::read(path).map_err(LibraryError::read(path))?;
    let text = String::from_utf8(bytes).map_err(|_| LibraryError::NotText {
        path: path.to_owned(),
    })?;
    let broken = |error: front_matter::FrontMatterError| LibraryError::FrontMatter {
        path: path.to_owned(),
        line: error.line,
        reason: error.reason,
    };
    let (key, _) = name_of(path).unwrap_or_default();
    let mut draft = Annotation::parse("", &key, &text).map_err(broken)?;
    let values = draft.front.values().map_err(broken)?;
    let own = |key: &str| Some(values.get(key)?.as_str()?.to_owned());
    draft.base = own("base");
    // A draft of an article without a slug is found by the article's id.
    draft.slug = own("slug").unwrap_or_default();
    if let Some(id) = own("draft-of") {
        draft.id = AnnotationId(id);
    }
    for key in OWN_KEYS {
        draft.front.remove(key);
    }
    Ok(draft)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{ArticleId, Color, FrontMatter};

    fn draft(key: &str, words: &str) -> Draft {
        Draft {
            key: key.into(),
            edits: 1,
            is_new: true,
            annotation: Annotation {
                id: AnnotationId("01JA".into()),
                article: ArticleId("01J9".into()),
                slug: "l-ete".into(),
                created: None,
                modified: None,
                color: Color::Green,
                tags: vec!["iot".into()],
                target: None,
                reanchored: Vec::new(),
                note: words.into(),
                front: FrontMatter::default(),
                base: Some("abc".into()),
            },
        }
    }

    fn words(left: &LeftDrafts) -> Vec<&str> {
        left.drafts
            .iter()
            .map(|draft| draft.annotation.note.as_str())
            .collect()
    }

    #[test]
    fn a_draft_is_offered_once_its_process_is_gone_and_until_it_is_let_go() {
        let dir = tempfile::tempdir().unwrap();
        let first = Sessions::new(dir.path());
        first.save_draft(&draft("A", "À moitié écrite")).unwrap();
        // While the first lives, its draft is no one else's.
        let second = Sessions::new(dir.path());
        assert!(second.claim_drafts().drafts.is_empty());
        drop(first);
        let mut left = second.claim_drafts();
        assert_eq!(words(&left), ["À moitié écrite"]);
        let found = &mut left.drafts[0].annotation;
        found.front = FrontMatter::default();
        assert_eq!(*found, draft("A", "À moitié écrite").annotation);
        // The second has it now, and a third is not offered it.
        let third = Sessions::new(dir.path());
        assert!(third.claim_drafts().drafts.is_empty());
        second.drop_draft(&left.drafts[0].key);
        drop(second);
        assert!(third.claim_drafts().drafts.is_empty());
    }

    #[test]
    fn two_windows_on_one_note_have_a_draft_each() {
        let dir = tempfile::tempdir().unwrap();
        for (key, text) in [("A", "celle-ci"), ("B", "et celle-là")] {
            Sessions::new(dir.path())
                .save_draft(&draft(key, text))
                .unwrap();
        }
        let left = Sessions::new(dir.path()).claim_drafts();
        assert_eq!(words(&left), ["celle-ci", "et celle-là"]);
    }

    #[test]
    fn a_draft_of_an_earlier_version_and_one_that_cannot_be_read_hide_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let sessions = Sessions::new(dir.path());
        let path = sessions.save_draft(&draft("A", "lisible")).unwrap();
        drop(sessions);
        let folder = path.parent().unwrap();
        fs::copy(&path, folder.join("01JB.md")).unwrap();
        fs::write(folder.join("01JC.md"), b"---\ntitle: \"\n---\n").unwrap();
        fs::write(folder.join("01JD.md"), b"\xff\xfe words").unwrap();
        let left = Sessions::new(dir.path()).claim_drafts();
        assert_eq!(words(&left), ["lisible", "lisible"]);
        assert_eq!(left.unread.len(), 2);
        assert!(left.unread.iter().all(|error| error.path().exists()));
    }

    #[test]
    fn a_draft_in_both_folders_is_offered_once_in_its_later_state() {
        let dir = tempfile::tempdir().unwrap();
        let (state, refuge) = (dir.path().join("state"), dir.path().join("refuge"));
        let sessions = Sessions::new(&state).with_refuge(&refuge);
        sessions.save_draft(&draft("A", "tôt")).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(20));
        sessions.shelter_draft(&draft("A", "tard")).unwrap();
        drop(sessions);
        let next = Sessions::new(&state).with_refuge(&refuge);
        assert_eq!(words(&next.claim_drafts()), ["tard"]);
    }

    #[test]
    fn a_state_folder_that_cannot_be_written_is_replaced_by_the_refuge() {
        let dir = tempfile::tempdir().unwrap();
        let (state, refuge) = (dir.path().join("state"), dir.path().join("refuge"));
        fs::write(&state, "a file where a folder should be").unwrap();
        let sessions = Sessions::new(&state).with_refuge(&refuge);
        assert!(sessions.save_draft(&draft("A", "sauvé")).is_err());
        sessions.shelter_draft(&draft("A", "sauvé")).unwrap();
        drop(sessions);
        let next = Sessions::new(&state).with_refuge(&refuge);
        let left = next.claim_drafts();
        assert_eq!(words(&left), ["sauvé"]);
        next.drop_draft(&left.drafts[0].key);
        drop(next);
        let last = Sessions::new(&state).with_refuge(&refuge);
        assert!(last.claim_drafts().drafts.is_empty());
    }
}
