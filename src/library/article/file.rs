//! An article's file: read leniently, written with as few changed bytes as can be.

use std::collections::HashSet;

use jiff::Timestamp;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

use super::{Article, ArticleId, ArticleMeta, Status};
use crate::library::front_matter::{
    FrontMatter, FrontMatterError, Values, is_list, list_of, text_of, yaml_list, yaml_text,
};
use crate::library::schema;
use crate::library::tag::clean_tag;
use crate::text::{Date, Language};

impl Article {
    /// Reads an article's file. What is missing is derived: the id from the slug, the title from the slug.
    ///
    /// # Errors
    /// The front matter is broken.
    pub fn parse(slug: &str, source: &str) -> Result<Self, FrontMatterError> {
        let (front, body) = FrontMatter::split(source)?;
        let front = front.unwrap_or_default();
        let values = front.values()?;
        front.check(&values)?;
        let text = |key: &str| values.get(key).and_then(text_of);
        let meta = ArticleMeta {
            id: ArticleId(text("id").unwrap_or_else(|| derived_id(slug))),
            slug: slug.to_owned(),
            title: text("title").unwrap_or_else(|| slug.replace('-', " ")),
            author: text("author").or_else(|| text("authors")),
            source: text("source").or_else(|| text("url")),
            published: text("published")
                .or_else(|| text("date"))
                .and_then(|d| Date::parse_iso(&d)),
            saved: text("saved").and_then(|at| at.parse().ok()),
            language: text("lang").and_then(|code| Language::parse(&code)),
            status: text("status")
                .and_then(|word| Status::parse(&word))
                .unwrap_or_default(),
            tags: tags_of(&values),
        };
        Ok(Self {
            meta,
            body: body.to_owned(),
            front,
        })
    }

    /// The file's text: the front matter with what `meta` says changed, and the body.
    pub fn render(&self) -> String {
        let mut front = self.front.clone();
        schema::mark(&mut front);
        // Front matter that cannot be read is no article's: there is nothing that stands then.
        let stands = front.values().unwrap_or_default();
        let meta = &self.meta;
        // What another program keeps under a name of ours stays, until the reader says something else there.
        let derived = |key: &str| match key {
            "status" => meta.status == Status::default(),
            other => other != "lang",
        };
        let foreign = |key: &str| stands.get(key).is_some_and(Value::is_object) && derived(key);
        let mut put = |key: &str, yaml: Option<String>, same: bool| match yaml {
            _ if same || foreign(key) => {}
            Some(yaml) => front.set(key, &yaml),
            None => front.remove(key),
        };
        let text = |key: &str| stands.get(key).and_then(text_of);
        let is = |key: &str, value: &str| text(key).as_deref() == Some(value);
        put("id", Some(yaml_text(&meta.id.0)), is("id", &meta.id.0));
        put(
            "title",
            Some(yaml_text(&meta.title)),
            is("title", &meta.title),
        );
        let author = text("author").or_else(|| text("authors"));
        let same = author == meta.author;
        put("author", meta.author.as_deref().map(yaml_text), same);
        let source = text("source").or_else(|| text("url"));
        let same = source == meta.source;
        put("source", meta.source.as_deref().map(yaml_text), same);
        let published = text("published").or_else(|| text("date"));
        let same = published.and_then(|d| Date::parse_iso(&d)) == meta.published;
        put("published", meta.published.map(|d| d.to_string()), same);
        let saved: Option<Timestamp> = text("saved").and_then(|at| at.parse().ok());
        put("saved", meta.saved.map(timestamp), saved == meta.saved);
        let language = text("lang").and_then(|code| Language::parse(&code));
        let code = meta.language.map(|l| l.code().to_owned());
        put("lang", code, language == meta.language);
        let status = text("status").and_then(|word| Status::parse(&word));
        let word = Some(meta.status.as_str().to_owned());
        put("status", word, status == Some(meta.status));
        let same = stands.contains_key("tags") && tags_of(&stands) == meta.tags;
        let same = same || has_foreign_tags(&stands);
        put("tags", Some(yaml_list(&meta.tags)), same);
        front.render(&self.body)
    }

    /// The key of the front matter that holds what is not Glose's to replace, where the article has another value for
    /// it: [`Article::render`] leaves it as it stands.
    pub fn unwritable(&self) -> Option<&'static str> {
        let stands = self.front.values().unwrap_or_default();
        let changed = has_foreign_tags(&stands) && tags_of(&stands) != self.meta.tags;
        changed.then_some("tags")
    }
}

/// The tags of front matter, cleaned, each once.
pub(in crate::library) fn tags_of(values: &Values) -> Vec<String> {
    let listed = values.get("tags").map(list_of).unwrap_or_default();
    let mut seen = HashSet::new();
    let tags = listed.iter().map(|tag| clean_tag(tag));
    tags.filter(|tag| !tag.is_empty() && seen.insert(tag.clone()))
        .collect()
}

