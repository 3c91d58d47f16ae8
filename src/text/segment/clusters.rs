//! From one grapheme cluster to the next (UAX #29): what a reader takes for a character.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::{ByteRange, Document, landmarks};

/// Bytes looked back for the beginning of a cluster that is not long.
const WINDOW: usize = 256;

/// Where the cluster ends that stands at an offset; none at the end of the text.
pub fn cluster_after(document: &Document, offset: usize) -> Option<usize> {
    let rest = document.text().get(offset..)?;
    if let Some(long) = long_cluster(document, offset) {
        return Some(long.end);
    }
    let first = rest.graphemes(true).next()?;
    Some(offset + first.len())
}

/// Where the cluster begins that ends at an offset; none at the beginning of the text.
pub fn cluster_before(document: &Document, offset: usize) -> Option<usize> {
    let text = document.text();
    if let Some(long) = long_cluster(document, offset.checked_sub(1)?) {
        return Some(long.start);
    }
    let start = text.floor_char_boundary(offset.saturating_sub(WINDOW));
    let before = text.get(start..offset)?;
    let (last, _) = before.grapheme_indices(true).next_back()?;
    Some(start + last)
}

/// The cluster that holds a byte, where it is of thousands of bytes.
pub fn long_cluster(document: &Document, offset: usize) -> Option<ByteRange> {
    landmarks::around(document, offset)?.cluster(offset)
}
