//! Writing a note in the reader's editor.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::outcome::{Ending, Failure};
use crate::config;
use crate::workspace::{Hint, Problem};

/// The line below which nothing is kept.
const CUT: &str = "------ >8 ------";

/// What the reader wrote, and the file it stands in until it is kept.
pub(super) struct Written {
    /// The words.
    pub text: String,
    file: PathBuf,
}

impl Written {
    /// Forgets the file: the words are kept elsewhere.
    pub(super) fn kept(self) {
        let _ = fs::remove_file(&self.file);
    }

    /// Where the words still are, when they could not be kept.
    pub(super) fn file(&self) -> &Path {
        &self.file
    }
}

/// Opens the editor on an empty note, `below` standing under it for orientation.
///
/// # Errors
/// The editor cannot be started, ended with a failure, or took the file away.
pub(super) fn write(below: &str) -> Ending<Written> {
    let file = std::env::temp_dir().join(format!("glose-{}.md", ulid::Ulid::generate()));
    let refused =
        |what, error: &std::io::Error| Failure::from(Problem::of_system(what, &file, error));
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&file)
        .and_then(|mut open| open.write_all(format!("\n{CUT}\n{below}\n").as_bytes()))
        .map_err(|error| refused("problem-write", &error))?;
    let words = config::editor();
    let (program, arguments) = words
        .split_first()
        .map_or(("vi", &[][..]), |(first, rest)| (first, rest));
    let status = Command::new(program).args(arguments).arg(&file).status();
    let failed = |cause: String| {
        Failure::from(Problem {
            what: "problem-editor",
            name: words.join(" "),
            cause,
            hint: Hint("hint-editor-set"),
        })
    };
    let outcome = match status {
        Ok(status) if status.success() => {
            fs::read(&file).map_err(|error| refused("problem-read", &error))
        }
        Ok(status) => Err(failed(status.to_string())),
        Err(error) => Err(failed(
            Problem::of_system("problem-editor", &file, &error).cause,
        )),
    };
    let bytes = outcome.inspect_err(|_| {
        let _ = fs::remove_file(&file);
    })?;
    let text = String::from_utf8_lossy(&bytes);
    let text = text.split(CUT).next().unwrap_or_default().trim().to_owned();
    Ok(Written { text, file })
}
