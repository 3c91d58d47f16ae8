//! What is selected, for the end of the key bar.

use crate::text::SafeText;
use crate::tui::kit::look::Look;
use crate::tui::screen::reader::Reader;
use crate::tui::screen::reader::select::Size;

/// `SÉLECTION phrase · 43 car.`
pub(in crate::tui::screen::reader) fn selection(
    reader: &Reader,
    look: &Look<'_>,
) -> Option<SafeText> {
    let range = reader.selection?.range();
    let mode = if reader.reshaping.is_some() {
        "mode-passage"
    } else {
        "mode-select"
    };
    let name = look.messages.text(mode).to_uppercase();
    let size = Size::ALL
        .into_iter()
        .find(|size| size.around(&reader.document, range.start) == range);
    let name = match size {
        Some(size) => format!("{name} {}", look.messages.text(size.key())),
        None => name,
    };
    let chars = reader.document.to_chars(range);
    let args = [("count", chars.end.saturating_sub(chars.start).into())];
    Some(look.joined(&[look.said(&name), look.with("short-characters", &args)]))
}
