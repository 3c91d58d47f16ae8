//! Text that stays text in HTML, inside elements and attributes alike.

use crate::export::clean;

/// The text with `& < > " '` as entities and without characters that act.
pub(in crate::export) fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if clean::acts(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// The beginning of a link; nothing where the address may not be followed.
pub(super) fn open_link(address: &str) -> Option<String> {
    let address = clean::address(address)?;
    let address = text(&address);
    Some(format!(
        "<a href=\"{address}\" rel=\"noopener noreferrer\">"
    ))
}
