//! Telling whether another process has committed since.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// The list of segments, replaced at each commit.
pub(super) const META_FILE: &str = "meta.json";

/// How the list of segments looked when it was last read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    modified: Option<SystemTime>,
    len: u64,
}

impl Seen {
    /// How it looks now; `None` where there is none.
    pub fn of(dir: &Path) -> Option<Self> {
        let meta = fs::metadata(dir.join(META_FILE)).ok()?;
        Some(Self {
            modified: meta.modified().ok(),
            len: meta.len(),
        })
    }
}
