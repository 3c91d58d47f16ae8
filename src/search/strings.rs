//! A column of text of a segment, read into memory.

use std::sync::Arc;

use tantivy::{DocId, SegmentReader};

/// A column of text: the dictionary, and the ordinals of each document.
pub(super) struct Strings {
    /// The dictionary, sorted.
    pub names: Vec<Arc<str>>,
    starts: Vec<u32>,
    /// The ordinals of all documents, one after the other.
    pub all_ords: Vec<u32>,
}

impl Strings {
    /// Reads a column of a segment; empty where it has none of that name.
    pub fn read(reader: &SegmentReader, name: &str) -> tantivy::Result<Self> {
        let mut strings = Self {
            names: Vec::new(),
            starts: vec![0],
            all_ords: Vec::new(),
        };
        let column = reader.fast_fields().str(name)?;
        if let Some(column) = &column {
            let mut keys = column.dictionary().stream()?;
            while keys.advance() {
                strings
                    .names
                    .push(String::from_utf8_lossy(keys.key()).into());
            }
        }
        for doc in 0..reader.max_doc() {
            if let Some(column) = &column {
                strings
                    .all_ords
                    .extend(column.term_ords(doc).map(|ord| ord as u32));
            }
            strings.starts.push(strings.all_ords.len() as u32);
        }
        Ok(strings)
    }

    /// The ordinals of a document's strings.
    pub fn ords(&self, doc: DocId) -> &[u32] {
        let bounds = self
            .starts
            .get(doc as usize)
            .zip(self.starts.get(doc as usize + 1));
        bounds
            .and_then(|(from, to)| self.all_ords.get(*from as usize..*to as usize))
            .unwrap_or_default()
    }

    /// The first string of a document.
    pub fn first(&self, doc: DocId) -> Option<&Arc<str>> {
        self.names.get(*self.ords(doc).first()? as usize)
    }

    /// The ordinal of each document's first string.
    pub fn first_ords(&self) -> impl Iterator<Item = Option<u32>> + '_ {
        let docs = 0..self.starts.len().saturating_sub(1) as DocId;
        docs.map(|doc| self.ords(doc).first().copied())
    }
}
