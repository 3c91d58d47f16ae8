//! How much words, their places and their spellings are worth beside each other.

use proptest::prelude::*;

use super::*;
use crate::search::plan::TermPosition;
use crate::search::schema::Zone;
use crate::search::term_match::Places;

fn group(corrected: bool) -> TermGroup {
    TermGroup {
        shown: "phare".to_owned(),
        zones: Zone::ALL.to_vec(),
        readings: vec![vec![TermPosition::default()]],
        stop: false,
        corrected,
    }
}

fn beginning() -> TermGroup {
    let position = TermPosition {
        prefix: Some("pha".to_owned()),
        ..TermPosition::default()
    };
    TermGroup {
        readings: vec![vec![position]],
        ..group(false)
    }
}

fn found(doc: u32, frequency: f32, exact: f32, twin: f32) -> TermMatch {
    TermMatch {
        doc,
        frequency,
        exact,
        twin,
        places: Places {
            body: frequency > 0.0,
            exact_in_body: exact > 0.0,
            title: false,
            twin_in_body: twin > 0.0,
        },
    }
}

fn titled(doc: u32) -> TermMatch {
    TermMatch {
        places: Places {
            title: true,
            ..Places::default()
        },
        ..found(doc, 0.3, 0.0, 0.0)
    }
}

const RARE: Rarity = Rarity {
    stem: 4.0,
    exact: 5.0,
    title: 3.0,
};

fn worth(found: TermMatch, corrected: bool) -> f32 {
    let (stems, exact) = contribution(found, RARE, &group(corrected));
    stems + exact
}

#[test]
fn a_word_of_every_text_still_tells_a_little_and_one_of_none_the_most() {
    assert!(rarity(1000, 1000) > 0.0 && rarity(1000, 1000) < 0.001);
    assert!(rarity(0, 1000) > rarity(1, 1000));
    // More holders than documents, as deleted ones may make it, harm nothing.
    assert!(rarity(2000, 1000).abs() < f32::EPSILON);
    assert!(rarity(0, 0).is_finite());
}

#[test]
fn a_frequency_of_one_counts_as_one_and_none_counts_double() {
    assert!((saturate(1.0) - 1.0).abs() < 1e-6);
    assert!(saturate(0.0).abs() < 1e-6);
    assert!(saturate(1e6) < weight::K1 + 1.0);
}

#[test]
fn the_exact_form_adds_to_what_stems_do() {
    let (stems, exact) = contribution(found(1, 1.0, 1.0, 0.0), RARE, &group(false));
    assert!((stems - RARE.stem).abs() < 1e-5);
    assert!((exact - weight::EXACT * RARE.exact).abs() < 1e-5);
    let (_, none) = contribution(found(1, 1.0, 0.0, 0.0), RARE, &group(false));
    assert!(none.abs() < 1e-6);
}

#[test]
fn a_title_adds_its_own_rarity_once_however_often_the_text_says_the_word() {
    let mut in_title = found(1, 1.0, 0.0, 0.0);
    in_title.places.title = true;
    let added = worth(in_title, false) - worth(found(1, 1.0, 0.0, 0.0), false);
    assert!((added - weight::TITLE * RARE.title).abs() < 1e-5);
    in_title.frequency = 9.0;
    let again = worth(in_title, false) - worth(found(1, 9.0, 0.0, 0.0), false);
    assert!((again - added).abs() < 1e-4);
}

#[test]
fn what_is_spelt_otherwise_counts_only_where_the_word_itself_is_not() {
    let twin = worth(found(1, 0.0, 0.0, 1.0), false);
    assert!((twin - weight::TWIN * RARE.stem).abs() < 1e-5);
    let own = worth(found(1, 1.0, 0.0, 0.0), false);
    assert!((worth(found(1, 1.0, 0.0, 5.0), false) - own).abs() < 1e-6);
    assert!(twin < own);
}

#[test]
fn what_was_corrected_counts_for_less_in_all_its_parts() {
    for found in [
        found(1, 1.0, 0.0, 0.0),
        found(1, 2.0, 2.0, 0.0),
        found(1, 0.0, 0.0, 1.0),
    ] {
        let (typed, corrected) = (worth(found, false), worth(found, true));
        assert!((corrected - weight::CORRECTED * typed).abs() < 1e-5);
    }
}

#[test]
fn twins_stand_in_for_a_word_that_no_text_spells_so() {
    let mut none = vec![vec![found(1, 0.0, 0.0, 2.0)], vec![found(4, 0.0, 0.0, 1.0)]];
    promote_twins(&mut none);
    assert!(none.iter().flatten().all(TermMatch::is_own));
    assert!((none[0][0].frequency - 2.0).abs() < 1e-6 && none[0][0].twin.abs() < 1e-6);
    assert!(none[1][0].places.body);
    let with_own = vec![vec![found(1, 0.0, 0.0, 2.0)], vec![found(4, 1.0, 0.0, 0.0)]];
    let mut same = with_own.clone();
    promote_twins(&mut same);
    assert_eq!(same, with_own);
}

#[test]
fn rarity_is_counted_in_texts_and_elsewhere_only_where_no_text_has_the_word() {
    let in_texts = vec![vec![found(1, 1.0, 0.0, 0.0), titled(2), titled(3)]];
    let counted = rarities(&group(false), &in_texts, 100);
    assert!((counted.stem - rarity(1, 100)).abs() < 1e-6);
    let in_titles = vec![vec![titled(2)], vec![titled(3)]];
    let counted = rarities(&group(false), &in_titles, 100);
    assert!((counted.stem - rarity(2, 100)).abs() < 1e-6);
    assert!(counted.title <= counted.stem);
}

#[test]
fn a_beginning_is_counted_everywhere() {
    let matches = vec![vec![found(1, 1.0, 0.0, 0.0), titled(2), titled(3)]];
    let counted = rarities(&beginning(), &matches, 100);
    assert!((counted.stem - rarity(3, 100)).abs() < 1e-6);
}

#[test]
fn what_is_spelt_otherwise_makes_a_word_no_more_common() {
    let matches = vec![vec![found(1, 1.0, 1.0, 0.0), found(2, 0.0, 0.0, 1.0)]];
    let counted = rarities(&group(false), &matches, 100);
    assert!((counted.stem - rarity(1, 100)).abs() < 1e-6);
    assert!((counted.exact - rarity(1, 100)).abs() < 1e-6);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_rarer_a_word_the_more_it_tells(few in 0_usize..500, more in 1_usize..500, total in 1000_usize..9999) {
        prop_assert!(rarity(few, total) > rarity(few + more, total));
    }

    #[test]
    fn more_of_a_word_adds_and_each_time_less(once in 0.1_f32..20.0, step in 0.1_f32..5.0) {
        let (a, b, c) = (saturate(once), saturate(once + step), saturate(once + 2.0 * step));
        prop_assert!(a < b && b < c);
        prop_assert!(c - b <= b - a + 1e-5);
    }
}
