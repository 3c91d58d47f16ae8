//! The keys under which programs keep what Glose knows of an article.

use std::collections::HashSet;

use serde_json::Value;

use crate::ingest::draft::Draft;
use crate::library::front_matter::{Values, list_of, text_of};
use crate::library::{Status, clean_tag};
use crate::text::Language;

/// Keys of each kind, in lower case, `-` for `_`; of two that stand in one file the earlier here counts.
const TITLE: &[&str] = &["title", "titre", "headline"];
const AUTHOR: &[&str] = &[
    "author", "authors", "auteur", "auteurs", "autrice", "auteure", "autrices", "byline",
    "creator", "by", "par",
];
const PUBLISHED: &[&str] = &[
    "published",
    "publié",
    "publie",
    "publication",
    "date-published",
    "datepublished",
    "publishdate",
    "pubdate",
    "date-publication",
    "date",
    "created",
    "créé",
];
const LANGUAGE: &[&str] = &["lang", "language", "langue", "locale"];
const TAGS: &[&str] = &[
    "tags",
    "tag",
    "étiquettes",
    "etiquettes",
    "mots-clés",
    "mots-cles",
    "keywords",
    "categories",
    "catégories",
    "category",
    "topics",
];
const STATUS: &[&str] = &["status", "statut", "état"];
const SAVED: &[&str] = &[
    "saved",
    "saved-at",
    "date-saved",
    "date-added",
    "added",
    "enregistré",
];
const ID: &[&str] = &["id"];

/// Keys that say in short what the text says.
const SUMMARY: &[&str] = &[
    "summary",
    "description",
    "résumé",
    "resume",
    "chapeau",
    "excerpt",
    "deck",
    "abstract",
];

/// The keys that Glose itself writes: nothing else may stand under them in an article.
const OURS: &[&str] = &[
    "id",
    "title",
    "author",
    "source",
    "published",
    "saved",
    "lang",
    "status",
    "tags",
];

/// Whether a key is one that Glose writes.
pub(super) fn is_ours(key: &str) -> bool {
    OURS.contains(&key)
}

/// Puts what is known into `draft`; the keys that are thereby told (also those that repeat it).
pub(super) fn fill(values: &Values, draft: &mut Draft) -> HashSet<String> {
    let mut told = Told {
        values,
        used: HashSet::new(),
    };
    if let Some(title) = told.first(TITLE, |_, value| text_of(value)) {
        draft.title = title;
    }
    draft.author = told.first(AUTHOR, |_, value| text_of(value));
    draft.published = told.first(PUBLISHED, |_, value| text_of(value)?.parse().ok());
    draft.language = told.first(LANGUAGE, |_, value| Language::parse(&text_of(value)?));
    draft.source = told.first(&["source"], |_, value| address(value));
    draft.status = told.first(STATUS, |_, value| Status::parse(&text_of(value)?));
    draft.saved = told.first(SAVED, |_, value| text_of(value)?.parse().ok());
    draft.id = told.first(ID, |_, value| text_of(value));
    draft.tags = told.tags();
    told.used
}

/// The longest of the texts that sum up the article.
pub(super) fn summary(values: &Values) -> Option<String> {
    let texts = values
        .iter()
        .filter(|(key, _)| SUMMARY.contains(&plain(key).as_str()));
    texts
        .filter_map(|(_, value)| text_of(value))
        .max_by_key(String::len)
}

struct Told<'a> {
    values: &'a Values,
    used: HashSet<String>,
}

