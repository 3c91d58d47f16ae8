//! The columns of a segment, read into memory.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tantivy::{DocId, SegmentReader};

use super::bits::Bits;
use super::schema::Number;
use super::writer::TAG_SEPARATOR;

/// The columns of one segment.
pub(super) struct Columns {
    /// Alive articles, alive annotations.
    pub alive: [Bits; 2],
    pub status: Vec<u8>,
    pub language: Vec<u8>,
    pub published: Vec<u32>,
    pub saved: Vec<u64>,
    pub words: Vec<u32>,
    pub length: Vec<u32>,
    pub flags: Vec<u32>,
    /// The day that tells how new it is, `yyyymmdd`: of publication, else of saving.
    pub newest: Vec<u32>,
    /// Rank of the slug among all slugs of the snapshot.
    pub slug: Vec<u32>,
    /// Rank of the folded title among all titles of the snapshot.
    pub title: Vec<u32>,
    /// Tags of document `d`: `tags[tag_starts[d]..tag_starts[d + 1]]`, indexes into `Snapshot::tags`.
    tag_starts: Vec<u32>,
    tags: Vec<u32>,
}

impl Columns {
    /// The tags of a document, as indexes into `Snapshot::tags`.
    pub fn tags(&self, doc: DocId) -> &[u32] {
        let bounds = self
            .tag_starts
            .get(doc as usize)
            .zip(self.tag_starts.get(doc as usize + 1));
        bounds
            .and_then(|(from, to)| self.tags.get(*from as usize..*to as usize))
            .unwrap_or_default()
    }

    /// How many documents the segment holds, deleted ones included.
    pub fn len(&self) -> usize {
        self.length.len()
    }
}

/// A column of text: the dictionary, and the ordinals of each document.
pub(super) struct Strings {
    names: Vec<Arc<str>>,
    starts: Vec<u32>,
    ords: Vec<u32>,
}

impl Strings {
    pub fn read(reader: &SegmentReader, name: &str) -> tantivy::Result<Self> {
        let mut strings = Self {
            names: Vec::new(),
            starts: vec![0],
            ords: Vec::new(),
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
                    .ords
                    .extend(column.term_ords(doc).map(|ord| ord as u32));
            }
            strings.starts.push(strings.ords.len() as u32);
        }
        Ok(strings)
    }

    fn ord(&self, doc: DocId) -> Option<u32> {
        let (from, to) = (
            self.starts.get(doc as usize)?,
            self.starts.get(doc as usize + 1)?,
        );
        self.ords
            .get(*from as usize..*to as usize)?
            .first()
            .copied()
    }

    pub fn first(&self, doc: DocId) -> Option<&Arc<str>> {
        self.names.get(self.ord(doc)? as usize)
    }

    /// The rank of each document's string.
    fn ranks_by(&self, ranks: &Ranks) -> Vec<u32> {
        let of_name = |name| {
            ranks
                .binary_search(name)
                .map_or(u32::MAX, |rank| rank as u32)
        };
        let by_ord: Vec<u32> = self.names.iter().map(of_name).collect();
        let docs = 0..self.starts.len().saturating_sub(1) as DocId;
        docs.map(|doc| {
            self.ord(doc)
                .and_then(|ord| by_ord.get(ord as usize))
                .copied()
                .unwrap_or(u32::MAX)
        })
        .collect()
    }
}

/// Columns as they stand in a segment, before ordinals of all segments are brought together.
pub(super) struct RawColumns {
    columns: Columns,
    pub slugs: Strings,
    pub titles: Strings,
    tags: Strings,
}

