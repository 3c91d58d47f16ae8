//! Ids under which annotations of an import are kept, so that no two of them share a file.

use std::collections::{HashMap, HashSet};

use crate::ingest::DraftAnnotation;
use crate::library::{Annotation, paths};

/// The longest id that names its file as it is, in bytes; what is longer is cut and told apart by a hash.
const LONGEST: usize = 100;

/// The ids and the files that the annotations of one article have taken.
pub(super) struct Ids<'a> {
    slug: &'a str,
    there: &'a HashMap<String, Annotation>,
    /// What was imported under an id, as hashes.
    given: HashMap<String, HashSet<blake3::Hash>>,
    /// Names of files in lower case: some systems know no other.
    files: HashSet<String>,
}

impl<'a> Ids<'a> {
    /// The annotations that an article has.
    pub(super) fn new(slug: &'a str, there: &'a HashMap<String, Annotation>) -> Self {
        Self {
            slug,
            there,
            given: HashMap::new(),
            files: HashSet::new(),
        }
    }

    /// The id to keep a draft under: its own where that names a file that no other has, else one made of it,
    /// the same each time. `None` for a draft that was met already, word for word. `exists` says whether a file
    /// stands there.
    pub(super) fn take(
        &mut self,
        draft: &DraftAnnotation,
        exists: &dyn Fn(&str) -> bool,
    ) -> Option<String> {
        let content = content(draft);
        let given = self.given.entry(draft.id.clone()).or_default();
        let is_first = given.is_empty();
        if !given.insert(content) {
            return None;
        }
        let mut id = if !is_first {
            apart(&draft.id, content)
        } else if self.there.contains_key(&draft.id) || names_its_file(&draft.id) {
            draft.id.clone()
        } else {
            apart(&draft.id, blake3::hash(draft.id.as_bytes()))
        };
        let is_other = |id: &str| !self.there.contains_key(id) && exists(id);
        let mut tries = 0_u64;
        while self.files.contains(&self.file(&id)) || is_other(&id) {
            let mut hasher = blake3::Hasher::new();
            hasher.update(draft.id.as_bytes());
            // The first name is made of the id alone: that is the one an import before this gave.
            if tries > 0 {
                hasher.update(content.as_bytes());
                hasher.update(&tries.to_le_bytes());
            }
            id = apart(&draft.id, hasher.finalize());
            tries += 1;
        }
        self.files.insert(self.file(&id));
        Some(id)
    }

    fn file(&self, id: &str) -> String {
        let path = paths::note(self.slug, id);
        path.to_string_lossy().to_lowercase()
    }
}

/// Whether an id is short and holds only what a file's name may.
fn names_its_file(id: &str) -> bool {
    let name = paths::note("", id);
    id.len() <= LONGEST && name.file_stem().and_then(|stem| stem.to_str()) == Some(id)
}

/// The beginning of an id, with a hash that tells it apart.
fn apart(id: &str, hash: blake3::Hash) -> String {
    let safe: String = id
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '_' {
                c
            } else {
                '-'
            }
        })
        .collect();
    let mut end = safe.len().min(LONGEST - 20);
    while !safe.is_char_boundary(end) {
        end -= 1;
    }
    let start = safe.get(..end).unwrap_or_default().trim_matches('-');
    let hex = hash.to_hex();
    let hash = hex.as_str().get(..12).unwrap_or_default();
    format!("{start}-{hash}")
}

/// What tells a draft from another one of the same id.
fn content(draft: &DraftAnnotation) -> blake3::Hash {
    let target = draft
        .target
        .as_ref()
        .map(|target| (&target.exact, target.start));
    blake3::hash(format!("{:?}", (&draft.note, &draft.quote, &draft.tags, target)).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(id: &str, note: &str) -> DraftAnnotation {
        DraftAnnotation {
            id: id.to_owned(),
            note: note.to_owned(),
            ..DraftAnnotation::default()
        }
    }

    #[test]
    fn ids_that_share_a_file_are_told_apart_and_are_the_same_each_time() {
        let long = "x".repeat(130);
        let drafts = [
            draft("a/1", "un"),
            draft("a-1", "deux"),
            draft("a:1", "trois"),
            draft("A-1", "quatre"),
            draft("a-1", "cinq"),
            draft(&format!("{long}a"), "six"),
            draft(&format!("{long}b"), "sept"),
            draft(&"é".repeat(200), "huit"),
            draft("..", "neuf"),
        ];
        let none = HashMap::new();
        let give = || {
            let mut ids = Ids::new("s", &none);
            let taken = drafts.iter().map(|one| ids.take(one, &|_| false));
            taken.collect::<Option<Vec<String>>>().unwrap()
        };
        let ids = give();
        assert_eq!(ids, give());
        let files: HashSet<String> = ids
            .iter()
            .map(|id| paths::note("s", id).to_string_lossy().to_lowercase())
            .collect();
        assert_eq!(files.len(), drafts.len(), "{ids:?}");
        assert!(ids.iter().all(|id| id.len() <= LONGEST), "{ids:?}");
        assert_eq!(ids[1], "a-1");
        let mut ids = Ids::new("s", &none);
        assert!(ids.take(&drafts[0], &|_| false).is_some());
        assert_eq!(ids.take(&drafts[0], &|_| false), None);
    }
}
