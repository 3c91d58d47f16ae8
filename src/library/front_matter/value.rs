//! Values of front matter as texts.

use serde_json::Value;

/// A value as one text: lists are joined by `, `.
pub fn text_of(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        Value::Array(items) => items
            .iter()
            .filter_map(text_of)
            .collect::<Vec<_>>()
            .join(", "),
        Value::Object(map) => map.get("name").and_then(text_of).unwrap_or_default(),
        Value::Null => String::new(),
    };
    (!text.is_empty()).then_some(text)
}

/// Whether a value is a list of texts, or a text that stands for one: what else stands there is another program's.
pub fn is_list(value: &Value) -> bool {
    match value {
        Value::Array(items) => !items.iter().any(|item| item.is_object() || item.is_array()),
        other => !other.is_object(),
    }
}

/// A value as a list of texts: a list, or one text with commas.
pub fn list_of(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().filter_map(text_of).collect(),
        Value::String(text) => text
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect(),
        other => text_of(other).into_iter().collect(),
    }
}
