//! The long blocks of a document, looked through before anyone waits for them.

use std::borrow::Cow;

use super::document::Document;
use super::long_blocks::{BlockLandmarks, widths};

/// Looks through the long blocks of a text, so that no one waits for it later: beside the thread that draws.
/// Takes time by their length, some 20 ms a megabyte.
pub fn survey(document: &Document) {
    let landmarks = document.landmarks();
    landmarks.survey(document.text(), document.blocks());
}

/// How wide a table's columns are where nothing is wrapped, in cells: each as wide as its widest cell. Nothing
/// for a block that is no table.
pub fn column_widths(document: &Document, block: usize) -> Cow<'_, [usize]> {
    let Some(block) = document.blocks().get(block) else {
        return Cow::default();
    };
    match around(document, block.range.start) {
        Some(found) => (&*found.columns).into(),
        None => widths(document.text(), &block.kind).into(),
    }
}

/// What is known of the block that an offset stands in, or at the end of; nothing where it is not long.
pub(super) fn around(document: &Document, offset: usize) -> Option<&BlockLandmarks> {
    let landmarks = document.landmarks();
    landmarks.around(document.text(), document.blocks(), offset)
}
