//! Reads the documents of a term group from one segment: how often it stands where, and at which positions.

use std::sync::Arc;

use tantivy::index::InvertedIndexReader;
use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED};

use super::bits::Bits;
use super::plan::{TermGroup, TermPosition};
use super::schema::Zone;
use super::schema::{Fields, kind};
use super::scratch::{Form, Scratch};
use super::term_match::{TermMatch, best_of};
use super::writer::HEAD;

/// Reads the postings of one segment.
pub(super) struct Reading<'a> {
    pub reader: &'a SegmentReader,
    pub fields: Fields,
    /// Which documents count.
    pub alive: &'a Bits,
    /// For each document, what its length divides a frequency in the body by.
    pub norms: &'a [f32],
}

/// Most words that a prefix inside a phrase stands for, the most frequent: of one or two letters, of three, of
/// more. Positions are read for each of them.
const PHRASE_PREFIX: [usize; 3] = [40, 120, 400];

impl Reading<'_> {
    /// Returns the documents of a term group, in order.
    pub fn matches_of(
        &self,
        group: &TermGroup,
        scratch: &mut Scratch,
    ) -> tantivy::Result<Vec<TermMatch>> {
        let mut found: Vec<TermMatch> = Vec::new();
        for reading in &group.readings {
            let entries = match reading.as_slice() {
                [] => Vec::new(),
                [position] => self.word(position, &group.zones, scratch)?,
                positions => self.phrase(positions, &group.zones, scratch)?,
            };
            found = if found.is_empty() {
                entries
            } else {
                best_of(&found, &entries)
            };
        }
        Ok(found)
    }

    fn word(
        &self,
        position: &TermPosition,
        zones: &[Zone],
        scratch: &mut Scratch,
    ) -> tantivy::Result<Vec<TermMatch>> {
        let head = position
            .prefix
            .as_ref()
            .filter(|prefix| prefix.chars().count() <= HEAD);
        for zone in zones {
            let index = self.index(*zone)?;
            for info in known_infos(&index, position, *zone)? {
                self.count(&index, &info, scratch)?;
            }
            if let (Some(prefix), None) = (&position.prefix, head) {
                each_with_prefix(&index, prefix, |_, info| self.count(&index, info, scratch))?;
            }
            scratch.settle(*zone, self.norms, Form::Any);
            if let Some(exact) = &position.exact
                && let Some(info) = index.terms().get(exact)?
            {
                self.count(&index, &info, scratch)?;
                scratch.settle(*zone, self.norms, Form::Exact);
            }
            for twin in &position.twins {
                if let Some(info) = index.terms().get(twin)? {
                    self.count(&index, &info, scratch)?;
                }
            }
            scratch.settle(*zone, self.norms, Form::Twin);
        }
        if let Some(head) = head.filter(|_| zones.len() == Zone::ALL.len()) {
            let index = self.reader.inverted_index(self.fields.heads)?;
            if let Some(info) = index.terms().get(head)? {
                self.count(&index, &info, scratch)?;
            }
            scratch.settle_once();
        } else if let Some(head) = head {
            for zone in zones {
                let index = self.index(*zone)?;
                each_with_prefix(&index, head, |_, info| self.count(&index, info, scratch))?;
                scratch.settle(*zone, self.norms, Form::Any);
            }
        }
        Ok(scratch.take())
    }

    fn phrase(
        &self,
        positions: &[TermPosition],
        zones: &[Zone],
        scratch: &mut Scratch,
    ) -> tantivy::Result<Vec<TermMatch>> {
        for zone in zones {
            let index = self.index(*zone)?;
            let candidates = self.docs_of_all(&index, positions, *zone, scratch)?;
            if candidates.is_empty() {
                continue;
            }
            let mut cursors = Vec::with_capacity(positions.len());
            for position in positions {
                cursors.push(Cursor::open(&index, position, *zone)?);
            }
            let found = count_runs(&candidates, &mut cursors, scratch);
            scratch.settle(*zone, self.norms, Form::Any);
            cursors.clear();
            for position in positions {
                cursors.push(Cursor::exact(&index, position)?);
            }
            count_runs(&found, &mut cursors, scratch);
            scratch.settle(*zone, self.norms, Form::Exact);
        }
        Ok(scratch.take())
    }

    /// The documents of a zone that hold a term for every position, in order.
    fn docs_of_all(
        &self,
        index: &InvertedIndexReader,
        positions: &[TermPosition],
        zone: Zone,
        scratch: &mut Scratch,
    ) -> tantivy::Result<Vec<DocId>> {
        let mut all: Option<Bits> = None;
        for position in positions {
            let mut docs = Bits::new(scratch.len());
            for info in term_infos(index, position, zone)? {
                each(index, &info, IndexRecordOption::Basic, |postings| {
                    docs.insert(postings.doc());
                })?;
            }
            match &mut all {
                None => all = Some(docs),
                Some(all) => all.intersect(&docs),
            }
        }
        let mut all = all.unwrap_or_default();
        all.intersect(self.alive);
        Ok(all.iter().collect())
    }

    fn count(
        &self,
        index: &InvertedIndexReader,
        info: &TermInfo,
        scratch: &mut Scratch,
    ) -> tantivy::Result<()> {
        each(index, info, IndexRecordOption::WithFreqs, |postings| {
            let doc = postings.doc();
            if self.alive.contains(doc) {
                scratch.add(doc, postings.term_freq());
            }
        })
    }

    fn index(&self, zone: Zone) -> tantivy::Result<Arc<InvertedIndexReader>> {
        self.reader.inverted_index(self.fields.zone(zone))
    }
}

