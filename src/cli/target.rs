//! Where an export goes: a file written whole or not at all, never over another without being told to.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use super::outcome::{Ending, Failure};
use super::session::Session;
use crate::workspace::Problem;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrote {
    /// It was written.
    New,
    /// It held the same already.
    Same,
}

/// What may be done to a file that is there and holds something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    /// It is asked for, where someone can answer.
    Ask,
    /// It is overwritten.
    Force,
}

/// Writes a file: as a new one beside it that takes its place, so that it is whole at every moment. What is
/// no file (a device, a pipe) is written to as it is.
///
/// # Errors
/// It is a folder; it is there and may not be overwritten; the system refused.
pub(super) fn write(session: &Session, path: &Path, text: &str, over: Over) -> Ending<Wrote> {
    let refused =
        |error: &io::Error| Failure::from(Problem::of_system("problem-write", path, error));
    let real = match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => {
            let name = path.display().to_string();
            return Err(Failure::of("problem-target-folder", &name, "hint-into"));
        }
        Ok(meta) if !meta.is_file() => {
            let written = OpenOptions::new()
                .write(true)
                .open(path)
                .and_then(|mut file| file.write_all(text.as_bytes()));
            return written
                .map(|()| Wrote::New)
                .map_err(|error| refused(&error));
        }
        Ok(_) => {
            if fs::read(path).is_ok_and(|there| there == text.as_bytes()) {
                return Ok(Wrote::Same);
            }
            if over == Over::Ask && !may_overwrite(session, path)? {
                let name = path.display().to_string();
                return Err(Failure::of("problem-target-exists", &name, "hint-force"));
            }
            // Through a link, the file that it names.
            fs::canonicalize(path).map_err(|error| refused(&error))?
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => path.to_owned(),
        Err(error) => return Err(refused(&error)),
    };
    replace(&real, text).map_err(|error| refused(&error))?;
    Ok(Wrote::New)
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let temporary = folder.join(format!(".glose-{}.tmp", ulid::Ulid::generate()));
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&temporary)
        .and_then(|mut file| {
            if let Ok(meta) = fs::metadata(path) {
                file.set_permissions(meta.permissions())?;
            }
            file.write_all(text.as_bytes())?;
            file.sync_all()
        })
        .and_then(|()| fs::rename(&temporary, path));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written?;
    // Some file systems cannot flush a folder; the file is there all the same.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Asks whether a file may be overwritten; where nobody can answer, it may not.
fn may_overwrite(session: &Session, path: &Path) -> Ending<bool> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Ok(false);
    }
    let name = path.display().to_string();
    let question = session.with("cli-overwrite", &[("path", name.into())]);
    let question = crate::text::SafeText::line(&question);
    let _ = write!(io::stderr(), "{} ", question.as_str());
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).map_err(|error| {
        Failure::from(Problem::of_system("problem-read", Path::new("-"), &error))
    })?;
    let answer = answer.trim().to_lowercase();
    Ok(matches!(answer.as_str(), "o" | "oui" | "y" | "yes"))
}
