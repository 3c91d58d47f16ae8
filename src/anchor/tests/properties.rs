//! What holds for every text and every passage.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::anchor::fold::is_invisible;
use crate::anchor::selectors::{Address, Decision};
use crate::anchor::words::cuts_a_word;
use crate::anchor::{
    Alignment, BlockAddress, Confirmation, Nth, Origin, Placement, Selectors, State, TextView,
    describe, place, place_all,
};
use crate::text::CharRange;

/// A text of some paragraphs of words that come back.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "[a-f]{1,4}",
        3 => prop::sample::select(vec!["l’été", "œuvre :", "« mot »", "12 %", "pas", "…", "Été", "🎉"])
            .prop_map(str::to_owned),
        1 => "\\PC{1,3}",
    ];
    let paragraph = prop::collection::vec(word, 1..25).prop_map(|words| words.join(" "));
    prop::collection::vec(paragraph, 1..8).prop_map(|paragraphs| paragraphs.join("\n\n"))
}

/// A passage of `text`, from two numbers, as a selection gives it: whole letters with their marks, none of
/// them invisible at its ends (unless all of it is).
fn passage(text: &str, at: usize, len: usize) -> CharRange {
    let total = text.chars().count();
    let start = at % total.max(1);
    let end = (start + 1 + len).min(total);
    let mut letters: Vec<(usize, usize, bool)> = Vec::new();
    for letter in text.graphemes(true) {
        let from = letters.last().map_or(0, |(_, end, _)| *end);
        let visible = !letter.chars().all(is_invisible);
        letters.push((from, from + letter.chars().count(), visible));
    }
    let inside = letters
        .iter()
        .filter(|(from, to, _)| *from < end && start < *to);
    let inside: Vec<_> = inside.collect();
    let first = inside
        .iter()
        .find(|(.., visible)| *visible)
        .or(inside.first());
    let last = inside
        .iter()
        .rfind(|(.., visible)| *visible)
        .or(inside.last());
    match (first, last) {
        (Some((from, ..)), Some((_, to, _))) => CharRange::new(*from, *to),
        _ => CharRange::new(start, end),
    }
}

fn with_old(selectors: &Selectors, old: &TextView<'_>, new: &TextView<'_>) -> Placement {
    place(selectors, Some((old, &Alignment::new(old, new))), new)
}

/// The folded passage without the spaces at its edges, which are not searched for.
fn core(view: &TextView<'_>, range: CharRange) -> std::ops::Range<usize> {
    view.folded().trim_spaces(view.folded().fold_of(range))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn the_same_text_gives_the_same_place(text in text(), at in 0_usize..900, len in 0_usize..300) {
        let view = TextView::plain(&text);
        let range = passage(&text, at, len);
        let selectors = describe(&view, range, Origin::default());
        for placement in [with_old(&selectors, &view, &view), place(&selectors, None, &view)] {
            prop_assert_eq!(placement, Placement::at(State::Exact, range, 1.0));
        }
    }

    #[test]
    fn what_is_inserted_before_shifts_by_its_length(
        text in text(), before in "[g-z]{3,9}( [g-z]{3,9}){0,30}", at in 0_usize..900, len in 0_usize..300,
    ) {
        let new = format!("{before}\n\n{text}");
        let range = passage(&text, at, len);
        let (old, new) = (TextView::plain(&text), TextView::plain(&new));
        let selectors = describe(&old, range, Origin::default());
        let placement = with_old(&selectors, &old, &new);
        if core(&old, range).is_empty() {
            return Ok(());
        }
        let shift = before.chars().count() + 2;
        prop_assert_eq!(placement.state, State::Exact);
        prop_assert_eq!(placement.range, Some(CharRange::new(range.start + shift, range.end + shift)));
    }

    #[test]
    fn typography_never_makes_an_exact_place_another(
        text in text(), at in 0_usize..900, len in 0_usize..300,
    ) {
        let new = text.replace('’', "'").replace(" :", "\u{202f}:").replace("« ", "«\u{a0}")
            .replace('œ', "oe").replace(" %", "%").replace('…', "...");
        let range = passage(&text, at, len);
        let (old, new) = (TextView::plain(&text), TextView::plain(&new));
        let selectors = describe(&old, range, Origin::default());
        if core(&old, range).is_empty() {
            return Ok(());
        }
        prop_assert_eq!(with_old(&selectors, &old, &new).state, State::Exact);
    }

    #[test]
    fn there_and_back_is_where_it_was(
        text in text(), other in text(), cut in 0_usize..900, gone in 0_usize..120,
        at in 0_usize..900, len in 0_usize..120,
    ) {
        let chars: Vec<char> = text.chars().collect();
        let cut = cut % chars.len().max(1);
        let rest = (cut + gone).min(chars.len());
        let new: String = chars[..cut].iter().chain(other.chars().collect::<Vec<_>>().iter())
            .chain(&chars[rest..]).collect();
        let (old, new) = (TextView::plain(&text), TextView::plain(&new));
        let range = passage(&text, at, len);
        let there = with_old(&describe(&old, range, Origin::default()), &old, &new);
        let Some(moved) = there.range.filter(|_| there.state == State::Exact) else { return Ok(()) };
        let back = with_old(&describe(&new, moved, Origin::default()), &new, &old);
        // The words are what makes a place exact; here the signs around them must be there as well.
        let signs = |view: &TextView<'_>, range| view.folded().slice(core(view, range)).to_vec();
        // A passage that is whole words in one text is not found as a part of words in the other.
        let cuts = |view: &TextView<'_>, range| cuts_a_word(view.folded().chars(), &core(view, range));
        if cuts(&old, range) != cuts(&new, moved) {
            return Ok(());
        }
        if there.score < 1.0 || signs(&old, range) != signs(&new, moved) {
            return Ok(());
        }
        prop_assert_eq!(back.state, State::Exact);
        prop_assert_eq!(back.range.map(|range| core(&old, range)), Some(core(&old, range)));
    }

    #[test]
    fn an_empty_text_loses_every_note(text in text(), at in 0_usize..900, len in 0_usize..300) {
        let (old, new) = (TextView::plain(&text), TextView::plain(""));
        let selectors = describe(&old, passage(&text, at, len), Origin::default());
        prop_assert_eq!(with_old(&selectors, &old, &new).state, State::Lost);
        prop_assert_eq!(place(&selectors, None, &new).state, State::Lost);
    }

    #[test]
    fn any_selectors_on_any_text_give_a_range_inside(
        text in "\\PC*|[\\s«a-cé\u{301}\u{200d}.]*", quote in "\\PC{0,40}|[a-c «]{0,9}", old in text(),
        start in prop::option::of(0_usize..400), end in prop::option::of(0_usize..400),
        off in 0_usize..50, i in 0_usize..4, of in 0_usize..4,
    ) {
        let view = TextView::plain(&text);
        let hash = view.blocks().first().map(|block| block.hash.clone()).unwrap_or_default();
        let block = BlockAddress { n: 0, hash, off, near: vec![String::new()] };
        let selectors = Selectors {
            exact: quote.clone(), start, end, len: end, prefix: Some(quote.clone()), tail: Some(quote),
            block: Some(block), nth: Some(Nth { i, of }), ..Selectors::default()
        };
        let short = Selectors { tail: None, ..selectors.clone() };
        let old = TextView::plain(&old);
        for placement in place_all(&[&selectors, &short], Some(&old), &view) {
            let ranges = placement.candidates.iter().map(|one| one.range).chain(placement.range);
            for range in ranges {
                prop_assert!(range.start <= range.end && range.end <= view.char_len());
            }
            prop_assert_eq!(placement.range.is_some(), placement.state.is_placed());
        }
    }
}

