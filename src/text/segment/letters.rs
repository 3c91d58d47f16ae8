//! Where the next letter or digit stands: nothing else makes a word.

use crate::text::document::Document;
use crate::text::landmarks;

/// Bytes looked through before it is asked whether there is more without a letter.
const WINDOW: usize = 4096;

/// The first letter or digit from an offset on.
pub(super) fn next(document: &Document, offset: usize) -> Option<usize> {
    let text = document.text();
    let mut from = text.ceil_char_boundary(offset);
    while from < text.len() {
        let gap = landmarks::around(document, from).and_then(|found| found.gap(from));
        from = gap.map_or(from, |gap| gap.end);
        let end = text.ceil_char_boundary(from + WINDOW);
        let window = text.get(from..end).unwrap_or_default();
        if let Some(at) = window.find(char::is_alphanumeric) {
            return Some(from + at);
        }
        from = end;
    }
    None
}

/// The last letter or digit before an offset.
pub(super) fn prev(document: &Document, offset: usize) -> Option<usize> {
    let text = document.text();
    let mut end = text.floor_char_boundary(offset);
    while end > 0 {
        let last = end - 1;
        let gap = landmarks::around(document, last).and_then(|found| found.gap(last));
        end = gap.map_or(end, |gap| gap.start);
        let from = text.floor_char_boundary(end.saturating_sub(WINDOW));
        let window = text.get(from..end).unwrap_or_default();
        if let Some(at) = window.rfind(char::is_alphanumeric) {
            return Some(from + at);
        }
        end = from;
    }
    None
}
