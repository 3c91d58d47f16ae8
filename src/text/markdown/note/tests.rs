use proptest::prelude::*;

use super::sample::{defines, missing, notes, words};
use crate::text::Document;
use crate::text::markdown::parse_note;
use crate::text::{BlockKind, MarkKind};

fn read(note: &str) -> String {
    parse_note(note).text().to_owned()
}

#[test]
fn html_is_text() {
    for note in [
        "Voir <Dupont 2019> et Vec<String>. Ne pas oublier <script> puis la suite.",
        "<div>\n<b>gras</b>\n</div>",
        "<!-- caché -->",
        "<style>p {}</style> après",
        "a < b > c <br> d",
        "&nbsp; &eacute; AT&T &copy; &#233;",
        "<?php echo ?> <![CDATA[x]]> <!DOCTYPE html>",
    ] {
        assert_eq!(read(note), note);
    }
}

#[test]
fn nothing_is_emphasised_inside_a_word_or_a_number() {
    for note in [
        "5*3*2",
        "5*3 et 4*2",
        "snake_case et un_autre_nom",
        "a*b*c",
        "2**8**2",
        "étudiant*e*s",
        "10~20~30",
        "(a+b)*c*(d+e)",
        "5*-3*-2",
        "e\u{301}*b*e\u{301}",
    ] {
        let document = parse_note(note);
        assert!(document.marks().is_empty(), "{note}");
        let expected: String = unicode_normalization::UnicodeNormalization::nfc(note).collect();
        assert_eq!(document.text(), expected);
    }
}

#[test]
fn emphasis_of_whole_words_stays() {
    for (note, expected) in [
        ("*un* mot", "un mot"),
        (
            "l’*objet*, « **deux mots** » (*trois*)",
            "l’objet, « deux mots » (trois)",
        ),
        ("_un_ et ~~deux~~", "un et deux"),
    ] {
        let document = parse_note(note);
        assert_eq!(document.text(), expected);
        assert!(!document.marks().is_empty());
    }
}

#[test]
fn definitions_are_paragraphs_unless_a_link_uses_them() {
    for note in [
        "[ref]: https://exemple.org 'titre'",
        "[ref]: Dupont",
        "Voir [ref].\n\n[ref]: Dupont",
        "[^1]: une note",
        "mot[^1]\n\n[^1]: une note",
        "[a\nb]: https://exemple.org",
        "- [ref]: https://exemple.org",
    ] {
        let read = words(&read(note));
        assert_eq!(read, words(note), "{note}");
    }
    let document = parse_note("Voir [le site][1].\n\n[1]: https://exemple.org 'titre'");
    assert_eq!(document.text(), "Voir le site (titre).");
    let link = MarkKind::Link("https://exemple.org".to_owned());
    assert!(document.marks().iter().any(|mark| mark.kind == link));
}

#[test]
fn a_definition_that_stands_twice_is_not_lost() {
    let note = "[a] et\n\n[a]: https://un.example\n[a]: https://deux.example";
    assert!(read(note).contains("deux.example"));
}

#[test]
fn links_that_lead_nowhere_are_text() {
    for note in [
        "Voir [Dupont](2019) et ![figure](deux).",
        "[vide]()",
        "[](https://exemple.org)",
        "[a](b 'c')",
        "<javascript:alert(1)>",
    ] {
        assert_eq!(read(note), note);
    }
    let document = parse_note("Voir [ici](https://e.org/a*b*c \"le titre\").");
    assert_eq!(document.text(), "Voir ici (le titre).");
    let link = MarkKind::Link("https://e.org/a*b*c".to_owned());
    assert_eq!(document.marks()[0].kind, link);
    let document = parse_note("<https://e.org/a*b*c>");
    assert_eq!(document.text(), "https://e.org/a*b*c");
    assert_eq!(document.marks()[0].kind, link);
}

#[test]
fn a_line_break_is_a_line_break() {
    assert_eq!(read("un\ndeux\r\ntrois"), "un\ndeux\ntrois");
    assert_eq!(read("un  \ndeux\\\ntrois"), "un\ndeux\ntrois");
    assert_eq!(read("*un\ndeux*"), "un\ndeux");
    assert_eq!(read("`un\ndeux` `trois`"), "`un\ndeux` trois");
    assert_eq!(read("un\ndeux\n==="), "un\ndeux\n===");
    assert_eq!(read("- un\n  deux\n- trois"), "un\ndeux\n\ntrois");
    assert_eq!(read("[un\ndeux](https://e.org)"), "un\ndeux");
}

#[test]
fn numbers_that_are_no_list_stay() {
    assert_eq!(read("1986. Une année"), "1986. Une année");
    assert_eq!(read("2) a\n5) b"), "2) a\n5) b");
    assert_eq!(read("1. a\n2. b"), "a\n\nb");
    assert_eq!(read("1. a\n1. b"), "1. a\n1. b");
}

#[test]
fn tables_hold_their_words_or_are_none() {
    let table = parse_note("| a | b |\n|---|---|\n| c | d |");
    assert!(matches!(table.blocks()[0].kind, BlockKind::Table(_)));
    let lost = "| a | b |\n|---|---|\n| c | d | e |";
    assert_eq!(read(lost), lost);
}

#[test]
fn what_stands_after_a_fence_is_a_line_of_the_code() {
    assert_eq!(read("```ma note\nsuite"), "ma note\nsuite");
    assert_eq!(read("~~~\na*b*c <d>\n~~~"), "a*b*c <d>");
}

#[test]
fn a_note_of_nothing_but_openings_takes_no_time() {
    for sign in [
        "> ", "- ", "1. ", "*", "a*b", "[", "[a]: ", "`", "`\n", "<", "![", "&lt;", "[a](b) ",
        "|a\n|-\n",
    ] {
        let note = sign.repeat(5_000);
        let _ = parse_note(&note);
    }
}

proptest! {
    #[test]
    fn every_word_of_a_note_stands_in_order(note in notes()) {
        let composed: String = unicode_normalization::UnicodeNormalization::nfc(note.as_str()).collect();
        // A definition that a link uses stands at the link.
        prop_assume!(!defines(&note));
        let document = parse_note(&note);
        prop_assert_eq!(missing(&composed, &shown(&document)), None, "{:?}", document.text());
    }
}

/// A document's text with its items' markers and the addresses of its links.
fn shown(document: &Document) -> String {
    let mut out = String::new();
    for block in document.blocks() {
        for container in &block.containers {
            if let crate::text::Container::Item(Some(marker)) = container {
                out.push_str(marker);
                out.push_str(if marker.contains('☑') { " x " } else { " " });
            }
        }
        let mut at = block.range.start;
        let inside = |mark: &&crate::text::Mark| block.range.contains(mark.range.start);
        let mut ends: Vec<(usize, &str)> = document
            .marks()
            .iter()
            .filter(inside)
            .filter_map(|mark| match &mark.kind {
                MarkKind::Link(address) | MarkKind::Image(address) => {
                    Some((mark.range.end, address.as_str()))
                }
                _ => None,
            })
            .collect();
        ends.sort_unstable();
        for (end, address) in ends {
            out.push_str(document.text().get(at..end).unwrap_or_default());
            out.push(' ');
            out.push_str(address);
            out.push(' ');
            at = end;
        }
        out.push_str(document.text().get(at..block.range.end).unwrap_or_default());
        out.push('\n');
    }
    out
}
