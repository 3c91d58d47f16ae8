//! Styles of the reader's own, from a small one of the house.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::export::cite::{self, Style as Chosen};
use crate::export::{Excerpts, sample};

const HOUSE: &str = include_str!("../../../../fixtures/styles/maison.csl");

fn sheet(xml: &str) -> Sheet {
    match Sheet::parse("maison", xml) {
        Ok(Parsed::Sheet(sheet)) => *sheet,
        other => panic!("{other:?}"),
    }
}

fn refused(xml: &str) -> CslError {
    Sheet::parse("maison", xml).unwrap_err()
}

#[test]
fn a_style_writes_references_in_both_languages() {
    let mut nobody = sample::article("x", "A trap, *set*", "x", Language::English);
    nobody.meta.source = Some("/home/r/notes.txt".to_owned());
    let excerpts = Excerpts {
        articles: vec![sample::french(), sample::english(), nobody],
    };
    let style = Chosen::Own(Arc::new(sheet(HOUSE)));
    let mut out = String::new();
    for language in [Language::French, Language::English] {
        let _ = writeln!(out, "## {}", language.code());
        for reference in cite::list(&excerpts, &style, language) {
            let _ = writeln!(out, "{}", reference.markdown());
        }
        for article in &excerpts.articles {
            let short = cite::short(&article.meta, &style, language);
            let _ = writeln!(out, "{}", short.markdown());
        }
    }
    insta::assert_snapshot!(out);
}

#[test]
fn what_is_wrong_with_a_style_is_told_with_its_line() {
    let cases = [
        ("<sort>", "<short>", 68),
        ("\"who-short\"/>", "\"whom\"/>", 59),
        (
            "form=\"short\" and=\"text\"",
            "form=\"shorter\" and=\"text\"",
            24,
        ),
        ("version=\"1.0\" default", "version=\"1.0 default", 2),
        (
            "<key macro=\"year\"/>",
            "<key macro=\"year\" sort=\"up\"/>",
            67,
        ),
        ("<else>", "<otherwise>", 40),
    ];
    for (from, to, line) in cases {
        assert!(HOUSE.contains(from), "{from}");
        let error = refused(&HOUSE.replacen(from, to, 1));
        assert_eq!(error.line, line, "{to}: {error}");
        assert!(!error.reason.is_empty());
    }
    for other in ["", "x", "<a/>", "<style/>", "{\"a\": 1}", "<style", "\0"] {
        refused(other);
    }
}

#[test]
fn macros_that_never_end_or_grow_without_measure_are_refused() {
    let looped = HOUSE.replacen(
        "<text term=\"no date\" form=\"short\"/>",
        "<text macro=\"year\"/>",
        1,
    );
    assert!(refused(&looped).reason.contains("writes itself"));
    let mut grown = String::new();
    for nth in 0..30 {
        let call = format!("<text macro=\"m{}\"/>", nth + 1);
        let _ = write!(grown, "<macro name=\"m{nth}\">{call}{call}{call}</macro>");
    }
    grown.push_str("<macro name=\"m30\"><text value=\"x\"/></macro>");
    let grown = HOUSE.replacen("<macro", &format!("{grown}<macro"), 1);
    assert!(refused(&grown).reason.contains("too many"));
    let mut chain = String::new();
    for nth in 0..5_000 {
        let _ = write!(
            chain,
            "<macro name=\"c{nth}\"><text macro=\"c{}\"/></macro>",
            nth + 1
        );
    }
    chain.push_str("<macro name=\"c5000\"><text value=\"x\"/></macro>");
    let chain = HOUSE.replacen("<macro", &format!("{chain}<macro"), 1);
    assert!(refused(&chain).reason.contains("too deep"));
    let deep = HOUSE.replacen(
        "<text variable=\"container-title\"/>",
        &format!("{}{}", "<group>".repeat(50_000), "</group>".repeat(50_000)),
        1,
    );
    assert!(refused(&deep).reason.contains("too deep"));
}

#[test]
fn a_style_that_is_another_one_s_name_says_so() {
    let alias = "<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\" default-locale=\"en-GB\"><info>\
        <title>Other</title><id>x</id><link href=\"https://example.org/styles/maison\" \
        rel=\"independent-parent\"/><updated>2026-01-01T00:00:00+00:00</updated></info></style>";
    let Ok(Parsed::Alias(parent, locale)) = Sheet::parse("other", alias) else {
        panic!()
    };
    assert_eq!(
        (parent.as_str(), locale.as_deref()),
        ("maison", Some("en-GB"))
    );
    let other = sheet(HOUSE).alias("other", locale);
    assert_eq!(other.name, "other");
}

#[test]
fn a_style_of_notes_gives_the_whole_note() {
    let notes = HOUSE.replacen("class=\"in-text\"", "class=\"note\"", 1);
    let start = notes.find("<bibliography>").unwrap();
    let end = notes.find("</style>").unwrap();
    let notes = format!("{}{}", &notes[..start], &notes[end..]);
    let style = Chosen::Own(Arc::new(sheet(&notes)));
    let meta = sample::french().meta;
    let pasted = cite::reference(&meta, "Les objets", Some(&style), Language::French);
    assert_eq!(
        pasted,
        "«\u{a0}Les objets\u{a0}»\n\n(Lachance-Roy et Le Floc’h, 2017)"
    );
    let list = cite::list(&sample::both(), &style, Language::French);
    assert_eq!(list.len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn hostile_facts_stay_text_and_a_damaged_style_never_breaks(
        texts in prop::array::uniform3(sample::hostile()), cut in 0_usize..3000, with in "\\PC{0,6}",
    ) {
        let [title, author, source] = texts;
        let mut article = sample::french();
        (article.meta.title, article.meta.author) = (title, Some(author));
        article.meta.source = Some(source);
        let style = Chosen::Own(Arc::new(sheet(HOUSE)));
        let excerpts = sample::of(article);
        let list = cite::list(&excerpts, &style, Language::French);
        prop_assert_eq!(list.len(), 1);
        let text = list[0].markdown();
        prop_assert!(!text.contains(clean::acts) && !text.contains('\n'), "{}", text);
        let at = HOUSE.floor_char_boundary(cut);
        let _ = Sheet::parse("x", &format!("{}{with}{}", &HOUSE[..at], &HOUSE[at..]));
        let _ = Sheet::parse("x", &format!("{}{with}", &HOUSE[..at]));
    }
}
