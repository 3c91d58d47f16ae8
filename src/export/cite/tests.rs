//! References as the manuals print them.

mod people;

use std::fmt::Write as _;

use super::*;
use crate::export::sample;
use crate::text::Date;

#[test]
fn each_style_writes_references_in_both_languages() {
    let mut nobody = sample::article("x", "Is it a *trap*?", "x", Language::English).meta;
    nobody.published = Date::new(2019, None, None);
    nobody.source = Some("/home/r/notes.txt".to_owned());
    let articles = [sample::french().meta, sample::english().meta, nobody];
    let mut out = String::new();
    for style in Manual::ALL {
        let style = Style::Manual(style);
        for language in [Language::French, Language::English] {
            let _ = writeln!(out, "## {} {}", style.name(), language.code());
            for meta in &articles {
                let _ = writeln!(out, "{}", full(meta, &style, language).markdown());
                let _ = writeln!(out, "{}", short(meta, &style, language).plain());
            }
        }
    }
    insta::assert_snapshot!(out);
}

#[test]
fn a_passage_is_copied_with_its_reference() {
    let meta = sample::french().meta;
    assert_eq!(
        reference(&meta, "Les objets connectés", None, Language::French),
        "«\u{a0}Les objets connectés\u{a0}» (Jérôme Lachance-Roy, Anaïs Le Floc’h, *Semaine numérique à \
         Angers : l’objet et l’usage*, 26\u{a0}juin 2017, https://passerelles.example.com/angers?jour=1&nuit=2)"
    );
    let meta = sample::english().meta;
    assert_eq!(
        reference(&meta, "We built one", None, Language::English),
        "“We built one” (Maud O’Connell, *Connected objects in the library*, March 2019, \
         https://library.example.org/shelf)"
    );
}

#[test]
fn styles_are_read_as_people_write_them() {
    for (text, style) in [
        ("APA", Some(Manual::Apa)),
        ("ISO 690", Some(Manual::Iso690)),
        ("iso-690", Some(Manual::Iso690)),
        ("vancouver", None),
    ] {
        assert_eq!(Manual::parse(text), style);
    }
}
