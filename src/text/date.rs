//! Dates as articles carry them: a day, a month or only a year.

use std::fmt;

/// A publication date of the precision that its source gave. Orders by time, the vaguer first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year, 1–9999.
    pub year: i16,
    /// Month 1–12, where known.
    pub month: Option<u8>,
    /// Day 1–31, where known (then the month is too).
    pub day: Option<u8>,
}

impl fmt::Display for Date {
    /// ISO 8601 of the known precision: `2017`, `2017-06`, `2017-06-26`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}
