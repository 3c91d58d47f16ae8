//! The lines that the objects of a JSON text begin on, so that what is wrong can be found.

use serde_json::{Map, Value};

/// The key under which an object's line is kept; no text of ours has it.
const LINE: &str = "\0line";

/// Notes in each object the line that it begins on, counted from 1.
pub(super) fn mark(value: &mut Value, text: &str) {
    mark_next(
        value,
        &mut Beginnings {
            bytes: text.bytes(),
            line: 1,
        },
    );
}

/// The line of a marked object; of what is none, the line of the object around it.
pub(super) fn of(value: &Value, around: &Map<String, Value>) -> usize {
    value
        .as_object()
        .and_then(line)
        .or_else(|| line(around))
        .unwrap_or(1)
}

fn line(object: &Map<String, Value>) -> Option<usize> {
    object.get(LINE)?.as_u64()?.try_into().ok()
}

/// The parser allows no more than 128 levels, so that the recursion ends.
fn mark_next(value: &mut Value, beginnings: &mut Beginnings<'_>) {
    match value {
        Value::Array(items) => {
            for item in items {
                mark_next(item, beginnings);
            }
        }
        Value::Object(object) => {
            let line = beginnings.next().unwrap_or(1);
            for item in object.values_mut() {
                mark_next(item, beginnings);
            }
            object.insert(LINE.to_owned(), Value::from(line));
        }
        _ => {}
    }
}

/// The lines of the braces that open objects, in order.
struct Beginnings<'a> {
    bytes: std::str::Bytes<'a>,
    line: usize,
}

impl Iterator for Beginnings<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let mut in_text = false;
        while let Some(byte) = self.bytes.next() {
            match byte {
                b'\n' => self.line += 1,
                b'"' => in_text = !in_text,
                b'\\' if in_text => {
                    self.bytes.next();
                }
                b'{' if !in_text => return Some(self.line),
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_know_their_lines() {
        let text = "{\"a\": \"{\\\"\\n\",\n \"b\": [1,\n {\"c\": {}},\n {}]}";
        let mut value: Value = serde_json::from_str(text).unwrap();
        mark(&mut value, text);
        let whole = value.as_object().unwrap();
        let list = value["b"].as_array().unwrap();
        let found: Vec<usize> = list.iter().map(|item| of(item, whole)).collect();
        assert_eq!(found, [1, 3, 4]);
        assert_eq!(of(&list[1]["c"], whole), 3);
    }
}