/// Calls `visit` at each document of a term, deleted ones included.
fn each(
    index: &InvertedIndexReader,
    info: &TermInfo,
    option: IndexRecordOption,
    mut visit: impl FnMut(&SegmentPostings),
) -> tantivy::Result<()> {
    let mut postings = index.read_postings_from_terminfo(info, option)?;
    while postings.doc() != TERMINATED {
        visit(&postings);
        postings.advance();
    }
    Ok(())
}

/// Calls `visit` with each folded word of a zone that begins with `prefix`, in order.
pub(super) fn each_with_prefix(
    index: &InvertedIndexReader,
    prefix: &str,
    mut visit: impl FnMut(&str, &TermInfo) -> tantivy::Result<()>,
) -> tantivy::Result<()> {
    let key = format!("{}{prefix}", kind::FOLDED);
    let mut terms = index.terms().range().ge(&key).into_stream()?;
    while terms.advance() {
        let Ok(term) = std::str::from_utf8(terms.key()) else {
            break;
        };
        let Some(word) = term
            .strip_prefix(&key)
            .and(term.get(kind::FOLDED.len_utf8()..))
        else {
            break;
        };
        visit(word, terms.value())?;
    }
    Ok(())
}

/// The terms of a position that a zone holds, words that only begin so left out.
fn known_infos(
    index: &InvertedIndexReader,
    position: &TermPosition,
    zone: Zone,
) -> tantivy::Result<Vec<TermInfo>> {
    let mut infos = Vec::new();
    for term in position.terms_in(zone) {
        infos.extend(index.terms().get(term)?);
    }
    Ok(infos)
}

/// The terms of a position that a zone holds, its twins among them.
fn infos_with_twins(
    index: &InvertedIndexReader,
    position: &TermPosition,
    zone: Zone,
) -> tantivy::Result<Vec<TermInfo>> {
    let mut infos = known_infos(index, position, zone)?;
    for twin in &position.twins {
        infos.extend(index.terms().get(twin)?);
    }
    Ok(infos)
}

