//! What is shown of a hit: its passages and its title, with what matched.

use super::order::shelf;
use super::{ask, entry, searcher};
use crate::search::Request;
use crate::text::Language;

#[test]
fn the_passage_that_says_most_is_shown_first_and_marks_what_was_asked() {
    let filler = "Rien de tout cela ne compte vraiment ici. ".repeat(12);
    let text = format!("Un phare. {filler}\n\n{filler}\n\nCe phare breton brille. {filler}");
    let searcher = shelf(Language::French, &[("a", &text)]);
    let answer = ask(&searcher, "phares bretons");
    let passages = &answer.hits[0].passages;
    assert!(passages[0].text.contains("phare breton"), "{passages:?}");
    let marked: Vec<&str> = passages[0]
        .marks
        .iter()
        .map(|mark| mark.of(&passages[0].text))
        .collect();
    assert_eq!(marked, ["phare", "breton"]);
    for passage in passages {
        assert_eq!(passage.bytes.of(&text), passage.text);
        let by_chars: String = text
            .chars()
            .skip(passage.range.start)
            .take(passage.range.len())
            .collect();
        assert_eq!(by_chars, passage.text);
    }
}

#[test]
fn so_many_passages_are_given_as_were_asked_for() {
    let part = format!("Le phare. {}", "Rien de plus à dire ici. ".repeat(20));
    let text = [part.as_str(); 5].join("\n\n");
    let searcher = shelf(Language::French, &[("a", &text)]);
    for wanted in 0..=3 {
        let request = Request {
            passages: wanted,
            ..Request::new("phare")
        };
        let answer = searcher.search(&request, &|| false).unwrap();
        assert_eq!(answer.hits[0].passages.len(), wanted);
    }
}

#[test]
fn the_words_of_a_title_are_marked_in_it() {
    let mut titled = entry("a", "Un texte.", Language::French);
    titled.meta.title = "Les phares de l’île".to_owned();
    let answer = ask(&searcher(vec![titled]), "phare île");
    let hit = &answer.hits[0];
    let marked: Vec<&str> = hit
        .title_marks
        .iter()
        .map(|mark| mark.of(&hit.meta.title))
        .collect();
    assert_eq!(marked, ["phares", "île"]);
}
