//! YAML front matter, edited key by key: what is not changed keeps its bytes.

mod remark;
mod scalar;

use serde_json::{Map, Value};
use thiserror::Error;

use remark::{remark, tail};
pub use scalar::{yaml_list, yaml_text};

/// The front matter of a file: its top-level entries as they stand, so that unknown keys, their order,
/// comments and line ends survive a rewrite.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    byte_order_mark: bool,
    newline: Newline,
    entries: Vec<Entry>,
}

/// The longest front matter that is read: bytes.
const LONGEST: usize = 1 << 20;

/// One top-level entry (or the comments before the first): its key, and its lines as they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    key: Option<String>,
    raw: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Newline {
    #[default]
    Lf,
    CrLf,
}

/// Front matter that cannot be read; the file that holds it is left alone.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {reason}")]
pub struct FrontMatterError {
    /// The line of the file, counted from 1.
    pub line: usize,
    /// What the YAML reader said.
    pub reason: String,
}

/// The entries of front matter as values, in the order of the file.
pub type Values = Map<String, Value>;

impl FrontMatter {
    /// Splits a file into front matter and what follows it, byte for byte. Without front matter all is body.
    ///
    /// # Errors
    /// The front matter begins and never ends.
    pub fn split(source: &str) -> Result<(Option<Self>, &str), FrontMatterError> {
        let rest = source.strip_prefix('\u{feff}').unwrap_or(source);
        let byte_order_mark = rest.len() != source.len();
        let Some(first) = rest.split_inclusive('\n').next() else {
            return Ok((None, source));
        };
        if !is_fence(first) || first == rest {
            return Ok((None, source));
        }
        let newline = if first.ends_with("\r\n") {
            Newline::CrLf
        } else {
            Newline::Lf
        };
        let mut at = first.len();
        let mut entries: Vec<Entry> = Vec::new();
        for line in rest.get(at..).unwrap_or_default().split_inclusive('\n') {
            at += line.len();
            if at > LONGEST {
                return Err(FrontMatterError {
                    line: 1,
                    reason: "it is too long".to_owned(),
                });
            }
            if is_fence(line) || line.trim_end() == "..." {
                let front = Self {
                    byte_order_mark,
                    newline,
                    entries,
                };
                return Ok((Some(front), rest.get(at..).unwrap_or_default()));
            }
            match (key_of(line), entries.last_mut()) {
                (Some(key), _) => entries.push(Entry {
                    key: Some(key),
                    raw: line.to_owned(),
                }),
                (None, Some(open)) => open.raw.push_str(line),
                (None, None) => entries.push(Entry {
                    key: None,
                    raw: line.to_owned(),
                }),
            }
        }
        Err(FrontMatterError {
            line: 1,
            reason: "the closing --- is missing".to_owned(),
        })
    }

    /// The values of all entries. Of a key that stands twice the last counts.
    ///
    /// # Errors
    /// The YAML cannot be read or is not a mapping.
    pub fn values(&self) -> Result<Values, FrontMatterError> {
        let yaml: String = self
            .entries
            .iter()
            .map(|entry| entry.raw.as_str())
            .collect();
        if yaml
            .lines()
            .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
        {
            return Ok(Map::new());
        }
        let options = serde_saphyr::options! {
            duplicate_keys: serde_saphyr::DuplicateKeyPolicy::LastWins,
        };
        let value: Value =
            serde_saphyr::from_str_with_options(&yaml, options).map_err(|error| {
                let line = error
                    .location()
                    .map_or(1, |location| location.line() as usize);
                let reason = reason_of(&error.to_string());
                FrontMatterError {
                    line: line + 1,
                    reason,
                }
            })?;
        match value {
            Value::Object(mut map) => {
                self.keep_plain_texts(&mut map);
                Ok(map)
            }
            _ => Err(FrontMatterError {
                line: 2,
                reason: "these are not `key: value` lines".into(),
            }),
        }
    }

