//! Text from strangers made fit to stand in a file: no control characters, no hidden direction.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a character acts instead of standing: controls other than line feed and tab, and the marks
/// that turn the direction of a text unseen.
pub(super) fn acts(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// The text without characters that act; `\r\n` and `\r` become `\n`.
pub(super) fn text(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(lines.chars().filter(|c| !acts(*c)).collect())
}

/// A whole file without C0 and C1 controls but tabs and line ends: what every export ends with, whatever its
/// format does with characters that act.
pub fn without_controls(text: String) -> String {
    let acts = |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r');
    let lone = |text: &str| text.contains('\r') && text.replace("\r\n", "").contains('\r');
    if !text.contains(acts) && !lone(&text) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() != Some(&'\n') => out.push('\n'),
            c if acts(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// The text on one line: every run of white space is one space, none at either end.
pub(super) fn line(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for word in text(value).split(|c: char| c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}') {
        if !word.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out
}

/// A tag on one line without white space.
pub(super) fn tag(tag: &str) -> String {
    line(tag).split_whitespace().collect::<Vec<_>>().join("-")
}

/// An address that may be followed: `http`, `https` or `mailto`, percent-encoded where a character would
/// end it in some format. `None` for every other source.
pub(super) fn address(source: &str) -> Option<String> {
    let source = line(source);
    let scheme = source.split_once(':')?.0.to_ascii_lowercase();
    if !matches!(scheme.as_str(), "http" | "https" | "mailto") {
        return None;
    }
    let mut out = String::with_capacity(source.len());
    for c in source.chars() {
        if c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\\' | '`' | '{' | '}' | '|' | '^') {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        } else {
            out.push(c);
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_act_are_dropped() {
        assert_eq!(text("a\u{1b}[31mb\u{9d}\u{202e}c\r\nd"), "a[31mbc\nd");
        assert_eq!(
            line("  un\n titre\t« de\u{a0}lui »  "),
            "un titre « de\u{a0}lui »"
        );
    }

    #[test]
    fn a_file_has_no_controls_but_tabs_and_line_ends() {
        let text = "a\u{1b}[31m\tb\u{9b}c\r\nd\re\u{7f}\u{0}\n".to_owned();
        assert_eq!(without_controls(text), "a[31m\tbc\r\nd\ne\n");
    }

    #[test]
    fn only_web_addresses_may_be_followed() {
        assert_eq!(
            address("https://e.org/a b<c>").as_deref(),
            Some("https://e.org/a%20b%3Cc%3E")
        );
        for other in [
            "javascript:alert(1)",
            "data:text/html,x",
            "notes.txt",
            "/etc/passwd",
            "",
        ] {
            assert_eq!(address(other), None, "{other}");
        }
    }
}