/// Whether `tags:` holds what is no list of texts.
pub(in crate::library) fn has_foreign_tags(values: &Values) -> bool {
    values.get("tags").is_some_and(|value| !is_list(value))
}

/// A time as files hold it: `2026-11-24T09:12:44Z`, to the second.
pub(in crate::library) fn timestamp(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The id of an article whose file holds none: always the same for the same slug, however its accents are written.
fn derived_id(slug: &str) -> String {
    let composed: String = slug.nfc().collect();
    let hash = blake3::hash(composed.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(hash.as_bytes().get(..16).unwrap_or(&[0; 16]));
    // The first bits of a ULID are its time: zero, so that it stays valid and sorts first.
    bytes[..6].fill(0);
    ulid::Ulid::from_bytes(bytes).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "---\nid: 01J9ZK3V8Q4R5T6W7X8Y9Z0A1B\ntitle: Keep calm and feel digital\n\
        published: 2017-06-26\nmood: 'fine'   # mine\nlang: fr\nstatus: inbox\ntags: [mission, ville/angers]\n---\nTexte\n";

    #[test]
    fn a_file_says_what_it_says_and_an_unchanged_one_is_written_back_as_it_was() {
        let article = Article::parse("keep", FILE).unwrap();
        assert_eq!(article.meta.title, "Keep calm and feel digital");
        assert_eq!(
            article.meta.published.map(|d| d.to_string()).as_deref(),
            Some("2017-06-26")
        );
        assert_eq!(article.meta.tags, ["mission", "ville/angers"]);
        assert_eq!(article.render(), FILE);
    }

    #[test]
    fn a_new_tag_changes_its_line_alone() {
        let mut article = Article::parse("keep", FILE).unwrap();
        article.meta.tags.push("iot".to_owned());
        let expected = FILE.replace("ville/angers]", "ville/angers, iot]");
        assert_eq!(article.render(), expected);
    }

    /// So many that comparing each with each would take minutes.
    #[test]
    fn a_hundred_thousand_tags_are_read_and_written_once_each() {
        let names: Vec<String> = (0..100_000).map(|at| format!("t{at}")).collect();
        let file = FILE.replace("[mission, ville/angers]", &yaml_list(&names));
        let mut article = Article::parse("keep", &file).unwrap();
        assert_eq!(article.meta.tags, names);
        article.meta.tags.push("neuf".to_owned());
        let again = Article::parse("keep", &article.render()).unwrap();
        assert_eq!(again.meta.tags.len(), names.len() + 1);
    }

    #[test]
    fn what_is_no_list_of_tags_is_left_and_said() {
        for tags in ["{a: 1}", "[iot, {a: 1}]", "[[a], b]"] {
            let file = FILE.replace("[mission, ville/angers]", tags);
            let mut article = Article::parse("keep", &file).unwrap();
            article.meta.status = Status::Done;
            assert_eq!(article.unwritable(), None);
            assert_eq!(article.render(), file.replace("inbox", "done"));
            article.meta.tags.push("eau".to_owned());
            assert_eq!(article.unwritable(), Some("tags"));
            assert!(article.render().contains(&format!("tags: {tags}\n")));
        }
        // A mapping is replaced by what the reader says, and by nothing else.
        let file = FILE.replace("status: inbox", "status: {by: me}");
        let file = file.replace("title: Keep calm and feel digital", "title: {fr: Calme}");
        let mut article = Article::parse("keep", &file).unwrap();
        article.meta.tags.push("eau".to_owned());
        let after = article.render();
        assert!(after.contains("status: {by: me}\n") && after.contains("title: {fr: Calme}\n"));
        article.meta.status = Status::Done;
        assert!(article.render().contains("status: done\n"));
        for tags in ["iot, ville", "2017", "", "[]", "~"] {
            let file = FILE.replace("[mission, ville/angers]", tags);
            let mut article = Article::parse("keep", &file).unwrap();
            article.meta.tags.push("eau".to_owned());
            assert_eq!(article.unwritable(), None, "{tags}");
            assert!(article.render().contains("eau]\n"), "{tags}");
        }
    }

    #[test]
    fn a_file_without_front_matter_gets_it_when_it_first_has_to_change() {
        let mut article = Article::parse("mes-notes", "Du texte.\n").unwrap();
        assert_eq!(article.meta.title, "mes notes");
        article.meta.status = Status::Done;
        let again = Article::parse("mes-notes", &article.render()).unwrap();
        assert_eq!(again.meta, article.meta);
        assert_eq!(again.body, "Du texte.\n");
    }
}