impl RawColumns {
    pub fn read(reader: &SegmentReader) -> tantivy::Result<Self> {
        let max = reader.max_doc() as usize;
        let numbers = |number: Number| -> tantivy::Result<Vec<u64>> {
            // Every document has each number: a column that is not there is damage, no column of zeros.
            let column = reader.fast_fields().u64(number.name())?;
            let column = column.first_or_default_col(0);
            let mut values = vec![0; max];
            column.get_range(0, &mut values);
            Ok(values)
        };
        let small = |number| -> tantivy::Result<Vec<u32>> {
            Ok(numbers(number)?
                .into_iter()
                .map(|value| value as u32)
                .collect())
        };
        let kinds = numbers(Number::Kind)?;
        let mut alive = [Bits::new(max), Bits::new(max)];
        for (doc, kind) in (0..).zip(&kinds) {
            if !reader.is_deleted(doc)
                && let Some(bits) = alive.get_mut(*kind as usize)
            {
                bits.insert(doc);
            }
        }
        let bytes = |number| -> tantivy::Result<Vec<u8>> {
            Ok(numbers(number)?
                .into_iter()
                .map(|value| value as u8)
                .collect())
        };
        let (published, saved) = (small(Number::Published)?, numbers(Number::Saved)?);
        let columns = Columns {
            newest: published
                .iter()
                .zip(&saved)
                .map(|(day, saved)| newest(*day, *saved))
                .collect(),
            alive,
            status: bytes(Number::Status)?,
            language: bytes(Number::Language)?,
            published,
            saved,
            words: small(Number::Words)?,
            length: small(Number::Length)?,
            flags: small(Number::Flags)?,
            slug: Vec::new(),
            title: Vec::new(),
            tag_starts: Vec::new(),
            tags: Vec::new(),
        };
        Ok(Self {
            columns,
            slugs: Strings::read(reader, "slug")?,
            titles: Strings::read(reader, "order")?,
            tags: Strings::read(reader, "tag")?,
        })
    }

    pub fn settle(self, tags: &BTreeMap<String, String>, slugs: &Ranks, titles: &Ranks) -> Columns {
        let Self {
            mut columns,
            slugs: own_slugs,
            titles: own_titles,
            tags: own,
        } = self;
        let by_name: HashMap<&str, u32> = tags.keys().map(String::as_str).zip(0..).collect();
        let ords: Vec<u32> = own
            .names
            .iter()
            .map(|name| split_tag(name).0)
            .map(|folded| by_name.get(folded).copied().unwrap_or(u32::MAX))
            .collect();
        columns.tags = own
            .ords
            .iter()
            .map(|ord| ords.get(*ord as usize).copied().unwrap_or(u32::MAX))
            .collect();
        columns.tag_starts = own.starts;
        columns.slug = own_slugs.ranks_by(slugs);
        columns.title = own_titles.ranks_by(titles);
        columns
    }
}

/// The day that tells how new a document is: of publication, else of saving.
fn newest(published: u32, saved: u64) -> u32 {
    let saved = saved.checked_sub(1).filter(|_| published == 0);
    let day = saved.and_then(|seconds| Timestamp::from_second(seconds as i64).ok());
    day.map_or(published, |time| {
        let date = time.to_zoned_datetime(TimeZone::UTC).date();
        date.year().max(0) as u32 * 10_000 + date.month() as u32 * 100 + date.day() as u32
    })
}

fn split_tag(name: &str) -> (&str, &str) {
    name.split_once(TAG_SEPARATOR).unwrap_or((name, name))
}

/// All tags by folded form, with the spelling that most documents use.
pub(super) fn all_tags(raw: &[RawColumns]) -> BTreeMap<String, String> {
    let mut spellings: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
    for RawColumns { tags, .. } in raw {
        let mut uses = vec![0_u32; tags.names.len()];
        for ord in &tags.ords {
            if let Some(count) = uses.get_mut(*ord as usize) {
                *count += 1;
            }
        }
        for (name, count) in tags.names.iter().zip(uses) {
            let (folded, written) = split_tag(name);
            let spelling = spellings.entry(folded.to_owned()).or_default();
            *spelling.entry(written.to_owned()).or_default() += count;
        }
    }
    let usual = |uses: BTreeMap<String, u32>| {
        let best = uses
            .into_iter()
            .min_by_key(|(written, count)| (u32::MAX - count, written.clone()));
        best.map(|(written, _)| written).unwrap_or_default()
    };
    spellings
        .into_iter()
        .map(|(folded, uses)| (folded, usual(uses)))
        .collect()
}

/// All strings of a column, sorted: the rank of one is its place.
pub(super) type Ranks = Vec<Arc<str>>;

pub(super) fn ranks<'a>(columns: impl Iterator<Item = &'a Strings>) -> Ranks {
    let mut all: Ranks = columns
        .flat_map(|strings| strings.names.iter().cloned())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}
