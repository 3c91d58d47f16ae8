//! From a file or standard input to a draft: limits, decoding, the choice of a format, and what every
//! format has alike.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::decode::{Decoded, declared_in_markup, decode};
use super::draft::Draft;
use super::error::IngestError;
use super::format::{FORMATS, Format, Row};
use super::reading::{Gathered, Text};
use super::{html, markdown, name};
use crate::text::{self, Language, language};

/// The largest file that is taken, in bytes.
pub const LIMIT: u64 = 20 * 1024 * 1024;

/// The largest file of excerpts that is taken, in bytes: it may hold the texts of a whole library.
pub const EXCERPTS_LIMIT: u64 = 256 * 1024 * 1024;

/// Longest title, in scalar values; what is longer is cut.
const LONGEST_TITLE: usize = 500;

/// Bytes by which a text's language is told.
const LANGUAGE_WINDOW: usize = 64 * 1024;

/// Reads a file as an article: the first one that it holds.
///
/// # Errors
/// As [`read_all`].
pub fn read(path: &Path) -> Result<Draft, IngestError> {
    first(read_all(path)?, path)
}

/// Reads bytes as an article: the first one that they hold.
///
/// # Errors
/// As [`read_all`].
pub fn read_bytes(
    bytes: &[u8],
    name: Option<&Path>,
    hint: Option<Format>,
) -> Result<Draft, IngestError> {
    let gathered = read_all_bytes(bytes, name, hint)?;
    first(gathered, name.unwrap_or(Path::new("-")))
}

fn first(gathered: Gathered, path: &Path) -> Result<Draft, IngestError> {
    let draft = gathered.drafts.into_iter().next();
    let refused = gathered.refused.into_iter();
    let refused = || refused.chain(gathered.refused_articles).next();
    draft.ok_or_else(|| refused().unwrap_or_else(|| empty(path)))
}

/// Reads a file as articles: one, or as many as an export of excerpts holds. The source of a text is the
/// web address that it names as such, else its absolute path.
///
/// # Errors
/// It cannot be read, is too large, is no text, is empty, or has front matter that cannot be understood.
pub fn read_all(path: &Path) -> Result<Gathered, IngestError> {
    let refused = |error| IngestError::from_io(path, error);
    let file = File::open(path).map_err(refused)?;
    let meta = file.metadata().map_err(refused)?;
    if meta.is_dir() {
        return Err(IngestError::NotAFile {
            path: path.to_owned(),
        });
    }
    let limit = limit(Some(path));
    if meta.len() > limit {
        return Err(too_large(path, meta.len(), limit));
    }
    let mut bytes = Vec::with_capacity(meta.len() as usize);
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(refused)?;
    let mut gathered = read_all_bytes(&bytes, Some(path), None)?;
    for draft in gathered.drafts.iter_mut().filter(|draft| !draft.excerpts) {
        if draft.source.is_none() {
            let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
            draft.source = Some(absolute.to_string_lossy().into_owned());
        }
    }
    Ok(gathered)
}

/// Reads bytes as articles: standard input, or a file that is already in memory. `name` helps to
/// know the format, the title and the date; `hint` decides the format.
///
/// # Errors
/// As [`read_all`].
pub fn read_all_bytes(
    bytes: &[u8],
    name: Option<&Path>,
    hint: Option<Format>,
) -> Result<Gathered, IngestError> {
    let path = name.unwrap_or(Path::new("-"));
    let size = bytes.len() as u64;
    if size > limit(name) {
        return Err(too_large(path, size, limit(name)));
    }
    let is_markup = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<');
    let declared = is_markup.then(|| declared_in_markup(bytes)).flatten();
    let decoded = decode(bytes, declared.as_deref()).map_err(|guess| IngestError::NotText {
        path: path.to_owned(),
        guess,
    })?;
    if is_blank(&decoded.text) {
        return Err(empty(path));
    }
    let mut gathered = match choose(&decoded.text, name, hint) {
        Some(row) if size > LIMIT && !row.format.holds_excerpts() => {
            return Err(too_large(path, size, LIMIT));
        }
        Some(row) => (row.read)(&Text {
            text: &decoded.text,
            path,
        })?,
        None => Gathered::default(),
    };
    gathered.drafts = gathered
        .drafts
        .into_iter()
        .filter_map(|draft| finish(draft, &decoded, name))
        .collect();
    if gathered.drafts.is_empty()
        && gathered.refused.is_empty()
        && gathered.refused_articles.is_empty()
    {
        return Err(empty(path));
    }
    Ok(gathered)
}

/// How large a file may be, in bytes; what an ending promises is looked at when it was read.
fn limit(name: Option<&Path>) -> u64 {
    let ending = name
        .and_then(Path::extension)
        .map(|ending| ending.to_string_lossy());
    match ending.and_then(|ending| by_ending(&ending)) {
        Some(format) if format.holds_excerpts() => EXCERPTS_LIMIT,
        _ => LIMIT,
    }
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
    } else if let Some(row) = FORMATS
        .iter()
        .find(|row| row.format.holds_excerpts() && (row.sniff)(start))
    {
        Some(row.format)
    } else {
        let ending = name
            .and_then(Path::extension)
            .map(|ending| ending.to_string_lossy());
        ending
            .and_then(|ending| by_ending(&ending))
            .filter(|format| !format.holds_excerpts())
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
    draft.encoding = decoded.encoding;
    draft.replaced = decoded.replaced;
    if draft.excerpts {
        // What was an article of a library is taken as it was.
        return Some(draft);
    }
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
        let words = || name::from_words(&first_words(&draft.body));
        let title = from_name
            .or_else(words)
            .or_else(|| name::from_words(&draft.body))?;
        draft.title = one_line(&title, LONGEST_TITLE);
    }
    draft.author = draft.author.map(|author| one_line(&author, LONGEST_TITLE));
    draft.published = draft.published.or(dated);
    draft.language = draft.language.or_else(|| language_of(&draft));
    Some(draft)
}

/// The beginning of a body as it is read, without its markup.
fn first_words(body: &str) -> String {
    const LOOKED_AT: usize = 2000;
    let start = body.get(..body.floor_char_boundary(LOOKED_AT));
    text::markdown::parse(start.unwrap_or_default())
        .text()
        .to_owned()
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
    let words: Vec<&str> = visible.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line,
    }
}

fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || c.is_control() || c == '\u{feff}')
}

fn empty(path: &Path) -> IngestError {
    IngestError::Empty {
        path: path.to_owned(),
    }
}

fn too_large(path: &Path, size: u64, limit: u64) -> IngestError {
    IngestError::TooLarge {
        path: PathBuf::from(path),
        size,
        limit,
    }
}
