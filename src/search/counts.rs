//! What the alive documents of a segment come to: counted once, and kept in step as documents go.

use std::collections::BTreeMap;

use tantivy::DocId;

use super::bits::Bits;
use super::numbers::Numbers;
use super::strings::Strings;
use crate::library::Status;

/// What every search asks of the alive documents of a segment.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Totals {
    /// Articles, annotations.
    pub documents: [i64; 2],
    /// Positions of the bodies of the articles, of the annotations.
    pub positions: [i64; 2],
}

impl Totals {
    /// Counts a document of a kind (0 article, 1 annotation): once more (1) or once less (-1).
    pub fn add(&mut self, numbers: &Numbers, doc: DocId, kind: usize, by: i64) {
        let positions = numbers.length.get(doc as usize).copied().unwrap_or(0);
        step(&mut self.documents, kind, by);
        step(&mut self.positions, kind, by * i64::from(positions));
    }

    /// Adds those of another segment.
    pub fn unite(&mut self, other: &Self) {
        let sums = [
            (&mut self.documents, &other.documents),
            (&mut self.positions, &other.positions),
        ];
        for (mine, others) in sums {
            mine.iter_mut().zip(others).for_each(|(sum, n)| *sum += n);
        }
    }
}

/// Counts over the alive documents of a segment.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts {
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
    /// Counts the alive documents of a segment: its articles, its annotations.
    pub fn of(numbers: &Numbers, tags: &Strings, alive: &[Bits; 2]) -> Self {
        let mut counts = Self {
            tags: vec![[0; 2]; tags.count()],
            ..Self::default()
        };
        for (kind, documents) in alive.iter().enumerate() {
            for doc in documents.iter() {
                counts.add(numbers, tags, doc, kind, 1);
            }
        }
        counts
    }

    /// Counts a document of a kind (0 article, 1 annotation) with its tags: once more (1) or once less (-1).
    pub fn add(&mut self, numbers: &Numbers, tags: &Strings, doc: DocId, kind: usize, by: i64) {
        let at = doc as usize;
        for tag in tags.ords(doc) {
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
            (&mut self.languages[..], &other.languages[..]),
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