    /// Sets a key to a YAML value written out (one line, or lines indented below the key); a key that
    /// stands already keeps its place, and its bytes where it says the same.
    pub fn set(&mut self, key: &str, yaml: &str) {
        let end = self.newline.as_str();
        let mut raw = String::from(key);
        raw.push(':');
        if yaml.contains('\n') {
            raw.push_str(end);
            for line in yaml.lines() {
                raw.push_str("  ");
                raw.push_str(line);
                raw.push_str(end);
            }
        } else {
            raw.push(' ');
            raw.push_str(yaml);
        }
        let one_line = !yaml.contains('\n');
        let mut places = self
            .entries
            .iter_mut()
            .filter(|e| e.key.as_deref() == Some(key));
        match places.next_back() {
            Some(entry) => {
                if one_line {
                    raw.push_str(remark(&entry.raw));
                    raw.push_str(end);
                }
                raw.push_str(tail(&entry.raw));
                entry.raw = raw;
            }
            None => {
                if one_line {
                    raw.push_str(end);
                }
                self.entries.push(Entry {
                    key: Some(key.to_owned()),
                    raw,
                });
            }
        }
    }

    /// Appends an entry as its lines stand in another file's front matter.
    pub fn push_raw(&mut self, key: &str, raw: &str) {
        let mut raw = raw.to_owned();
        if !raw.ends_with('\n') {
            raw.push_str(self.newline.as_str());
        }
        self.entries.push(Entry {
            key: Some(key.to_owned()),
            raw,
        });
    }

    /// The entries in order: a key (none for the comments before the first), and its lines as they stand.
    pub fn entries(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        self.entries
            .iter()
            .map(|entry| (entry.key.as_deref(), entry.raw.as_str()))
    }

    /// Removes a key and its lines; comments that stand below them stay.
    pub fn remove(&mut self, key: &str) {
        for entry in &mut self.entries {
            if entry.key.as_deref() == Some(key) {
                let raw = tail(&entry.raw).to_owned();
                *entry = Entry { key: None, raw };
            }
        }
        self.entries
            .retain(|entry| entry.key.is_some() || !entry.raw.is_empty());
    }

    /// Whether a key stands here.
    pub fn has(&self, key: &str) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.key.as_deref() == Some(key))
    }

    /// The front matter and a body as one file.
    pub fn render(&self, body: &str) -> String {
        let end = self.newline.as_str();
        let mut out = String::with_capacity(body.len() + 256);
        if self.byte_order_mark {
            out.push('\u{feff}');
        }
        out.push_str("---");
        out.push_str(end);
        for entry in &self.entries {
            out.push_str(&entry.raw);
        }
        out.push_str("---");
        out.push_str(end);
        out.push_str(body);
        out
    }

    /// Restores texts that YAML takes for numbers or dates (`title: 2017`, `id: 1e5`) as they stand.
    fn keep_plain_texts(&self, map: &mut Values) {
        for entry in &self.entries {
            let Some(key) = &entry.key else { continue };
            let Some(value) = map.get_mut(key) else {
                continue;
            };
            if value.is_number() || value.is_boolean() {
                let plain = entry.raw.split_once(':').map_or("", |(_, rest)| rest);
                let plain = plain.split(" #").next().unwrap_or_default().trim();
                *value = Value::String(plain.to_owned());
            }
        }
    }
}

impl Newline {
    fn as_str(self) -> &'static str {
        match self {
            Self::Lf => "\n",
            Self::CrLf => "\r\n",
        }
    }
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

/// What the YAML reader said, without the place, whose line is counted from the front matter's own start.
fn reason_of(said: &str) -> String {
    let line = said.lines().next().unwrap_or_default();
    let line = line.strip_prefix("error: ").unwrap_or(line);
    match line.split_once(": ") {
        Some((place, reason)) if place.starts_with("line ") => reason.to_owned(),
        _ => line.to_owned(),
    }
}

/// The key of a line that begins a top-level entry.
fn key_of(line: &str) -> Option<String> {
    let first = line.chars().next()?;
    if first.is_whitespace() || matches!(first, '#' | '-' | ']' | '}') {
        return None;
    }
    let (key, after) = line.split_once(':')?;
    if !(after.is_empty() || after.starts_with([' ', '\n', '\r', '\t'])) {
        return None;
    }
    Some(key.trim().trim_matches(['"', '\'']).to_owned())
}

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

#[cfg(test)]
mod tests;
