//! The table of formats: one row, and one file of this folder, each.

use thiserror::Error;

use super::error::ExportError;
use super::excerpts::Excerpts;
use super::files::{OutputFile, one};
use super::options::Options;
use super::{
    biblio, clean, csv, html, json, latex, logseq, markdown, obsidian, odt, org, plain, w3c,
};

/// A format that excerpts can go out in.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line.
    pub id: &'static str,
    /// The extension of its files, without the dot.
    pub extension: &'static str,
    /// Whether it makes one file an article (otherwise one file in all).
    pub per_article: bool,
    /// Whether it follows [`Options::group`]; the others are always by article.
    pub groups: bool,
    /// Whether its files have marks between which [`living::update`](super::living::update) writes again.
    pub living: bool,
    /// The key of the message that describes it.
    pub message: &'static str,
    /// What makes the files.
    make: fn(&Excerpts, &Options) -> Result<Vec<OutputFile>, ExportError>,
}

impl Format {
    /// Whether its files are text; others are archives.
    fn is_text(&self) -> bool {
        self.id != "odt"
    }
}

/// Every format, in the order they are offered.
pub static FORMATS: &[Format] = &[
    Format {
        id: "markdown",
        extension: "md",
        per_article: false,
        groups: true,
        living: false,
        message: "format-markdown",
        make: |excerpts, options| Ok(one(excerpts, "md", markdown::render(excerpts, options))),
    },
    Format {
        id: "obsidian",
        extension: "md",
        per_article: true,
        groups: false,
        living: true,
        message: "format-obsidian",
        make: |excerpts, options| Ok(obsidian::render(excerpts, options)),
    },
    Format {
        id: "logseq",
        extension: "md",
        per_article: true,
        groups: false,
        living: false,
        message: "format-logseq",
        make: |excerpts, options| Ok(logseq::render(excerpts, options)),
    },
    Format {
        id: "html",
        extension: "html",
        per_article: false,
        groups: false,
        living: false,
        message: "format-html",
        make: |excerpts, options| Ok(one(excerpts, "html", html::render(excerpts, options))),
    },
    Format {
        id: "org",
        extension: "org",
        per_article: false,
        groups: true,
        living: false,
        message: "format-org",
        make: |excerpts, options| Ok(one(excerpts, "org", org::render(excerpts, options))),
    },
    Format {
        id: "latex",
        extension: "tex",
        per_article: false,
        groups: true,
        living: false,
        message: "format-latex",
        make: |excerpts, options| Ok(one(excerpts, "tex", latex::render(excerpts, options))),
    },
    Format {
        id: "odt",
        extension: "odt",
        per_article: false,
        groups: true,
        living: false,
        message: "format-odt",
        make: odt::render,
    },
    Format {
        id: "text",
        extension: "txt",
        per_article: false,
        groups: true,
        living: false,
        message: "format-text",
        make: |excerpts, options| Ok(one(excerpts, "txt", plain::render(excerpts, options))),
    },
    Format {
        id: "csv",
        extension: "csv",
        per_article: false,
        groups: false,
        living: false,
        message: "format-csv",
        make: |excerpts, options| Ok(one(excerpts, "csv", csv::render(excerpts, options)?)),
    },
    Format {
        id: "json",
        extension: "json",
        per_article: false,
        groups: false,
        living: false,
        message: "format-json",
        make: |excerpts, options| Ok(one(excerpts, "json", json::render(excerpts, options)?)),
    },
    Format {
        id: "w3c",
        extension: "jsonld",
        per_article: false,
        groups: false,
        living: false,
        message: "format-w3c",
        make: |excerpts, options| Ok(one(excerpts, "jsonld", w3c::render(excerpts, options)?)),
    },
    Format {
        id: "bibtex",
        extension: "bib",
        per_article: false,
        groups: false,
        living: false,
        message: "format-bibtex",
        make: |excerpts, options| Ok(one(excerpts, "bib", biblio::bibtex(excerpts, options))),
    },
    Format {
        id: "csl",
        extension: "csl.json",
        per_article: false,
        groups: false,
        living: false,
        message: "format-csl",
        make: |excerpts, options| Ok(one(excerpts, "csl.json", biblio::csl(excerpts, options)?)),
    },
    Format {
        id: "ris",
        extension: "ris",
        per_article: false,
        groups: false,
        living: false,
        message: "format-ris",
        make: |excerpts, options| Ok(one(excerpts, "ris", biblio::ris(excerpts, options))),
    },
];

/// A name that is no format's.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("unknown format: {given:?} (known: {})", known.join(", "))]
pub struct UnknownFormat {
    /// What was given.
    pub given: String,
    /// The names there are.
    pub known: Vec<&'static str>,
}

/// The format of that name, case and outer spaces set aside; `md`, `txt`, `bib` and other extensions
/// name the format that has them.
///
/// # Errors
/// There is none; the error lists those there are.
pub fn parse_format(name: &str) -> Result<&'static Format, UnknownFormat> {
    let wanted = name.trim().to_lowercase();
    let by_id = FORMATS.iter().find(|format| format.id == wanted);
    by_id
        .or_else(|| FORMATS.iter().find(|format| format.extension == wanted))
        .ok_or_else(|| UnknownFormat {
            given: name.chars().take(100).collect(),
            known: FORMATS.iter().map(|format| format.id).collect(),
        })
}

/// Makes the files of an export. An export of nothing makes files that say nothing; ask
/// [`Excerpts::count`] first.
///
/// # Errors
/// The format's writer refused the data.
pub fn render(
    format: &Format,
    excerpts: &Excerpts,
    options: &Options,
) -> Result<Vec<OutputFile>, ExportError> {
    let mut files = (format.make)(excerpts, options)?;
    for file in files.iter_mut().filter(|_| format.is_text()) {
        let bytes = std::mem::take(&mut file.bytes);
        file.bytes = match String::from_utf8(bytes) {
            Ok(text) => clean::without_controls(text).into_bytes(),
            Err(error) => error.into_bytes(),
        };
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_known_and_an_unknown_one_lists_them() {
        for format in FORMATS {
            assert_eq!(parse_format(format.id).unwrap().id, format.id);
        }
        assert_eq!(parse_format(" MD ").unwrap().id, "markdown");
        let error = parse_format("papyrus").unwrap_err();
        assert_eq!(error.given, "papyrus");
        assert_eq!(error.known.len(), FORMATS.len());
        assert!(error.to_string().contains("markdown"));
    }
}
