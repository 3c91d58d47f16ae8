//! W3C Web Annotations in JSON-LD: one, a list, a page, or a collection with its first page.

use std::collections::HashMap;

use serde_json::Value;

use super::{Fields, broken, clean_tags, entitle, is_id, lines, note, source, stable_id};
use crate::anchor::Selectors;
use crate::ingest::draft::{Draft, DraftAnnotation};
use crate::ingest::error::IngestError;
use crate::ingest::reading::{Gathered, Text};
use crate::library::{Color, Status};
use crate::text::Language;

/// The beginning of the IRI of one of our annotations.
const ANNOTATION: &str = "urn:glose:annotation:";
/// The beginning of the IRI of one of our articles.
const ARTICLE: &str = "urn:glose:article:";

/// Whether a text is of this format, whole or broken.
pub(in crate::ingest) fn sniff(text: &str) -> bool {
    text.starts_with(['{', '[']) && text.contains("w3.org/ns/anno")
}

/// Makes a draft of each article that the annotations speak of, in the order of their first mention.
pub(in crate::ingest) fn read(text: &Text<'_>) -> Result<Gathered, IngestError> {
    let mut file: Value = serde_json::from_str(text.text).map_err(|error| broken(text, &error))?;
    lines::mark(&mut file, text.text);
    let mut gathered = Gathered::default();
    let mut at: HashMap<String, usize> = HashMap::new();
    let nothing = serde_json::Map::new();
    for item in items(&file) {
        let line = lines::of(item, &nothing);
        let Some(target) = Fields::of(item).and_then(|it| first(it.value("target")?)) else {
            gathered.refuse(text, line, "no target");
            continue;
        };
        let Some((iri, about)) = source_of(target) else {
            gathered.refuse(text, line, "target without a source");
            continue;
        };
        let index = *at.entry(iri.to_owned()).or_insert_with(|| {
            gathered.drafts.push(Draft {
                excerpts: true,
                source: by_iri(iri),
                id: iri.strip_prefix(ARTICLE).map(percent_decode),
                ..Draft::default()
            });
            gathered.drafts.len() - 1
        });
        if let (Some(draft), Some(about)) = (gathered.drafts.get_mut(index), about) {
            describe(draft, about);
        }
        match Fields::of(item).map(|it| annotation(it, target, iri)) {
            Some(Ok(one)) => {
                if let Some(draft) = gathered.drafts.get_mut(index) {
                    draft.annotations.push(one);
                }
            }
            Some(Err(reason)) => gathered.refuse(text, line, reason),
            None => {}
        }
    }
    gathered
        .drafts
        .retain(|draft| !draft.annotations.is_empty() || !draft.body.is_empty());
    gathered.drafts.iter_mut().for_each(entitle);
    Ok(gathered)
}