#[test]
fn a_confirmation_goes_before_what_was_selected() {
    let old =
        TextView::plain("Un texte court, avec une phrase que l’on annote, et la suite du texte.");
    let new =
        TextView::plain("Un texte refait, où la phrase annotée a été écrite de nouveau. Voilà.");
    let later = TextView::plain(
        "Ajout. Un texte refait, où la phrase annotée a été écrite de nouveau. Voilà.",
    );
    let selectors = describe(&old, CharRange::new(22, 47), Origin::default());
    let entry = |start, end, at: &str| Confirmation {
        decision: Decision::Passage,
        rev: new.rev().into(),
        start,
        end,
        by: "user".into(),
        at: at.into(),
        exact: new.slice(CharRange::new(start, end)).into(),
    };
    let entries = [
        entry(20, 37, "2026-11-24T10:00:00Z"),
        entry(0, 2, "2026-11-23T10:00:00Z"),
    ];
    let address = Address::new(&selectors, &entries);
    assert_eq!(address.base_rev(), Some(new.rev()));
    assert_eq!(
        place(address, None, &new).range,
        Some(CharRange::new(20, 37))
    );
    // Back on the first revision, the first place holds.
    assert_eq!(place(address, None, &old).range, selectors.range());
    let placement = place_all(&[address], Some(&new), &later)[0].clone();
    assert_eq!(
        (placement.state, placement.range),
        (State::Exact, Some(CharRange::new(27, 44)))
    );
    // Without any old text, the confirmed words are what is searched for.
    let placement = place(address, None, &later);
    assert_eq!(placement.range, Some(CharRange::new(27, 44)));
}

#[test]
fn one_comparison_places_every_note() {
    let old =
        "Premier paragraphe du texte.\n\nSecond paragraphe du texte, plus long que le premier.";
    let new =
        "Titre.\n\nPremier paragraphe du texte.\n\nSecond paragraphe du texte, plus long que lui.";
    let (old, new) = (TextView::plain(old), TextView::plain(new));
    let notes: Vec<Selectors> = [(0, 7), (8, 18), (30, 82)]
        .map(|(start, end)| describe(&old, CharRange::new(start, end), Origin::default()))
        .into();
    let placed = place_all(&notes.iter().collect::<Vec<_>>(), Some(&old), &new);
    let states: Vec<_> = placed.iter().map(|placement| placement.state).collect();
    assert_eq!(states, [State::Exact, State::Exact, State::Changed]);
}

#[test]
fn a_lost_note_is_shown_at_the_heading_it_stood_under() {
    use crate::anchor::BlockSpan;
    use crate::text::ByteRange;
    let view = |text: &'static str| {
        let mut start = 0;
        let blocks: Vec<_> = text
            .split("\n\n")
            .map(|part| {
                let range = ByteRange::new(start, start + part.len());
                start = range.end + 2;
                BlockSpan::new(range, part.starts_with("Partie").then_some(1))
            })
            .collect();
        TextView::new(text, blocks)
    };
    let old = view(
        "Partie un\n\nAlpha bravo.\n\nPartie deux\n\nUne phrase entière qui va partir.\n\nFin.",
    );
    let new = view("Partie un\n\nAlpha bravo.\n\nPartie deux\n\nFin.");
    let selectors = describe(&old, CharRange::new(38, 71), Origin::default());
    assert_eq!(selectors.exact, "Une phrase entière qui va partir.");
    assert_eq!(selectors.path, ["Partie deux"]);
    for placement in [
        with_old(&selectors, &old, &new),
        place(&selectors, None, &new),
    ] {
        assert_eq!((placement.state, placement.near), (State::Lost, Some(25)));
    }
}
