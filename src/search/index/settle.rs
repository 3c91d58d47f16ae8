//! Few segments after much was indexed.

use super::{BUDGETS, Index};
use crate::search::error::SearchError;

/// Segments of more documents than this are left as they are: to write them anew takes longer than it saves.
const LARGE: u32 = 20_000;

impl Index {
    /// Brings the segments that indexing many articles left together into one, large ones aside. Every file of a segment is
    /// opened by each process and looked at by each save, whatever its size.
    ///
    /// # Errors
    /// As [`Index::update`].
    pub fn settle(&self) -> Result<(), SearchError> {
        self.experienced.forget();
        let metas = self.inner.searchable_segment_metas();
        let metas = metas.map_err(|cause| self.fail(cause))?;
        let small = metas.iter().filter(|meta| meta.num_docs() <= LARGE);
        let small: Vec<_> = small.map(tantivy::SegmentMeta::id).collect();
        if small.len() < 2 {
            return Ok(());
        }
        let mut writer = self.writer(BUDGETS.0)?;
        writer
            .merge(&small)
            .wait()
            .map_err(|cause| self.fail(cause))?;
        writer
            .wait_merging_threads()
            .map_err(|cause| self.fail(cause))?;
        self.reload()
    }
}
