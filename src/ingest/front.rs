//! Front matter of other programs (Jekyll, Hugo, Obsidian, Zettlr, Pandoc…) read into a draft.

mod hugo;
mod keys;

use std::collections::HashSet;

use serde_json::Value;

use super::draft::Draft;
use crate::library::front_matter::{FrontMatter, FrontMatterError, Values, yaml_text};

/// The front matter of a file and the text after it.
pub(super) struct Front<'a> {
    values: Values,
    /// Keys and lines as they stand, in order; the key is empty for comments.
    entries: Vec<(String, String)>,
    /// The text after the front matter.
    pub body: &'a str,
}

/// Splits a text into front matter (YAML between `---`, TOML between `+++`) and body; `None` where it
/// has none, also where `---` is the rule that it happens to begin with.
///
/// # Errors
/// What stands there is meant as front matter and cannot be understood.
pub(super) fn split(text: &str) -> Result<Option<Front<'_>>, FrontMatterError> {
    if let Some((toml, body)) = hugo::split(text) {
        let values = hugo::values(toml)?;
        let entries = values
            .iter()
            .map(|(key, value)| (key.clone(), as_yaml(key, value)));
        return Ok(Some(Front {
            entries: entries.collect(),
            values,
            body,
        }));
    }
    if !text.starts_with("---") || !is_meant(text) {
        return Ok(None);
    }
    let (Some(mut front), body) = FrontMatter::split(text)? else {
        return Ok(None);
    };
    let head = text.strip_suffix(body).unwrap_or(text);
    if head.contains(is_forbidden)
        && let (Some(readable), _) = FrontMatter::split(&head.replace(is_forbidden, ""))?
    {
        front = readable;
    }
    let values = front.values()?;
    let mut entries: Vec<(String, String)> = front
        .entries()
        .map(|(key, raw)| (key.unwrap_or_default().to_owned(), raw.to_owned()))
        .collect();
    let known: HashSet<&str> = entries.iter().map(|(key, _)| key.as_str()).collect();
    if values.keys().any(|key| !known.contains(key.as_str())) {
        // One mapping in braces, or keys that stand in no line of their own.
        entries = values
            .iter()
            .map(|(key, value)| (key.clone(), as_yaml(key, value)))
            .collect();
    }
    Ok(Some(Front {
        values,
        entries,
        body,
    }))
}

/// Whether a text that begins with `---` means front matter: the first line below that says anything
/// is a key, a comment or a mapping in braces.
fn is_meant(text: &str) -> bool {
    let mut lines = text.lines();
    if lines.next().map(str::trim_end) != Some("---") {
        return false;
    }
    let said = lines
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    if said.starts_with(['#', '{']) {
        return !said.starts_with("##") && text.lines().skip(1).any(is_fence);
    }
    is_fence(said)
        || said
            .split_once(':')
            .is_some_and(|(key, value)| is_key(key, value))
}

/// Whether what stands around a colon looks like a key and its value rather than like a sentence.
fn is_key(key: &str, value: &str) -> bool {
    let words = key.split_whitespace().count();
    (1..=3).contains(&words)
        && !key.starts_with([' ', '*', '>', '|', '['])
        && (value.is_empty() || value.starts_with([' ', '\t']))
}

/// Control characters, which YAML does not allow and which nobody reads.
fn is_forbidden(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{85}')
}

fn is_fence(line: &str) -> bool {
    matches!(line.trim_end(), "---" | "...")
}

/// An entry whose value is written in JSON, which is YAML on one line.
fn as_yaml(key: &str, value: &Value) -> String {
    format!("{}: {value}\n", yaml_text(key))
}

