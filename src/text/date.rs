//! Dates as articles carry them: a day, a month or only a year.

mod names;
mod words;

use std::fmt;
use std::str::FromStr;

pub use names::month;
pub use words::parse_words;

/// A publication date of the precision that its source gave. Orders by time, the vaguer first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year, 1000–9999.
    pub year: i16,
    /// Month 1–12, where known.
    pub month: Option<u8>,
    /// Day 1–31, where known (then the month is too).
    pub day: Option<u8>,
}

/// A text that is no date of any form that Glose reads.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a date: {text:?} (write 2017, 2017-06, 2017-06-26 or 26 June 2017)")]
pub struct DateError {
    /// What was given, at most its first 100 characters.
    pub text: String,
}

impl Date {
    /// A date, if the calendar has it: a year 1000–9999, a month 1–12, a day that the month has.
    pub fn new(year: i16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let valid = (1000..=9999).contains(&year)
            && month.is_none_or(|month| (1..=12).contains(&month))
            && day.is_none_or(|day| {
                month.is_some_and(|month| (1..=days_in(year, month)).contains(&day))
            });
        valid.then_some(Self { year, month, day })
    }

    /// Reads `2017`, `2017-06`, `2017-06-26`, or a date and time (RFC 3339, also with a space for the
    /// `T`), whose day is taken as it is written, without regard to the offset.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let text = text.trim();
        let (date, time) = match text.as_bytes().get(10) {
            Some(b'T' | b't' | b' ') => (text.get(..10)?, text.get(11..)),
            _ => (text, None),
        };
        if time.is_some_and(|time| !is_iso_time(time)) {
            return None;
        }
        let mut parts = date.split('-');
        let year = parts.next().and_then(|part| digits(part, 4, 4))?;
        let month = parts.next().map(|part| digits(part, 2, 2));
        let day = parts.next().map(|part| digits(part, 2, 2));
        if parts.next().is_some() || month == Some(None) || day == Some(None) {
            return None;
        }
        let small = |part: Option<Option<u16>>| part.flatten().and_then(|n| u8::try_from(n).ok());
        Self::new(i16::try_from(year).ok()?, small(month), small(day))
    }
}

impl FromStr for Date {
    type Err = DateError;

    /// Reads an ISO date ([`Date::parse_iso`]) or a date in words ([`parse_words`]).
    fn from_str(text: &str) -> Result<Self, DateError> {
        Self::parse_iso(text)
            .or_else(|| parse_words(text))
            .ok_or_else(|| DateError {
                text: text.chars().take(100).collect(),
            })
    }
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

/// How many days a month (1–12) has, by the Gregorian calendar.
fn days_in(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// A number written in `least` to `most` ASCII digits and nothing else.
fn digits(text: &str, least: usize, most: usize) -> Option<u16> {
    let fits = (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// Whether a text is a time of day: `09:12`, `09:12:44`, `09:12:44.5`, then perhaps `Z` or an offset.
fn is_iso_time(text: &str) -> bool {
    let (clock, zone) = match text.find(['Z', 'z', '+', '-']) {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let whole = clock.split(['.', ',']).next().unwrap_or_default();
    let fraction = clock.get(whole.len()..).unwrap_or_default();
    is_clock(whole)
        && (fraction.is_empty()
            || (fraction.len() > 1 && fraction.bytes().skip(1).all(|b| b.is_ascii_digit())))
        && (matches!(zone, "" | "Z" | "z") || zone.get(1..).is_some_and(is_offset))
}

/// Whether a text is hours and minutes, perhaps with seconds (60 for a leap second).
fn is_clock(text: &str) -> bool {
    let parts: Vec<Option<u16>> = text
        .trim()
        .split(':')
        .map(|part| digits(part, 2, 2))
        .collect();
    match parts.as_slice() {
        [Some(hour), Some(minute)] => *hour < 25 && *minute < 60,
        [Some(hour), Some(minute), Some(second)] => *hour < 25 && *minute < 60 && *second < 61,
        _ => false,
    }
}

/// Whether a text is the digits of an offset from UTC: `02:00`, `0200` or `02`.
fn is_offset(text: &str) -> bool {
    is_clock(text) || digits(text, 4, 4).is_some() || digits(text, 2, 2).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn iso_dates_are_read_in_their_own_precision() {
        for text in [
            "2017",
            "2017-06",
            "2017-06-26",
            "2016-02-29",
            "1000",
            "9999-12-31",
        ] {
            assert_eq!(
                Date::parse_iso(text)
                    .map(|date| date.to_string())
                    .as_deref(),
                Some(text)
            );
        }
    }

    #[test]
    fn a_date_and_time_gives_its_day_as_written() {
        for text in [
            "2017-06-26T09:12:44Z",
            "2017-06-26T23:59:60.123456+02:00",
            "2017-06-26 10:15:30+00:00",
            "2017-06-26T09:12",
            "2017-06-26t09:12:44-0500",
            " 2017-06-26T09:12:44 ",
        ] {
            assert_eq!(
                Date::parse_iso(text),
                Date::new(2017, Some(6), Some(26)),
                "{text}"
            );
        }
    }

    #[test]
    fn what_the_calendar_does_not_have_is_no_date() {
        for text in [
            "",
            "0999",
            "17",
            "2017-13",
            "2017-00",
            "2017-02-30",
            "2017-02-29",
            "1900-02-29",
            "2017-06-31",
            "2017-6-26",
            "2017-06-26-01",
            "2017-06-26T",
            "2017-06-26T9",
            "2017-",
            "2017-06-26x",
            "2017-06-26T10:99",
            "+2017",
            "2017-06-2é",
            "２０１７",
        ] {
            assert_eq!(Date::parse_iso(text), None, "{text}");
        }
    }

    #[test]
    fn any_form_is_read_from_a_string_and_an_error_holds_what_was_given() {
        assert_eq!(
            "2017-06".parse::<Date>().ok(),
            Date::new(2017, Some(6), None)
        );
        assert_eq!(
            "26 juin 2017".parse::<Date>().ok(),
            Date::new(2017, Some(6), Some(26))
        );
        let error = "bientôt".parse::<Date>().unwrap_err();
        assert_eq!(error.text, "bientôt");
        assert!(error.to_string().contains("bientôt"));
    }

    #[test]
    fn dates_order_by_time_the_vaguer_first() {
        let sorted = [
            "2016-12-31",
            "2017",
            "2017-01",
            "2017-01-01",
            "2017-06",
            "2018",
        ];
        let dates: Vec<Date> = sorted
            .iter()
            .filter_map(|text| Date::parse_iso(text))
            .collect();
        assert!(dates.is_sorted() && dates.len() == sorted.len());
    }

    proptest! {
        #[test]
        fn a_date_survives_being_written_and_read(year in 1000i16..=9999, month in 1u8..=12, day in 1u8..=31) {
            for date in [
                Date::new(year, None, None),
                Date::new(year, Some(month), None),
                Date::new(year, Some(month), Some(day)),
            ].into_iter().flatten() {
                prop_assert_eq!(date.to_string().parse::<Date>().ok(), Some(date));
            }
        }

        #[test]
        fn any_text_is_read_or_refused_without_harm(text in "\\PC{0,40}") {
            let _ = text.parse::<Date>();
        }
    }
}
