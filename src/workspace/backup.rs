//! The whole library in one file, and back.

use std::path::Path;

use super::{Hint, Problem, ProblemKind, Progress, Watch, Workspace};
use crate::library::{LibraryError, backup};

pub use crate::library::backup::{Unpacked, is_backup};

/// What a backup holds, and what it is without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackedUp {
    /// How many files it holds.
    pub files: usize,
    /// Files that could not be read: it is without them.
    pub problems: Vec<Problem>,
    /// What belongs to other programs, or is no plain file, below the library: no part of it.
    pub left_out: Vec<String>,
}

impl Workspace {
    /// Writes the whole library into one file, which is read back before it gets its name; `None` where it
    /// was stopped.
    ///
    /// # Errors
    /// The place is inside the library; it cannot be written; what was written cannot be read back.
    pub fn back_up(&self, file: &Path, watch: Watch<'_>) -> Result<Option<BackedUp>, Problem> {
        let folder = std::path::absolute(file).ok();
        let folder = folder.as_deref().and_then(Path::parent);
        let folder = folder.and_then(|folder| folder.canonicalize().ok());
        let root = self.library.root().canonicalize().ok();
        if let (Some(folder), Some(root)) = (folder, root)
            && folder.starts_with(root)
        {
            let name = file.display().to_string();
            return Err(Problem::new(
                ProblemKind::BackupInsideLibrary,
                &name,
                Hint::OutsideLibrary,
            ));
        }
        let packed = self.library.back_up(file, &mut |done, total| {
            watch(Progress {
                what: "progress-backup",
                done,
                total,
            })
        })?;
        Ok(packed.map(|packed| BackedUp {
            files: packed.files,
            problems: packed.failed.into_iter().map(without).collect(),
            left_out: packed
                .left_out
                .iter()
                .map(|path| path.display().to_string())
                .collect(),
        }))
    }
}

/// A file that a backup is without, with why.
fn without(error: LibraryError) -> Problem {
    Problem {
        hint: Some(Hint::CopyByHand),
        ..error.into()
    }
}

/// Restores a backup as the library at `into`, which must be new or empty.
///
/// # Errors
/// The folder holds something; the file is missing or no whole backup; then nothing was restored.
pub fn restore_backup(file: &Path, into: &Path) -> Result<Unpacked, Problem> {
    let unpacked = backup::unpack(file, into, &backup::Limits::default());
    unpacked.map_err(|error| match error {
        LibraryError::Read { path, .. } if path == file && !file.exists() => {
            let name = file.display().to_string();
            Problem::new(ProblemKind::NotFound, &name, Hint::NotFound)
        }
        other => other.into(),
    })
}
