//! Counting the documents of one leaf: how often it stands in each, zone by zone.

use tantivy::DocId;

use super::Zone;
use super::postings::Entry;

/// Bits of [`Scratch::in_body`].
const STEM: u8 = 1;
const EXACT: u8 = 2;

/// Room for counting, one place per document of the segment; used again for every leaf.
#[derive(Default)]
pub(super) struct Scratch {
    /// Frequencies in the zone that is being read: the best of its terms.
    zone: Vec<u32>,
    zone_docs: Vec<DocId>,
    frequency: Vec<f32>,
    exact: Vec<f32>,
    /// Which of the two stand in the body.
    in_body: Vec<u8>,
    seen: Vec<DocId>,
}

impl Scratch {
    /// Room for `len` documents.
    pub fn new(len: usize) -> Self {
        Self {
            zone: vec![0; len],
            frequency: vec![0.0; len],
            exact: vec![0.0; len],
            in_body: vec![0; len],
            ..Self::default()
        }
    }

    pub fn len(&self) -> usize {
        self.zone.len()
    }

    pub fn add(&mut self, doc: DocId, frequency: u32) {
        if let Some(known) = self.zone.get_mut(doc as usize) {
            if *known == 0 {
                self.zone_docs.push(doc);
            }
            *known = (*known).max(frequency);
        }
    }

    /// Adds the zone's frequencies, weighted, and empties it.
    pub fn settle(&mut self, zone: Zone, norms: &[f32], exact: bool) {
        for doc in self.zone_docs.drain(..) {
            let Some(counted) = self.zone.get_mut(doc as usize) else {
                continue;
            };
            let norm = if zone == Zone::Body {
                norms.get(doc as usize).copied()
            } else {
                None
            };
            let weighted = zone.weight() * std::mem::take(counted) as f32 / norm.unwrap_or(1.0);
            if let (Some(sum), Some(exactly)) = (
                self.frequency.get_mut(doc as usize),
                self.exact.get_mut(doc as usize),
            ) {
                if *sum == 0.0 && *exactly == 0.0 {
                    self.seen.push(doc);
                }
                *(if exact { exactly } else { sum }) += weighted;
                if zone == Zone::Body
                    && let Some(bits) = self.in_body.get_mut(doc as usize)
                {
                    *bits |= if exact { EXACT } else { STEM };
                }
            }
        }
    }

    /// Gives what only the heads hold the weight of one word in a text.
    pub fn settle_once(&mut self) {
        for doc in self.zone_docs.drain(..) {
            if let (Some(counted), Some(sum)) = (
                self.zone.get_mut(doc as usize),
                self.frequency.get_mut(doc as usize),
            ) {
                *counted = 0;
                if *sum == 0.0 {
                    *sum = 0.5;
                    self.seen.push(doc);
                }
            }
        }
    }

    /// The documents met, in order; leaves the scratch empty.
    pub fn take(&mut self) -> Vec<Entry> {
        self.seen.sort_unstable();
        self.seen.dedup();
        let take =
            |values: &mut Vec<f32>, doc: DocId| values.get_mut(doc as usize).map(std::mem::take);
        let mut entries = Vec::with_capacity(self.seen.len());
        for doc in self.seen.drain(..) {
            let frequency = take(&mut self.frequency, doc).unwrap_or(0.0);
            let exact = take(&mut self.exact, doc).unwrap_or(0.0);
            let bits = self.in_body.get_mut(doc as usize).map_or(0, std::mem::take);
            entries.push(Entry {
                doc,
                frequency,
                exact,
                in_body: bits & STEM != 0,
                exact_in_body: bits & EXACT != 0,
            });
        }
        entries
    }
}

/// The better of two readings of a leaf, document by document.
pub(super) fn best_of(a: &[Entry], b: &[Entry]) -> Vec<Entry> {
    let mut best = Vec::with_capacity(a.len() + b.len());
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    loop {
        let next = match (a.peek(), b.peek()) {
            (Some(x), Some(y)) if x.doc == y.doc => {
                let joined = Entry {
                    doc: x.doc,
                    frequency: x.frequency.max(y.frequency),
                    exact: x.exact.max(y.exact),
                    in_body: x.in_body || y.in_body,
                    exact_in_body: x.exact_in_body || y.exact_in_body,
                };
                a.next();
                b.next();
                joined
            }
            (Some(x), Some(y)) if x.doc > y.doc => {
                let entry = **y;
                b.next();
                entry
            }
            (Some(x), _) => {
                let entry = **x;
                a.next();
                entry
            }
            (None, Some(y)) => {
                let entry = **y;
                b.next();
                entry
            }
            (None, None) => return best,
        };
        best.push(next);
    }
}
