//! Filters as words of the query: the text in the box is the one truth.

use crate::search::query::{Filter, Node, parse};

/// Whether a query holds a term, as a word of its own, in either language.
pub fn holds(query: &str, term: &str) -> bool {
    words(query).any(|word| is_same(word, term))
}

/// Whether two words of a query mean the same: `tag:iot`, `étiquette:iot`.
pub fn is_same(word: &str, term: &str) -> bool {
    word == term || (word.contains(':') && parse(word).clauses == parse(term).clauses)
}

/// Whether a word of a query asks for a language.
pub fn is_language(word: &str) -> bool {
    let query = parse(word);
    matches!(
        query.clauses.first().map(|clause| &clause.node),
        Some(Node::Filter(Filter::Language(_)))
    )
}

/// A query with a term taken out where it holds it, put in where it does not.
pub fn toggled(query: &str, term: &str) -> String {
    if holds(query, term) {
        words(query)
            .filter(|word| !is_same(word, term))
            .collect::<Vec<_>>()
            .join(" ")
    } else {
        with(query, term)
    }
}

/// A query with a term put in at its end.
pub fn with(query: &str, term: &str) -> String {
    let query = query.trim();
    if query.is_empty() {
        term.to_owned()
    } else {
        format!("{query} {term}")
    }
}

/// A query with every word of a kind taken out and one put in (`None`: none).
pub fn replaced(query: &str, is_of_kind: fn(&str) -> bool, term: Option<&str>) -> String {
    let rest: Vec<&str> = words(query).filter(|word| !is_of_kind(word)).collect();
    let rest = rest.join(" ");
    term.map_or(rest.clone(), |term| with(&rest, term))
}

/// The words of a query; what stands in quotes is one word.
fn words(query: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    query
        .split(move |c: char| {
            quoted ^= c == '"';
            c.is_whitespace() && !quoted
        })
        .filter(|word| !word.is_empty())
}

/// A filter and its value as typed: quoted where the value holds spaces.
pub fn term(filter: &str, value: &str) -> String {
    if value.contains(char::is_whitespace) {
        format!("{filter}:\"{value}\"")
    } else {
        format!("{filter}:{value}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_the_same_in_both_languages() {
        assert!(holds("objets étiquette:iot", "tag:iot"));
        assert_eq!(toggled("objets étiquette:iot", "tag:iot"), "objets");
        assert!(holds("est:à-lire", "is:inbox") && !holds("est:lu", "is:inbox"));
    }

    #[test]
    fn a_filter_goes_in_and_out_of_the_query() {
        assert_eq!(
            toggled("objets  connectés", "tag:iot"),
            "objets  connectés tag:iot"
        );
        assert_eq!(
            toggled("objets tag:iot lang:fr", "tag:iot"),
            "objets lang:fr"
        );
        assert_eq!(
            toggled("\"mise en place\" is:inbox", "is:inbox"),
            "\"mise en place\""
        );
        assert_eq!(
            replaced("a lang:fr", is_language, Some("lang:en")),
            "a lang:en"
        );
        assert_eq!(replaced("langue:anglais", is_language, None), "");
        assert_eq!(
            term("tag", "ville intelligente"),
            "tag:\"ville intelligente\""
        );
    }

    #[test]
    fn a_term_taken_out_and_put_in_again_stands_at_the_end() {
        for (query, term, without) in [
            ("tag:iot objets", "tag:iot", "objets"),
            ("objets is:lu", "est:lu", "objets"),
            (
                "\"mise en place\" lang:fr",
                "langue:français",
                "\"mise en place\"",
            ),
            ("couleur:vert x", "color:green", "x"),
            ("tag:\"vie privée\" x", "étiquette:\"vie privée\"", "x"),
        ] {
            assert!(holds(query, term), "{query}");
            let once = toggled(query, term);
            assert_eq!(once, without, "{query}");
            assert_eq!(toggled(&once, term), format!("{without} {term}"));
        }
    }

    #[test]
    fn a_term_is_no_part_of_a_longer_one_or_of_a_phrase() {
        for (query, term) in [
            ("tag:iot/ville", "tag:iot"),
            ("-tag:iot", "tag:iot"),
            ("tag:iot*", "tag:iot"),
            ("\"tag:iot x\"", "tag:iot"),
            ("objets", "objet"),
            ("is:done|inbox", "is:done"),
            ("", "tag:iot"),
        ] {
            assert!(!holds(query, term), "{query}");
            let with = toggled(query, term);
            assert!(holds(&with, term) && with.starts_with(query), "{with}");
        }
    }

    #[test]
    fn words_that_ask_for_a_language_are_known_in_both() {
        for word in ["lang:fr", "langue:anglais", "LANG:en", "language:french"] {
            assert!(is_language(word), "{word}");
        }
        for word in ["lang:de", "fr", "tag:fr", "lang:", "", "-x"] {
            assert!(!is_language(word), "{word}");
        }
    }

    #[test]
    fn a_value_with_spaces_is_quoted_and_read_back_whole() {
        for (value, typed) in [
            ("iot", "tag:iot"),
            ("ville/angers", "tag:ville/angers"),
            ("vie privée", "tag:\"vie privée\""),
            ("a\u{a0}b", "tag:\"a\u{a0}b\""),
        ] {
            assert_eq!(term("tag", value), typed);
            assert!(holds(&with("x", typed), typed));
        }
        assert_eq!(with("  ", "tag:a"), "tag:a");
        assert_eq!(with(" x ", "tag:a"), "x tag:a");
    }
}
