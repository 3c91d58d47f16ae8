//! One commit of the index with its columns in memory: what filters, counts and sorts read.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tantivy::error::DataCorruption;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{
    DocAddress, DocId, DocSet, SegmentReader, TERMINATED, TantivyDocument, TantivyError,
};

use super::Zone;
use super::bits::Bits;
use super::plan::Slot;
use super::schema::{Fields, Number, kind};
use super::stored::Stored;
use super::suggest::Vocabulary;
use super::writer::TAG_SEPARATOR;

/// One commit, ready to be searched.
pub(super) struct Snapshot {
    pub searcher: tantivy::Searcher,
    pub fields: Fields,
    pub segments: Vec<Columns>,
    /// All levels of tags, sorted by folded form.
    pub tags: Vec<Tag>,
    /// Mean number of positions of a body: of articles, of annotations.
    pub mean_length: [f32; 2],
    /// Words for corrections; made when first needed.
    pub vocabulary: OnceLock<Vocabulary>,
}

/// One level of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    pub folded: String,
    /// As most documents write it.
    pub written: String,
    /// Alive documents with it: articles, annotations.
    pub counts: [u32; 2],
}

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
    pub annotations: Vec<u32>,
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

impl Snapshot {
    /// Reads the columns of a commit.
    pub fn new(searcher: tantivy::Searcher, fields: Fields) -> tantivy::Result<Self> {
        let mut raw = Vec::new();
        for reader in searcher.segment_readers() {
            raw.push(RawColumns::read(reader)?);
        }
        let tags = all_tags(&raw);
        let slugs = ranks(raw.iter().map(|raw| &raw.slugs));
        let titles = ranks(raw.iter().map(|raw| &raw.titles));
        let segments: Vec<Columns> = raw
            .into_iter()
            .map(|raw| raw.settle(&tags, &slugs, &titles))
            .collect();
        let mut snapshot = Self {
            searcher,
            fields,
            mean_length: mean_length(&segments),
            segments,
            tags: tags
                .into_iter()
                .map(|(folded, written)| Tag {
                    folded,
                    written,
                    counts: [0; 2],
                })
                .collect(),
            vocabulary: OnceLock::new(),
        };
        snapshot.count_tags();
        Ok(snapshot)
    }

    /// Reads the columns of a commit that follows `old`; gives `old`'s if nothing changed.
    pub fn after(
        _old: &Self,
        searcher: tantivy::Searcher,
        fields: Fields,
    ) -> tantivy::Result<Self> {
        Self::new(searcher, fields)
    }

    /// The stamp of each alive article by slug.
    pub fn stamps(&self) -> tantivy::Result<HashMap<String, String>> {
        let mut stamps = HashMap::new();
        for (reader, columns) in self.searcher.segment_readers().iter().zip(&self.segments) {
            let slugs = Strings::read(reader, "slug")?;
            let values = Strings::read(reader, "stamp")?;
            for doc in columns.alive.first().into_iter().flat_map(Bits::iter) {
                if let (Some(slug), Some(stamp)) = (slugs.first(doc), values.first(doc)) {
                    stamps.insert(slug.to_string(), stamp.to_string());
                }
            }
        }
        Ok(stamps)
    }

    /// In how many documents a term (kind and text) stands, in the zone that has it most.
    pub fn frequency(&self, term: &str) -> tantivy::Result<u64> {
        let mut most = 0;
        for zone in Zone::ALL {
            let mut here = 0;
            for reader in self.searcher.segment_readers() {
                let index = reader.inverted_index(self.fields.zone(zone))?;
                here += index
                    .terms()
                    .get(term)?
                    .map_or(0, |info| u64::from(info.doc_freq));
            }
            most = most.max(here);
        }
        Ok(most)
    }

    /// Whether some text holds the word of a slot, or one that begins with it where it may go on.
    pub fn knows(&self, slot: &Slot) -> tantivy::Result<bool> {
        for reader in self.searcher.segment_readers() {
            for zone in Zone::ALL {
                let index = reader.inverted_index(self.fields.zone(zone))?;
                for term in &slot.terms {
                    if index.terms().get(term)?.is_some() {
                        return Ok(true);
                    }
                }
                if let Some(prefix) = &slot.prefix {
                    let key = format!("{}{prefix}", kind::FOLDED);
                    let mut terms = index.terms().range().ge(&key).into_stream()?;
                    if terms.advance() && terms.key().starts_with(key.as_bytes()) {
                        return Ok(true);
                    }
                }
            }
        }
        Ok(false)
    }

    /// The known words nearest to a folded word.
    pub fn nearest(&self, word: &str) -> Vec<String> {
        let vocabulary = self
            .vocabulary
            .get_or_init(|| Vocabulary::read(self).unwrap_or_default());
        vocabulary.nearest(word)
    }

