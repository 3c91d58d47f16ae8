//! One commit of the index. Its columns are read when they are first asked for: what saves a note asks for none.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tantivy::error::DataCorruption;
use tantivy::index::InvertedIndexReader;
use tantivy::postings::TermInfo;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{
    DocAddress, DocId, DocSet, SegmentReader, TERMINATED, TantivyDocument, TantivyError,
};

use super::bits::Bits;
use super::plan::TermPosition;
use super::schema::{Fields, Number, Zone, kind};
use super::stored::Stored;
use super::strings::Names;
use super::suggest::{Near, Vocabulary};
use super::table::Table;
use crate::text::fold::fold;

/// One commit, ready to be searched.
pub(super) struct Snapshot {
    pub searcher: tantivy::Searcher,
    pub fields: Fields,
    /// Words for corrections; made when first needed.
    pub vocabulary: OnceLock<Vocabulary>,
    /// How many documents of a kind hold a term; counted when first needed.
    holders: Mutex<HashMap<(usize, String), usize>>,
    table: OnceLock<Arc<Table>>,
    newest: Arc<NewestTable>,
}

/// The columns that were read last, of whatever commit: those of the next one follow from them.
#[derive(Default)]
pub(super) struct NewestTable(Mutex<Option<Arc<Table>>>);

impl Snapshot {
    /// A commit, of which nothing is read yet.
    pub fn new(searcher: tantivy::Searcher, fields: Fields, newest: Arc<NewestTable>) -> Self {
        Self {
            searcher,
            fields,
            vocabulary: OnceLock::new(),
            holders: Mutex::default(),
            table: OnceLock::new(),
            newest,
        }
    }

    /// The columns of the commit.
    pub fn table(&self) -> tantivy::Result<&Table> {
        if self.table.get().is_none() {
            let mut newest = self.newest.0.lock().unwrap_or_else(PoisonError::into_inner);
            // Another thread may have read them while this one waited.
            if self.table.get().is_none() {
                let table = Arc::new(Table::read(&self.searcher, newest.as_deref())?);
                *newest = Some(Arc::clone(&table));
                let _ = self.table.set(table);
            }
        }
        let none = || TantivyError::InternalError("the columns were not read".to_owned());
        self.table.get().map(Arc::as_ref).ok_or_else(none)
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
        let segments = &self.table()?.segments;
        for (reader, columns) in self.searcher.segment_readers().iter().zip(segments) {
            let (slugs, values) = (Names::read(reader, "slug")?, Names::read(reader, "stamp")?);
            for doc in columns.alive.first().into_iter().flat_map(Bits::iter) {
                if let (Some(slug), Some(stamp)) = (slugs.of(doc), values.of(doc)) {
                    stamps.insert(slug.to_string(), stamp.to_string());
                }
            }
        }
        Ok(stamps)
    }

    /// How many articles are alive, and the sum of what tells each of them and the state of its files from all others.
    pub fn digest(&self) -> tantivy::Result<(usize, u64)> {
        let (mut count, mut sum) = (0, 0_u64);
        for columns in &self.table()?.segments {
            for doc in columns.alive.first().into_iter().flat_map(Bits::iter) {
                let digest = columns.numbers.digest.get(doc as usize);
                sum = sum.wrapping_add(digest.copied().unwrap_or(0));
                count += 1;
            }
        }
        Ok((count, sum))
    }

    /// The stamp of the article of a slug. Reads no column.
    pub fn stamp(&self, slug: &str) -> tantivy::Result<Option<String>> {
        for (segment, doc) in self.documents_by_slug(slug)? {
            let fast = self.searcher.segment_reader(segment).fast_fields();
            let kind = fast.column_first_or_default::<u64>(Number::Kind.name())?;
            let Some(stamps) = fast.str("stamp")?.filter(|_| kind.get_val(doc) == 0) else {
                continue;
            };
            let mut stamp = String::new();
            if let Some(ord) = stamps.term_ords(doc).next()
                && stamps.ord_to_str(ord, &mut stamp)?
            {
                return Ok(Some(stamp));
            }
        }
        Ok(None)
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

    /// How many alive documents of a kind hold a term in their body. Counted once a commit: it is asked of words that
    /// stand nearly everywhere.
    pub fn holders(&self, kind: usize, term: &str) -> tantivy::Result<usize> {
        let key = (kind, term.to_owned());
        let known = |counts: &HashMap<(usize, String), usize>| counts.get(&key).copied();
        let held = self.holders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = known(&held) {
            return Ok(count);
        }
        drop(held);
        let mut count = 0;
        for (reader, columns) in self
            .searcher
            .segment_readers()
            .iter()
            .zip(&self.table()?.segments)
        {
            let index = reader.inverted_index(self.fields.zone(Zone::Body))?;
            let (Some(info), Some(alive)) = (index.terms().get(term)?, columns.alive.get(kind))
            else {
                continue;
            };
            let mut postings =
                index.read_postings_from_terminfo(&info, IndexRecordOption::Basic)?;
            while postings.doc() != TERMINATED {
                count += usize::from(alive.contains(postings.doc()));
                postings.advance();
            }
        }
        let mut held = self.holders.lock().unwrap_or_else(PoisonError::into_inner);
        held.insert(key, count);
        Ok(count)
    }

    /// Whether some text holds a term of the position, or a word that begins so where it may go on.
    pub fn knows(&self, position: &TermPosition) -> tantivy::Result<bool> {
        for reader in self.searcher.segment_readers() {
            for zone in Zone::ALL {
                let index = reader.inverted_index(self.fields.zone(zone))?;
                for term in position.all_terms() {
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

    /// The known words nearest to a folded word, each as most texts spell it.
    pub fn nearest(&self, word: &str) -> tantivy::Result<Vec<Near>> {
        if self.vocabulary.get().is_none() {
            let read = Vocabulary::read(&self.searcher, &self.fields)?;
            let _ = self.vocabulary.set(read);
        }
        let known = self
            .vocabulary
            .get()
            .map(|vocabulary| vocabulary.nearest(word));
        let mut near = Vec::new();
        for (folded, edits) in known.unwrap_or_default() {
            near.push(Near {
                spelt: self.spelling(folded)?,
                edits,
                is_held: true,
            });
        }
        Ok(near)
    }

    /// A folded word as most texts spell it: with the accents that half of those that hold it write, or without.
    fn spelling(&self, folded: &str) -> tantivy::Result<String> {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for reader in self.searcher.segment_readers() {
            let index = reader.inverted_index(self.fields.zone(Zone::Body))?;
            for (at, _) in folded.char_indices() {
                // Spellings whose first accent stands there: all letters with accents sort after those without.
                let key = format!("{}{}", kind::ACCENTED, folded.get(..at).unwrap_or_default());
                let from = format!("{key}\u{80}");
                let mut terms = index.terms().range().ge(&from).into_stream()?;
                while terms.advance() && terms.key().starts_with(key.as_bytes()) {
                    let spelt = std::str::from_utf8(terms.key()).unwrap_or_default();
                    let spelt = spelt.strip_prefix(kind::ACCENTED).unwrap_or_default();
                    if fold(spelt) == folded {
                        *counts.entry(spelt.to_owned()).or_default() +=
                            u64::from(terms.value().doc_freq);
                    }
                }
            }
        }
        let all = self.frequency(&format!("{}{folded}", kind::FOLDED))?;
        let best = counts.into_iter().max_by_key(|(_, count)| *count);
        Ok(match best {
            Some((spelt, count)) if 2 * count >= all => spelt,
            _ => folded.to_owned(),
        })
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
