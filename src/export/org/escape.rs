//! Text that Org reads as text.

use crate::export::clean;

/// Stands before what would be markup; without it the text is the same.
pub(super) const ZERO: char = '\u{200b}';

/// One line of text that Org reads as text.
pub(super) fn line(text: &str) -> String {
    let mut out = inline(&clean::line(text), true);
    // The end of a heading is where its tags are read.
    if out.ends_with(':') {
        out.push(ZERO);
    }
    out
}

/// Running text: paragraphs stay paragraphs, lines stay lines.
pub(super) fn lines(text: &str) -> String {
    let text = clean::text(text);
    let mut out: Vec<String> = Vec::new();
    for paragraph in text.split("\n\n") {
        let lines: Vec<String> = paragraph
            .split('\n')
            .filter(|line| !line.trim().is_empty())
            .map(|line| inline(line, true))
            .collect();
        if !lines.is_empty() {
            out.push(lines.join("\\\\\n"));
        }
    }
    out.join("\n\n")
}

/// Text with a zero-width space before what would be markup.
pub(super) fn inline(text: &str, begins: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    if begins && begins_structure(text) {
        out.push(ZERO);
    }
    let mut before: Option<char> = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let opens = !before.is_some_and(char::is_alphanumeric)
            && next.is_some_and(|next| !next.is_whitespace());
        let apart = match c {
            '*' | '/' | '_' | '=' | '~' | '+' => opens || (before == Some(c)),
            '[' => matches!(next, Some('[' | 'f' | 'c')) || before == Some('['),
            ']' => matches!(before, Some(']' | ':')),
            '<' | '{' | '@' => before == Some(c) || next == Some(c) || c == '<',
            '\\' | '$' | '^' => true,
            ':' => before == Some(':'),
            _ => false,
        };
        if apart {
            out.push(ZERO);
        }
        out.push(c);
        if matches!(c, '\\' | '$' | '_')
            && next.is_some()
            && (c != '_' || matches!(next, Some('{')))
        {
            out.push(ZERO);
        }
        before = Some(c);
    }
    // A break is read from the end of a line.
    if out.ends_with('\\') {
        out.push(ZERO);
    }
    out
}

/// Whether a line would begin something other than a paragraph.
fn begins_structure(text: &str) -> bool {
    let text = text.trim_start();
    let counter = text.split(['.', ')']).next().unwrap_or_default();
    let numbered = counter.len() < text.len()
        && (counter.bytes().all(|byte| byte.is_ascii_digit()) || counter.len() == 1);
    numbered
        || text.starts_with(['*', '#', '-', '+', '|', ':', '\u{200b}'])
        || [
            "CLOCK:",
            "SCHEDULED:",
            "DEADLINE:",
            "CLOSED:",
            "[fn:",
            "COMMENT",
            "TODO",
            "DONE",
        ]
        .iter()
        .any(|word| text.starts_with(word))
}

/// A link to an address.
pub(super) fn link(address: &str) -> String {
    let address = address.replace('[', "%5B").replace(']', "%5D");
    format!("[[{address}]]")
}
