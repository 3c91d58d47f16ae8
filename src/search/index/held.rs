//! Whether the index holds exactly what the library lists, told without a look at any name.

use rayon::prelude::*;

use super::Index;
use crate::library::Listed;
use crate::search::digest::digest;
use crate::search::error::{SearchError, catch_damage};

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
