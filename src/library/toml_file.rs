//! TOML files that a reader may edit too: read with what is wrong and where, changed in one place at a time.

use std::path::Path;

use toml_edit::{DocumentMut, TomlError};

use super::error::LibraryError;
use super::lock::Lock;
use super::store::{self, Over, Put};

/// How often a change is made anew where another program keeps writing the file.
const AGAIN: usize = 8;

/// The text of a TOML file; empty where there is none.
///
/// # Errors
/// The system refused; it is not UTF-8: the line is named.
pub fn read_toml(path: &Path) -> Result<String, LibraryError> {
    Ok(read(path)?.1)
}

/// Changes a TOML file, which is made where there is none: every other line, comment and key stays. `lock` is
/// held from reading to writing. The file's folder must be there.
///
/// # Errors
/// The file cannot be read as TOML, or `change` says why it cannot be made: then it is left as it is. The system
/// refused.
pub fn edit_toml(
    path: &Path,
    lock: &Lock,
    change: impl Fn(&mut DocumentMut) -> Result<(), String>,
) -> Result<(), LibraryError> {
    let _held = lock.hold()?;
    let mut tries = 0;
    loop {
        let (before, text) = read(path)?;
        let changed = edit_text(path, &text, &change)?;
        if changed == text {
            return Ok(());
        }
        let put = store::put(Put {
            path,
            bytes: changed.as_bytes(),
            over: before.as_deref().map_or(Over::Nothing, Over::Bytes),
        });
        match put {
            Err(LibraryError::Conflict { .. }) if tries < AGAIN => tries += 1,
            ended => return ended,
        }
    }
}

/// The bytes of a file, if it is there, and its text.
fn read(path: &Path) -> Result<(Option<Vec<u8>>, String), LibraryError> {
    let bytes = match store::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.is_missing() => return Ok((None, String::new())),
        Err(error) => return Err(error),
    };
    match String::from_utf8(bytes) {
        Ok(text) => Ok((Some(text.clone().into_bytes()), text)),
        Err(error) => {
            let until = error.utf8_error().valid_up_to();
            let before = error.as_bytes().get(..until).unwrap_or_default();
            Err(LibraryError::NotToml {
                path: path.to_owned(),
                line: line_of(before),
                reason: "not UTF-8".to_owned(),
            })
        }
    }
}

/// Reads the text of a TOML file.
///
/// # Errors
/// It is no TOML: what is wrong, and in which line.
pub fn parse_toml(path: &Path, text: &str) -> Result<DocumentMut, LibraryError> {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    bare.parse().map_err(|error: TomlError| {
        let before = error.span().and_then(|span| bare.get(..span.start));
        LibraryError::NotToml {
            path: path.to_owned(),
            line: before.map_or(1, |before| line_of(before.as_bytes())),
            reason: error.message().trim_end().replace('\n', ", "),
        }
    })
}

/// A file's text with a change made in it. Its line ends and its byte order mark stay.
fn edit_text(
    path: &Path,
    text: &str,
    change: impl Fn(&mut DocumentMut) -> Result<(), String>,
) -> Result<String, LibraryError> {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut document = parse_toml(path, text)?;
    let stood = document.to_string();
    change(&mut document).map_err(|reason| LibraryError::NotToml {
        path: path.to_owned(),
        line: 1,
        reason,
    })?;
    let mut after = document.to_string();
    if after == stood {
        return Ok(text.to_owned());
    }
    if bare.contains("\r\n") {
        after = after.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    if bare.len() != text.len() {
        after.insert(0, '\u{feff}');
    }
    Ok(after)
}

/// The line that comes after some bytes, from 1.
fn line_of(before: &[u8]) -> usize {
    before.split(|byte| *byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(text: &str) -> Result<String, LibraryError> {
        edit_text(Path::new("a.toml"), text, |document| {
            document.insert("b", toml_edit::value("neuf"));
            Ok(())
        })
    }

    #[test]
    fn line_ends_marks_comments_and_foreign_tables_stay() {
        let text = "# à moi\na = \"x\" # là\n\n[other.program]\nkept = [1, 2]\n";
        let added = text.replace("là\n", "là\nb = \"neuf\"\n");
        assert_eq!(edited(text).unwrap(), added);
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        let expected = format!("\u{feff}{}", added.replace('\n', "\r\n"));
        assert_eq!(edited(&windows).unwrap(), expected);
        let same = |text: &str| edit_text(Path::new("a.toml"), text, |_| Ok(())).unwrap();
        assert_eq!(same(&windows), windows);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        let Err(LibraryError::NotToml { line, .. }) = edited("a = 1\nc = = 2\n") else {
            panic!("taken");
        };
        assert_eq!(line, 2);
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.toml");
        std::fs::write(&path, b"a = 1\n\nb = \"\xe9t\xe9\"\n").unwrap();
        let Err(LibraryError::NotToml { line, .. }) = read_toml(&path) else {
            panic!("taken");
        };
        assert_eq!(line, 3);
    }

    #[test]
    fn two_writers_keep_each_others_keys() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.toml");
        std::thread::scope(|scope| {
            for writer in 0..4 {
                let path = &path;
                scope.spawn(move || {
                    let lock = Lock::of(path.parent().unwrap());
                    for at in 0..10 {
                        edit_toml(path, &lock, |document| {
                            document.insert(&format!("k{writer}-{at}"), toml_edit::value(at));
                            Ok(())
                        })
                        .unwrap();
                    }
                });
            }
        });
        let text = read_toml(&path).unwrap();
        assert_eq!(text.lines().count(), 40, "{text}");
    }
}
