//! The order of all slugs, or all titles, of a commit, as numbers that sort: made when something is first sorted by it.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use tantivy::index::SegmentId;
use tantivy::{DocId, SegmentReader};

use super::strings::Strings;

/// Of a segment with more strings than this, the order is made anew rather than looked up.
const MANY: u32 = 2048;

/// The places of a segment's strings among those of all segments.
pub(super) struct Ranks {
    order: Arc<Order>,
    segment: usize,
}

/// The order of a column over all segments of a commit.
pub(super) struct Order {
    readers: Vec<SegmentReader>,
    column: &'static str,
    places: OnceLock<Vec<Arc<Places>>>,
}

/// The places of one segment's strings.
struct Places {
    by_ord: Vec<u32>,
    by_doc: Vec<u32>,
}

impl Ranks {
    /// The place of a document's string; the last one where it has none.
    pub fn of(&self, doc: DocId) -> u32 {
        let places = self.order.places().get(self.segment);
        let place = places.and_then(|places| places.by_doc.get(doc as usize));
        place.copied().unwrap_or(u32::MAX)
    }

    /// The order that it is a part of.
    pub fn order(&self) -> &Order {
        &self.order
    }
}

impl Order {
    /// The order of a column, by segment. As long as every string of the new segments stood in an earlier commit, which is
    /// so where notes, tags or a status were changed, that one's order holds, and only they are looked at.
    pub fn ranks(
        readers: &[SegmentReader],
        column: &'static str,
        former: Option<&Self>,
    ) -> tantivy::Result<Vec<Ranks>> {
        let followed = former
            .map(|former| former.follow(readers))
            .transpose()?
            .flatten();
        let order = Arc::new(Self {
            readers: readers.to_vec(),
            column,
            places: followed.map_or_else(OnceLock::new, OnceLock::from),
        });
        let ranks = (0..readers.len()).map(|segment| Ranks {
            order: Arc::clone(&order),
            segment,
        });
        Ok(ranks.collect())
    }

    fn places(&self) -> &[Arc<Places>] {
        self.places.get_or_init(|| {
            self.make().unwrap_or_else(|error| {
                // What is damaged is found and told when its words are read; equals then stand in no order.
                tracing::error!(%error, column = self.column, "a column could not be put in order");
                Vec::new()
            })
        })
    }

    /// The places of the segments of another commit, where this order has them all.
    fn follow(&self, readers: &[SegmentReader]) -> tantivy::Result<Option<Vec<Arc<Places>>>> {
        let Some(places) = self.places.get() else {
            return Ok(None);
        };
        let segments = self.readers.iter().map(SegmentReader::segment_id);
        let known: HashMap<SegmentId, &Arc<Places>> = segments.zip(places).collect();
        let fresh = readers
            .iter()
            .filter(|reader| !known.contains_key(&reader.segment_id()));
        if fresh.map(SegmentReader::max_doc).sum::<u32>() > MANY {
            return Ok(None);
        }
        let columns = self.readers.iter().zip(places);
        let columns = columns.map(|(reader, places)| {
            let strings = Strings::open(reader, self.column)?;
            Ok((strings, places.as_ref()))
        });
        let columns = columns.collect::<tantivy::Result<Vec<_>>>()?;
        let mut all = Vec::with_capacity(readers.len());
        for reader in readers {
            if let Some(places) = known.get(&reader.segment_id()) {
                all.push(Arc::clone(places));
                continue;
            }
            let strings = Strings::open(reader, self.column)?;
            let mut by_ord = Vec::with_capacity(strings.count());
            for name in strings.names()? {
                let Some(place) = place(name.as_bytes(), &columns)? else {
                    return Ok(None);
                };
                by_ord.push(place);
            }
            all.push(Arc::new(Places::new(&strings, by_ord)));
        }
        Ok(Some(all))
    }

    fn make(&self) -> tantivy::Result<Vec<Arc<Places>>> {
        let columns = self
            .readers
            .iter()
            .map(|reader| Strings::open(reader, self.column));
        let columns = columns.collect::<tantivy::Result<Vec<_>>>()?;
        let orders = merged(&columns)?.into_iter().zip(&columns);
        let places = orders.map(|(by_ord, strings)| Arc::new(Places::new(strings, by_ord)));
        Ok(places.collect())
    }
}

impl Places {
    fn new(strings: &Strings, by_ord: Vec<u32>) -> Self {
        let of_ord = |ord: u32| by_ord.get(ord as usize).copied();
        let places = strings.first_ords().into_iter();
        let places = places.map(|ord| ord.and_then(of_ord).unwrap_or(u32::MAX));
        Self {
            by_doc: places.collect(),
            by_ord,
        }
    }
}

/// The place that a string had in an earlier commit.
fn place(name: &[u8], columns: &[(Strings, &Places)]) -> tantivy::Result<Option<u32>> {
    for (strings, places) in columns {
        if let Some(ord) = strings.ord(name)? {
            return Ok(places.by_ord.get(ord as usize).copied());
        }
    }
    Ok(None)
}

/// The places of the strings of each column among those of all. Each dictionary is sorted: they are only brought together.
fn merged(columns: &[Strings]) -> tantivy::Result<Vec<Vec<u32>>> {
    if let [only] = columns {
        return Ok(vec![(0..only.count() as u32).collect()]);
    }
    let mut bytes: Vec<u8> = Vec::new();
    let mut names: Vec<(usize, usize, usize)> = Vec::new();
    for (nth, column) in columns.iter().enumerate() {
        column.each(|name| {
            names.push((bytes.len(), bytes.len() + name.len(), nth));
            bytes.extend_from_slice(name);
        })?;
    }
    let name = |(from, to, _): &(usize, usize, usize)| bytes.get(*from..*to);
    // A stable sort finds the runs that are in order, and equal names keep the order of their columns.
    names.sort_by(|a, b| name(a).cmp(&name(b)));
    let mut by_ord: Vec<Vec<u32>> = columns.iter().map(|_| Vec::new()).collect();
    let (mut place, mut last) = (0, None);
    for one in &names {
        let here = name(one);
        if last.is_some_and(|last| last != here) {
            place += 1;
        }
        last = Some(here);
        if let Some(places) = by_ord.get_mut(one.2) {
            places.push(place);
        }
    }
    Ok(by_ord)
}
