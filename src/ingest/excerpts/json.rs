//! The JSON of our own export (`glose-excerpts`), documented with the export that writes it.

use serde_json::Value;

use super::{
    Fields, broken, clean_tags, entitle, is_id, is_placed, lines, note, source, stable_id,
};
use crate::anchor::Selectors;
use crate::ingest::draft::{Draft, DraftAnnotation};
use crate::ingest::error::IngestError;
use crate::ingest::reading::{Gathered, Text};
use crate::library::{Color, Status};
use crate::text::Language;

/// The name of the format, in its `format` key.
const FORMAT: &str = "glose-excerpts";
/// The newest version that is read.
const VERSION: u64 = 1;

/// Whether a text is such an export, whole or broken.
pub(in crate::ingest) fn sniff(text: &str) -> bool {
    text.starts_with('{') && text.contains("\"glose-excerpts\"")
}

/// Makes a draft of each of its articles.
pub(in crate::ingest) fn read(text: &Text<'_>) -> Result<Gathered, IngestError> {
    let mut file: Value = serde_json::from_str(text.text).map_err(|error| broken(text, &error))?;
    lines::mark(&mut file, text.text);
    let refused = |reason: String| IngestError::Excerpts {
        path: text.path.to_owned(),
        line: 1,
        reason,
    };
    let Some(whole) = Fields::of(&file).filter(|it| it.text("format") == Some(FORMAT)) else {
        return Err(refused(format!("format is not {FORMAT}")));
    };
    let version = whole.value("version").and_then(Value::as_u64);
    if let Some(version) = version.filter(|version| *version > VERSION) {
        return Err(refused(format!("version {version} > {VERSION}")));
    }
    let mut gathered = Gathered::default();
    let articles = whole.value("articles").and_then(Value::as_array);
    for value in articles.into_iter().flatten() {
        match Fields::of(value) {
            Some(fields) => article(fields, text, &mut gathered),
            None => gathered.refused_articles.push(IngestError::Record {
                path: text.path.to_owned(),
                line: lines::of(value, whole.0),
                reason: "not an object".to_owned(),
            }),
        }
    }
    Ok(gathered)
}

fn article(fields: Fields<'_>, text: &Text<'_>, gathered: &mut Gathered) {
    let mut draft = Draft {
        excerpts: true,
        id: fields.owned("id"),
        slug: fields.owned("slug"),
        title: fields.owned("title").unwrap_or_default(),
        author: fields.owned("author"),
        source: fields.text("source").and_then(source),
        published: fields.text("published").and_then(|date| date.parse().ok()),
        saved: fields.moment("saved"),
        language: fields.text("lang").and_then(Language::parse),
        status: fields.text("status").and_then(Status::parse),
        tags: clean_tags(fields.texts("tags")),
        body: fields.owned("body").unwrap_or_default(),
        ..Draft::default()
    };
    let key = [&draft.id, &draft.source].into_iter().flatten().next();
    let key = key.unwrap_or(&draft.title).clone();
    let list = fields.value("annotations").and_then(Value::as_array);
    for value in list.into_iter().flatten() {
        let line = lines::of(value, fields.0);
        match Fields::of(value).map(|one| annotation(one, &key)) {
            Some(Ok(Some(one))) => draft.annotations.push(one),
            Some(Ok(None)) => gathered.refuse_bare(text, line),
            Some(Err(reason)) => gathered.refuse(text, line, reason),
            None => gathered.refuse(text, line, "not an object"),
        }
    }
    if draft.title.is_empty() && draft.body.is_empty() && draft.annotations.is_empty() {
        gathered.refused_articles.push(IngestError::BareRecord {
            path: text.path.to_owned(),
            line: lines::of(&Value::Null, fields.0),
        });
        return;
    }
    entitle(&mut draft);
    gathered.drafts.push(draft);
}

/// An annotation; `None` where it has neither a passage nor a note.
fn annotation(fields: Fields<'_>, key: &str) -> Result<Option<DraftAnnotation>, String> {
    let text = |key: &str| fields.value(key).and_then(Value::as_str);
    let quote = text("quote").unwrap_or_default().to_owned();
    let range = fields.value("range").and_then(Fields::of);
    let range = range.and_then(Fields::range);
    let state = text("state").unwrap_or_default();
    let target = match fields.value("target") {
        Some(value) => {
            let read = serde_json::from_value::<Selectors>(value.clone());
            Some(read.map_err(|error| format!("target: {error}"))?)
        }
        None if quote.trim().is_empty() => None,
        None => Some(Selectors {
            v: 1,
            exact: quote.clone(),
            start: range.map(|range| range.start),
            end: range.map(|range| range.end),
            ..Selectors::default()
        }),
    };
    let note = note(text("note").unwrap_or_default());
    let tags = clean_tags(fields.texts("tags"));
    let id = fields.owned("id").filter(|id| is_id(id));
    if target.is_none() && note.trim().is_empty() && tags.is_empty() && id.is_none() {
        return Ok(None);
    }
    let created = fields.moment("created");
    Ok(Some(DraftAnnotation {
        id: id.unwrap_or_else(|| stable_id(&[key, &quote, &note], created)),
        note,
        tags,
        color: text("color").and_then(Color::parse).unwrap_or_default(),
        created,
        modified: fields.moment("modified"),
        target,
        quote,
        range: range.filter(|_| is_placed(state)),
        reanchored: fields
            .value("reanchored")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|one| serde_json::from_value(one.clone()).ok())
            .collect(),
    }))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn gathered(text: &str) -> Result<Gathered, IngestError> {
        assert!(sniff(text));
        let path = Path::new("a.json");
        read(&Text { text, path })
    }

    #[test]
    fn entries_that_are_damaged_are_named_by_line_and_the_others_taken() {
        let text = "{\"format\": \"glose-excerpts\", \"version\": 1, \"articles\": [\n3,\n\
            {\"title\": \"Un\", \"annotations\": [\n{\"note\": \"a\"},\n{\"target\": {\"exact\": 4}},\n{},\n\
            {\"quote\": \"mot\", \"tags\": [\"#x y\", 2]}]}]}";
        let gathered = gathered(text).unwrap();
        assert_eq!(gathered.refused_articles.len(), 1);
        let refused = gathered.refused_articles.iter().chain(&gathered.refused);
        let lines: Vec<String> = refused.map(ToString::to_string).collect();
        assert_eq!(lines.len(), 3, "{lines:?}");
        assert!(lines[0].contains("line 1") && lines[1].contains("line 5"));
        assert!(lines[2].contains("line 6"), "{lines:?}");
        let notes = &gathered.drafts[0].annotations;
        assert_eq!(notes.len(), 2);
        assert_eq!(notes[1].target.as_ref().unwrap().exact, "mot");
        assert_eq!(notes[1].tags, ["x-y"]);
    }

    #[test]
    fn a_broken_or_newer_file_is_refused_with_its_line() {
        let cut = gathered("{\"format\": \"glose-excerpts\",\n\"articles\": [").unwrap_err();
        assert!(
            matches!(cut, IngestError::Excerpts { line: 2, .. }),
            "{cut}"
        );
        let newer = gathered("{\"format\": \"glose-excerpts\", \"version\": 2}").unwrap_err();
        assert!(newer.to_string().contains("version 2"), "{newer}");
        let deep = format!(
            "{{\"format\": \"glose-excerpts\", \"x\": {}",
            "[".repeat(100_000)
        );
        assert!(gathered(&deep).is_err());
    }
}
