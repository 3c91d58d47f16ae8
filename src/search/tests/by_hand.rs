//! The words of a query in the text at hand, as the reader's search shows them.

use crate::search::find_in;
use crate::text::markdown;

/// What a query marks in a text, in its order.
fn marked(text: &str, query: &str) -> String {
    let document = markdown::parse(text);
    let found = find_in(&document, query);
    let words: Vec<&str> = found.iter().map(|range| document.slice(*range)).collect();
    words.join("|")
}

fn marks(text: &str, cases: &[(&str, &str)]) {
    for (query, expected) in cases {
        assert_eq!(marked(text, query), *expected, "{query}");
    }
}

#[test]
fn words_are_marked_in_all_their_forms_unless_an_exact_one_is_asked_for() {
    marks(
        "Les données ouvertes de la ville. Une donnée ouverte, OUVERTES à tous.",
        &[
            ("donnée ", "données|donnée"),
            ("=donnée", "donnée"),
            ("=données ", "données"),
            ("ouvert ", "ouvertes|ouverte|OUVERTES"),
            ("villes ", "ville"),
            ("donnee ", "données|donnée"),
            ("xyz ", ""),
        ],
    );
}

#[test]
fn phrases_are_marked_where_their_words_stand_side_by_side() {
    marks(
        "La ville intelligente. Intelligente, la ville. Des villes très intelligentes.",
        &[
            ("\"ville intelligente\"", "ville|intelligente"),
            ("\"la ville\"", "La|ville|la|ville"),
            ("=\"la ville\"", "La|ville|la|ville"),
            ("\"villes très\"", "villes|très"),
        ],
    );
}

#[test]
fn small_words_are_marked_only_where_nothing_else_is_asked() {
    let text = "Le phare de la côte et la mer.";
    marks(
        text,
        &[
            ("le phare ", "phare"),
            ("la ", "la|la"),
            ("de la ", "de|la|la"),
            ("le phare de la mer ", "phare|mer"),
        ],
    );
}

#[test]
fn what_is_shut_out_and_filters_are_not_marked() {
    marks(
        "Un phare et une tour.",
        &[
            ("phare -tour", "phare"),
            ("+tour", "tour"),
            ("phare OR tour ", "phare|tour"),
            ("(phare tour) ", "phare|tour"),
            ("tag:phare", ""),
            ("lang:fr tour ", "tour"),
            ("-phare", ""),
        ],
    );
}

#[test]
fn the_last_word_may_be_a_beginning() {
    marks(
        "Le numérique, la numérisation, énumérer.",
        &[
            ("numér", "numérique|numérisation"),
            ("numér*", "numérique|numérisation"),
            ("NUMERI", "numérique|numérisation"),
        ],
    );
}

#[test]
fn compounds_and_elisions_are_marked_as_they_stand() {
    marks(
        "L’e-mail d’hier, un porte-clés.",
        &[("email ", "e-mail"), ("hier ", "hier")],
    );
    assert!(marked("Un porte-clés.", "porte-clés ").contains("porte"));
}

#[test]
fn english_paragraphs_are_read_as_english() {
    let text = "The cities have been growing for many years and they are still growing.\n\nLes cités \
                grandissent depuis de nombreuses années et elles grandiront encore.";
    assert!(marked(text, "city ").contains("cities"));
    assert!(marked(text, "grow ").contains("growing|growing"));
    assert!(marked(text, "cité ").contains("cités"));
}

#[test]
fn marks_stand_in_order_and_never_overlap() {
    let text = "Un phare, des phares : le phare-tour.\n\n- phare\n- tour\n\n> phare tour";
    let document = markdown::parse(text);
    for query in [
        "phare tour ",
        "\"phare tour\" phare ",
        "pha",
        "phare-tour ",
        "p*",
    ] {
        let found = find_in(&document, query);
        assert!(!found.is_empty(), "{query}");
        let in_order = found.windows(2).all(|two| two[0].end <= two[1].start);
        assert!(in_order, "{query}: {found:?}");
    }
}
