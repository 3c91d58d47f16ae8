//! The order of all slugs, or all titles, of a commit, as numbers that sort.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::columnar::StrColumn;
use tantivy::index::SegmentId;
use tantivy::{DocId, SegmentReader};

use super::strings::Strings;

/// Of a segment with more strings than this, the order is made anew rather than looked up.
const MANY: usize = 2048;

/// The places of a segment's strings among those of all segments.
pub(super) struct Ranks {
    by_ord: Vec<u32>,
    by_doc: Vec<u32>,
}

impl Ranks {
    /// The place of a document's string; the last one where it has none.
    pub fn of(&self, doc: DocId) -> u32 {
        self.by_doc.get(doc as usize).copied().unwrap_or(u32::MAX)
    }

    fn new(strings: &Strings, by_ord: Vec<u32>) -> Self {
        let of_ord = |ord: u32| by_ord.get(ord as usize).copied();
        let places = strings.first_ords();
        let places = places.map(|ord| ord.and_then(of_ord).unwrap_or(u32::MAX));
        Self {
            by_doc: places.collect(),
            by_ord,
        }
    }
}

/// The order of a column as an earlier commit had it: its segments, each with its ranks.
pub(super) type Former<'a> = Vec<(&'a SegmentReader, &'a Arc<Ranks>)>;

/// Puts the strings of a column in order, by segment. As long as every string of the new segments stood in an earlier
/// commit, which is so where notes, tags or a status were changed, its order holds, and only they are looked at.
pub(super) fn ranks(
    readers: &[SegmentReader],
    column: &str,
    former: &Former<'_>,
) -> tantivy::Result<Vec<Arc<Ranks>>> {
    match follow(readers, column, former)? {
        Some(ranks) => Ok(ranks),
        None => make(readers, column),
    }
}

fn follow(
    readers: &[SegmentReader],
    column: &str,
    former: &Former<'_>,
) -> tantivy::Result<Option<Vec<Arc<Ranks>>>> {
    let known: HashMap<SegmentId, &Arc<Ranks>> = former
        .iter()
        .map(|(reader, ranks)| (reader.segment_id(), *ranks))
        .collect();
    let is_new = |reader: &&SegmentReader| !known.contains_key(&reader.segment_id());
    let fresh: u64 = readers
        .iter()
        .filter(is_new)
        .map(|one| u64::from(one.max_doc()))
        .sum();
    if former.is_empty() || fresh > MANY as u64 {
        return Ok(None);
    }
    let columns = former.iter().map(|(reader, ranks)| {
        let column = reader.fast_fields().str(column)?;
        Ok((column, *ranks))
    });
    let columns = columns.collect::<tantivy::Result<Vec<_>>>()?;
    let mut all = Vec::with_capacity(readers.len());
    for reader in readers {
        if let Some(ranks) = known.get(&reader.segment_id()) {
            all.push(Arc::clone(ranks));
            continue;
        }
        let strings = Strings::read(reader, column)?;
        let mut by_ord = Vec::with_capacity(strings.names.len());
        for name in &strings.names {
            let Some(place) = place(name, &columns)? else {
                return Ok(None);
            };
            by_ord.push(place);
        }
        all.push(Arc::new(Ranks::new(&strings, by_ord)));
    }
    Ok(Some(all))
}

/// The place that a string had in an earlier commit.
fn place(name: &str, columns: &[(Option<StrColumn>, &Arc<Ranks>)]) -> tantivy::Result<Option<u32>> {
    for (column, ranks) in columns {
        let Some(column) = column else { continue };
        if let Some(ord) = column.dictionary().term_ord(name)? {
            return Ok(ranks.by_ord.get(ord as usize).copied());
        }
    }
    Ok(None)
}

fn make(readers: &[SegmentReader], column: &str) -> tantivy::Result<Vec<Arc<Ranks>>> {
    let columns = readers.iter().map(|reader| Strings::read(reader, column));
    let columns = columns.collect::<tantivy::Result<Vec<_>>>()?;
    let mut all: Vec<Arc<str>> = columns
        .iter()
        .flat_map(|strings| strings.names.iter().cloned())
        .collect();
    all.sort_unstable();
    all.dedup();
    let place = |name: &Arc<str>| all.binary_search(name).map_or(u32::MAX, |at| at as u32);
    let ranks = columns.iter().map(|strings| {
        let by_ord = strings.names.iter().map(place).collect();
        Arc::new(Ranks::new(strings, by_ord))
    });
    Ok(ranks.collect())
}
