//! What a word, a sentence and a section are, case by case.

mod agreement;

use super::*;
use crate::text::markdown::parse;
use agreement::agree;

/// Paragraphs with `|` where one sentence ends and the next begins.
#[rustfmt::skip]
const SENTENCES: &[&str] = &[
    "Un seul bout de phrase",
    "Il pleut. |Elle lit. |Nous écoutons.",
    "Vraiment\u{202f}? |Oui\u{a0}! |Bien.",
    "Quoi\u{202f}?! |Rien…",
    "Quoi ? ! |Rien.",
    "M. Dupont reçoit Mme Martin. |Elle part.",
    "M. Le Goff et MM. Roy et Caron signent. |Fin.",
    "Le Dr. Tremblay, la Pr. Roy et Mgr. Bossuet entrent.",
    "Prenez un fruit, p. ex. une pomme, p. ex. Golden. |Lavez-le.",
    "Des livres, des cartes, etc. sont prêtés. |Merci.",
    "Des livres, des cartes, etc. |Tout est prêté.",
    "La ville, c.-à-d. Angers, paie. |Bien.",
    "Cf. Roy 2017, p. 12. |Voir aussi art. 3 et fig. 2. |Fin.",
    "Voir vol. II, chap. IV. |Fin.",
    "Le no. 4 est sorti. |Lisez-le.",
    "Il coûte 150\u{202f}000 euros. |Elle vaut 3,5 fois plus, 3.5 en anglais.",
    "En 2017. |150\u{a0}000 personnes sont venues.",
    "Il hésite… puis repart. |Il hésite… |Elle repart.",
    "Il hésite... puis repart. |Il hésite... |Elle repart.",
    "«\u{a0}Viens\u{202f}!\u{a0}» dit-il. |Elle vint.",
    "«\u{a0}Il vient. |Elle part.\u{a0}» |Puis le silence.",
    "« Viens ! » |Elle vint.",
    "Il a dit : « Je viens. » |Elle rit.",
    "Il a crié «\u{202f}Feu\u{202f}!\u{202f}». |Tous sortent.",
    "— Tu viens\u{202f}? |— Non.",
    "— Tu viens\u{202f}? — dit-elle.",
    "(Il pleut.) |Elle lit (beaucoup.) |Fin.",
    "La note[1] suit. |Celle-ci.[2] |Et celle-là.² |Fin.",
    "J. R. R. Tolkien et J.-B. Clément écrivent. |G. Roy aussi.",
    "Né en 52 av. J.-C. en Gaule. |Mort apr. J.-C. |Il est loin.",
    "Le plan A. |Puis le plan B. |C’est tout.",
    "1. Introduction",
    "IV. Le retour",
    "a. Premier point. |Suite.",
    "L’ONU (O.N.U.) siège. |Fin.",
    "Voir https://exemple.org/a.b?c=d. |Fin.",
    "Le site exemple.org est en ligne. |Fin.",
    "Le 24 nov. 2026, à 14 h. |Rendez-vous jeudi.",
    "Il mesure 5 m. |Elle aussi.",
    "Qui\u{202f}? |Quoi\u{202f}? |Où\u{202f}?",
    "C’est « l’art. 3 ». |Il s’applique.",
    "Il vint.|",
    "Fin\u{202f}! |\u{202f}",
    "Rue de la Paix\n|49000 Angers",
    "It rains. |She reads. |We listen.",
    "Mr. and Mrs. Smith met Dr. Jones. |They left.",
    "Some fruit, e.g. apples, i.e. Golden ones. |Wash them.",
    "In the U.S. Government offices, e.g. here. |Done.",
    "He lives in the U.S. |She does not.",
    "At 10 a.m. the doors open. |At 5 p.m. |They close.",
    "See No. 4, Fig. 3 and p. 12. |She said no. |Then she left.",
    "It is art. |We love art. |Art. 3 applies.",
    "It costs 3.5 dollars. |Version 2.0 is out.",
    "“Come here.” |She came. |“Why?” he asked.",
    "\"Stop!\" |He stopped. |'Fine.' |She smiled.",
    "He said “no.” |She said (twice!) |Done.",
    "So do I. |Then we go.",
    "J. K. Rowling and John F. Kennedy. |The end.",
    "On Nov. 24, 2026, it opened. |On St. John’s Day too.",
    "Wait... what? |Really?! |Yes.",
    "First line.\n|Second line.",
    "A verse that goes on\nto the next line. |End.",
    "One line\n|Another line",
    "日本語です。|次の文です。",
    "Smart cities, etc. |The rest follows.",
];

fn cut(document: &Document, block: usize) -> String {
    let found = sentences(document, block);
    let starts: Vec<usize> = found.iter().map(|range| range.start).collect();
    let range = document.blocks()[block].range;
    let mut out = String::new();
    for (at, c) in document.slice(range).char_indices() {
        if at > 0 && starts.contains(&(range.start + at)) {
            out.push('|');
        }
        out.push(c);
    }
    out
}

fn as_paragraph(text: &str) -> Document {
    parse(&crate::text::plain::to_markdown(text))
}

