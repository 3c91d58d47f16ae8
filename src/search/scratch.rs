//! Counts how often a term group stands in each document of a segment, zone by zone.

use tantivy::DocId;

use super::schema::Zone;
use super::term_match::{Places, TermMatch};

/// Which forms of a word are being counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// All that are the word.
    Any,
    /// The one that was typed.
    Exact,
    /// What may be the word, spelt otherwise.
    Twin,
}

/// Room for counting, one place per document of the segment; used again for every term group.
#[derive(Default)]
pub(super) struct Scratch {
    /// Frequencies in the zone that is being read: the best of its terms.
    zone: Vec<u32>,
    zone_docs: Vec<DocId>,
    frequency: Vec<f32>,
    exact: Vec<f32>,
    twin: Vec<f32>,
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
            twin: vec![0.0; len],
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
    pub fn settle(&mut self, zone: Zone, norms: &[f32], form: Form) {
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
            let at = doc as usize;
            let place = |values: &[f32]| values.get(at).copied().unwrap_or(0.0);
            if place(&self.frequency) + place(&self.exact) + place(&self.twin) == 0.0 {
                self.seen.push(doc);
            }
            let sums = match form {
                Form::Any => &mut self.frequency,
                Form::Exact => &mut self.exact,
                Form::Twin => &mut self.twin,
            };
            if let Some(sum) = sums.get_mut(at) {
                *sum += weighted;
            }
            if let Some(places) = self.places.get_mut(at) {
                match (zone, form) {
                    (Zone::Body, Form::Any) => places.body = true,
                    (Zone::Body, Form::Exact) => places.exact_in_body = true,
                    (Zone::Title, Form::Any | Form::Exact) => places.title = true,
                    (Zone::Body, Form::Twin) => places.twin_in_body = true,
                    (Zone::Title, Form::Twin)
                    | (Zone::Notes | Zone::Tags | Zone::Author | Zone::Site, _) => {}
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
            let twin = take(&mut self.twin, doc).unwrap_or(0.0);
            let places = self.places.get_mut(doc as usize).map(std::mem::take);
            entries.push(TermMatch {
                doc,
                frequency,
                exact,
                twin,
                places: places.unwrap_or_default(),
            });
        }
        entries
    }
}
