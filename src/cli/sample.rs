//! The sample library that comes with the program.

use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::outcome::{Ending, Failure};
use crate::config::Places;
use crate::workspace::{Problem, ProblemKind, Workspace};

static LIBRARY: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/fixtures/library");

/// A folder that is gone when this is dropped.
#[derive(Debug)]
pub(super) struct Passing(PathBuf);

impl Passing {
    /// Makes a folder of its own, for the reader alone, among the system's temporary ones.
    ///
    /// # Errors
    /// The system refused.
    pub(super) fn make() -> Ending<Self> {
        let path = std::env::temp_dir().join(format!("glose-demo-{}", ulid::Ulid::generate()));
        let made = fs::DirBuilder::new().mode(0o700).create(&path);
        made.map_err(|error| {
            Failure::from(Problem::of_system(ProblemKind::Unwritable, &path, &error))
        })?;
        Ok(Self(path))
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Lays the sample library out below a folder, with its notes and its index.
///
/// # Errors
/// The system refused.
pub(super) fn build(folder: &Path) -> Ending<(Places, Workspace)> {
    let places = Places::below(folder);
    let library = &places.library;
    let refused = |error: &io::Error| {
        Failure::from(Problem::of_system(ProblemKind::Unwritable, library, error))
    };
    fs::create_dir_all(library)
        .and_then(|()| LIBRARY.extract(library))
        .map_err(|error| refused(&error))?;
    let workspace = Workspace::open(library, &places.index, &places.state)?;
    workspace.refresh(&mut |_| ControlFlow::Continue(()))?;
    Ok((places, workspace))
}