#[test]
fn sentences_end_where_readers_of_both_languages_end_them() {
    let mut wrong = Vec::new();
    for case in SENTENCES {
        let expected = case.trim_end_matches(['|', ' ', '\u{202f}']);
        let document = as_paragraph(&case.replace('|', ""));
        let found = cut(&document, 0);
        if found.trim_end() != expected {
            wrong.push(format!("{expected}\n     {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_sentence_is_the_same_from_each_of_its_offsets() {
    for case in SENTENCES {
        agree(&as_paragraph(&case.replace('|', "")));
    }
}

#[test]
fn words_are_cut_at_elisions_and_kept_at_hyphens() {
    let cases: &[(&str, &str)] = &[
        (
            "L’objet d'abord, qu’on voit",
            "L’|objet|d'|abord|qu’|on|voit",
        ),
        (
            "aujourd’hui, quelqu’un du Prud’homme",
            "aujourd’hui|quelqu’un|du|Prud’homme",
        ),
        ("jusqu’aujourd’hui", "jusqu’|aujourd’hui"),
        (
            "l’arc-en-ciel et le porte\u{2011}clés",
            "l’|arc-en-ciel|et|le|porte\u{2011}clés",
        ),
        (
            "Qu’est-ce ? Vas-y, a-t-il dit",
            "Qu’|est-ce|Vas-y|a-t-il|dit",
        ),
        (
            "I don’t know; it's O’Brien’s",
            "I|don’t|know|it's|O’Brien’s",
        ),
        (
            "150\u{202f}000 ou 150\u{a0}000 €, 3,5 % et 3.5",
            "150\u{202f}000|ou|150\u{a0}000|3,5|et|3.5",
        ),
        ("oui\u{202f}! non\u{202f}; a\u{202f}b", "oui|non|a|b"),
        ("mot\u{a0}: «\u{a0}mot\u{a0}»", "mot|mot"),
        ("— - -a- – b", "a|b"),
        ("COVID-19 le 2026-11-24", "COVID-19|le|2026-11-24"),
        ("c’ l’« objet »", "c|l|objet"),
        ("e\u{323}te\u{301} 日本", "e\u{323}te\u{301}|日|本"),
        ("", ""),
    ];
    for (text, expected) in cases {
        let found = words(text, ByteRange::new(0, text.len()));
        let found: Vec<&str> = found.iter().map(|word| word.of(text)).collect();
        assert_eq!(found.join("|"), *expected, "{text:?}");
    }
}

#[test]
fn the_word_at_an_offset_is_the_nearest() {
    let document = parse("L’objet,   connecté\n\n---\n\nfin.");
    let word = |offset| document.slice(word_at(&document, offset));
    let at = |part: &str| document.text().find(part).unwrap();
    assert_eq!(word(at("objet")), "objet");
    assert_eq!(word(at("bjet")), "objet");
    assert_eq!(word(0), "L’");
    assert_eq!(word(at(",")), "objet");
    assert_eq!(word(at(" conn")), "objet");
    assert_eq!(word(at("fin") - 1), "fin");
    assert_eq!(word(usize::MAX - 1), "fin");
    assert_eq!(word_at(&parse(""), 3), ByteRange::default());
    assert_eq!(word_at(&parse("* * *"), 0), ByteRange::default());
}

#[test]
fn lines_of_code_and_cells_of_tables_are_sentences() {
    let document = parse("```\nlet a. B.\n\n  c\n```\n\n|A. B.|c|\n|-|-|\n||d|\n");
    let found: Vec<&str> = (0..2)
        .flat_map(|block| sentences(&document, block))
        .map(|range| document.slice(range))
        .collect();
    assert_eq!(found, ["let a. B.", "c", "A. B.", "c", "d"]);
    agree(&document);
}

#[test]
fn a_section_runs_from_its_heading_to_the_next_as_high() {
    let document = parse("p\n\n# A\n\na\n\n## B\n\nb\n\n### C\n\nc\n\n## D\n\nd\n\n# E");
    let section = |part: &str| {
        let at = document.text().find(part).unwrap();
        document
            .slice(section_at(&document, at))
            .replace("\n\n", " ")
    };
    assert_eq!(section("p"), "p");
    assert_eq!(section("a"), "A a B b C c D d");
    assert_eq!(section("B"), "B b C c");
    assert_eq!(section("c"), "C c");
    assert_eq!(section("D"), "D d");
    assert_eq!(section("E"), "E");
    let plain = parse("a\n\nb");
    assert_eq!(plain.slice(section_at(&plain, 3)), "a\n\nb");
    assert_eq!(section_at(&parse(""), 0), ByteRange::default());
}

#[test]
fn paragraphs_follow_each_other_without_rules() {
    let document = parse("a\n\n---\n\nb");
    assert_eq!(document.slice(paragraph_at(&document, 0)), "a");
    let b = document.text().find('b').unwrap();
    assert_eq!(next_paragraph(&document, 0), Some(ByteRange::new(b, b + 1)));
    assert_eq!(prev_paragraph(&document, b), Some(ByteRange::new(0, 1)));
    assert_eq!(next_paragraph(&document, b), None);
    assert_eq!(prev_paragraph(&document, 0), None);
    assert_eq!(paragraph_at(&parse(""), 9), ByteRange::default());
}