/// Counts how often words for the positions stand side by side in some documents; returns those where they do.
fn count_runs(docs: &[DocId], cursors: &mut [Cursor], scratch: &mut Scratch) -> Vec<DocId> {
    let mut found = Vec::new();
    for doc in docs {
        let frequency = runs(cursors.iter_mut(), *doc).len();
        if frequency > 0 {
            scratch.add(*doc, frequency as u32);
            found.push(*doc);
        }
    }
    found
}

/// The terms of a position that a zone holds, its twins and the most frequent of the words that begin so among them.
fn term_infos(
    index: &InvertedIndexReader,
    position: &TermPosition,
    zone: Zone,
) -> tantivy::Result<Vec<TermInfo>> {
    let mut infos = infos_with_twins(index, position, zone)?;
    if let Some(prefix) = &position.prefix {
        let mut words = Vec::new();
        each_with_prefix(index, prefix, |_, info| {
            words.push(info.clone());
            Ok(())
        })?;
        words.sort_by_key(|info| std::cmp::Reverse(info.doc_freq));
        let [few, some, many] = PHRASE_PREFIX;
        words.truncate(match prefix.chars().count() {
            0..=2 => few,
            3 => some,
            _ => many,
        });
        infos.extend(words);
    }
    Ok(infos)
}

/// Where the words of a term position stand in the documents of a zone, which are asked for in rising order.
pub(super) struct Cursor {
    postings: Vec<SegmentPostings>,
    positions: Vec<u32>,
    buffer: Vec<u32>,
}

impl Cursor {
    /// Over all its terms.
    pub fn open(
        index: &InvertedIndexReader,
        position: &TermPosition,
        zone: Zone,
    ) -> tantivy::Result<Self> {
        Self::of(index, &term_infos(index, position, zone)?)
    }

    /// Over its terms, what only begins so left out.
    pub fn terms(
        index: &InvertedIndexReader,
        position: &TermPosition,
        zone: Zone,
    ) -> tantivy::Result<Self> {
        Self::of(index, &infos_with_twins(index, position, zone)?)
    }

    /// Over its exact form only.
    pub fn exact(index: &InvertedIndexReader, position: &TermPosition) -> tantivy::Result<Self> {
        let exact = position
            .exact
            .as_ref()
            .map(|term| index.terms().get(term))
            .transpose()?
            .flatten();
        Self::of(index, exact.as_slice())
    }

    fn of(index: &InvertedIndexReader, infos: &[TermInfo]) -> tantivy::Result<Self> {
        let mut postings = Vec::with_capacity(infos.len());
        for info in infos {
            let option = IndexRecordOption::WithFreqsAndPositions;
            postings.push(index.read_postings_from_terminfo(info, option)?);
        }
        Ok(Self {
            postings,
            positions: Vec::new(),
            buffer: Vec::new(),
        })
    }

    /// Its positions in `doc`, sorted, each once. Documents have to rise from call to call.
    pub fn at(&mut self, doc: DocId) -> &[u32] {
        self.positions.clear();
        for postings in &mut self.postings {
            if postings.doc() < doc {
                postings.seek(doc);
            }
            if postings.doc() == doc {
                postings.positions(&mut self.buffer);
                self.positions.extend_from_slice(&self.buffer);
            }
        }
        self.positions.sort_unstable();
        self.positions.dedup();
        &self.positions
    }
}

/// Where in `doc` words for all the positions begin to stand side by side.
pub(super) fn runs<'a>(cursors: impl Iterator<Item = &'a mut Cursor>, doc: DocId) -> Vec<u32> {
    let mut starts: Option<Vec<u32>> = None;
    for (step, cursor) in (0..).zip(cursors) {
        let positions = cursor.at(doc);
        match &mut starts {
            None => starts = Some(positions.to_vec()),
            Some(starts) => starts.retain(|start| positions.binary_search(&(start + step)).is_ok()),
        }
        if starts.as_ref().is_some_and(Vec::is_empty) {
            break;
        }
    }
    starts.unwrap_or_default()
}
