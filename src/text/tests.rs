//! What readers see of a text: its blocks, its marks, its places, from Markdown to the line.

use proptest::prelude::*;

use super::*;
use crate::text::wrap::wrap;

const TEXT: &str = "# Le pont\n\nIl est *en fer*, dit [Ana](https://a.example).\n\n## La rive\n\n\
    > Un mot cité.\n\n- un\n- deux\n  - trois\n\n| a | b |\n|---|---|\n| c | d |\n\n```sh\nls -l\n```\n\n\
    ![La vue](vue.png)\n\n---\n\nLa fin[^1].\n\n[^1]: Une note de bas de page.\n";

#[test]
fn a_text_is_what_is_read_and_nothing_of_its_markup() {
    let document = markdown::parse(TEXT);
    for mark in ["#", "*", "](", "|--", "```", "---", "[^"] {
        assert!(
            !document.text().contains(mark),
            "{mark} in {}",
            document.text()
        );
    }
    for word in [
        "Le pont",
        "en fer",
        "Ana",
        "Un mot cité.",
        "trois",
        "ls -l",
        "bas de page",
    ] {
        assert!(document.text().contains(word), "{word}");
    }
}

#[test]
fn blocks_follow_each_other_and_each_offset_is_in_one() {
    let document = markdown::parse(TEXT);
    let kinds: Vec<&str> = document
        .blocks()
        .iter()
        .map(|block| match block.kind {
            BlockKind::Heading(_) => "heading",
            BlockKind::Paragraph => "paragraph",
            BlockKind::Code(_) => "code",
            BlockKind::Table(_) => "table",
            BlockKind::Rule => "rule",
            BlockKind::Image(_) => "image",
        })
        .collect();
    for kind in ["heading", "paragraph", "code", "table", "rule", "image"] {
        assert!(kinds.contains(&kind), "{kind} in {kinds:?}");
    }
    for (nth, block) in document.blocks().iter().enumerate() {
        if !block.range.is_empty() {
            assert_eq!(document.block_at(block.range.start), nth);
        }
    }
}

#[test]
fn only_headings_have_a_level() {
    let document = markdown::parse(TEXT);
    let levels: Vec<u8> = document
        .blocks()
        .iter()
        .filter_map(|block| block.kind.heading_level())
        .collect();
    assert_eq!(levels, [1, 2]);
}

#[test]
fn a_place_knows_the_headings_above_it() {
    let document =
        markdown::parse("# Un\n\naa\n\n## Deux\n\nbb\n\n### Trois\n\ncc\n\n## Quatre\n\ndd\n");
    for (word, path) in [
        ("aa", &["Un"][..]),
        ("bb", &["Un", "Deux"]),
        ("cc", &["Un", "Deux", "Trois"]),
        ("dd", &["Un", "Quatre"]),
    ] {
        let at = document.text().find(word).unwrap();
        let found = document.heading_path(at);
        let found: Vec<&str> = found
            .into_iter()
            .map(|range| document.slice(range))
            .collect();
        assert_eq!(found, path, "{word}");
    }
}

#[test]
fn what_is_read_of_a_quotation_leads_to_its_source_and_back() {
    let document = markdown::parse(TEXT);
    for word in ["en fer", "Ana", "Un mot cité", "trois", "ls -l", "La fin"] {
        let start = document.text().find(word).unwrap();
        let range = ByteRange::new(start, start + word.len());
        let source = document.to_source(range).unwrap();
        assert_eq!(source.of(TEXT), word);
        assert_eq!(document.from_source(source.start), start, "{word}");
        let chars = document.to_chars(range);
        assert_eq!(document.to_bytes(chars), range, "{word}");
    }
}

#[test]
fn words_are_counted_without_their_markup() {
    for (text, words) in [
        ("", 0),
        ("Un.", 1),
        ("Un mot, deux mots.", 4),
        ("# Titre\n\nUn *mot*.", 3),
        ("- un\n- deux\n", 2),
        ("[Ana Bo](https://a.example)", 2),
        ("---", 0),
    ] {
        assert_eq!(markdown::parse(text).word_count(), words, "{text}");
    }
}

#[test]
fn a_part_of_a_document_is_a_document() {
    let document = markdown::parse(TEXT);
    let part = document.part(0..2);
    assert_eq!(part.blocks().len(), 2);
    assert!(document.text().starts_with(part.text()));
    assert_eq!(part.marks().len(), 2, "emphasis and link");
    assert!(document.part(0..0).text().is_empty());
}

#[test]
fn dates_are_written_as_they_are_known() {
    for (date, shown) in [
        (Date::new(2019, None, None), "2019"),
        (Date::new(2019, Some(3), None), "2019-03"),
        (Date::new(2019, Some(3), Some(4)), "2019-03-04"),
        (Date::new(1000, Some(12), Some(31)), "1000-12-31"),
    ] {
        assert_eq!(date.unwrap().to_string(), shown);
    }
    for (year, month, day) in [
        (2019, Some(0), None),
        (2019, Some(13), None),
        (2019, Some(2), Some(29)),
        (2019, Some(4), Some(31)),
        (2019, Some(1), Some(0)),
        (2019, None, Some(1)),
    ] {
        assert_eq!(
            Date::new(year, month, day),
            None,
            "{year} {month:?} {day:?}"
        );
    }
    assert!(Date::new(2020, Some(2), Some(29)).is_some(), "a leap year");
    assert!(Date::new(2000, Some(2), Some(29)).is_some());
    assert!(Date::new(1900, Some(2), Some(29)).is_none());
}

#[test]
fn a_width_holds_its_lines_and_loses_no_word() {
    let text = "Les objets connectés comptent les passants, les vélos et les chats du quai nord.";
    for width in [1, 5, 10, 20, 40, 200] {
        let lines = wrap(text, ByteRange::new(0, text.len()), width, width);
        let shown: Vec<&str> = lines.iter().map(|line| line.of(text)).collect();
        for line in &shown {
            assert!(safe::width(line) <= width, "{width}: {line}");
        }
        let joined: String = shown.concat();
        let letters = |text: &str| {
            text.chars()
                .filter(|c| !c.is_whitespace())
                .collect::<String>()
        };
        assert_eq!(letters(&joined), letters(text), "{width}");
    }
}

proptest! {
    /// Dates of any text that is read come back from what is written.
    #[test]
    fn every_date_that_is_read_is_read_again(text in "[0-9]{1,4}[-/. ][0-9a-zé]{1,9}[-/. ][0-9]{1,4}") {
        if let Ok(date) = text.parse::<Date>() {
            prop_assert_eq!(date.to_string().parse::<Date>().ok(), Some(date));
            prop_assert!(date.month.is_none_or(|month| (1..=12).contains(&month)));
            prop_assert!(date.day.is_none_or(|day| (1..=31).contains(&day)));
            prop_assert!(date.day.is_none() || date.month.is_some());
        }
    }

    /// Whatever a document holds, a range of its text leads to scalar values and back.
    #[test]
    fn ranges_of_any_text_convert_both_ways(words in prop::collection::vec("[a-zé’ 東👩]{1,6}", 1..20), a in 0_usize..80, b in 0_usize..80) {
        let document = markdown::parse(&words.join(" "));
        let (a, b) = (a.min(b), a.max(b));
        let chars = CharRange::new(a.min(document.char_len()), b.min(document.char_len()));
        let bytes = document.to_bytes(chars);
        prop_assert!(document.text().get(bytes.start..bytes.end).is_some());
        prop_assert_eq!(document.to_chars(bytes), chars);
        prop_assert_eq!(document.slice(bytes).chars().count(), chars.len());
    }
}
