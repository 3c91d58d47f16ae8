//! Excerpts that come back: articles with their annotations, from the exports that hold them whole and from
//! the tables of other programs.

pub(super) mod csv;
pub(super) mod json;
mod lines;
pub(super) mod w3c;

use std::collections::HashSet;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};

use super::draft::Draft;
use super::error::IngestError;
use super::name;
use super::reading::Text;
use crate::library::clean_tag;
use crate::text::{CharRange, Date};

/// A whole file that cannot be understood.
fn broken(text: &Text<'_>, error: &serde_json::Error) -> IngestError {
    IngestError::Excerpts {
        path: text.path.to_owned(),
        line: error.line().max(1),
        reason: error.to_string(),
    }
}

/// Whether an id can name a file.
fn is_id(id: &str) -> bool {
    id.contains(char::is_alphanumeric)
}

/// Whether `state` says that a passage has a sure place.
fn is_placed(state: &str) -> bool {
    matches!(state, "exact" | "moved" | "changed")
}

/// A moment as programs write it, perhaps without an offset (then it is UTC's), perhaps only a day.
fn moment(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(at) = text.parse() {
        return Some(at);
    }
    let day = |date: Date| -> Option<DateTime> {
        let month = i8::try_from(date.month?).ok()?;
        let day = i8::try_from(date.day?).ok()?;
        DateTime::new(date.year, month, day, 0, 0, 0, 0).ok()
    };
    let civil = text.parse::<DateTime>().ok();
    let civil = civil.or_else(|| text.parse::<Date>().ok().and_then(day))?;
    TimeZone::UTC.to_timestamp(civil).ok()
}

/// Tags as they are kept, each once.
fn clean_tags<'a>(tags: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut seen = HashSet::new();
    let clean = tags.into_iter().map(clean_tag);
    clean
        .filter(|tag| !tag.is_empty() && seen.insert(tag.clone()))
        .collect()
}

/// A note without the line ends around it.
fn note(text: &str) -> String {
    text.trim_matches(['\n', '\r']).to_owned()
}

/// A source as it is kept: nothing that a click would run.
fn source(text: &str) -> Option<String> {
    let text = text.trim();
    let scheme = text.split_once(':').map(|(scheme, _)| scheme);
    let runs = scheme.is_some_and(|scheme| {
        ["javascript", "data", "vbscript"]
            .iter()
            .any(|one| scheme.trim().eq_ignore_ascii_case(one))
    });
    (!text.is_empty() && !runs).then(|| text.to_owned())
}

/// An id for what has none of ours: the same each time for the same parts, in the form of a ULID.
fn stable_id(parts: &[&str], created: Option<Timestamp>) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let mut random = [0; 16];
    for (to, from) in random.iter_mut().zip(hasher.finalize().as_bytes()) {
        *to = *from;
    }
    let at = created.map_or(0, Timestamp::as_millisecond);
    ulid::Ulid::from_parts(u64::try_from(at).unwrap_or(0), u128::from_le_bytes(random)).to_string()
}

/// Gives an article without a title one: its source, else the beginning of its first passage.
fn entitle(draft: &mut Draft) {
    if !draft.title.trim().is_empty() {
        return;
    }
    let quote = draft.annotations.iter().find_map(|one| {
        let words = if one.quote.is_empty() {
            &one.note
        } else {
            &one.quote
        };
        name::from_words(words)
    });
    let title = draft.slug.clone().or(quote).or(draft.source.clone());
    draft.title = title.unwrap_or_else(|| "?".to_owned());
}

/// An object of a JSON text, read leniently.
#[derive(Clone, Copy)]
struct Fields<'a>(&'a Map<String, Value>);

impl<'a> Fields<'a> {
    fn of(value: &'a Value) -> Option<Self> {
        value.as_object().map(Self)
    }

