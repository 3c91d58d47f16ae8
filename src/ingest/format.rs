//! The table of formats: one row, and one file of this folder, each.

use super::error::IngestError;
use super::reading::{Gathered, Text};
use super::{excerpts, html, markdown, plain};

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

/// A row of the table of formats.
pub(super) struct Row {
    pub format: Format,
    /// What people call it.
    pub name: &'static str,
    /// Endings of its files, in lower case.
    pub extensions: &'static [&'static str],
    /// Whether a text of unknown origin is of this format; asked in the order of the table.
    pub sniff: fn(&str) -> bool,
    /// What makes a draft of it. The caller fills in what every format has alike.
    pub read: fn(&Text<'_>) -> Result<Gathered, IngestError>,
}

/// All formats: a new one is a file beside this one and a row here.
pub(super) const FORMATS: &[Row] = &[
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
    pub(super) fn holds_excerpts(self) -> bool {
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

    pub(super) fn row(self) -> Option<&'static Row> {
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
