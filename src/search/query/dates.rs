//! Dates and ranges as they are typed in a query.

use std::fmt;

use jiff::civil;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// An inclusive range of days, each as `yyyymmdd`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayRange {
    /// First day; 0 where open.
    pub from: u32,
    /// Last day; 99999999 where open.
    pub to: u32,
}

/// The end of a range that has none.
const OPEN: u32 = 99_999_999;

impl DayRange {
    /// Reads a year, a month, a day (`2017`, `2017-06`, `2017-06-26`, `26/06/2017`), a range of them
    /// (`2016..2018`, `2016..`), or a side of one (`>2016`, `<=2016-03`). `None`: no such date.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some((from, to)) = text.split_once("..").or_else(|| text.split_once('…')) {
            let open = |side: &str| side.trim().is_empty();
            if open(from) && open(to) {
                return None;
            }
            let from = if open(from) { (0, 0) } else { period(from)? };
            let to = if open(to) { (OPEN, OPEN) } else { period(to)? };
            let (from, to) = if from.0 <= to.0 {
                (from, to)
            } else {
                (to, from)
            };
            return Some(Self {
                from: from.0,
                to: to.1,
            });
        }
        for (sign, strict, after) in [
            (">=", false, true),
            ("<=", false, false),
            (">", true, true),
            ("<", true, false),
        ] {
            if let Some(side) = text.strip_prefix(sign) {
                let (from, to) = period(side)?;
                return Some(match (after, strict) {
                    (true, false) => Self { from, to: OPEN },
                    (true, true) => Self {
                        from: to + 1,
                        to: OPEN,
                    },
                    (false, false) => Self { from: 0, to },
                    (false, true) => Self {
                        from: 0,
                        to: from.saturating_sub(1),
                    },
                });
            }
        }
        period(text).map(|(from, to)| Self { from, to })
    }

    /// Whether a day number lies in the range; 0 (unknown) never does.
    pub fn contains(self, day: u32) -> bool {
        day != 0 && self.from <= day && day <= self.to
    }

    /// The same range in seconds since 1970: from the start of its first day to the end of its last, as the clocks of a
    /// time zone have them.
    pub fn seconds(self, zone: &TimeZone) -> (i64, i64) {
        let start =
            |day: u32| midnight(day, zone).unwrap_or(if day == 0 { i64::MIN } else { i64::MAX });
        let end = if self.to >= OPEN {
            i64::MAX
        } else {
            start(self.to + 1).saturating_sub(1)
        };
        (
            if self.from == 0 {
                i64::MIN
            } else {
                start(self.from)
            },
            end,
        )
    }
}

/// Seconds since 1970 at the start of a day; for a month or a year (zeros), of its first day. One past the
/// last day of a month is the first of the next.
fn midnight(day: u32, zone: &TimeZone) -> Option<i64> {
    let (year, month, date) = (day / 10_000, day / 100 % 100, day % 100);
    let first = civil::Date::new(year as i16, month.max(1) as i8, 1).ok()?;
    let date = first
        .checked_add((i64::from(date.max(1)) - 1).days())
        .ok()?;
    Some(
        date.to_zoned_datetime(zone.clone())
            .ok()?
            .timestamp()
            .as_second(),
    )
}

/// First and last day number of a year, a month or a day. The first of a year is its number followed by
/// zeros, so that dates known only to the year lie in it.
fn period(text: &str) -> Option<(u32, u32)> {
    let text = text.trim();
    let mut parts: Vec<u32> = Vec::new();
    for part in text.split(['-', '/', '.']) {
        if part.is_empty() || part.len() > 4 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        parts.push(part.parse().ok()?);
    }
    if parts.len() > 1 && parts.first().is_some_and(|first| *first < 1000) {
        parts.reverse();
    }
    let (year, month, day) = match *parts.as_slice() {
        [year] => (year, None, None),
        [year, month] => (year, Some(month), None),
        [year, month, day] => (year, Some(month), Some(day)),
        _ => return None,
    };
    if !(1000..=9999).contains(&year) {
        return None;
    }
    let named = |part: Option<u32>| i8::try_from(part.unwrap_or(1)).ok();
    let first = civil::Date::new(year as i16, named(month)?, named(day)?).ok()?;
    let number = year * 10_000 + month.unwrap_or(0) * 100 + day.unwrap_or(0);
    let last = match (month, day) {
        (_, Some(_)) => number,
        (Some(_), None) => number + first.days_in_month() as u32,
        (None, _) => number + 1231,
    };
    Some((number, last))
}

impl fmt::Display for DayRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { from, to } = *self;
        match (from, to) {
            (0, OPEN) => write!(f, ".."),
            (0, to) if ends_period(to) => write!(f, "..{}", Day(to)),
            (0, to) => write!(f, "<{}", Day(to + 1)),
            (from, OPEN) if is_period(from) => write!(f, "{}..", Day(from)),
            (from, OPEN) => write!(f, ">{}", Day(from - 1)),
            (from, to) if from == to => write!(f, "{}", Day(from)),
            (from, to) => write!(f, "{}..{}", Day(from), Day(to)),
        }
    }
}