impl Front<'_> {
    /// Puts what the front matter says into `draft`, and what it says besides into `draft.extra`.
    pub(super) fn fill(self, draft: &mut Draft) {
        let used = keys::fill(&self.values, draft);
        // Comments below an entry that is not kept: they speak of the next one.
        let mut comments = String::new();
        for (key, raw) in self.entries {
            if key.is_empty() || used.contains(&key) {
                comments.extend(
                    raw.split_inclusive('\n')
                        .filter(|line| line.starts_with('#')),
                );
                continue;
            }
            let (key, raw) = if keys::is_ours(&key) {
                // Said in words that we do not know, in a place where ours will stand.
                let value = raw.split_once(':').map_or(raw.as_str(), |(_, value)| value);
                (format!("original_{key}"), format!("original_{key}:{value}"))
            } else {
                (key, raw)
            };
            draft
                .extra
                .push((key, std::mem::take(&mut comments) + &raw));
        }
        match draft.extra.last_mut() {
            Some((_, raw)) => raw.push_str(&comments),
            None if comments.is_empty() => {}
            None => draft.extra.push((String::new(), comments)),
        }
    }

    /// What the front matter says of the text, for an article that is nothing else (a saved link).
    pub(super) fn summary(&self) -> Option<String> {
        keys::summary(&self.values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str) -> Draft {
        let mut draft = Draft::default();
        split(text).unwrap().unwrap().fill(&mut draft);
        draft
    }

    #[test]
    fn what_is_not_ours_is_kept_as_it_stands() {
        let text = "---\n# first\ntitle: Été\nmood:\n  - {a: 1}   # odd\n  - b\n# on status\nstatus: \
                    draft\ntags: [a, b]\n# last\nrating: 4\n# end\n---\nCorps\n";
        let draft = draft(text);
        assert_eq!(draft.title, "Été");
        let kept: Vec<(&str, &str)> = draft
            .extra
            .iter()
            .map(|(key, raw)| (key.as_str(), raw.as_str()))
            .collect();
        assert_eq!(
            kept,
            [
                (
                    "mood",
                    "# first\nmood:\n  - {a: 1}   # odd\n  - b\n# on status\n"
                ),
                ("original_status", "original_status: draft\n"),
                ("rating", "# last\nrating: 4\n# end\n"),
            ]
        );
    }

    #[test]
    fn a_rule_at_the_beginning_is_no_front_matter() {
        for text in [
            "---\n\nUn texte sous un filet.\n\n---\n\nSuite",
            "---\nIl a dit une chose bien curieuse : tout.\n---\n",
            "---",
            "----\ntitle: x\n---\n",
            "Texte\n---\n",
        ] {
            assert!(split(text).unwrap().is_none(), "{text}");
        }
    }

    #[test]
    fn broken_front_matter_names_its_line() {
        assert_eq!(split("---\ntitle: a: b\n---\nx").err().unwrap().line, 2);
        assert_eq!(split("---\ntitle: a\nrest of it\n").err().unwrap().line, 1);
        assert_eq!(
            split("+++\ntitle = \"a\"\nb = = 1\n+++\nx")
                .err()
                .unwrap()
                .line,
            3
        );
    }

    #[test]
    fn control_characters_do_not_make_it_unreadable() {
        let draft = draft("---\ntitle: \"\u{1b}[2JV\u{9d}ille\"\nodd\u{7}: 1\n---\nCorps");
        assert_eq!(draft.title, "[2JVille");
        assert_eq!(draft.extra, [("odd".to_owned(), "odd: 1\n".to_owned())]);
    }

    #[test]
    fn toml_and_mappings_in_braces_are_read_too() {
        let toml = draft(
            "+++\ntitle = \"Ville\"\ndate = 2020-11-24T10:00:00Z\ntags = [\"a\"]\n\
                          [params]\nx = 1\n+++\nCorps",
        );
        assert_eq!((toml.title.as_str(), toml.tags.len()), ("Ville", 1));
        assert_eq!(
            toml.published.map(|date| date.to_string()).as_deref(),
            Some("2020-11-24")
        );
        assert_eq!(
            toml.extra,
            [("params".to_owned(), "params: {\"x\":1}\n".to_owned())]
        );
        let braces = draft("---\n{title: Ville, odd: [1, 2]}\n---\n");
        assert_eq!(
            braces.extra,
            [("odd".to_owned(), "odd: [1,2]\n".to_owned())]
        );
    }
}
