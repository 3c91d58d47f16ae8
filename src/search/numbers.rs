//! The numbers of a segment's documents. A column is opened where it stands in the index, and unpacked when it is first
//! asked for: what a search does not sort, filter or count by is never read.
//!
//! They are unpacked once, since each key that is typed reads all that is found.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tantivy::columnar::{Cardinality, Column};
use tantivy::{DocId, SegmentReader};

use super::schema::Number;

/// A column, unpacked when it is first read.
pub(super) type Unpacked<T> = LazyLock<Vec<T>, Box<dyn FnOnce() -> Vec<T> + Send>>;

/// The numbers of a segment's documents: they never change.
pub(super) struct Numbers {
    pub kind: Unpacked<u8>,
    pub status: Unpacked<u8>,
    pub language: Unpacked<u8>,
    pub published: Unpacked<u32>,
    pub saved: Unpacked<u64>,
    pub words: Unpacked<u32>,
    pub length: Unpacked<u32>,
    pub flags: Unpacked<u32>,
    /// What tells each article and the state of its files from all others.
    pub digest: Unpacked<u64>,
    /// The day that tells how new it is, `yyyymmdd`: of publication, else of saving.
    pub newest: Unpacked<u32>,
}

impl Numbers {
    /// Opens the columns of numbers of a segment.
    pub fn open(reader: &SegmentReader) -> tantivy::Result<Self> {
        let column = |number: Number| -> tantivy::Result<Packed> {
            // Every document has each number: a column that is not there is damage, no column of zeros.
            let column = reader.fast_fields().u64(number.name())?;
            Ok(Packed {
                column,
                documents: reader.max_doc(),
            })
        };
        let (published, saved) = (column(Number::Published)?, column(Number::Saved)?);
        Ok(Self {
            newest: unpacked(move || newest(&published.read(), &saved.read())),
            kind: column(Number::Kind)?.bytes(),
            status: column(Number::Status)?.bytes(),
            language: column(Number::Language)?.bytes(),
            published: column(Number::Published)?.small(),
            saved: column(Number::Saved)?.whole(),
            words: column(Number::Words)?.small(),
            length: column(Number::Length)?.small(),
            flags: column(Number::Flags)?.small(),
            digest: column(Number::Digest)?.whole(),
        })
    }
}

fn unpacked<T>(read: impl FnOnce() -> Vec<T> + Send + 'static) -> Unpacked<T> {
    LazyLock::new(Box::new(read))
}

/// A column as it stands in the index.
struct Packed {
    column: Column<u64>,
    documents: DocId,
}

impl Packed {
    fn read(&self) -> Vec<u64> {
        if self.column.get_cardinality() == Cardinality::Full {
            let mut values = vec![0; self.documents as usize];
            self.column.values.get_range(0, &mut values);
            return values;
        }
        let first = |doc| self.column.first(doc).unwrap_or(0);
        (0..self.documents).map(first).collect()
    }

    fn whole(self) -> Unpacked<u64> {
        unpacked(move || self.read())
    }

    fn small(self) -> Unpacked<u32> {
        unpacked(move || self.read().into_iter().map(|value| value as u32).collect())
    }

    fn bytes(self) -> Unpacked<u8> {
        unpacked(move || self.read().into_iter().map(|value| value as u8).collect())
    }
}

/// The day that tells how new each document is: of publication, else of saving.
fn newest(published: &[u64], saved: &[u64]) -> Vec<u32> {
    // What was added together was saved on one day.
    let mut last = (u64::MAX, 0);
    let days = published.iter().zip(saved);
    let days = days.map(|(published, saved)| {
        let Some(seconds) = saved.checked_sub(1).filter(|_| *published == 0) else {
            return *published as u32;
        };
        let day = seconds / SECONDS_A_DAY;
        if last.0 != day {
            last = (day, date(seconds));
        }
        last.1
    });
    days.collect()
}

const SECONDS_A_DAY: u64 = 86_400;

/// The day of a moment, `yyyymmdd`.
fn date(seconds: u64) -> u32 {
    Timestamp::from_second(seconds as i64).map_or(0, |time| {
        let date = time.to_zoned_datetime(TimeZone::UTC).date();
        date.year().max(0) as u32 * 10_000 + date.month() as u32 * 100 + date.day() as u32
    })
}
