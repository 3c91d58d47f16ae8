//! A document for word processors: ODF text, which all of them open.
//!
//! A zip of XML: `content.xml` holds the excerpts, `styles.xml` how they look, by names that a reader can change
//! in the word processor. Quotes carry the colour of their highlight as a rule on their left, and the language
//! of their article, so that spelling is checked in it. Same data, same bytes.

mod content;
mod note;
mod xml;

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::error::ExportError;
use super::excerpts::Excerpts;
use super::files::{OutputFile, one_name};
use super::labels::Labels;
use super::options::Options;
use crate::text::Language;

/// How everything looks.
const STYLES: &str = include_str!("odt/styles.xml");
/// What the zip holds.
const MANIFEST: &str = include_str!("odt/manifest.xml");
/// What the file is, for those that look at its first bytes.
const KIND: &str = "application/vnd.oasis.opendocument.text";

/// The whole export as one document.
pub(super) fn render(
    excerpts: &Excerpts,
    options: &Options,
) -> Result<Vec<OutputFile>, ExportError> {
    let labels = Labels::of(options.language(excerpts));
    let content = content::write(excerpts, options, labels);
    let bytes = zip_files(&[
        ("META-INF/manifest.xml", MANIFEST),
        ("meta.xml", &meta(excerpts, options, labels)),
        ("styles.xml", &in_language(STYLES, labels.language)),
        ("content.xml", &content),
    ]);
    let bytes = bytes.map_err(|error| ExportError::Format {
        format: "odt",
        reason: error.to_string(),
    })?;
    let name = one_name(excerpts, "odt");
    Ok(vec![OutputFile { name, bytes }])
}

/// The files in one zip; what it is stands first, as it is.
fn zip_files(files: &[(&str, &str)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // No date: the same excerpts are the same bytes.
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file("mimetype", stored)?;
    zip.write_all(KIND.as_bytes())?;
    let deflated = stored.compression_method(CompressionMethod::Deflated);
    for (name, text) in files {
        zip.start_file(name, deflated)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The styles with the document's language.
fn in_language(styles: &str, language: Language) -> String {
    let (code, country) = xml::locale(language);
    styles.replace("LANGUAGE", code).replace("COUNTRY", country)
}

fn meta(excerpts: &Excerpts, options: &Options, labels: &Labels) -> String {
    let title = content::title(excerpts, options, labels);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" office:version=\"1.3\">\
         <office:meta><meta:generator>Glose</meta:generator><dc:title>{}</dc:title>\
         <dc:language>{}</dc:language></office:meta></office:document-meta>",
        xml::line(&title),
        labels.language.code(),
    )
}

#[cfg(test)]
mod tests;
