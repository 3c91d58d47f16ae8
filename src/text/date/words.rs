//! Dates as people write them, in French and in English.

use unicode_normalization::UnicodeNormalization;

use super::{Date, digits};

/// What a word of a date can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    /// A day of the month: `26`, `1er`, `26th`.
    Day(u8),
    /// A month's name, full or shortened.
    Month(u8),
    /// Four digits.
    Year(i16),
}

/// Month names and their short forms, without accents; each row is a month.
const MONTHS: [&[&str]; 12] = [
    &["janvier", "january", "janv", "jan"],
    &["fevrier", "february", "fevr", "fev", "feb"],
    &["mars", "march", "mar"],
    &["avril", "april", "avr", "apr"],
    &["mai", "may"],
    &["juin", "june", "jun"],
    &["juillet", "july", "juill", "juil", "jul"],
    &["aout", "august", "aug"],
    &["septembre", "september", "sept", "sep"],
    &["octobre", "october", "oct"],
    &["novembre", "november", "nov"],
    &["decembre", "december", "dec"],
];

/// Names of the days of the week and their short forms, without accents.
const WEEKDAYS: &[&str] = &[
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lun",
    "mar",
    "mer",
    "jeu",
    "ven",
    "sam",
    "dim",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];

/// Longest text that may be a date, in bytes; beyond it a line is prose.
const LONGEST: usize = 80;

/// Reads a line that is wholly a date: `lundi 26 juin 2017`, `1er mars 2020`, `juin 2017`,
/// `June 26, 2017`, `Nov. 24, 2026`, `le 3 août 2019`, `26/06/2017` (the day first, unless it can only
/// be the month), `2017/06/26`, perhaps with a time of day after it, which is left out. A bare year is
/// no date here: [`Date::parse_iso`] reads it.
pub fn parse_words(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let folded = fold(text);
    let words: Vec<&str> = folded
        .split([' ', ','])
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty())
        .collect();
    let words = without_time(&words);
    let words = match words {
        ["le" | "the" | "on", rest @ ..] => rest,
        _ => words,
    };
    // `mar.` is a Tuesday or a month: first as the weekday, then as the month.
    match words {
        [first, rest @ ..] if WEEKDAYS.contains(first) => {
            let rest = match rest {
                ["le" | "the", more @ ..] => more,
                _ => rest,
            };
            in_order(rest).or_else(|| in_order(words))
        }
        _ => in_order(words),
    }
}

/// Lower case, without accents, every space a plain one; superscript `er` and `th` become letters.
fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect()
}

/// The words before a time of day: `à 14 h 30`, `at 3:00 pm`, `14:30`, `14h30`.
fn without_time<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    let at = words
        .iter()
        .position(|word| matches!(*word, "a" | "at" | "-" | "–" | "|"));
    let clock = words.iter().position(|word| is_time(word));
    let Some(cut) = at.or(clock).filter(|cut| *cut > 0) else {
        return words;
    };
    let (date, time) = words.split_at(cut);
    let known = |word: &&str| {
        matches!(
            *word,
            "a" | "at" | "-" | "–" | "|" | "am" | "pm" | "a.m" | "p.m" | "h" | "utc" | "gmt"
        ) || is_time(word)
            || digits(word, 1, 2).is_some()
            || word
                .strip_prefix(['+', '-'])
                .is_some_and(|rest| digits(rest, 4, 4).is_some())
    };
    if time.iter().all(known) { date } else { words }
}

/// Whether a word is hours and minutes: `14:30`, `14:30:05`, `14h30`, `14h`.
fn is_time(word: &str) -> bool {
    let word = word.trim_end_matches("am").trim_end_matches("pm");
    let mut parts = word.split([':', 'h']);
    let hour = parts.next().and_then(|part| digits(part, 1, 2));
    let rest: Vec<&str> = parts.collect();
    hour.is_some_and(|hour| hour < 25)
        && (1..=2).contains(&rest.len())
        && rest.iter().all(|part| {
            (part.is_empty() && word.ends_with('h'))
                || digits(part, 2, 2).is_some_and(|minute| minute < 61)
        })
}

/// The date that these words make, in one of the orders that people use.
fn in_order(words: &[&str]) -> Option<Date> {
    if let [word] = words {
        return numeric(word);
    }
    let words: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !matches!(*word, "of" | "de" | "du"))
        .collect();
    if words.len() > 3 {
        return None;
    }
    let tokens: Vec<Token> = words
        .iter()
        .map(|word| token(word))
        .collect::<Option<_>>()?;
    match tokens.as_slice() {
        [Token::Day(day), Token::Month(month), Token::Year(year)]
        | [Token::Month(month), Token::Day(day), Token::Year(year)]
        | [Token::Year(year), Token::Month(month), Token::Day(day)] => {
            Date::new(*year, Some(*month), Some(*day))
        }
        [Token::Month(month), Token::Year(year)] => Date::new(*year, Some(*month), None),
        _ => None,
    }
}

