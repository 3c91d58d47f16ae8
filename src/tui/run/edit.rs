//! A text in the reader's own editor and back.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use crate::config;
use crate::library;

/// Opens a text in the reader's editor and gives what it came back as.
///
/// # Errors
/// The editor is missing or ended badly, or the file is gone; the text is then unchanged.
pub(super) fn edit(text: &str, folder: &Path) -> Result<String, String> {
    let path = folder
        .join("editor")
        .join(format!("{}.md", ulid::Ulid::generate()));
    library::write(&path, text.as_bytes()).map_err(|error| error.to_string())?;
    let edited = run(&path);
    let _ = fs::remove_file(&path);
    edited
}

/// Opens a file of the library itself in the reader's editor.
///
/// # Errors
/// The editor is missing or ended badly.
pub(super) fn open(path: &Path) -> Result<(), String> {
    let words = config::editor();
    let Some((program, arguments)) = words.split_first() else {
        return Err(String::new());
    };
    let status = Command::new(program)
        .args(arguments)
        .arg(path)
        .status()
        .map_err(|error| format!("{program}: {}", said(&error)))?;
    if !status.success() {
        return Err(format!("{program}: {status}"));
    }
    Ok(())
}

fn run(path: &Path) -> Result<String, String> {
    open(path)?;
    let bytes = fs::read(path).map_err(|error| said(&error))?;
    String::from_utf8(bytes).map_err(|_| "UTF-8".to_owned())
}

fn said(error: &io::Error) -> String {
    error
        .to_string()
        .split(" (os error")
        .next()
        .unwrap_or_default()
        .to_owned()
}
