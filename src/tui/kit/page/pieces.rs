//! What laying out lines, tables and places share.

use super::model::{LineKind, PageLine};
use crate::text::ByteRange;

/// Cells between two columns: the canonical text's ` | `.
pub(in crate::tui) const GAP: u16 = 3;
/// Cells from one tab stop to the next in preformatted text.
pub(in crate::tui) const CODE_TAB: usize = 4;

/// Where a row begins.
pub(in crate::tui) fn begin(row: &[ByteRange]) -> usize {
    row.first().map_or(0, |cell| cell.start)
}

/// Parts of `range` from each start to the next, the first from the range's own start; one at least.
pub(in crate::tui) fn covering(range: ByteRange, starts: &[usize]) -> Vec<ByteRange> {
    let inner = starts.iter().copied().skip(1);
    let from = std::iter::once(range.start).chain(inner.clone());
    let to = inner.chain([range.end]);
    from.zip(to).map(|(a, b)| ByteRange::new(a, b)).collect()
}

pub(in crate::tui) fn line(
    range: ByteRange,
    block: usize,
    kind: LineKind,
    prefix: String,
) -> PageLine {
    PageLine {
        range,
        block,
        prefix,
        kind,
        ..PageLine::default()
    }
}