/// What one word can be.
fn token(word: &str) -> Option<Token> {
    if let Some(month) = MONTHS.iter().position(|names| names.contains(&word)) {
        return u8::try_from(month + 1).ok().map(Token::Month);
    }
    if let Some(year) = digits(word, 4, 4) {
        return i16::try_from(year).ok().map(Token::Year);
    }
    let number = ["er", "st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    digits(number, 1, 2)
        .and_then(|day| u8::try_from(day).ok())
        .map(Token::Day)
}

/// A date in figures: `26/06/2017`, `26.06.2017`, `26-06-2017`, `2017/06/26`, `06/2017`, ISO.
fn numeric(word: &str) -> Option<Date> {
    let separator = word.chars().find(|c| matches!(c, '/' | '.' | '-'))?;
    let parts: Vec<&str> = word.split(separator).collect();
    let year = |part: &str| digits(part, 4, 4).and_then(|year| i16::try_from(year).ok());
    let small = |part: &str| digits(part, 1, 2).and_then(|number| u8::try_from(number).ok());
    match parts.as_slice() {
        [a, b, c] if year(a).is_some() => Date::new(year(a)?, Some(small(b)?), Some(small(c)?)),
        [a, b, c] => {
            let (a, b, year) = (small(a)?, small(b)?, year(c)?);
            Date::new(year, Some(b), Some(a)).or_else(|| Date::new(year, Some(a), Some(b)))
        }
        [a, b] if year(a).is_some() => Date::new(year(a)?, Some(small(b)?), None),
        [a, b] => Date::new(year(b)?, Some(small(a)?), None),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i16, month: u8, day: u8) -> Option<Date> {
        Date::new(year, Some(month), Some(day))
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        let cases = [
            ("lundi 26 juin 2017", day(2017, 6, 26)),
            ("Lundi, 26 juin 2017", day(2017, 6, 26)),
            ("26 juin 2017", day(2017, 6, 26)),
            ("  26\u{a0}JUIN 2017. ", day(2017, 6, 26)),
            ("1er mars 2020", day(2020, 3, 1)),
            ("1ᵉʳ mars 2020", day(2020, 3, 1)),
            ("le 3 août 2019", day(2019, 8, 3)),
            ("le 3 aou\u{302}t 2019", day(2019, 8, 3)),
            ("le mardi 3 mars 2020", day(2020, 3, 3)),
            ("mar. 3 mars 2020", day(2020, 3, 3)),
            ("Mar. 3, 2020", day(2020, 3, 3)),
            ("24 nov. 2026", day(2026, 11, 24)),
            ("24 déc. 2026", day(2026, 12, 24)),
            ("14 juil. 1989", day(1989, 7, 14)),
            ("26 février 2016 à 14 h 30", day(2016, 2, 26)),
            ("26 février 2016, 14h30", day(2016, 2, 26)),
            ("juin 2017", Date::new(2017, Some(6), None)),
            ("JUIN 2017", Date::new(2017, Some(6), None)),
            ("June 26, 2017", day(2017, 6, 26)),
            ("June 26th, 2017", day(2017, 6, 26)),
            ("June 26 2017 at 3:00 pm", day(2017, 6, 26)),
            ("Monday, 26 June 2017", day(2017, 6, 26)),
            ("Monday, June 26, 2017", day(2017, 6, 26)),
            ("26 June 2017", day(2017, 6, 26)),
            ("the 4th of July, 2020", day(2020, 7, 4)),
            ("Nov. 24, 2026", day(2026, 11, 24)),
            ("Sept 9, 2001", day(2001, 9, 9)),
            ("May 2018", Date::new(2018, Some(5), None)),
            ("Mon, 26 Jun 2017 10:00:00 +0000", day(2017, 6, 26)),
            ("Mon, 26 Jun 2017 10:00:00 GMT", day(2017, 6, 26)),
            ("26/06/2017", day(2017, 6, 26)),
            ("5/6/2017", day(2017, 6, 5)),
            ("06/26/2017", day(2017, 6, 26)),
            ("26.06.2017", day(2017, 6, 26)),
            ("26-06-2017", day(2017, 6, 26)),
            ("2017/06/26", day(2017, 6, 26)),
            ("2017-06-26", day(2017, 6, 26)),
            ("06/2017", Date::new(2017, Some(6), None)),
            ("2017 June 26", day(2017, 6, 26)),
        ];
        for (text, date) in cases {
            assert!(date.is_some());
            assert_eq!(parse_words(text), date, "{text}");
        }
    }

    #[test]
    fn a_line_that_is_more_or_less_than_a_date_is_none() {
        for text in [
            "",
            "2017",
            "26",
            "juin",
            "26 juin",
            "31 février 2017",
            "31 juin 2017",
            "32/01/2017",
            "29 février 2017",
            "Angers, le 26 juin 2017",
            "26 juin 2017 à Angers",
            "mardi",
            "26 juin 17",
            "mars",
            "May 2018 was warm",
            "juin juillet 2017",
            "1 2 2017",
            "13/13/2017",
            "0/1/2017",
            "26 juin 0017",
            "2017 2018",
            "1/2/3/2017",
            "a 14:30",
            "26 juin 2017 et 27 juin 2017",
            "12.5",
        ] {
            assert_eq!(parse_words(text), None, "{text}");
        }
    }
}
