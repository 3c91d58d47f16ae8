//! Foreign formats → article drafts. One file per format, one table ([`FORMATS`]).
//!
//! [`walk`] turns what the reader named into files, [`read_all`] turns a file into [`Draft`]s (one, or as many
//! as an export holds), and [`read_all_bytes`] does the same for standard input; [`read`] and [`read_bytes`]
//! give the first. Nothing here writes; nothing panics on any input.

mod decode;
mod error;
mod excerpts;
mod front;
#[cfg(test)]
mod hostile;
mod html;
mod kind;
mod markdown;
mod name;
mod plain;
mod source;
mod walk;

use std::path::Path;

use jiff::Timestamp;

use crate::library::Status;
use crate::text::{Date, Language};

pub use error::{Guess, IngestError};
pub use excerpts::{DraftAnnotation, Gathered};
pub use source::{EXCERPTS_LIMIT, LIMIT, read, read_all, read_all_bytes, read_bytes};
pub use walk::walk;

/// What a foreign file gives: an article that is not yet in the library.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// Its title; never empty.
    pub title: String,
    /// Who wrote it; several names are joined by `, `.
    pub author: Option<String>,
    /// Where it comes from: the web address that it names as its source, else the absolute path of its
    /// file.
    pub source: Option<String>,
    /// When it was published, as precisely as is known.
    pub published: Option<Date>,
    /// When it was saved, where its front matter says so.
    pub saved: Option<Timestamp>,
    /// The language that it declares, else the one that its text is in.
    pub language: Option<Language>,
    /// Where the reader is with it, where its front matter says so.
    pub status: Option<Status>,
    /// Its tags, in the order of the file, without repeats.
    pub tags: Vec<String>,
    /// Its text in Markdown; lines end with `\n`.
    pub body: String,
    /// What its front matter holds besides: keys and their YAML lines as they stand, in order. A
    /// comment stands before the key that follows it.
    pub extra: Vec<(String, String)>,
    /// The id that its front matter, or the export it comes from, gives.
    pub id: Option<String>,
    /// The slug it had in the library that it comes from.
    pub slug: Option<String>,
    /// Whether it comes from an export of excerpts: it then adds annotations to an article that is there,
    /// whose text stays, and its body may be empty.
    pub excerpts: bool,
    /// Its annotations.
    pub annotations: Vec<DraftAnnotation>,
    /// How many bytes could not be decoded and were replaced by `�`.
    pub replaced: usize,
    /// The encoding that it was in, e.g. `windows-1252`.
    pub encoding: &'static str,
}

/// The formats that articles are read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Markdown, perhaps with front matter in YAML or TOML.
    Markdown,
    /// Text without markup.
    Plain,
    /// A web page.
    Html,
    /// Excerpts in our own JSON.
    Json,
    /// Excerpts as W3C Web Annotations.
    W3c,
    /// Excerpts in a table, ours or Readwise's.
    Csv,
}

/// A decoded text on its way to a format's reader.
struct Text<'a> {
    text: &'a str,
    /// The path that errors name; `-` for standard input.
    path: &'a Path,
}

/// A row of the table of formats.
struct Row {
    format: Format,
    /// What people call it.
    name: &'static str,
    /// Endings of its files, in lower case.
    extensions: &'static [&'static str],
    /// Whether a text of unknown origin is of this format; asked in the order of the table.
    sniff: fn(&str) -> bool,
    /// What makes a draft of it. The caller fills in what every format has alike.
    read: fn(&Text<'_>) -> Result<Gathered, IngestError>,
}

/// All formats: a new one is a file beside this one and a row here.
const FORMATS: &[Row] = &[
    Row {
        format: Format::Json,
        name: "JSON",
        extensions: &["json"],
        sniff: excerpts::json::sniff,
        read: excerpts::json::read,
    },
    Row {
        format: Format::W3c,
        name: "W3C",
        extensions: &["jsonld"],
        sniff: excerpts::w3c::sniff,
        read: excerpts::w3c::read,
    },
    Row {
        format: Format::Csv,
        name: "CSV",
        extensions: &["csv", "tsv"],
        sniff: excerpts::csv::sniff,
        read: excerpts::csv::read,
    },
    Row {
        format: Format::Html,
        name: "HTML",
        extensions: &["html", "htm", "xhtml", "shtml"],
        sniff: html::sniff,
        read: |text| Ok(Gathered::one(html::read(text))),
    },
    Row {
        format: Format::Markdown,
        name: "Markdown",
        extensions: &[
            "md", "markdown", "mdown", "mkd", "mkdn", "mdx", "mdwn", "rmd", "qmd",
        ],
        sniff: markdown::sniff,
        read: |text| markdown::read(text).map(Gathered::one),
    },
    Row {
        format: Format::Plain,
        name: "plain text",
        extensions: &["txt", "text"],
        sniff: |_| true,
        read: |text| Ok(Gathered::one(plain::read(text))),
    },
];

impl Format {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Markdown,
        Self::Plain,
        Self::Html,
        Self::Json,
        Self::W3c,
        Self::Csv,
    ];

    /// Whether it holds excerpts: then its ending says nothing without its content.
    fn holds_excerpts(self) -> bool {
        matches!(self, Self::Json | Self::W3c | Self::Csv)
    }

    /// What people call it, e.g. `Markdown`.
    pub fn name(self) -> &'static str {
        self.row().map_or("", |row| row.name)
    }

    /// Endings of its files without the dot, in lower case.
    pub fn extensions(self) -> &'static [&'static str] {
        self.row().map_or(&[], |row| row.extensions)
    }

    /// The format of a word that a reader may write for it: `md`, `html`, `txt`, `Markdown`.
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim().trim_start_matches('.').to_lowercase();
        let named = |row: &&Row| {
            let name = row.name.to_lowercase();
            name == word
                || name.starts_with("plain") && word == "plain"
                || row.extensions.contains(&word.as_str())
        };
        FORMATS.iter().find(named).map(|row| row.format)
    }

    fn row(self) -> Option<&'static Row> {
        FORMATS.iter().find(|row| row.format == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_has_a_row_and_is_found_by_its_endings() {
        for format in Format::ALL {
            assert!(!format.name().is_empty());
            assert_eq!(Format::parse(format.name()), Some(format));
            for ending in format.extensions() {
                assert_eq!(Format::parse(ending), Some(format));
            }
        }
        assert_eq!(FORMATS.len(), Format::ALL.len());
        assert_eq!(Format::parse("pdf"), None);
    }
}
