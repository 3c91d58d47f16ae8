//! The columns of a segment, open for as long as the segment lives: a commit that adds a few documents and takes others
//! out reads those alone.

use std::sync::{Arc, OnceLock};

use tantivy::index::SegmentId;
use tantivy::{DocId, SegmentReader};

use super::bits::Bits;
use super::counts::{Counts, Totals};
use super::numbers::Numbers;
use super::ranks::Ranks;
use super::strings::Strings;
use super::writer::TAG_SEPARATOR;

/// The columns of one segment, as one commit sees it.
pub(super) struct Columns {
    raw: RawColumns,
    /// Alive articles, alive annotations.
    pub alive: Arc<[Bits; 2]>,
    /// What was written with its documents.
    pub numbers: Arc<Numbers>,
    /// Place of each slug among all slugs of the snapshot.
    pub slug: Ranks,
    /// Place of each folded title among all titles of the snapshot.
    pub title: Ranks,
    /// Indexes into `Table::tags`, by ordinal of the tag in this segment.
    tag_numbers: Vec<u32>,
}

/// A segment's columns before they are brought together with those of the others.
#[derive(Clone)]
pub(super) struct RawColumns {
    /// Which segment it is.
    id: SegmentId,
    /// How many documents it holds, deleted ones included.
    documents: usize,
    /// How many of them are deleted: it tells two states of one segment apart.
    deleted: u32,
    alive: Arc<[Bits; 2]>,
    numbers: Arc<Numbers>,
    totals: Totals,
    /// What its alive documents come to, once someone asked.
    counts: Arc<OnceLock<Counts>>,
    tags: Arc<TagColumn>,
}

/// The tags of a segment's documents.
struct TagColumn {
    strings: Strings,
    names: Vec<Arc<str>>,
}

impl Columns {
    /// Which segment it is.
    pub fn id(&self) -> SegmentId {
        self.raw.id
    }

    /// The tags of a document, as indexes into `Table::tags`.
    pub fn tags(&self, doc: DocId) -> impl Iterator<Item = u32> + '_ {
        let number = |ord: &u32| self.tag_numbers.get(*ord as usize).copied();
        self.raw.tags.strings.ords(doc).iter().filter_map(number)
    }

    /// How many alive articles and annotations have each tag, by index into `Table::tags`.
    pub fn tag_counts(&self) -> impl Iterator<Item = (u32, [i64; 2])> + '_ {
        let counts = self.counts().tags.iter().copied();
        self.tag_numbers.iter().copied().zip(counts)
    }

    /// What its alive documents come to; tags by their ordinals in the segment.
    pub fn counts(&self) -> &Counts {
        self.raw.counts()
    }

    /// How many documents the segment holds, deleted ones included.
    pub fn len(&self) -> usize {
        self.raw.documents
    }
}

impl RawColumns {
    /// Opens the columns of a segment; of one that was open before, only what became of its documents since is read.
    pub fn read(reader: &SegmentReader, former: Option<&Columns>) -> tantivy::Result<Self> {
        let Some(former) = former else {
            return Self::open(reader);
        };
        let mut raw = former.raw.clone();
        if raw.deleted == reader.num_deleted_docs() {
            return Ok(raw);
        }
        raw.deleted = reader.num_deleted_docs();
        let mut alive = raw.alive.as_ref().clone();
        let mut counts = raw.counts.get().cloned();
        for (kind, bits) in alive.iter_mut().enumerate() {
            let gone: Vec<DocId> = bits.iter().filter(|doc| reader.is_deleted(*doc)).collect();
            for doc in gone {
                bits.remove(doc);
                raw.totals.add(&raw.numbers, doc, kind, -1);
                if let Some(counts) = &mut counts {
                    counts.add(&raw.numbers, &raw.tags.strings, doc, kind, -1);
                }
            }
        }
        raw.alive = Arc::new(alive);
        raw.counts = Arc::new(counts.map_or_else(OnceLock::new, OnceLock::from));
        Ok(raw)
    }

    fn open(reader: &SegmentReader) -> tantivy::Result<Self> {
        let documents = reader.max_doc() as usize;
        let numbers = Numbers::open(reader)?;
        let mut alive = [Bits::new(documents), Bits::new(documents)];
        let mut totals = Totals::default();
        for (doc, kind) in (0..).zip(numbers.kind.iter()) {
            if !reader.is_deleted(doc)
                && let Some(bits) = alive.get_mut(*kind as usize)
            {
                bits.insert(doc);
                totals.add(&numbers, doc, *kind as usize, 1);
            }
        }
        let strings = Strings::open(reader, "tag")?;
        Ok(Self {
            id: reader.segment_id(),
            documents,
            deleted: reader.num_deleted_docs(),
            alive: Arc::new(alive),
            numbers: Arc::new(numbers),
            totals,
            counts: Arc::default(),
            tags: Arc::new(TagColumn {
                names: strings.names()?,
                strings,
            }),
        })
    }

    /// How many documents are alive, and how long they are.
    pub fn totals(&self) -> Totals {
        self.totals
    }

    /// Every tag of the segment: folded, and as written.
    pub fn spellings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.tags.names.iter().map(|name| split_tag(name))
    }

    /// How many documents have each tag of the segment, deleted ones included.
    pub fn uses(&self) -> Vec<u32> {
        self.tags.strings.uses()
    }

    /// The columns of the segment, with the places of its slugs and titles; `number` gives the index of a folded tag.
    pub fn settle(
        self,
        slug: Ranks,
        title: Ranks,
        number: impl Fn(&str) -> Option<u32>,
    ) -> Columns {
        let numbers = self.spellings().map(|(folded, _)| number(folded));
        Columns {
            tag_numbers: numbers.map(|number| number.unwrap_or(u32::MAX)).collect(),
            alive: Arc::clone(&self.alive),
            numbers: Arc::clone(&self.numbers),
            slug,
            title,
            raw: self,
        }
    }

    fn counts(&self) -> &Counts {
        let count = || Counts::of(&self.numbers, &self.tags.strings, &self.alive);
        self.counts.get_or_init(count)
    }
}

fn split_tag(name: &str) -> (&str, &str) {
    name.split_once(TAG_SEPARATOR).unwrap_or((name, name))
}
