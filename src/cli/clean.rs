//! JSON that is safe to show: escaped where a character of its texts could steer a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_normalization::char::is_combining_mark;

/// The most marks on one letter that a terminal is given as they are.
const MARKS: usize = 8;

/// JSON in which no character of its texts could steer a terminal. JSON's own signs are none of them, so
/// that each can be replaced wherever it stands.
pub(super) fn escape_json(json: &str) -> Cow<'_, str> {
    if json.is_ascii() && !json.contains(steers) {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    let mut marks = 0;
    for character in json.chars() {
        marks = if is_combining_mark(character) {
            marks + 1
        } else {
            0
        };
        if steers(character) || marks > MARKS {
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(character);
        }
    }
    Cow::Owned(escaped)
}

/// Whether a character steers a terminal (C0, DEL, C1), ends a line for some readers, turns the direction
/// of text, or is there without being seen.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn json_means_the_same_and_holds_nothing_that_steers(text in any::<String>()) {
            let json = serde_json::to_string(&text).unwrap();
            let escaped = escape_json(&json);
            prop_assert!(!escaped.chars().any(steers));
            prop_assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), text);
        }
    }

    #[test]
    fn what_is_not_seen_and_marks_beyond_eight_are_spelled_out() {
        let text = format!("a\u{200b}b\u{ad}\u{e0041}e{}", "\u{301}".repeat(10));
        let json = serde_json::to_string(&text).unwrap();
        let escaped = escape_json(&json);
        assert!(
            escaped.starts_with("\"a\\u200bb\\u00ad\\udb40\\udc41e"),
            "{escaped}"
        );
        assert!(escaped.ends_with("\\u0301\\u0301\""), "{escaped}");
        assert_eq!(escaped.matches('\u{301}').count(), 8);
        assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), text);
    }
}
