//! Which segments are merged as articles come and go.

use tantivy::indexer::{LogMergePolicy, MergePolicy};

/// Small segments are merged early, large ones seldom: saving a note rewrites little.
pub(super) fn merge_policy() -> Box<dyn MergePolicy> {
    let mut policy = LogMergePolicy::default();
    policy.set_min_num_segments(6);
    policy.set_min_layer_size(64);
    policy.set_del_docs_ratio_before_merge(0.3);
    Box::new(policy)
}
