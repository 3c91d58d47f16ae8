//! The months' names, as they stand in a text.

use crate::text::language::Language;

const FRENCH: [(&str, &str); 12] = [
    ("janvier", "janv."),
    ("février", "févr."),
    ("mars", "mars"),
    ("avril", "avr."),
    ("mai", "mai"),
    ("juin", "juin"),
    ("juillet", "juill."),
    ("août", "août"),
    ("septembre", "sept."),
    ("octobre", "oct."),
    ("novembre", "nov."),
    ("décembre", "déc."),
];

const ENGLISH: [(&str, &str); 12] = [
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May", "May"),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
];

/// The name of a month, counted from 1, in full and shortened; empty where there is no such month.
pub fn month(month: u8, language: Language) -> (&'static str, &'static str) {
    let names = match language {
        Language::French => &FRENCH,
        Language::English => &ENGLISH,
    };
    let at = usize::from(month).checked_sub(1);
    at.and_then(|at| names.get(at)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Date;
    use crate::text::date::parse_words;

    #[test]
    fn every_name_is_read_back_as_its_month() {
        for language in [Language::French, Language::English] {
            for nth in 1..=12 {
                let (full, short) = month(nth, language);
                let date = Date::new(2020, Some(nth), None);
                assert_eq!(parse_words(&format!("{full} 2020")), date, "{full}");
                assert_eq!(parse_words(&format!("{short} 2020")), date, "{short}");
            }
        }
        assert_eq!(month(0, Language::French), ("", ""));
        assert_eq!(month(13, Language::English), ("", ""));
    }
}