    fn value(self, key: &str) -> Option<&'a Value> {
        self.0.get(key).filter(|value| !value.is_null())
    }

    /// A text; `None` where it is empty or of another kind.
    fn text(self, key: &str) -> Option<&'a str> {
        self.value(key)?
            .as_str()
            .filter(|text| !text.trim().is_empty())
    }

    fn owned(self, key: &str) -> Option<String> {
        self.text(key).map(str::to_owned)
    }

    fn moment(self, key: &str) -> Option<Timestamp> {
        self.text(key).and_then(moment)
    }

    /// The texts of a list, or a single text.
    fn texts(self, key: &str) -> Vec<&'a str> {
        match self.value(key) {
            Some(Value::String(text)) => vec![text],
            Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        }
    }

    fn number(self, key: &str) -> Option<usize> {
        self.value(key)?
            .as_u64()
            .and_then(|number| usize::try_from(number).ok())
    }

    /// `start` and `end`, where they make a range.
    fn range(self) -> Option<CharRange> {
        range(self.number("start"), self.number("end"))
    }
}

/// A range that does not end before it begins.
fn range(start: Option<usize>, end: Option<usize>) -> Option<CharRange> {
    let (start, end) = (start?, end?);
    (start <= end).then(|| CharRange::new(start, end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ingest::{Format, read_all_bytes};

    proptest! {
        #[test]
        fn whatever_an_export_holds_is_taken_or_refused(
            json in "[\\[\\]{}\",:0-9a\\\\ \\n]{0,40}",
            key in "id|title|body|annotations|target|selector|items|body|source|range|reanchored",
            value in "null|-1|\"\"|\"x\"|\\[\\]|\\[\\[\\]\\]|\\{\\}|\\[\\{\"start\": 9, \"end\": 1\\}\\]",
            cells in "[\"',;=\\n\\ta0é]{0,60}",
        ) {
            let object = format!("{{\"{key}\": {value}, \"target\": {{\"{key}\": {value}}}}}");
            for (format, text) in [
                (Format::Json, json.clone()),
                (Format::W3c, json),
                (Format::W3c, object.clone()),
                (Format::Json, format!(
                    "{{\"format\":\"glose-excerpts\",\"articles\":[{object},{{\"annotations\":[{object}]}}]}}"
                )),
                (Format::Csv, format!("Highlight,Note,Start,End,Selectors\n{cells}")),
            ] {
                let _ = read_all_bytes(text.as_bytes(), None, Some(format));
            }
        }
    }

    #[test]
    fn moments_are_read_as_programs_write_them() {
        for (text, at) in [
            ("2026-11-24T09:20:01Z", "2026-11-24T09:20:01Z"),
            ("2026-11-24 09:20:01+00:00", "2026-11-24T09:20:01Z"),
            ("2026-11-24 09:20:01.25+01:00", "2026-11-24T08:20:01.25Z"),
            ("2020-10-05 10:15:30", "2020-10-05T10:15:30Z"),
            ("2020-10-05", "2020-10-05T00:00:00Z"),
            ("5 October 2020", "2020-10-05T00:00:00Z"),
        ] {
            assert_eq!(moment(text), Some(at.parse().unwrap()), "{text}");
        }
        assert_eq!(moment("soon"), None);
    }

    #[test]
    fn an_address_that_runs_is_no_source() {
        assert_eq!(source("JavaScript:alert(1)"), None);
        assert_eq!(source(" https://a.b ").as_deref(), Some("https://a.b"));
        assert_eq!(source("notes/a.md").as_deref(), Some("notes/a.md"));
    }

    #[test]
    fn what_has_no_id_gets_the_same_one_each_time() {
        let made = |parts: &[&str]| stable_id(parts, None);
        assert_eq!(made(&["a", "b"]), made(&["a", "b"]));
        assert_ne!(made(&["a", "b"]), made(&["ab", ""]));
        assert_eq!(made(&["a"]).len(), 26);
    }
}
