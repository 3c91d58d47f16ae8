//! The texts: pairs of revisions, and the fixtures.

use std::path::Path;

use glose::anchor::{BlockSpan, TextView};
use glose::text::ByteRange;

/// A text without markup, and its blocks.
#[derive(Debug, Clone, Default)]
pub struct Plain {
    pub text: String,
    pub chars: Vec<char>,
    pub blocks: Vec<BlockSpan>,
}

/// Two revisions of a text.
#[derive(Debug, Clone)]
pub struct Pair {
    pub lang: String,
    pub source: String,
    pub old: Plain,
    pub new: Plain,
    /// For synthetic pairs: the old word that every new word was, and whether it moved.
    pub provenance: Option<Vec<Option<usize>>>,
}

impl Plain {
    /// Blocks `(text, heading level)` joined by empty lines.
    pub fn from_blocks<'a>(parts: impl IntoIterator<Item = (&'a str, Option<u8>)>) -> Self {
        let mut plain = Self::default();
        for (part, heading) in parts {
            if !plain.text.is_empty() {
                plain.text.push_str("\n\n");
            }
            let start = plain.text.len();
            plain.text.push_str(part);
            let range = ByteRange::new(start, plain.text.len());
            plain.blocks.push(BlockSpan::new(range, heading));
        }
        plain.chars = plain.text.chars().collect();
        plain
    }

    /// Roughly what a reader sees of a Markdown text.
    pub fn from_markdown(markdown: &str) -> Self {
        let mut blocks: Vec<(String, Option<u8>)> = Vec::new();
        let mut open = String::new();
        for line in body(markdown).lines() {
            let line = line.trim();
            let item = line.trim_start_matches(['-', '*', '+', '>', ' ']);
            let is_item = item.len() != line.len();
            if (line.is_empty() || is_item || line.starts_with('#')) && !open.is_empty() {
                blocks.push((std::mem::take(&mut open), None));
            }
            if line.starts_with('#') {
                let text = line.trim_start_matches('#');
                let level = (line.len() - text.len()).min(6) as u8;
                blocks.push((text.trim().to_owned(), Some(level)));
            } else if !item.is_empty() && !is_markup_only(line) {
                if !open.is_empty() {
                    open.push(' ');
                }
                open.push_str(item);
            }
        }
        blocks.push((open, None));
        let clean = blocks.iter().map(|(text, level)| (inline(text), *level));
        let clean: Vec<_> = clean.filter(|(text, _)| !text.is_empty()).collect();
        Self::from_blocks(clean.iter().map(|(text, level)| (text.as_str(), *level)))
    }

    pub fn view(&self) -> TextView<'_> {
        TextView::new(&self.text, self.blocks.iter().copied())
    }
}

/// Reads pairs of revisions; pairs whose texts are the same or nearly empty are left out.
pub fn revisions(path: &Path) -> std::io::Result<Vec<Pair>> {
    let mut pairs = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let value: serde_json::Value = serde_json::from_str(line)?;
        let text = |key: &str| value.get(key).and_then(|v| v.as_str()).unwrap_or_default();
        let pair = Pair {
            lang: text("lang").to_owned(),
            source: text("source").to_owned(),
            old: Plain::from_markdown(text("old")),
            new: Plain::from_markdown(text("new")),
            provenance: None,
        };
        if pair.old.chars.len() > 200 && pair.old.text != pair.new.text {
            pairs.push(pair);
        }
    }
    Ok(pairs)
}

/// The articles of the fixture library: language, name, text.
pub fn fixtures() -> std::io::Result<Vec<(String, String, Plain)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/library/articles");
    let mut articles = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let markdown = std::fs::read_to_string(&path)?;
        let lang = if markdown.contains("\nlang: fr") {
            "fr"
        } else {
            "en"
        };
        articles.push((lang.to_owned(), name, Plain::from_markdown(&markdown)));
    }
    articles.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(articles)
}

/// Without front matter.
fn body(markdown: &str) -> &str {
    let rest = markdown
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"));
    rest.map_or(markdown, |(_, body)| body)
}

/// Rules, fences, templates and HTML tags that stand alone.
fn is_markup_only(line: &str) -> bool {
    line.starts_with("```")
        || line.starts_with("{%")
        || line.starts_with("{{<")
        || (line.starts_with('<') && line.ends_with('>') && !line.contains("</p>"))
        || line.chars().all(|letter| "-*_=|: ".contains(letter))
}

/// Without inline markup; every run of spaces is one space.
fn inline(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let mut skip = letter.len_utf8();
        match letter {
            '<' => match rest.find('>') {
                Some(end) if end < 300 => skip = end + 1,
                _ => plain.push('<'),
            },
            ']' if rest.starts_with("](") => skip = rest.find(')').map_or(2, |end| end + 1),
            '[' | ']' | '*' | '`' | '\\' => {}
            '!' if rest.starts_with("![") => {}
            '{' if rest.starts_with("{:") => skip = rest.find('}').map_or(1, |end| end + 1),
            _ => plain.push(letter),
        }
        rest = rest.get(skip..).unwrap_or_default();
    }
    plain
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