/// The annotations of a file.
fn items(file: &Value) -> Vec<&Value> {
    match file {
        Value::Array(items) => items.iter().collect(),
        Value::Object(fields) => {
            let inside = fields.get("items").or_else(|| fields.get("@graph"));
            match (inside, fields.get("first")) {
                (Some(Value::Array(items)), _) => items.iter().collect(),
                (_, Some(page @ Value::Object(_))) => items(page),
                _ if fields.contains_key("target") => vec![file],
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

/// A value, or the first of a list.
fn first(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(items) => items.first(),
        other => Some(other),
    }
}

/// The IRI of what a target is in, and what is said of it.
fn source_of(target: &Value) -> Option<(&str, Option<Fields<'_>>)> {
    if let Some(iri) = target.as_str() {
        return Some((iri.split('#').next().unwrap_or(iri), None));
    }
    let fields = Fields::of(target)?;
    match fields.value("source") {
        Some(Value::String(iri)) => Some((iri, None)),
        Some(value) => {
            let about = Fields::of(value)?;
            Some((about.text("id")?, Some(about)))
        }
        None => Some((fields.text("id")?, Some(fields))),
    }
}

/// The address that an IRI is; `None` for our own names.
fn by_iri(iri: &str) -> Option<String> {
    (!iri.starts_with("urn:")).then(|| source(iri)).flatten()
}

/// What is said of an article at its first mention.
fn describe(draft: &mut Draft, about: Fields<'_>) {
    let fill = |slot: &mut Option<String>, key: &str| {
        if let Some(value) = about.owned(key) {
            *slot = Some(value);
        }
    };
    fill(&mut draft.id, "dcterms:identifier");
    fill(&mut draft.slug, "schema:alternateName");
    if let Some(title) = about.owned("dcterms:title") {
        draft.title = title;
    }
    let creators = about.texts("dcterms:creator");
    if !creators.is_empty() {
        draft.author = Some(creators.join(", "));
    }
    draft.source = about
        .text("dcterms:source")
        .and_then(source)
        .or(draft.source.take());
    let published = about.text("dcterms:issued").and_then(|it| it.parse().ok());
    draft.published = published.or(draft.published);
    draft.saved = about.moment("dcterms:dateSubmitted").or(draft.saved);
    let language = about.text("language").and_then(Language::parse);
    draft.language = language.or(draft.language);
    let status = about.text("schema:creativeWorkStatus");
    draft.status = status.and_then(Status::parse).or(draft.status);
    let tags = clean_tags(about.texts("dcterms:subject"));
    if !tags.is_empty() {
        draft.tags = tags;
    }
    if let Some(body) = about.owned("schema:text") {
        draft.body = body;
    }
}

fn annotation(
    fields: Fields<'_>,
    target: &Value,
    article: &str,
) -> Result<DraftAnnotation, &'static str> {
    let selectors = Fields::of(target).and_then(|it| it.value("selector"));
    let selectors = selectors.map(selectors_of).transpose()?;
    let quote = selectors
        .as_ref()
        .map_or_else(String::new, |it| it.exact.clone());
    let (words, tags) = bodies(fields);
    let created = fields.moment("created");
    let id = match fields.text("id") {
        Some(iri) => match iri.strip_prefix(ANNOTATION) {
            Some(id) if is_id(&percent_decode(id)) => percent_decode(id),
            _ => stable_id(&[iri], created),
        },
        None => stable_id(&[article, &quote, &words], created),
    };
    let color = Fields::of(target)
        .and_then(|it| it.text("styleClass"))
        .and_then(Color::parse);
    Ok(DraftAnnotation {
        id,
        note: note(&words),
        tags: clean_tags(tags),
        color: color.unwrap_or_default(),
        created,
        modified: fields.moment("modified"),
        target: selectors,
        quote,
        ..DraftAnnotation::default()
    })
}

/// The reader's words and the tags.
fn bodies(fields: Fields<'_>) -> (String, Vec<&str>) {
    let mut words: Vec<&str> = fields.text("bodyValue").into_iter().collect();
    let mut tags = Vec::new();
    let list = match fields.value("body") {
        Some(Value::Array(items)) => items.iter().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    };
    for body in list {
        // A text alone is the address of a body that is elsewhere.
        let Some(body) = Fields::of(body) else {
            continue;
        };
        let Some(value) = body.text("value") else {
            continue;
        };
        match body.text("purpose") {
            Some("tagging") => tags.push(value),
            _ => words.push(value),
        }
    }
    (words.join("\n\n"), tags)
}

/// What selectors say of a passage; positions are in scalar values.
fn selectors_of(value: &Value) -> Result<Selectors, &'static str> {
    let list = match value {
        Value::Array(items) => items.iter().collect(),
        one => vec![one],
    };
    let mut found = Selectors {
        v: 1,
        ..Selectors::default()
    };
    let mut known = false;
    let mut open: Vec<Fields<'_>> = list.into_iter().filter_map(Fields::of).collect();
    while let Some(one) = open.pop() {
        open.extend(one.value("refinedBy").and_then(Fields::of));
        match one.text("type") {
            Some("TextQuoteSelector") => {
                let Some(exact) = one.text("exact") else {
                    continue;
                };
                exact.clone_into(&mut found.exact);
                let around = |key: &str| one.value(key).and_then(Value::as_str).map(str::to_owned);
                found.prefix = around("prefix");
                found.suffix = around("suffix");
                known = true;
            }
            Some("TextPositionSelector") => {
                if let Some(range) = one.range() {
                    (found.start, found.end) = (Some(range.start), Some(range.end));
                    known = true;
                }
            }
            _ => {}
        }
    }
    if known {
        Ok(found)
    } else {
        Err("no selector of a quote or a position")
    }
}

/// The text of a percent-encoded part of an IRI.
fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let byte = hex.and_then(|two| u8::from_str_radix(two, 16).ok());
        if let Some(byte) = byte.filter(|_| *first == b'%') {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn gathered(text: &str) -> Gathered {
        assert!(sniff(text));
        let path = Path::new("a.jsonld");
        read(&Text { text, path }).unwrap()
    }

    #[test]
    fn an_annotation_of_another_program_is_read() {
        let text = r#"{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:uuid:1", "type": "Annotation",
            "created": "2020-01-02T03:04:05Z", "body": [{"type": "TextualBody", "value": "Vu."},
            {"type": "TextualBody", "value": "iot", "purpose": "tagging"}],
            "target": {"source": "https://a.b/c", "selector": [{"type": "TextPositionSelector", "start": 3, "end": 7},
            {"type": "TextQuoteSelector", "exact": "mots", "prefix": "les "}]}}"#;
        let gathered = gathered(text);
        assert!(gathered.refused.is_empty(), "{:?}", gathered.refused);
        let draft = &gathered.drafts[0];
        assert_eq!(draft.source.as_deref(), Some("https://a.b/c"));
        let one = &draft.annotations[0];
        assert_eq!((one.note.as_str(), one.tags[0].as_str()), ("Vu.", "iot"));
        let target = one.target.as_ref().unwrap();
        assert_eq!((target.exact.as_str(), target.start), ("mots", Some(3)));
    }

    #[test]
    fn entries_without_a_place_are_named_by_line_and_the_others_taken() {
        let text = "[{\"@context\": \"http://www.w3.org/ns/anno.jsonld\"},\n\
            {\"target\": {\"source\": \"https://a.b\", \"selector\": {\"type\": \"SvgSelector\"}}},\n7,\n\
            {\"bodyValue\": \"Tout\", \"target\": \"https://a.b#x\"}]";
        let gathered = gathered(text);
        let lines: Vec<String> = gathered.refused.iter().map(ToString::to_string).collect();
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert!(lines[1].contains("line 2"), "{lines:?}");
        assert_eq!(gathered.drafts.len(), 1);
        assert_eq!(gathered.drafts[0].annotations[0].note, "Tout");
    }

    #[test]
    fn names_come_back_from_their_encoding() {
        assert_eq!(percent_decode("a%20b%C3%A9%zz%"), "a bé%zz%");
    }
}
