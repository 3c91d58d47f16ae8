//! The numbers of a segment's documents, read into memory.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tantivy::SegmentReader;

use super::schema::Number;

/// The numbers of a segment's documents: they never change.
pub(super) struct Numbers {
    pub kind: Vec<u8>,
    pub status: Vec<u8>,
    pub language: Vec<u8>,
    pub published: Vec<u32>,
    pub saved: Vec<u64>,
    pub words: Vec<u32>,
    pub length: Vec<u32>,
    pub flags: Vec<u32>,
    /// The day that tells how new it is, `yyyymmdd`: of publication, else of saving.
    pub newest: Vec<u32>,
}

impl Numbers {
    /// Reads the columns of numbers of a segment.
    pub fn read(reader: &SegmentReader) -> tantivy::Result<Self> {
        let numbers = |number: Number| -> tantivy::Result<Vec<u64>> {
            // Every document has each number: a column that is not there is damage, no column of zeros.
            let column = reader.fast_fields().u64(number.name())?;
            let column = column.first_or_default_col(0);
            let mut values = vec![0; reader.max_doc() as usize];
            column.get_range(0, &mut values);
            Ok(values)
        };
        let small = |number| -> tantivy::Result<Vec<u32>> {
            let values = numbers(number)?.into_iter();
            Ok(values.map(|value| value as u32).collect())
        };
        let bytes = |number| -> tantivy::Result<Vec<u8>> {
            let values = numbers(number)?.into_iter();
            Ok(values.map(|value| value as u8).collect())
        };
        let (published, saved) = (small(Number::Published)?, numbers(Number::Saved)?);
        let days = published.iter().zip(&saved);
        Ok(Self {
            newest: days.map(|(day, saved)| newest(*day, *saved)).collect(),
            kind: bytes(Number::Kind)?,
            status: bytes(Number::Status)?,
            language: bytes(Number::Language)?,
            published,
            saved,
            words: small(Number::Words)?,
            length: small(Number::Length)?,
            flags: small(Number::Flags)?,
        })
    }
}

/// The day that tells how new a document is: of publication, else of saving.
fn newest(published: u32, saved: u64) -> u32 {
    let saved = saved.checked_sub(1).filter(|_| published == 0);
    let day = saved.and_then(|seconds| Timestamp::from_second(seconds as i64).ok());
    day.map_or(published, |time| {
        let date = time.to_zoned_datetime(TimeZone::UTC).date();
        date.year().max(0) as u32 * 10_000 + date.month() as u32 * 100 + date.day() as u32
    })
}