impl Told<'_> {
    /// The first value that can be read under one of `keys`.
    fn first<T: PartialEq>(
        &mut self,
        keys: &[&str],
        read: impl Fn(&str, &Value) -> Option<T>,
    ) -> Option<T> {
        let mut found: Option<T> = None;
        for wanted in keys {
            for (key, value) in self.values.iter().filter(|(key, _)| plain(key) == *wanted) {
                match (read(key, value), &found) {
                    (Some(read), None) => {
                        found = Some(read);
                        self.used.insert(key.clone());
                    }
                    (Some(read), Some(first)) if read == *first => {
                        self.used.insert(key.clone());
                    }
                    _ if value.is_null() => {
                        self.used.insert(key.clone());
                    }
                    _ => {}
                }
            }
        }
        found
    }

    /// The tags of all keys that hold some, cleaned, each once.
    fn tags(&mut self) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        let mut seen = HashSet::new();
        for (key, value) in self
            .values
            .iter()
            .filter(|(key, _)| TAGS.contains(&plain(key).as_str()))
        {
            if value.is_object() {
                continue;
            }
            self.used.insert(key.clone());
            for tag in list_of(value).iter().map(|tag| clean_tag(tag)) {
                if !tag.is_empty() && seen.insert(tag.clone()) {
                    tags.push(tag);
                }
            }
        }
        tags
    }
}

/// The address under `source`. Other texts there (`18f`, a newspaper's name) are no place to go to, and
/// other keys (`url`, `link`, `canonical`) speak as often of something that the text is about.
fn address(value: &Value) -> Option<String> {
    let text = text_of(value)?;
    let scheme = text.split_once("://").map(|(scheme, _)| scheme)?;
    let is_web = ["http", "https"]
        .iter()
        .any(|web| web.eq_ignore_ascii_case(scheme));
    is_web.then_some(text)
}

/// A key as the lists above have it.
fn plain(key: &str) -> String {
    key.trim().to_lowercase().replace([' ', '_'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn filled(values: &Value) -> (Draft, Vec<String>) {
        let mut draft = Draft::default();
        let mut used: Vec<String> = fill(values.as_object().unwrap(), &mut draft)
            .into_iter()
            .collect();
        used.sort();
        (draft, used)
    }

    #[test]
    fn the_names_that_programs_use_are_known_in_both_languages() {
        let (draft, used) = filled(&json!({
            "Titre": "L’été", "auteurs": ["Ana", {"name": "Bo"}], "date": "26 juin 2017",
            "langue": "fr-CA", "Mots clés": "#iot, ville / angers", "statut": "lu", "source": "https://a.b/c",
        }));
        assert_eq!(draft.title, "L’été");
        assert_eq!(draft.author.as_deref(), Some("Ana, Bo"));
        assert_eq!(draft.published.unwrap().to_string(), "2017-06-26");
        assert_eq!(draft.language, Some(Language::French));
        assert_eq!(draft.tags, ["iot", "ville/angers"]);
        assert_eq!(draft.status, Some(Status::Done));
        assert_eq!(draft.source.as_deref(), Some("https://a.b/c"));
        assert_eq!(used.len(), 7);
    }

    #[test]
    fn of_two_keys_the_better_counts_and_the_other_is_not_told() {
        let (draft, used) = filled(&json!({
            "published": "2020-01-02", "date": "soon", "tags": ["a"], "categories": ["b", "a"],
        }));
        assert_eq!(draft.published.unwrap().to_string(), "2020-01-02");
        assert_eq!(draft.tags, ["a", "b"]);
        assert_eq!(used, ["categories", "published", "tags"]);
    }

    #[test]
    fn only_an_address_under_source_is_where_a_text_comes_from() {
        for (values, source) in [
            (
                json!({"source": "https://a.b/c", "url": "/x/"}),
                Some("https://a.b/c"),
            ),
            (json!({"source": "HTTP://a.b"}), Some("HTTP://a.b")),
            (json!({"source": "18f", "canonical": "https://a.b"}), None),
            (
                json!({"source": "file:///etc", "link": "https://a.b"}),
                None,
            ),
            (json!({"source": "", "source_url": "https://a.b"}), None),
        ] {
            let (draft, used) = filled(&values);
            assert_eq!(draft.source.as_deref(), source, "{values}");
            assert_eq!(used.len(), usize::from(source.is_some()), "{values}");
        }
    }

    #[test]
    fn the_longest_summary_stands_for_a_missing_text() {
        let values = json!({"deck": "Court", "Summary": "Un peu plus long", "description": null});
        assert_eq!(
            summary(values.as_object().unwrap()).as_deref(),
            Some("Un peu plus long")
        );
        assert_eq!(summary(&Values::new()), None);
    }
}
