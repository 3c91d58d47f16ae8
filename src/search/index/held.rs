//! Whether the index holds exactly what the library lists, told without a look at any name.

use rayon::prelude::*;

use super::Index;
use crate::library::Listed;
use crate::search::error::{SearchError, catch_damage};

/// A number that tells an article and the state of its files from all others.
pub(in crate::search) fn digest(slug: &str, stamp: &str) -> u64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(slug.as_bytes());
    // No name of a file holds a slash.
    hasher.update(b"/");
    hasher.update(stamp.as_bytes());
    let hash = hasher.finalize();
    let first = hash.as_bytes().first_chunk();
    first.map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

impl Index {
    /// Whether it holds these articles as they are listed, and no others. Of two sets that differ the sums of digests are
    /// the same once in 2^64.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn holds(&self, listed: &[Listed]) -> Result<bool, SearchError> {
        let held = catch_damage(|| self.snapshot().digest()).map_err(|cause| self.fail(cause))?;
        let digests = listed.par_iter().with_min_len(512);
        let digests = digests.map(|one| digest(&one.slug, &one.stamp));
        Ok(held == (listed.len(), digests.reduce(|| 0, u64::wrapping_add)))
    }
}
