//! Dates as they are typed, how they print, and what a mistyped filter was meant to be.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::dates::{DayRange, Since};
use super::parse;
use crate::text::Language;

fn range(text: &str) -> (u32, u32) {
    let range = DayRange::parse(text).unwrap_or_else(|| panic!("{text}"));
    (range.from, range.to)
}

#[test]
fn a_month_ends_with_its_last_day_leap_years_too() {
    for (month, last) in [
        ("2023-01", 31),
        ("2023-02", 28),
        ("2024-02", 29),
        ("1900-02", 28),
        ("2000-02", 29),
        ("2023-04", 30),
        ("2023-12", 31),
    ] {
        assert_eq!(range(month).1 % 100, last, "{month}");
    }
}

#[test]
fn a_date_is_read_with_any_of_its_signs_and_from_either_end() {
    let day = range("2017-06-26");
    for text in [
        "2017/06/26",
        "2017.06.26",
        "26-06-2017",
        "26.06.2017",
        " 2017-06-26 ",
        "26/6/2017",
    ] {
        assert_eq!(range(text), day, "{text}");
    }
    assert_eq!(range("06/2017"), range("2017-06"));
    assert_eq!(range("2017…2019"), range("2017..2019"));
}

#[test]
fn a_range_that_is_typed_backwards_is_turned_round() {
    for (backwards, forwards) in [
        ("2019..2017", "2017..2019"),
        ("2017-12..2017-01", "2017-01..2017-12"),
        ("2017-06-26..2016", "2016..2017-06-26"),
    ] {
        assert_eq!(range(backwards), range(forwards), "{backwards}");
    }
}

#[test]
fn a_side_that_is_strict_leaves_its_own_period_out() {
    let holds = |text: &str, day: u32| DayRange::parse(text).unwrap().contains(day);
    for (text, day, inside) in [
        (">2016", 20_161_231, false),
        (">2016", 20_170_000, true),
        (">=2016", 20_160_000, true),
        ("<2016", 20_160_000, false),
        ("<2016", 20_151_231, true),
        ("<=2016", 20_161_231, true),
        (">2016-02", 20_160_229, false),
        (">2016-02", 20_160_301, true),
        ("<2016-02-10", 20_160_210, false),
        ("<2016-02-10", 20_160_209, true),
        ("2016", 0, false),
        ("<2016", 0, false),
    ] {
        assert_eq!(holds(text, day), inside, "{text} {day}");
    }
}

#[test]
fn time_back_is_counted_in_days_weeks_months_and_years_of_both_languages() {
    for (words, days) in [
        (&["1d", "1j", "1jour", "1jours", "1day", "1"][..], 1),
        (&["2w", "2s", "2sem", "2semaines", "2weeks", "14"][..], 14),
        (&["3m", "3mois", "3mo", "3months", "90d"][..], 90),
        (&["2y", "2a", "2ans", "2years", "730j"][..], 730),
        (&["0d", "0"][..], 0),
    ] {
        for word in words {
            assert_eq!(Since::parse(word), Some(Since::Days(days)), "{word}");
            let upper = word.to_uppercase();
            assert_eq!(Since::parse(&upper), Some(Since::Days(days)), "{upper}");
        }
    }
    for text in ["", "d", "jours", "2x", "-3d", "3 d", "99999999999d"] {
        assert_eq!(Since::parse(text), None, "{text:?}");
    }
}

#[test]
fn time_back_begins_so_many_days_before_now_or_with_a_day() {
    let now: Timestamp = "2020-01-31T12:00:00Z".parse().unwrap();
    let at = |text: &str| -> i64 { text.parse::<Timestamp>().unwrap().as_second() };
    for (since, from) in [
        ("1d", "2020-01-30T12:00:00Z"),
        ("1w", "2020-01-24T12:00:00Z"),
        ("0d", "2020-01-31T12:00:00Z"),
        ("2020-01-15", "2020-01-15T00:00:00Z"),
        ("2019", "2019-01-01T00:00:00Z"),
        ("2019-12", "2019-12-01T00:00:00Z"),
    ] {
        let read = Since::parse(since).unwrap();
        assert_eq!(read.from(now, &TimeZone::UTC), at(from), "{since}");
    }
}

#[test]
fn a_query_prints_its_operators_in_the_language_asked_for() {
    for (typed, french, english) in [
        ("a OU b", "a OU b", "a OR b"),
        ("a OR (b c)", "a OU (b c)", "a OR (b c)"),
        ("~a", "~a", "~a"),
        (
            "is:lu OR has:tag",
            "est:lu OU avec:étiquette",
            "is:done OR has:tag",
        ),
        ("-(is:lu x)", "-(est:lu x)", "-(is:done x)"),
    ] {
        let query = parse(typed);
        let printed = |language| query.in_language(language).trim_end().to_owned();
        assert_eq!(printed(Language::French), french, "{typed}");
        assert_eq!(printed(Language::English), english, "{typed}");
    }
}

#[test]
fn a_query_is_open_where_its_last_word_may_go_on() {
    for (typed, open) in [
        ("", false),
        ("phare", true),
        ("phare ", false),
        ("pha*", true),
        ("\"le phare", true),
        ("\"le phare\"", false),
        ("tag:io", true),
        ("(a b)", false),
        ("2017", true),
        ("phare,", false),
    ] {
        assert_eq!(parse(typed).open, open, "{typed:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_range_prints_as_it_is_read(
        from in 1000_u32..=9999, to in 1000_u32..=9999, month in 1_u32..=12, day in 1_u32..=28,
        form in 0_usize..7,
    ) {
        let (least, most) = (from.min(to), from.max(to));
        let text = match form {
            0 => format!("{from}"),
            1 => format!("{from}-{month:02}"),
            2 => format!("{from}-{month:02}-{day:02}"),
            3 => format!("{least}-{month:02}..{most}"),
            4 => format!(">{from}-{month:02}"),
            5 => format!("<{from}-{month:02}-{day:02}"),
            _ => format!("{from}.."),
        };
        let range = DayRange::parse(&text).unwrap();
        prop_assert!(range.from <= range.to);
        prop_assert_eq!(DayRange::parse(&range.to_string()), Some(range), "{} {}", text, range);
    }

    #[test]
    fn the_seconds_of_a_range_are_those_of_its_days(year in 1971_i32..2100, month in 1_u32..=12) {
        let range = DayRange::parse(&format!("{year}-{month:02}")).unwrap();
        let (from, to) = range.seconds(&TimeZone::UTC);
        let days = (to + 1 - from) / 86_400;
        prop_assert!((28..=31).contains(&days));
        prop_assert_eq!((to + 1 - from) % 86_400, 0);
    }

    #[test]
    fn any_text_is_a_date_or_none_without_harm(text in "[0-9./<>=…-]{0,14}|\\PC{0,10}") {
        let _ = (DayRange::parse(&text), Since::parse(&text));
    }

    #[test]
    fn a_query_reads_the_same_printed_in_either_language(
        text in "(is:lu|tag:a|has:note|-x|\\+y|z\\*|=w| |OU |\\(|\\)|\"a b\"|depuis:3j){0,8}",
    ) {
        let query = parse(&text);
        for language in [Language::French, Language::English] {
            let printed = query.in_language(language);
            prop_assert_eq!(&parse(&printed).clauses, &query.clauses, "{}", printed);
        }
    }
}
