//! What both sides of the review are drawn with.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::spans::Spans;
use crate::text::SafeText;
use crate::tui::kit::look::{Look, cells, heading, put};
use crate::tui::kit::theme::Role;

/// A heading of one side, in capitals, with what is said behind it; gives the column after it.
pub(super) fn title(look: &Look<'_>, line: Rect, key: &str, beside: &SafeText, buf: &mut Buffer) {
    let name = look.said(&look.messages.text(key).to_uppercase());
    let x = heading(buf, look, line, &name);
    let room = line.right().saturating_sub(x + 3);
    if room > 6 && cells(beside) > 0 {
        let between = SafeText::line(&look.between());
        let x = put(buf, line, (x, line.y), &between, look.style(Role::Dim));
        let beside = look.cut(beside, usize::from(room));
        put(buf, line, (x, line.y), &beside, look.style(Role::Dim));
    }
}

/// Adds words that went, each with its sign.
pub(super) fn gone(spans: &mut Spans, look: &Look<'_>, words: &str) {
    signed(spans, &look.said("−"), words, Role::Strike);
}

/// Adds words, each with a sign before it.
pub(super) fn signed(spans: &mut Spans, sign: &str, words: &str, role: Role) {
    for word in words.split_inclusive(char::is_whitespace) {
        if word.trim().is_empty() {
            spans.push(word, role);
            continue;
        }
        let bare = word.trim_end();
        spans.push(&format!("{sign}{bare}"), role);
        spans.push(word.get(bare.len()..).unwrap_or_default(), Role::Text);
    }
}
