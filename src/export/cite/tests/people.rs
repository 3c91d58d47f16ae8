//! References by how much is known: how many authors, what date, what source.

use super::*;
use crate::library::ArticleMeta;
use crate::text::Language::{English, French};

fn meta(author: &str, title: &str, date: Option<Date>) -> ArticleMeta {
    let mut meta = sample::article("a", title, "x", French).meta;
    meta.author = (!author.is_empty()).then(|| author.to_owned());
    meta.published = date;
    meta
}

/// References with plain spaces, so that they can be compared at sight.
fn spaced(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn short_of(author: &str, manual: Manual, language: Language) -> String {
    let meta = meta(author, "Le pont", Date::new(2019, None, None));
    spaced(&short(&meta, &Style::Manual(manual), language).plain())
}

fn full_of(meta: &ArticleMeta, manual: Manual, language: Language) -> String {
    spaced(&full(meta, &Style::Manual(manual), language).plain())
}

#[test]
fn a_short_reference_names_two_authors_and_the_first_of_more() {
    let (one, two) = ("Ana Bo", "Ana Bo, Cé Dé");
    let three = "Ana Bo, Cé Dé, Eve Fa";
    for (author, manual, language, expected) in [
        (one, Manual::Apa, French, "(Bo, 2019)"),
        (two, Manual::Apa, French, "(Bo et Dé, 2019)"),
        (two, Manual::Apa, English, "(Bo & Dé, 2019)"),
        (three, Manual::Apa, English, "(Bo et al., 2019)"),
        (one, Manual::Chicago, French, "(Bo 2019)"),
        (two, Manual::Chicago, English, "(Bo and Dé 2019)"),
        (three, Manual::Chicago, French, "(Bo et al. 2019)"),
        (two, Manual::Iso690, French, "(Bo et Dé 2019)"),
        (one, Manual::Mla, English, "(Bo)"),
        (two, Manual::Mla, English, "(Bo and Dé)"),
        (three, Manual::Mla, French, "(Bo et al.)"),
        (
            "Ville de Québec",
            Manual::Apa,
            French,
            "(Ville de Québec, 2019)",
        ),
        ("", Manual::Apa, French, "(« Le pont », 2019)"),
        ("", Manual::Apa, English, "(“Le pont”, 2019)"),
        ("", Manual::Iso690, French, "(Le pont 2019)"),
        ("", Manual::Mla, English, "(“Le pont”)"),
    ] {
        assert_eq!(
            short_of(author, manual, language),
            expected,
            "{author} {manual:?}"
        );
    }
}

#[test]
fn what_has_no_date_says_so_in_the_words_of_the_language() {
    let undated = meta("Ana Bo", "Le pont", None);
    for (manual, language, said) in [
        (Manual::Apa, French, "(s. d.)"),
        (Manual::Apa, English, "(n.d.)"),
        (Manual::Chicago, French, "s. d."),
        (Manual::Chicago, English, "n.d."),
        (Manual::Iso690, French, "s. d."),
    ] {
        let reference = full_of(&undated, manual, language);
        assert!(reference.contains(said), "{manual:?}: {reference}");
    }
    let mla = full_of(&undated, Manual::Mla, English);
    assert!(!mla.contains("n.d."), "{mla}");
}

#[test]
fn a_date_is_as_precise_as_it_is_known() {
    for (date, apa, mla) in [
        (Date::new(2019, None, None), "(2019)", "2019"),
        (
            Date::new(2019, Some(3), None),
            "(2019, March)",
            "March 2019",
        ),
        (
            Date::new(2019, Some(3), Some(4)),
            "(2019, March 4)",
            "4 March 2019",
        ),
    ] {
        let meta = meta("Ana Bo", "Le pont", date);
        let reference = full_of(&meta, Manual::Apa, English);
        assert!(reference.contains(apa), "{reference}");
        let reference = full_of(&meta, Manual::Mla, English);
        assert!(reference.contains(mla), "{reference}");
    }
    let first = meta("Ana Bo", "Le pont", Date::new(2019, Some(3), Some(1)));
    let reference = full_of(&first, Manual::Apa, French);
    assert!(reference.contains("(2019, 1er mars)"), "{reference}");
}

#[test]
fn many_authors_stand_in_a_row_as_each_manual_has_them() {
    let three = meta(
        "Ana Bo, Cé Dé, Eve Fa",
        "Le pont",
        Date::new(2019, None, None),
    );
    for (manual, language, row) in [
        (Manual::Apa, English, "Bo, A., Dé, C., & Fa, E. (2019)"),
        (Manual::Apa, French, "Bo, A., Dé, C. et Fa, E. (2019)"),
        (Manual::Chicago, English, "Bo, Ana, Cé Dé, and Eve Fa. 2019"),
        (Manual::Iso690, French, "BO, Ana, DÉ, Cé et FA, Eve, 2019"),
        (Manual::Mla, English, "Bo, Ana, et al. “Le pont.”"),
    ] {
        let reference = full_of(&three, manual, language);
        assert!(reference.starts_with(row), "{manual:?}: {reference}");
    }
}

#[test]
fn a_title_that_ends_with_a_mark_gets_no_stop_of_its_own() {
    for title in ["Qui compte ?", "On compte !", "Et puis…", "Who counts?"] {
        let meta = meta("Ana Bo", title, Date::new(2019, None, None));
        for manual in Manual::ALL {
            for language in [French, English] {
                let reference = full_of(&meta, manual, language);
                for doubled in ["?.", "!.", "….", ".."] {
                    assert!(!reference.contains(doubled), "{manual:?}: {reference}");
                }
                assert!(reference.contains(title), "{manual:?}: {reference}");
            }
        }
    }
}

#[test]
fn a_source_on_the_web_is_an_address_and_another_its_name() {
    let mut meta = meta("Ana Bo", "Le pont", Date::new(2019, None, None));
    meta.source = Some("https://j.example/pont".to_owned());
    for manual in Manual::ALL {
        let marked = full(&meta, &Style::Manual(manual), English).markdown();
        assert!(
            marked.contains("<https://j.example/pont>"),
            "{manual:?}: {marked}"
        );
        let plain = full_of(&meta, manual, English);
        assert!(
            plain.contains("https://j.example/pont"),
            "{manual:?}: {plain}"
        );
    }
    meta.source = None;
    for manual in Manual::ALL {
        let plain = full_of(&meta, manual, English);
        assert!(
            !plain.contains("http") && !plain.ends_with(' '),
            "{manual:?}: {plain}"
        );
        assert!(!plain.contains("viewed"), "{manual:?}: {plain}");
    }
}

#[test]
fn nothing_in_a_title_or_a_name_is_markup() {
    let meta = meta(
        "An*a* B_o_",
        "Le [pont](x) `y`",
        Date::new(2019, None, None),
    );
    for manual in Manual::ALL {
        let marked = full(&meta, &Style::Manual(manual), French).markdown();
        let read = crate::text::markdown::parse(&marked);
        assert!(
            read.text().contains("Le [pont](x) `y`"),
            "{manual:?}: {marked}"
        );
    }
}

#[test]
fn a_style_has_a_word_and_a_title_of_its_own() {
    for manual in Manual::ALL {
        let style = Style::Manual(manual);
        assert_eq!(Manual::parse(style.name()), Some(manual));
        assert_eq!(Manual::parse(style.title()), Some(manual));
    }
}
