//! Saved queries: a table of names and queries in `searches.toml`, which a reader may edit too.

use std::fs;

use toml_edit::{DocumentMut, value};

use super::{Library, LibraryError, paths, store};

impl Library {
    /// The saved queries: name and query, in the order of the file.
    pub fn searches(&self) -> Vec<(String, String)> {
        let text = fs::read_to_string(self.root().join(paths::SEARCHES)).unwrap_or_default();
        let Ok(document) = text.parse::<DocumentMut>() else {
            return Vec::new();
        };
        let entries = document
            .iter()
            .filter_map(|(name, item)| Some((name, item.as_str()?)));
        entries
            .map(|(name, query)| (name.to_owned(), query.to_owned()))
            .collect()
    }

    /// Keeps the saved queries, durably; comments and the order of the file stay.
    ///
    /// # Errors
    /// The system refused, or the file that is there is no TOML: it is left alone.
    pub fn save_searches(&self, searches: &[(String, String)]) -> Result<(), LibraryError> {
        let path = self.root().join(paths::SEARCHES);
        let text = fs::read_to_string(&path).unwrap_or_default();
        let mut document: DocumentMut =
            text.parse()
                .map_err(|error: toml_edit::TomlError| LibraryError::FrontMatter {
                    path: path.clone(),
                    line: 1,
                    reason: error.to_string(),
                })?;
        let names: Vec<String> = document.iter().map(|(name, _)| name.to_owned()).collect();
        for name in names
            .iter()
            .filter(|name| !searches.iter().any(|(one, _)| one == *name))
        {
            document.remove(name);
        }
        for (name, query) in searches {
            if document.get(name).and_then(|item| item.as_str()) != Some(query) {
                document.insert(name, value(query));
            }
        }
        store::write(&path, document.to_string().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saved_queries_come_back_in_order_and_comments_stay() {
        let dir = tempfile::tempdir().unwrap();
        let library = Library::open(dir.path()).unwrap();
        let path = dir.path().join(paths::SEARCHES);
        fs::write(&path, "# à moi\niot = \"tag:iot\"\n").unwrap();
        let mut searches = library.searches();
        searches.push((
            "été à Québec".into(),
            "\"semaine numérique\" lang:fr".into(),
        ));
        library.save_searches(&searches).unwrap();
        assert_eq!(library.searches(), searches);
        assert!(
            fs::read_to_string(&path)
                .unwrap()
                .starts_with("# à moi\niot")
        );
    }
}
