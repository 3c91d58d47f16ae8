//! Saved queries: a table of names and queries in `searches.toml`, which a reader may edit too.

use toml_edit::{DocumentMut, Item, value};

use super::error::LibraryError;
use super::files::Library;
use super::paths;
use super::toml_file::{edit_toml, parse_toml, read_toml};

impl Library {
    /// The saved queries: name and query, in the order of the file. What else stands in it is passed over.
    ///
    /// # Errors
    /// The file cannot be read as TOML.
    pub fn searches(&self) -> Result<Vec<(String, String)>, LibraryError> {
        let path = self.root().join(paths::SEARCHES);
        let text = read_toml(&path)?;
        let document = parse_toml(&path, &text)?;
        let entries = document
            .iter()
            .filter_map(|(name, item)| Some((name, item.as_str()?)));
        Ok(entries
            .map(|(name, query)| (name.to_owned(), query.to_owned()))
            .collect())
    }

    /// Keeps a query under a name, durably; every other line of the file stays as it is. Gives all of them as they
    /// then are.
    ///
    /// # Errors
    /// The system refused; the file that is there is no TOML, or has something else of that name: it is left alone.
    pub fn save_search(
        &self,
        name: &str,
        query: &str,
    ) -> Result<Vec<(String, String)>, LibraryError> {
        let _held = self.hold()?;
        let path = self.root().join(paths::SEARCHES);
        edit_toml(&path, self.lock(), |document| put(document, name, query))?;
        self.searches()
    }
}

/// Puts a query under a name; what stands around the one before, a comment behind it, stays.
fn put(document: &mut DocumentMut, name: &str, query: &str) -> Result<(), String> {
    match document.get_mut(name) {
        None => {
            document.insert(name, value(query));
        }
        Some(Item::Value(there)) if there.is_str() => {
            if there.as_str() != Some(query) {
                let decor = there.decor().clone();
                *there = query.into();
                *there.decor_mut() = decor;
            }
        }
        Some(_) => return Err(TAKEN.to_owned()),
    }
    Ok(())
}

/// Why a query cannot be kept under a name.
const TAKEN: &str = "this name is not one of a search";

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn library(text: &[u8]) -> (tempfile::TempDir, Library) {
        let dir = tempfile::tempdir().unwrap();
        let library = Library::open(dir.path()).unwrap();
        fs::write(dir.path().join(paths::SEARCHES), text).unwrap();
        (dir, library)
    }

    #[test]
    fn one_query_is_kept_and_every_other_line_stays() {
        let text = "# à moi\niot = \"tag:iot\" # mien\nnombre = 3\n\n[autre]\ncle = \"x\"\n";
        let (dir, library) = library(text.as_bytes());
        let read = || fs::read_to_string(dir.path().join(paths::SEARCHES)).unwrap();
        let query = "\"semaine numérique\" lang:fr";
        let all = library.save_search("été à Québec", query).unwrap();
        let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["iot", "été à Québec"]);
        assert_eq!(library.searches().unwrap(), all);
        assert!(read().starts_with("# à moi\niot = \"tag:iot\" # mien\nnombre = 3\n"));
        assert!(read().ends_with("\n[autre]\ncle = \"x\"\n"), "{}", read());
        library.save_search("iot", "tag:IoT").unwrap();
        assert!(read().contains("iot = \"tag:IoT\" # mien\n"), "{}", read());
        let stood = read();
        for name in ["nombre", "autre"] {
            assert!(library.save_search(name, "x").is_err());
        }
        assert_eq!(read(), stood);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_never_written_over() {
        for text in [
            &b"a = \"\xe9t\xe9\"\n"[..],
            b"a = \n",
            b"[a\n",
            b"a = 1\na = 2\n",
        ] {
            let (dir, library) = library(text);
            assert!(library.searches().is_err());
            let refused = library.save_search("b", "tag:b");
            assert!(matches!(refused, Err(LibraryError::NotToml { .. })));
            assert_eq!(fs::read(dir.path().join(paths::SEARCHES)).unwrap(), text);
        }
    }
}
