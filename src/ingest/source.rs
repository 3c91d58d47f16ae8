//! From a file or standard input to a draft: limits, decoding, the choice of a format, and what every
//! format has alike.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::decode::{Decoded, declared_in_markup, decode};
use super::{Draft, FORMATS, Format, IngestError, Row, Text, html, markdown, name};
use crate::text::{Language, language};

/// The largest file that is taken, in bytes.
pub const LIMIT: u64 = 20 * 1024 * 1024;

/// Longest title, in scalar values; what is longer is cut.
const LONGEST_TITLE: usize = 500;

/// Bytes by which a text's language is told.
const LANGUAGE_WINDOW: usize = 64 * 1024;

/// Reads a file as an article. Its source is the web address that it names as such, else its
/// absolute path.
///
/// # Errors
/// It cannot be read, is too large, is no text, is empty, or has front matter that cannot be understood.
pub fn read(path: &Path) -> Result<Draft, IngestError> {
    let refused = |error| IngestError::from_io(path, error);
    let file = File::open(path).map_err(refused)?;
    let meta = file.metadata().map_err(refused)?;
    if meta.is_dir() {
        return Err(IngestError::NotAFile {
            path: path.to_owned(),
        });
    }
    if meta.len() > LIMIT {
        return Err(too_large(path, meta.len()));
    }
    let mut bytes = Vec::with_capacity(meta.len() as usize);
    file.take(LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(refused)?;
    let mut draft = read_bytes(&bytes, Some(path), None)?;
    if draft.source.is_none() {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        draft.source = Some(absolute.to_string_lossy().into_owned());
    }
    Ok(draft)
}

/// Reads bytes as an article: standard input, or a file that is already in memory. `name` helps to
/// know the format, the title and the date; `hint` decides the format.
///
/// # Errors
/// As [`read`].
pub fn read_bytes(
    bytes: &[u8],
    name: Option<&Path>,
    hint: Option<Format>,
) -> Result<Draft, IngestError> {
    let path = name.unwrap_or(Path::new("-"));
    if bytes.len() as u64 > LIMIT {
        return Err(too_large(path, bytes.len() as u64));
    }
    let is_markup = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<');
    let declared = is_markup.then(|| declared_in_markup(bytes)).flatten();
    let decoded = decode(bytes, declared.as_deref()).map_err(|guess| IngestError::NotText {
        path: path.to_owned(),
        guess,
    })?;
    if is_blank(&decoded.text) {
        return Err(IngestError::Empty {
            path: path.to_owned(),
        });
    }
    let draft = match choose(&decoded.text, name, hint) {
        Some(row) => (row.read)(&Text {
            text: &decoded.text,
            path,
        })?,
        None => Draft::default(),
    };
    finish(draft, &decoded, name).ok_or_else(|| IngestError::Empty {
        path: path.to_owned(),
    })
}

/// The format of a text: as the caller says, else as a page or front matter says that begins it, else
/// as the file's ending says, else as the text looks.
fn choose(text: &str, name: Option<&Path>, hint: Option<Format>) -> Option<&'static Row> {
    if let Some(hint) = hint {
        return FORMATS.iter().find(|row| row.format == hint);
    }
    let start = text.trim_start();
    let certain = if html::is_whole_page(start) {
        Some(Format::Html)
    } else if markdown::has_front_matter(text) {
        Some(Format::Markdown)
    } else {
        let ending = name
            .and_then(Path::extension)
            .map(|ending| ending.to_string_lossy());
        ending.and_then(|ending| by_ending(&ending))
    };
    match certain {
        Some(format) => FORMATS.iter().find(|row| row.format == format),
        None => FORMATS.iter().find(|row| (row.sniff)(start)),
    }
}

fn by_ending(ending: &str) -> Option<Format> {
    let ending = ending.to_ascii_lowercase();
    let row = FORMATS
        .iter()
        .find(|row| row.extensions.contains(&ending.as_str()));
    row.map(|row| row.format)
}

/// Fills in what every format has alike; `None` where neither a text nor a title of its own is left.
fn finish(mut draft: Draft, decoded: &Decoded, name: Option<&Path>) -> Option<Draft> {
    let (from_name, dated) = name.map_or((None, None), name::read);
    draft.title = one_line(&draft.title, LONGEST_TITLE);
    let body = draft.body.trim_end().trim_start_matches(['\n', '\u{feff}']);
    draft.body = if is_blank(body) {
        String::new()
    } else {
        format!("{body}\n")
    };
    if draft.title.is_empty() {
        if draft.body.is_empty() {
            return None;
        }
        let title = from_name.or_else(|| name::from_words(&draft.body))?;
        draft.title = one_line(&title, LONGEST_TITLE);
    }
    draft.author = draft.author.map(|author| one_line(&author, LONGEST_TITLE));
    draft.published = draft.published.or(dated);
    draft.language = draft.language.or_else(|| language_of(&draft));
    draft.encoding = decoded.encoding;
    draft.replaced = decoded.replaced;
    Some(draft)
}

/// The language of a text by its beginning, else by its title.
fn language_of(draft: &Draft) -> Option<Language> {
    let start = draft.body.floor_char_boundary(LANGUAGE_WINDOW);
    let body = draft.body.get(..start).and_then(language::detect);
    body.or_else(|| language::detect(&draft.title))
}

/// A text on one line, without control characters, at most `longest` scalar values.
fn one_line(text: &str, longest: usize) -> String {
    let visible: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let mut line = String::with_capacity(visible.len().min(longest * 4));
    let mut length = 0;
    for character in visible
        .split_whitespace()
        .flat_map(|word| word.chars().chain([' ']))
    {
        if length == longest {
            line.push('…');
            break;
        }
        line.push(character);
        length += 1;
    }
    line.trim_end().to_owned()
}

fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || c.is_control() || c == '\u{feff}')
}

fn too_large(path: &Path, size: u64) -> IngestError {
    IngestError::TooLarge {
        path: PathBuf::from(path),
        size,
        limit: LIMIT,
    }
}
