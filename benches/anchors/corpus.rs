//! The texts: pairs of revisions, and the fixtures.

use std::path::Path;

use glose::anchor::{BlockSpan, TextView};
use glose::ingest::{self, Format};
use glose::text::{BlockKind, ByteRange, markdown};

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

    /// What a reader sees of a file: as the program takes it in and typesets it.
    pub fn from_file(file: &str) -> Self {
        let draft = ingest::read_bytes(
            file.as_bytes(),
            Some(Path::new("article.md")),
            Some(Format::Markdown),
        );
        let document = markdown::parse(&draft.map(|draft| draft.body).unwrap_or_default());
        let blocks = document.blocks().iter().map(|block| {
            let heading = match block.kind {
                BlockKind::Heading(level) => Some(level),
                _ => None,
            };
            BlockSpan::new(block.range, heading)
        });
        Self {
            chars: document.text().chars().collect(),
            blocks: blocks.collect(),
            text: document.text().to_owned(),
        }
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
        // The files of these sites begin with front matter, by which the program knows their template tags;
        // it was taken off here.
        let file = |key: &str| Plain::from_file(&format!("---\ntitle: –\n---\n{}", text(key)));
        let pair = Pair {
            lang: text("lang").to_owned(),
            source: text("source").to_owned(),
            old: file("old"),
            new: file("new"),
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
        articles.push((lang.to_owned(), name, Plain::from_file(&markdown)));
    }
    articles.sort_by(|one, other| one.1.cmp(&other.1));
    Ok(articles)
}
