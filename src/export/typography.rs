//! Quotation marks and dates as each language writes them.

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::TimeZone;

use crate::text::{self, Date, Language};

/// The text between the quotation marks of a language: `« … »` with no-break spaces, `“…”`. A text that
/// is already wholly between them is left as it is.
pub fn quoted(text: &str, language: Language) -> String {
    let (open, close) = marks(text, language);
    format!("{open}{text}{close}")
}

/// The quotation marks that a text needs around it; empty where it has its own.
pub(super) fn marks(text: &str, language: Language) -> (&'static str, &'static str) {
    let (open, close, first, last) = match language {
        Language::French => ("«\u{a0}", "\u{a0}»", '«', '»'),
        Language::English => ("“", "”", '“', '”'),
    };
    let inner = text
        .strip_prefix(first)
        .and_then(|rest| rest.strip_suffix(last));
    if inner.is_some_and(|inner| !inner.contains([first, last])) {
        ("", "")
    } else {
        (open, close)
    }
}

/// A publication date in words, of its own precision: `26 juin 2017`, `juin 2017`, `2017`.
pub(super) fn date(date: Date, language: Language) -> String {
    let Some(month) = date.month else {
        return date.year.to_string();
    };
    let (name, _) = text::month(month, language);
    match (date.day, language) {
        (Some(1), Language::French) => format!("1er\u{a0}{name} {}", date.year),
        (Some(day), _) => format!("{day}\u{a0}{name} {}", date.year),
        (None, _) => format!("{name} {}", date.year),
    }
}

/// A publication date as American styles write it: `2017, June 26`, `2017, June`.
pub(super) fn american(date: Date, language: Language) -> String {
    let day = american_day(date, language);
    if day.is_empty() {
        date.year.to_string()
    } else {
        format!("{}, {day}", date.year)
    }
}

/// The same without the year: `June 26`, `June`; empty for a year alone.
pub(super) fn american_day(date: Date, language: Language) -> String {
    let name = date.month.map(|month| text::month(month, language).0);
    match (name, date.day) {
        (Some(name), Some(day)) => format!("{name}\u{a0}{day}"),
        (Some(name), None) => name.to_owned(),
        (None, _) => String::new(),
    }
}

/// The day of a moment in words, as it is counted in `zone`: `24 novembre 2026`.
pub fn day(at: Timestamp, zone: &TimeZone, language: Language) -> String {
    civil_day(at.to_zoned_datetime(zone.clone()).date(), language)
}

/// A day in words.
pub(super) fn civil_day(day: civil::Date, language: Language) -> String {
    let month = u8::try_from(day.month()).ok();
    let number = u8::try_from(day.day()).ok();
    Date::new(day.year(), month, number).map_or_else(|| day.to_string(), |it| date(it, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_follow_the_language_and_are_not_doubled() {
        let cases = [
            (Language::French, "l’objet", "«\u{a0}l’objet\u{a0}»"),
            (Language::French, "« déjà »", "« déjà »"),
            (
                Language::French,
                "« un » et « deux »",
                "«\u{a0}« un » et « deux »\u{a0}»",
            ),
            (Language::English, "things", "“things”"),
            (Language::English, "“already”", "“already”"),
        ];
        for (language, text, expected) in cases {
            assert_eq!(quoted(text, language), expected);
        }
    }

    #[test]
    fn dates_keep_their_precision() {
        let (french, english) = (Language::French, Language::English);
        let first = Date::new(2020, Some(3), Some(1)).unwrap();
        assert_eq!(date(first, french), "1er\u{a0}mars 2020");
        assert_eq!(date(first, english), "1\u{a0}March 2020");
        assert_eq!(
            date(Date::new(2017, Some(6), None).unwrap(), french),
            "juin 2017"
        );
        assert_eq!(date(Date::new(2017, None, None).unwrap(), english), "2017");
    }
}
