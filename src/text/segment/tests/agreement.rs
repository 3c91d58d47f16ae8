//! That every way of looking agrees with reading it all, in short texts and in very long ones.

use crate::text::landmarks;
use crate::text::markdown::parse;
use crate::text::segment::*;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// Every way of looking finds the sentences, words and clusters that reading from the start finds, with
/// landmarks and without.
pub(super) fn agree(document: &Document) {
    agree_as_it_is(document);
    agree_as_it_is(&document.clone().with_landmarks(0, 2));
    agree_as_it_is(&document.clone().with_landmarks(8, 5));
}

fn agree_as_it_is(document: &Document) {
    let text = document.text();
    let all: Vec<ByteRange> = (0..document.blocks().len())
        .flat_map(|block| sentences(document, block))
        .collect();
    let words = words(text, ByteRange::new(0, text.len()));
    for units in [&all, &words] {
        assert!(units.windows(2).all(|pair| pair[0].end <= pair[1].start));
        assert!(units.iter().all(|unit| !unit.of(text).trim().is_empty()));
    }
    for (at, cluster) in text.grapheme_indices(true) {
        let end = at + cluster.len();
        assert_eq!(cluster_after(document, at), Some(end), "{text:?} {at}");
        assert_eq!(cluster_before(document, end), Some(at), "{text:?} {end}");
        let range = Some(ByteRange::new(at, end));
        assert!(
            (at..end).all(|byte| cluster_at(document, byte) == range),
            "{text:?} {at}"
        );
    }
    for offset in 0..=text.len() + 1 {
        let next = |units: &[ByteRange]| units.iter().find(|unit| unit.start > offset).copied();
        let prev = |units: &[ByteRange]| units.iter().rfind(|unit| unit.start < offset).copied();
        assert_eq!(
            next_sentence(document, offset),
            next(&all),
            "{text:?} {offset}"
        );
        assert_eq!(
            prev_sentence(document, offset),
            prev(&all),
            "{text:?} {offset}"
        );
        assert_eq!(
            next_word(document, offset),
            next(&words),
            "{text:?} {offset}"
        );
        assert_eq!(
            prev_word(document, offset),
            prev(&words),
            "{text:?} {offset}"
        );
        let word = words.iter().find(|word| word.contains(offset));
        let sentence = all.iter().find(|sentence| sentence.contains(offset));
        if let Some(word) = word {
            assert_eq!(word_at(document, offset), *word);
        } else if !words.is_empty() {
            assert!(words.contains(&word_at(document, offset)));
        }
        if let Some(sentence) = sentence {
            assert_eq!(sentence_at(document, offset), *sentence);
        } else if !document.slice(paragraph_at(document, offset)).is_empty() {
            assert!(
                all.contains(&sentence_at(document, offset)),
                "{text:?} {offset}"
            );
        }
    }
}

#[test]
fn looking_around_in_a_huge_paragraph_reads_only_what_is_near() {
    let started = std::time::Instant::now();
    let document =
        parse(&"Il pleut sur l’art. 3, encore. Elle lit, p. ex. ici… Et puis ? ".repeat(16_000));
    assert!(document.text().len() > 1_000_000);
    let (mut at, mut steps) = (0, 0);
    while let Some(next) = next_sentence(&document, at) {
        assert!(sentence_at(&document, next.start) == next && next.start > at);
        assert_eq!(
            prev_sentence(&document, next.start).map(|prev| prev.start),
            Some(at)
        );
        (at, steps) = (next.start, steps + 1);
    }
    assert_eq!(steps, 16_000 * 3 - 1);
    while let Some(word) = prev_word(&document, at) {
        at = word.start;
    }
    assert_eq!(at, 0);
    // Far above what it takes, far below what reading everything each time would take.
    assert!(started.elapsed().as_secs() < 60);
}

#[test]
fn a_word_a_sentence_and_a_cluster_of_a_megabyte_are_each_one() {
    for (piece, words) in [
        ("a", true),
        ("\u{301}", false),
        ("mot ", true),
        ("—", false),
        ("日", true),
        ("x\u{200d}", true),
        ("👩\u{200d}", false),
    ] {
        let text = piece.repeat(1_000_000 / piece.len());
        let document = parse(&format!("début {text} fin"));
        landmarks::survey(&document);
        let end = document.text().len();
        let middle = document.text().floor_char_boundary(end / 2);
        for at in [0, 6, middle, end - 4, end] {
            assert_eq!(sentence_at(&document, at), ByteRange::new(0, end));
            let _ = (next_word(&document, at), prev_word(&document, at));
        }
        let last = next_word(&document, middle);
        if !words {
            assert_eq!(last.map(|word| document.slice(word)), Some("fin"));
        }
        if piece == "a" {
            assert_eq!(word_at(&document, middle), ByteRange::new(7, end - 4));
        }
        if piece == "\u{301}" {
            assert_eq!(cluster_after(&document, middle), Some(end - 4));
            assert!(cluster_before(&document, end - 4).is_some_and(|at| at < 8));
        }
    }
}

fn odd_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[a-cA-C.!?… '’«»\"()-]{0,6}",
        any::<char>().prop_map(String::from),
        prop::sample::select(vec![
            "M. ",
            "p. ex. ",
            "etc. ",
            "U.S. ",
            "\\\n",
            "\n\n",
            "\u{202f}",
            "\u{a0}",
            " ?",
            "[1]",
            "。",
            "...",
            "3.5 ",
            "l’",
            "qu’",
            "no. 4",
            "J. ",
            "A",
            "b",
            ". ",
            "```\n",
            "|a|b|\n|-|-|\n",
            "# ",
            "- ",
            "1",
            "\u{301}",
            "\u{301}\u{301}\u{301}",
            "e\u{323}\u{301}\u{308}\u{304}",
            "👩\u{200d}👩\u{200d}👩",
            "🇫🇷",
            "日本語",
            "aaaaaaaaaaaa",
            "— — — ",
            "-",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(part, 0..16).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]
    #[test]
    fn looking_from_any_offset_agrees_with_reading_it_all(source in odd_text()) {
        agree(&parse(&source));
    }

    #[test]
    fn sentences_hold_all_that_is_not_space(source in odd_text()) {
        let document = parse(&source);
        for (nth, block) in document.blocks().iter().enumerate() {
            if matches!(block.kind, BlockKind::Table(_)) {
                continue;
            }
            let held: String =
                sentences(&document, nth).iter().map(|range| document.slice(*range)).collect();
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(bare(&held), bare(document.slice(block.range)));
        }
    }
}
