//! The columns of a segment, read into memory once for as long as the segment lives: a commit that adds a few documents
//! and takes others out reads those alone.

use std::sync::Arc;

use tantivy::index::SegmentId;
use tantivy::{DocId, SegmentReader};

use super::bits::Bits;
use super::counts::Counts;
use super::numbers::Numbers;
use super::ranks::Ranks;
use super::strings::Strings;
use super::writer::TAG_SEPARATOR;

/// The columns of one segment, as one commit sees it.
pub(super) struct Columns {
    /// Which segment it is.
    pub id: SegmentId,
    /// How many of its documents are deleted: it tells two states of one segment apart.
    deleted: u32,
    /// Alive articles, alive annotations.
    pub alive: Arc<[Bits; 2]>,
    /// What was written with its documents.
    pub numbers: Arc<Numbers>,
    /// Place of each slug among all slugs of the snapshot.
    pub slug: Arc<Ranks>,
    /// Place of each folded title among all titles of the snapshot.
    pub title: Arc<Ranks>,
    /// What its alive documents come to.
    pub counts: Arc<Counts>,
    tags: Arc<TagColumn>,
    /// Indexes into `Table::tags`, by ordinal of the tag in this segment.
    tag_numbers: Vec<u32>,
}

/// A segment's columns before they are brought together with those of the others.
pub(super) struct RawColumns {
    id: SegmentId,
    deleted: u32,
    alive: Arc<[Bits; 2]>,
    numbers: Arc<Numbers>,
    counts: Arc<Counts>,
    tags: Arc<TagColumn>,
}

/// The tags of a segment's documents.
struct TagColumn {
    strings: Strings,
    /// How many documents have each, deleted ones included.
    uses: Vec<u32>,
}

impl Columns {
    /// The tags of a document, as indexes into `Table::tags`.
    pub fn tags(&self, doc: DocId) -> impl Iterator<Item = u32> + '_ {
        let number = |ord: &u32| self.tag_numbers.get(*ord as usize).copied();
        self.tags.strings.ords(doc).iter().filter_map(number)
    }

    /// How many alive articles and annotations have each tag, by index into `Table::tags`.
    pub fn tag_counts(&self) -> impl Iterator<Item = (u32, [i64; 2])> + '_ {
        let counts = self.counts.tags.iter().copied();
        self.tag_numbers.iter().copied().zip(counts)
    }

    /// How many documents the segment holds, deleted ones included.
    pub fn len(&self) -> usize {
        self.numbers.length.len()
    }
}

impl RawColumns {
    /// Reads the columns of a segment; of one that was read before, only what became of its documents since.
    pub fn read(reader: &SegmentReader, former: Option<&Columns>) -> tantivy::Result<Self> {
        let Some(former) = former else {
            return Self::read_whole(reader);
        };
        let mut raw = Self {
            id: former.id,
            deleted: reader.num_deleted_docs(),
            alive: Arc::clone(&former.alive),
            numbers: Arc::clone(&former.numbers),
            counts: Arc::clone(&former.counts),
            tags: Arc::clone(&former.tags),
        };
        if raw.deleted != former.deleted {
            let mut alive = former.alive.as_ref().clone();
            let mut counts = former.counts.as_ref().clone();
            for (kind, bits) in alive.iter_mut().enumerate() {
                let gone: Vec<DocId> = bits.iter().filter(|doc| reader.is_deleted(*doc)).collect();
                for doc in gone {
                    bits.remove(doc);
                    counts.add(&raw.numbers, raw.tags.strings.ords(doc), doc, kind, -1);
                }
            }
            (raw.alive, raw.counts) = (Arc::new(alive), Arc::new(counts));
        }
        Ok(raw)
    }

    fn read_whole(reader: &SegmentReader) -> tantivy::Result<Self> {
        let max = reader.max_doc() as usize;
        let numbers = Numbers::read(reader)?;
        let tags = TagColumn::read(reader)?;
        let mut alive = [Bits::new(max), Bits::new(max)];
        let mut counts = Counts::new(tags.strings.names.len());
        for (doc, kind) in (0..).zip(&numbers.kind) {
            if !reader.is_deleted(doc)
                && let Some(bits) = alive.get_mut(*kind as usize)
            {
                bits.insert(doc);
                counts.add(&numbers, tags.strings.ords(doc), doc, *kind as usize, 1);
            }
        }
        Ok(Self {
            id: reader.segment_id(),
            deleted: reader.num_deleted_docs(),
            alive: Arc::new(alive),
            numbers: Arc::new(numbers),
            counts: Arc::new(counts),
            tags: Arc::new(tags),
        })
    }

    /// Every tag of the segment: folded, as written, and how many of its documents have it, deleted ones included.
    pub fn spellings(&self) -> impl Iterator<Item = (&str, &str, u32)> {
        let uses = self.tags.uses.iter().copied();
        self.tags
            .strings
            .names
            .iter()
            .zip(uses)
            .map(|(name, count)| {
                let (folded, written) = split_tag(name);
                (folded, written, count)
            })
    }

    /// The columns of the segment, with the places of its slugs and titles; `number` gives the index of a folded tag.
    pub fn settle(
        self,
        slug: Arc<Ranks>,
        title: Arc<Ranks>,
        number: impl Fn(&str) -> Option<u32>,
    ) -> Columns {
        let names = self.tags.strings.names.iter();
        let numbers = names.map(|name| number(split_tag(name).0));
        Columns {
            id: self.id,
            deleted: self.deleted,
            alive: self.alive,
            numbers: self.numbers,
            slug,
            title,
            counts: self.counts,
            tag_numbers: numbers.map(|number| number.unwrap_or(u32::MAX)).collect(),
            tags: self.tags,
        }
    }
}

impl TagColumn {
    fn read(reader: &SegmentReader) -> tantivy::Result<Self> {
        let strings = Strings::read(reader, "tag")?;
        let mut uses = vec![0_u32; strings.names.len()];
        for ord in &strings.all_ords {
            if let Some(count) = uses.get_mut(*ord as usize) {
                *count += 1;
            }
        }
        Ok(Self { strings, uses })
    }
}

fn split_tag(name: &str) -> (&str, &str) {
    name.split_once(TAG_SEPARATOR).unwrap_or((name, name))
}
