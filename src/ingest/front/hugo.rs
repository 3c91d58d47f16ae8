//! TOML front matter between `+++`, as Hugo and Zola write it.

use serde_json::{Map, Value};

use crate::library::front_matter::{FrontMatterError, Values};

/// The TOML of a text that begins with it, and the text after it.
pub(super) fn split(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once('\n')?;
    if first.trim_end() != "+++" {
        return None;
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "+++" {
            return Some((rest.get(..at)?, rest.get(at + line.len()..)?));
        }
        at += line.len();
    }
    None
}

/// The entries as values.
///
/// # Errors
/// It is not TOML.
pub(super) fn values(toml: &str) -> Result<Values, FrontMatterError> {
    let table: toml::Table = toml.parse().map_err(|error: toml::de::Error| {
        let at = error.span().map_or(0, |span| span.start);
        let before = toml.as_bytes().get(..at).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 2;
        FrontMatterError {
            line,
            reason: error.message().to_owned(),
        }
    })?;
    Ok(object(table))
}

fn object(table: toml::Table) -> Map<String, Value> {
    table
        .into_iter()
        .map(|(key, value)| (key, json(value)))
        .collect()
}

/// The depth of a TOML value is limited by its parser.
fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(flag) => Value::Bool(flag),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(items) => items.into_iter().map(json).collect(),
        toml::Value::Table(table) => Value::Object(object(table)),
    }
}
