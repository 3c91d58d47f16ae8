//! What the alive documents of a segment come to: counted once, and kept in step as documents go.

use std::collections::BTreeMap;

use tantivy::DocId;

use super::numbers::Numbers;
use crate::library::Status;

/// Counts over the alive documents of a segment.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts {
    /// Articles, annotations.
    pub documents: [i64; 2],
    /// Positions of the bodies of the articles, of the annotations.
    pub positions: [i64; 2],
    /// Articles and annotations with each tag, by its ordinal in the segment.
    pub tags: Vec<[i64; 2]>,
    /// Articles in French, in English.
    pub languages: [i64; 2],
    /// Articles by the order of `Status::ALL`.
    pub statuses: [i64; Status::ALL.len()],
    /// Articles by the year of their publication.
    pub years: BTreeMap<i16, i64>,
}

impl Counts {
    /// Counts of no document, in a segment of so many tags.
    pub fn new(tags: usize) -> Self {
        Self {
            tags: vec![[0; 2]; tags],
            ..Self::default()
        }
    }

    /// Counts a document of a kind (0 article, 1 annotation) with its tags: once more (1) or once less (-1).
    pub fn add(&mut self, numbers: &Numbers, tags: &[u32], doc: DocId, kind: usize, by: i64) {
        let at = doc as usize;
        let positions = numbers.length.get(at).copied().unwrap_or(0);
        step(&mut self.documents, kind, by);
        step(&mut self.positions, kind, by * i64::from(positions));
        for tag in tags {
            if let Some(counts) = self.tags.get_mut(*tag as usize) {
                step(counts, kind, by);
            }
        }
        if kind != 0 {
            return;
        }
        let small = |column: &[u8]| usize::from(column.get(at).copied().unwrap_or(0));
        step(&mut self.languages, small(&numbers.language), by);
        step(&mut self.statuses, small(&numbers.status), by);
        let year = numbers.published.get(at).copied().unwrap_or(0) / 10_000;
        if year != 0 {
            *self.years.entry(year as i16).or_default() += by;
        }
    }

    /// Adds the counts of another segment, tags aside: their ordinals are the segment's own.
    pub fn unite(&mut self, other: &Self) {
        let sums = [
            (&mut self.documents[..], &other.documents[..]),
            (&mut self.positions, &other.positions),
            (&mut self.languages, &other.languages),
            (&mut self.statuses, &other.statuses),
        ];
        for (mine, others) in sums {
            mine.iter_mut().zip(others).for_each(|(sum, n)| *sum += n);
        }
        for (year, count) in &other.years {
            *self.years.entry(*year).or_default() += count;
        }
    }
}

fn step(counts: &mut [i64], at: usize, by: i64) {
    if let Some(count) = counts.get_mut(at) {
        *count += by;
    }
}
