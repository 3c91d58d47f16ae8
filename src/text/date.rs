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

impl Date {
    /// Reads a year, a month or a day in ISO 8601.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let mut parts = text.trim().get(..text.len().min(10))?.splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next().and_then(|p| p.parse().ok());
        let day = parts.next().and_then(|p| p.parse().ok());
        Some(Self { year, month, day })
    }
}
