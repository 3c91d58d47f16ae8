//! A column of text of a segment: its dictionary and its ordinals, each read when it is first asked for.

use std::sync::{Arc, OnceLock};

use tantivy::columnar::{Cardinality, Column, StrColumn};
use tantivy::{DocId, SegmentReader};

/// A column of text as it stands in the index.
pub(super) struct Strings {
    /// None where the segment has no column of that name.
    column: Option<StrColumn>,
    documents: DocId,
    ords: OnceLock<Ords>,
}

/// The ordinals of all documents, one after the other, and where those of each begin.
struct Ords {
    starts: Vec<u32>,
    all: Vec<u32>,
}

impl Strings {
    /// Opens a column of a segment; empty where it has none of that name.
    pub fn open(reader: &SegmentReader, name: &str) -> tantivy::Result<Self> {
        Ok(Self {
            column: reader.fast_fields().str(name)?,
            documents: reader.max_doc(),
            ords: OnceLock::new(),
        })
    }

    /// Goes through the dictionary in its order.
    pub fn each(&self, mut take: impl FnMut(&[u8])) -> tantivy::Result<()> {
        if let Some(column) = &self.column {
            let mut keys = column.dictionary().stream()?;
            while keys.advance() {
                take(keys.key());
            }
        }
        Ok(())
    }

    /// The dictionary, sorted.
    pub fn names(&self) -> tantivy::Result<Vec<Arc<str>>> {
        let mut names = Vec::with_capacity(self.count());
        self.each(|name| names.push(String::from_utf8_lossy(name).into()))?;
        Ok(names)
    }

    /// How many strings the dictionary holds.
    pub fn count(&self) -> usize {
        self.column.as_ref().map_or(0, |column| column.num_terms())
    }

    /// The ordinal of a string.
    pub fn ord(&self, name: &[u8]) -> tantivy::Result<Option<u64>> {
        let ord = self
            .column
            .as_ref()
            .map(|column| column.dictionary().term_ord(name));
        Ok(ord.transpose()?.flatten())
    }

    /// The ordinals of a document's strings.
    pub fn ords(&self, doc: DocId) -> &[u32] {
        let Ords { starts, all } = self.all_ords();
        let bounds = starts.get(doc as usize).zip(starts.get(doc as usize + 1));
        bounds
            .and_then(|(from, to)| all.get(*from as usize..*to as usize))
            .unwrap_or_default()
    }

    /// How many documents have each string, deleted ones included.
    pub fn uses(&self) -> Vec<u32> {
        let mut uses = vec![0_u32; self.count()];
        for ord in &self.all_ords().all {
            if let Some(count) = uses.get_mut(*ord as usize) {
                *count += 1;
            }
        }
        uses
    }

    /// The ordinal of each document's first string; none where it has no string.
    pub fn first_ords(&self) -> Vec<Option<u32>> {
        let Some(ords) = self.column.as_ref().map(|column| column.ords()) else {
            return vec![None; self.documents as usize];
        };
        if ords.get_cardinality() == Cardinality::Full {
            return values(ords, self.documents).map(Some).collect();
        }
        let first = |doc| ords.first(doc).map(|ord| ord as u32);
        (0..self.documents).map(first).collect()
    }

    fn all_ords(&self) -> &Ords {
        self.ords.get_or_init(|| {
            let mut starts = vec![0];
            let Some(ords) = self.column.as_ref().map(|column| column.ords()) else {
                starts.resize(self.documents as usize + 1, 0);
                return Ords {
                    starts,
                    all: Vec::new(),
                };
            };
            let end = |doc| ords.index.value_row_ids(doc).end;
            let mut last = 0;
            // A document without a string may have an empty range anywhere.
            starts.extend((0..self.documents).map(|doc| {
                last = end(doc).max(last);
                last
            }));
            Ords {
                starts,
                all: values(ords, last).collect(),
            }
        })
    }
}

/// The first string of each document of a segment.
pub(super) struct Names {
    names: Vec<Arc<str>>,
    ords: Vec<Option<u32>>,
}

impl Names {
    /// Reads a column of a segment.
    pub fn read(reader: &SegmentReader, name: &str) -> tantivy::Result<Self> {
        let strings = Strings::open(reader, name)?;
        Ok(Self {
            names: strings.names()?,
            ords: strings.first_ords(),
        })
    }

    /// The first string of a document.
    pub fn of(&self, doc: DocId) -> Option<&Arc<str>> {
        let ord = self.ords.get(doc as usize).copied()??;
        self.names.get(ord as usize)
    }
}

/// The first values of a column.
fn values(ords: &Column<u64>, count: u32) -> impl Iterator<Item = u32> {
    let mut values = vec![0; count as usize];
    ords.values.get_range(0, &mut values);
    values.into_iter().map(|ord| ord as u32)
}
