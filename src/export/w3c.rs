//! W3C Web Annotation (2017) in JSON-LD: a collection with one page of annotations.
//!
//! Each target is a specific resource: the article as its source, a `TextQuoteSelector` and a
//! `TextPositionSelector` (Unicode code points of the canonical text) in it, the colour as `styleClass`. A
//! placed passage is described as it stands now, a lost one as it was stored. What is known of an article
//! stands at its first mention (Dublin Core terms, with the prefixes of the standard context; the Markdown
//! text as `schema:text` where texts go out); further mentions name it by its IRI. Ids are IRIs:
//! `urn:glose:annotation:ID` and, for articles without an address, `urn:glose:article:ID`.

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::error::ExportError;
use super::excerpts::{ArticleExcerpts, Excerpt, Excerpts};
use super::labels::Labels;
use super::options::Options;
use super::{clean, json as ours};

/// The beginning of an annotation's IRI.
pub const ANNOTATION: &str = "urn:glose:annotation:";
/// The beginning of the IRI of an article.
pub const ARTICLE: &str = "urn:glose:article:";
/// How much stands before and after a quote (scalar values).
const AROUND: usize = 32;

/// A collection; its annotations are made while they are written, so that one at a time is in memory.
#[derive(Serialize)]
struct Collection<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    label: String,
    generator: Value,
    generated: String,
    total: usize,
    first: Page<'a>,
}

/// Its only page.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Page<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    part_of: &'a str,
    start_index: usize,
    items: Items<'a>,
}

struct Items<'a> {
    excerpts: &'a Excerpts,
    options: &'a Options,
}

impl Items<'_> {
    /// The annotations that go out, each with its article and whether it is the first of its article.
    fn each_item(&self) -> impl Iterator<Item = (&ArticleExcerpts, &Excerpt, bool)> {
        self.excerpts.articles.iter().flat_map(|article| {
            let notes = article.notes.iter();
            let chosen = notes.filter(|it| self.options.notes || !it.is_whole());
            chosen
                .enumerate()
                .map(move |(nth, excerpt)| (article, excerpt, nth == 0))
        })
    }
}

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.each_item().map(|(article, excerpt, is_first)| {
            let source = if is_first {
                source(article, self.options)
            } else {
                Value::from(iri(article))
            };
            annotation(article, excerpt, &source, self.options)
        }))
    }
}

/// The whole export as one annotation collection.
pub(super) fn render(excerpts: &Excerpts, options: &Options) -> Result<String, ExportError> {
    let label = options
        .title
        .clone()
        .unwrap_or_else(|| Labels::of(options.language(excerpts)).excerpts.clone());
    let name = format!("urn:glose:collection:{}", options.now.as_millisecond());
    let items = Items { excerpts, options };
    let collection = Collection {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: &name,
        kind: "AnnotationCollection",
        label,
        generator: json!({"id": "urn:glose", "type": "Software", "name": "Glose"}),
        generated: options.now.to_string(),
        total: items.each_item().count(),
        first: Page {
            id: format!("{name}:1"),
            kind: "AnnotationPage",
            part_of: &name,
            start_index: 0,
            items,
        },
    };
    ours::pretty("w3c", &collection)
}

/// What names an article: its address, else its id.
fn iri(article: &ArticleExcerpts) -> String {
    let address = article.meta.source.as_deref().and_then(clean::address);
    address.unwrap_or_else(|| format!("{ARTICLE}{}", percent_encode(article.meta.id.as_str())))
}

/// An id as part of an IRI: letters, digits, `-`, `.` and `_`; all else percent-encoded.
fn percent_encode(id: &str) -> String {
    let byte = |byte: u8| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    id.bytes().map(byte).collect()
}

/// What is known of an article.
fn source(article: &ArticleExcerpts, options: &Options) -> Value {
    let meta = &article.meta;
    let mut out = json!({
        "id": iri(article),
        "type": "Text",
        "format": "text/markdown",
        "dcterms:identifier": meta.id.as_str(),
        "schema:alternateName": meta.slug,
        "dcterms:title": meta.title,
    });
    let Some(map) = out.as_object_mut() else {
        return out;
    };
    let mut add = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            map.insert(key.to_owned(), value);
        }
    };
    add("language", meta.language.map(|it| Value::from(it.code())));
    add("dcterms:creator", meta.author.clone().map(Value::from));
    add("dcterms:source", meta.source.clone().map(Value::from));
    add(
        "dcterms:issued",
        meta.published.map(|it| Value::from(it.to_string())),
    );
    add(
        "dcterms:dateSubmitted",
        meta.saved.map(|it| Value::from(it.to_string())),
    );
    add(
        "schema:creativeWorkStatus",
        Some(Value::from(meta.status.as_str())),
    );
    let tags = (options.tags && !meta.tags.is_empty()).then(|| json!(meta.tags));
    add("dcterms:subject", tags);
    let body = article.body.as_deref().filter(|_| options.bodies);
    add("schema:text", body.map(Value::from));
    out
}

