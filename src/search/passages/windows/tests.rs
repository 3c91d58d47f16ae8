//! What marks are worth together, and which of them one passage can hold.

use super::*;
use crate::text::ByteRange;

/// Marks at words of a text, each with its group: `("phare", 0)`.
fn marks(text: &str, words: &[(&str, usize)]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = words
        .iter()
        .flat_map(|(word, group)| {
            text.match_indices(word).map(|(at, _)| Mark {
                range: ByteRange::new(at, at + word.len()),
                group: *group,
                as_typed: false,
            })
        })
        .collect();
    marks.sort_unstable();
    marks
}

fn best(text: &str, words: &[(&str, usize)]) -> f32 {
    let windows = windows_of(text, &marks(text, words), &|group| [1.0, 2.0, 4.0][group]);
    windows
        .iter()
        .map(|window| window.value)
        .fold(0.0, f32::max)
}

fn is_about(one: f32, other: f32) -> bool {
    (one - other).abs() < 1e-4
}

#[test]
fn each_word_is_worth_its_rarity_and_little_when_it_comes_again() {
    assert!(is_about(best("phare au loin", &[("phare", 0)]), 1.0));
    assert!(is_about(
        best("phare, loin, phare", &[("phare", 0)]),
        1.0 + AGAIN
    ));
    let text = "phare et puis encore une tour";
    assert!(is_about(best(text, &[("phare", 0), ("tour", 1)]), 3.0));
}

#[test]
fn words_side_by_side_add_half_the_rarer_of_them() {
    let beside = best("phare tour", &[("phare", 0), ("tour", 1)]);
    let apart = best("phare et ensuite tour", &[("phare", 0), ("tour", 1)]);
    assert!(is_about(beside - apart, SIDE_BY_SIDE * 1.0));
    // An article or a comma between them does not part them.
    let article = best("phare, la tour", &[("phare", 0), ("tour", 1)]);
    assert!(is_about(article, beside));
}

#[test]
fn a_word_beside_itself_is_no_pair() {
    assert!(is_about(best("phare phare", &[("phare", 0)]), 1.0 + AGAIN));
}

#[test]
fn what_is_spelt_as_typed_is_worth_more() {
    let mut as_typed = marks("phare", &[("phare", 0)]);
    as_typed[0].as_typed = true;
    let windows = windows_of("phare", &as_typed, &|_| 1.0);
    assert!(is_about(windows[0].value, AS_TYPED));
}

#[test]
fn a_window_begins_at_each_mark_and_ends_within_its_length() {
    let text = format!("phare {} phare {} phare", "x".repeat(60), "x".repeat(180));
    let marks = marks(&text, &[("phare", 0)]);
    let windows = windows_of(&text, &marks, &|_| 1.0);
    let spans: Vec<(usize, usize)> = windows.iter().map(|w| (w.first, w.end)).collect();
    assert_eq!(spans, [(0, 2), (1, 3), (2, 3)]);
}

#[test]
fn no_window_reaches_into_the_next_block() {
    let text = "un phare\n\nune tour";
    let marks = marks(text, &[("phare", 0), ("tour", 1)]);
    let windows = windows_of(text, &marks, &|_| 1.0);
    let spans: Vec<(usize, usize)> = windows.iter().map(|w| (w.first, w.end)).collect();
    assert_eq!(spans, [(0, 1), (1, 2)]);
}

#[test]
fn a_mark_that_is_longer_than_a_passage_still_has_its_window() {
    let text = "x".repeat(3 * LENGTH);
    let mark = Mark {
        range: ByteRange::new(0, text.len()),
        group: 0,
        as_typed: false,
    };
    let windows = windows_of(&text, &[mark], &|_| 1.0);
    assert_eq!((windows[0].first, windows[0].end), (0, 1));
    assert!(windows_of(&text, &[], &|_| 1.0).is_empty());
}
