//! From one grapheme cluster to the next (UAX #29): what a reader takes for a character.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::document::Document;
use crate::text::landmarks;
use crate::text::span::ByteRange;

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
    let last = offset.checked_sub(1)?;
    cluster_at(document, last).map(|cluster| cluster.start)
}

/// The cluster that holds a byte; none past the end of the text.
pub fn cluster_at(document: &Document, offset: usize) -> Option<ByteRange> {
    if let Some(long) = long_cluster(document, offset) {
        return Some(long);
    }
    let text = document.text();
    let start = sure_start(text, offset);
    let clusters = text.get(start..)?.grapheme_indices(true);
    let mut ranges = clusters.map(|(at, cluster)| {
        let at = start + at;
        ByteRange::new(at, at + cluster.len())
    });
    ranges.find(|range| range.end > offset)
}

/// A place at or before an offset where a cluster begins for sure, between two characters of ASCII; where there
/// is none near, any near place.
fn sure_start(text: &str, offset: usize) -> usize {
    let bytes = text.as_bytes();
    let least = text.floor_char_boundary(offset.saturating_sub(WINDOW));
    let begins = |at: &usize| match bytes.get(at - 1..=*at) {
        Some([before, here]) => {
            before.is_ascii() && here.is_ascii() && !matches!([before, here], [b'\r', b'\n'])
        }
        _ => false,
    };
    let mut near = (least + 1..=offset).rev();
    near.find(begins).unwrap_or(least)
}

/// The cluster that holds a byte, where it is of thousands of bytes.
pub fn long_cluster(document: &Document, offset: usize) -> Option<ByteRange> {
    landmarks::around(document, offset)?.cluster(offset)
}
