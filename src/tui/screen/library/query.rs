//! Filters as words of the query: the text in the box is the one truth.

/// Whether a query holds a term, as a word of its own.
pub fn holds(query: &str, term: &str) -> bool {
    words(query).any(|word| word == term)
}

/// A query with a term taken out where it holds it, put in where it does not.
pub fn toggled(query: &str, term: &str) -> String {
    if holds(query, term) {
        words(query)
            .filter(|word| *word != term)
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

/// A query with every term of a filter taken out and one put in (`None`: none).
pub fn replaced(query: &str, filter: &str, term: Option<&str>) -> String {
    let rest: Vec<&str> = words(query)
        .filter(|word| !word.starts_with(filter))
        .collect();
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
        assert_eq!(replaced("a lang:fr", "lang:", Some("lang:en")), "a lang:en");
        assert_eq!(replaced("lang:fr", "lang:", None), "");
        assert_eq!(
            term("tag", "ville intelligente"),
            "tag:\"ville intelligente\""
        );
    }
}