fn annotation(
    article: &ArticleExcerpts,
    excerpt: &Excerpt,
    source: &Value,
    options: &Options,
) -> Value {
    let kept = &excerpt.annotation;
    let mut target = json!({"type": "SpecificResource", "source": source});
    target["styleClass"] = Value::from(kept.color.as_str());
    if let Some(selector) = selector(article, excerpt) {
        target["selector"] = selector;
    }
    let note = Some(kept.note.as_str()).filter(|note| options.notes && !note.trim().is_empty());
    let mut body: Vec<Value> = Vec::new();
    if let Some(note) = note {
        body.push(json!({
            "type": "TextualBody",
            "value": note,
            "format": "text/markdown",
            "purpose": "commenting",
        }));
    }
    if options.tags {
        body.extend(kept.tags.iter().map(|tag| {
            json!({"type": "TextualBody", "value": tag, "format": "text/plain", "purpose": "tagging"})
        }));
    }
    let motivation = match (note.is_some(), excerpt.is_whole()) {
        (true, _) => "commenting",
        (false, true) => "tagging",
        (false, false) => "highlighting",
    };
    let mut out = json!({
        "id": format!("{ANNOTATION}{}", percent_encode(kept.id.as_str())),
        "type": "Annotation",
        "motivation": motivation,
    });
    for (key, at) in [("created", kept.created), ("modified", kept.modified)] {
        if let Some(at) = at {
            out[key] = Value::from(at.to_string());
        }
    }
    if !body.is_empty() {
        out["body"] = Value::Array(body);
    }
    out["target"] = target;
    out
}

/// The quote and its position: as they are now where the passage is placed, else as they were stored.
fn selector(article: &ArticleExcerpts, excerpt: &Excerpt) -> Option<Value> {
    let kept = excerpt.annotation.passage()?;
    let mut quote = json!({"type": "TextQuoteSelector"});
    let place = excerpt.range.or_else(|| kept.range());
    if let Some(range) = excerpt.range {
        let document = &article.document;
        let bytes = document.to_bytes(range);
        let (before, after) = document.around(bytes, AROUND);
        quote["exact"] = Value::from(document.slice(bytes));
        quote["prefix"] = Value::from(before);
        quote["suffix"] = Value::from(after);
    } else {
        quote["exact"] = Value::from(kept.exact.as_str());
        for (key, value) in [("prefix", &kept.prefix), ("suffix", &kept.suffix)] {
            if let Some(value) = value {
                quote[key] = Value::from(value.as_str());
            }
        }
    }
    let mut selectors = vec![quote];
    if let Some(place) = place {
        selectors.push(json!({
            "type": "TextPositionSelector",
            "start": place.start,
            "end": place.end,
        }));
    }
    Some(Value::Array(selectors))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn annotations_stand_in_a_collection() {
        insta::assert_snapshot!(render(&sample::both(), &sample::options()).unwrap());
    }

    #[test]
    fn selectors_resolve_to_their_quotes_and_required_keys_are_there() {
        let mut excerpts = sample::both();
        excerpts.articles[1].meta.source = Some("notes.txt".to_owned());
        let text = render(&excerpts, &sample::options()).unwrap();
        let read: Value = serde_json::from_str(&text).unwrap();
        let items = read["first"]["items"].as_array().unwrap();
        assert_eq!(read["total"], items.len());
        let notes = excerpts
            .articles
            .iter()
            .flat_map(|article| article.notes.iter().map(move |excerpt| (article, excerpt)));
        for (item, (article, excerpt)) in items.iter().zip(notes) {
            assert!(item["id"].as_str().unwrap().starts_with(ANNOTATION));
            assert_eq!(item["type"], "Annotation");
            let source = &item["target"]["source"];
            let source = source.as_str().or_else(|| source["id"].as_str());
            assert!(source.unwrap().contains(':'), "{item}");
            if excerpt.is_whole() {
                assert!(item["target"].get("selector").is_none());
                continue;
            }
            let selectors = item["target"]["selector"].as_array().unwrap();
            assert_eq!(selectors[0]["exact"], excerpt.quote.as_str());
            if let Some(range) = excerpt.range {
                let chars: Vec<char> = article.document.text().chars().collect();
                let found: String = chars[range.start..range.end].iter().collect();
                assert_eq!(selectors[1]["start"], range.start);
                assert_eq!(found, excerpt.quote);
            }
        }
    }
}
