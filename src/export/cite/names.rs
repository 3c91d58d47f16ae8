//! Names of authors as citations need them: family and given name, or a name that is one.

use crate::export::facts;
use crate::library::ArticleMeta;

/// One author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export) enum Name {
    /// A person.
    Person {
        /// With its particle: `Le Floc’h`, `de Certeau`.
        family: String,
        /// As it is written.
        given: String,
    },
    /// An organisation, a pen name: never turned around.
    Literal(String),
}

/// Words that stand before a family name and belong to it.
const PARTICLES: &[&str] = &[
    "de", "du", "des", "le", "la", "les", "van", "von", "der", "den", "di", "da", "dos", "mc",
    "st", "saint", "sainte", "o", "al", "el", "ben", "bin", "ibn",
];

/// Words that persons do not have in their names.
const COLLECTIVE: &[&str] = &[
    "agence",
    "agency",
    "association",
    "bibliotheque",
    "bureau",
    "centre",
    "center",
    "city",
    "collectif",
    "comite",
    "committee",
    "company",
    "conseil",
    "council",
    "department",
    "ecole",
    "editors",
    "equipe",
    "fondation",
    "foundation",
    "gouvernement",
    "government",
    "groupe",
    "group",
    "inc",
    "institut",
    "institute",
    "journal",
    "laboratoire",
    "library",
    "magazine",
    "mairie",
    "metropole",
    "ministere",
    "ministry",
    "office",
    "organisation",
    "organization",
    "press",
    "presse",
    "redaction",
    "reseau",
    "school",
    "service",
    "services",
    "staff",
    "syndicat",
    "team",
    "universite",
    "university",
    "ville",
];

/// The authors of an article. Several names stand apart by `, `, `;`, `&`, “et” or “and”; where they stand
/// apart by `;`, each may be `Family, Given`.
pub(in crate::export) fn authors(meta: &ArticleMeta) -> Vec<Name> {
    let Some(author) = facts::author(meta) else {
        return Vec::new();
    };
    if author.contains(';') {
        return author
            .split(';')
            .filter_map(|name| match name.split_once(',') {
                Some((family, given)) => person(family, given),
                None => parse(name),
            })
            .collect();
    }
    let parts: Vec<&str> = author
        .split([',', '&'])
        .flat_map(|part| part.split(" et "))
        .flat_map(|part| part.split(" and "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    match parts.as_slice() {
        // Two single words with a comma are one person: `Certeau, Michel`.
        [family, given]
            if author.contains(',') && !family.contains(' ') && !given.contains(' ') =>
        {
            person(family, given).into_iter().collect()
        }
        _ => parts.into_iter().filter_map(parse).collect(),
    }
}

fn person(family: &str, given: &str) -> Option<Name> {
    let (family, given) = (family.trim(), given.trim());
    match (family.is_empty(), given.is_empty()) {
        (true, true) => None,
        (false, false) => Some(Name::Person {
            family: family.to_owned(),
            given: given.to_owned(),
        }),
        _ => Some(Name::Literal(format!("{family}{given}"))),
    }
}

/// One name in the order it is said.
fn parse(name: &str) -> Option<Name> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let folded: Vec<String> = words
        .iter()
        .map(|word| facts::ascii(word).to_lowercase())
        .collect();
    let collective = folded
        .iter()
        .any(|word| COLLECTIVE.contains(&word.as_str()));
    let has_digit = name.chars().any(|c| c.is_ascii_digit());
    let article_first = folded
        .first()
        .is_some_and(|word| matches!(word.as_str(), "le" | "la" | "les" | "the"));
    if words.is_empty() {
        return None;
    }
    if words.len() == 1 || words.len() > 5 || collective || has_digit || article_first {
        return Some(Name::Literal(words.join(" ")));
    }
    let mut from = words.len() - 1;
    while from > 1
        && folded
            .get(from - 1)
            .is_some_and(|word| PARTICLES.contains(&word.as_str()))
    {
        from -= 1;
    }
    let (given, family) = words.split_at(from);
    person(&family.join(" "), &given.join(" "))
}

impl Name {
    /// The family name, or the whole where it is one.
    pub(in crate::export) fn family(&self) -> &str {
        match self {
            Self::Person { family, .. } => family,
            Self::Literal(name) => name,
        }
    }

    /// `Given Family`.
    pub(in crate::export) fn said(&self) -> String {
        match self {
            Self::Person { family, given } => format!("{given} {family}"),
            Self::Literal(name) => name.clone(),
        }
    }

    /// `Family, Given`.
    pub(in crate::export) fn family_first(&self) -> String {
        match self {
            Self::Person { family, given } => format!("{family}, {given}"),
            Self::Literal(name) => name.clone(),
        }
    }

    /// `Family, G.-H.`.
    pub(super) fn with_initials(&self) -> String {
        match self {
            Self::Person { family, given } => format!("{family}, {}", initials(given)),
            Self::Literal(name) => name.clone(),
        }
    }
}

/// `Jean-Claude Émile` → `J.-C. É.`
fn initials(given: &str) -> String {
    let word = |word: &str| {
        let parts = word.split('-').filter_map(|part| part.chars().next());
        let letters: Vec<String> = parts.map(|c| format!("{}.", c.to_uppercase())).collect();
        letters.join("-")
    };
    let words: Vec<String> = given.split_whitespace().map(word).collect();
    words.join("\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;
    use crate::text::Language;

    #[test]
    fn names_are_taken_apart_where_they_are_persons() {
        let mut article = sample::article("a", "t", "x", Language::French);
        for (author, expected) in [
            (
                "Jérôme Lachance-Roy, Anaïs Le Floc’h",
                "Lachance-Roy, Jérôme | Le Floc’h, Anaïs",
            ),
            ("Ville de Québec", "Ville de Québec"),
            ("Certeau, Michel", "Certeau, Michel"),
            (
                "Michel de Certeau et Luce Giard",
                "de Certeau, Michel | Giard, Luce",
            ),
            (
                "Roy, Jean; Le Floc’h, Anaïs",
                "Roy, Jean | Le Floc’h, Anaïs",
            ),
            ("Le Monde", "Le Monde"),
            ("A. B. Smith & Jo Lee", "Smith, A. B. | Lee, Jo"),
            ("ktok", "ktok"),
            (" , ; ", ""),
        ] {
            article.meta.author = Some(author.to_owned());
            let names: Vec<String> = authors(&article.meta)
                .iter()
                .map(Name::family_first)
                .collect();
            assert_eq!(names.join(" | "), expected);
        }
        assert_eq!(initials("Jean-Claude Émile"), "J.-C.\u{a0}É.");
    }
}
