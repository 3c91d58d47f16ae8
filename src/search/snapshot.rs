//! One commit of the index with its columns in memory: what filters, counts and sorts read.

use std::collections::HashMap;
use std::sync::OnceLock;

use tantivy::error::DataCorruption;
use tantivy::index::InvertedIndexReader;
use tantivy::postings::TermInfo;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{
    DocAddress, DocId, DocSet, SegmentReader, TERMINATED, TantivyDocument, TantivyError,
};

use super::bits::Bits;
use super::columns::{Columns, RawColumns, Strings, all_tags, ranks};
use super::plan::TermPosition;
use super::schema::Zone;
use super::schema::{Fields, kind};
use super::stored::Stored;
use super::suggest::Vocabulary;

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

    /// Checks that the places of words were there when the commit was opened: a segment whose file of them
    /// is missing opens without a word and fails at each query. (Looking for the file itself would take one
    /// that another process just merged away for damage.)
    pub fn is_complete(&self) -> tantivy::Result<()> {
        for reader in self.searcher.segment_readers() {
            reader.inverted_index(self.fields.zone(Zone::Title))?;
        }
        Ok(())
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

    /// Whether some text holds a term of the position, or a word that begins so where it may go on.
    pub fn knows(&self, position: &TermPosition) -> tantivy::Result<bool> {
        for reader in self.searcher.segment_readers() {
            for zone in Zone::ALL {
                let index = reader.inverted_index(self.fields.zone(zone))?;
                for term in &position.terms {
                    if index.terms().get(term)?.is_some() {
                        return Ok(true);
                    }
                }
                if let Some(prefix) = &position.prefix {
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
    pub fn nearest(&self, word: &str) -> tantivy::Result<Vec<String>> {
        if let Some(vocabulary) = self.vocabulary.get() {
            return Ok(vocabulary.nearest(word));
        }
        let read = Vocabulary::read(&self.searcher, &self.fields)?;
        Ok(self.vocabulary.get_or_init(|| read).nearest(word))
    }

    /// The documents whose id begins so (case aside) or whose slug is this: segment, document.
    pub fn documents_by_id(&self, id: &str) -> tantivy::Result<Vec<(u32, u32)>> {
        let lower = id.to_lowercase();
        let mut found = self.documents_by_slug(id)?;
        for (nth, reader) in (0..).zip(self.searcher.segment_readers()) {
            let ids = reader.inverted_index(self.fields.id)?;
            let mut terms = ids.terms().range().ge(&lower).into_stream()?;
            while !lower.is_empty() && terms.advance() && terms.key().starts_with(lower.as_bytes())
            {
                documents(nth, reader, &ids, terms.value(), &mut found)?;
            }
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// The documents of a slug, the article and its annotations: segment, document.
    pub fn documents_by_slug(&self, slug: &str) -> tantivy::Result<Vec<(u32, u32)>> {
        let mut found = Vec::new();
        for (nth, reader) in (0..).zip(self.searcher.segment_readers()) {
            let slugs = reader.inverted_index(self.fields.slug)?;
            if let Some(info) = slugs.terms().get(slug)? {
                documents(nth, reader, &slugs, &info, &mut found)?;
            }
        }
        Ok(found)
    }

    /// What is stored of a document: its card, its text, where its words stand.
    pub fn stored(&self, segment: usize, doc: DocId) -> tantivy::Result<Stored> {
        let address = DocAddress::new(segment as u32, doc);
        let document: TantivyDocument = self.searcher.doc(address)?;
        let damage = |cause| TantivyError::DataCorruption(DataCorruption::comment_only(cause));
        let missing = || damage("a stored field is missing".to_owned());
        let bytes = |field| {
            let value = document.get_first(field);
            value.and_then(|value| value.as_bytes()).ok_or_else(missing)
        };
        let card = serde_json::from_slice(bytes(self.fields.card)?)
            .map_err(|cause| damage(cause.to_string()))?;
        let text = document
            .get_first(self.fields.text)
            .and_then(|value| value.as_str());
        Ok(Stored {
            card,
            text: text.ok_or_else(missing)?.to_owned(),
            offsets: bytes(self.fields.offsets)?.to_vec(),
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

/// Adds the alive documents of a term.
fn documents(
    nth: u32,
    reader: &SegmentReader,
    index: &InvertedIndexReader,
    info: &TermInfo,
    found: &mut Vec<(u32, u32)>,
) -> tantivy::Result<()> {
    let mut postings = index.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
    while postings.doc() != TERMINATED {
        if !reader.is_deleted(postings.doc()) {
            found.push((nth, postings.doc()));
        }
        postings.advance();
    }
    Ok(())
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
