//! Dates and times as each language writes them.

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

use super::Messages;
use crate::text::{self, Date, Language};

impl Messages {
    /// A publication date of its own precision: `24 nov. 2026`, `nov. 2026`, `2026`.
    pub fn date(&self, date: Date) -> String {
        self.date_with(date, |(_, short)| short)
    }

    /// A publication date with the month in full: `24 novembre 2026`, `1er mars 2020`.
    pub fn date_in_full(&self, date: Date) -> String {
        self.date_with(date, |(full, _)| full)
    }

    fn date_with(
        &self,
        date: Date,
        which: impl Fn((&'static str, &'static str)) -> &'static str,
    ) -> String {
        let Some(month) = date.month else {
            return date.year.to_string();
        };
        let name = which(text::month(month, self.language()));
        match date.day {
            Some(1) if self.language() == Language::French => {
                format!("1er\u{a0}{name}\u{a0}{}", date.year)
            }
            Some(day) => format!("{day}\u{a0}{name}\u{a0}{}", date.year),
            None => format!("{name}\u{a0}{}", date.year),
        }
    }

    /// A moment as a reader says it, seen from `now`: `14:05` today, `hier`, `19 nov.`, `19 nov. 2024`.
    pub fn moment(&self, at: Timestamp, now: Timestamp) -> String {
        let zone = TimeZone::system();
        let (then, today) = (
            at.to_zoned_datetime(zone.clone()),
            now.to_zoned_datetime(zone),
        );
        if then.date() == today.date() {
            return format!("{:02}:{:02}", then.hour(), then.minute());
        }
        if today.date().yesterday().is_ok_and(|day| day == then.date()) {
            return self.text("yesterday");
        }
        let full = self.date(as_date(then.date()));
        if then.year() == today.year() {
            let without_year = full.rsplit_once('\u{a0}').map(|(day, _)| day.to_owned());
            return without_year.unwrap_or(full);
        }
        full
    }

    /// A moment as a clock time in the reader's time zone: `14:05`.
    pub fn clock(&self, at: Timestamp) -> String {
        let then = at.to_zoned_datetime(TimeZone::system());
        format!("{:02}:{:02}", then.hour(), then.minute())
    }

    /// The day of a moment in the reader's time zone, with its year: `24 nov. 2026`.
    pub fn day(&self, at: Timestamp) -> String {
        self.date(as_date(at.to_zoned_datetime(TimeZone::system()).date()))
    }

    /// The name of a version of a text: its number, and the day it is from where that is known.
    pub fn version(&self, number: usize, date: Option<Timestamp>) -> String {
        let number = number.into();
        match date.map(|at| self.day(at)) {
            Some(date) => self.with("version-of", &[("number", number), ("date", date.into())]),
            None => self.with("version-undated", &[("number", number)]),
        }
    }
}

fn as_date(date: civil::Date) -> Date {
    Date {
        year: date.year(),
        month: Some(date.month() as u8),
        day: Some(date.day() as u8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_each_language_writes_them() {
        let (french, english) = (
            Messages::new(Language::French),
            Messages::new(Language::English),
        );
        let day = Date {
            year: 2026,
            month: Some(11),
            day: Some(24),
        };
        assert_eq!(french.date(day), "24\u{a0}nov.\u{a0}2026");
        assert_eq!(english.date(day), "24\u{a0}Nov\u{a0}2026");
        let first = Date {
            year: 2020,
            month: Some(3),
            day: Some(1),
        };
        assert_eq!(french.date_in_full(first), "1er\u{a0}mars\u{a0}2020");
        assert_eq!(
            french.date(Date {
                year: 2017,
                month: Some(6),
                day: None
            }),
            "juin\u{a0}2017"
        );
    }

    #[test]
    fn moments_shorten_as_they_come_near() {
        let messages = Messages::new(Language::French);
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let now = at("2026-11-24T12:00:00Z");
        assert_eq!(messages.moment(at("2026-11-23T12:00:00Z"), now), "hier");
        assert_eq!(
            messages.moment(at("2026-11-19T12:00:00Z"), now),
            "19\u{a0}nov."
        );
        assert_eq!(
            messages.moment(at("2024-11-19T12:00:00Z"), now),
            "19\u{a0}nov.\u{a0}2024"
        );
    }
}