/// A day number as a date of its precision.
struct Day(u32);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, date) = (self.0 / 10_000, self.0 / 100 % 100, self.0 % 100);
        write!(f, "{year:04}")?;
        if month != 0 {
            write!(f, "-{month:02}")?;
        }
        if date != 0 {
            write!(f, "-{date:02}")?;
        }
        Ok(())
    }
}

/// Whether a day number names a year, a month or a day that exists, and no day past the end of one.
fn is_period(day: u32) -> bool {
    period(&Day(day).to_string()).is_some()
}

/// Whether a day number is the end of what it names: that before the first of a month names the whole month.
fn ends_period(day: u32) -> bool {
    period(&Day(day).to_string()).is_some_and(|(_, last)| last == day)
}

/// How far back, or since which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// So many days before now.
    Days(u32),
    /// From this day on (`yyyymmdd`).
    Day(u32),
}

impl Since {
    /// Reads `30d` or `30j`, `2w` or `2sem`, `6m`, `1y` or `1a`, `30` (days), or a date.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let digits = text
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(text.len());
        let (count, unit) = text.split_at(digits);
        let days = match unit {
            "d" | "j" | "day" | "days" | "jour" | "jours" => 1,
            "" if count.len() < 4 => 1,
            "w" | "s" | "sem" | "week" | "weeks" | "semaine" | "semaines" => 7,
            "m" | "mo" | "mois" | "month" | "months" => 30,
            "y" | "a" | "an" | "ans" | "year" | "years" => 365,
            _ => {
                return DayRange::parse(&text)
                    .filter(|range| range.to != OPEN)
                    .map(|r| Self::Day(r.from));
            }
        };
        let count: u32 = count.parse().ok()?;
        Some(Self::Days(count.checked_mul(days)?.min(4_000_000)))
    }

    /// Seconds since 1970 from which on it holds, by the clocks of a time zone.
    pub fn from(self, now: Timestamp, zone: &TimeZone) -> i64 {
        match self {
            Self::Days(days) => now.as_second() - i64::from(days) * 86_400,
            Self::Day(day) => {
                DayRange {
                    from: day,
                    to: OPEN,
                }
                .seconds(zone)
                .0
            }
        }
    }
}

impl fmt::Display for Since {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(days) => write!(f, "{days}d"),
            Self::Day(day) => write!(f, "{}", Day(*day)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(text: &str) -> Option<(u32, u32)> {
        DayRange::parse(text).map(|range| (range.from, range.to))
    }

    #[test]
    fn years_months_days_and_ranges_are_read() {
        assert_eq!(range("2017"), Some((20_170_000, 20_171_231)));
        assert_eq!(range("2016-02"), Some((20_160_200, 20_160_229)));
        assert_eq!(range("26/06/2017"), Some((20_170_626, 20_170_626)));
        assert_eq!(range("2016..2018-03"), Some((20_160_000, 20_180_331)));
        assert_eq!(range("2016.."), Some((20_160_000, OPEN)));
        assert_eq!(range(">2016"), Some((20_161_232, OPEN)));
        assert_eq!(range("<=2016-01"), Some((0, 20_160_131)));
    }

    #[test]
    fn dates_that_do_not_exist_are_none() {
        for text in [
            "2017-13",
            "2017-02-30",
            "17",
            "..",
            "demain",
            "2017-",
            "99999",
            "2017-06-26-01",
            "2017-258",
            "2017.2818",
            "2017-06-257",
        ] {
            assert_eq!(range(text), None, "{text}");
        }
    }

    #[test]
    fn ranges_reach_from_the_first_second_to_the_last() {
        let (from, to) = DayRange::parse("1970-01-01")
            .map(|range| range.seconds(&TimeZone::UTC))
            .unwrap();
        assert_eq!((from, to), (0, 86_399));
        assert_eq!(
            DayRange::parse(">1970-01").map(|r| r.seconds(&TimeZone::UTC).0),
            Some(31 * 86_400)
        );
    }

    #[test]
    fn days_are_those_of_the_readers_time_zone() {
        let zone = TimeZone::fixed(jiff::tz::offset(-5));
        let day = DayRange::parse("1970-01-01").unwrap();
        assert_eq!(day.seconds(&zone), (5 * 3600, 29 * 3600 - 1));
        let before = DayRange::parse("<1970-03").unwrap();
        assert_eq!(before.seconds(&TimeZone::UTC).1, 59 * 86_400 - 1);
    }

    #[test]
    fn before_the_first_of_a_month_prints_without_that_month() {
        let before = DayRange::parse("<2017-06-01").unwrap();
        assert_eq!(before.to_string(), "<2017-06-01");
        assert!(!before.contains(20_170_615));
    }

    #[test]
    fn since_counts_in_either_language() {
        assert_eq!(Since::parse("30d"), Since::parse("30j"));
        assert_eq!(Since::parse("2w"), Some(Since::Days(14)));
        assert_eq!(Since::parse("1an"), Some(Since::Days(365)));
        assert_eq!(Since::parse("2026-01"), Some(Since::Day(20_260_100)));
        assert_eq!(Since::parse("soon"), None);
    }
}