    /// The documents whose id begins so (case aside) or whose slug is this: segment, document.
    pub fn documents_by_id(&self, id: &str) -> tantivy::Result<Vec<(u32, u32)>> {
        let lower = id.to_lowercase();
        let mut found = Vec::new();
        for (nth, reader) in (0..).zip(self.searcher.segment_readers()) {
            let ids = reader.inverted_index(self.fields.id)?;
            let mut terms = ids.terms().range().ge(&lower).into_stream()?;
            let mut infos = Vec::new();
            while !lower.is_empty() && terms.advance() && terms.key().starts_with(lower.as_bytes())
            {
                infos.push((Arc::clone(&ids), terms.value().clone()));
            }
            let slugs = reader.inverted_index(self.fields.slug)?;
            infos.extend(
                slugs
                    .terms()
                    .get(id)?
                    .map(|info| (Arc::clone(&slugs), info)),
            );
            for (index, info) in infos {
                let mut postings =
                    index.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
                while postings.doc() != TERMINATED {
                    if !reader.is_deleted(postings.doc()) {
                        found.push((nth, postings.doc()));
                    }
                    postings.advance();
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// What is stored of a document: its card, its text, where its words stand.
    pub fn stored(&self, segment: usize, doc: DocId) -> tantivy::Result<Stored> {
        let address = DocAddress::new(segment as u32, doc);
        let document: TantivyDocument = self.searcher.doc(address)?;
        let bytes = |field| {
            document
                .get_first(field)
                .and_then(|value| value.as_bytes())
                .unwrap_or(&[])
        };
        let card = serde_json::from_slice(bytes(self.fields.card))
            .map_err(|cause| TantivyError::DataCorruption(DataCorruption::comment_only(cause)))?;
        let text = document
            .get_first(self.fields.text)
            .and_then(|value| value.as_str());
        Ok(Stored {
            card,
            text: text.unwrap_or_default().to_owned(),
            offsets: bytes(self.fields.offsets).to_vec(),
        })
    }

    fn count_tags(&mut self) {
        for columns in &self.segments {
            for (kind, alive) in columns.alive.iter().enumerate() {
                for tag in alive.iter().flat_map(|doc| columns.tags(doc)) {
                    let tag = self.tags.get_mut(*tag as usize);
                    if let Some(count) = tag.and_then(|tag| tag.counts.get_mut(kind)) {
                        *count += 1;
                    }
                }
            }
        }
    }
}

/// A column of text: the dictionary, and the ordinals of each document.
struct Strings {
    names: Vec<Arc<str>>,
    starts: Vec<u32>,
    ords: Vec<u32>,
}

impl Strings {
    fn read(reader: &SegmentReader, name: &str) -> tantivy::Result<Self> {
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

    fn first(&self, doc: DocId) -> Option<&Arc<str>> {
        self.names.get(self.ord(doc)? as usize)
    }

    /// The rank of each document's string.
    fn ranked(&self, ranks: &Ranks) -> Vec<u32> {
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
struct RawColumns {
    columns: Columns,
    slugs: Strings,
    titles: Strings,
    tags: Strings,
}

impl RawColumns {
    fn read(reader: &SegmentReader) -> tantivy::Result<Self> {
        let max = reader.max_doc() as usize;
        let numbers = |number: Number| -> tantivy::Result<Vec<u64>> {
            let column = reader
                .fast_fields()
                .column_first_or_default::<u64>(number.name())?;
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
            annotations: small(Number::Annotations)?,
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

    fn settle(self, tags: &BTreeMap<String, String>, slugs: &Ranks, titles: &Ranks) -> Columns {
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
        columns.slug = own_slugs.ranked(slugs);
        columns.title = own_titles.ranked(titles);
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
fn all_tags(raw: &[RawColumns]) -> BTreeMap<String, String> {
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
type Ranks = Vec<Arc<str>>;

fn ranks<'a>(columns: impl Iterator<Item = &'a Strings>) -> Ranks {
    let mut all: Ranks = columns
        .flat_map(|strings| strings.names.iter().cloned())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn mean_length(segments: &[Columns]) -> [f32; 2] {
    let mut sums = [(0_u64, 0_u64); 2];
    for columns in segments {
        for (alive, (total, count)) in columns.alive.iter().zip(&mut sums) {
            for doc in alive.iter() {
                *total += u64::from(columns.length.get(doc as usize).copied().unwrap_or(0));
                *count += 1;
            }
        }
    }
    sums.map(|(total, count)| (total as f32 / count.max(1) as f32).max(1.0))
}
