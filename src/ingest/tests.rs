//! What each kind of file gives an article: its title, author, date, language, tags, address and text.

mod folders;
mod front;
mod names;
mod pages;
mod tables;
mod texts;

use std::path::Path;

use super::{Draft, Format, Gathered, IngestError, read_all_bytes, read_bytes};

/// The one article of a file of this name.
fn named(name: &str, text: &str) -> Draft {
    read_bytes(text.as_bytes(), Some(Path::new(name)), None).unwrap()
}

/// The one article of a text that comes without a name, as a format.
fn of_format(format: Format, text: &str) -> Draft {
    read_bytes(text.as_bytes(), None, Some(format)).unwrap()
}

/// All that a text gives, as a format.
fn all(format: Format, text: &str) -> Gathered {
    read_all_bytes(text.as_bytes(), None, Some(format)).unwrap()
}

/// Why a file of this name is refused.
fn refused(name: &str, bytes: &[u8]) -> IngestError {
    read_bytes(bytes, Some(Path::new(name)), None).unwrap_err()
}

fn published(draft: &Draft) -> String {
    draft
        .published
        .map(|date| date.to_string())
        .unwrap_or_default()
}
