//! Writing an export where the reader wants it: whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Hint, Problem};
use crate::export::OutputFile;
use crate::library;

/// Writes what goes out: one file to `path` (into it where it is a folder), several into the folder
/// `path`. Gives the place of what was written.
///
/// # Errors
/// A file of that name is there and `overwrite` is false (`problem-exists`, nothing is written), or the
/// system refused.
pub fn write_export(
    files: &[OutputFile],
    path: &Path,
    overwrite: bool,
) -> Result<PathBuf, Problem> {
    let into_folder = files.len() != 1 || path.is_dir();
    let targets: Vec<(PathBuf, &OutputFile)> = files
        .iter()
        .map(|file| {
            (
                if into_folder {
                    path.join(&file.name)
                } else {
                    path.to_owned()
                },
                file,
            )
        })
        .collect();
    if !overwrite && let Some((taken, _)) = targets.iter().find(|(target, _)| target.exists()) {
        return Err(Problem {
            what: "problem-exists",
            name: taken.display().to_string(),
            cause: String::new(),
            hint: Hint("hint-force"),
        });
    }
    for (target, file) in &targets {
        if let Some(folder) = target
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            let made = fs::create_dir_all(folder);
            made.map_err(|error| Problem::of_system("problem-write", folder, &error))?;
        }
        // Devices and pipes cannot be replaced by a new file: they are written to.
        if fs::metadata(target).is_ok_and(|meta| !meta.is_file()) {
            let written = write_through(target, &file.text);
            written.map_err(|error| Problem::of_system("problem-write", target, &error))?;
        } else {
            library::write(target, file.text.as_bytes())?;
        }
    }
    Ok(match targets.as_slice() {
        [(only, _)] => only.clone(),
        _ => path.to_owned(),
    })
}

fn write_through(target: &Path, text: &str) -> io::Result<()> {
    use std::io::Write as _;
    let mut file = fs::OpenOptions::new().write(true).open(target)?;
    file.write_all(text.as_bytes())?;
    file.flush()
}
