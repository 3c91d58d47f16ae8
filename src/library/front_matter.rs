//! YAML front matter, edited key by key: what is not changed keeps its bytes.

mod entry;
mod scalar;
#[cfg(test)]
mod tests;
mod value;

use std::collections::HashSet;

use serde_json::{Map, Value};
use thiserror::Error;

use entry::{Entries, Entry};
pub use scalar::{yaml_list, yaml_text};
pub(super) use value::is_list;
pub use value::{list_of, text_of};

/// The front matter of a file: its top-level entries as they stand, so that unknown keys, their order,
/// comments and line ends survive a rewrite.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontMatter {
    byte_order_mark: bool,
    newline: Newline,
    entries: Vec<Entry>,
    /// Whether keys stand in no lines of their own, or values repeat what another entry names.
    tangled: bool,
    /// The first and the last line, where they are not a bare `---` with its line end.
    fences: [Option<String>; 2],
}

/// The longest front matter that is read: bytes.
const LONGEST: usize = 1 << 20;

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
        for line in rest.get(at..).unwrap_or_default().split_inclusive('\n') {
            let before = at;
            at += line.len();
            if at > LONGEST {
                return Err(FrontMatterError {
                    line: 1,
                    reason: "it is too long".to_owned(),
                });
            }
            if is_fence(line) || line.trim_end() == "..." {
                let as_usual = format!("---{}", newline.as_str());
                let odd = |fence: &str| (fence != as_usual).then(|| fence.to_owned());
                let Entries { list, tangled } =
                    Entries::of(rest.get(first.len()..before).unwrap_or_default());
                let front = Self {
                    byte_order_mark,
                    newline,
                    entries: list,
                    tangled,
                    fences: [odd(first), odd(line)],
                };
                return Ok((Some(front), rest.get(at..).unwrap_or_default()));
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
        if !self.tangled && self.entries.iter().all(|entry| entry.key.is_none()) {
            return Ok(Map::new());
        }
        let yaml: String = self
            .entries
            .iter()
            .map(|entry| entry.raw.as_str())
            .collect();
        let options = serde_saphyr::options! {
            duplicate_keys: serde_saphyr::DuplicateKeyPolicy::LastWins,
            // `y` and `no` are words, as YAML has it since 1.2.
            strict_booleans: true,
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

    /// Whether `tags:` holds what is no list of texts: it is left as it stands.
    pub fn has_foreign_tags(&self) -> bool {
        let values = self.values().unwrap_or_default();
        values.get("tags").is_some_and(|value| !is_list(value))
    }

    /// Whether keys can be set and removed without making the rest unreadable.
    ///
    /// # Errors
    /// They cannot: it is a form of YAML in which keys have no lines of their own, and no such lines can be made.
    pub fn check(&self, values: &Values) -> Result<(), FrontMatterError> {
        let Some(straight) = self.straight(values) else {
            return Ok(());
        };
        let is_same = |read: &Values| read.keys().eq(values.keys());
        if straight.values().as_ref().is_ok_and(is_same) {
            return Ok(());
        }
        Err(FrontMatterError {
            line: 2,
            reason: "these are not `key: value` lines".into(),
        })
    }

    /// The same with lines of its own for every key, where YAML allows what lines do not show: indented keys,
    /// all of them in braces, `? key`, a value named in one entry and meant in another. What is set or removed beside
    /// those would make them unreadable, or take one away. `None` where every key has its lines.
    fn straight(&self, values: &Values) -> Option<Self> {
        let keys: HashSet<&str> = self
            .entries
            .iter()
            .filter_map(|e| e.key.as_deref())
            .collect();
        let known = |key: &String| keys.contains(key.as_str());
        let is_text = |line: &str| !line.is_empty() && !line.starts_with('#');
        let stray = |entry: &Entry| match &entry.key {
            Some(key) => !values.contains_key(key),
            None => entry.raw.lines().map(str::trim_start).any(is_text),
        };
        if !self.tangled && values.keys().all(known) && !self.entries.iter().any(stray) {
            return None;
        }
        let end = self.newline.as_str();
        let entries = values.iter().map(|(key, value)| {
            let yaml = match value {
                Value::String(text) => yaml_text(text),
                other => other.to_string(),
            };
            let raw = format!("{}: {yaml}{end}", yaml_text(key));
            Entry::written(Some(key.clone()), raw)
        });
        Some(Self {
            entries: entries.collect(),
            tangled: false,
            ..self.clone()
        })
    }

    fn straighten(&mut self) {
        if let Ok(values) = self.values()
            && let Some(straight) = self.straight(&values)
        {
            *self = straight;
        }
    }

    /// Sets a key to a YAML value written out (one line, or lines indented below the key); a key that
    /// stands already keeps its place, and its bytes where it says the same.
    pub fn set(&mut self, key: &str, yaml: &str) {
        self.straighten();
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
        let place = places.next_back();
        let value_end = raw.trim_end().len();
        if one_line {
            raw.push_str(place.as_ref().map_or("", |entry| entry.beside()));
            raw.push_str(end);
        }
        let mut new = Entry::written(Some(key.to_owned()), raw);
        new.end = value_end;
        if let Some(entry) = place {
            new.raw.extend(entry.below());
            *entry = new;
        } else {
            self.entries.push(new);
        }
    }

    /// Appends an entry as its lines stand in another file's front matter.
    pub fn push_raw(&mut self, key: &str, raw: &str) {
        if self.tangled {
            self.straighten();
        }
        let mut raw = raw.to_owned();
        if !raw.ends_with('\n') {
            raw.push_str(self.newline.as_str());
        }
        self.entries.push(Entry::taken(key, raw));
    }

    /// The entries in order: a key (none for the comments before the first), and its lines as they stand.
    pub fn entries(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        self.entries
            .iter()
            .map(|entry| (entry.key.as_deref(), entry.raw.as_str()))
    }

    /// Removes a key and its lines; comments that stand below them stay.
    pub fn remove(&mut self, key: &str) {
        let is_it = |entry: &Entry| entry.key.as_deref() == Some(key);
        if self.tangled || self.entries.iter().any(is_it) {
            self.straighten();
        }
        for entry in &mut self.entries {
            if is_it(entry) {
                // A blank line in front of them would become one of the text above.
                let below = entry.below().skip_while(|line| line.trim().is_empty());
                *entry = Entry::of_none(&below.collect::<String>());
            }
        }
        self.entries
            .retain(|entry| entry.key.is_some() || !entry.raw.is_empty());
    }

    /// The front matter and a body as one file.
    pub fn render(&self, body: &str) -> String {
        let end = self.newline.as_str();
        let mut out = String::with_capacity(body.len() + 256);
        if self.byte_order_mark {
            out.push('\u{feff}');
        }
        let [first, last] = &self.fences;
        let as_usual = format!("---{end}");
        out.push_str(first.as_deref().unwrap_or(&as_usual));
        for entry in &self.entries {
            out.push_str(&entry.raw);
        }
        out.push_str(last.as_deref().unwrap_or(&as_usual));
        if !body.is_empty() && !out.ends_with('\n') {
            out.push_str(end);
        }
        out.push_str(body);
        out
    }

    /// Restores texts that YAML takes for numbers or dates (`title: 2017`, `id: 1e5`) as they stand.
    fn keep_plain_texts(&self, map: &mut Values) {
        for entry in self.entries.iter().rev() {
            let Some(key) = &entry.key else { continue };
            let Some(value) = map.get_mut(key) else {
                continue;
            };
            if let Some(plain) = entry.plain()
                && (value.is_number() || value.is_boolean())
            {
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
