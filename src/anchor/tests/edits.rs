//! What becomes of a passage under the edits that articles really have, told in a table.

use crate::anchor::{Alignment, Origin, State, TextView, describe, locate, place, revision};
use crate::text::CharRange;

const TEXT: &str = "La ville a posé trente capteurs le long du canal au printemps.\n\n\
    Les objets connectés comptent les passants et les vélos. Personne ne lit les chiffres avant septembre.\n\n\
    Le soir, les péniches éteignent leurs feux et la rive se tait.";

/// How a passage stands after an edit, and what it then reads.
fn after(quote: &str, from: &str, to: &str) -> (State, Option<String>) {
    assert!(
        TEXT.contains(quote) && TEXT.contains(from),
        "{quote} {from}"
    );
    let new = TEXT.replacen(from, to, 1);
    let (old, view) = (TextView::plain(TEXT), TextView::plain(&new));
    let range = locate(&old, quote)[0];
    let selectors = describe(&old, range, Origin::default());
    let placed = place(
        &selectors,
        Some((&old, &Alignment::new(&old, &view))),
        &view,
    );
    let words = placed.range.map(|range| view.slice(range).to_owned());
    (placed.state, words)
}

const QUOTE: &str = "Les objets connectés comptent les passants et les vélos.";

#[test]
fn edits_elsewhere_leave_a_passage_as_it_is() {
    for (from, to) in [
        ("trente", "quarante"),
        ("au printemps", "au printemps dernier, sous la pluie"),
        ("La ville", "Au mois de mars, la ville"),
        ("feux", "lampes"),
        ("Personne ne lit", "Personne d’autre ne lit"),
        ("\n\nLe soir", "\n\nUn paragraphe de plus.\n\nLe soir"),
        (
            "La ville a posé trente capteurs le long du canal au printemps.\n\n",
            "",
        ),
        (
            "\n\nLe soir, les péniches éteignent leurs feux et la rive se tait.",
            "",
        ),
    ] {
        let (state, words) = after(QUOTE, from, to);
        assert!(
            matches!(state, State::Exact | State::Moved),
            "{from:?}: {state:?}"
        );
        assert_eq!(words.as_deref(), Some(QUOTE), "{from:?}");
    }
}

#[test]
fn typography_alone_is_no_change_of_words() {
    for (quote, from, to) in [
        (
            "Le soir, les péniches éteignent",
            "péniches",
            "pe\u{301}niches",
        ),
        (
            "La ville a posé trente capteurs",
            "posé trente",
            "posé\u{a0}trente",
        ),
        (
            "Les objets connectés comptent",
            "objets connectés",
            "objets  connectés",
        ),
    ] {
        let (state, words) = after(quote, from, to);
        assert!(state.is_placed(), "{to:?}: {state:?}");
        assert!(words.is_some(), "{to:?}");
    }
}

#[test]
fn a_small_change_within_a_passage_is_told_and_followed() {
    for (from, to, expected) in [
        (
            "les passants et les vélos",
            "les passantes et les vélos",
            "Les objets connectés comptent les passantes et les vélos.",
        ),
        (
            "comptent les passants",
            "comptent tous les passants",
            "Les objets connectés comptent tous les passants et les vélos.",
        ),
        (
            "passants et les vélos",
            "passants, les chiens et les vélos",
            "Les objets connectés comptent les passants, les chiens et les vélos.",
        ),
        (
            "objets connectés comptent",
            "objets comptent",
            "Les objets comptent les passants et les vélos.",
        ),
    ] {
        let (state, words) = after(QUOTE, from, to);
        assert_eq!(state, State::Changed, "{to:?}: {words:?}");
        assert_eq!(words.as_deref(), Some(expected), "{to:?}");
    }
}

#[test]
fn a_passage_that_is_gone_is_never_put_elsewhere() {
    for to in ["", "On n’en dit pas plus ici.", "Il pleut."] {
        let (state, words) = after(QUOTE, QUOTE, to);
        assert!(!state.is_placed(), "{to:?}: {state:?} {words:?}");
        assert_eq!(words, None, "{to:?}");
    }
}

#[test]
fn a_passage_that_was_moved_is_found_where_it_is_now() {
    let moved = format!("{QUOTE} ");
    let new = format!("{}\n\n{QUOTE}", TEXT.replace(&moved, ""));
    let (old, view) = (TextView::plain(TEXT), TextView::plain(&new));
    let selectors = describe(&old, locate(&old, QUOTE)[0], Origin::default());
    for with_old in [true, false] {
        let alignment = Alignment::new(&old, &view);
        let known = with_old.then_some((&old, &alignment));
        let placed = place(&selectors, known, &view);
        let range = placed
            .range
            .or(placed.candidates.first().map(|one| one.range));
        assert_eq!(
            range.map(|range| view.slice(range)),
            Some(QUOTE),
            "{placed:?}"
        );
    }
}

#[test]
fn the_same_text_places_every_sentence_exactly() {
    let view = TextView::plain(TEXT);
    for sentence in TEXT
        .split_inclusive(['.'])
        .map(str::trim)
        .filter(|one| !one.is_empty())
    {
        let found = locate(&view, sentence);
        assert_eq!(found.len(), 1, "{sentence}");
        let selectors = describe(&view, found[0], Origin::default());
        let placed = place(&selectors, None, &view);
        assert_eq!(
            (placed.state, placed.range),
            (State::Exact, Some(found[0])),
            "{sentence}"
        );
        assert!((placed.score - 1.0).abs() < 1e-6, "{sentence}");
    }
}

#[test]
fn a_revision_is_the_name_of_a_text_and_of_no_other() {
    let one = revision(TEXT);
    assert_eq!(one, revision(TEXT));
    for other in [
        TEXT.replace("trente", "quarante"),
        format!("{TEXT} "),
        String::new(),
    ] {
        assert_ne!(one, revision(&other));
    }
}

#[test]
fn quotations_are_located_whatever_their_case_and_marks() {
    let view = TextView::plain("« L’été », dit-on ; l’ÉTÉ, oui. Or l'ete n’est pas l’été");
    for (quote, least) in [
        ("l’été", 3),
        ("L'ÉTÉ", 3),
        ("« l’été »", 1),
        ("dit-on", 1),
        ("hiver", 0),
        ("", 0),
    ] {
        let found = locate(&view, quote);
        assert!(
            found.len() >= least && (least > 0 || found.is_empty()),
            "{quote}: {found:?}"
        );
        assert!(
            found.windows(2).all(|two| two[0].end <= two[1].start),
            "{quote}"
        );
    }
}

#[test]
fn slices_outside_of_a_text_are_empty() {
    let view = TextView::plain("été");
    assert_eq!(view.slice(CharRange::new(0, 3)), "été");
    assert_eq!(view.slice(CharRange::new(1, 2)), "t");
    assert_eq!(view.slice(CharRange::new(3, 3)), "");
    assert_eq!(view.slice(CharRange::new(9, 12)), "");
}
