//! Counts how often a term group stands in each document of a segment, zone by zone.

use tantivy::DocId;

use super::schema::Zone;
use super::term_match::{Places, TermMatch};

/// Room for counting, one place per document of the segment; used again for every term group.
#[derive(Default)]
pub(super) struct Scratch {
    /// Frequencies in the zone that is being read: the best of its terms.
    zone: Vec<u32>,
    zone_docs: Vec<DocId>,
    frequency: Vec<f32>,
    exact: Vec<f32>,
    places: Vec<Places>,
    seen: Vec<DocId>,
}

impl Scratch {
    /// Room for `len` documents.
    pub fn new(len: usize) -> Self {
        Self {
            zone: vec![0; len],
            frequency: vec![0.0; len],
            exact: vec![0.0; len],
            places: vec![Places::default(); len],
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
                if let Some(places) = self.places.get_mut(doc as usize) {
                    match zone {
                        Zone::Body if exact => places.exact_in_body = true,
                        Zone::Body => places.body = true,
                        Zone::Title => places.title = true,
                        _ => {}
                    }
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
    pub fn take(&mut self) -> Vec<TermMatch> {
        self.seen.sort_unstable();
        self.seen.dedup();
        let take =
            |values: &mut Vec<f32>, doc: DocId| values.get_mut(doc as usize).map(std::mem::take);
        let mut entries = Vec::with_capacity(self.seen.len());
        for doc in self.seen.drain(..) {
            let frequency = take(&mut self.frequency, doc).unwrap_or(0.0);
            let exact = take(&mut self.exact, doc).unwrap_or(0.0);
            let places = self.places.get_mut(doc as usize).map(std::mem::take);
            entries.push(TermMatch {
                doc,
                frequency,
                exact,
                places: places.unwrap_or_default(),
            });
        }
        entries
    }
}
