//! Files of the index whose bytes were checked: each is read through once, and again where it was touched.
//!
//! The engine writes a checksum at the end of every file, and does not look at it when it opens one.

use std::collections::HashSet;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use crate::library::write_lightly;
use crate::search::error::{SearchError, engine};

/// Name of the list: a line for every file that was found whole.
const LIST: &str = "verified";

/// Checks the files of the index's segments that are new or touched since they were last checked.
///
/// # Errors
/// One of them holds other bytes than were written.
pub(super) fn verify(dir: &Path, index: &tantivy::Index) -> Result<(), SearchError> {
    let metas = index
        .load_metas()
        .map_err(|cause| engine(Some(dir), cause))?;
    let segments: Vec<String> = metas
        .segments
        .iter()
        .map(|it| it.id().uuid_string())
        .collect();
    let is_live = |file: &PathBuf| {
        let name = file.to_string_lossy();
        segments.iter().any(|segment| name.starts_with(segment))
    };
    let files = index.directory().list_managed_files();
    // Where the list cannot be read, all are checked anew.
    let known = fs::read_to_string(dir.join(LIST)).unwrap_or_default();
    let known: HashSet<&str> = known.lines().collect();
    let mut found: Vec<String> = Vec::new();
    let mut is_new = false;
    for file in files.into_iter().filter(is_live) {
        // It may be gone: another process merges segments too.
        let Some(line) = line_of(dir, &file) else {
            continue;
        };
        if !known.contains(line.as_str()) {
            check(dir, index, &file)?;
            is_new = true;
        }
        found.push(line);
    }
    if is_new {
        found.sort();
        // Where it cannot be written, they are checked again the next time.
        let _ = write_lightly(&dir.join(LIST), found.join("\n").as_bytes());
    }
    Ok(())
}

/// A file as it stands: its name, its length in bytes, and when it was last touched.
fn line_of(dir: &Path, file: &Path) -> Option<String> {
    let meta = fs::metadata(dir.join(file)).ok()?;
    Some(format!(
        "{} {} {}.{:09}",
        file.display(),
        meta.len(),
        meta.mtime(),
        meta.mtime_nsec()
    ))
}

fn check(dir: &Path, index: &tantivy::Index, file: &Path) -> Result<(), SearchError> {
    match index.directory().validate_checksum(file) {
        Ok(true) => Ok(()),
        // Another process may have merged it away in the meantime.
        _ if !dir.join(file).exists() => Ok(()),
        Ok(false) => Err(differs(dir, file)),
        Err(cause) => Err(damaged(dir, file, &cause.to_string())),
    }
}

/// A file that is not what was written.
pub(super) fn differs(dir: &Path, file: &Path) -> SearchError {
    damaged(dir, file, "checksum differs")
}

fn damaged(dir: &Path, file: &Path, what: &str) -> SearchError {
    SearchError::Damaged {
        dir: dir.to_owned(),
        detail: format!("{}: {what}", file.display()),
    }
}
